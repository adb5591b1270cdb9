"""What the person who prints should know first, in a strip over the preview."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from planner.editions.values import Notice
from planner.gui.theme import icons
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.buttons import button, icon_button
from planner.gui.widgets.words import paragraph
from planner.wording import wording

_MOST = 3  # notices said one by one; more are counted


class Notices(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, go_to_item: Callable[[object], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._go_to_item = go_to_item
        self._strips: list[Strip] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 0)
        self._column.setSpacing(6)
        self.hide()

    @property
    def sentences(self) -> list[str]:
        return [strip.sentence for strip in self._strips]

    def show_notices(self, notices: Sequence[Notice]) -> None:
        self._clear()
        said = wording()
        for notice in notices[:_MOST]:
            strip = Strip("alert", "warn", said.label(notice.sentence, dict(notice.values)))
            if notice.item is not None:
                strip.offer(self.tr("Go to"), lambda item=notice.item: self._go_to_item(item))
            self._add(strip)
        rest = len(notices) - _MOST
        if rest == 1:
            self._add(Strip("alert", "warn", self.tr("And 1 more.")))
        elif rest > 1:
            self._add(Strip("alert", "warn", self.tr("And {count} more.").format(count=rest)))

    def say(self, sentence: str, tone: str, action: str = "", run: Callable[[], object] = int) -> None:
        """One sentence of the window's own in place of all others of its tone."""
