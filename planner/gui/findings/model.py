"""The findings of the open exchange as rows: those that are open, then those that were accepted."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.gui.exchanges.dates import full_day, weekday_day
from planner.gui.findings.words import severity_said, tr
from planner.queries.exchanges import Opened
from planner.queries.findings import Accepted
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
    accepted: Accepted | None = None

    @property
    def goes_to(self) -> tuple[str, UUID] | None:
        """The kind and id of the first thing it is about that can be shown."""
        known = (concern for concern in self.finding.concerns if concern.kind in SHOWN)
        first = next(known, None)
        return (first.kind, first.id) if first else None

    @property
    def below(self) -> str:
        """Its second line: who accepted it, when and why."""
        return accepted_said(self.accepted) if self.accepted else ""

    @property
    def said(self) -> str:
        """The row as a screen reader says it."""
        return ", ".join(filter(None, (self.word, self.sentence, self.where, self.below)))


@dataclass(frozen=True, slots=True)
class AcceptedHead:
    """The line over those that were accepted, which unfolds them."""

    count: int
    unfolded: bool

    @property
    def words(self) -> str:
        return tr("Accepted ({count})", count=self.count)

    @property
    def said(self) -> str:
        state = tr("unfolded") if self.unfolded else tr("folded")
        return f"{self.words}, {state}"


Line = FindingRow | AcceptedHead
SHOWN = frozenset({"item", "leg", "delegate", "group", "stop", "visit", "exchange"})


def rows_of(
    findings: Iterable[Finding], today: date, accepted: Mapping[UUID, Accepted] | None = None
) -> list[FindingRow]:
    """Each finding with its sentence, in the order in which the checks give them."""
    said, known = wording(), accepted or {}
    return [
        FindingRow(
            finding=finding,
            severity=finding.severity.value,
            word=severity_said(finding.severity.value),
            sentence=said.finding(finding),
            where=weekday_day(finding.date, today) if finding.date else "",
            accepted=known.get(finding.id),
        )
        for finding in findings
    ]


def accepted_said(accepted: Accepted) -> str:
    """“Accepted by Ana on Thu 1 April 2027: We know.”"""
    reason, who = accepted.reason, accepted.who
    if not who or accepted.when is None:
        return tr("Accepted: {reason}", reason=reason)
    day = full_day(accepted.when.astimezone().date())
    return tr("Accepted by {who} on {day}: {reason}", who=who, day=day, reason=reason)


class FindingsModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FindingRow] = []  # the open ones
        self.accepted: list[FindingRow] = []
        self.unfolded = False
        self.lines: Sequence[Line] = ()

    def show_opened(self, opened: Opened | None, today: date) -> None:
        """The findings of this exchange, or of none."""
        found = opened.open_findings if opened else []
        open_ones = {finding.id for finding in found}
        self.rows = rows_of(found, today)
        rest = [each for each in (opened.findings if opened else ()) if each.id not in open_ones]
        self.accepted = rows_of(rest, today, opened.accepted if opened else None)
        self._lay_out()

    def unfold(self, unfolded: bool) -> None:
        """Show those that were accepted, or their head alone."""
        self.unfolded = unfolded
        self._lay_out()

    def _lay_out(self) -> None:
        lines: list[Line] = [*self.rows]
        if self.accepted:
            lines.append(AcceptedHead(len(self.accepted), self.unfolded))
            lines += self.accepted if self.unfolded else ()
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def counts(self) -> Counter[str]:
        """How many are open, by severity."""
        counted = Counter(row.severity for row in self.rows)
        return Counter({severity.value: counted[severity.value] for severity in Severity})

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == FINDING_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.said
        return None
