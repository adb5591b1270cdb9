"""The database is damaged: the window says so, and offers what there is."""

import shutil
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from damaging import damage
from hands import click, dialog_of
from PySide6.QtWidgets import QApplication
from running import NOW, SAMPLE, Running, running, samples_file, starting, wait

from planner.app import Program
from planner.gui.backups.dialog import BackupsDialog
from planner.gui.outside import NotOpened
from planner.gui.trouble import Trouble
from planner.gui.watch import CheckDialog
from planner.store.backups import Reason
from planner.store.database import Store, open_store
from planner.store.salvage import salvage_name
from planner.store.verify import Check, verify


def a_damaged(folder: Path, samples: Path) -> Path:
    """Damaged where it is read first, with a backup from before."""
    file = Path(shutil.copy(samples, folder / "trip.db"))
    with closing(open_store(file, who="Ana", now=lambda: NOW)) as store:
        store.keep_backup(Reason.ASKED)
        store.compact()
    damage(file, "alembic_version")
    return file


def names(program: Program) -> list[str]:
    lines = program.workspace.lines if program.workspace else None
    return [line.name for line in lines or ()]


def test_the_newest_backup_takes_its_place(qapp: QApplication, tmp_path: Path) -> None:
    file = a_damaged(tmp_path, samples_file())
    hurt = file.read_bytes()
    with starting(tmp_path, file) as program:
        wait(lambda: program.window.findChildren(NotOpened), "the page about the damage")
        (page,) = program.window.findChildren(NotOpened)
        assert "is damaged" in page.state.text.text()
        click(page.restore)
        wait(lambda: SAMPLE in names(program), "the backup")
        wait(lambda: program.workspace and "about" in program.workspace.actions, "the pages")
    (aside,) = tmp_path.glob("trip damaged*.db")
    assert aside.read_bytes() == hurt, "the damaged one is kept"


def fail(*_asked: Any, **_of: Any) -> None:
    raise AssertionError("a mistake of ours")


def test_what_can_be_read_is_saved_into_a_new_file(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = a_damaged(tmp_path, samples_file())
    hurt = file.read_bytes()
    with starting(tmp_path, file) as program:
        wait(lambda: program.window.findChildren(NotOpened), "the page about the damage")
        (page,) = program.window.findChildren(NotOpened)
        with monkeypatch.context() as patched:
            patched.setattr("planner.gui.rescue.salvage", fail)
            click(page.salvage)
            wait(lambda: dialog_of(Trouble), "our mistake")
        click(dialog_of(Trouble).go_on)
        click(page.salvage)
        wait(lambda: SAMPLE in names(program), "what was saved")
        wait(lambda: program.workspace and "about" in program.workspace.actions, "the pages")
    assert salvage_name(file, NOW).exists()
    assert file.read_bytes() == hurt, "the damaged one is kept"


@pytest.fixture
def damaged_further_in(tmp_path: Path) -> Path:
    """It opens, and shows its exchanges."""
    file = Path(shutil.copy(samples_file(), tmp_path / "trip.db"))
    damage(file, "journal_row")
    return file


def test_damage_is_said_of_itself_and_leads_on(
    qapp: QApplication, tmp_path: Path, damaged_further_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.gui.watch.AFTER_OPENING", 100)
    hurt = damaged_further_in.read_bytes()
    with running(tmp_path, damaged_further_in) as program:
        wait(lambda: dialog_of(CheckDialog), "the check")
        click(dialog_of(CheckDialog).salvage)
        wait(lambda: "was saved into" in program.window.notice.text, "what can be read")
        saved = salvage_name(damaged_further_in, NOW)
        assert saved.name in program.window.notice.text
        program.workspace.actions["file.check"].run()
        wait(lambda: dialog_of(CheckDialog), "the check once more")
        click(dialog_of(CheckDialog).backups)
        wait(lambda: dialog_of(BackupsDialog), "the backups")
        dialog_of(BackupsDialog).restore(saved)
        wait(lambda: "Restored" in program.window.notice.text, "what was saved")
        program.settle()
        assert SAMPLE in names(program.program)
    (aside,) = tmp_path.glob("trip damaged*.db")
    assert aside.read_bytes() == hurt


def test_the_database_is_checked_on_demand(program: Running) -> None:
    program.workspace.actions["file.check"].run()

    def dialogs() -> list[CheckDialog]:
        return [each for each in QApplication.topLevelWidgets() if isinstance(each, CheckDialog)]

    wait(dialogs, "the check")
    (dialog,) = dialogs()
    said = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert "Every page is whole." in said
    assert not any("Wrong" in each for each in said)
    dialog.accept()


def test_a_check_that_the_lock_ended_says_nothing(
    program: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = Event()
    looked: list[list[Check]] = []

    def slow(store: Store) -> list[Check]:
        assert locked.wait(20)
        looked.append(verify(store))
        return looked[-1]

    monkeypatch.setattr("planner.gui.watch.verify", slow)
    program.workspace.actions["file.check"].run()
    reopened: list[Store] = []
    program.workspace.desk.opened.connect(reopened.append)
    program.workspace.desk.work_on_closed(lambda: None, lambda _: locked.set())
    wait(lambda: looked and not program.workspace.background.busy and reopened, "the check")
    assert not all(check.ok for check in looked[0]), "of a closed database nothing can be said"
    assert not any(isinstance(each, CheckDialog) for each in QApplication.topLevelWidgets())
