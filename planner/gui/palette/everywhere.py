"""What the palette finds beyond the open exchange: the index of everything, asked on the worker."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from planner.gui.palette.searchers import delegates_of_long, translated
from planner.gui.workspace import Hit, Workspace
from planner.model import Refused
from planner.queries import search as index

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_ICONS = {
    "exchange": "swap-horizontal",
    "person": "account-outline",
    "organization": "office-building-outline",
    "venue": "office-building-outline",
    "city": "map-marker-outline",
    "item": "calendar-range",
    "practice": "sprout-outline",
    "follow-on": "sprout-outline",
}
_OF_THE_OFFICE = frozenset(("person", "organization", "venue", "city"))


def look_everywhere(
    workspace: Workspace,
    typed: str,
    is_wanted: Callable[[], bool],
    then: Callable[[str, list[Hit], list[Hit]], None],
) -> None:
    """Ask for all that is found by what was typed; `then` gets that, delegates of a long delegation
    and the hits. What is not wanted any more is not looked for."""

    def look(session: "Session") -> tuple[list[Hit], list[Hit]]:
        """As they are shown, since one letter may find tens of thousands."""
        if not is_wanted():
            return [], []
        hits = [_hit(workspace, each) for each in _found(session, typed)]
        return delegates_of_long(workspace, typed, is_wanted), hits

    workspace.desk.ask(look, lambda found: then(typed, *found))


def _found(session: "Session", typed: str) -> list[index.Hit]:
    try:
        return index.search(session, typed)
    except Refused:  # nothing in it that could be looked for
        return []


def _hit(workspace: Workspace, found: index.Hit) -> Hit:
    run = partial(_show, workspace, found.kind, found.id)
    return Hit(translated("Everywhere"), _ICONS[found.kind], found.name, found.where, run)


def _show(workspace: Workspace, kind: str, thing: UUID) -> None:
    if kind in _OF_THE_OFFICE:
        workspace.going.emit(kind, thing)
        return

    def go(exchange_id: UUID | None) -> None:
        if exchange_id is not None:
            workspace.go_to(kind, thing, exchange_id)

    workspace.desk.ask(partial(index.exchange_of, kind=kind, thing=thing), go)


def without(hits: Iterable[Hit], known: Iterable[Iterable[Hit]]) -> list[Hit]:
    """Those that do not stand among the others already."""
    names = {hit.text for group in known for hit in group}
    return [hit for hit in hits if hit.text not in names]
