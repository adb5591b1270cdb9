"""For whom a copy of their own can be made of a paper, found beside the window in a long list."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject

from planner.editions.audiences import A_COPY_EACH, AUDIENCES
from planner.gui.background import Background
from planner.gui.documents.making import Choice, recipients
from planner.model import Exchange

MANY = 1_000  # delegates
Recipients = Sequence[tuple[UUID, str]]


class Copies(QObject):
    """The newest question overtakes the ones before."""

    def __init__(
        self,
        background: Background,
        then: Callable[[Exchange, Recipients, bool], None],
        parent: QObject,
    ) -> None:
        """`then` gets them, and whether one copy for all is offered too."""
        super().__init__(parent)
        self._background, self._then = background, then
        self._asked: object = None

    def ask(self, exchange: Exchange, choice: Choice, today: date) -> None:
        """At once, unless there are very many."""
        self._asked = asked = object()

        def take(those: Recipients) -> None:
            if asked is self._asked:
                self._then(exchange, those, for_all)

        for_all = choice.paper not in A_COPY_EACH and AUDIENCES[choice.audience].alone is None
        if sum(len(visit.delegates) for visit in exchange.visits) <= MANY:
            take(recipients(exchange, choice, today))
        else:
            job = self._background.run(lambda _progress: recipients(exchange, choice, today))
            job.finished.connect(take)
