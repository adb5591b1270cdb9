"""The first start makes an encrypted database and shows its phrase; the next one asks for it."""

import sys
from pathlib import Path

import pytest
from hands import click, press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from running import starting, wait

from planner.app import Program
from planner.gui.phrase import AskPhrase, ShowPhrase
from planner.store import ring


@pytest.mark.skipif(sys.platform != "linux", reason="the user's own folder is moved by XDG names")
def test_the_phrase_is_shown_once_and_opens_the_database_again(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for name in ("PLANNER_DATABASE", "PLANNER_PHRASE_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(ring, "trusted_backend", lambda: None)

    with starting(tmp_path, None) as program:
        shown = _asked(program, ShowPhrase)
        phrase = tmp_path / "phrase.txt"
        shown.save_to(phrase)
        click(shown.kept)
        wait(lambda: program.workspace is not None, "the database")
        assert "not encrypted" not in program.window.windowTitle()
    (database,) = (tmp_path / "data").rglob("*.db")
    assert not database.read_bytes().startswith(b"SQLite format 3")
    words = [line.split()[-1] for line in phrase.read_text(encoding="utf-8").splitlines()[2:]]
    assert len(words) == 12

    with starting(tmp_path, None) as program:
        asked = _asked(program, AskPhrase)
        QTest.keyClicks(asked.text, " ".join(reversed(words)))
        press(asked.text, Qt.Key.Key_Return)
        wait(lambda: asked.field.has_error, "the wrong phrase to be refused")
        asked.text.clear()
        QTest.keyClicks(asked.text, " ".join(words))
        press(asked.text, Qt.Key.Key_Return)
        wait(lambda: program.workspace is not None, "the database")


def _asked(program: Program, kind: type) -> object:
    """The dialog of this kind, once it is there."""

    def is_there() -> bool:
        opening = program.opening
        return opening is not None and isinstance(opening.questions.dialog, kind)

    wait(is_there, kind.__name__)
    assert program.opening is not None
    return program.opening.questions.dialog
