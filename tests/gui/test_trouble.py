"""A mistake of ours: what is said and logged of it holds nothing of the people."""

import logging
import os
import stat
import sys
import threading
from pathlib import Path

import pytest
from hands import click
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError

from planner.gui.log import KEPT, LARGEST, begin_log
from planner.gui.mistakes import Mistakes
from planner.gui.trouble import Troubles, trace_of
from planner.gui.widgets.secret import KEPT_OUT, SecretLine

NAME = "Delacroix"


def caught(error: Exception) -> Exception:
    try:
        raise error
    except Exception as raised:  # noqa: BLE001 - whatever it is
        return raised


@pytest.mark.parametrize(
    "error",
    [
        KeyError(NAME),
        ValueError(f"invalid literal for int(): '{NAME}'"),
        IntegrityError("INSERT INTO person", {"name": NAME}, Exception("UNIQUE failed: person.id")),
        OSError(2, "No such file", f"/home/{NAME}/roster.xlsx"),
        StatementError(f"Invalid isoformat string: {NAME}", "SELECT", {}, ValueError(NAME)),
        OperationalError("SELECT", {}, Exception(f'fts5: syntax error near "{NAME}"')),
        OperationalError("SELECT", {}, Exception(f"no such column: '{NAME}'")),
    ],
)
def test_a_trace_holds_no_name(error: Exception) -> None:
    try:
        try:
            raise error
        except Exception as inner:
            raise RuntimeError(f"While reading {NAME}") from inner
    except RuntimeError as raised:
        trace = trace_of(raised)
    assert NAME not in trace
    assert type(error).__name__ in trace
    assert "test_trouble.py" in trace
    assert str(Path.home()) not in trace
    assert str(Path(__file__).parents[1]) not in trace


def test_what_is_about_code_is_said() -> None:
    assert "has no attribute 'x'" in trace_of(caught(AttributeError("None has no attribute 'x'")))


def test_the_dialog_says_what_the_log_says(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    troubles = Troubles(window)
    with caplog.at_level(logging.ERROR):
        troubles.show(caught(KeyError(NAME)))
    dialog = troubles.dialog
    assert dialog is not None
    click(dialog.copy)
    assert QGuiApplication.clipboard().text() == dialog.trace.toPlainText()
    assert NAME not in dialog.trace.toPlainText() + caplog.text
    dialog.close()


def test_the_log_rotates_and_is_its_owners_alone(tmp_path: Path) -> None:
    root = logging.getLogger()
    before = list(root.handlers)
    try:
        file = begin_log(tmp_path / "log")
        assert file is not None
        for _ in range(40):
            logging.getLogger("planner").error("x" * (LARGEST // 8))
    finally:
        for handler in set(root.handlers) - set(before):
            root.removeHandler(handler)
            handler.close()
    files = sorted((tmp_path / "log").iterdir())
    assert len(files) == KEPT + 1
    assert all(each.stat().st_size <= LARGEST for each in files)
    if os.name != "nt":
        assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}


def test_without_a_place_for_it_there_is_no_log(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("in the way")
    assert begin_log(tmp_path / "log") is None


def test_what_is_private_is_kept_out_of_the_history_of_the_clipboard(qtbot: QtBot) -> None:
    line = SecretLine()
    qtbot.addWidget(line)
    line.setText("12AB34567")
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "12AB34567"
    assert all(data.hasFormat(kind) for kind in KEPT_OUT)
    QTest.keyClick(line, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == ""
    assert QGuiApplication.clipboard().text() == "12AB34567"


def test_one_handler_hears_every_thread(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr("planner.gui.mistakes.begin_log", lambda _: None)
    mistakes = Mistakes(window)
    mistakes.listen()
    beside = threading.Thread(target=lambda: [].pop())  # type: ignore[func-returns-value]
    beside.start()
    beside.join()
    qtbot.waitUntil(lambda: mistakes.troubles.dialog is not None)
    error = caught(AttributeError("no such thing"))
    sys.excepthook(type(error), error, error.__traceback__)
    dialog = mistakes.troubles.dialog
    assert dialog is not None
    assert "IndexError" in dialog.trace.toPlainText()
    assert "no such thing" in dialog.trace.toPlainText()
    dialog.close()
