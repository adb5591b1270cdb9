"""What stands in the window when the database cannot be opened: why, and what to do."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from planner.gui.widgets.buttons import button
from planner.gui.widgets.empty_state import EmptyState


class NotOpened(QWidget):
    """`sentence` says why; the two buttons lead on."""

    chosen = Signal(object)  # Path of another database
    quit_wanted = Signal()

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.open_other = button(self.tr("Open another file..."), "folder-open-outline", "primary")
        self.leave = button(self.tr("Quit"))
        self.open_other.clicked.connect(self._choose)
        self.leave.clicked.connect(self.quit_wanted)
        column = QVBoxLayout(self)
        self.state = EmptyState(
            "database-alert-outline",
            self.tr("The database is not open"),
            sentence,
            (self.open_other, self.leave),
        )
        column.addWidget(self.state)

    def _choose(self) -> None:
        kinds = self.tr("Databases (*.db);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open a database"), "", kinds)
        if name:
            self.chosen.emit(Path(name))
