"""A page of a paper on the screen: fitted or zoomed, sharp at every scale, with keys and wheel."""

from concurrent.futures import Future
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from planner.gui.pdfium import POINTS_PER_INCH, Paper, Pdfium
from planner.gui.theme.tokens import TOKENS

WHOLE_PAGE, PAGE_WIDTH = "whole-page", "page-width"
LEAST, MOST = 0.25, 3.0  # zoom; 1 is the size of the paper itself
_MARGIN = 17  # around the sheet
_SHADOW = 3


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a picture is of: a page of a paper, so many device pixels large."""

    paper: Paper
    page: int
    size: QSize


class Preview(QAbstractScrollArea):
    """PgUp and PgDn turn pages, Ctrl+wheel and Ctrl+plus zoom, the wheel scrolls and then turns."""

    turned = Signal(int, int)  # page from 1, how many there are
    zoomed = Signal()
    _painted = Signal(object, object)  # _Shown, Future[QImage]
    _told = Signal(object, object)

    def __init__(self, pdfium: Pdfium, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pdfium = pdfium
        self._paper: Paper | None = None
        self._page = 0
        self._zoom: str | float = WHOLE_PAGE
        self._image: QImage | None = None
        self._image_of: _Shown | None = None
        self._wanted: _Shown | None = None
        self._asked: Future[QImage] | None = None
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Preview"))
        queued = Qt.ConnectionType.QueuedConnection
        self._painted.connect(self._take, queued)
        self._told.connect(self._take_words, queued)

    # -- what is shown -----------------------------------------------------------------------------

    def show_paper(self, paper: Paper) -> None:
        """Show this paper, at the page that was shown of the one before; lets go of that one."""
        if self._paper is not None and self._paper is not paper:
            self._pdfium.close(self._paper)
        self._paper = paper
        self.turn_to(min(self._page, len(paper.pages) - 1))

    def clear(self) -> None:
        """Show no paper."""
        if self._paper is not None:
            self._pdfium.close(self._paper)
        self._paper = self._image = self._image_of = self._wanted = None
        self._page = 0
        self._lay_out()
        self.turned.emit(0, 0)

    @property
    def page(self) -> int:
        """Counted from 0."""
        return self._page

    @property
    def pages(self) -> int:
        return len(self._paper.pages) if self._paper else 0

    def turn(self, pages: int) -> bool:
        """Go on (or back) so many pages; False where there are none."""
        page = max(0, min(self._page + pages, self.pages - 1))
        if self._paper is None or page == self._page:
            return False
        self.turn_to(page)
        return True

    def turn_to(self, page: int) -> None:
        self._page = page
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self.turned.emit(page + 1, self.pages)
        if self._paper is not None:
            self.setAccessibleName(
                self.tr("Page {page} of {pages}").format(page=page + 1, pages=self.pages)
            )
            shown, future = (self._paper, page), self._pdfium.text(self._paper, page)
            future.add_done_callback(lambda done: self._told.emit(shown, done))

    # -- zoom --------------------------------------------------------------------------------------

    @property
    def zoom(self) -> str | float:
        """`whole-page`, `page-width`, or a factor of the paper's own size."""
        return self._zoom

    @zoom.setter
    def zoom(self, zoom: str | float) -> None:
        self._zoom = zoom if isinstance(zoom, str) else max(LEAST, min(zoom, MOST))
        self._lay_out()
        self.zoomed.emit()

    @property
    def factor(self) -> float:
        """The zoom there is now, fitted or chosen."""
        if not isinstance(self._zoom, str):
            return self._zoom
        if self._paper is None:
            return 1.0
        natural = self._natural()
        room = self.maximumViewportSize() - QSize(2 * _MARGIN, 2 * _MARGIN)
        wide = room.width() / natural.width()
        if self._zoom == WHOLE_PAGE:
            return max(LEAST, min(wide, room.height() / natural.height(), MOST))
        if natural.height() * wide > room.height():  # the scroll bar takes its part
            wide = (room.width() - self.verticalScrollBar().sizeHint().width()) / natural.width()
        return max(LEAST, min(wide, MOST))

    def _natural(self) -> QSize:
        """The page at its own size, in device-independent pixels."""
        assert self._paper is not None
        return (self._paper.pages[self._page] * self.logicalDpiX() / POINTS_PER_INCH).toSize()

    def _sheet(self) -> QRect:
        """Where the page stands in the viewport."""
        if self._paper is None:
            return QRect()
        size = (QPointF(self._natural().width(), self._natural().height()) * self.factor).toPoint()
        view = self.viewport().size()
        x = max(_MARGIN, (view.width() - size.x()) // 2) - self.horizontalScrollBar().value()
        y = max(_MARGIN, (view.height() - size.y()) // 2) - self.verticalScrollBar().value()
        return QRect(QPoint(x, y), QSize(size.x(), size.y()))

    # -- pictures ----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        """Fit the scroll bars to the page and ask for its picture if it is another one."""
        sheet, view = self._sheet().size(), self.maximumViewportSize()
        for bar, need, room in (
            (self.horizontalScrollBar(), sheet.width(), view.width()),
            (self.verticalScrollBar(), sheet.height(), view.height()),
        ):
            bar.setRange(0, max(0, need + 2 * _MARGIN - room) if self._paper else 0)
            bar.setPageStep(room)
            bar.setSingleStep(40)
        if self._paper is not None and sheet.isValid():
            pixels = (sheet.toSizeF() * self.devicePixelRatioF()).toSize()
            self._want(_Shown(self._paper, self._page, pixels))
        self.viewport().update()

    def _want(self, shown: _Shown) -> None:
        if shown == self._wanted:
            return
        self._wanted = shown
        if self._asked is not None:
            self._asked.cancel()  # if its turn has not come
        whole = QRect(QPoint(), shown.size)
        self._asked = self._pdfium.paint(shown.paper, shown.page, shown.size, whole)
        self._asked.add_done_callback(lambda done: self._painted.emit(shown, done))

    def _take(self, shown: _Shown, done: Future[QImage]) -> None:
        if shown == self._wanted and not done.cancelled():
            self._image, self._image_of = done.result(), shown
            self.viewport().update()

    def _take_words(self, shown: tuple[Paper, int], done: Future[str]) -> None:
        if shown == (self._paper, self._page) and not done.cancelled():
            self.setAccessibleDescription(done.result())

    @property
    def is_sharp(self) -> bool:
        """Whether the picture of just this page at just this size is there."""
        return self._image_of is not None and self._image_of == self._wanted

    # -- events ------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self.viewport()), TOKENS.current
        painter.fillRect(self.viewport().rect(), tokens.sunken)
        sheet = self._sheet()
        if not sheet.isValid():
            return
        shadow = QColor(tokens.line2 if not tokens.dark else QColor(Qt.GlobalColor.black))
        shadow.setAlpha(110)
        painter.fillRect(sheet.translated(_SHADOW, _SHADOW), shadow)
        painter.fillRect(sheet, Qt.GlobalColor.white)
        same = self._image_of is not None and (
            (self._image_of.paper, self._image_of.page) == (self._paper, self._page)
        )
        if self._image is not None and same:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not self.is_sharp)
            painter.drawImage(QRectF(sheet), self._image)
        if self.hasFocus():
            painter.setPen(QPen(tokens.accent, 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:  # noqa: N802 - Qt's own name
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = event.key(), Qt.Key
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        turns = {
            keys.Key_PageDown: 1,
            keys.Key_PageUp: -1,
            keys.Key_Home: -self.pages,
            keys.Key_End: self.pages,
        }
        if key in turns:
            self.turn(turns[Qt.Key(key)])
        elif control and key in (keys.Key_Plus, keys.Key_Equal):
            self.zoom = self.factor * 1.25
        elif control and key == keys.Key_Minus:
            self.zoom = self.factor / 1.25
        elif control and key == keys.Key_0:
            self.zoom = WHOLE_PAGE
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        down = -event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom = self.factor * 1.1 ** (-down / 120)
            return
        bar, before = self.verticalScrollBar(), self.verticalScrollBar().value()
        if down > 0 and before == bar.maximum():
            self.turn(1)
        elif down < 0 and before == bar.minimum():
            if self.turn(-1):
                bar.setValue(bar.maximum())
        else:
            super().wheelEvent(event)
