"""How firm an item is: three words beside each other, and behind a button the two sad ones."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from planner.gui.itinerary import words
from planner.gui.theme import icons
from planner.gui.theme.marks import STATUS_MARKS
from planner.gui.widgets.segmented import Segment, Segmented
from planner.gui.widgets.words import label, say_again
from planner.model import ItemStatus
from planner.model.itinerary import OFF

_OPEN = (ItemStatus.PROPOSED, ItemStatus.REQUESTED, ItemStatus.CONFIRMED)


class Status(QWidget):
    chosen = Signal(object)  # ItemStatus, by the person

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._segments = Segmented(
            [(status.value, words.tr(words.STATUSES[status])) for status in _OPEN],
            self.tr("Status"),
            dense=True,
        )
        self._segments.chosen.connect(lambda value: self.chosen.emit(ItemStatus(value)))
        self._off = Segment()
        menu = QMenu(self._off)
        for status in OFF:
            action = menu.addAction(
                icons.icon(STATUS_MARKS[status.value].icon), words.tr(words.STATUSES[status])
            )
            action.triggered.connect(lambda _on, status=status: self.chosen.emit(status))
        self._menu = menu
        self._off.clicked.connect(self._open_menu)
        head = label(self.tr("Status"), "label")
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._segments)
        row.addWidget(self._off)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(head)
        column.addLayout(row)
        self.show_status(ItemStatus.PROPOSED)

    def show_status(self, status: ItemStatus) -> None:
        """Show this status without telling."""
        self._status = status
        self._segments.set_value(status.value)
        off = status.off
        self._off.setChecked(off)
        self._off.setText(words.tr(words.STATUSES[status]) if off else "")
        self._off.setIcon(icons.icon("chevron-down", "accent" if off else "text2"))
        said = words.tr(words.STATUSES[status]) if off else self.tr("Declined or canceled")
        self._off.setAccessibleName(said)
        self._off.setToolTip(said)
        say_again(self._off)

    def _open_menu(self) -> None:
        self.show_status(self._status)  # the click alone chooses nothing
        self._menu.popup(self._off.mapToGlobal(self._off.rect().bottomLeft()))

    @property
    def menu(self) -> QMenu:
        return self._menu
