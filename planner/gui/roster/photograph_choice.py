"""Several pictures are called after one person: which of them is kept is asked, side by side."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.actions.photographs import Portrait
from planner.gui.roster.words import tr
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.words import paragraph, plain_menu
from planner.interchange.photographs import Several

_SIDE = 72  # of a picture, at the usual text size


class PhotographChoice(Dialog):
    """For each person one of the pictures, or none of them."""

    chosen = Signal(list)  # of Portrait

    def __init__(self, asked: Sequence[Several], parent: QWidget) -> None:
        title = tr("Several photographs of one person")
        super().__init__(title, parent, title)
        self.setMinimumWidth(fonts.scaled(560))
        self.choices: list[list[tuple[QRadioButton, Portrait | None]]] = []
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(16)
        for several in asked:
            column.addWidget(self._of(several))
        column.addStretch()
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumHeight(fonts.scaled(320))
        scroll.setWidget(inside)
        self.column.addWidget(scroll, 1)
        go_on = button(tr("Import photographs"), kind="primary")
        go_on.clicked.connect(self._choose)
        self.add_foot(self.cancel_button(), go_on)

    def _of(self, several: Several) -> QWidget:
        whose = QWidget()
        column = QVBoxLayout(whose)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(paragraph(several.name, "row-title"))
        group, choices = QButtonGroup(whose), []
        for portrait in (*several.portraits, None):
            word = portrait.file_name if portrait else tr("None of them")
            radio = QRadioButton(plain_menu(word))
            radio.setAccessibleName(f"{several.name}: {word}")
            if portrait is not None:
                radio.setIcon(_small(portrait.picture))
                radio.setIconSize(QSize(fonts.scaled(_SIDE), fonts.scaled(_SIDE)))
            radio.setChecked(portrait is None)
            group.addButton(radio)
            column.addWidget(radio)
            choices.append((radio, portrait))
        self.choices.append(choices)
        return whose

    def _choose(self) -> None:
        taken = [portrait for each in self.choices for radio, portrait in each if radio.isChecked()]
        self.accept()
        self.chosen.emit([portrait for portrait in taken if portrait is not None])


def _small(picture: bytes) -> QIcon:
    shown = QPixmap()
    shown.loadFromData(picture)
    side, keep = fonts.scaled(_SIDE), Qt.AspectRatioMode.KeepAspectRatio
    return QIcon(shown.scaled(side, side, keep, Qt.TransformationMode.SmoothTransformation))
