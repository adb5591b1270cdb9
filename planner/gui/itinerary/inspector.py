"""What stands at the right of the agenda: the item or journey selected, or a new item."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from planner.gui.itinerary.adding import AddItem
from planner.gui.itinerary.item_editor import ItemEditor
from planner.gui.itinerary.leg_editor import LegEditor
from planner.gui.widgets.words import paragraph
from planner.gui.workspace import Workspace
from planner.model import Item, Leg
from planner.rules.findings import Finding


class Inspector(QScrollArea):
    """One of four: nothing, an item, a journey, a new item. Scrolls by itself."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Inspector"))
        self.item, self.leg = ItemEditor(workspace), LegEditor(workspace)
        self.adding, self._nothing = AddItem(workspace), self._hint()
        self._parts = (self._nothing, self.item, self.leg, self.adding)
        self._content = content = QWidget()
        content.setProperty("surface", "window")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
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
        if isinstance(thing, Item):
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
