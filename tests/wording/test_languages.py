"""Every language says everything English says, by its own rules of typography and number."""

import json
import re
from datetime import date, time
from string import Formatter
from typing import Any

import pytest
from babel import Locale

from planner.shipped import RESOURCES
from planner.wording import Both, chosen, known, not_reviewed, spoken_by, wording

LANGUAGES = [code for code in known() if code != "en"]
FILES = ("papers", "board", "findings", "checks", "letters", "return_weeks")
FRIDAY = date(2027, 4, 16)
SIZES = ("letter", "a4")


def entries(code: str, file: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(
        (RESOURCES / "wording" / code / f"{file}.json").read_text(encoding="utf-8")
    )
    return told


def forms(entry: Any) -> list[str]:
    return list(entry.values()) if isinstance(entry, dict) else [entry]


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_there_are_the_seven_languages_and_who_has_read_them_is_said() -> None:
    assert list(known()) == ["en", "fr", "de", "nl", "es", "sv", "nb"]
    assert [each.english for each in not_reviewed("fr+nb")] == ["French", "Norwegian"]
    assert not_reviewed("en") == []


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_no_language_lacks_a_word_or_has_other_places(code: str, file: str) -> None:
    english, own = entries("en", file), entries(code, file)
    assert list(own) == list(english)
    for key, entry in own.items():
        assert isinstance(entry, dict) == isinstance(english[key], dict), key
        wanted = set().union(*(places(form) for form in forms(english[key])))
        for form in forms(entry):
            assert form.strip(), key
            assert places(form) <= wanted, key
        assert set().union(*(places(form) for form in forms(entry))) == wanted, key


@pytest.mark.parametrize("code", list(known()))
def test_there_is_a_form_for_every_number(code: str) -> None:
    needed = {Locale.parse(code).plural_form(count) for count in range(200)}
    for file in FILES:
        for key, entry in entries(code, file).items():
            if isinstance(entry, dict):
                assert needed <= set(entry), key
    said = [wording(code).say("papers.delegates", count=count) for count in (0, 1, 2, 21)]
    assert [each.split()[0] for each in said] == ["0", "1", "2", "21"]
    assert said[1].split()[1] != said[2].split()[1]
    # French counts nothing as one
    assert (said[0].split()[1] == said[1].split()[1]) == (code == "fr")


MARKS = {
    "en": "“”",
    "fr": "«»",
    "de": "„“",
    "nl": "‘’",
    "es": "«»",
    "sv": "””",
    "nb": "«»",
}


@pytest.mark.parametrize("code", list(known()))
def test_it_keeps_the_rules_of_its_typography(code: str) -> None:
    sentences = [
        (key, form)
        for file in FILES
        for key, entry in entries(code, file).items()
        for form in forms(entry)
    ]
    for key, said in sentences:
        assert not re.search(r"[\"!]|(?<=\w)'|\.\.\.", said), key
        assert set(re.findall("[“”„«»‘]", said)) <= set(MARKS[code]), key
        if code == "fr":
            assert not re.search(r"[^\u202f][;?!]", said), key
            assert not re.search(r"[^\u00a0\d]:", said), key
            assert not re.search("«[^\u202f]|[^\u202f]»", said), key
        else:
            assert not re.search(r"\s[;:?]", said), key
    assert set(MARKS[code]) <= set(wording(code).say("papers.quoted", text="x"))


DATES = {
    "fr": ("vendredi 16 avril 2027", "ven. 16 avril", "1er–22 avril 2027", "30 mars – 5 avril"),
    "de": ("Freitag, 16. April 2027", "Fr., 16. April", "1.–22. April 2027", "30. März – 5. April"),
    "nl": ("vrijdag 16 april 2027", "vr 16 april", "1–22 april 2027", "30 maart – 5 april"),
    "es": (
        "viernes, 16 de abril de 2027",
        "vie, 16 de abril",
        "1–22 de abril de 2027",
        "30 de marzo – 5 de abril",
    ),
    "sv": ("fredag 16 april 2027", "fre 16 april", "1–22 april 2027", "30 mars – 5 april"),
    "nb": ("fredag 16. april 2027", "fre. 16. april", "1.–22. april 2027", "30. mars – 5. april"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_dates_stand_as_the_language_has_them_on_any_sheet(code: str, size: str) -> None:
    say = wording(code)
    whole = f"{say.heading_weekday(FRIDAY, size)} {say.paper_date(FRIDAY, size)}"
    april, march = date(2027, 4, 1), date(2027, 3, 30)
    assert DATES[code] == (
        whole,
        say.footer_date(FRIDAY, size),
        say.date_range(april, date(2027, 4, 22), size),
        say.short_range(march, date(2027, 4, 5), size),
    )


def test_lists_elisions_and_words_within_a_sentence() -> None:
    assert wording("sv").listed(["A", "B", "C"]) == "A, B och C"
    assert wording("es").listed(["Nantes", "Ibiza"]) == "Nantes e Ibiza"
    assert wording("es").listed(["Ibiza", "Nantes"]) == "Ibiza y Nantes"
    french = wording("fr")
    assert french.say("papers.delegation-of", cities="Orlando") == "Délégation d’Orlando"
    assert french.say("papers.delegation-of", cities="Évry") == "Délégation d’Évry"
    assert french.say("papers.delegation-of", cities="{Nantes}") == "Délégation de {Nantes}"
    assert french.within("Après-midi") == "après-midi"
    assert wording("de").within("Nachmittag") == "Nachmittag"
    assert french.number(1234.5, 2) == "1\u00a0234,50"
    assert wording("de").zone("Europe/Vienna", FRIDAY) == "Ortszeit Wien"


def test_the_clock_is_a_choice_in_every_language() -> None:
    for code in known():
        say = wording(code)
        assert say.clock(time(9, 30), 24) == ("09:30", "")
        figures, period = say.clock(time(21, 30), 12)
        assert figures == "9:30"
        assert period == say.say("papers.pm")


def test_a_pair_says_everything_in_both() -> None:
    pair = wording("en+fr")
    assert pair.say("papers.visit-first") == "First visit\u00a0· Première visite"
    day = pair.paper_date(FRIDAY, "a4")
    assert pair.say("papers.draft-of", date=day) == (
        "Draft of 16 April 2027\u00a0· Projet du 16 avril 2027"
    )
    cities = pair.listed(["Nantes", "Lyon"])
    assert cities == "Nantes, Lyon"  # names once
    assert isinstance(cities, Both)
    assert pair.say("papers.delegation-of", cities=cities) == (
        "Delegation of Nantes and Lyon\u00a0· Délégation de Nantes et Lyon"
    )
    assert wording("en+nl").say("papers.call-hotel") == "Hotel"  # the same word once


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("xx", "There are no papers in the language “xx”."),
        ("en+", "There are no papers in the language “en+”."),
        ("en+en", "“en+en” names one language twice."),
        ("en+fr+de", "A paper holds two languages at most."),
    ],
)
def test_a_language_there_is_not_is_refused_in_words(typed: str, said: str) -> None:
    with pytest.raises(ValueError, match="two joined by") as refused:
        chosen(typed)
    assert str(refused.value).startswith(said)


def test_a_language_may_be_typed_freely() -> None:
    assert chosen("FR") == "fr"
    assert chosen("en + fr") == "en+fr"
    assert spoken_by(["Arabic", "Deutsch (good)", "French"]) == "de"
    assert spoken_by(["français", "anglais"]) == "fr"
    assert spoken_by(["Arabic"]) is None
