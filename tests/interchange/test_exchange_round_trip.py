"""What is written is read back, and written again byte for byte."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from exchange_files import exchange_files
from hypothesis import given
from published_programs import NAMES, exchange_file, told

from planner import __version__
from planner.interchange.exchange_file import Parsed, read_exchange, records, schema, write_exchange
from planner.interchange.exchange_file.nested import Nested
from planner.interchange.exchange_file.record import Record
from planner.interchange.report import Outcome
from planner.interchange.samples import read_samples
from planner.model import Base, DelegateCare, PartOfDay, PersonPrivate
from planner.shipped import RESOURCES, SAMPLES

VALID = jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.FormatChecker())


def read(file: dict[str, Any]) -> Parsed:
    return read_exchange(json.dumps(file).encode())


def all_is_well(parsed: Parsed) -> None:
    assert [str(m) for m in parsed.report.messages] == []
    assert [str(m) for row in parsed.report.rows for m in row.messages] == []
    assert {row.outcome for row in parsed.report.rows} == {Outcome.TAKEN}


@given(exchange_files())
def test_any_file_is_read_without_a_word_and_written_back_the_same(file: dict[str, Any]) -> None:
    VALID.validate(file)
    parsed = read(file)
    all_is_well(parsed)
    written = write_exchange(parsed.exchange)
    VALID.validate(json.loads(written))
    again = read_exchange(written)
    all_is_well(again)
    assert write_exchange(again.exchange) == written


@pytest.mark.parametrize("name", NAMES)
def test_a_published_program_keeps_all_it_says(name: str) -> None:
    file = exchange_file(name)
    VALID.validate(file)
    parsed = read(file)
    all_is_well(parsed)
    written = write_exchange(parsed.exchange)
    assert write_exchange(read_exchange(written).exchange) == written
    for text in told(name):
        assert json.dumps(text, ensure_ascii=False)[1:-1] in written.decode()


def test_a_flight_over_the_date_line_lands_before_it_leaves() -> None:
    (visit,) = read(exchange_file("21-tokyo-governor-to-honolulu-2019-dateline")).exchange.visits
    (leg,) = visit.legs
    assert (leg.from_day, leg.from_part, leg.from_zone) == (
        leg.to_day,
        PartOfDay.NIGHT,
        "Asia/Tokyo",
    )
    assert (leg.to_part, leg.to_zone) == (PartOfDay.MORNING, "Pacific/Honolulu")


def test_two_known_pairs_have_the_days_their_pages_give() -> None:
    days = {
        name: [
            (str(visit.first_day), str(visit.last_day))
            for visit in read(exchange_file(name)).exchange.visits
        ]
        for name in NAMES
        if name.startswith(("22", "23"))
    }
    assert list(days.values()) == [
        [("2019-03-30", "2019-04-05"), ("2019-05-12", "2019-05-17")],
        [("2013-09-16", "2013-09-20"), ("2013-11-04", "2013-11-08")],
    ]


@pytest.mark.parametrize("file", sorted(SAMPLES.glob("*.json")), ids=lambda file: file.stem)
def test_a_sample_is_as_the_schema_says_and_comes_back_the_same(file: Path) -> None:
    VALID.validate(json.loads(file.read_bytes()))
    parsed = read_exchange(file.read_bytes())
    all_is_well(parsed)
    assert parsed.exchange.sample
    written = write_exchange(parsed.exchange)
    assert write_exchange(read_exchange(written).exchange) == written


def test_what_is_written_is_plain_text_with_its_maker_and_without_what_says_nothing() -> None:
    worked = next(s.exchange for s in read_samples() if s.exchange.name.startswith("Nantes"))
    written = write_exchange(worked)
    assert written.endswith(b"}\n") and "Łukasz" in written.decode() and b"\\u" not in written
    file = json.loads(written)
    assert list(file)[:3] == ["format", "version", "written_by"]
    assert file["written_by"] == f"City Pair Planner {__version__}"
    assert "null" not in written.decode().split()

    def empty(value: Any) -> bool:
        return value in ([], {}, "") and value is not False

    def leaves(value: Any) -> list[Any]:
        below = value.values() if isinstance(value, dict) else value
        return (
            [x for each in below for x in leaves(each)]
            if below and isinstance(value, dict | list)
            else [value]
        )

    assert not any(empty(leaf) for leaf in leaves(file))


def test_the_schema_we_ship_is_the_one_we_go_by() -> None:
    shipped = json.loads((RESOURCES / "schema" / "exchange.schema.json").read_text("utf-8"))
    assert shipped == schema()
    jsonschema.Draft202012Validator.check_schema(shipped)


@pytest.mark.parametrize("broken", [{"title": 5}, {"title": None}, {"title": "x", "start": "9:30"}])
def test_the_schema_refuses_what_reading_refuses(broken: dict[str, Any]) -> None:
    file = {
        "format": "city-pair-exchange",
        "version": 1,
        "exchange": {"name": "x"},
        "visits": [{"items": [broken]}],
    }
    with pytest.raises(jsonschema.ValidationError):
        VALID.validate(file)
    assert read(file).report.count(Outcome.REFUSED) == 1


ELSEWHERE = {
    # given by where a thing stands in the file
    "rank",
    "side",
    # counted anew where the file lands
    "counted_from",
    # made from links
    "everyone",
    "audience",
    "text",
    # filled in from the table of cities
    "local_name",
    "latitude",
    "longitude",
    "window_opens_months",
    "window_closes_months",
    "zone",
    "local",
    "email",
    # left out, and said
    "photograph",
}


def test_no_column_of_a_noun_is_forgotten() -> None:
    """A new column either stands in the file's tables or is named here with its reason."""
    written = {
        (record.noun, nested.name)
        for record in vars(records).values()
        if isinstance(record, Record)
        for field in record.fields
        for nested in (field.fields if isinstance(field, Nested) else (field,))
    }
    tables = {noun for noun, _ in written}
    for noun in tables - {DelegateCare, PersonPrivate}:
        for column in noun.__mapper__.column_attrs:
            if column.key == "id" or column.columns[0].foreign_keys or column.key in ELSEWHERE:
                continue
            assert (noun, column.key) in written, f"{noun.__name__}.{column.key}"
    assert {mapper.class_ for mapper in Base.registry.mappers} >= tables
