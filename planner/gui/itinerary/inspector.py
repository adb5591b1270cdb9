"""What stands at the right of the agenda: the item or journey selected, or a new item."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.gui.itinerary.adding import AddItem
from planner.gui.itinerary.item_editor import ItemEditor
from planner.gui.itinerary.leg_editor import LegEditor
from planner.gui.itinerary.tabs import ChangesOf, Clocks
from planner.gui.picture import Picture
from planner.gui.widgets.segmented import Segmented
from planner.gui.widgets.words import paragraph
from planner.gui.workspace import Workspace
from planner.model import Item, Leg
from planner.queries.known import ABOUT, known_names
from planner.rules.findings import Finding

FIELDS, CLOCKS, HISTORY = "fields", "clocks", "history"


class Inspector(QScrollArea):
    """One of four: nothing, an item, a journey, a new item. Scrolls by itself."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Inspector"))
        self.item, self.leg = ItemEditor(workspace), LegEditor(workspace)
        self.adding, self._nothing = AddItem(workspace), self._hint()
        self.known = Picture(workspace.desk, known_names, ABOUT, self)
        self.known.answered.connect(self.item.complete)
        self._workspace = workspace
        self._thing: Item | Leg | None = None
        self.clocks, self.changes = Clocks(workspace), ChangesOf(workspace)
        self._parts = (
            self._nothing, self.item, self.leg, self.adding, self.clocks, self.changes
        )  # fmt: skip
        self.tabs = Segmented(
            (
                (FIELDS, self.tr("Fields")),
                (CLOCKS, self.tr("Clocks")),
                (HISTORY, self.tr("History")),
            ),
            self.tr("Inspector shows"),
            dense=True,
        )
        self.tabs.chosen.connect(lambda _tab: self._show_tab())
        self._content = content = QWidget()
        content.setProperty("surface", "window")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        held = QHBoxLayout()
        held.setContentsMargins(15, 10, 14, 0)
        held.addWidget(self.tabs)
        held.addStretch(1)
        column.addLayout(held)
        for part in self._parts:
            column.addWidget(part)
        self.setWidget(content)
        content.installEventFilter(self)
        self._show(self._nothing)

    def _hint(self) -> QWidget:
        hint = QWidget()
        column = QVBoxLayout(hint)
        column.setContentsMargins(15, 18, 14, 16)
        column.addWidget(paragraph(self.tr("Select an item to see and change it."), "hint"))
        column.addStretch(1)
        return hint

    @property
    def is_adding(self) -> bool:
        return not self.adding.isHidden()

    def show_thing(self, thing: Item | Leg | None, findings: Sequence[Finding] = ()) -> None:
        """Show this; what was typed into the one before is saved."""
        self.item.show_item(thing if isinstance(thing, Item) else None, findings)
        self.leg.show_leg(thing if isinstance(thing, Leg) else None, findings)
        self._thing = thing
        self._show_tab()

    def _show_tab(self) -> None:
        """The tab chosen, of what is selected; history is there without anything selected."""
        thing, tab = self._thing, self.tabs.value
        if tab == HISTORY:
            self._show(self.changes)
            self.changes.show_thing(thing.id if thing is not None else None)
        elif tab == CLOCKS and self._workspace.visit is not None:
            self._show(self.clocks)
            self.clocks.show_thing(self._workspace.visit, thing)
        elif isinstance(thing, Item):
            self._show(self.item)
        else:
            self._show(self.leg if isinstance(thing, Leg) else self._nothing)

    def begin_item(self, visit_id: UUID, day: date | None) -> None:
        """Show the fields of a new item."""
        self.item.show_item(None)
        self.leg.show_leg(None)
        self._show(self.adding)
        self.adding.begin(visit_id, day)

    def edit(self) -> None:
        """Give the keys to what names the thing."""
        self.tabs.set_value(FIELDS)
        self._show_tab()
        if not self.item.isHidden():
            self.item.title.setFocus()
            self.item.title.selectAll()
        elif not self.leg.isHidden():
            self.leg.carrier.setFocus()
            self.leg.carrier.selectAll()

    def _show(self, wanted: QWidget) -> None:
        changed = wanted.isHidden()
        for part in self._parts:
            part.setVisible(part is wanted)
        if changed:
            self.verticalScrollBar().setValue(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Never narrower than what stands in it: larger letters need a wider inspector."""
        if event.type() is QEvent.Type.LayoutRequest:
            bar = self.verticalScrollBar().sizeHint().width()
            self.setMinimumWidth(self._content.minimumSizeHint().width() + bar)
        return super().eventFilter(watched, event)
