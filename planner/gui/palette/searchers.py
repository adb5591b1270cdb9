"""What the palette finds: actions, exchanges, days, items, people and venues."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from heapq import nsmallest

from PySide6.QtCore import QCoreApplication

from planner.gui.exchanges.dates import weekday_day
from planner.gui.palette.matching import match
from planner.gui.theme.marks import KIND_ICONS
from planner.gui.workspace import Hit, Workspace
from planner.model import Item, Visit
from planner.rules.agenda import days_of
from planner.rules.folding import folded

MANY, MOST = 1_000, 200
Named = tuple[str, str, str, Callable[[], object]]  # icon, text, second, run


def translated(source: str, count: int = -1) -> str:
    return QCoreApplication.translate("Palette", source, None, count)


def add_searchers(workspace: Workspace) -> None:
    """Everything that can be found, in the order in which the groups stand."""
    for group, things in (
        (translated("Exchanges"), _exchanges),
        (translated("Days"), _days),
        (translated("Items"), _items),
        (translated("People and venues"), _people_and_venues),
    ):
        workspace.add_searcher(group, partial(_search, workspace, group, things))


def _search(
    workspace: Workspace, group: str, things: Callable[[Workspace], Iterable[Named]], typed: str
) -> list[Hit]:
    """The things that match, best first; none while nothing is typed."""
    if not typed.strip():
        return []
    found = []
    for icon, text, second, run in things(workspace):
        matched = match(typed, text, second)
        if matched is not None:
            found.append((matched.rank, Hit(group, icon, text, second, run)))
    return [hit for _, hit in sorted(found, key=lambda each: each[0])]


def actions(workspace: Workspace, typed: str) -> list[Hit]:
    """Actions that make sense just now; all of them while nothing is typed."""
    found = []
    for spec in workspace.actions.values():
        matched = match(typed, spec.text.replace("&", ""))
        if matched is not None and (spec.enabled is None or spec.enabled()):
            hit = Hit(translated("Actions"), spec.icon, spec.text.replace("&", ""), "", spec.run)
            found.append((matched.rank, hit))
    return [hit for _, hit in sorted(found, key=lambda each: each[0])]


def _exchanges(workspace: Workspace) -> Iterable[Named]:
    for line in workspace.lines or ():
        cities = ", ".join((*line.foreign_cities, *line.partner_cities))
        second = cities if cities and cities not in line.name else line.theme or ""
        run = partial(workspace.go_to, "exchange", line.id)
        yield "swap-horizontal", line.name, second, run


def _visits(workspace: Workspace) -> Iterable[Visit]:
    return workspace.opened.exchange.visits if workspace.opened else ()


def _days(workspace: Workspace) -> Iterable[Named]:
    for visit in _visits(workspace):
        for day in days_of(visit):
            if day is None:
                continue
            cities = [str(stop.city) for stop in visit.stops if stop.city and stop.has(day)]
            count = sum(item.day == day for item in visit.items)
            items = translated("1 item") if count == 1 else translated("%n items", count)
            second = ", ".join(filter(None, (" to ".join(cities), items)))
            text = f"{weekday_day(day, workspace.today())} {day.year}"
            if day.year != workspace.today().year:
                text = weekday_day(day, workspace.today())

            def show(visit: Visit = visit, day: date = day) -> None:
                workspace.set_place(visit.id, day)
                workspace.show_page("itinerary")

            yield "calendar-blank-outline", text, second, show


def _items(workspace: Workspace) -> Iterable[Named]:
    for visit in _visits(workspace):
        for item in visit.items:
            run = partial(workspace.go_to, "item", item.id)
            yield KIND_ICONS[item.kind.value], item.title, _when(item, workspace), run


def _when(item: Item, workspace: Workspace) -> str:
    if item.day is None:
        return translated("No date")
    day = weekday_day(item.day, workspace.today())
    return f"{day}, {item.start:%H:%M}" if item.start else day


def _people_and_venues(workspace: Workspace) -> Iterable[Named]:
    for visit in _visits(workspace):
        if not _is_long(visit):
            yield from _delegates(visit, workspace)
        yield from _met_and_places(visit, workspace)


def _delegates(visit: Visit, workspace: Workspace) -> Iterable[Named]:
    for delegate in visit.delegates:
        about = (delegate.position, str(delegate.organization or ""))
        run = partial(workspace.go_to, "delegate", delegate.id)
        yield "account-outline", str(delegate.person), ", ".join(filter(None, about)), run


def _is_long(visit: Visit) -> bool:
    """Whether going through its delegates at each key would be felt."""
    return len(visit.delegates) > MANY


def delegates_of_long(workspace: Workspace, typed: str, is_wanted: Callable[[], bool]) -> list[Hit]:
    """On the worker: the best of the delegates that are too many to look through at once."""
    group, found = translated("People and venues"), []
    words = folded(typed).split()
    for visit in filter(_is_long, _visits(workspace)):
        for icon, text, second, run in _delegates(visit, workspace):
            if not is_wanted():
                return []
            whole = folded(f"{text} {second}")
            matched = match(typed, text, second) if all(map(whole.__contains__, words)) else None
            if matched is not None:
                found.append((matched.rank, Hit(group, icon, text, second, run)))
    return [hit for _, hit in nsmallest(MOST, found, key=lambda each: each[0])]


def _met_and_places(visit: Visit, workspace: Workspace) -> Iterable[Named]:
    """Contacts and venues, which have no page of their own: their first item is shown."""
    seen: set[object] = set()
    for item in visit.items:
        run = partial(workspace.go_to, "item", item.id)
        for contact in item.contacts:
            name = contact.full_name
            if name and name not in seen:
                seen.add(name)
                told = filter(None, (contact.position, str(contact.organization or "")))
                yield "account-outline", name, ", ".join(told), run
        if item.venue is not None and item.venue.id not in seen:
            seen.add(item.venue.id)
            told = filter(None, (translated("Venue"), item.venue.city))
            yield "office-building-outline", str(item.venue), ", ".join(told), run
    for stop in visit.stops:
        if stop.hotel is not None and stop.hotel.id not in seen:
            seen.add(stop.hotel.id)
            run = partial(workspace.go_to, "stop", stop.id)
            yield "bed-outline", str(stop.hotel), translated("Hotel"), run
