"""The head of the inspector: photograph or initials, the name, groups, and what is missing."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.gui.roster.painting import paint_avatar
from planner.gui.roster.rows import initials, listed_name, marks_of
from planner.gui.roster.words import GAPS, gap_said
from planner.gui.theme import fonts
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.chip import Chip
from planner.gui.widgets.flow import FlowLayout
from planner.gui.widgets.words import paragraph
from planner.model import Delegate, Visit
from planner.rules.completeness import Gap

_AVATAR = 52


class DelegateHead(QWidget):
    """Photograph or initials, the name, how it is said, groups, a chip for all that is missing."""

    def __init__(self) -> None:
        super().__init__()
        self.avatar = Avatar()
        self.name, self.second = paragraph("", "panel-title"), paragraph("", "second")
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        words = QVBoxLayout()
        words.setSpacing(2)
        for part in (self.name, self.second):
            words.addWidget(part)
        words.addStretch()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._chips)

    def show_delegate(
        self,
        delegate: Delegate,
        visit: Visit,
        gaps: tuple[Gap, ...],
        open_field: Callable[[str], object],
    ) -> None:
        person = delegate.person
        self.avatar.show_letters(initials(person))
        self.name.setText(listed_name(person))
        self.second.setText(", ".join(filter(None, (person.pronunciation, person.native_name))))
        self.second.setVisible(bool(self.second.text()))
        while self._flow.count():
            item = self._flow.takeAt(0)
            chip = item.widget() if item else None
            if chip is not None:
                chip.hide()
                chip.deleteLater()
        mine = {membership.group.id for membership in delegate.memberships}
        for mark in marks_of(visit):
            if mark.id in mine:
                self._flow.addWidget(Chip(f"{mark.letter}  {mark.name}", "accent"))
        for gap in gaps:
            _, tone, icon = GAPS[gap.purpose]
            chip = Chip(gap_said(gap), tone, icon, active=True)
            chip.clicked.connect(partial(open_field, gap.fields[0]))
            self._flow.addWidget(chip)
        self._chips.setVisible(self._flow.count() > 0)
        self._chips.updateGeometry()


class Avatar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._letters = ""
        self._picture: QImage | None = None
        side = fonts.scaled(_AVATAR)
        self.setFixedSize(QSize(side, side))

    def show_letters(self, letters: str) -> None:
        self._letters = letters
        self.update()

    def show_picture(self, data: bytes | None) -> None:
        """The photograph in place of the letters."""
        self._picture = QImage.fromData(data) if data else None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        circle = QRect(0, 0, self.width() - 1, self.height() - 1)
        if self._picture is not None and not self._picture.isNull():
            self._paint_picture(circle)
            return
        paint_avatar(QPainter(self), circle, self._letters, "panel-title", TOKENS.current)

    def _paint_picture(self, circle: QRect) -> None:
        """Cut to the circle, from its middle."""
        assert self._picture is not None
        painter, round_ = QPainter(self), QPainterPath()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        round_.addEllipse(circle)
        painter.setClipPath(round_)
        side = min(self._picture.width(), self._picture.height())
        left, top = (self._picture.width() - side) // 2, (self._picture.height() - side) // 2
        painter.drawImage(circle, self._picture, QRect(left, top, side, side))
