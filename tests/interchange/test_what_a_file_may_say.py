"""What an exchange file may say in more than one way, and what is said where it says nothing."""

import json

import pytest
from landing import FILE, changed

from planner.interchange.exchange_file import read_exchange
from planner.interchange.exchange_file.sealed import FORMAT, VERSION, unseal
from planner.model import Refused

ORGANIZATION = FILE["organizations"][0]


def said(**paths: object) -> str:
    parsed = read_exchange(json.dumps(changed(**paths)).encode())
    return " ".join(str(message) for row in parsed.report.rows for message in row.messages)


def test_a_city_of_an_organization_may_be_its_name_or_all_of_it() -> None:
    for city in ("Nantes", {"name": "Nantes", "country": "FR"}):
        file = changed(organizations__0=ORGANIZATION | {"city": city})
        whose = read_exchange(json.dumps(file).encode()).exchange.visits[0].delegates[1]
        assert whose.organization is not None and whose.organization.city == "Nantes"


def test_an_empty_owner_or_organization_is_nobody() -> None:
    file = changed(deadlines__0__owner=" ", visits__0__delegates__1__organization=" ")
    read = read_exchange(json.dumps(file).encode()).exchange
    assert read.deadlines[0].owner is None
    assert read.visits[0].delegates[1].organization is None


def test_an_address_of_two_lines_is_refused_where_it_stands() -> None:
    assert "this must be one line." in said(people__0__emails=["a@example.org\nb@example.org"])


def test_an_empty_id_is_none_and_the_record_stays() -> None:
    file = changed(visits__0__items__1={"id": " ", "title": "Session"})
    read = read_exchange(json.dumps(file).encode()).exchange
    assert [item.title for item in read.visits[0].items] == ["Courtesy call", "Session"]


@pytest.mark.parametrize(
    ("envelope", "sentence"),
    [
        ({"format": FORMAT, "version": VERSION + 1}, "A newer planner wrote this locked"),
        ({"format": FORMAT, "version": VERSION}, "This locked exchange file is damaged"),
        (
            {
                "format": FORMAT,
                "version": VERSION,
                "scrypt": {"n": 2, "r": 1, "p": 1, "salt": "AA=="},
                "aes_gcm": {"nonce": "AA==", "data": "AA=="},
            },
            "This locked exchange file is damaged",
        ),
    ],
)
def test_a_locked_file_that_cannot_be_opened_says_why(
    envelope: dict[str, object], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        unseal(json.dumps(envelope).encode(), "password")
