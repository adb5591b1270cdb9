"""What this program is, its version, and whose work it stands on."""

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from planner import __version__
from planner.gui.theme import fonts
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.words import label, paragraph

CREDITS = (
    ("Qt and PySide6", "LGPL 3"),
    ("python-bidi", "LGPL"),
    ("FiraGO", "SIL Open Font License 1.1"),
    ("Material Design Icons", "Apache 2.0"),
    ("GeoNames", "CC BY 4.0"),
    ("SQLCipher, ReportLab, Babel, PDFium", "BSD"),
    ("SQLAlchemy, Alembic, QtAwesome, keyring, platformdirs, holidays", "MIT"),
    ("cryptography, python-dateutil", "Apache 2.0 or BSD"),
    ("HarfBuzz, uharfbuzz, tzdata", "MIT and Apache 2.0"),
    ("pikepdf, qpdf", "MPL 2.0 and Apache 2.0"),
)
"""Whose work stands in the program, and under which terms; `make sbom` lists every library."""


class AboutDialog(Dialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("About City Pair Planner"), parent, "City Pair Planner")
        self.setMinimumWidth(fonts.scaled(400))
        column = self.column
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
        column.addWidget(label(self.tr("Built with"), "panel-title"))
        column.addWidget(paragraph("\n".join(f"{name}: {terms}" for name, terms in CREDITS)))
        self.add_foot(self.close_button())
