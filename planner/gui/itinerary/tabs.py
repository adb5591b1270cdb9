"""The other tabs of the inspector: one moment on three clocks, and what was changed by whom."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from planner.gui.itinerary import words
from planner.gui.widgets.words import label, paragraph
from planner.gui.workspace import Workspace
from planner.model import Leg, Visit
from planner.rules.agenda import Happening
from planner.rules.clocks import clocks_of, faces, moment_of, shown
from planner.store.journal import entries
from planner.store.record import Entry

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_MOST = 200


class Clocks(QWidget):
    """Local, home and Washington, for the item and for now."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.of_item, self.of_now = paragraph("", "text"), paragraph("", "text")
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 14, 14, 16)
        column.setSpacing(6)
        self._heading = label("", "label")
        column.addWidget(self._heading)
        column.addWidget(self.of_item)
        column.addSpacing(10)
        column.addWidget(label(words.tr("Now"), "label"))
        column.addWidget(self.of_now)
        column.addStretch(1)

    def show_thing(self, visit: Visit, thing: Happening | None) -> None:
        """The clocks of the city of an item or journey, of home and of Washington."""
        places = clocks_of(visit, thing, self._workspace.day)
        moment = moment_of(thing) if thing is not None else None
        leaves = words.tr("This journey leaves")
        self._heading.setText(leaves if isinstance(thing, Leg) else words.tr("This item begins"))
        for part in (self._heading, self.of_item):
            part.setVisible(thing is not None)
        unknown = words.tr("At no known hour.")
        self.of_item.setText(_lines(moment, places) if moment is not None else unknown)
        self.of_now.setText(_lines(self._workspace.now(), places))


def _lines(moment: datetime, places: list[tuple[str, str | None]]) -> str:
    return "\n".join(map(shown, faces(moment, places)))


class ChangesOf(QWidget):
    """What the journal has of one item, or of the exchange; the newest first."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._asked: UUID | None = None
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setSpacing(4)
        self.list.setProperty("surface", "window")
        self.list.setAccessibleName(words.tr("History"))
        self._heading = label("", "label")
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 14, 14, 16)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addWidget(self.list, 1)
        workspace.desk.changed.connect(lambda _entry: self._ask())
        workspace.opened_changed.connect(lambda _opened: self._ask())

    def show_thing(self, thing: UUID | None) -> None:
        """The changes of this thing; None for all of the open exchange."""
        self._asked = thing
        whole = words.tr("Changes of this exchange")
        self._heading.setText(words.tr("Changes of this item") if thing else whole)
        self._ask()

    def _ask(self) -> None:
        opened = self._workspace.opened
        if opened is None:
            self.list.clear()
        elif self.isVisible():
            exchange_id = opened.exchange.id
            query = partial(_changes, exchange_id=exchange_id, thing=self._asked)
            self._workspace.desk.ask(query, partial(self._take, exchange_id))

    def _take(self, exchange_id: UUID, found: Sequence[Entry]) -> None:
        opened = self._workspace.opened
        if opened is None or opened.exchange.id != exchange_id:
            return  # gone meanwhile, or another one is open
        self.list.clear()
        for entry in found:
            when = f"{entry.when.astimezone():%Y-%m-%d %H:%M}"
            QListWidgetItem(f"{entry.label}\n{when}, {entry.who}", self.list)
        if not found:
            QListWidgetItem(words.tr("Nothing was changed yet."), self.list)


def _changes(session: "Session", exchange_id: UUID, thing: UUID | None) -> list[Entry]:
    found = [
        entry
        for entry in entries(session, about=exchange_id)
        if thing is None or _touches(entry, thing)
    ]
    return found[::-1][:_MOST]


def _touches(entry: Entry, thing: UUID) -> bool:
    """Whether it changed the thing itself, or something that belongs to it."""
    said = str(thing)
    for row in entry.rows:
        images = (row.before or {}, row.after or {})
        if row.thing == thing or any(image.get("item_id") == said for image in images):
            return True
    return False
