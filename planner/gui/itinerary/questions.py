"""What the findings ask of each host, as one mail to copy. Nothing is sent from here."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from planner.editions.letters import Draft, drafts
from planner.gui.itinerary import words
from planner.gui.widgets.buttons import button
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.field import Field
from planner.gui.widgets.words import paragraph
from planner.gui.workspace import Workspace
from planner.queries.exchanges import Opened
from planner.wording import known, wording


class QuestionsDialog(Dialog):
    """One host at a time; what is changed here is copied as it stands."""

    def __init__(self, workspace: Workspace, opened: Opened, parent: QWidget) -> None:
        heading = words.tr("Questions for the hosts")
        super().__init__(heading, parent, heading)
        self._workspace = workspace
        self._opened = opened
        self._drafts = drafts(opened.exchange, opened.open_findings, wording())
        self.resize(560, 480)
        self.host, self.subject, self.text = ChoiceBox(), QLineEdit(), QPlainTextEdit()
        self.language = ChoiceBox()
        for language in known().values():
            self.language.addItem(language.name, language.code)
        self._reached = paragraph("", "second")
        self.copy_, close = button(words.tr("Copy"), kind="primary"), button(words.tr("Close"))
        column = self.column
        if not self._drafts:
            column.addWidget(paragraph(words.tr("No finding asks anything of a host.")))
            column.addStretch()
        else:
            for draft in self._drafts:
                self.host.addItem(draft.host)
            column.addWidget(Field(words.tr("Host"), self.host))
            column.addWidget(Field(words.tr("Language"), self.language))
            column.addWidget(self._reached)
            column.addWidget(Field(words.tr("Subject"), self.subject))
            column.addWidget(Field(words.tr("Mail"), self.text), 1)
            self._show(0)
        self.add_foot(close, self.copy_)
        self.copy_.setEnabled(bool(self._drafts))
        self.host.currentIndexChanged.connect(self._show)
        self.language.activated.connect(self._say_it_in)
        self.copy_.clicked.connect(self._copy)
        close.clicked.connect(self.reject)

    def _say_it_in(self) -> None:
        """The same questions in the language chosen."""
        opened, language = self._opened, self.language.currentData()
        self._drafts = drafts(opened.exchange, opened.open_findings, wording(language))
        self._show(self.host.currentIndex())

    def _show(self, at: int) -> None:
        draft: Draft = self._drafts[at]
        reached = ", ".join((*draft.emails, *([draft.phone] if draft.phone else [])))
        self._reached.setText(reached or words.tr("No address and no phone are known."))
        self.subject.setText(draft.subject)
        self.text.setPlainText(draft.text)

    def _copy(self) -> None:
        """Subject and text, as one would paste them into a mail."""
        said = f"{self.subject.text()}\n\n{self.text.toPlainText()}"
        QGuiApplication.clipboard().setText(said)
        told = words.tr("Copied the mail to {host}", host=self.host.currentText())
        self._workspace.notify(told, undo=False)
