"""Until when private fields are kept, and purging them: looked at first, asked once, then gone."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QInputDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from planner.actions.exchanges import edit_exchange
from planner.actions.offices import set_retention
from planner.actions.purge import Preview, Purged, preview_purge, proposed, purge
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.dialog import Dialog, confirmed
from planner.gui.widgets.field import Field, InlineError
from planner.gui.widgets.words import Sentences, paragraph
from planner.gui.workspace import ActionSpec, Workspace
from planner.model import Refused
from planner.queries.retention import RetentionBoard, RetentionLine, retention_board
from planner.store.database import Store
from planner.wording import wording

_words = Sentences("PrivacyDialog")


class PrivacyDialog(Dialog):
    """A list of exchanges, what is due first; what a purge of the chosen one would remove."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(
            self.tr("Private fields"), parent, self.tr("How long private fields are kept")
        )
        self._workspace = workspace
        self._lines: list[RetentionLine] = []
        self._proposed: dict[UUID, str] = {}
        column = self.column
        column.addWidget(
            paragraph(
                self.tr(
                    "After that time a purge is proposed. It removes private fields, needs and "
                    "photographs for good, from the database, its history and its backups; what "
                    "can be counted without knowing anybody stays."
                )
            )
        )
        self.days = QLineEdit()
        self.days.setMaximumWidth(fonts.scaled(96))
        self.days.editingFinished.connect(self._keep_days)
        self.days_field = Field(self.tr("Days after the end of an exchange"), self.days)
        column.addWidget(self.days_field)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Exchanges"))
        self.list.setMinimumSize(fonts.scaled(520), fonts.scaled(180))
        self.list.itemSelectionChanged.connect(self._preview)
        column.addWidget(self.list)
        self.said = paragraph(self.tr("Choose an exchange to see what a purge would remove."))
        self.said.setMinimumHeight(fonts.scaled(56))
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.said)
        self.error = InlineError()
        column.addWidget(self.error)
        self._add_buttons()
        self._ask()

    def _add_buttons(self) -> None:
        self.purge = button(self.tr("Purge..."), "delete-outline")
        self.purge.clicked.connect(self._confirm)
        self.hold = button(self.tr("Legal hold..."), "gavel")
        self.hold.clicked.connect(self._hold)
        for part in (self.purge, self.hold):
            part.setEnabled(False)
        self.add_foot(self.close_button(), left=(self.purge, self.hold))

    # -- what there is ----------------------------------------------------------------------------

    def _ask(self) -> None:
        today = self._workspace.today()

        def look(store: Store) -> tuple[RetentionBoard, dict[UUID, str]]:
            board = store.ask(partial(retention_board, today=today))
            return board, store.do(partial(proposed, today=today)).result

        self._workspace.desk.work_on_store(look, self._fill, self._refuse)

    def _fill(self, found: tuple[RetentionBoard, dict[UUID, str]]) -> None:
        board, self._proposed = found
        kept = self.chosen()
        self._lines = sorted(board.lines, key=lambda line: line.exchange_id not in self._proposed)
        if not self.days.isModified():
            self.days.setText(str(board.days))
        self.days.setEnabled(bool(board.embassy))
        self.list.clear()
        for line in self._lines:
            item = QListWidgetItem(f"{line.name} · {self._standing(line)}")
            self.list.addItem(item)
            if kept is not None and line.exchange_id == kept.exchange_id:
                self.list.setCurrentItem(item)

    def _standing(self, line: RetentionLine) -> str:
        if line.held:
            return self.tr("under legal hold")
        if line.due is None:
            return self.tr("not ended")
        if line.is_due and line.exchange_id not in self._proposed:
            return self.tr("nothing private left")
        said = self.tr("purge proposed since {day}") if line.is_due else self.tr("kept until {day}")
        return said.format(day=wording().value(line.due))

    def chosen(self) -> RetentionLine | None:
        row = self.list.currentRow()
        return self._lines[row] if self.list.selectedItems() and row < len(self._lines) else None

    def _preview(self) -> None:
        line = self.chosen()
        self.error.hide()
        self.purge.setEnabled(False)
        self.hold.setEnabled(line is not None)
        if line is None:
            return
        self.hold.setText(self.tr("Lift the hold") if line.held else self.tr("Legal hold..."))
        today, exchange_id = self._workspace.today(), line.exchange_id

        def look(store: Store) -> Preview:
            action = partial(preview_purge, exchange_id=exchange_id, today=today)
            return store.do(action).result

        self._workspace.desk.work_on_store(look, partial(self._show, line), self._refuse)

    def _show(self, line: RetentionLine, found: Preview) -> None:
        if line != self.chosen():
            return
        if found.held:
            said = self.tr("It is under legal hold: {why}").format(why=found.held)
        elif found.nothing:
            said = self.tr("There is nothing private left to purge.")
        else:
            said = self.tr("A purge would remove {what}.").format(what=_counted(found))
            if found.spared:
                spared = self.tr("Left alone, because they travel elsewhere: {count}.")
                said += " " + spared.format(count=found.spared)
        self.said.setText(said)
        self.purge.setEnabled(not found.held and not found.nothing)

    # -- what can be done -------------------------------------------------------------------------

    def _keep_days(self) -> None:
        if self.days.isModified():
            self.days.setModified(False)
            action = partial(set_retention, days=self.days.text())
            self._workspace.desk.do(action, lambda _: self._ask(), self._refuse_days)

    def _refuse_days(self, refused: Refused) -> None:
        self.days.setModified(True)
        self.days_field.show_error(wording().refused(refused))

    def _hold(self) -> None:
        line = self.chosen()
        if line is None:
            return
        reason = ""
        if not line.held:
            title, asked = self.tr("Legal hold"), self.tr("Why nothing of it may be purged:")
            reason, given = QInputDialog.getText(self, title, asked)
            if not given or not reason.strip():
                return
        self.hold_chosen(reason.strip())

    def hold_chosen(self, reason: str) -> None:
        """Put the chosen exchange under legal hold; an empty reason lifts it."""
        line = self.chosen()
        if line is not None:
            fields = {"legal_hold": reason}
            action = partial(edit_exchange, exchange_id=line.exchange_id, fields=fields)
            self._workspace.desk.do(action, lambda _: self._ask(), self._refuse)

    def _confirm(self) -> None:
        line = self.chosen()
        if line is None:
            return
        question = self.tr("Purge the private fields of “{name}”?").format(name=line.name)
        detail = self.tr("They are gone for good, from backups too. This cannot be undone.")
        if confirmed(self, question, detail, self.tr("Purge")):
            self.purge_chosen()

    def purge_chosen(self) -> None:
        """Purge the chosen exchange, everywhere within reach."""
        line = self.chosen()
        if line is None:
            return
        today, exchange_id = self._workspace.today(), line.exchange_id

        def work(store: Store) -> Purged:
            return purge(store, exchange_id, today)

        self.purge.setEnabled(False)
        self._workspace.desk.work_on_store(work, self._purged, self._refuse, anew=True)

    def _purged(self, purged: Purged) -> None:
        done = self.tr("Purged. Backups rewritten: {count}").format(count=len(purged.rewritten))
        if purged.out_of_reach:
            files = " ".join(f"{file}: {why}" for file, why in purged.out_of_reach)
            done += self.tr("; out of reach: {files}").format(files=files)
        self._workspace.notify(done, undo=False)
        self._ask()

    def _refuse(self, refused: Refused) -> None:
        self.error.show_sentence(wording().refused(refused))


def _counted(found: Preview) -> str:
    """What would go, as far as there is any of it."""
    counts = (
        (found.people, "the private fields of one person", "the private fields of %n people"),
        (found.delegates, "the needs of one delegate", "the needs of %n delegates"),
        (found.photographs, "one photograph", "%n photographs"),
        (found.files, "one attached file", "%n attached files"),
        (
            found.journal_only,
            "one thing that only the history still tells of",
            "%n things that only the history still tells of",
        ),
    )
    return ", ".join(_words.counted(count, one, many) for count, one, many in counts if count)


def offer_privacy(workspace: Workspace, window: QWidget) -> None:
    """Put it into the menu and the palette."""
    workspace.add_action(
        ActionSpec(
            "file.privacy",
            window.tr("Private fields and purging..."),
            "shield-lock-outline",
            "",
            "file",
            lambda: PrivacyDialog(workspace, window).open(),
        )
    )
