"""An exchange file with private fields comes in from the window, and goes out, by its password."""

import shutil
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from hands import click, dialog_of, press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from running import NOW, SAMPLE, TODAY, Running, samples_file, wait
from sqlalchemy import select

from planner.actions.delegates import edit_delegate
from planner.actions.exchanges import edit_exchange
from planner.gui.importing import FileImport, KnownAlready
from planner.gui.locked_file import AskPassword
from planner.gui.sending import LOCKED, SendDialog
from planner.interchange.exchange_file import (
    aside_of,
    read_exchange,
    read_whole_exchange,
    seal,
    unseal,
    write_whole_exchange,
)
from planner.model import Exchange, PersonPrivate
from planner.queries.exchanges import open_exchange
from planner.store.database import open_store
from planner.store.journal import entries
from planner.store.keys import Cost

NUMBER, WORD = "QX-0815", "correct horse"


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """The sample exchange with a passport in it, as another office sends it."""
    file = Path(shutil.copy(samples_file(), tmp_path / "other office.db"))
    with closing(open_store(file, who="Ben", now=lambda: NOW)) as store:
        here = select(Exchange.id).where(Exchange.name == SAMPLE)
        exchange_id = store.ask(lambda s: s.scalars(here).one())
        opened = store.ask(lambda s: open_exchange(s, exchange_id, TODAY))
        delegate = opened.exchange.visits[0].delegates[0]
        store.do(lambda s: edit_delegate(s, delegate.id, {"passport_number": NUMBER}))
        opened = store.ask(lambda s: open_exchange(s, exchange_id, TODAY))
        aside = store.ask(lambda s: aside_of(s, opened.exchange))
    sent = tmp_path / "whole.json"
    whole = write_whole_exchange(opened.exchange, [], aside)
    sent.write_bytes(seal(whole, WORD, Cost(n=2, r=1, p=1)))
    return sent


def taken(program: Running, file: Path) -> AskPassword:
    program.window.findChild(FileImport).take(file)
    wait(lambda: dialog_of(AskPassword), "the question")
    dialog: AskPassword = dialog_of(AskPassword)
    return dialog


def test_it_comes_in_once_its_password_is_given(program: Running, locked: Path) -> None:
    dialog = taken(program, locked)
    assert not dialog.open_it.isEnabled()
    QTest.keyClicks(dialog.line, "wrong")
    click(dialog.open_it)
    wait(lambda: dialog.field.has_error, "the refusal")
    dialog.line.clear()
    QTest.keyClicks(dialog.line, WORD)
    press(dialog.line, Qt.Key.Key_Return)
    wait(lambda: dialog_of(KnownAlready), "whether it is here already")
    click(dialog_of(KnownAlready).copy)
    wait(lambda: f"{SAMPLE} (2)" in program.window.notice.text, "the exchange")
    program.settle()
    numbers: list[list[str | None]] = []
    query = select(PersonPrivate.passport_number)
    program.workspace.desk.ask(lambda s: list(s.scalars(query)), numbers.append)
    wait(lambda: numbers, "the passport")
    assert NUMBER in numbers[0]


def test_who_gives_up_changes_nothing(program: Running, locked: Path) -> None:
    before = len(program.workspace.lines)
    taken(program, locked).reject()
    program.settle()
    assert len(program.workspace.lines) == before
    assert dialog_of(AskPassword) is None


def the_dialog(program: Running, file: Path, monkeypatch: pytest.MonkeyPatch) -> SendDialog:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(file), ""))
    program.open_exchange(SAMPLE)
    program.workspace.actions["exchange.export"].run()
    dialog: SendDialog = dialog_of(SendDialog)
    return dialog


def test_it_goes_out_open(
    program: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not program.workspace.actions["exchange.export"].enabled()
    file = tmp_path / "sent.json"
    dialog = the_dialog(program, file, monkeypatch)
    assert not dialog.fields["passphrase"].isVisible()
    exchange_id, theme = program.workspace.exchange_id, "Of the very last moment"
    edit = partial(edit_exchange, exchange_id=exchange_id, fields={"theme": theme})
    program.workspace.desk.do(edit)
    click(dialog.save)
    wait(lambda: "Exported sent.json" in program.window.notice.text, "the file")
    sent = read_exchange(file.read_bytes()).exchange
    assert (sent.name, sent.theme) == (SAMPLE, theme)


def test_it_goes_out_locked_and_the_journal_says_so(
    program: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "sent.json"
    dialog = the_dialog(program, file, monkeypatch)
    click(dialog.way.button(LOCKED))
    QTest.keyClicks(dialog.line("passphrase"), "short")
    click(dialog.save)
    assert dialog.fields["passphrase"].has_error
    for key in ("passphrase", "again"):
        dialog.line(key).clear()
        QTest.keyClicks(dialog.line(key), "correct horse battery")
    monkeypatch.setattr("planner.interchange.exchange_file.sending.seal", cheaply)
    click(dialog.save)
    wait(lambda: "Exported sent.json" in program.window.notice.text, "the file")
    whole = read_whole_exchange(unseal(file.read_bytes(), "correct horse battery"))
    assert whole.parsed.exchange.name == SAMPLE
    assert file.stat().st_mode & 0o077 == 0
    told: list[str] = []
    program.workspace.desk.ask(lambda s: entries(s)[-1].label, told.append)
    wait(lambda: told, "the journal")
    assert "with its private fields" in told[0]


def cheaply(data: bytes, password: str, _cost: Cost) -> bytes:
    return seal(data, password, Cost(n=2, r=1, p=1))
