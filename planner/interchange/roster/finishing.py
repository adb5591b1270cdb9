"""Names in columns of their own, taken apart where a cell says more than the name of its column."""

from collections.abc import Mapping
from typing import Any

from planner.interchange.report import Message
from planner.interchange.roster.names import AND, split_name
from planner.interchange.roster.preview import PreviewRow
from planner.interchange.roster.titles import is_honorific, of_two, suffixes_of, take_titles
from planner.interchange.roster.words import words
from planner.rules.folding import folded


def finish_names(row: PreviewRow, headings: Mapping[str | None, str], titled: str | None) -> None:
    """Titles, letters after a name, a whole name and a second person; each is said."""
    for key in ("family_name", "given_name"):
        if key in row.values and key in headings:
            _take_apart(row, key, headings[key])
    if "family_name" in headings:
        _take_whole(row, headings["family_name"])
    if "given_name" in headings:
        _take_second(row, headings["given_name"])
    if of_two(row.values.get("honorific") or ""):
        sentence = (
            "“{title}” means two people, and one was taken: give the other a row of their own."
        )
        _say(row, titled, sentence, title=row.values["honorific"])


def _take_apart(row: PreviewRow, key: str, heading: str) -> None:
    """“Dr. Anna” and “Roe, Jr.” are a title, a name and letters after it."""
    values, name = row.values, row.values[key]
    title, rest = take_titles(name)
    suffix, rest = suffixes_of(rest, words(), alone=True)
    if not rest or not (title or suffix) or is_honorific(rest):
        return
    values[key] = rest
    for part, found, mark in (("honorific", title, " "), ("suffix", suffix, ", ")):
        known = values.get(part)
        if found and (known is None or folded(found) not in folded(known)):
            values[part] = mark.join(filter(None, (known, found)))
    taken = " and ".join(f"“{part}”" for part in (title, suffix) if part)
    _say(row, heading, "{taken} was taken out of “{name}”.", taken=taken, name=name)


def _take_whole(row: PreviewRow, heading: str) -> None:
    """“Silva, Ana” among the family names, with no given name beside it."""
    family = row.values.get("family_name") or ""
    before, comma, after = family.partition(",")
    if not comma or not before.strip() or not after.strip() or row.values.get("given_name"):
        return
    name = split_name(family)
    if name.family_name and name.given_name:
        row.values |= {"family_name": name.family_name, "given_name": name.given_name}
        _say(row, heading, "“{name}” was taken for a family name and a given name.", name=family)


def _take_second(row: PreviewRow, heading: str) -> None:
    """“Al and Eve” among the given names are two people."""
    given = row.values.get("given_name") or ""
    found = AND.search(given)
    if not found or not given[: found.start()].strip() or not given[found.end() :].strip():
        return
    who = given[found.start() :].strip()
    row.values["given_name"] = given[: found.start()].strip()
    notes = row.values.get("notes")
    row.values["notes"] = "\n".join(filter(None, (who, notes)))
    _say(
        row,
        heading,
        "“{who}” was put into the notes: give a companion a row of their own.",
        who=who,
    )


def _say(row: PreviewRow, heading: str | None, sentence: str, **values: Any) -> None:
    row.messages.append(Message(sentence, values, heading))
