"""Who holds which issue: whom to tell, who has been told, who said that they have it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from planner.actions.issues import note_acknowledged, note_told
from planner.gui.documents.audience_words import audience_said
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.date_field import day_said
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.text_table import TextModel, TextRow, TextTable, Words
from planner.gui.widgets.words import paragraph
from planner.gui.workspace import Workspace
from planner.model import Handout
from planner.rules.issues import handouts_of, held

_TOLD, _HAS = 3, 4  # columns


def channels() -> dict[str, str]:
    """The ways to tell somebody, in words."""
    say = partial(QCoreApplication.translate, "HoldersDialog")
    return {"mail": say("By mail"), "phone": say("By phone"), "by hand": say("By hand")}


class HoldersDialog(Dialog):
    """One line a recipient, of the newest issue they were given; a click on a tick sets it."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(self.tr("Who holds what"), parent, self.tr("Who holds what"))
        self._workspace = workspace
        self._newest: dict[UUID, Handout] = {}
        self.model = TextModel(
            (
                (self.tr("Recipient"), 6),
                (self.tr("Issue"), 4),
                (self.tr("Channel"), 3),
                (self.tr("Told"), 4),
                (self.tr("Acknowledged"), 4),
            ),
            self,
        )
        self.table = TextTable(self.model, self.tr("Who holds what"))
        self.table.setMinimumSize(fonts.scaled(820), fonts.scaled(360))
        self.table.clicked.connect(lambda at: self._tick(self.model.id_at(at.row()), at.column()))
        self.table.row_chosen.connect(lambda _id: self._allow())
        column = self.column
        self.said = paragraph("", "second")
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        self._add_acts()
        workspace.opened_changed.connect(self._fill)
        self._fill()

    def _add_acts(self) -> None:
        self.channel = ChoiceBox()
        self.channel.setAccessibleName(self.tr("Channel"))
        for channel, word in channels().items():
            self.channel.addItem(word, channel)
        self.told = button(self.tr("Told"), "check")
        self.has = button(self.tr("Acknowledged"), "check-all")
        self.told.clicked.connect(lambda: self._tick(self.table.chosen, _TOLD))
        self.has.clicked.connect(lambda: self._tick(self.table.chosen, _HAS))
        self.add_foot(self.close_button(), left=(self.channel, self.told, self.has))

    def _fill(self, *_of_the_signal: object) -> None:
        visit = self._workspace.visit
        given = handouts_of(visit) if visit else {}
        self._newest = {own[-1].id: own[-1] for own in given.values()}
        self.model.set_rows([self._row(own) for own in given.values()])
        waiting = sum(not each.acknowledged_at for each in self._newest.values())
        self.said.setText(
            self.tr("Nothing has been given out yet.")
            if not given
            else self.tr("Everybody has said that they have the newest issue for them.")
            if not waiting
            else self.tr("{count} of {all} have not said yet that they have it.").format(
                count=waiting, all=len(given)
            )
        )
        self._allow()

    def _row(self, own: list[Handout]) -> TextRow:
        newest, holds = own[-1], held(own)
        old = holds is not None and holds is not newest
        still = (
            self.tr("still holds issue {number}").format(number=holds.issue.number)
            if (old and holds)
            else ""
        )
        number = self.tr("Issue {number}").format(number=newest.issue.number)
        return TextRow(
            newest.id,
            (
                Words(newest.recipient, audience_said(newest.audience), strong=True),
                Words(number, still),
                Words(self._channel_said(newest), newest.phone or newest.email or ""),
                tick_of(newest.told_at),
                tick_of(newest.acknowledged_at),
            ),
        )

    def _channel_said(self, handout: Handout) -> str:
        at = self.channel.findData(handout.channel) if handout.channel else -1
        return self.channel.itemText(at) if at >= 0 else handout.channel or ""

    def _allow(self) -> None:
        chosen = self._newest.get(self.table.chosen) if self.table.chosen else None
        self.told.setEnabled(chosen is not None and not chosen.told_at)
        self.has.setEnabled(chosen is not None and not chosen.acknowledged_at)

    def _tick(self, handout_id: UUID | None, column: int) -> None:
        """Note it, unless it is noted already; undo takes it back."""
        handout = self._newest.get(handout_id) if handout_id else None
        if handout is None:
            return
        note: Callable[..., None] | None = None
        if column == _TOLD and not handout.told_at:
            note = note_told
        elif column == _HAS and not handout.acknowledged_at:
            note = note_acknowledged
        if note is not None:
            at, channel = self._workspace.now(), self.channel.currentData()
            self._workspace.desk.do(partial(note, handout_id=handout.id, at=at, channel=channel))


def tick_of(instant: str | None, how: str = "") -> Words:
    """Set where there is a moment, which stands beside it on this computer's clock."""
    if not instant:
        return Words("", ticked=False)
    at = datetime.fromisoformat(instant).astimezone()
    said = " ".join(filter(None, (f"{at:%H:%M}", how.lower())))
    return Words(said, day_said(at.date()), ticked=True)
