"""A paper onto a printer. Runs on the background's worker.

A page is printed in bands: at 300 dots an inch a whole page would be a picture of 35 MB.
"""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from planner.gui.pdfium import POINTS_PER_INCH, Pdfium
from planner.model import Refused
from planner.store.unhurried import Progress

RESOLUTION = 300  # dots an inch at most: letters look no better with more, and take longer
BAND = 4_000_000  # bytes of one band, at four a dot
_BYTES_A_DOT = 4


def a_printer(page: QSizeF) -> QPrinter:
    """A printer set up for pages of this size in points, before the person chooses."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    size = QPageSize(page, QPageSize.Unit.Point)
    printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    printer.setFullPage(True)
    return printer


def pages_chosen(printer: QPrinter, current: int, count: int) -> range:
    """The pages the person asked for in the dialog, counted from 0."""
    ranges = QPrinter.PrintRange
    if printer.printRange() is ranges.CurrentPage:
        return range(current, current + 1)
    if printer.printRange() is ranges.PageRange and printer.fromPage():
        last = min(printer.toPage() or printer.fromPage(), count)
        return range(min(printer.fromPage(), count) - 1, last)
    return range(count)


def print_pages(
    pdfium: Pdfium, pdf: bytes, printer: QPrinter, pages: Sequence[int], progress: Progress
) -> int:
    """Print these pages, and give back how many; `progress` may raise to stop, between bands.

    Raises `Refused` where the printer does not take them.
    """
    printer.setResolution(min(printer.resolution(), RESOLUTION))
    paper = pdfium.open(pdf).result()
    painter = QPainter()
    try:
        if not painter.begin(printer):
            raise Refused("The printer “{printer}” cannot be used.", printer=_name(printer))
        for done, page in enumerate(pages):
            progress(done, len(pages))
            if done and not printer.newPage():
                raise Refused(
                    "The printer “{printer}” stopped after {pages} pages.",
                    printer=_name(printer),
                    pages=done,
                )
            target = _fitted(paper.pages[page], printer)
            for band in bands(target.size()):
                progress(done, len(pages))
                image = pdfium.paint(paper, page, target.size(), band).result()
                painter.drawImage(target.topLeft() + band.topLeft(), image)
        progress(len(pages), len(pages))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
        pdfium.close(paper)
    return len(pages)


def bands(whole: QSize) -> list[QRect]:
    """A page of so many dots cut across into bands of at most `BAND` bytes."""
    high = max(1, BAND // (_BYTES_A_DOT * max(1, whole.width())))
    return [
        QRect(0, top, whole.width(), min(high, whole.height() - top))
        for top in range(0, whole.height(), high)
    ]


def _fitted(page: QSizeF, printer: QPrinter) -> QRect:
    """Where a page goes on the printer's paper: at its own size, smaller if it does not fit."""
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    own = page * printer.resolution() / POINTS_PER_INCH
    if own.width() > sheet.width() + 2 or own.height() > sheet.height() + 2:
        own = own.scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(sheet.topLeft(), own)
    place.moveCenter(sheet.center())
    return place.toRect()


def _name(printer: QPrinter) -> str:
    return printer.printerName() or printer.outputFileName()
