"""What is written into items: hotels and times in free text; answers, phones, lists still due."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from planner.model import Function, Item, ItemKind, ItemStatus, Stop
from planner.rules.clock import stop_of
from planner.rules.course import Course
from planner.rules.findings import Finding, Severity, Value, concern
from planner.rules.folding import folded

CHASE_DAYS = 7


def text_findings(course: Course, today: date) -> Iterator[Finding]:
    yield from course.of_items(_of_item, today, _known_hotels(course))
    yield from course.of_days(_phones)


def _of_item(course: Course, item: Item, today: date, hotels: dict[str, str]) -> Iterator[Finding]:
    yield from _hotels(course, item, hotels)
    yield from _times(course, item)
    yield from _tentative(course, item, today)
    yield from _names(course, item, today)


def _phones(course: Course, day: date | None) -> Iterator[Finding]:
    items = [
        item
        for item in course.by_day[day]
        if item.kind is ItemKind.TRANSFER and not _has_phone(item)
    ]
    if items:
        count = (("more", len(items) - 1),) if len(items) > 1 else ()
        variant = "one" if len(items) == 1 else "several"
        yield _finding(
            course, "phone-missing", variant, items, day, (("title", items[0].title), *count)
        )


def _finding(
    course: Course,
    rule: str,
    variant: str | None,
    items: list[Item],
    day: date | None,
    values: tuple[tuple[str, Value], ...],
    about: tuple[str, ...] = (),
    severity: Severity = Severity.WARNING,
) -> Finding:
    return Finding(
        rule=rule,
        severity=severity,
        variant=variant,
        values=values,
        concerns=tuple(concern(item) for item in items),
        about=about,
        visit=course.visit.kind,
        date=day,
        time=items[0].start if len(items) == 1 else None,
    )


def _texts(item: Item) -> Iterator[str]:
    yield item.title
    yield item.meeting_point or ""
    for note in item.notes:
        yield note.text


# -- hotels ----------------------------------------------------------------------------------------

_NAME = r"[A-ZÀ-ÖØ-Þ0-9][\w’'&-]*"
_HOTEL = re.compile(rf"\b(?:Hotel|Hôtel)(?: {_NAME})+|(?:{_NAME} )+(?:Hotel|Hôtel)\b")
_NO_NAME = frozenset({"the", "our", "your", "their", "this", "at", "in", "to", "from", "meet"})
_NO_HOTEL = ("hotel de ville", "hotel lobby", "hotel restaurant", "hotel bar")


def _known_hotels(course: Course) -> dict[str, str]:
    """The hotels of this exchange, by their folded names."""
    visits = course.visit.exchange.visits
    names = [stop.hotel.name for visit in visits for stop in visit.stops if stop.hotel]
    return {folded(name): name for name in names}


def _hotels(course: Course, item: Item, known: dict[str, str]) -> Iterator[Finding]:
    """A hotel in a text that is not where the delegation stays."""
    stop = stop_of(item)
    if stop is None or stop.hotel is None:
        return
    here = [folded(name) for name in (stop.hotel.name, item.venue.name if item.venue else "")]
    moving = {folded(each.hotel.name) for each in _that_day(stop, item) if each.hotel}
    for text in _texts(item):
        for name in _hotels_in(text, tuple(known.items())):
            plain = folded(name)
            if any(plain in each or (each and each in plain) for each in (*here, *moving)):
                continue
            values = (("title", item.title), ("named", name), ("hotel", stop.hotel.name))
            about = (plain, str(stop.hotel.id))
            yield _finding(course, "hotel-text", None, [item], item.day, values, about)
            return


def _that_day(stop: Stop, item: Item) -> list[Stop]:
    """On the day of moving on, the hotel of either city may be meant."""
    return [each for each in stop.visit.stops if item.day is not None and each.has(item.day)]


@lru_cache(maxsize=2048)  # a program's texts are read again with every edit
def _hotels_in(text: str, known: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    plain = f" {folded(text)} "
    found = [name for key, name in known if key and key in plain]
    for match in _HOTEL.finditer(text):
        words = match.group().split()
        while words and folded(words[0]) in _NO_NAME:
            words = words[1:]
        name = " ".join(words)
        if len(words) > 1 and not folded(name).startswith(_NO_HOTEL):
            found.append(name)
    return tuple(found)


# -- times -----------------------------------------------------------------------------------------

_TIME = re.compile(
    r"(?<![\d:.,/+])(?:[01]?\d|2[0-3])(?::[0-5]\d|h[0-5]\d|h\b|\s?[ap]\.?\s?m\b\.?|\s?Uhr\b)"
    r"(?![\d:])",
    re.IGNORECASE,
)


def _times(course: Course, item: Item) -> Iterator[Finding]:
    """A time in free text cannot follow the clock of whoever reads it."""
    for text in (item.meeting_point or "", *(note.text for note in item.notes)):
        found = _time_in(text)
        if found:
            values = (("title", item.title), ("text", found))
            yield _finding(
                course, "time-in-notes", None, [item], item.day, values, (found,), Severity.NOTE
            )
            return


@lru_cache(maxsize=2048)
def _time_in(text: str) -> str | None:
    match = _TIME.search(text)
    return match.group().strip() if match else None


# -- what is still due -----------------------------------------------------------------------------


def _tentative(course: Course, item: Item, today: date) -> Iterator[Finding]:
    if not item.status.tentative or item.day is None or item.standby:
        return
    if today <= item.day <= today + timedelta(days=CHASE_DAYS):
        variant = "requested" if item.status is ItemStatus.REQUESTED else "proposed"
        values = (("title", item.title), ("day", item.day))
        about = (str(item.day), item.status.value)
        yield _finding(course, "still-tentative", variant, [item], item.day, values, about)


def _names(course: Course, item: Item, today: date) -> Iterator[Finding]:
    venue = item.venue
    if venue is None or not venue.names_in_advance or item.names_sent_on is not None:
        return
    if item.day is None or item.day >= today:
        values = (("title", item.title), ("venue", venue.name))
        yield _finding(
            course, "names-not-sent", None, [item], item.day, values, (str(venue.id),)
        )  # fmt: skip


def _has_phone(item: Item) -> bool:
    """Whether somebody can be rung when the coach is not there."""
    if item.vehicle is not None and item.vehicle.phone:
        return True
    ring = (Function.DRIVER, Function.ESCORT, Function.HOST)
    return any(
        contact.function in ring
        and (
            contact.phone
            or (contact.person and (contact.person.trip_phone or contact.person.work_phone))
        )
        for contact in item.contacts
    )
