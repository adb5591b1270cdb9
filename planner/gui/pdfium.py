"""The one thread that does all PDFium work: PDFium is not safe to use from two threads.

Nothing of PDFium leaves this file: an opened paper is a `Paper`, a picture of it a QImage. What
PDFium holds is made and closed on the thread, and never left to the garbage collector.
"""

import ctypes
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, QSize, QSizeF, Qt
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """An opened PDF; of each page its size in points."""

    pages: tuple[QSizeF, ...]


class Pdfium:
    """Hand work in from any thread, get a future for the answer. One for the whole program."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pdfium")
        self._documents: dict[Paper, Any] = {}  # touched on the thread only
        self._is_shut = False

    def open(self, pdf: bytes) -> Future[Paper]:
        return self._thread.submit(self._open, pdf)

    def paint(self, paper: Paper, page: int, whole: QSize, area: QRect) -> Future[QImage]:
        """A picture of a part of a page (counted from 0).

        `whole` is the size in pixels the page would have, `area` the part of that to draw, so
        that the bands of a page join without a seam.
        """
        return self._thread.submit(self._paint, paper, page, whole, area)

    def text(self, paper: Paper, page: int) -> Future[str]:
        """What stands on a page, for those to whom it is read."""
        return self._thread.submit(self._text, paper, page)

    def close(self, paper: Paper) -> None:
        """Let go of a paper; what was asked about it before is still answered."""
        if not self._is_shut:
            self._thread.submit(self._close, paper)

    def shut(self) -> None:
        """Answer what was asked, close every paper, end the thread. A second time does nothing."""
        if not self._is_shut:
            self._is_shut = True
            with suppress(RuntimeError):  # Python itself is ending, and has ended the thread
                self._thread.submit(self._close_all)
            self._thread.shutdown(wait=True)

    # -- on the thread -----------------------------------------------------------------------------

    def _open(self, pdf: bytes) -> Paper:
        from pypdfium2 import PdfDocument  # importing it starts PDFium, so that is done here too

        document = PdfDocument(pdf)
        sizes = (document.get_page_size(page) for page in range(len(document)))
        paper = Paper(tuple(QSizeF(width, height) for width, height in sizes))
        self._documents[paper] = document
        return paper

    def _paint(self, paper: Paper, number: int, whole: QSize, area: QRect) -> QImage:
        from pypdfium2 import PdfBitmap, raw

        image = QImage(area.size(), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        pixels = (ctypes.c_ubyte * image.sizeInBytes()).from_buffer(image.bits())
        bitmap = PdfBitmap.new_native(
            area.width(), area.height(), raw.FPDFBitmap_BGRx, False, pixels, image.bytesPerLine()
        )
        page = self._documents[paper][number]
        try:
            at = (-area.x(), -area.y(), whole.width(), whole.height())
            raw.FPDF_RenderPageBitmap(bitmap, page, *at, 0, raw.FPDF_ANNOT)
        finally:
            page.close()
            bitmap.close()
        return image

    def _text(self, paper: Paper, number: int) -> str:
        page = self._documents[paper][number]
        words = page.get_textpage()
        try:
            return str(words.get_text_range())
        finally:
            words.close()
            page.close()

    def _close(self, paper: Paper) -> None:
        document = self._documents.pop(paper, None)
        if document is not None:
            document.close()

    def _close_all(self) -> None:
        for paper in tuple(self._documents):
            self._close(paper)
