"""`planner search` as a person uses it."""

from typing import Any

import pytest

EXCHANGE = "Nantes - Orlando, Tampa"


def found(planner: Any, *text: str) -> set[tuple[str, str]]:
    hits = planner("search", *text)
    assert all(set(hit) == {"kind", "id", "name", "where"} for hit in hits)
    return {(hit["kind"], hit["name"]) for hit in hits}


@pytest.mark.parametrize("typed", ["lukasz", "Łukasz", "LUKASZ wisniewski", "Wiśniewski Łukasz"])
def test_a_name_is_found_without_its_accents(sampled: Any, typed: str) -> None:
    assert ("person", "Łukasz Wiśniewski") in found(sampled, typed)
    assert ("person", "Solenn Kerbrat-Oduya") not in found(sampled, typed)


@pytest.fixture
def people(planner: Any, tmp_path: Any) -> Any:
    planner("new", "Köln - Boston", "--foreign", "Cologne", "--partner", "Boston")
    file = tmp_path / "list.csv"
    file.write_text(
        "Surname;First name;Native name;Display name\nMüller;Jörg;;\nMueller;Ann;;\n"
        "Tanaka;Yui;田中結衣;\nSmith;Robert;;Bob the Builder\n",
        "utf-8",
    )
    planner("import", "roster", file, "--exchange", "Köln - Boston", "--visit", "first")
    return planner


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("muller", "Jörg Müller"),
        ("mueller", "Jörg Müller"),
        ("Müller", "Jörg Müller"),
        ("Müller", "Ann Mueller"),
        ("joerg", "Jörg Müller"),
        ("田中", "Yui Tanaka"),
        ("robert smith", "Bob the Builder"),
    ],
)
def test_all_spellings_find_a_person(people: Any, typed: str, name: str) -> None:
    assert ("person", name) in found(people, typed)


def test_every_kind_of_thing_is_found_with_where_it_stands(sampled: Any) -> None:
    (visit,) = (v for v in sampled("show", EXCHANGE)["visits"] if v["kind"] == "first")
    item = next(each for each in visit["items"] if each.get("date"))
    (hit,) = (h for h in sampled("search", item["title"]) if h["id"] == item["id"])
    assert hit["kind"] == "item" and EXCHANGE in hit["where"] and item["date"] in hit["where"]
    assert ("exchange", EXCHANGE) in found(sampled, "nantes")
    kinds = {kind for letter in "aei" for kind, _ in found(sampled, letter)}
    assert {"exchange", "person", "organization", "venue", "city", "item", "follow-on"} <= kinds


def test_nothing_typed_and_nothing_found_are_said(planner: Any) -> None:
    assert planner("search", "nowhere to be found") == []
    assert "search" in planner("search", " ", code=1)["error"]["message"]
