"""The recovery phrase: shown once when a database is made, asked for where there is no key ring."""

from pathlib import Path
from queue import SimpleQueue

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.field import Field, InlineError
from planner.gui.widgets.words import label, paragraph
from planner.model import Refused
from planner.store import files
from planner.store.outward import write_out
from planner.wording import wording

COLUMNS = 3


class ShowPhrase(Dialog):
    """The words in a numbered grid. It closes by “I have kept it” and in no other way."""

    def __init__(
        self,
        phrase: str,
        database: Path,
        every_start: bool,
        parent: QWidget | None = None,
        anew: bool = False,
    ) -> None:
        """`every_start`: there is no key ring, so the phrase will be asked for at each start.
        `anew`: it takes the place of another."""
        title = self.tr("Keep this recovery phrase")
        if anew:
            title = self.tr("Keep this new recovery phrase")
        super().__init__(self.tr("Recovery phrase"), parent, title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # who shows it lets it go
        self._words, self._database = phrase.split(), database
        self._every_start = every_start
        column = self.column
        if anew:
            said = self.tr(
                "Once it is kept, the phrase you had until now opens {file} no more; backups made "
                "before still open with that. If you did not ask for a new one: the key file was "
                "gone or damaged, and is written again."
            )
            column.addWidget(paragraph(said.format(file=database.name)))
        column.addWidget(paragraph(self._explained()))
        column.addWidget(self._grid())
        column.addWidget(paragraph(self._warned(), "second"))
        self.error = InlineError()
        column.addWidget(self.error)
        self._add_buttons()
        self.setMinimumWidth(fonts.scaled(520))

    def _explained(self) -> str:
        said = (
            self.tr(
                "Your exchanges are kept encrypted in {file}. This computer has no key ring, so "
                "you will be asked for these words at each start. With the key file {key} beside "
                "it and these words in this order, the database opens on any computer."
            )
            if self._every_start
            else self.tr(
                "Your exchanges are kept encrypted in {file}. Here the key ring of this computer "
                "opens it. On another computer, or if the key ring is lost, it opens with the key "
                "file {key} beside it and these words in this order."
            )
        )
        key = self._database.with_suffix(".key").name
        return said.format(file=self._database.name, key=key)

    def _warned(self) -> str:
        return self.tr(
            "Keep them apart from this computer: on paper, or in a safe. Without this computer "
            "nobody can find them again, neither we nor your IT department."
        )

    def _grid(self) -> QWidget:
        frame = QFrame()
        frame.setProperty("surface", "note")
        grid = QGridLayout(frame)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        rows = -(-len(self._words) // COLUMNS)
        for at, word in enumerate(self._words):
            number, said = label(f"{at + 1}", "second"), label(word, "row-title")
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            number.setMinimumWidth(fonts.scaled(16))
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            said.setAccessibleName(f"{at + 1}: {word}")
            grid.addWidget(number, at % rows, 2 * (at // rows))
            grid.addWidget(said, at % rows, 2 * (at // rows) + 1)
        for place in range(COLUMNS):
            grid.setColumnStretch(2 * place + 1, 1)
        return frame

    def _add_buttons(self) -> None:
        self.print = button(self.tr("Print..."), "printer-outline")
        self.print.clicked.connect(self._choose_printer)
        self.save = button(self.tr("Save..."), "download-outline")
        self.save.clicked.connect(self._choose_file)
        self.kept = button(self.tr("I have kept it"), kind="primary")
        self.kept.clicked.connect(self.accept)
        self.add_foot(self.kept, left=(self.print, self.save))

    # -- keeping it -------------------------------------------------------------------------------

    def text(self) -> str:
        """The phrase as it is printed and saved: whose it is, then one numbered word a line."""
        said = self.tr("Recovery phrase of {file}").format(file=self._database.name)
        lines = [f"{at:>2}  {word}" for at, word in enumerate(self._words, start=1)]
        return "\n".join((said, "", *lines, ""))

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the recovery phrase"), f"{self._database.stem} phrase.txt"
        )
        if name:
            self.save_to(Path(name))

    def save_to(self, file: Path) -> None:
        """Write the phrase to a file that only its owner may read."""
        try:
            write_out(file, self.text().encode("utf-8"), files.OWNER)
        except Refused as refused:
            self.error.show_sentence(wording().refused(refused))
            return
        self.error.hide()
        self.save.setText(self.tr("Saved"))

    def _choose_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """One page with the words."""
        painter = QPainter(printer)
        if painter.isActive():
            painter.setFont(fonts.font("panel-title"))
            step = painter.fontMetrics().lineSpacing() * 1.4
            for at, line in enumerate(self.text().splitlines(), start=1):
                painter.drawText(QPointF(step, at * step), line)
            painter.end()
            self.print.setText(self.tr("Printed"))

    # -- it is not waved away ---------------------------------------------------------------------

    def reject(self) -> None:
        """Esc does nothing: the words would be gone."""

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.result() != QDialog.DialogCode.Accepted:
            event.ignore()


class _Words(QPlainTextEdit):
    """A few words: Tab goes on, Enter gives them to the dialog."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(fonts.metrics("text").lineSpacing() * 3 + 12)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class AskPhrase(Dialog):
    """Asks for the phrase. A wrong one keeps its text and says what is wrong below it."""

    given = Signal(str)

    def __init__(self, reason: str, parent: QWidget | None = None) -> None:
        title, name, hint = self._named()
        super().__init__(name, parent, title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # who shows it lets it go
        column = self.column
        column.addWidget(paragraph(reason))
        self.text = self._editor()
        self.text.textChanged.connect(self._typed)
        self.field = Field(name, self.text, hint)
        column.addWidget(self.field)
        self.cancel = self.cancel_button()
        self.open_it = button(self.tr("Open"), kind="primary")
        self.open_it.setDefault(True)
        self.open_it.clicked.connect(self._give)
        self.open_it.setEnabled(False)
        self.add_foot(self.cancel, self.open_it)
        self.setMinimumWidth(fonts.scaled(480))

    def _named(self) -> tuple[str, str, str]:
        """The title, the name of the field, and a hint below it."""
        return (
            self.tr("This database needs its recovery phrase"),
            self.tr("Recovery phrase"),
            self.tr("Twelve words in their order, with blanks between them."),
        )

    def _editor(self) -> QPlainTextEdit | QLineEdit:
        return _Words()

    def _text(self) -> str:
        return self.text.text() if isinstance(self.text, QLineEdit) else self.text.toPlainText()

    def refuse(self, sentence: str) -> None:
        """What was given does not open it."""
        self.text.setEnabled(True)
        self.field.show_error(sentence)
        self.text.setFocus()

    def _typed(self) -> None:
        self.open_it.setEnabled(bool(self._text().strip()))

    def _give(self) -> None:
        self.open_it.setEnabled(False)
        self.text.setEnabled(False)  # deriving the key takes a moment
        self.given.emit(self._text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.open_it.isEnabled():
            self._give()
        else:
            super().keyPressEvent(event)


class AskPassphrase(AskPhrase):
    """Asks for the passphrase, unseen; the recovery phrase will do in its place."""

    def _named(self) -> tuple[str, str, str]:
        return (
            self.tr("This database has a passphrase"),
            self.tr("Passphrase"),
            self.tr("If it is lost, type the twelve words of the recovery phrase instead."),
        )

    def _editor(self) -> QPlainTextEdit | QLineEdit:
        line = QLineEdit()
        line.setEchoMode(QLineEdit.EchoMode.Password)
        return line


class PhraseQuestions(QObject):
    """Carries questions from the worker to the window and the answers back; the worker waits."""

    _asked = Signal(object, object)  # the kind of dialog; Refused | None
    _made = Signal(str, bool, bool)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.database = Path()  # what is being opened; known before anything is asked
        self._answers: SimpleQueue[str | None] = SimpleQueue()
        self.dialog: AskPhrase | ShowPhrase | None = None
        queued = Qt.ConnectionType.QueuedConnection
        self._asked.connect(self._ask, queued)
        self._made.connect(self._show, queued)

    # -- on the worker ----------------------------------------------------------------------------

    def ask_phrase(self, wrong: Refused | None) -> str | None:
        """What the person types; None if they would rather not."""
        self._asked.emit(AskPhrase, wrong)
        return self._answers.get()

    def ask_passphrase(self, wrong: Refused | None) -> str | None:
        """The passphrase they type, or the recovery phrase; None as above."""
        self._asked.emit(AskPassphrase, wrong)
        return self._answers.get()

    is_there = True

    def keep_phrase(self, phrase: str, *, every_start: bool, anew: bool = False) -> bool:
        """Show a new phrase; whether the person says that it is kept."""
        self._made.emit(phrase, every_start, anew)
        return self._answers.get() is not None

    # -- in the window ----------------------------------------------------------------------------

    def let_go(self) -> None:
        """The program ends: whoever waits for an answer gets none."""
        self._answers.put(None)

    def go_on(self) -> None:
        """It does not end after all: nobody has been answered yet."""
        while not self._answers.empty():
            self._answers.get_nowait()

    def done(self) -> None:
        """The database is open, or was refused: nothing more will be asked."""
        if self.dialog is not None:
            self.dialog.hide()
            self.dialog.deleteLater()
            self.dialog = None

    def _ask(self, kind: type[AskPhrase], wrong: Refused | None) -> None:
        if isinstance(self.dialog, AskPhrase) and wrong is not None:
            self.dialog.refuse(wording().refused(wrong))
            return
        reason = self.tr("No key ring on this computer holds the key of {file}.")
        if kind is AskPassphrase:
            reason = self.tr("It opens {file}.")
        self.dialog = kind(reason.format(file=self.database), self._window)
        self.dialog.given.connect(self._answers.put)
        self.dialog.rejected.connect(self.let_go)
        self.dialog.open()

    def _show(self, phrase: str, every_start: bool, anew: bool) -> None:
        self.done()
        self.dialog = ShowPhrase(phrase, self.database, every_start, self._window, anew)
        self.dialog.accepted.connect(lambda: self._answers.put(""))
        self.dialog.open()
