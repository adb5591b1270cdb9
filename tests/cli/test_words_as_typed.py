"""Words as people type them: options given twice, cities of many names, numbers that are none."""

from typing import Any

import pytest

SAMPLE = "Nantes - Orlando, Tampa"


def test_an_option_given_twice_adds_up(planner: Any) -> None:
    planner("new", "X", "--foreign", "Łódź", "--foreign", "Reykjavík", "--partner", "Boston",
            "--partner", "Tampa", "Orlando")  # fmt: skip
    (line,) = planner("list")
    assert line["foreign_cities"] == ["Łódź", "Reykjavík"]
    assert line["partner_cities"] == ["Boston", "Tampa", "Orlando"]


@pytest.mark.parametrize("option", ["--foreign", "--partner"])
def test_a_city_without_a_name_is_refused(planner: Any, option: str) -> None:
    refused = planner("new", "X", option, " ", code=1)
    assert "A city has a name" in refused["error"]["message"]
    assert planner("list") == []


def test_an_unknown_city_is_taken_as_typed_and_the_nearest_is_named(planner: Any) -> None:
    said = planner("new", "X", "--foreign", "Frankfurt", "Reykjavk", "Zzzqy", text=True)
    assert "Frankfurt: not in the city table" in said
    assert "Did you mean Frankfurt am Main, Hesse, DE?" in said
    assert "Did you mean Reykjavík, IS?" in said
    assert said.count("Did you mean") == 2


def test_a_city_of_many_states_names_the_others_and_how_to_choose(planner: Any) -> None:
    said = planner("new", "X", "--partner", "Springfield", "--foreign", "Lyon", text=True)
    assert "Springfield: taken for Springfield, Missouri, US. There is also" in said
    assert "“Springfield, Massachusetts”" in said
    assert said.count("There is also") == 1
    said = planner("new", "Y", "--partner", "Springfield, Massachusetts", text=True)
    assert "taken for Springfield, Massachusetts, US." in said
    assert "There is also" not in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("move-visit", "X", "--visit", "first", "--days", "abc"), "whole number, as in --days 3."),
        (("list", "--today", "blah"), "“blah” is not a date, as in 2027-04-16."),
        (("return-window", "X", "--length", "1.5"), "as in --length 10."),
        (("list", "--now", "2027-04-16"), "is not a moment with its offset, as in"),
    ],
)
def test_a_word_that_cannot_be_read_is_answered_in_one_sentence(
    planner: Any, words: tuple[str, ...], said: str
) -> None:
    message = planner(*words, code=2)["error"]["message"]
    assert said in message
    assert "usage" not in message
    assert "\n" not in message


def test_a_visit_that_is_moved_says_when_it_begins(sampled: Any) -> None:
    moved = sampled("move-visit", SAMPLE, "--visit", "first", "--days", "90000")
    assert moved["first_day"] == "2273-09-10"
    assert moved["number"]
    said = sampled("move-visit", SAMPLE, "--visit", "first", "--days", "-90000", text=True)
    assert "The visit begins on " in said
