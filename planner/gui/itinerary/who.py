"""Who takes part or travels: everyone, groups, or delegates by name; each a word to press."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from planner.gui.itinerary.picker import DelegatePicker
from planner.gui.roster.rows import marks_of
from planner.gui.theme import fonts
from planner.gui.widgets.field import InlineError
from planner.gui.widgets.flow import FlowLayout
from planner.gui.widgets.segmented import Segment
from planner.gui.widgets.words import label, plain_menu, plain_tip
from planner.model import Delegate, Item, Participation, Traveller
from planner.rules.agenda import Happening, day_of
from planner.rules.crowd import crowd_of

_WIDEST = 210  # pixels of a word
_MOST = 40  # people by name; the others stand in the list that the last word opens


class Who(QWidget):
    """Presses are told at once: everyone, the groups and the delegates that are meant now."""

    chosen = Signal(bool, object, object)  # everyone, ids of groups, ids of delegates

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: Happening | None = None
        self._words = QWidget()
        self._flow = FlowLayout(self._words, gap=4)
        self.error = InlineError()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(label(heading or self.tr("Who takes part"), "label"))
        column.addWidget(self._words)
        column.addWidget(self.error)
        self._picker: DelegatePicker | None = None

    def show_thing(self, item: Happening) -> None:
        """The words of this item or journey, the chosen ones pressed."""
        self._item, day = item, day_of(item)
        self.error.hide()
        kept = self._name_in_focus()
        while (old := self._flow.takeAt(0)) is not None:
            button = old.widget()
            if button is not None:
                button.hide()
                button.deleteLater()
        groups, crowd = _groups(item), crowd_of(item.visit)
        self._add(self.tr("Everyone"), item.everyone, self._press_everyone)
        for mark in marks_of(item.visit):
            group = next(each for each in item.visit.groups if each.id == mark.id)
            if group.on(day) or mark.id in groups:
                there = crowd.there(day, frozenset((mark.id,)).issubset)
                self._add(
                    f"{mark.letter}  {mark.name}, {there}",
                    mark.id in groups,
                    lambda _on, group_id=mark.id: self._press_group(group_id),
                )
        named = _named(item)
        for delegate in named[:_MOST]:
            self._add(str(delegate), True, lambda _on, own=delegate.id: self._press_delegate(own))
        if item.visit.delegates:
            word = self.tr("+ By name...")
            if (rest := len(named) - _MOST) > 0:
                word = self.tr("{count} more by name...").format(count=rest)
            more = self._add(word, False, lambda _on: self._open_picker())
            more.setCheckable(False)
        for pressed in self._words.findChildren(QPushButton):
            if kept and pressed.text() == kept and not pressed.isHidden():
                pressed.setFocus()
        self._flow.invalidate()
        self._words.updateGeometry()

    def _name_in_focus(self) -> str:
        focus = self._words.focusWidget()
        return focus.text() if isinstance(focus, QPushButton) and focus.hasFocus() else ""

    def _add(self, word: str, pressed: bool, press: object) -> QPushButton:
        wide = fonts.scaled(_WIDEST)  # a long name does not widen the window
        shown = fonts.metrics("label").elidedText(word, Qt.TextElideMode.ElideRight, wide)
        button = Segment(plain_menu(shown))
        button.setAccessibleName(word)
        if shown != word:
            button.setToolTip(plain_tip(word))
        button.setChecked(pressed)
        button.clicked.connect(press)
        self._flow.addWidget(button)
        button.show()
        return button

    # -- what is meant -----------------------------------------------------------------------------

    def _press_everyone(self, _on: bool) -> None:
        self._tell((), ())

    def _press_group(self, group: UUID) -> None:
        if self._item is not None:
            self._tell(_other(_groups(self._item), group), _delegates(self._item))

    def _press_delegate(self, delegate: UUID) -> None:
        if self._item is not None:
            self._tell(_groups(self._item), _other(_delegates(self._item), delegate))

    def _tell(self, groups: Sequence[UUID], delegates: Sequence[UUID]) -> None:
        """Nobody named means everyone."""
        self.chosen.emit(not groups and not delegates, list(groups), list(delegates))

    def _open_picker(self) -> None:
        if self._item is None:
            return
        self._picker = DelegatePicker(self._item.visit.delegates, _delegates(self._item), self)
        self._picker.picked.connect(self._pick)
        self._picker.open_at(self._words.mapToGlobal(self._words.rect().bottomLeft()))

    def _pick(self, delegates: list[UUID]) -> None:
        if self._item is not None and set(delegates) != set(_delegates(self._item)):
            self._tell(_groups(self._item), delegates)


def _links(item: Happening) -> Sequence[Participation | Traveller]:
    if item.everyone:
        return ()
    return item.participations if isinstance(item, Item) else item.travellers


def _groups(item: Happening) -> list[UUID]:
    return [link.group.id for link in _links(item) if link.group]


def _named(item: Happening) -> list[Delegate]:
    """In the order of the delegation, without going through all of it."""
    named = [link.delegate for link in _links(item) if link.delegate]
    return sorted(named, key=lambda each: (each.rank, each.id))


def _delegates(item: Happening) -> list[UUID]:
    return [link.delegate.id for link in _links(item) if link.delegate]


def _other(chosen: Sequence[UUID], pressed: UUID) -> list[UUID]:
    """With what was pressed added, or taken away if it was among them."""
    if pressed in chosen:
        return [each for each in chosen if each != pressed]
    return [*chosen, pressed]
