"""The key file is lost: from the key ring, or a backup, it comes back; else one tries again."""

import sys
from pathlib import Path
from typing import Any

import pytest
from hands import click, dialog_of
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from running import starting, wait

from planner.app import Program
from planner.gui.outside import NotOpened
from planner.gui.phrase import AskPhrase, ShowPhrase
from planner.store import ring
from planner.store.backups import Reason
from planner.store.key_file import read_key_file
from planner.store.kinds import id_in

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the user's own folder is moved by XDG names"
)


class KeyRing:
    """A key ring of an operating system, as its back end speaks to the program."""

    def __init__(self) -> None:
        self.secrets: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, account: str) -> str | None:
        return self.secrets.get((service, account))

    def set_password(self, service: str, account: str, secret: str) -> None:
        self.secrets[service, account] = secret

    def delete_password(self, service: str, account: str) -> None:
        self.secrets.pop((service, account), None)


@pytest.fixture(autouse=True)
def key_ring(tmp_path: Path, cheap_keys: None, monkeypatch: pytest.MonkeyPatch) -> KeyRing:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for name in ("PLANNER_DATABASE", "PLANNER_PHRASE_FILE"):
        monkeypatch.delenv(name, raising=False)
    made = KeyRing()
    monkeypatch.setattr(ring.SystemRing.__init__, "__defaults__", (lambda: made, 5))
    return made


def opened(program: Program) -> Program:
    wait(lambda: program.workspace and program.workspace.lines is not None, "the exchanges")
    wait(lambda: "about" in program.workspace.actions, "the pages")
    return program


def kept(program: Program) -> str:
    """Write down the phrase that is shown."""
    wait(lambda: dialog_of(ShowPhrase), "the recovery phrase")
    shown = dialog_of(ShowPhrase)
    click(shown.kept)
    return " ".join(line.split()[-1] for line in shown.text().splitlines()[2:])


def made(folder: Path, backed_up: bool = False) -> tuple[Path, str]:
    """The user's own database, and its phrase."""
    with starting(folder, None) as program:
        phrase = kept(program)
        opened(program)
        assert program.opening is not None
        file = program.opening.place.file
        if backed_up:
            done: list[Any] = []
            program.workspace.desk.work_on_store(
                lambda store: store.keep_backup(Reason.ASKED), done.append
            )
            wait(lambda: done, "the backup")
    return file, phrase


def page(program: Program) -> NotOpened:
    wait(lambda: program.window.findChildren(NotOpened), "the page that says why")
    return program.window.findChildren(NotOpened)[-1]


@pytest.mark.parametrize("how", ["gone", "damaged"])
def test_it_is_written_again_from_the_key_ring(
    qapp: QApplication, tmp_path: Path, how: str
) -> None:
    file, phrase = made(tmp_path)
    key_file = file.with_suffix(".key")
    if how == "gone":
        key_file.unlink()
    else:
        key_file.write_bytes(key_file.read_bytes()[:100])
    with starting(tmp_path, None) as program:
        wait(lambda: dialog_of(ShowPhrase), "another recovery phrase")
        said = " ".join(each.text() for each in dialog_of(ShowPhrase).findChildren(QLabel))
        assert "gone or damaged" in said
        assert kept(program) != phrase
        opened(program)
    assert read_key_file(key_file).database == id_in(file)
    with starting(tmp_path, None) as program:
        opened(program)


def test_that_of_a_backup_takes_its_place(
    qapp: QApplication, tmp_path: Path, key_ring: KeyRing
) -> None:
    file, phrase = made(tmp_path, backed_up=True)
    file.with_suffix(".key").unlink()
    key_ring.secrets.clear()
    with starting(tmp_path, None) as program:
        wait(lambda: dialog_of(AskPhrase), "the question")
        QTest.keyClicks(dialog_of(AskPhrase).text, phrase)
        click(dialog_of(AskPhrase).open_it)
        opened(program)
        wait(lambda: "took its place" in program.window.notice.text, "that it is said")


def test_who_gave_up_tries_again(qapp: QApplication, tmp_path: Path, key_ring: KeyRing) -> None:
    _file, phrase = made(tmp_path)
    key_ring.secrets.clear()
    with starting(tmp_path, None) as program:
        wait(lambda: dialog_of(AskPhrase), "the question")
        click(dialog_of(AskPhrase).cancel)
        said = page(program).state.text.text()
        assert "was not given" in said
        assert "PLANNER_PHRASE_FILE" not in said
        click(page(program).again)
        wait(lambda: dialog_of(AskPhrase), "the question once more")
        QTest.keyClicks(dialog_of(AskPhrase).text, phrase)
        click(dialog_of(AskPhrase).open_it)
        opened(program)
