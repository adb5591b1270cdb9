"""Logos of the embassy and the cities: chosen, seen and removed where papers are made."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QPushButton,
    QWidget,
)

from planner.actions.logos import remove_logo, set_logo
from planner.gui.theme import fonts, icons
from planner.gui.widgets.buttons import button
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.field import InlineError
from planner.gui.widgets.words import label, paragraph
from planner.gui.workspace import Workspace
from planner.model import City, Embassy, Refused
from planner.rules.logos import holders_of
from planner.store.files import read_whole
from planner.wording import wording

_HIGH, _WIDE = 36, 120  # points at 100 %, of a logo as it is shown


class LogoButton(QPushButton):
    """Opens the dialog; knows the pictures there are."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(self.tr("Logos..."))
        self.setProperty("kind", "link")
        self.setIcon(icons.icon("image-outline", "accent"))
        self._workspace = workspace
        self._pictures: Mapping[str, bytes] = {}
        self.dialog: LogosDialog | None = None
        self.clicked.connect(self.open_dialog)

    def show_logos(self, pictures: Mapping[str, bytes]) -> None:
        self._pictures = pictures
        if self.dialog is not None:
            self.dialog.show_logos(pictures)

    def open_dialog(self) -> None:
        self.dialog = LogosDialog(self._workspace, self)
        self.dialog.destroyed.connect(self._forget)
        self.dialog.show_logos(self._pictures)
        self.dialog.open()

    def _forget(self) -> None:
        self.dialog = None


class LogosDialog(Dialog):
    """A line for each whose logo the cover of a book may show."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(
            self.tr("Logos"), parent, self.tr("Logos on the cover of the program book")
        )
        self._workspace = workspace
        column = self.column
        said = self.tr("PNG or JPEG. Without any, the cover stands as it is.")
        column.addWidget(paragraph(said))
        self.rows = QGridLayout()
        self.rows.setHorizontalSpacing(12)
        self.rows.setColumnStretch(0, 1)
        column.addLayout(self.rows)
        self.error = InlineError()
        column.addWidget(self.error)
        self.add_foot(self.close_button())
        self.choose: dict[UUID, Callable[[Path], None]] = {}
        self.remove: dict[UUID, Callable[[], None]] = {}

    def show_logos(self, pictures: Mapping[str, bytes]) -> None:
        """Those of the exchange that is open, with the pictures there are, by digest."""
        while (item := self.rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        opened = self._workspace.opened
        holders: Sequence[Embassy | City] = holders_of(opened.exchange) if opened else ()
        for number, each in enumerate(holders):
            self._add_row(number, each, pictures.get(each.logo or ""))

    def _add_row(self, number: int, holder: Embassy | City, data: bytes | None) -> None:
        shown = label(self.tr("No logo"), "second")
        picture = QPixmap()
        if data is not None and picture.loadFromData(data):
            size = fonts.scaled(_WIDE), fonts.scaled(_HIGH)
            shown.setPixmap(
                picture.scaled(
                    *size,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
            shown.setAccessibleName(self.tr("Logo of {name}").format(name=str(holder)))
        choose = button(self.tr("Choose..."), "image-outline")
        choose.setAccessibleName(self.tr("Choose the logo of {name}").format(name=str(holder)))
        remove = button(self.tr("Remove"), "delete-outline", "link")
        remove.setAccessibleName(self.tr("Remove the logo of {name}").format(name=str(holder)))
        remove.setEnabled(holder.logo is not None)
        self.choose[holder.id] = partial(self._keep, holder.id)
        self.remove[holder.id] = partial(self._remove, holder.id)
        choose.clicked.connect(lambda _on=False: self._ask(holder.id))
        remove.clicked.connect(lambda _on=False: self._remove(holder.id))
        for place, widget in enumerate((label(str(holder)), shown, choose, remove)):
            self.rows.addWidget(widget, number, place)

    def _ask(self, holder_id: UUID) -> None:
        dialog = QFileDialog(self, self.tr("Choose a logo"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter(self.tr("Pictures (*.png *.jpg *.jpeg)"))
        dialog.fileSelected.connect(lambda name: self._keep(holder_id, Path(name)))
        dialog.open()

    def _keep(self, holder_id: UUID, file: Path) -> None:
        try:
            data = read_whole(file)
        except Refused as refused:
            self._say(refused)
            return
        self._do(partial(set_logo, thing_id=holder_id, file_name=file.name, data=data))

    def _remove(self, holder_id: UUID) -> None:
        self._do(partial(remove_logo, thing_id=holder_id))

    def _do(self, action: partial[None]) -> None:
        self.error.hide()
        self._workspace.desk.do(action, lambda _none: None, self._say)

    def _say(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self.error.show_sentence(wording().refused(error))
