"""Backing up and bringing back, from the window."""

from pathlib import Path

import pytest
from hands import click
from PySide6.QtWidgets import QApplication, QFileDialog
from running import SAMPLE, Running, wait

from planner.actions.exchanges import edit_exchange
from planner.gui.backups.dialog import BackupsDialog


def the_dialog(program: Running) -> BackupsDialog:
    program.workspace.actions["file.backups"].run()
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, BackupsDialog)]
    wait(lambda: found[-1].list.count() > 0, "the list of backups")
    return found[-1]


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
    dialog.restore_chosen()  # as after the question that is asked once
    wait(lambda: theme_of(program) == before, "the backup to be back")


def test_a_second_folder_gets_them_too(program: Running, tmp_path: Path) -> None:
    from planner.actions.offices import set_backup_folder

    stick = tmp_path / "stick"
    stick.mkdir()
    program.workspace.desk.do(lambda s: set_backup_folder(s, str(stick)))
    dialog = the_dialog(program)
    wait(lambda: "stick" in dialog.folder.text(), "the folder")
    click(dialog.make)
    wait(lambda: dialog.list.count() == 2, "both backups")
    assert len(list(stick.iterdir())) == 1
    dialog.accept()


def test_nothing_is_saved_over_a_backup(program: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = the_dialog(program)
    click(dialog.make)
    wait(lambda: "exchanges" in dialog.list.item(0).text(), "the backup")
    dialog.list.setCurrentRow(0)
    backup = dialog.chosen()
    assert backup is not None
    dialog.accept()
    before = backup.read_bytes()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(backup), ""))
    program.page("deadlines").export_calendar()
    wait(lambda: "Choose another name" in program.window.notice.text, "the refusal")
    assert backup.read_bytes() == before
