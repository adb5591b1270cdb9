"""The roster into a file: for whom, which columns, and as what."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from planner.actions.papers import note_exported
from planner.editions.audiences import AUDIENCES
from planner.gui.documents.audience_words import audience_said
from planner.gui.roster.words import FIELD_NAMES, tr
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.field import Field, InlineError
from planner.gui.widgets.segmented import Segmented
from planner.gui.widgets.words import label, paragraph
from planner.gui.workspace import Workspace
from planner.interchange.roster.fields import FIELDS
from planner.interchange.roster.table import RosterTable, may_see, roster_table
from planner.interchange.roster.writing import WRITERS
from planner.model import Disclosure, Refused, Visit
from planner.store.files import EVERYBODY, OWNER
from planner.store.outward import write_out
from planner.wording import wording

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_KEY = Qt.ItemDataRole.UserRole
_USUAL = "internal"


class ExportDialog(Dialog):
    """Private columns are offered to the office alone; a file with them is noted in the journal."""

    def __init__(
        self, workspace: Workspace, shown: list[str], parent: QWidget | None = None
    ) -> None:
        """`shown` are the fields of the table, which are chosen to begin with."""
        super().__init__(tr("Export the roster"), parent, tr("Export the roster"))
        self._workspace = workspace
        self._wanted = set(shown)
        self.resize(fonts.scaled(460), fonts.scaled(540))
        self.audience = ChoiceBox()
        for name, audience in AUDIENCES.items():
            if audience.sees(Disclosure.NAMES):
                self.audience.addItem(audience_said(name), name)
        self.audience.setCurrentIndex(self.audience.findData(_USUAL))
        self.audience.currentIndexChanged.connect(lambda _at: self._offer())
        self.kind = Segmented(
            ((".xlsx", tr("Excel")), (".csv", tr("CSV")), (".vcf", tr("Contacts"))), tr("As")
        )
        self.columns = QListWidget()
        self.columns.setAccessibleName(tr("Columns"))
        self.columns.itemChanged.connect(self._tick)
        self.warning = paragraph("", "second")
        self.error = InlineError()
        self.save = button(tr("Export..."), "file-export-outline", "primary")
        self.save.setDefault(True)
        self.save.clicked.connect(self._ask_where)
        column = self.column
        column.addWidget(Field(tr("For"), self.audience))
        column.addWidget(self.kind)
        column.addWidget(label(tr("Columns"), "label"))
        column.addWidget(self.columns, 1)
        column.addWidget(self.warning)
        column.addWidget(self.error)
        self.add_foot(self.cancel_button(), self.save)
        self._offer()

    # -- what is chosen ---------------------------------------------------------------------------

    def _offer(self) -> None:
        """The columns that this audience may see."""
        audience = AUDIENCES[self.audience.currentData()]
        self.columns.blockSignals(True)
        self.columns.clear()
        for key, field in FIELDS.items():
            if may_see(audience, field):
                entry = QListWidgetItem(tr(FIELD_NAMES[key]))
                entry.setData(_KEY, key)
                ticked = key in self._wanted
                entry.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
                self.columns.addItem(entry)
        self.columns.blockSignals(False)
        self._say()

    def _tick(self, entry: QListWidgetItem) -> None:
        chosen = entry.checkState() == Qt.CheckState.Checked
        (self._wanted.add if chosen else self._wanted.discard)(entry.data(_KEY))
        self._say()

    @property
    def keys(self) -> list[str]:
        entries = [self.columns.item(at) for at in range(self.columns.count())]
        return [each.data(_KEY) for each in entries if each.checkState() == Qt.CheckState.Checked]

    def _say(self) -> None:
        keys = self.keys
        private = any(FIELDS[key].private for key in keys)
        said = tr("Private columns are in it: whoever has the file can read them, and the journal "
                  "says who took them out.")  # fmt: skip
        self.warning.setText(said if private else "")
        self.warning.setVisible(private)
        self.save.setEnabled(bool(keys))

    # -- into a file ------------------------------------------------------------------------------

    def _ask_where(self) -> None:
        visit, opened = self._workspace.visit, self._workspace.opened
        if visit is None or opened is None:
            return
        ending = self.kind.value
        dialog = QFileDialog(self, tr("Export the roster"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(f"{opened.exchange.name}, {visit.kind.value} visit{ending}")
        dialog.fileSelected.connect(lambda name: self.export(Path(name)))
        dialog.open()

    def export(self, file: Path) -> None:
        """Write the columns chosen to this file."""
        visit, opened = self._workspace.visit, self._workspace.opened
        if visit is None or opened is None:
            return
        self.error.hide()
        title = f"{opened.exchange.name}, {visit.kind.value} visit"
        drawn = partial(
            roster_table,
            visit_id=visit.id,
            audience=AUDIENCES[self.audience.currentData()],
            wanted=self.keys,
        )
        write = partial(self._write, visit_id=visit.id, file=file, title=title)
        self._workspace.desk.ask(drawn, write, self._refuse)

    def _write(self, table: RosterTable, visit_id: object, file: Path, title: str) -> None:
        """What is private is noted before it leaves."""
        ending = self.kind.value

        def note_and_write(session: "Session") -> Path:
            visit = session.get_one(Visit, visit_id)
            if table.private:
                note_exported(session, visit, "roster", table.private)
            mode = OWNER if table.private else EVERYBODY
            return write_out(file, WRITERS[ending](table, title), mode)

        self._workspace.desk.do(note_and_write, self._say_done, self._refuse)

    def _say_done(self, file: Path) -> None:
        self._workspace.notify(tr("Exported the roster to {file}.", file=file.name), False)
        self.accept()

    def _refuse(self, refused: Exception) -> None:
        if isinstance(refused, Refused):
            self.error.show_sentence(wording().refused(refused))
