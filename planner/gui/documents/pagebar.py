"""The bar over the preview: which page, what is going on, how large."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from planner.gui.documents.preview import PAGE_WIDTH, WHOLE_PAGE, Preview
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import icon_button
from planner.gui.widgets.chip import Chip
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.words import label

_FACTORS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)


class PageBar(QFrame):
    """Turns pages and zooms; says what is under way, and lets it be stopped."""

    stop_wanted = Signal()

    def __init__(self, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self.setProperty("edge", "bottom")
        self.setMinimumHeight(fonts.scaled(40))
        self.before = icon_button("chevron-left", self.tr("Previous page"))
        self.after = icon_button("chevron-right", self.tr("Next page"))
        self.page, self._doing = label(), label("", "second")
        self._draft = Chip(self.tr("Draft"), "warn", "pencil-outline")
        self.zoom = ChoiceBox()
        self.zoom.setAccessibleName(self.tr("Size of the page"))
        self.zoom.addItem(self.tr("Whole page"), WHOLE_PAGE)
        self.zoom.addItem(self.tr("Page width"), PAGE_WIDTH)
        for factor in _FACTORS:
            self.zoom.addItem(f"{factor:.0%}", factor)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 10, 0)
        row.setSpacing(8)
        self.stop = icon_button("close", self.tr("Stop"))
        self.stop.clicked.connect(self.stop_wanted)
        self.stop.hide()
        for part in (self.before, self.page, self.after, self._doing, self.stop):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._draft)
        row.addWidget(self.zoom)
        self.before.clicked.connect(lambda: preview.turn(-1))
        self.after.clicked.connect(lambda: preview.turn(1))
        self.zoom.activated.connect(self._choose_zoom)
        preview.turned.connect(self._show_page)
        preview.zoomed.connect(self._show_zoom)
        self._show_page(0, 0)

    def say(self, doing: str, can_stop: bool = False) -> None:
        """What is going on; empty if nothing."""
        self._doing.setText(doing)
        self.stop.setVisible(can_stop)

    @property
    def said(self) -> str:
        return self._doing.text()

    def _choose_zoom(self) -> None:
        self._preview.zoom = self.zoom.currentData()

    def _show_page(self, page: int, pages: int) -> None:
        said = self.tr("Page {page} of {pages}").format(page=page, pages=pages)
        self.page.setText(said if pages else "")
        self.before.setEnabled(page > 1)
        self.after.setEnabled(page < pages)
        for part in (self.before, self.after, self._draft):
            part.setVisible(pages > 0)

    def _show_zoom(self) -> None:
        """The size chosen; one made with the wheel stands at the end of the list."""
        zoom = self._preview.zoom
        own = 2 + len(_FACTORS)
        at = self.zoom.findData(zoom)
        if at < 0:
            if self.zoom.count() > own:
                self.zoom.removeItem(own)
            self.zoom.addItem(f"{float(zoom):.0%}", zoom)
            at = own
        elif at < own and self.zoom.count() > own:
            self.zoom.removeItem(own)
        self.zoom.setCurrentIndex(at)
