"""Reading exchange files: what is taken, what is refused and in which words."""

import json
from typing import Any

import pytest
from exchange_reading import UNKNOWN, a_file, a_visit, read, refused_whole, row, said
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.interchange.exchange_file import read_exchange
from planner.interchange.report import Outcome
from planner.model import VisitKind

# -- the file as a whole ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "This is not JSON, from line 1, column 1 on."),
        (b"{\n nonsense", "This is not JSON, from line 2, column 2 on."),
        ('{"format": "Düsseldorf"}'.encode("latin-1"), "This is not UTF-8 text (line 1)"),
        ('\n{"a": "ü"}'.encode("utf-16"), "This is not UTF-8 text (line 1)"),
        (b"\x00\x01\x02", "This is not JSON"),
        (b"[" * 200_000, "stand too deep in one another"),
        (b'{"format": NaN}', "NaN is not a number in JSON."),
        (b'{"format": -Infinity}', "-Infinity is not a number in JSON."),
        (b'{"version": ' + b"9" * 5_000 + b"}", "too long to be one"),
        (b"[]", "This is not an exchange file"),
        (b"null", "This is not an exchange file"),
        (b'{"format": "calendar"}', "This is not an exchange file"),
    ],
)
def test_what_is_no_exchange_file_is_refused_in_words(data: bytes, words: str) -> None:
    assert words in refused_whole(data)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"version": None}, "The version of this exchange file is null; it must be a number"),
        ({"version": "1"}, "is “1”; it must be a number"),
        ({"version": True}, "is true; it must be a number"),
        ({"version": 1.0}, "is 1.0; it must be a number"),
        ({"version": 0}, "is 0; it must be a number"),
        ({"version": 2}, "A newer planner wrote this exchange file: it has version 2"),
        ({"version": 10**30}, "A newer planner wrote this exchange file"),
        ({"exchange": None}, "has no exchange.name"),
        ({"exchange": []}, "has no exchange.name"),
        ({"exchange": {"name": " \0 "}}, "has no exchange.name"),
        ({"exchange": {"name": 5}}, "has no exchange.name"),
    ],
)
def test_a_broken_envelope_is_refused_in_words(change: dict[str, Any], words: str) -> None:
    assert words in refused_whole(json.dumps(a_file() | change).encode())


def test_half_a_character_in_the_name_is_refused_in_words() -> None:
    data = json.dumps(a_file(exchange={"name": "Na\udce9ntes"})).encode()
    assert "half a character" in refused_whole(data)


def test_a_byte_order_mark_does_no_harm() -> None:
    data = b"\xef\xbb\xbf" + json.dumps(a_file()).encode()
    assert read_exchange(data, known_cities=UNKNOWN).exchange.name == "Nantes – Orlando"


def test_nothing_but_a_name_is_enough() -> None:
    parsed = read(a_file())
    exchange = parsed.exchange
    assert (exchange.program, exchange.window_opens_months, exchange.visits) == ("City Pair", 1, [])
    assert [(row.row, row.source, row.outcome) for row in parsed.report.rows] == [
        (1, "exchange", Outcome.TAKEN)
    ]
    assert said(parsed) == []


@settings(deadline=None)
@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["id", "name", "title", "visits", "items", "stops", "city", "groups", "person"]
                ),
                inner,
                max_size=3,
            )
        ),
        max_leaves=12,
    )
)
def test_no_value_anywhere_is_more_than_a_sentence(value: Any) -> None:
    """Whatever stands in a file, it is taken or refused, never an error of ours."""
    lists = ("people", "organizations", "venues", "visits", "deadlines")
    parsed = read(a_file(**dict.fromkeys(lists, value), exchange={"foreign_cities": value}))
    parsed.report.as_json()
    inside = {
        key: [value] for key in ("stops", "groups", "delegates", "items", "legs", "status", "kind")
    }
    read(a_file(visits=[inside, {"items": [{"title": "x", "notes": value, "contacts": value}]}]))
    read(a_file(visits=[{"items": [{"title": "x", "venue": value, "participants": value}]}]))


# -- unknown keys ----------------------------------------------------------------------------------


def test_unknown_keys_are_named_and_kept_out() -> None:
    parsed = read(
        a_file(
            colour="red",
            exchange={"budget": 5},
            visits=[{"errands": [], "items": [{"title": "x", "notes": {"cat": "meow"}}]}],
        )
    )
    assert said(parsed) == [
        "“colour”: this key is not known here and was left out.",
        "exchange.budget: this key is not known here and was left out.",
        "visits[0].errands: this key is not known here and was left out.",
        "visits[0].items[0].notes.cat: this key is not known here and was left out.",
    ]
    assert parsed.report.count(Outcome.REFUSED) == 0


def test_a_value_that_is_private_is_never_quoted() -> None:
    parsed = read(a_file(people=[{"family_name": "Roux", "private": {"passport_number": "X12"}}]))
    assert "X12" not in json.dumps(parsed.report.as_json())
    assert said(parsed) == ["people[0].private: this key is not known here and was left out."]


def test_a_key_that_stands_twice_is_said() -> None:
    data = json.dumps(a_file()).replace('"name"', '"name": "Lyon", "name"').encode()
    parsed = read_exchange(data, known_cities=UNKNOWN)
    assert said(parsed) == ["The key “name” stands twice in one object; the last one counts."]
    assert parsed.exchange.name == "Nantes – Orlando"


# -- records that cannot be read -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"date": "2026-13-40"}, "date: “2026-13-40” is not a date; write it as 2026-05-12."),
        ({"date": "12/05/2026"}, "date: “12/05/2026” is not a date"),
        ({"date": "20260512"}, "date: “20260512” is not a date"),
        ({"date": "2026-W20-2"}, "date: “2026-W20-2” is not a date"),
        ({"date": 20260512}, "date: 20260512 is not text; put it in quotation marks."),
        ({"date": "9999-12-31"}, "date: “9999-12-31” is not between 1900 and 2199."),
        ({"start": "9:30"}, "start: “9:30” is not a time; write it as 09:30."),
        ({"start": "24:00"}, "start: “24:00” is not a time"),
        ({"start": "09:30:15"}, "start: “09:30:15” is not a time"),
        ({"start": "٠٩:٣٠"}, "start: “٠٩:٣٠” is not a time"),
        ({"kind": "talk"}, "kind: “talk” is none of these: meeting, site-visit, panel"),
        ({"status": ["confirmed"]}, 'status: ["confirmed"] is none of these: proposed'),
        ({"optional": "yes"}, "optional: “yes” is neither true nor false."),
        ({"optional": 1}, "optional: 1 is neither true nor false."),
        ({"fold": 2}, "fold: 2 is not a whole number from 0 to 1."),
        ({"fold": True}, "fold: true is not a whole number from 0 to 1."),
        ({"fold": 10**400}, "is not a whole number from 0 to 1."),
        ({"title": " "}, "title: this is needed."),
        ({"title": None}, "title: this is needed."),
        ({"title": "half \udce9"}, "title: this text has half a character in it."),
        ({"notes": "Bring a tie."}, "notes: “Bring a tie.” is not an object in braces."),
        ({"notes": {"hosts": 5}}, "notes.hosts: 5 is not text"),
        ({"request": {"asked_on": "soon"}}, "request.asked_on: “soon” is not a date"),
        ({"participants": "all"}, "“all” is neither “everyone” nor groups and delegates."),
        ({"participants": {"groups": "A"}}, "participants.groups: “A” is not a list in brackets."),
        ({"id": 7}, "id: 7 is not text"),
    ],
)
def test_a_refused_row_says_where_and_why_and_stops_no_other(
    fields: dict[str, Any], words: str
) -> None:
    bad = {"title": "Meeting", "contacts": [{"name": "Ana"}]} | fields
    parsed = a_visit(items=[{"title": "Before"}, bad, {"title": "After"}])
    assert [item.title for item in parsed.exchange.visits[0].items] == ["Before", "After"]
    refused = row(parsed, "visits[0].items[1]")
    assert refused.outcome is Outcome.REFUSED
    (message,) = refused.messages
    assert str(message).startswith("visits[0].items[1].") and words in str(message)
    assert message.column == next(iter(fields))
    assert [str(m) for m in row(parsed, "visits[0].items[1].contacts[0]").messages] == [
        "visits[0].items[1].contacts[0]: it belongs to visits[0].items[1], which was refused."
    ]
    assert parsed.report.count(Outcome.REFUSED) == 2


def test_the_ranks_of_those_taken_follow_one_another() -> None:
    parsed = a_visit(items=[{"title": "One"}, 5, {"title": "Two"}])
    assert [item.rank for item in parsed.exchange.visits[0].items] == [0, 1]


def test_an_id_is_given_once() -> None:
    parsed = a_visit(items=[{"id": "1", "title": "One"}, {"id": "1", "title": "Two"}])
    assert said(parsed) == ["visits[0].items[1].id: “1” is the id of another record already."]
    assert [item.title for item in parsed.exchange.visits[0].items] == ["One"]


def test_the_same_id_may_stand_for_things_of_two_kinds() -> None:
    parsed = a_visit(stops=[{"id": "1"}], items=[{"id": "1", "title": "One", "stop": "1"}])
    assert said(parsed) == []
    (visit,) = parsed.exchange.visits
    assert visit.items[0].stop is visit.stops[0]


def test_a_record_that_holds_others_is_taken_without_the_field() -> None:
    parsed = read(
        a_file(
            exchange={"status": "open", "return_window_months": [3, 1]},
            visits=[{"status": "planned", "items": [{"title": "One"}]}],
        )
    )
    assert said(parsed) == [
        "exchange.status: “open” is none of these: active, cancelled, closed.",
        "exchange.return_window_months: a return window is two numbers of months in order, as"
        " [1, 3].",
        "visits[0].status: “planned” is none of these: draft, confirmed, closed, cancelled.",
    ]
    assert parsed.report.count(Outcome.TAKEN) == 3


def test_a_visit_of_a_kind_that_is_there_is_refused_with_all_in_it() -> None:
    parsed = read(
        a_file(visits=[{"kind": "first"}, {"kind": "first", "items": [{"title": "x"}]}, {}, {}])
    )
    assert [visit.kind for visit in parsed.exchange.visits] == [VisitKind.FIRST, VisitKind.RETURN]
    assert said(parsed) == [
        "visits[1].kind: there is a first visit already.",
        "visits[1].items[0]: it belongs to visits[1], which was refused.",
        "visits[3].kind: there are a first and a return visit already.",
    ]


def test_what_makes_no_sense_at_all_is_refused_as_the_noun_refuses_it() -> None:
    parsed = a_visit(
        stops=[{"first_day": "2027-04-20", "last_day": "2027-04-19"}],
        delegates=[{"joins": "2027-04-20", "leaves": "2027-04-19"}],
    )
    assert parsed.report.count(Outcome.REFUSED) == 2
    assert said(parsed)[0] == (
        "visits[0].stops[0]: The stay in this city must end on or after its first day, 2027-04-20."
    )


def test_a_list_that_is_none_is_said_where_it_stands() -> None:
    parsed = read(a_file(people={"family_name": "Roux"}, visits=[{"items": "none"}]))
    assert said(parsed) == [
        'people: {"family_name": "Roux"} is not a list in brackets.',
        "visits[0].items: “none” is not a list in brackets.",
    ]


# -- the report ------------------------------------------------------------------------------------


def test_the_report_counts_every_record_and_tells_it_as_it_will_be_stored() -> None:
    parsed = read(
        a_file(
            people=[{"id": "p", "family_name": "Roux"}],
            organizations=[{"id": "o", "name": "City of Orlando"}],
            visits=[
                {
                    "id": "v",
                    "delegates": [{"id": "d", "person": "p", "organization": "o"}],
                    "items": [{"title": "Meeting", "start": "09:30"}, {}],
                }
            ],
        )
    )
    report = parsed.report.as_json()
    counts = {key: report[key] for key in ("taken", "changed", "skipped", "refused", "asked")}
    assert counts == {"taken": 6, "changed": 0, "skipped": 0, "refused": 1, "asked": 0}
    assert [each["row"] for each in report["rows"]] == list(range(1, 8))
    delegate, item = report["rows"][4:6]
    assert delegate["values"]["organization"] == "City of Orlando"
    assert delegate["values"]["role"] == "member"
    assert item["source"] == "visits[0].items[0]" and item["line"] is item["sheet"] is None
    assert item["values"]["start"] == "09:30" and item["values"]["time_state"] == "exact"
    assert report["rows"][6]["messages"] == [
        {"column": "title", "message": "visits[0].items[1].title: this is needed."}
    ]
    assert report["messages"] == []


def test_a_message_quotes_only_so_much() -> None:
    parsed = a_visit(items=[{"title": "x", "date": "2" * 5_000}])
    (message,) = said(parsed)
    assert len(message) < 150 and "…" in message
