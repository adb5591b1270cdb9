"""What this program is, its version, and whose work it stands on."""

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from planner import __version__
from planner.gui.theme import fonts
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.words import label, paragraph

CREDITS = (
    ("PySide6-Essentials, Qt", "LGPL 3"),
    ("python-bidi", "LGPL 3"),
    ("FiraGO, pymupdf-fonts", "SIL Open Font License 1.1"),
    ("Material Design Icons", "Apache 2.0"),
    ("GeoNames", "CC BY 4.0"),
    ("SQLAlchemy, alembic, QtAwesome, keyring, platformdirs, holidays, hijridate, pyluach", "MIT"),
    ("python-calamine, python-docx, charset-normalizer", "MIT"),
    ("SQLCipher, reportlab, Babel, XlsxWriter, lxml, icalendar", "BSD"),
    ("pypdfium2, PDFium", "BSD and Apache 2.0"),
    ("cryptography, python-dateutil", "Apache 2.0 or BSD"),
    ("astral, vobject, tzdata, uharfbuzz", "Apache 2.0"),
    ("HarfBuzz, pillow", "MIT and MIT-CMU"),
    ("sqlcipher3", "zlib"),
    ("pikepdf, qpdf", "MPL 2.0 and Apache 2.0"),
    ("pillow-heif", "BSD; it carries libheif and libde265 under LGPL 3, x265 under GPL 2"),
)
"""Whose work stands in the program, and under which terms; `make sbom` lists every library."""


class AboutDialog(Dialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("About City Pair Planner"), parent, "City Pair Planner")
        self.setMinimumWidth(fonts.scaled(400))
        column = self.column
        said = self.tr("Version {version}, Qt {qt}").format(version=__version__, qt=qVersion())
        column.addWidget(label(said, "second"))
        column.addWidget(label(self.tr("Apache License 2.0, without warranty"), "second"))
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
