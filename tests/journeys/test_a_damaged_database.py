"""The database is damaged: the window says so, and offers what there is."""

import shutil
from contextlib import closing
from pathlib import Path

from hands import click
from PySide6.QtWidgets import QApplication
from running import NOW, SAMPLE, Running, samples_file, starting, wait

from planner.app import Program
from planner.gui.outside import NotOpened
from planner.gui.watch import CheckDialog
from planner.store.backups import Reason
from planner.store.database import open_store
from planner.store.salvage import salvage_name


def a_damaged(folder: Path, samples: Path) -> Path:
    """Damaged where it is read first, with a backup from before."""
    file = Path(shutil.copy(samples, folder / "trip.db"))
    with closing(open_store(file, who="Ana", now=lambda: NOW)) as store:
        store.keep_backup(Reason.ASKED)
        store.compact()
        driver = store._writer.connection.driver_connection
        assert driver is not None
        where = "SELECT rootpage FROM sqlite_master WHERE name = 'alembic_version'"
        (page,) = driver.execute(where).fetchone()
    content = bytearray(file.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    file.write_bytes(content)
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


def test_what_can_be_read_is_saved_into_a_new_file(qapp: QApplication, tmp_path: Path) -> None:
    file = a_damaged(tmp_path, samples_file())
    hurt = file.read_bytes()
    with starting(tmp_path, file) as program:
        wait(lambda: program.window.findChildren(NotOpened), "the page about the damage")
        (page,) = program.window.findChildren(NotOpened)
        click(page.salvage)
        wait(lambda: SAMPLE in names(program), "what was saved")
        wait(lambda: program.workspace and "about" in program.workspace.actions, "the pages")
    assert salvage_name(file, NOW).exists()
    assert file.read_bytes() == hurt, "the damaged one is kept"


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
