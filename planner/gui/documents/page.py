"""A paper beside what was chosen for it: seen first, then printed or saved."""

from concurrent.futures import Future
from functools import partial
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.gui.background import Job
from planner.gui.documents.choices import Choices
from planner.gui.documents.making import Choice, Made, make
from planner.gui.documents.notices import Notices
from planner.gui.documents.pagebar import PageBar
from planner.gui.documents.preview import Preview
from planner.gui.documents.printing import a_printer, pages_chosen, print_pages
