"""The findings panel: what the checks have to say, worst first, then what was accepted."""

from uuid import UUID

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from planner.gui.findings.accepting import ask_reason, take_back
from planner.gui.findings.listing import FindingsList
from planner.gui.findings.model import FindingRow, FindingsModel
from planner.gui.findings.painting import MARGIN
from planner.gui.findings.words import counted
from planner.gui.theme.marks import SEVERITY_MARKS
from planner.gui.widgets.buttons import icon_button
from planner.gui.widgets.chip import Chip
from planner.gui.widgets.words import label
from planner.gui.workspace import Workspace

HEADING = 32


class FindingsPanel(QFrame):
    """Heading with counts, and the rows; folds down to nothing by its own button."""

    fold_wanted = Signal()
    counts_changed = Signal(int, int)  # errors, warnings: those that are open

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "window")
        self.setProperty("edge", "top")
        self._workspace = workspace
        self._shown: UUID | None = None  # the exchange
        self.model = FindingsModel(self)
        self.list = FindingsList(self.model)
        self.list.wanted.connect(self._go_to)
        self.list.accept_wanted.connect(self.accept)
        self.list.take_back_wanted.connect(self.take_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading())
        self._none = label("", "hint")
        self._none.setContentsMargins(MARGIN, 0, 0, 8)
        column.addWidget(self._none)
        column.addWidget(self.list)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        workspace.opened_changed.connect(self._refresh)
        self._refresh()

    def _heading(self) -> QWidget:
        heading = QWidget()
        heading.setMinimumHeight(HEADING)
        row = QHBoxLayout(heading)
        row.setContentsMargins(MARGIN, 0, 6, 0)
        row.setSpacing(8)
        row.addWidget(label(self.tr("Findings"), "label"))
        row.addStretch()
        self._chips = {
            severity: Chip("", mark.role, mark.icon) for severity, mark in SEVERITY_MARKS.items()
        }
        for chip in self._chips.values():
            row.addWidget(chip)
        self.fold = icon_button("chevron-down", self.tr("Hide findings"))
        self.fold.clicked.connect(self.fold_wanted)
        row.addWidget(self.fold)
        return heading

    # -- what can be done with the finding chosen -------------------------------------------------

    @property
    def row(self) -> FindingRow | None:
        """The finding chosen, where it is to be seen."""
        return self.list.row if self.list.isVisible() else None

    @property
    def is_accepted(self) -> bool:
        row = self.row
        return row is not None and row.accepted is not None

    def accept(self) -> None:
        """Ask why the finding chosen may stay as it is."""
        if self.row is not None:
            ask_reason(self._workspace, self.row, self.window())

    def take_back(self) -> None:
        """Ask again about the finding chosen."""
        if self.row is not None:
            take_back(self._workspace, self.row)

    def _go_to(self, row: FindingRow) -> None:
        if row.goes_to is not None:
            self._workspace.go_to(*row.goes_to)

    # -- what is shown ----------------------------------------------------------------------------

    def _refresh(self) -> None:
        chosen, at = self.list.row, self.list.currentIndex().row()
        opened = self._workspace.opened
        shown, self._shown = self._shown, opened.exchange.id if opened else None
        if shown != self._shown:
            chosen, at, self.model.unfolded = None, -1, False
        self.model.show_opened(opened, self._workspace.today())
        self._choose_again(chosen, at)
        counts = self.model.counts()
        for severity, chip in self._chips.items():
            chip.set(counted(severity, counts[severity]), SEVERITY_MARKS[severity].role)
            chip.setVisible(counts[severity] > 0)
        some = bool(self.model.accepted)
        self._none.setText(self.tr("No open findings.") if some else self.tr("No findings."))
        self._none.setVisible(not self.model.rows)
        self.list.setVisible(bool(self.model.lines))
        self.list.fit()
        self.counts_changed.emit(counts["error"], counts["warning"])

    def _choose_again(self, chosen: FindingRow | None, at: int) -> None:
        """The same finding; where it is gone or was put away, what stands in its place now."""
        lines = self.model.lines
        if chosen is not None:
            now = self.model.accepted if chosen.accepted else self.model.rows
            same = [each for each in now if each.finding.id == chosen.finding.id and each in lines]
            at = lines.index(same[0]) if same else at
        if lines and at >= 0:
            self.list.setCurrentIndex(self.model.index(min(at, len(lines) - 1)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.list.fit()
