"""The delegate that is selected: who it is, how to reach it, what it takes part in. To be read."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from planner.gui.itinerary.flow import FlowLayout
from planner.gui.roster.painting import paint_avatar
from planner.gui.roster.rows import initials, items_of, listed_name, marks_of
from planner.gui.roster.words import ROLES, counted, sector_said, stay_said, tr
from planner.gui.theme import fonts
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.chip import Chip
from planner.gui.widgets.words import label, paragraph
from planner.gui.workspace import Workspace
from planner.model import Delegate, Visit

_AVATAR = 52


class DelegateInspector(QWidget):
    """Nothing private and nothing of care stands here."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.hint = paragraph(tr("Select a delegate to see more of them."), "hint")
        self._card: QWidget | None = None
        self._column = QVBoxLayout()
        self._column.setContentsMargins(12, 12, 12, 12)
        self._column.setSpacing(8)
        self._column.addWidget(self.hint)
        self._column.addStretch()
        inside = QWidget()
        inside.setLayout(self._column)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def show_delegate(self, delegate: Delegate | None, visit: Visit | None) -> None:
        if self._card is not None:
            self._column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
            self._card = None
        if delegate is not None and visit is not None:
            self._card = _Card(delegate, visit, self._workspace)
            self._column.insertWidget(0, self._card)
        self.hint.setVisible(self._card is None)


class _Card(QWidget):
    def __init__(self, delegate: Delegate, visit: Visit, workspace: Workspace) -> None:
        super().__init__()
        self._today = workspace.today()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._head(delegate, visit))
        for words, value in self._facts(delegate, visit):
            column.addWidget(_fact(words, value))
        column.addWidget(_fact(tr("Itinerary"), self._taking_part(delegate, visit)))

    def _head(self, delegate: Delegate, visit: Visit) -> QHBoxLayout:
        person = delegate.person
        name = paragraph(listed_name(person), "panel-title")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        if person.native_name:
            words.addWidget(paragraph(person.native_name, "second"))
        mine = {membership.group.id for membership in delegate.memberships}
        groups = [mark for mark in marks_of(visit) if mark.id in mine]
        if groups:
            chips = QWidget()
            flow = FlowLayout(chips)
            for mark in groups:
                flow.addWidget(Chip(f"{mark.letter}  {mark.name}", "accent"))
            words.addWidget(chips)
        words.addStretch()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(_Avatar(initials(person)), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _facts(self, delegate: Delegate, visit: Visit) -> list[tuple[str, str]]:
        """What is known, and what is missed when it is not."""
        person = delegate.person
        unknown = tr("Unknown")
        joins = delegate.joins if delegate.joins != visit.first_day else None
        leaves = delegate.leaves if delegate.leaves != visit.last_day else None
        stay = ", ".join(stay_said(joins, leaves, self._today)) or tr("Whole visit")
        facts = [
            (tr("Role"), tr(ROLES[delegate.role])),
            (tr("Position"), delegate.position or unknown),
            (tr("Organization"), str(delegate.organization or unknown)),
            (tr("Sector"), sector_said(delegate.sector)),
            (tr("Languages"), ", ".join(person.languages)),
            (tr("Joins and leaves"), stay),
            (tr("Phone on the trip"), person.trip_phone or unknown),
            (tr("Work phone"), person.work_phone or ""),
            (tr("E-mail"), "\n".join(person.emails) or unknown),
        ]
        return [(words, value) for words, value in facts if value]

    def _taking_part(self, delegate: Delegate, visit: Visit) -> str:
        return counted(items_of(delegate, visit), "Takes part in 1 item", "Takes part in %n items")


class _Avatar(QWidget):
    def __init__(self, letters: str) -> None:
        super().__init__()
        self._letters = letters
        side = fonts.scaled(_AVATAR)
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        circle = QRect(0, 0, self.width() - 1, self.height() - 1)
        paint_avatar(QPainter(self), circle, self._letters, "panel-title", TOKENS.current)


def _fact(words: str, value: str) -> QWidget:
    """A label over its value, which can be marked and copied."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(label(words, "label"))
    said: QLabel = paragraph(value)
    said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    said.setAccessibleName(f"{words}: {value}")
    column.addWidget(said)
    return made
