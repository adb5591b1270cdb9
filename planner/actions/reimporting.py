"""A file that comes in again: what was changed here since its last coming stays, and is said.

The journal knows what imports wrote. Where the file says what it said then, it has nothing new to
say, and a change made here in between counts; where its own value changed, the file counts.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import time
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions.arriving import LegArrival, MetThere
from planner.model import Base, Function, Item, Leg, Organization
from planner.rules.folding import folded
from planner.store.journal import entries
from planner.store.values import Image, to_json

IMPORT = "Import {count} items from {file}"
Said = tuple[str, dict[str, object]]

_WHEN = ("start", "end", "ends_next_day", "part", "time_state", "fold", "time_as_given")
_KEYS = {"stop": "stop_id", "venue": "venue_id", "whole": "part_of_id"}
_TOGETHER: dict[type[Base], tuple[tuple[str, ...], ...]] = {
    Item: (
        ("title",), ("day", "stop"), _WHEN, ("status",), ("kind",), ("venue",),
        ("meeting_point",), ("dress",), ("optional",), ("whole",),
    ),
    Leg: tuple((name,) for name in LegArrival.__slots__),
}  # fmt: skip
"""What an import may change of a thing; what only makes sense together stays or goes together."""
_ASIDE = ("ends_next_day", "fold", "time_as_given")  # follow from the others, or say nothing new
_NAMES = {"day": "date", "whole": "part of"}
_PARTS = ("contact", "item_note", "participation")


@dataclass(slots=True)
class Imported:
    """What imports wrote last: the columns of an item or leg, and the rows that belong to it."""

    columns: Image = field(default_factory=dict)
    parts: dict[str, list[Image]] = field(default_factory=dict)  # by table

    def is_at(self, day: object, title: str) -> bool:
        """Whether it came as an item of this day and title, whatever it is called now."""
        came = self.columns.get("title")
        return (
            isinstance(came, str)
            and folded(came) == folded(title)
            and self.columns.get("day") == to_json(day)
        )


def last_imported(session: Session, exchange_id: UUID) -> dict[UUID, Imported]:
    """By item and leg of an exchange. An import taken back counts as what it was before."""
    found: dict[UUID, Imported] = defaultdict(Imported)
    rows: dict[tuple[str, str], dict[UUID, Image]] = defaultdict(dict)  # by table and item
    owners: dict[UUID, str] = {}
    imports: set[int] = set()
    for entry in entries(session, about=exchange_id):
        touched: set[tuple[str, str]] = set()
        by_import = entry.sentence == IMPORT or entry.reverses in imports
        if by_import:
            imports.add(entry.number)
        for row in entry.rows:
            if row.kind in _PARTS:
                image = row.after or row.before or {}
                owner = owners.setdefault(row.thing, image.get("item_id") or "")
                here = rows[row.kind, owner]
                before = here.pop(row.thing, {})
                if row.after is not None:
                    here[row.thing] = before | row.after
                touched.add((row.kind, owner))
            elif by_import and row.kind in ("item", "leg"):
                if row.after is None:
                    found.pop(row.thing, None)
                else:
                    found[row.thing].columns |= row.after
        for kind, owner in touched if by_import else ():
            if owner:
                found[UUID(owner)].parts[kind] = list(rows[kind, owner].values())
    return dict(found)


class Comparison:
    """An item or leg before a file is taken, to be held against what it becomes."""

    def __init__(self, session: Session, thing: Item | Leg, imported: Imported | None) -> None:
        self._session, self._thing = session, thing
        self._imported = imported or Imported()
        kind = next(each for each in _TOGETHER if isinstance(thing, each))
        self._groups = _TOGETHER[kind]
        self._before = {name: getattr(thing, name) for group in self._groups for name in group}

    def settle(self) -> list[Said]:
        """Put back what was changed here since; every field that differs is told."""
        said: list[Said] = []
        for group in self._groups:
            wanted = {name: getattr(self._thing, name) for name in group}
            told = [n for n in group if wanted[n] != self._before[n]]
            plain = [name for name in told if name not in _ASIDE] or told
            if not told:
                continue
            if self._says_nothing_new(group, wanted) and self._was_changed(group):
                for name in told:
                    setattr(self._thing, name, self._before[name])
                said += [_stays(name, self._before[name], wanted[name]) for name in plain]
            else:
                said += [_became(name, self._before[name], wanted[name]) for name in plain]
        return said

    def _says_nothing_new(self, group: Sequence[str], wanted: dict[str, Any]) -> bool:
        came = self._imported.columns

        def is_old(name: str) -> bool:
            if name == "stop" and wanted[name] is self._before[name]:
                return True  # it follows from the day
            key = _KEYS.get(name, name)
            return key in came and came[key] == _plain(wanted[name])

        return all(is_old(name) for name in group if name != "time_as_given")

    def _was_changed(self, group: Sequence[str]) -> bool:
        came = self._imported.columns
        return any(came[_KEYS.get(n, n)] != _plain(self._before[n]) for n in group)

    def people_stay(self, wanted: Iterable[MetThere]) -> bool:
        """Whether the file names the people it named before, and others are here now."""
        came = self._imported.parts.get("contact")
        return came is not None and told_of(map(self._met, came)) == told_of(wanted)

    def note_stays(self, text: str) -> bool:
        came = self._imported.parts.get("item_note", [])
        return any(folded(str(each.get("text"))) == folded(text) for each in came)

    def participants_stay(self, wanted: Iterable[Base]) -> bool:
        came = self._imported.parts.get("participation")
        ids = {to_json(each.id) for each in wanted}
        return came is not None and ids == {e.get("group_id") or e.get("delegate_id") for e in came}

    def _met(self, image: Image) -> MetThere:
        """Somebody met, as an import wrote them down."""
        key = image.get("organization_id")
        organization = self._session.get(Organization, UUID(str(key))) if key else None
        return MetThere(
            _text(image, "name"),
            _text(image, "position"),
            organization.name if organization else None,
            Function(image["function"]),
            _text(image, "phone"),
        )


def changed_part(name: str, here: Sequence[str], wanted: Sequence[str], *, stays: bool) -> Said:
    """The sentence about people or notes of an item that differ from those of the file."""
    nobody = "everyone" if name == "participants" else None
    one, other = ("; ".join(each) or nobody for each in (here, wanted))
    return (_stays if stays else _became)(name, one, other)


def told_of(people: Iterable[MetThere]) -> list[tuple[str, ...]]:
    """Who is met, comparable whichever way position and organization were told apart."""
    return [
        (
            folded(", ".join(filter(None, (each.name, each.position, each.organization)))),
            each.function.value,
            each.phone or "",
        )
        for each in people
    ]


def met_at(item: Item) -> list[MetThere]:
    return [
        MetThere(
            each.full_name,
            each.position,
            each.organization.name if each.organization else None,
            each.function,
            each.phone,
        )
        for each in item.contacts
    ]


def image_of(thing: Base) -> Any:
    """Everything about a thing that an import may change."""
    columns = [getattr(thing, attr.key) for attr in thing.__mapper__.column_attrs]
    if isinstance(thing, Leg):
        return columns
    assert isinstance(thing, Item)
    place = thing.venue and (thing.venue.name, thing.venue.address, thing.venue.room)
    who = [link.group or link.delegate for link in thing.participations]
    notes = [(note.audience, note.text) for note in thing.notes]
    return (columns, thing.stop, thing.whole, place, who, notes, told_of(met_at(thing)))


def names_of(people: Iterable[MetThere]) -> list[str]:
    return [
        ", ".join(filter(None, (each.name, each.position, each.organization, each.phone)))
        for each in people
    ]


def _stays(name: str, here: object, wanted: object) -> Said:
    words: dict[str, object] = {
        "field": _called(name),
        "here": _shown(here),
        "file": _shown(wanted),
    }
    return "{field} stays {here} here, as it was changed; the file says {file}.", words


def _became(name: str, here: object, wanted: object) -> Said:
    words: dict[str, object] = {"field": _called(name), "old": _shown(here), "new": _shown(wanted)}
    return "{field}: {old} → {new}.", words


def _called(name: str) -> str:
    return _NAMES.get(name, name).replace("_", " ")


def _shown(value: object) -> str:
    match value:
        case None | "":
            return "nothing"
        case bool():
            return "yes" if value else "no"
        case time():
            return f"{value:%H:%M}"
        case Enum():
            return str(value.value).replace("-", " ")
    name = getattr(value, "name", None)  # of a venue, without its address
    return str(name or value)


def _plain(value: object) -> Any:
    return to_json(value.id if isinstance(value, Base) else value)


def _text(image: Image, key: str) -> str | None:
    value = image.get(key)
    return str(value) if value is not None else None
