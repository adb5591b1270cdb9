"""What this program is, its version, and whose work it stands on."""

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from planner import __version__
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.words import label, paragraph


class AboutDialog(QDialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About City Pair Planner"))
        self.setMinimumWidth(fonts.scaled(400))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(label("City Pair Planner", "panel-title"))
        said = self.tr("Version {version}, Qt {qt}").format(version=__version__, qt=qVersion())
        column.addWidget(label(said, "second"))
        column.addWidget(
            paragraph(
                self.tr(
                    "Cities come from GeoNames (geonames.org), CC BY 4.0. Icons are Material "
                    "Design Icons, letters FiraGO where the system has none."
                )
            )
        )
        row = QHBoxLayout()
        row.addStretch()
        close = button(self.tr("Close"), kind="primary")
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)
