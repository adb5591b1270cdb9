"""What is done of itself while the window is open: is the file whole, is a backup due."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QListWidget, QPushButton, QWidget

from planner.actions.purge import proposed
from planner.gui.opening import Opening
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.words import label, paragraph
from planner.gui.workspace import ActionSpec, Workspace
from planner.model import Refused
from planner.store.database import Store
from planner.store.routine import back_up_daily
from planner.store.salvage import Salvaged, salvage, salvage_name
from planner.store.unhurried import Progress
from planner.store.verify import Check, verify
from planner.wording import wording

AFTER_OPENING = 5_000  # milliseconds, when the window has settled
DUE_EVERY = 600_000  # milliseconds between looks whether a backup is due


class Watch(QObject):
    """Beside the window, so that it never waits."""

    def __init__(
        self, workspace: Workspace, opening: Opening, store: Store, window: QWidget
    ) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window
        self._store = store
        workspace.desk.opened.connect(self._take_store)
        self._soon = QTimer(self, interval=AFTER_OPENING, singleShot=True)
        self._soon.timeout.connect(self.check)
        self._soon.start()
        self._days = QTimer(self, interval=DUE_EVERY)
        self._days.timeout.connect(self.back_up_if_due)
        if opening.looks_after:
            self._days.start()

    def offer(self) -> None:
        """Put the check into the menu and the palette."""
        self._workspace.add_action(
            ActionSpec(
                "file.check",
                self.tr("Check the database..."),
                "database-check-outline",
                "",
                "file",
                partial(self.check, show=True),
            )
        )

    def check(self, show: bool = False) -> None:
        """Look whether the file is whole; `show` says so in any case, else only what is wrong.
        At the start, what has been kept long enough is proposed for a purge."""
        store = self._store
        job = self._workspace.background.run(lambda _progress: verify(store))
        job.finished.connect(partial(self._say, show, store))
        job.refused.connect(self._workspace.desk.refused)

    def back_up_if_due(self) -> None:
        self._workspace.desk.work_on_store(back_up_daily, self._say_missed)

    def _take_store(self, store: Store) -> None:
        self._store = store
        self._soon.start()  # opened anew, checked anew

    def _say(self, show: bool, store: Store, checks: list[Check]) -> None:
        if store.closed:
            return  # locked meanwhile: what could not be looked at says nothing of the file
        if show or any(not each.ok for each in checks):
            CheckDialog(checks, self._workspace, self._salvage, self._window).open()
        else:
            self._propose_purges()

    # -- what can still be saved ------------------------------------------------------------------

    def _salvage(self) -> None:
        job = self._workspace.background.run(self._save_what_can_be_read)
        job.finished.connect(self._say_salvaged)
        job.refused.connect(self._workspace.desk.refused)

    def _save_what_can_be_read(self, _progress: Progress) -> Salvaged:
        store = self._store
        into = salvage_name(store.file, store.now())
        return salvage(store.file, store.key, into, who=store.who, now=store.now)

    def _say_salvaged(self, saved: Salvaged) -> None:
        said = self.tr(
            "What can be read was saved into {file}. To go on with that: File > Backups > Restore "
            "a file"
        )
        self._workspace.notify(said.format(file=saved.file.name), undo=False)

    # -- what may go ------------------------------------------------------------------------------

    def _propose_purges(self) -> None:
        look = partial(proposed, today=self._workspace.today())
        self._workspace.desk.work_on_store(
            lambda store: store.do(look).result, self._say_proposed, lambda _refused: None
        )

    def _say_proposed(self, names: dict[UUID, str]) -> None:
        if names:
            said = self.tr(
                "The private fields of {exchanges} have been kept long enough. File > Private "
                "fields and purging shows what would go"
            )
            listed = ", ".join(f"“{name}”" for name in names.values())
            self._workspace.notify(said.format(exchanges=listed), undo=False)

    def _say_missed(self, missed: list[Refused]) -> None:
        for refused in missed:
            self._workspace.desk.refused.emit(refused)


class CheckDialog(Dialog):
    """What was looked at, and what came of it; the same as `planner verify`."""

    def __init__(
        self,
        checks: list[Check],
        workspace: Workspace,
        save_what_can_be_read: Callable[[], object],
        parent: QWidget,
    ) -> None:
        super().__init__(self.tr("Check the database"), parent)
        column = self.column
        wrong = [each for each in checks if not each.ok]
        whole = self.tr("The database is whole")
        column.addWidget(
            label(self.tr("The database is not whole") if wrong else whole, "panel-title")
        )
        if wrong:
            said = self.tr(
                "Restore a backup; the damaged file is kept beside it. Without a good backup, what "
                "can still be read is saved into a new file."
            )
            column.addWidget(paragraph(said))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What was looked at"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumSize(fonts.scaled(520), fonts.scaled(190))
        self.list.addItems(list(dict.fromkeys(map(self._said, checks))))  # each once
        column.addWidget(self.list)
        close = self.close_button()
        close.setDefault(True)
        self.add_foot(close, left=self._ways_out(workspace, save_what_can_be_read) if wrong else ())

    def _said(self, check: Check) -> str:
        sentence = wording().filled(check.sentence, check.values)
        return sentence if check.ok else self.tr("Wrong: {what}").format(what=sentence)

    def _ways_out(
        self, workspace: Workspace, save_what_can_be_read: Callable[[], object]
    ) -> tuple[QPushButton, ...]:
        self.backups = button(self.tr("Backups..."), "backup-restore")
        self.backups.clicked.connect(lambda: workspace.actions["file.backups"].run())
        self.salvage = button(self.tr("Save what can be read"), "lifebuoy")
        self.salvage.clicked.connect(save_what_can_be_read)
        for each in (self.backups, self.salvage):
            each.clicked.connect(self.accept)
        return self.backups, self.salvage
