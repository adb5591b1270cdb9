"""A line at the foot of the roster: a name and Enter adds a delegate, then the line is free."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from planner.gui.roster.words import tr
from planner.gui.theme import icons
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.offer_line import OfferLine
from planner.gui.widgets.own_undo import begin_anew
from planner.gui.widgets.words import label
from planner.queries.delegates import Alumnus
from planner.rules.folding import folded

_OFFERED = 8


class AddLine(QFrame):
    """Somebody who traveled before is offered while typing, and brings along what is known.

    A namesake may be meant: Enter takes the name as typed, an alumnus only where one was chosen.
    """

    name_typed = Signal(str)
    alumnus_chosen = Signal(object)  # Alumnus

    def __init__(self, name: str, hint: str, enter: str, parent: QWidget | None = None) -> None:
        """`name` is read aloud, `hint` stands in the empty line, `enter` says what Enter does."""
        super().__init__(parent)
        self.setProperty("edge", "top")
        self._alumni: list[tuple[str, Alumnus]] = []
        self._offered: list[Alumnus] = []
        self._mark = QLabel()
        self.line = OfferLine(name)
        self.line.setPlaceholderText(hint)
        self.line.textEdited.connect(self._offer)
        self.line.entered.connect(self._enter)
        self.line.offer_taken.connect(self._take)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self.line, 1)
        row.addWidget(label(enter, "hint"))
        self._paint_mark()

    def offer_alumni(self, alumni: Sequence[Alumnus]) -> None:
        self._alumni = [(folded(f"{each.name} {each.about}"), each) for each in alumni]

    def begin(self) -> None:
        self.line.setFocus()

    def _paint_mark(self) -> None:
        ratio = self.devicePixelRatioF()
        self._mark.setPixmap(icons.pixmap("plus", 16, TOKENS.current.text2, ratio))

    def _offer(self, typed: str) -> None:
        words = folded(typed).split()
        found = [
            each for known, each in self._alumni if words and all(word in known for word in words)
        ]
        self._offered = found[:_OFFERED]
        known = [self._said(each) for each in self._offered]
        somebody_new = tr("Somebody new: {name}", name=typed.strip())
        self.line.offer([somebody_new, *known] if known else [])

    def _said(self, alumnus: Alumnus) -> str:
        told = ", ".join(filter(None, (alumnus.name, alumnus.about, alumnus.exchange)))
        return tr("Traveled before: {who}", who=told)

    def _enter(self) -> None:
        typed = self.line.text().strip()
        begin_anew(self.line)
        self.name_typed.emit(typed)

    def _take(self, place: int) -> None:
        if place == 0:
            self._enter()
        elif place <= len(self._offered):
            begin_anew(self.line)
            self.alumnus_chosen.emit(self._offered[place - 1])
