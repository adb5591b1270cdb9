"""The paper that is chosen as a file of Word, of Excel, of a calendar, or as a page."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from planner.editions.forms import FORMS
from planner.gui.documents.making import Choice, make_in_form
from planner.gui.theme import icons
from planner.queries.revisions import revisions
from planner.store.outward import write_out

if TYPE_CHECKING:
    from planner.gui.documents.page import DocumentsPage


class FormsButton(QPushButton):
    """Offers the forms there are of the paper that is shown; asks where, and saves there."""

    def __init__(self, page: "DocumentsPage") -> None:
        super().__init__(self.tr("Save as"))
        self.page = page
        self.setIcon(icons.icon("file-export-outline"))
        self.setAutoDefault(False)
        self.setMenu(QMenu(self))
        self._words = {
            "docx": self.tr("Word document"),
            "xlsx": self.tr("Excel workbook"),
            "ics": self.tr("Calendar file"),
            "html": self.tr("Page for a telephone"),
        }

    def offer(self, choice: Choice | None) -> None:
        """Offer what there is of this choice; None: nothing can be saved now."""
        forms = FORMS.get(choice.paper, ()) if choice else ()
        self.setEnabled(bool(forms))
        self.setToolTip("" if forms else self.tr("This paper is made as PDF only."))
        self.menu().clear()
        for form in forms:
            self.menu().addAction(self._words[form], partial(self.ask_file, form))

    def ask_file(self, form: str) -> None:
        """Ask where, then save what is shown in this form."""
        made = self.page.made_paper
        if made is None:
            return
        dialog = QFileDialog(self.page, self._words[form])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{self._words[form]} (*.{form})")
        dialog.setDefaultSuffix(form)
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog.setDirectory(place)
        dialog.selectFile(str(Path(made.name).with_suffix(f".{form}")))
        dialog.fileSelected.connect(lambda file: self.save_to(Path(file), form))
        dialog.open()

    def save_to(self, file: Path, form: str) -> None:
        """Write what is shown in this form; it lands whole or not at all."""
        opened, made = self.page.workspace.opened, self.page.made_paper
        if opened is None or made is None:
            return
        source, now = self.page.source(opened), self.page.workspace.now()

        def write(touched: Mapping[UUID, int]) -> None:
            def task(_progress: object) -> Path:
                _, data = make_in_form(source, made.choice, form, touched, now)
                return write_out(file, data)

            self.page.saver.follow(self.page.workspace.background.run(task))

        self.page.workspace.desk.ask(partial(revisions, exchange=opened.exchange), write)
