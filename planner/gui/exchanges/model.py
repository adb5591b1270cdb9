"""The list of exchanges for the table: sorted and filtered here."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, Qt, Signal

from planner.editions.outdated import Open
from planner.gui.exchanges import health
from planner.gui.exchanges.health import Health, Key
from planner.gui.exchanges.words import tr
from planner.gui.widgets.rows import Column, RowModel
from planner.queries.exchanges import ExchangeLine

EXCHANGE, WINDOW, UNCONFIRMED, FINDINGS, OVERDUE, PAPERS, TIMELINE = range(7)
COUNTS = (UNCONFIRMED, FINDINGS, OVERDUE, PAPERS)

# by column: the order a click on its heading gives, and how that is said
ORDERS: dict[int, tuple[Callable[[ExchangeLine], Key], object]] = {
    EXCHANGE: (health.by_name, QT_TRANSLATE_NOOP("Exchanges", "Sorted by name")),
    WINDOW: (health.by_need, QT_TRANSLATE_NOOP("Exchanges", "Sorted by what needs you first")),
    UNCONFIRMED: (
        health.by_unconfirmed,
        QT_TRANSLATE_NOOP("Exchanges", "Sorted by unconfirmed items"),
    ),
    FINDINGS: (
        health.by_findings,
        QT_TRANSLATE_NOOP("Exchanges", "Sorted by open findings"),
    ),
    OVERDUE: (
        health.by_overdue,
        QT_TRANSLATE_NOOP("Exchanges", "Sorted by overdue deadlines"),
    ),
    PAPERS: (
        health.by_old_papers,
        QT_TRANSLATE_NOOP("Exchanges", "Sorted by papers out of date"),
    ),
    TIMELINE: (health.by_date, QT_TRANSLATE_NOOP("Exchanges", "Sorted by date")),
}


def _columns() -> tuple[Column, ...]:
    return (
        Column(tr("Exchange"), lambda value: value.name),
        Column(tr("Return window"), lambda value: value.window.sentence),
        Column(tr("Unconfirmed"), lambda value: value.unconfirmed_said),
        Column(tr("Open findings"), lambda value: value.findings_said),
        Column(tr("Overdue deadlines"), lambda value: value.overdue_said),
        Column(tr("Papers out of date"), lambda value: value.old_papers_said),
        Column(tr("Year"), lambda value: value.dates),
    )


def with_open(line: ExchangeLine, found: Open | None) -> ExchangeLine:
    """A line with the numbers that were found out behind the list; without any where none were."""
    if found is None:
        return line._replace(findings=None, errors=None, old_papers=None)
    papers = len(found.papers)
    return line._replace(findings=found.findings, errors=found.errors, old_papers=papers)


class ExchangesModel(RowModel):
    """Rows are exchanges. What a row says is made when it is first looked at."""

    attention_changed = Signal()  # one needs it now, or no longer

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(_columns(), parent)
        self.today = today
        self.sorted_by = WINDOW
        self._lines: dict[UUID, ExchangeLine] = {}
        self._healths: dict[UUID, Health] = {}
        self._fits: Callable[[ExchangeLine], bool] = health.FILTERS["all"]

    def set_lines(self, lines: Sequence[ExchangeLine], today: date) -> None:
        """The newest answer in place of the one before."""
        self.today = today
        self._lines = {line.id: line for line in lines}
        self._healths = {}
        self._arrange()

    @property
    def lines(self) -> list[ExchangeLine]:
        """All there are, shown or not."""
        return [*self._lines.values()]

    def set_open(self, exchange_id: UUID, found: Open | None) -> None:
        """What was found open of one exchange; it keeps its place until all are sorted anew."""
        line = self._lines.get(exchange_id)
        if line is None:
            return
        now = with_open(line, found)
        if now == line:
            return
        self._lines[exchange_id] = now
        self._healths.pop(exchange_id, None)
        if health.needs_attention(now) is not health.needs_attention(line):
            self.attention_changed.emit()
        row = self.row_of(exchange_id)
        if row is not None:
            self.dataChanged.emit(self.index(row, 0), self.index(row, TIMELINE))

    def sort_again(self) -> None:
        """Where the order is by what has been counted meanwhile."""
        if self.sorted_by in (FINDINGS, PAPERS):
            self._arrange()

    def set_filter(self, fits: Callable[[ExchangeLine], bool]) -> None:
        self._fits = fits
        self._arrange()

    def sort_by(self, column: int) -> None:
        self.sorted_by = column
        self._arrange()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, EXCHANGE, TIMELINE)

    def _arrange(self) -> None:
        key, _ = ORDERS[self.sorted_by]
        shown = sorted(filter(self._fits, self._lines.values()), key=key)
        self.show([line.id for line in shown])

    def value(self, row: int) -> Health:
        exchange_id = self.id_at(row)
        if exchange_id not in self._healths:
            made = health.health_of(self._lines[exchange_id], self.today)
            self._healths[exchange_id] = made
        return self._healths[exchange_id]

    def sentence(self, row: int) -> str:
        return self.value(row).sentence
