"""Whom to tell of a change: the number to ring, a line to say or send, a tick once it is done."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_OID, UUID, uuid5

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from planner.actions.telling import note_knows_of_change, note_told_of_change
from planner.gui.documents.audience_words import audience_said
from planner.gui.documents.holders import channels, tick_of
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.date_field import day_said
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.text_table import TextModel, TextRow, TextTable, Words
from planner.gui.widgets.words import paragraph
from planner.gui.workspace import Workspace
from planner.model import Exchange, Refused, VisitKind
from planner.queries.exchanges import whole_exchange
from planner.queries.telling import Changed, Known, changes_to_tell, told_since
from planner.store.undo import as_it_was
from planner.wording import wording

if TYPE_CHECKING:
    from planner.editions.telling import ToTell

_TOLD, _KNOWS = 3, 4  # columns


class TellDialog(Dialog):
    """Since which change, then a line for everyone it concerns; before any issue and after."""

    def __init__(self, workspace: Workspace, kind: VisitKind, parent: QWidget) -> None:
        super().__init__(self.tr("Tell people"), parent, self.tr("Tell people what has changed"))
        self._workspace, self._kind = workspace, kind
        self._found: dict[UUID, ToTell] = {}
        self._known: dict[str, Known] = {}
        self.since = ChoiceBox()
        self.since.setAccessibleName(self.tr("Changed since"))
        self.since.activated.connect(lambda _at: self._ask())
        heads = (
            (self.tr("Who"), 5),
            (self.tr("Phone"), 4),
            (self.tr("What to say"), 11),
            (self.tr("Told"), 5),
            (self.tr("Acknowledged"), 4),
        )
        self.model = TextModel(heads, self)
        self.table = TextTable(self.model, self.tr("Whom to tell"))
        self.table.setMinimumSize(fonts.scaled(960), fonts.scaled(340))
        self.table.clicked.connect(lambda at: self._tick(self.model.id_at(at.row()), at.column()))
        self.table.row_chosen.connect(lambda _id: self._show_line())
        self.said, self.line = paragraph("", "second"), paragraph("", "text")
        column = self.column
        for part in (self.since, self.said, self.table, self.line):
            column.addWidget(part, 1 if part is self.table else 0)
        self._add_acts()
        self._show_line()
        self._begin()

    def _add_acts(self) -> None:
        self.channel = ChoiceBox()
        self.channel.setAccessibleName(self.tr("Channel"))
        for channel, word in channels().items():
            self.channel.addItem(word, channel)
        self.channel.setCurrentIndex(self.channel.findData("phone"))
        self.copy = button(self.tr("Copy the line"), "content-copy")
        self.told = button(self.tr("Told"), "check")
        self.knows = button(self.tr("Acknowledged"), "check-all")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.line.text()))
        self.told.clicked.connect(lambda: self._tick(self.table.chosen, _TOLD))
        self.knows.clicked.connect(lambda: self._tick(self.table.chosen, _KNOWS))
        self.add_foot(self.close_button(), left=(self.copy, self.channel, self.told, self.knows))

    # -- what has changed --------------------------------------------------------------------------

    def _begin(self) -> None:
        opened = self._workspace.opened
        if opened is not None:
            query = partial(changes_to_tell, exchange_id=opened.exchange.id)
            self._workspace.desk.ask(query, self._offer)

    def _offer(self, changes: list[Changed]) -> None:
        for each in changes:
            at = each.when.astimezone()
            self.since.addItem(f"{day_said(at.date())}, {at:%H:%M}: {each.label}", each.number)
        self.since.setEnabled(bool(changes))
        self.said.setText("" if changes else self.tr("Nothing has been changed yet."))
        self._ask()

    def _ask(self) -> None:
        """As it was before the chosen change, then whom the difference concerns."""
        opened, since = self._workspace.opened, self.since.currentData()
        if opened is None or since is None:
            return
        self.said.setText(self.tr("Looking what has changed..."))
        exchange_id = opened.exchange.id
        load = partial(whole_exchange, exchange_id=exchange_id)

        def work(store: Any) -> Any:
            before = as_it_was(store, exchange_id, since - 1, load)
            known = store.ask(partial(told_since, exchange_id=exchange_id, after=since))
            return before, store.ask(load), known

        self._workspace.desk.work_on_store(work, self._work_out, self._refuse)

    def _work_out(self, found: Any) -> None:
        before, now, known = found
        self._known = dict(known)
        task = partial(_to_tell, before, now, self._kind, self._workspace.today())
        job = self._workspace.background.run(lambda _progress: task())
        job.finished.connect(self._take)
        job.refused.connect(self._refuse)

    def _refuse(self, refused: Exception) -> None:
        if isinstance(refused, Refused):
            self.model.set_rows([])
            self.said.setText(wording().refused(refused))

    def _take(self, found: list["ToTell"]) -> None:
        self._found = {uuid5(NAMESPACE_OID, each.recipient.key): each for each in found}
        self._fill()

    def _fill(self) -> None:
        self.model.set_rows([self._row(key, each) for key, each in self._found.items()])
        said = self.tr("{count} to be told of this and of what came after it.")
        nobody = self.tr("This concerns nobody: what they read is as it was.")
        self.said.setText(said.format(count=len(self._found)) if self._found else nobody)
        self._show_line()

    def _row(self, key: UUID, each: "ToTell") -> TextRow:
        who, known = each.recipient, self._known.get(each.recipient.key, Known())
        return TextRow(
            key,
            (
                Words(who.name, audience_said(who.audience), strong=True),
                Words(who.phone or self.tr("No number"), who.email or ""),
                Words(each.line),
                tick_of(_moment(known.told), channels().get(known.channel or "", "")),
                tick_of(_moment(known.knows)),
            ),
        )

    # -- what the person does ----------------------------------------------------------------------

    def _show_line(self) -> None:
        chosen = self._found.get(self.table.chosen) if self.table.chosen else None
        self.line.setText(chosen.line if chosen else "")
        for each in (self.copy, self.told, self.knows):
            each.setEnabled(chosen is not None)

    def _tick(self, key: UUID | None, column: int) -> None:
        """Note it in the journal, unless it is noted already."""
        each, opened = self._found.get(key) if key else None, self._workspace.opened
        if each is None or opened is None:
            return
        who, known = each.recipient, self._known.get(each.recipient.key, Known())
        now, channel = self._workspace.now(), self.channel.currentData()
        about: dict[str, Any] = {"exchange_id": opened.exchange.id, "key": who.key, "who": who.name}
        action: Callable[..., None]
        if column == _TOLD and not known.told:
            action = partial(note_told_of_change, channel=channel, **about)
            self._known[who.key] = Known(now, channel, known.knows)
        elif column == _KNOWS and not known.knows:
            action = partial(note_knows_of_change, **about)
            self._known[who.key] = Known(known.told, known.channel, now)
        else:
            return
        self._workspace.desk.do(action, lambda _none: self._fill(), self._refuse)


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _to_tell(before: Exchange, now: Exchange, kind: VisitKind, today: date) -> list["ToTell"]:
    """On the background's worker."""
    from planner.editions.order import Order
    from planner.editions.telling import as_of, to_tell
    from planner.editions.values import Reader

    was, order = (Order(each, kind, Reader("internal"), today) for each in (before, now))
    return to_tell(order, as_of(was), 1)
