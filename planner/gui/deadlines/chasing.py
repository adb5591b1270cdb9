"""Whom to ask again, over all exchanges: what a host has not answered, and the number to ring."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from planner.actions.itinerary import edit_item
from planner.gui.concerns import WHOLE
from planner.gui.deadlines.words import tr
from planner.gui.picture import Picture
from planner.gui.widgets.buttons import button
from planner.gui.widgets.empty_state import EmptyState
from planner.gui.widgets.text_table import TextModel, TextRow, TextTable, Words
from planner.gui.workspace import Workspace
from planner.queries.deadline_digest import days_left_words
from planner.queries.today import chases
from planner.rules.requests import Chase
from planner.wording import wording

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

AGAIN = timedelta(days=3)


class Chasing(QWidget):
    """One row an item; Enter goes to it."""

    counted = Signal(int)  # how many fit

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._found: dict[UUID, Chase] = {}
        self._exchange: UUID | None = None
        self.model = TextModel(
            (
                (tr("Item"), 5),
                (tr("Asked of"), 4),
                (tr("Phone"), 3),
                (tr("Ask again"), 3),
            ),
            self,
        )
        self.table = TextTable(self.model, tr("To chase"))
        self.table.opened.connect(lambda item, _column: self._open(item))
        nobody = EmptyState(
            "phone-check-outline",
            tr("Nobody is to be chased"),
            tr("What a host was asked and has not answered stands here when it is time."),
        )
        self._states = QStackedWidget()
        self._states.addWidget(self.table)
        self._states.addWidget(nobody)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._states, 1)
        self.links = self._acts()
        self._picture = Picture(workspace.desk, self._query, WHOLE, self)
        self._picture.answered.connect(self._take)
        workspace.midnight.passed.connect(self._picture.ask)

    def _acts(self) -> list[QPushButton]:
        """What can be done to the chosen row, for the bar of the page."""
        acts: tuple[tuple[str, str, Callable[[], object]], ...] = (
            (tr("Confirmed"), "check", self.confirm),
            (tr("Ask again in 3 days"), "phone-return-outline", self.ask_again),
        )
        made = []
        for word, icon, run in acts:
            link = button(word, icon, "link")
            link.clicked.connect(run)
            made.append(link)
        return made

    # -- what is shown -----------------------------------------------------------------------------

    def _query(self, session: "Session") -> list[Chase]:
        return chases(session, self._workspace.today())

    def _take(self, found: Sequence[Chase]) -> None:
        self._found = {chase.item.id: chase for chase in found}
        self.show_exchange(self._exchange)

    def show_exchange(self, exchange_id: UUID | None) -> None:
        """Only those of this exchange; None for all."""
        self._exchange = exchange_id
        fitting = [
            chase
            for chase in self._found.values()
            if exchange_id is None or chase.item.visit.exchange.id == exchange_id
        ]
        self.model.set_rows([self._row(chase) for chase in fitting])
        self._states.setCurrentIndex(0 if fitting else 1)
        self.counted.emit(len(fitting))

    def _row(self, chase: Chase) -> TextRow:
        item = chase.item
        day = wording().day(item.day) if item.day else tr("no date")
        left = (chase.due - self._workspace.today()).days
        return TextRow(
            item.id,
            (
                Words(item.title, f"{item.visit.exchange.name}, {day}", strong=True),
                Words(chase.asked_of or tr("Nobody named"), item.venue.name if item.venue else ""),
                Words(chase.phone or tr("No phone"), strong=bool(chase.phone)),
                Words(wording().day(chase.due), days_left_words(left)),
            ),
        )

    # -- what a person does ------------------------------------------------------------------------

    def _open(self, item: UUID) -> None:
        exchange_id = self._found[item].item.visit.exchange.id
        self._workspace.go_to("item", item, exchange_id)

    def confirm(self) -> None:
        """The host has said yes."""
        today = self._workspace.today().isoformat()
        said = tr("Confirmed “{title}”")
        self._edit({"status": "confirmed", "request.answered_on": today}, said)

    def ask_again(self) -> None:
        day = self._workspace.today() + AGAIN
        said = tr("“{title}” comes back in three days")
        self._edit({"request.chase_on": day.isoformat()}, said)

    def _edit(self, fields: dict[str, str], said: str) -> None:
        chosen = self.table.chosen
        if chosen is not None and chosen in self._found:
            sentence = said.format(title=self._found[chosen].item.title)
            self._workspace.desk.do(
                partial(edit_item, item_id=chosen, fields=fields),
                lambda _none: self._workspace.notify(sentence),
            )
