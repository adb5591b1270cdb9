"""What every dialog is: a heading, what it holds below that, and a row of buttons at its foot."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.gui.widgets.buttons import button
from planner.gui.widgets.words import Sentences, paragraph

_tr = Sentences("Dialog").tr


class Dialog(QDialog):
    """Put what it holds into `column`, and its buttons last, by `add_foot`. Freed when closed."""

    def __init__(self, title: str, parent: QWidget | None, heading: str = "") -> None:
        """`heading` stands on top of what it holds; without one, `title` is in the frame alone."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 16, 16, 16)
        self.column.setSpacing(12)
        if heading:
            self.column.addWidget(paragraph(heading, "panel-title"))

    def add_foot(self, *buttons: QPushButton, left: Sequence[QWidget] = ()) -> None:
        """The buttons at the right, what it is for last; at the left what else can be done."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in left:
            row.addWidget(part)
        row.addStretch()
        for part in buttons:
            row.addWidget(part)
        self.column.addLayout(row)

    def event(self, event: QEvent) -> bool:
        """Lines that wrap tell their height only once their width and their font are known."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest) and self.isVisible():
            needed = self.column.totalHeightForWidth(self.width())
            grows = self.column.expandingDirections() & Qt.Orientation.Vertical
            self.resize(self.width(), max(needed, self.height()) if grows else needed)
        return done

    def cancel_button(self) -> QPushButton:
        cancel = button(_tr("Cancel"))
        cancel.clicked.connect(self.reject)
        return cancel

    def close_button(self) -> QPushButton:
        """For a dialog whose work is done already when it is left."""
        close = button(_tr("Close"), kind="primary")
        close.clicked.connect(self.accept)
        return close


def confirmed(parent: QWidget, question: str, detail: str, verb: str) -> bool:
    """Ask once before what cannot be undone. `verb` is the button that does it."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(verb)
    box.setText(question)
    box.setInformativeText(detail)
    yes = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
    box.addButton(_tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.clickedButton() is yes
