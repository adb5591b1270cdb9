"""Where what comes from others begins: a file to choose, or text to paste."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from planner.gui.widgets.buttons import button
from planner.gui.widgets.words import Sentences, paragraph

_tr = Sentences("FileOrText").tr


class FileOrText(QWidget):
    file_chosen = Signal(object)  # its Path
    text_given = Signal(str)

    def __init__(self, said: str, pasted: str, hint: str, parent: QWidget | None = None) -> None:
        """`said` stands above; `pasted` names the field for text, and `hint` stands in it."""
        super().__init__(parent)
        self.choose = button(_tr("Choose a file..."), "file-import-outline", "primary")
        self.choose.clicked.connect(self._ask)
        self.pasted = QPlainTextEdit()
        self.pasted.setTabChangesFocus(True)
        self.pasted.setAccessibleName(pasted)
        self.pasted.setPlaceholderText(hint)
        self.read_pasted = button(_tr("Read the text"))
        self.read_pasted.clicked.connect(self._give)
        at_left = Qt.AlignmentFlag.AlignLeft
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(paragraph(said, "second"))
        column.addWidget(self.choose, 0, at_left)
        column.addWidget(self.pasted, 1)
        column.addWidget(self.read_pasted, 0, at_left)

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.window().windowTitle())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda file: self.file_chosen.emit(Path(file)))
        dialog.open()

    def _give(self) -> None:
        if self.pasted.toPlainText().strip():
            self.text_given.emit(self.pasted.toPlainText())
