"""Backing up and bringing back, from the window."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from damaging import damage
from hands import click
from PySide6.QtWidgets import QApplication, QFileDialog
from running import NOW, SAMPLE, Running, samples_file, starting, wait

from planner.actions.exchanges import NewExchange, create_exchange, edit_exchange
from planner.gui.backups.dialog import BackupsDialog
from planner.store.backups import Reason, backup_folder
from planner.store.database import open_store


def the_dialog(program: Running) -> BackupsDialog:
    program.workspace.actions["file.backups"].run()
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, BackupsDialog)]
    wait(lambda: found[-1].list.count() > 0, "the list of backups")
    return found[-1]


def chosen(dialog: BackupsDialog) -> Path:
    file = dialog.chosen()
    assert file is not None
    return file


def theme_of(program: Running) -> str | None:
    return next(line.theme for line in program.workspace.lines if line.name == SAMPLE)


def test_a_backup_is_made_and_brought_back(program: Running, tmp_path: Path) -> None:
    before = theme_of(program)
    dialog = the_dialog(program)
    assert "none yet" in dialog.list.item(0).text()
    assert not dialog.bring_back.isEnabled()
    click(dialog.make)
    wait(lambda: "exchanges" in dialog.list.item(0).text(), "the backup")
    exchange_id = next(line.id for line in program.workspace.lines if line.name == SAMPLE)
    program.workspace.desk.do(lambda s: edit_exchange(s, exchange_id, {"theme": "Changed"}))
    wait(lambda: theme_of(program) == "Changed", "the change")
    dialog.list.setCurrentRow(0)
    assert dialog.bring_back.isEnabled()
    dialog.restore(chosen(dialog))  # as after the question that is asked once
    wait(lambda: theme_of(program) == before, "the backup to be back")


def test_a_second_folder_gets_them_too(
    program: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    dialog = the_dialog(program)
    own = backup_folder(program.program.desk._store.file)  # type: ignore[union-attr]
    picked = iter((str(own), str(stick)))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: next(picked))
    click(dialog.choose)
    assert "anyway" in dialog.error.sentence
    click(dialog.choose)
    wait(lambda: "stick" in dialog.folder.text(), "the folder")
    click(dialog.make)
    wait(lambda: dialog.list.count() == 2, "both backups")
    assert len(list(stick.iterdir())) == 1
    click(dialog.none)
    wait(lambda: "No second folder" in dialog.folder.text(), "that there is none")
    assert not dialog.none.isVisible()
    dialog.accept()


def test_nothing_is_saved_over_a_backup(program: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = the_dialog(program)
    click(dialog.make)
    wait(lambda: "exchanges" in dialog.list.item(0).text(), "the backup")
    dialog.list.setCurrentRow(0)
    backup = chosen(dialog)
    dialog.accept()
    before = backup.read_bytes()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(backup), ""))
    program.page("deadlines").export_calendar()
    wait(lambda: "Choose another name" in program.window.notice.text, "the refusal")
    assert backup.read_bytes() == before


@pytest.mark.parametrize("table", ["journal_row", "user"])
def test_a_backup_takes_the_place_of_what_opens_and_is_damaged_further_in(
    qapp: QApplication, tmp_path: Path, table: str
) -> None:
    file = Path(shutil.copy(samples_file(), tmp_path / "trip.db"))
    with closing(open_store(file, who="Ana", now=lambda: NOW)) as store:
        store.keep_backup(Reason.ASKED)
        store.compact()
    damage(file, table)
    hurt = file.read_bytes()
    with starting(tmp_path, file) as started:
        wait(lambda: started.workspace, "the window")
        program = Running(started)
        wait(lambda: "about" in program.workspace.actions, "the pages")
        if table == "user":  # which the list of exchanges needs
            wait(lambda: "is damaged" in program.window.notice.text, "that it is said")
        dialog = the_dialog(program)
        assert "exchanges" in dialog.list.item(0).text()
        dialog.list.setCurrentRow(0)
        dialog.restore(chosen(dialog))
        wait(lambda: "Restored" in program.window.notice.text, "the backup")
        program.settle()
        wait(lambda: theme_of(program), "the exchanges")
        exchange_id = next(line.id for line in program.workspace.lines if line.name == SAMPLE)
        program.workspace.desk.do(lambda s: edit_exchange(s, exchange_id, {"theme": "Ports"}))
        wait(lambda: theme_of(program) == "Ports", "work that goes on")
    (aside,) = tmp_path.glob("trip damaged*.db")
    assert aside.read_bytes() == hurt, "the damaged one is kept"


def test_a_backup_from_elsewhere_is_brought_back(
    program: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on another computer: under another name, in a folder the program does not know."""
    stick = tmp_path / "stick"
    stick.mkdir()
    other = stick / "from the old computer.db"
    with closing(open_store(other, who="Ben", now=lambda: NOW)) as store:
        store.do(lambda session: create_exchange(session, NewExchange("Ghent - Charlotte")))
    dialog = the_dialog(program)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(other), ""))
    monkeypatch.setattr("planner.gui.backups.dialog.confirmed", lambda *_asked: True)
    click(dialog.elsewhere)
    wait(lambda: "Restored" in program.window.notice.text, "the backup")
    program.settle()
    assert [line.name for line in program.workspace.lines] == ["Ghent - Charlotte"]
