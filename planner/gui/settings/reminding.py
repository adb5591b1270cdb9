"""Settings: when the deadlines are told of, and where their calendar files are kept."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planner.gui.settings.preferences import Preferences
from planner.gui.widgets.buttons import button
from planner.gui.widgets.field import Field
from planner.gui.widgets.time_field import TimeField
from planner.gui.widgets.words import label
from planner.model import Refused
from planner.rules.typed_times import read_time
from planner.wording import wording


class Reminding(QWidget):
    """Kept on this computer, as the appearance is."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Reminders"), "panel-title"))
        self.hour, self.folder = TimeField(), QLineEdit()
        if (kept := preferences.reminding_hour) is not None:
            self.hour.show_time(f"{kept:%H:%M}")
        self.folder.setText(str(preferences.calendar_folder or ""))
        self.choose = button(self.tr("Choose..."), "folder-open-outline")
        self.choose.clicked.connect(self._choose)
        self._hour = Field(
            self.tr("Tell me at"), self.hour, self.tr("Beside the start of the program; or empty")
        )
        self._folder = Field(
            self.tr("Calendar files"),
            self.folder,
            self.tr("A file of each owner, rewritten on every change; nothing private in it"),
        )
        row, top = QHBoxLayout(), Qt.AlignmentFlag.AlignTop
        row.setSpacing(8)
        row.addWidget(self._hour, 2, top)
        row.addWidget(self._folder, 3, top)
        column.addLayout(row)
        line = QHBoxLayout()
        line.addStretch()
        line.addWidget(self.choose)
        column.addLayout(line)

    def keep(self) -> bool:
        """Keep what is typed; False where the hour is none, which is said beside it."""
        typed = self.hour.text().strip()
        try:
            hour = read_time(typed, field="hour").start if typed else None
            if typed and hour is None:
                raise Refused("Type an hour, as in 9:00, or nothing.", field="hour")
        except Refused as refused:
            self._hour.show_error(wording().refused(refused))
            return False
        folder = self.folder.text().strip()
        self._preferences.keep_reminders(hour, Path(folder) if folder else None)
        return True

    def _choose(self) -> None:
        said = self.tr("Keep calendar files in")
        folder = QFileDialog.getExistingDirectory(self, said, self.folder.text())
        if folder:
            self.folder.setText(folder)
