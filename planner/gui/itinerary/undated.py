"""A line over the days of a visit whose stops have no dates yet: it is laid out from here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from planner.gui.widgets.buttons import button
from planner.gui.widgets.words import label
from planner.model import Visit


class Undated(QFrame):
    """Whichever way the visit is looked at. Where nothing stands at all, the empty page says it."""

    laying_out_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("edge", "bottom")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.addWidget(label(self.tr("The stops of this visit have no dates yet."), "second"), 1)
        self.lay_out = button(self.tr("Lay out the visit..."), "calendar-plus", "link")
        self.lay_out.clicked.connect(self.laying_out_wanted)
        row.addWidget(self.lay_out)
        self.hide()

    def show_for(self, visit: Visit | None) -> None:
        undated = visit is not None and visit.first_day is None
        self.setVisible(undated and visit is not None and bool(visit.items or visit.legs))
