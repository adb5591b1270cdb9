"""The findings of the open exchange as rows."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.gui.exchanges.dates import weekday_day
from planner.gui.findings.words import severity_said
from planner.rules.findings import Finding, Severity
from planner.wording import wording

FINDING_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding as it is read."""

    finding: Finding
    severity: str  # error, warning, note
    word: str
    sentence: str
    where: str  # “Tue 12 May”, or empty

    @property
    def goes_to(self) -> tuple[str, UUID] | None:
        """The kind and id of the first thing it is about that can be shown."""
        known = (concern for concern in self.finding.concerns if concern.kind in SHOWN)
        first = next(known, None)
        return (first.kind, first.id) if first else None


SHOWN = frozenset({"item", "leg", "delegate", "group", "stop", "visit", "exchange"})


def rows_of(findings: tuple[Finding, ...], today: date) -> list[FindingRow]:
    """Each finding with its sentence, in the order in which the checks give them."""
    said = wording()
    return [
        FindingRow(
            finding=finding,
            severity=finding.severity.value,
            word=severity_said(finding.severity.value),
            sentence=said.finding(finding),
            where=weekday_day(finding.date, today) if finding.date else "",
        )
        for finding in findings
    ]


class FindingsModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FindingRow] = []

    def show(self, rows: list[FindingRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def counts(self) -> Counter[str]:
        counted = Counter(row.severity for row in self.rows)
        return Counter({severity.value: counted[severity.value] for severity in Severity})

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == FINDING_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(filter(None, (row.word, row.sentence, row.where)))
        return None
