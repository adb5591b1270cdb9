"""Delegations take what a person types: fields, precedence, groups, another person instead."""

from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from builders import (
    a_delegate,
    a_group,
    a_leg,
    a_note,
    a_participation,
    a_person,
    a_traveller,
    a_visit,
    an_exchange,
    an_item,
    keep,
)
from sqlalchemy import select
from whole_exchange import an_exchange_with_everything

from planner.actions.delegates import (
    add_delegate,
    edit_delegate,
    edit_delegates,
    look_at,
    move_delegate,
    paste_delegates,
    remove_delegate,
    replace_delegate,
)
from planner.actions.groups import add_group, edit_group, remove_group, set_member
from planner.model import Consent, Delegate, Person, PersonPrivate, Refused, Visit
from planner.queries.exchanges import whole_exchange
from planner.store.database import Store
from planner.store.journal import entries


@pytest.fixture
def exchange_id(store: Store) -> UUID:
    exchange = an_exchange_with_everything()
    keep(store, exchange)
    return exchange.id


def visit_of(store: Store, exchange_id: UUID) -> Visit:
    return store.ask(lambda session: whole_exchange(session, exchange_id)).visits[0]


def names(visit: Visit) -> list[str]:
    return [str(delegate.person) for delegate in visit.delegates]


def add(store: Store, visit: Visit, given: str, family: str, **more: Any) -> UUID:
    fields = {"given_name": given, "family_name": family, **more.pop("fields", {})}
    return store.do(lambda session: add_delegate(session, visit.id, fields, **more)).result


def find(store: Store, exchange_id: UUID, delegate_id: UUID) -> Delegate:
    visit = visit_of(store, exchange_id)
    return next(each for each in visit.delegates if each.id == delegate_id)


def test_a_new_delegate_stands_where_asked(store: Store, exchange_id: UUID) -> None:
    visit = visit_of(store, exchange_id)
    before = names(visit)
    add(store, visit, "Ana", "Last")
    add(store, visit, "Bo", "Second", after=visit.delegates[0].id)
    assert names(visit_of(store, exchange_id)) == [
        before[0], "Bo Second", *before[1:], "Ana Last"
    ]  # fmt: skip


def test_fields_take_what_is_typed(store: Store, exchange_id: UUID) -> None:
    visit = visit_of(store, exchange_id)
    who = add(store, visit, "Ana", "New")
    fields = {
        "role": "Interpreter", "sector": "civil society", "organization": "City of Nantes",
        "joins": "16 4 2027", "emails": "a@example.org; b@example.org", "dietary": "Halal",
        "needs_interpreter": "no", "consent": "yes", "passport_expiry": "2031-05-06",
        "citizenships": "FR, DZ",
    }  # fmt: skip
    store.do(lambda session: edit_delegate(session, who, fields))
    delegate = find(store, exchange_id, who)
    assert (delegate.role, delegate.sector) == ("interpreter", "civil-society")
    assert str(delegate.organization) == "City of Nantes"
    assert delegate.joins == date(2027, 4, 16)
    assert delegate.person.emails == ("a@example.org", "b@example.org")
    assert delegate.care is not None and delegate.care.dietary == "Halal"
    assert delegate.needs_interpreter is False
    assert delegate.consent is Consent.YES
    query = select(PersonPrivate).where(PersonPrivate.person_id == delegate.person.id)
    private = store.ask(lambda session: session.scalars(query).one())
    assert (private.passport_expiry, private.citizenships) == (date(2031, 5, 6), ("FR", "DZ"))
    store.do(lambda session: edit_delegate(session, who, {"dietary": "unknown", "sector": ""}))
    delegate = find(store, exchange_id, who)
    assert delegate.care is not None and delegate.care.dietary is None
    assert delegate.sector is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("sector", "astronaut"),
        ("joins", "31 2 2027"),
        ("groups", "Z"),
        ("family_name", ""),
        ("passport_expiry", "soon"),
        ("shoe_size", "44"),
    ],
)
def test_nonsense_is_refused_at_its_field(
    store: Store, exchange_id: UUID, field: str, value: str
) -> None:
    who = add(store, visit_of(store, exchange_id), "", "Only")
    before = store.ask(entries)
    with pytest.raises(Refused) as refused:
        store.do(lambda session: edit_delegate(session, who, {field: value}))
    assert refused.value.field == field
    assert store.ask(entries) == before


def test_a_block_is_one_step(store: Store, exchange_id: UUID) -> None:
    visit = visit_of(store, exchange_id)
    first = visit.delegates[0]
    store.do(
        lambda session: paste_delegates(
            session,
            visit.id,
            {first.id: {"position": "Mayor"}},
            [{"family_name": "Una"}, {"family_name": "Duo", "sector": "other"}],
        )
    )
    after = visit_of(store, exchange_id)
    assert after.delegates[0].position == "Mayor"
    assert names(after)[-2:] == ["Una", "Duo"]
    both = {each.id: {"english_level": "Good"} for each in after.delegates[-2:]}
    entry = store.do(lambda session: edit_delegates(session, both)).entry
    assert entry is not None and entry.label == "Change the english level of 2 delegates"


def test_precedence_moves_and_stays_in_bounds(store: Store, exchange_id: UUID) -> None:
    visit = visit_of(store, exchange_id)
    who = add(store, visit, "Ana", "New")
    store.do(lambda session: move_delegate(session, who, -3))
    assert names(visit_of(store, exchange_id))[0] == "Ana New"
    assert store.do(lambda session: move_delegate(session, who, 0)).entry is None
    store.do(lambda session: move_delegate(session, who, 99))
    assert names(visit_of(store, exchange_id))[-1] == "Ana New"


def test_who_replaces_keeps_the_assignments_and_not_the_needs(
    store: Store, exchange_id: UUID
) -> None:
    visit = visit_of(store, exchange_id)
    old = visit.delegates[0]
    groups = [each.group.id for each in old.memberships]
    items = [each.item_id for each in old.participations]
    store.do(lambda session: edit_delegate(session, old.id, {"dietary": "Kosher"}))
    store.do(lambda session: replace_delegate(session, old.id, {"family_name": "Instead"}))
    new = find(store, exchange_id, old.id)
    assert str(new.person) == "Instead"
    assert new.person.id != old.person.id
    assert [each.group.id for each in new.memberships] == groups
    assert [each.item_id for each in new.participations] == items
    assert new.care is None


def test_an_alumnus_brings_along_what_is_known(store: Store, exchange_id: UUID) -> None:
    visit = visit_of(store, exchange_id)
    known = visit.delegates[0]
    with pytest.raises(Refused, match="already"):
        store.do(lambda session: add_delegate(session, visit.id, {}, person_id=known.person.id))
    store.do(
        lambda session: edit_delegate(session, known.id, {"position": "Mayor", "dietary": "Vegan"})
    )
    other = an_exchange_with_everything()
    other.name = "Another"
    keep(store, other)
    there = visit_of(store, other.id)
    who = store.do(
        lambda session: add_delegate(session, there.id, {}, person_id=known.person.id)
    ).result
    again = find(store, other.id, who)
    assert again.person.id == known.person.id
    assert again.position == "Mayor"
    assert again.care is not None and again.care.dietary == "Vegan"
    assert again.care.id != (known.care.id if known.care else None)


def test_a_look_at_what_is_private_is_in_the_journal(store: Store, exchange_id: UUID) -> None:
    visit = visit_of(store, exchange_id)
    who = add(store, visit, "Ana", "New", fields={"passport_number": "X1234567"})
    done = store.do(lambda session: look_at(session, who, "passport_number"))
    assert done.result == "X1234567"
    assert done.entry is not None
    assert done.entry.label == "Look at the passport number of Ana New"
    assert "X1234567" not in repr(done.entry)
    assert store.ask(entries)[-1].about == (exchange_id,)
    with pytest.raises(Refused):
        store.do(lambda session: look_at(session, who, "position"))


def test_groups_come_change_and_go(store: Store, exchange_id: UUID) -> None:
    visit = visit_of(store, exchange_id)
    who = add(store, visit, "Ana", "New")
    group = store.do(lambda session: add_group(session, visit.id, "Schools", [who])).result
    store.do(
        lambda session: edit_group(session, group, {"name": "Youth", "first_day": "2027-04-20"})
    )
    delegate = find(store, exchange_id, who)
    assert [each.group.name for each in delegate.memberships] == ["Youth"]
    store.do(lambda session: edit_delegate(session, who, {"groups": ""}))
    assert find(store, exchange_id, who).memberships == []
    store.do(lambda session: edit_delegate(session, who, {"groups": "youth"}))
    assert len(find(store, exchange_id, who).memberships) == 1
    store.do(lambda session: remove_group(session, group))
    assert find(store, exchange_id, who).memberships == []


def test_the_person_stays_when_the_delegate_goes(store: Store, exchange_id: UUID) -> None:
    visit = visit_of(store, exchange_id)
    who = visit.delegates[0]
    store.do(lambda session: remove_delegate(session, who.id))
    assert who.id not in [each.id for each in visit_of(store, exchange_id).delegates]
    assert store.ask(lambda session: session.get(Person, who.person.id)) is not None


def test_nobody_goes_with_two_groups_on_one_day(store: Store, exchange_id: UUID) -> None:
    visit = visit_of(store, exchange_id)
    who, other = add(store, visit, "Ana", "New"), add(store, visit, "Bo", "New")

    def groups_of(delegate: UUID) -> list[str]:
        return [each.group.name for each in find(store, exchange_id, delegate).memberships]

    early = store.do(partial(add_group, visit_id=visit.id, name="Early", members=[who, other]))
    late = store.do(partial(add_group, visit_id=visit.id, name="Late"))
    days = {"last_day": "2027-04-14"}, {"first_day": "2027-04-15"}
    store.do(partial(edit_group, group_id=early.result, fields=days[0]))
    store.do(partial(edit_group, group_id=late.result, fields=days[1]))
    store.do(partial(set_member, group_id=late.result, delegate_id=who, inside=True))
    assert sorted(groups_of(who)) == ["Early", "Late"]
    with pytest.raises(Refused, match="as well"):
        store.do(partial(edit_group, group_id=early.result, fields={"last_day": ""}))
    store.do(partial(add_group, visit_id=visit.id, name="All week", members=[who]))
    assert groups_of(who) == ["All week"]
    with pytest.raises(Refused, match="Nobody goes with two groups"):
        store.do(partial(edit_delegate, delegate_id=other, fields={"groups": "Early, All week"}))
    assert groups_of(other) == ["Early"]


def test_a_block_may_lie_over_the_rows_alone_or_below_them(store: Store, exchange_id: UUID) -> None:
    visit = visit_of(store, exchange_id)
    before = names(visit)
    first = visit.delegates[0].id
    store.do(lambda session: paste_delegates(session, visit.id, {first: {"position": "Mayor"}}, []))
    assert find(store, exchange_id, first).position == "Mayor"
    assert names(visit_of(store, exchange_id)) == before
    done = store.do(lambda s: paste_delegates(s, visit.id, {}, [{"family_name": "Below"}]))
    assert names(visit_of(store, exchange_id)) == [*before, "Below"]
    assert done.entry is not None and done.entry.label == "Paste into the roster of the first visit"


def test_who_replaces_and_is_known_brings_the_own_needs_along(
    store: Store, exchange_id: UUID
) -> None:
    other = an_exchange_with_everything()
    other.name = "Another"
    keep(store, other)
    known = add(store, visit_of(store, other.id), "Ida", "Known", fields={"dietary": "Vegan"})
    person = find(store, other.id, known).person.id
    old = visit_of(store, exchange_id).delegates[0]
    store.do(lambda session: edit_delegate(session, old.id, {"dietary": "Kosher"}))
    store.do(lambda session: replace_delegate(session, old.id, {}, person))
    new = find(store, exchange_id, old.id)
    assert new.person.id == person
    assert new.care is not None and new.care.dietary == "Vegan"


def test_who_replaces_and_has_travelled_nowhere_brings_nothing(
    store: Store, exchange_id: UUID
) -> None:
    person = a_person("Ortega")
    keep(store, person)
    old = visit_of(store, exchange_id).delegates[0]
    fields = {"position": "Sheriff"}
    store.do(lambda session: replace_delegate(session, old.id, fields, person.id))
    new = find(store, exchange_id, old.id)
    assert (new.person.id, new.position, new.care) == (person.id, "Sheriff", None)


def test_several_citizenships_are_looked_at_as_they_are_typed(
    store: Store, exchange_id: UUID
) -> None:
    visit = visit_of(store, exchange_id)
    who = add(store, visit, "Ana", "New", fields={"citizenships": "FR, US"})
    assert store.do(lambda session: look_at(session, who, "citizenships")).result == "FR, US"


def test_what_is_cleared_and_was_never_known_leaves_no_row(store: Store, exchange_id: UUID) -> None:
    visit = visit_of(store, exchange_id)
    who = add(store, visit, "Ana", "New")
    store.do(lambda s: edit_delegate(s, who, {"passport_number": "", "dietary": ""}))
    delegate = find(store, exchange_id, who)
    assert delegate.care is None
    query = select(PersonPrivate).where(PersonPrivate.person_id == delegate.person.id)
    assert store.ask(lambda session: session.scalars(query).all()) == []


def test_a_group_typed_again_stays_beside_one_of_other_days(
    store: Store, exchange_id: UUID
) -> None:
    visit = visit_of(store, exchange_id)
    who = add(store, visit, "Ana", "New")
    early = store.do(partial(add_group, visit_id=visit.id, name="Early", members=[who])).result
    late = store.do(partial(add_group, visit_id=visit.id, name="Late")).result
    store.do(partial(edit_group, group_id=early, fields={"last_day": "2027-04-14"}))
    store.do(partial(edit_group, group_id=late, fields={"first_day": "2027-04-15"}))
    (kept,) = find(store, exchange_id, who).memberships
    store.do(partial(edit_delegate, delegate_id=who, fields={"groups": "Late, Early"}))
    found = {each.group.name: each.id for each in find(store, exchange_id, who).memberships}
    assert set(found) == {"Early", "Late"}
    assert found["Early"] == kept.id


def test_what_only_a_removed_group_did_is_for_everyone(store: Store) -> None:
    police, youth = a_group(), a_group(name="Youth", rank=1)
    alone, both = (an_item(title, everyone=False) for title in ("Patrol", "Council"))
    alone.participations.append(a_participation(police))
    both.participations += [a_participation(police), a_participation(youth, rank=1)]
    leg = a_leg(everyone=False, travellers=[a_traveller(police)])
    visit = a_visit(groups=[police, youth], items=[alone, both], legs=[leg])
    exchange = an_exchange(visits=[visit])
    keep(store, exchange)
    store.do(lambda session: remove_group(session, police.id))
    found = visit_of(store, exchange.id)
    assert found.legs[0].everyone and not found.legs[0].travellers
    items = {each.title: each for each in visit_of(store, exchange.id).items}
    assert items["Patrol"].everyone and not items["Patrol"].participations
    assert not items["Council"].everyone
    assert [each.group.name for each in items["Council"].participations if each.group] == ["Youth"]
    said = "Was for the group “Police” alone, which is no more."
    assert [note.text for note in items["Patrol"].notes] == [said]
    assert not items["Council"].notes


def test_what_only_a_removed_delegate_did_is_for_everyone(store: Store) -> None:
    guest, other = a_delegate(), a_delegate(rank=1)
    alone = an_item("Consulate", everyone=False, notes=[a_note("internal", "Bring the form.")])
    both = an_item("Council", everyone=False)
    alone.participations.append(a_participation(guest))
    both.participations += [a_participation(guest), a_participation(other, rank=1)]
    leg = a_leg(everyone=False, travellers=[a_traveller(guest)])
    visit = a_visit(delegates=[guest, other], items=[alone, both], legs=[leg])
    exchange = an_exchange(visits=[visit])
    keep(store, exchange)
    store.do(lambda session: remove_delegate(session, guest.id))
    found = visit_of(store, exchange.id)
    items = {each.title: each for each in found.items}
    assert items["Consulate"].everyone and found.legs[0].everyone
    said = "Was for one delegate alone, who is no longer with the delegation."
    assert [note.text for note in items["Consulate"].notes] == [f"Bring the form.\n{said}"]
    assert not items["Council"].everyone and not items["Council"].notes
