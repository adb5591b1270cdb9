"""What the person who prints should know, in strips over the preview."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from planner.editions.values import Notice
from planner.gui.theme import icons
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.buttons import button, icon_button
from planner.gui.widgets.words import left_to_right, paragraph
from planner.wording import wording

_MOST = 3  # notices said one by one; more are counted
_MARKS = {"warn": "alert", "error": "alert-octagon", "ok": "check"}
_SURFACES = {"warn": "warn", "error": "error", "ok": "note"}


class Notices(QWidget):
    """First what was just done or refused, then what is to be known of the paper."""

    item_wanted = Signal(object)  # id of the item a notice is about

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done: Strip | None = None
        self._strips: list[Strip] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 0)
        self._column.setSpacing(6)
        self.hide()

    @property
    def sentences(self) -> list[str]:
        strips = [self._done] if self._done else []
        return [strip.sentence for strip in (*strips, *self._strips)]

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """What is to be known of the paper, in place of what was said of the one before."""
        for strip in self._strips:
            self._drop(strip)
        self._strips = [self._strip_of(notice) for notice in notices[:_MOST]]
        rest = len(notices) - _MOST
        if rest > 0:
            more = self.tr("One more text cannot be printed as it is.")
            if rest > 1:
                more = self.tr("%n more texts cannot be printed as they are.", None, rest)
            self._strips.append(Strip("warn", more))
        for strip in self._strips:
            self._column.addWidget(strip)
        self._show()

    def say(
        self, tone: str, sentence: str, word: str = "", run: Callable[[], object] | None = None
    ) -> None:
        """What was just done (`ok`) or could not be (`error`), with a word to go on with it."""
        self.say_no_more()
        self._done = strip = Strip(tone, sentence)
        if run is not None:
            strip.offer(word, run)
        strip.let_close(self.say_no_more)
        self._column.insertWidget(0, strip)
        self._show()

    def say_no_more(self) -> None:
        if self._done is not None:
            self._drop(self._done)
            self._done = None
            self._show()

    @property
    def done(self) -> "Strip | None":
        return self._done

    def _strip_of(self, notice: Notice) -> "Strip":
        strip = Strip("warn", wording().label(notice.sentence, dict(notice.values)))
        item: UUID | None = notice.item
        if item is not None:
            strip.offer(self.tr("Go to"), lambda: self.item_wanted.emit(item))
        return strip

    def _drop(self, strip: "Strip") -> None:
        self._column.removeWidget(strip)
        strip.hide()
        strip.deleteLater()

    def _show(self) -> None:
        self.setVisible(self._done is not None or bool(self._strips))


class Strip(QFrame):
    """A mark and a sentence in a tint; at the right what can be done about it."""

    def __init__(self, tone: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", _SURFACES[tone])
        self._words = paragraph(left_to_right(sentence), "second")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 4, 8, 4)
        self._row.setSpacing(10)
        self._row.addWidget(_Mark(tone))
        self._row.addWidget(self._words, 1)

    @property
    def sentence(self) -> str:
        return self._words.text().lstrip("\N{LEFT-TO-RIGHT MARK}")

    def offer(self, word: str, run: Callable[[], object]) -> None:
        self.link = button(word, kind="link")
        self.link.clicked.connect(lambda: run())
        self._row.addWidget(self.link)

    def let_close(self, run: Callable[[], object]) -> None:
        close = icon_button("close", self.tr("Close"))
        close.clicked.connect(lambda: run())
        self._row.addWidget(close)


class _Mark(QWidget):
    def __init__(self, tone: str) -> None:
        super().__init__()
        self._tone = tone
        self.setFixedSize(16, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        color = getattr(TOKENS.current, self._tone)
        icons.paint(QPainter(self), self.rect(), _MARKS[self._tone], color)
