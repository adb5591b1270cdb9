"""What a row of a list says beside what is known: what differs, and what is added."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from planner.interchange.report import Message
from planner.interchange.roster.fields import FIELDS, Kind
from planner.interchange.roster.preview import PreviewRow
from planner.queries.delegates import MASKED_NEEDS, masked, private_fields
from planner.rules.folding import folded
from planner.rules.likeness import is_poorer, likeness
from planner.rules.participation import without_group_word

NAME_PARTS = ("family_name", "given_name", "display_name", "native_name")
_TELLING = ("date_of_birth", "passport_number", "emails", "organization", "position", "role",
            "sector", "work_phone", "trip_phone", "private_phone")  # fmt: skip
_NOTHING = (None, "", ())
_GENERATIONS = {"junior": "jr", "fils": "jr", "senior": "sr", "pere": "sr"} | {
    each: each for each in ("jr", "sr", "ii", "iii", "iv")
}


def contradict(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two of one name say different things of what tells people apart."""
    generations = {_generation(one.get("suffix")), _generation(other.get("suffix"))} - {None}
    return len(generations) > 1 or any(
        _plain(one[key]) != _plain(other[key])
        for key in _TELLING
        if one.get(key) not in _NOTHING and other.get(key) not in _NOTHING
    )


def is_name_alone(values: Mapping[str, Any]) -> bool:
    """Whether a row says how somebody is called and nothing else."""
    said = {key for key, value in values.items() if value not in _NOTHING}
    return said <= {*NAME_PARTS, "honorific", "name_order"}


def add_to(values: dict[str, Any], more: Mapping[str, Any], row: PreviewRow) -> bool:
    """Add what a second row says of one person; of what cannot stand beside it `row` says so."""
    before = dict(values)
    for key, value in more.items():
        here = values.get(key)
        if here is None:
            values[key] = value
        elif isinstance(value, tuple):
            known = {folded(each) for each in here}
            values[key] = (*here, *(each for each in value if folded(each) not in known))
        elif _plain(here) == _plain(value):
            continue
        elif FIELDS[key].kind is Kind.LONG:
            values[key] = here if value in here.split("\n") else f"{here}\n{value}"
        elif key in NAME_PARTS and likeness(here) == likeness(value):
            values[key] = value if is_poorer(here, value) else here
        else:
            sentence = "“{text}” was left out: the {field} is “{known}” already."
            said = {"text": _shown(value), "field": _called(key), "known": _shown(here)}
            row.messages.append(Message(sentence, said))
    return values != before


def compare(row: PreviewRow, values: dict[str, Any], before: Mapping[str, Any]) -> None:
    """Say what of somebody known would be changed. A name is not made poorer."""
    for key in NAME_PARTS:
        here, wanted = before.get(key), values.get(key)
        if here and wanted and here != wanted and is_poorer(wanted, here):
            values[key] = row.values[key] = here
            sentence = "{here} is kept: {file} differs by lost accents or capitals only."
            row.messages.append(Message(sentence, {"here": here, "file": wanted}))
    secret = {*private_fields(), *MASKED_NEEDS}
    for key in FIELDS:
        if key not in before or key not in values or is_alike(key, values[key], before[key]):
            continue
        old, new = _shown(before[key]), _shown(values[key])
        if key in secret:  # what is kept is not told where nobody asked to see it
            old = masked(key, before[key]) if before[key] else old
        words = {"field": _called(key), "old": old, "new": new}
        row.messages.append(Message("{field}: {old} → {new}.", words))


def name_groups(row: PreviewRow, known: dict[str, str]) -> None:
    """Call groups as they are called here, by name or letter; of a new one it is said, once."""
    names = []
    for name in row.values["groups"]:
        called = folded(name) if folded(name) in known else without_group_word(name)
        if called not in known:
            known[called] = name
            row.messages.append(Message("Group “{name}” is new.", {"name": name}))
        names.append(known[called])
    row.values["groups"] = tuple(dict.fromkeys(names))


def is_alike(key: str, value: Any, before: Any) -> bool:
    """Whether a value is the one that is there."""
    if key in ("organization", "groups"):  # found by name, however it is spelled
        names = value if isinstance(value, tuple) else (value,)
        known = before if isinstance(before, tuple) else (before,)
        return {folded(each) for each in names} == {folded(each) for each in known if each}
    return bool(value == before)


def _generation(suffix: str | None) -> str | None:
    """Of “Jr., M.D.” the first, by which a son is told from his father."""
    words = folded(suffix or "").replace(",", " ").replace(".", "").split()
    return next((_GENERATIONS[word] for word in words if word in _GENERATIONS), None)


def _called(key: str) -> str:
    return key.replace("_", " ")


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):  # addresses of mail, in whichever letters
        return tuple(map(_plain, value))
    return folded(value) if isinstance(value, str) else value


def _shown(value: Any) -> str:
    match value:
        case None | "" | ():
            return "nothing"
        case bool():
            return "yes" if value else "no"
        case Enum():
            return str(value.value).replace("-", " ")
        case tuple():
            return ", ".join(map(str, value))
    return str(value)
