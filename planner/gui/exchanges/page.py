"""Every exchange as one health line: which of them needs you."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Self
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, QPoint, Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from planner.editions.outdated import OldPaper
from planner.gui.exchanges.dates import full_day
from planner.gui.exchanges.filters import FilterBar
from planner.gui.exchanges.health import ATTENTION
from planner.gui.exchanges.legend import Legend
from planner.gui.exchanges.model import ORDERS, ExchangesModel, with_open
from planner.gui.exchanges.new_exchange import NewExchangeDialog
from planner.gui.exchanges.open_counts import OpenCounts
from planner.gui.exchanges.table import HealthTable
from planner.gui.exchanges.words import old_paper_said, tr
from planner.gui.page import Page, Section
from planner.gui.widgets.buttons import button
from planner.gui.widgets.empty_state import EmptyState
from planner.gui.widgets.words import label, plain_menu, say_again
from planner.gui.workspace import ActionSpec, Workspace
from planner.interchange.samples import add_samples, take_out_samples
from planner.queries.exchanges import ExchangeLine, list_exchanges
from planner.rules.return_visits import Phase


class ExchangesPage(Page):
    """The start page. `import_file` asks for an exchange file and takes it in."""

    key = "exchanges"
    title = str(QT_TRANSLATE_NOOP("ExchangesPage", "Exchanges"))
    icon = "earth"
    scope = "office"

    def __init__(self, workspace: Workspace, import_file: Callable[[], object]) -> None:
        super().__init__(workspace)
        self._import_file = import_file
        self._fill_header()
        self._fill_body()
        workspace.lines_changed.connect(self._take)
        if workspace.lines is not None:
            self._take(workspace.lines)

    @classmethod
    def offer(cls, workspace: Workspace, section: Section[Self]) -> None:
        new, remove = tr("New exchange..."), tr("Remove the samples")
        run = section.doing(lambda page: page.new_exchange())
        workspace.add_action(ActionSpec("exchange.new", new, "plus", "Ctrl+N", "file", run))
        workspace.add_action(
            ActionSpec(
                "samples.remove",
                remove,
                "delete-outline",
                "",
                "exchange",
                section.doing(lambda page: page.remove_samples()),
                lambda: any(line.sample for line in workspace.lines or ()),
            )
        )
        deeds: tuple[tuple[str, str, str, str, Callable[[Self], object]], ...] = (
            ("in", tr("Zoom the years in"), "magnify-plus-outline", "Ctrl+=",
             lambda page: page.table.zoom(1)),
            ("out", tr("Zoom the years out"), "magnify-minus-outline", "Ctrl+-",
             lambda page: page.table.zoom(-1)),
            ("before", tr("Earlier years"), "chevron-left", "Ctrl+[",
             lambda page: page.table.turn(-1)),
            ("after", tr("Later years"), "chevron-right", "Ctrl+]",
             lambda page: page.table.turn(1)),
            ("around", tr("The year around today"), "calendar-today", "",
             lambda page: page.table.turn_back()),
        )  # fmt: skip
        for key, word, icon, keys, deed in deeds:
            spec = ActionSpec(
                f"years.{key}", word, icon, keys, "view", section.doing(deed), section.if_seen()
            )
            workspace.add_action(spec)

    # -- parts ------------------------------------------------------------------------------------

    def _fill_header(self) -> None:
        self.set_title(tr("Exchanges"))
        self._title.setProperty("kind", "list-title")
        self._day = label(full_day(self.workspace.today()), "quiet")
        self.header.insertWidget(1, self._day)
        self._import = button(tr("Import exchange..."), "file-import-outline")
        self._new = button(tr("New exchange"), "plus", "primary")
        self._import.clicked.connect(self._import_file)
        self._new.clicked.connect(self.new_exchange)
        for each in (self._import, self._new):
            self.add_button(each)

    def _fill_body(self) -> None:
        self.model = ExchangesModel(self.workspace.today(), self)
        self.filters, self.table = FilterBar(), HealthTable(self.model)
        self.filters.changed.connect(self._filter)
        self.table.exchange_wanted.connect(self.open)
        self.table.unconfirmed_wanted.connect(self.open_unconfirmed)
        self.table.findings_wanted.connect(self.open_findings)
        self.table.overdue_wanted.connect(self.open_overdue)
        self.table.papers_wanted.connect(self.offer_old_papers)
        self.counts = OpenCounts(self.workspace, self._to_count)
        self.counts.counted.connect(self._show_counts)
        self.counts.done.connect(self.model.sort_again)
        self.model.attention_changed.connect(self._count_attention)
        self.model.headerDataChanged.connect(self._say_order)
        self._say_order()
        self._rows = QStackedWidget()
        self._rows.addWidget(self.table)
        self._rows.addWidget(self._nothing_fits())
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.filters, self._rows, Legend()):
            column.addWidget(part, 1 if part is self._rows else 0)
        self._states = QStackedWidget()
        for state in (QWidget(), self._empty(), full):  # nothing at all until the first answer
            self._states.addWidget(state)
        self.body.addWidget(self._states, 1)

    def _empty(self) -> QWidget:
        new = button(tr("New exchange"), "plus", "primary")
        sample = button(tr("Open the sample exchange"), "book-open-outline")
        new.clicked.connect(self.new_exchange)
        sample.clicked.connect(self.open_sample)
        return EmptyState(
            "earth",
            tr("No exchanges yet"),
            tr(
                "An exchange pairs cities abroad with partner cities in the United States, "
                "and holds both visits: there, and back."
            ),
            (new, sample),
            tr("Or drop an exchange file from another office anywhere in this window."),
        )

    def _nothing_fits(self) -> QWidget:
        every = button(tr("Show all exchanges"))
        every.clicked.connect(self.filters.show_all)
        return EmptyState(
            "filter-outline",
            tr("No exchange fits"),
            tr("None has what the filters above ask for."),
            (every,),
        )

    # -- answers ----------------------------------------------------------------------------------

    def _take(self, lines: list[ExchangeLine]) -> None:
        known = [with_open(line, self.counts.of(line.id)) for line in lines]
        self.filters.set_lines(known)
        self.model.set_lines(known, self.workspace.today())
        self.counts.go_on()
        self._states.setCurrentIndex(2 if lines else 1)
        self._rows.setCurrentIndex(0 if self.model.rowCount() or not lines else 1)
        for each in (self._import, self._new):
            each.setVisible(bool(lines))
        # the filters belong to the header: no line between them
        self.head.setProperty("edge", "" if lines else "bottom")
        say_again(self.head)

    def _to_count(self) -> Iterable[UUID]:
        """The exchanges on the screen, then the rest; none while the page is not seen."""
        if not self.isVisible():  # the table is not where no exchange fits
            return
        ids = [self.model.id_at(row) for row in range(self.model.rowCount())]
        top = max(self.table.rowAt(0), 0)
        yield from ids[top:]
        yield from ids[:top]
        yield from (line.id for line in self.workspace.lines or ())

    def _show_counts(self, exchange_id: UUID) -> None:
        self.model.set_open(exchange_id, self.counts.of(exchange_id))

    def _count_attention(self) -> None:
        """One needs attention that did not, or no longer does."""
        self.filters.set_lines(self.model.lines)
        if self.filters.kind == ATTENTION:
            self._filter()

    def _filter(self) -> None:
        self.filters.count()
        self.model.set_filter(self.filters.fits)
        self._rows.setCurrentIndex(0 if self.model.rowCount() else 1)

    def _say_order(self) -> None:
        self.filters.say_order(tr(ORDERS[self.model.sorted_by][1]))

    # -- what a person does -----------------------------------------------------------------------

    def open(self, exchange_id: UUID) -> None:
        """Show an exchange: its itinerary where it has one, else its page of fields."""
        self.workspace.when_open(exchange_id, self._show_opened)
        self.workspace.open_exchange(exchange_id)

    def _show_opened(self) -> None:
        opened = self.workspace.opened
        planned = opened is not None and any(visit.items for visit in opened.exchange.visits)
        self.workspace.show_page("itinerary" if planned else "exchange")

    def open_unconfirmed(self, exchange_id: UUID) -> None:
        """Show the items of an exchange that nobody has confirmed."""
        self.workspace.when_open(exchange_id, self._show_unconfirmed)
        self.workspace.open_exchange(exchange_id)

    def open_findings(self, exchange_id: UUID) -> None:
        """Show the exchange with what the checks say of it."""
        self.workspace.when_open(exchange_id, self._show_findings)
        self.workspace.open_exchange(exchange_id)

    def _show_findings(self) -> None:
        self._show_opened()
        self.workspace.actions["findings.show"].run()

    def offer_old_papers(self, exchange_id: UUID, at: QPoint) -> None:
        """List the papers that have changed since they were given out; each opens its draft."""
        found = self.counts.of(exchange_id)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for old in found.papers if found else ():
            run = partial(self.open_paper, exchange_id, old)
            menu.addAction(plain_menu(old_paper_said(old))).triggered.connect(
                lambda _checked=False, run=run: run()
            )
        menu.popup(at)

    def open_paper(self, exchange_id: UUID, old: OldPaper) -> None:
        """Show a paper as it would be given out today."""
        self.workspace.when_open(exchange_id, partial(self._show_paper, old))
        self.workspace.open_exchange(exchange_id)

    def _show_paper(self, old: OldPaper) -> None:
        opened = self.workspace.opened
        for visit in opened.exchange.visits if opened else ():
            if visit.kind is old.visit:
                self.workspace.set_place(visit.id)
        self.workspace.show_page("documents")
        self.workspace.paper_wanted.emit(old.paper, old.audience)

    def open_overdue(self, exchange_id: UUID) -> None:
        """Show the deadlines of an exchange, the overdue ones first."""
        self.workspace.go_to("deadlines-of", exchange_id, exchange_id)

    def _show_unconfirmed(self) -> None:
        """Of the visit shown, or of the one that has any."""
        opened, shown = self.workspace.opened, self.workspace.visit
        visits = sorted(
            opened.exchange.visits if opened else (), key=lambda each: each is not shown
        )
        for visit in visits:
            if any(item.status.tentative for item in visit.items):
                self.workspace.set_place(visit.id)
                break
        self.workspace.actions["item.unconfirmed"].run()

    def new_exchange(self) -> None:
        NewExchangeDialog(self.workspace, self.window()).open()

    def open_sample(self) -> None:
        """Put the samples in and show the one that is worked out."""
        self.workspace.desk.do(add_samples, self._list_samples)

    def remove_samples(self) -> None:
        """Take the samples out again; the notice brings them back."""
        said = tr("Removed the samples.")
        self.workspace.desk.do(take_out_samples, lambda _nothing: self.workspace.notify(said))

    def _list_samples(self, _result: object) -> None:
        query = partial(list_exchanges, today=self.workspace.today())
        self.workspace.desk.ask(query, self._open_worked_sample)

    def _open_worked_sample(self, lines: list[ExchangeLine]) -> None:
        worked = (line for line in lines if line.sample and line.phase is not Phase.CLOSED)
        if (first := next((line for line in worked if line.visits), None)) is not None:
            self.open(first.id)

    def shown(self) -> None:
        self.counts.go_on()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, kind: str, thing: UUID) -> None:
        if kind == "exchange":
            self.table.choose(thing)
