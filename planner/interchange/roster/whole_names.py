"""What a whole name brings into a row: its parts, and who or what stands beside it."""

import re
from typing import Any

from planner.interchange.roster.cells import Reading
from planner.interchange.roster.joining import put, put_note
from planner.interchange.roster.names import Name, given_beside
from planner.interchange.roster.words import GENDERS, heading_of, words
from planner.interchange.sheets import Value
from planner.model import Role
from planner.rules.folding import folded

_IN_BRACKETS = re.compile(r"\([^)]*\)")


def take_whole(text: str, name: Name, values: dict[str, Any], reading: Reading) -> str | None:
    """Put a whole name into its fields, beside what other columns say of it; what else stood in
    brackets is given back."""
    known = values.get("family_name")
    if known is None:
        given, family = _beside_given(name, values.get("given_name"))
        if family is not None:
            values["family_name"] = family
    elif folded(known) == folded(name.family_name or ""):
        given = name.given_name
    else:
        given = given_beside(f"{name.given_name or ''} {name.family_name or ''}", known)
    if given:
        values.setdefault("given_name", given)
    for key, part in (("honorific", name.honorific), ("suffix", name.suffix)):
        if part is not None:
            values[key] = fuller(values[key], part) if key in values else part
    heading = reading.column or ""
    for key, part in (("native_name", name.native_name), ("display_name", name.display_name)):
        if part is not None:
            put(values, key, part, heading, reading)
    if name.with_them:
        reading.say(
            "“{who}” was put into the notes: give a companion a row of their own.",
            who=name.with_them,
        )
        put_note(values, name.with_them)
    if name.guessed and known is None and "," in text:
        reading.say(
            "“{family}” was taken for the family name, “{given}” for the given name. If these are"
            " two people, give each a row of their own.",
            family=name.family_name,
            given=name.given_name,
        )
    elif name.guessed and known is None:
        reading.say(
            "Nothing tells where the family name of “{name}” begins; {family} was taken for it."
            " Correct the row if that is wrong.",
            name=text,
            family=name.family_name,
        )
    return name.aside


def _beside_given(name: Name, known: str | None) -> tuple[str | None, str | None]:
    """The given and the family name where a column of its own tells the given one: without it, the
    rest is the family's, and no word of it is lost."""
    if known is None or not name.family_name or folded(known) == folded(name.given_name or ""):
        return name.given_name, name.family_name
    both = " ".join(filter(None, (name.given_name, name.family_name)))
    return known, given_beside(both, known) or both


def fuller(one: str, other: str) -> str:
    """Titles of two columns as one: “Prof” and “Prof. Dr.” are Prof. Dr."""
    plain, more = ([folded(each).strip(".,") for each in text.split()] for text in (one, other))
    if all(plain.count(each) <= more.count(each) for each in plain):
        return other
    missing = [each for each, word in zip(other.split(), more, strict=True) if word not in plain]
    return " ".join((one, *missing))


def names_a_companion(heading: str) -> bool:
    """Whether a column is of those who come along: “Spouse”, “Spouse first name”."""
    plain = heading_of(heading)
    return plain in words().companions or plain.partition(" ")[0] in words().companions


def take_companion(heading: str, value: object, values: dict[str, Any], reading: Reading) -> None:
    """Who comes along, out of a column of their own."""
    text = " ".join(str(value).split())
    if not text or folded(text) in words().nothing | words().no:
        return
    reading.say("“{who}” was put into the notes: give a companion a row of their own.", who=text)
    put_note(values, f"{heading}: {text}")


def diet_told(heading: str, value: Value) -> Value:
    """Of a column called after a diet: its name for a yes, nothing for a no."""
    called = heading_of(_IN_BRACKETS.sub(" ", heading))
    if called not in words().diets or not isinstance(value, str | bool | int):
        return value
    plain = folded(str(value))
    if plain in words().yes:
        return _IN_BRACKETS.sub(" ", heading).strip()
    return None if plain in words().no else value


def take_aside(aside: str, values: dict[str, Any], reading: Reading) -> None:
    """What stood in brackets beside a name: an office, a role, or a note."""
    plain = folded(aside)
    if plain in GENDERS:
        reading.say("“{text}” was left out, for gender is not kept here.", text=aside)
    elif words().offices & set(plain.split()) and "position" not in values:
        values["position"] = aside
    elif plain in words().roles and "role" not in values:
        values["role"] = Role(words().roles[plain])
    else:
        reading.say("“{text}” was put into the notes.", text=aside)
        put_note(values, aside)
