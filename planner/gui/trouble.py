"""A mistake of ours: said so, logged, with a trace to copy that holds nothing of the database."""

import logging
import re
import sys
import traceback
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from planner import __version__
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.words import paragraph

log = logging.getLogger("planner")

PROGRAM = Path(__file__).parents[2]
OUR_WORDS = (ArithmeticError, AssertionError, AttributeError, ImportError, NameError, TypeError)
"""Errors whose sentences are about code."""


_DRIVER = ("sqlalchemy", "sqlcipher3")
_QUOTED = re.compile("\"[^\"]*\"|'[^']*'")


def trace_of(error: BaseException) -> str:
    """Where it happened and what it says, oldest call first.

    Only code and the sentence of the error: no local values, none of the values of a database
    statement, no folder of the user. The sentence is left out of errors that quote what they
    stumbled over, such as a key or a value, since that may be a name.
    """
    lines = [f"City Pair Planner {__version__}"]
    chain: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in chain:
        chain.append(cause)
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    for each in reversed(chain):
        for frame in traceback.extract_tb(each.__traceback__):
            lines.append(f'  File "{_place(frame.filename)}", line {frame.lineno}, in {frame.name}')
            lines += [f"    {frame.line}"] if frame.line else []
        lines.append(f"{type(each).__name__}: {_said(each)}".rstrip(": "))
    return "\n".join(lines)


def _place(file: str) -> str:
    """A file of code by its place in the program or its libraries, not on this computer."""
    path = Path(file)
    for root in (PROGRAM, *map(Path, sys.path)):
        if root.is_absolute() and path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.name


def _said(error: BaseException) -> str:
    """What an error says, without the statement and values that a database error quotes."""
    of_the_driver = type(error).__module__.startswith(_DRIVER)
    of_a_value = of_the_driver and type(getattr(error, "orig", None)) in (ValueError, LookupError)
    if of_a_value or not (of_the_driver or isinstance(error, OUR_WORDS)):
        return "(what it says is left out: it may quote what was entered)"
    said = str(error).partition("\n[SQL:")[0].partition("\n[parameters:")[0]
    return _QUOTED.sub("...", said) if of_the_driver else said


class Trouble(Dialog):
    """Says that something of ours went wrong. One at a time: a second joins the first's trace."""

    def __init__(self, trace: str, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Something went wrong"), parent, self.tr("This is a mistake in the program")
        )
        column = self.column
        column.addWidget(
            paragraph(
                self.tr(
                    "What was being done was not kept; everything before it was. You can go on "
                    "working. The trace below helps to find the mistake: it shows which part of "
                    "the program it happened in, and nothing that you entered."
                )
            )
        )
        self.trace = QPlainTextEdit(trace)
        self.trace.setReadOnly(True)
        self.trace.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.trace.setAccessibleName(self.tr("Trace"))
        self.trace.setMinimumSize(fonts.scaled(560), fonts.scaled(220))
        self.trace.setTabChangesFocus(True)
        column.addWidget(self.trace)
        self.copy = button(self.tr("Copy trace"), "content-copy")
        self.copy.clicked.connect(self._copy)
        self.go_on = button(self.tr("Go on"), kind="primary")
        self.go_on.clicked.connect(self.close)
        self.go_on.setDefault(True)
        self.add_foot(self.go_on, left=(self.copy,))
        self.go_on.setFocus()

    def add(self, trace: str) -> None:
        """Another mistake, while this is still being read."""
        self.trace.appendPlainText("\n" + trace)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.trace.toPlainText())
        self.copy.setText(self.tr("Copied"))


class Troubles:
    """Logs each mistake and shows it over the window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.dialog: Trouble | None = None

    def show(self, error: BaseException) -> None:
        trace = trace_of(error)
        log.error("%s", trace)
        if self.dialog is not None:
            self.dialog.add(trace)
            return
        self.dialog = Trouble(trace, self._window)
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _forget(self) -> None:
        self.dialog = None
