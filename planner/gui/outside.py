"""What stands in the window when the database cannot be opened: why, and what to do."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from planner.gui.widgets.buttons import button
from planner.gui.widgets.empty_state import EmptyState


class NotOpened(QWidget):
    """`sentence` says why; the buttons lead on. `lost`: it is damaged, and may be rescued, if
    `gone` only by a backup."""

    again_wanted = Signal()
    restore_wanted = Signal()
    salvage_wanted = Signal()
    chosen = Signal(object)  # Path of another database
    quit_wanted = Signal()

    def __init__(self, sentence: str, lost: bool = False, gone: bool = False) -> None:
        super().__init__()
        self.again = button(self.tr("Try again"), "refresh", "primary")
        self.again.clicked.connect(self.again_wanted)
        self.open_other = button(self.tr("Open another file..."), "folder-open-outline")
        self.leave = button(self.tr("Quit"))
        self.open_other.clicked.connect(self._choose)
        self.leave.clicked.connect(self.quit_wanted)
        column = QVBoxLayout(self)
        self.restore = button(self.tr("Restore the newest backup"), "backup-restore", "primary")
        self.restore.clicked.connect(self.restore_wanted)
        self.salvage = button(self.tr("Save what can be read"), "lifebuoy")
        self.salvage.clicked.connect(self.salvage_wanted)
        first: tuple[QPushButton, ...] = (self.again,)
        if lost:
            first = (self.restore,) if gone else (self.restore, self.salvage)
        self.state = EmptyState(
            "database-alert-outline",
            self.tr("The database is not open"),
            sentence,
            (*first, self.open_other, self.leave),
        )
        column.addWidget(self.state)

    def say(self, sentence: str) -> None:
        """What came of it."""
        self.state.say(sentence)

    def let_begin(self, may: bool) -> None:
        """Whether it may be rescued: not while that is being done."""
        for part in (self.restore, self.salvage):
            part.setEnabled(may)

    def _choose(self) -> None:
        kinds = self.tr("Databases (*.db);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open a database"), "", kinds)
        if name:
            self.chosen.emit(Path(name))


def open_elsewhere(database: Path) -> NotOpened:
    """The page of a second window on a database."""
    page = NotOpened("")
    said = page.tr(
        "{file} is open in another window of this program, which asks for your attention now. Go "
        "on there, or open another file here."
    )
    page.state.say(said.format(file=database))
    return page
