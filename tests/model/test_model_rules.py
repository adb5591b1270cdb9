"""What the journal and the editions rely on, so that a new noun cannot break them unnoticed."""

from typing import Any

import pytest
from sqlalchemy import JSON, LargeBinary, Table, Uuid
from sqlalchemy.orm import Mapper

from planner.model import Base, Disclosure, Person
from planner.model.keeping import KEEPING
from planner.store.schema import metadata

MAPPERS = sorted(Base.registry.mappers, key=str)
TABLES = metadata.sorted_tables


@pytest.mark.parametrize("mapper", MAPPERS, ids=str)
def test_a_relationship_is_plain_and_has_no_table_of_its_own(mapper: Mapper[Any]) -> None:
    for relation in mapper.relationships:
        assert relation.secondary is None, "a link is a noun, or the journal misses it"
        assert relation.lazy == "select", "queries are strict by themselves; actions look around"
        assert len(relation.local_remote_pairs or ()) == 1


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_the_database_changes_nothing_by_itself(table: Table) -> None:
    for key in table.foreign_keys:
        assert key.ondelete is None, "the unit of work deletes, so that the journal sees it"
        assert key.onupdate is None
        assert key.deferrable, "undo puts rows back in any order"
        assert key.initially == "DEFERRED"
    for column in table.columns:
        assert column.server_default is None, "values are given by us"
        assert column.onupdate is None


@pytest.mark.parametrize("mapper", MAPPERS, ids=str)
def test_a_noun_is_one_row_of_plain_values_known_by_its_id(mapper: Mapper[Any]) -> None:
    table = mapper.local_table
    assert [column.name for column in table.primary_key] == ["id"]
    assert isinstance(table.c.id.type, Uuid)
    assert len(mapper.tables) == 1
    for column in table.columns:
        assert not isinstance(column.type, JSON), "a change inside a value would go unseen"
        assert not isinstance(column.type, LargeBinary), "keep a digest; keep the bytes elsewhere"


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_every_column_has_its_class(table: Table) -> None:
    for column in table.columns:
        assert isinstance(column.info.get("disclosure"), Disclosure), f"{column} has no class"


def test_what_is_private_stands_in_tables_of_its_own() -> None:
    apart = {Disclosure.CARE: "delegate_care", Disclosure.PRIVATE: "person_private"}
    for table in TABLES:
        for column in table.columns:
            home = apart.get(column.info["disclosure"])
            assert home is None or table.name == home, f"{column} belongs into {home}"


def test_how_somebody_is_reached_is_told_with_phones() -> None:
    classes = {
        f"{table.name}.{column.name}": column.info["disclosure"]
        for table in Base.metadata.tables.values()
        for column in table.columns
        if column.name.endswith("phone") or column.name in ("emails", "whom_to_call")
    }
    told = {name: each for name, each in classes.items() if each is not Disclosure.PHONES}
    assert told == {"person_private.private_phone": Disclosure.PRIVATE}


def test_every_link_to_a_file_is_known_where_files_are_kept() -> None:
    links = {
        mapper.class_
        for mapper in Base.registry.mappers
        if any(column.name == "attachment_id" for column in mapper.columns)
    }
    assert links == {each.link for each in KEEPING.values()}
    for each in KEEPING.values():
        assert getattr(each.link, each.name).property.mapper.class_ is each.noun
        assert each.key.property.columns[0].references(each.noun.__table__.c.id)


def test_what_a_sentence_says_of_a_person_is_its_name() -> None:
    assert str(Person(given_name="Claire", family_name="Moreau")) == "Claire Moreau"


@pytest.mark.parametrize("mapper", MAPPERS, ids=str)
def test_every_owner_deletes_what_it_owns_and_nothing_is_owned_twice(mapper: Mapper[Any]) -> None:
    owners = [
        relation
        for other in MAPPERS
        for relation in other.relationships
        if relation.mapper is mapper and relation.cascade.delete_orphan
    ]
    assert len(owners) <= 1
    assert all(owner.cascade.delete for owner in owners)
