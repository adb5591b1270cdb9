"""The words by which lists of people are read, in many languages: resources/lists/roster.json."""

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from planner.rules.folding import folded
from planner.shipped import RESOURCES

GENDERS = frozenset((
    "m", "f", "w", "h", "x", "d", "male", "female", "man", "woman", "mann", "frau", "homme",
    "femme", "masculin", "feminin", "mannlich", "weiblich", "hombre", "mujer", "masculino",
    "femenino", "feminino", "vrouw", "kvinna", "kvinde", "kvinne", "mand", "divers",
))  # fmt: skip
_FOOTNOTE = re.compile(r"\s*(?:[¹²³⁴]|\(?\d\))\s*$")  # “Surname 1)”


@dataclass(frozen=True, slots=True)
class Words:
    """All words are folded: lower case, without accents."""

    columns: dict[str, str]  # what a heading may say, and the field it means
    honorifics: frozenset[str]
    offices: frozenset[str]  # forms of address that, alone, are what somebody does
    between: frozenset[str]  # what may stand between two honorifics
    suffixes: frozenset[str]
    particles: frozenset[str]
    starts_family: frozenset[str]
    spouse: tuple[str, ...]
    companions: frozenset[str]  # what a column of those who come along is called
    diets: frozenset[str]  # what a column of crosses may be called
    others: frozenset[str]  # those whose telephone or birthday is not the delegate's
    services: frozenset[str]  # what a telephone list holds beside people
    totals: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]
    nothing: frozenset[str]
    sectors: dict[str, str]
    roles: dict[str, str]
    months: dict[str, int]


@cache
def words() -> Words:
    """The words, read once."""
    raw: dict[str, Any] = json.loads((RESOURCES / "lists" / "roster.json").read_text("utf-8"))

    def some(key: str) -> frozenset[str]:
        return frozenset(folded(word) for word in raw[key])

    def meant(key: str) -> dict[str, str]:
        return {folded(word): field for field, each in raw[key].items() for word in each}

    companions = frozenset(heading_of(word) for word in raw["companions"])
    columns = {heading_of(w): field for field, each in raw["columns"].items() for w in each}
    return Words(
        columns=dict.fromkeys(some("diets"), "dietary")
        | columns
        | dict.fromkeys(companions, "notes"),
        honorifics=frozenset(word.rstrip(".") for word in some("honorifics")),
        offices=some("offices"),
        between=some("between"),
        suffixes=frozenset(word.replace(".", "") for word in some("suffixes")),
        particles=some("particles"),
        starts_family=some("starts_family"),
        spouse=tuple(sorted((folded(word) for word in raw["spouse"]), key=len, reverse=True)),
        companions=companions,
        diets=some("diets"),
        others=some("others"),
        services=some("services"),
        totals=some("totals"),
        yes=some("yes"),
        no=some("no"),
        nothing=some("nothing"),
        sectors={**meant("sectors"), **{key.replace("-", " "): key for key in raw["sectors"]}},
        roles=meant("roles"),
        months={folded(word): number for word, number in raw["months"].items()},
    )


def heading_of(text: str) -> str:
    """A heading as it is looked up: folded, without what is optional about it."""
    plain = folded(_FOOTNOTE.sub("", text)).replace("_", " ").strip(" :*?.#")
    for mark in (" *", "*", " (required)", " (optional)", " (obligatoire)"):
        plain = plain.removesuffix(mark)
    return " ".join(plain.split())
