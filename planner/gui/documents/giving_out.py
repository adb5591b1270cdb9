"""Giving out an issue: looked at first, asked once, then written in the background and kept."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QWidget,
)

from planner.editions.handing_out import Handing, hand_out
from planner.editions.issuing import Filed, recalled
from planner.editions.languages import wording_notices
from planner.editions.notice import all_changes
from planner.editions.order import Order
from planner.editions.packing import unpacked
from planner.editions.spoken import Speaker
from planner.editions.summing import summed
from planner.editions.values import Change
from planner.gui.background import Job, Task
from planner.gui.documents.audience_words import audience_said
from planner.gui.documents.holders import HoldersDialog
from planner.gui.documents.sight_table import SightDialog
from planner.gui.documents.telling import TellDialog
from planner.gui.theme import fonts
from planner.gui.widgets.asking import Asking
from planner.gui.widgets.buttons import button
from planner.gui.widgets.text_table import TextModel, TextRow, TextTable, Words
from planner.gui.widgets.words import label, paragraph
from planner.model import Refused
from planner.queries.issues import HeldIssue, held_issue
from planner.rules.folding import slug
from planner.store.outward import make_folder, write_out
from planner.store.unhurried import Progress
from planner.wording import SOURCE, wording

if TYPE_CHECKING:
    from planner.gui.documents.page import DocumentsPage
    from planner.outgoing import Printed


@dataclass(frozen=True, slots=True)
class Prospect:
    """An issue as it would be given out now, and what it changes in our own schedule."""

    handing: Handing
    changes: tuple[str, ...]


def prospect(order: Order, held: HeldIssue | None) -> Prospect:
    """Runs on the background's worker. Refused where nothing has changed."""
    newest = held.issue if held else None
    frozen = recalled(unpacked(held.content), order, held.needs) if held else {}
    handing = hand_out(order, newest, frozen, "")
    if held is None:
        return Prospect(handing, ())
    speaker = Speaker(wording(), order.reader.clock, order.reader.size)
    order = replace(order, reader=replace(order.reader, language=SOURCE))
    found = summed(all_changes(Filed(0, order.made_on, frozen), order), speaker)
    return Prospect(handing, tuple(_said(each, speaker) for each in found))


def _said(change: Change, speaker: Speaker) -> str:
    what = speaker.words.say(f"papers.changed-{change.what}")
    day = speaker.day(change.day) if change.item is None and change.day else ""
    about = ", ".join(filter(None, (day, "; ".join(change.titles) or change.title, what)))
    both = f": {change.was or '—'} → {change.now or '—'}" if change.was or change.now else ""
    return f"{about}{both}"


class Issuer(QObject):
    """The buttons of the page about issues, and what they do."""

    def __init__(self, page: "DocumentsPage") -> None:
        super().__init__(page)
        self.page = page
        self._job: Job | None = None
        self.give = button(self.tr("Give out..."), "send-outline")
        self.tell = button(self.tr("Tell people..."), "phone-outline")
        self.who = button(self.tr("Who holds what..."), "account-check-outline")
        for made, run in (
            (self.give, self.ask),
            (self.who, self.show_holders),
            (self.tell, self.show_telling),
        ):
            made.clicked.connect(run)
            page.add_button(made)
        page.choices.sight_wanted.connect(self.show_sight)
        page.workspace.opened_changed.connect(self.show_ready)
        page.workspace.place_changed.connect(self.show_ready)
        page.bar.stop_wanted.connect(self.stop)
        self.show_ready()

    @property
    def is_free(self) -> bool:
        return self.page.workspace.visit is not None and self._job is None

    def show_ready(self, *_of_the_signal: object) -> None:
        visit = self.page.workspace.visit
        self.give.setEnabled(self.is_free)
        self.who.setEnabled(visit is not None and bool(visit.issues))

    def stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def show_holders(self) -> None:
        HoldersDialog(self.page.workspace, self.page).open()

    def show_telling(self) -> None:
        """Of any change, before the first issue too."""
        visit = self.page.workspace.visit
        if visit is not None:
            TellDialog(self.page.workspace, visit.kind, self.page.window()).open()

    def show_sight(self) -> None:
        papers = self.page.choices.papers.words()
        SightDialog(papers, self.page.window()).open()

    # -- looking -----------------------------------------------------------------------------------

    def ask(self) -> None:
        """Look what has changed and whom it concerns, then ask."""
        visit = self.page.workspace.visit
        if visit is not None and self.is_free:
            desk = self.page.workspace.desk
            desk.ask(partial(held_issue, visit=visit), self._look, refused=self._say_refused)

    def _look(self, held: HeldIssue | None) -> None:
        opened, visit = self.page.workspace.opened, self.page.workspace.visit
        if opened is None or visit is None or self._job is not None:
            return
        source = self.page.source(opened)
        reader = replace(self.page.choices.choice.reader, audience="internal")
        order = Order(
            source.exchange, visit.kind, reader, source.made_on, photographs=source.photographs
        )
        self.page.bar.say(self.tr("Looking what has changed..."))
        job = self._run(lambda _progress: prospect(order, held))
        job.finished.connect(self._ask)

    def _ask(self, found: Prospect) -> None:
        self.dialog = GiveOut(self, found)
        self.dialog.open()

    # -- giving out --------------------------------------------------------------------------------

    def give_out(self, handing: Handing, folder: Path) -> None:
        """Write papers and drafts, then keep the issue; stopped before that, nothing is given."""

        def task(progress: Progress) -> "Printed":
            from planner.outgoing import Printed, write_issue

            printed = Printed(notices=wording_notices(handing.order.reader.language))
            write_issue(handing, folder, _write, printed, progress)
            return printed

        job = self._run(task)
        job.progressed.connect(self._say_writing)
        job.finished.connect(partial(self._keep, handing, folder))
        job.cancelled.connect(partial(self._say_stopped, folder))

    def _run(self, task: Task) -> Job:
        job = self._job = self.page.workspace.background.run(task)
        for end in (job.finished, job.refused, job.failed, job.cancelled):
            end.connect(self._end)
        job.refused.connect(self._say_refused)
        self.show_ready()
        return job

    def _end(self, *_outcome: object) -> None:
        self._job = None
        self.page.bar.say("")
        self.show_ready()

    def _keep(self, handing: Handing, folder: Path, printed: "Printed") -> None:
        from planner.outgoing import keep_issue

        self.page.workspace.desk.do(
            partial(keep_issue, handing=handing),
            lambda _answer: self._say_given(handing, folder, printed),
            refused=self._say_refused,
        )

    def _say_writing(self, done: int, total: int) -> None:
        if total:
            said = self.tr("Making {done} of {total} papers and mails")
            self.page.bar.say(said.format(done=min(done + 1, total), total=total), can_stop=True)

    def _say_given(self, handing: Handing, folder: Path, printed: "Printed") -> None:
        said = self.tr(
            "Issue {number} is given out: {papers} papers and {mails} draft mails in “{folder}”. "
            "Nothing has been sent."
        ).format(
            number=handing.number,
            papers=len(printed.files),
            mails=len(printed.mails),
            folder=folder.name,
        )

        def open_folder() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

        self.page.notices.say("ok", said, self.tr("Open folder"), open_folder)
        self.show_holders()

    def _say_stopped(self, folder: Path) -> None:
        said = self.tr("Stopped: nothing was given out. What was written so far is in “{folder}”.")
        self.page.notices.say("warn", said.format(folder=folder.name))

    def _say_refused(self, refused: Refused) -> None:
        self.page.notices.say("error", wording().refused(refused))


def _write(file: Path, data: bytes) -> str:
    make_folder(file.parent)
    return str(write_out(file, data))


class GiveOut(Asking):
    """What is open, what changed, whom it concerns; why, and into which folder."""

    def __init__(self, issuer: Issuer, found: Prospect) -> None:
        handing, page = found.handing, issuer.page
        number = handing.number
        heading = self.tr("Give out issue {number}").format(number=number)
        super().__init__(page.workspace, heading, heading, page)
        self._issuer, self._handing = issuer, handing
        self.setMinimumWidth(fonts.scaled(760))
        self.column.addWidget(paragraph(self._findings_said(), "second"))
        if found.changes:
            said = self.tr("What has changed since issue {number}").format(number=number - 1)
            self.column.addWidget(label(said, "label"))
            self.changes = QListWidget()
            self.changes.setAccessibleName(said)
            self.changes.addItems(list(found.changes))
            self.changes.setMaximumHeight(fonts.scaled(28) * min(len(found.changes), 4) + 8)
            self.column.addWidget(self.changes)
        self.column.addWidget(label(self.tr("Whom it concerns"), "label"))
        self.model = TextModel(((self.tr("Recipient"), 3), (self.tr("Papers"), 7)), self)
        self.table = TextTable(self.model, self.tr("Whom it concerns"))
        self.table.setMinimumHeight(fonts.scaled(176))
        self.model.set_rows(self._whom(page.choices.papers.words()))
        self.column.addWidget(self.table, 1)
        self.reason, self.folder = QLineEdit(), QLineEdit()
        hint = self.tr("Everyone who is given this issue reads it as you type it.")
        self.ask("reason", self.tr("Reason"), self.reason, hint)
        self.ask("folder", self.tr("Folder"), self._folder_row(number))
        self.column.addWidget(
            paragraph(
                self.tr(
                    "An issue is kept for good and cannot be taken back. Papers and draft mails "
                    "are written into the folder; nothing is sent."
                ),
                "second",
            )
        )
        self.finish()
        self.reason.setFocus()

    def _findings_said(self) -> str:
        opened, order = self.workspace.opened, self._handing.order
        count = sum(
            each.visit in (None, order.kind) for each in (opened.open_findings if opened else ())
        )
        if not count:
            return self.tr("No findings are open.")
        return (
            self.tr("1 finding is open.")
            if count == 1
            else self.tr("{count} findings are open.").format(count=count)
        )

    def _whom(self, papers: dict[str, str]) -> list[TextRow]:
        gone = self.tr("takes part no longer: a notice")
        return [
            TextRow(
                uuid4(),
                (
                    Words(each.name, audience_said(each.audience), strong=True),
                    Words(gone if each.gone else ", ".join(papers[one] for one in each.papers)),
                ),
            )
            for each in self._handing.whom
        ]

    def _folder_row(self, number: int) -> QWidget:
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        choose = button(self.tr("Choose..."))
        choose.clicked.connect(self._choose)
        inside.addWidget(self.folder, 1)
        inside.addWidget(choose)
        row.setFocusProxy(self.folder)
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        order = self._handing.order
        name = f"{slug(order.exchange.name)}_{order.kind.value}_issue-{number}"
        self.folder.setText(str(Path(place) / name))
        return row

    def _choose(self) -> None:
        said = self.tr("Folder for papers and mails")
        folder = QFileDialog.getExistingDirectory(self, said, str(Path(self.folder.text()).parent))
        if folder:
            self.folder.setText(folder)

    def act(self) -> None:
        reason, folder = self.reason.text().strip(), self.folder.text().strip()
        if not reason:
            raise Refused("An issue is given out with a reason.", field="reason")
        if not folder:
            raise Refused("Choose a folder for the papers.", field="folder")
        make_folder(Path(folder).expanduser().absolute())
        self.accept()
        handing = replace(self._handing, reason=reason)
        self._issuer.give_out(handing, Path(folder).expanduser().absolute())
