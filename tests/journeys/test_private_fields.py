"""How long private fields are kept, what a purge would remove, and purging, from the window."""

import shutil
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hands import press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from running import NOW, SAMPLE, Running, running, samples_file, wait
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.actions.delegates import edit_delegate
from planner.actions.offices import set_embassy
from planner.gui.privacy.dialog import PrivacyDialog
from planner.model import Delegate, Exchange, Visit
from planner.store.database import open_store


def the_dialog(program: Running) -> PrivacyDialog:
    program.workspace.actions["file.privacy"].run()
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, PrivacyDialog)]
    wait(lambda: found[-1].list.count() > 0, "the list of exchanges")
    return found[-1]


def choose(dialog: PrivacyDialog, name: str) -> None:
    at = next(n for n, line in enumerate(dialog._lines) if line.name == name)
    dialog.list.setCurrentRow(at)


def note_need(program: Running) -> Any:
    program.open_exchange(SAMPLE)
    delegate = program.workspace.visit.delegates[0]
    need = partial(edit_delegate, delegate_id=delegate.id, fields={"dietary": "no nuts"})
    program.workspace.desk.do(need)
    program.settle()


def test_an_exchange_is_held_and_purged(program: Running) -> None:
    note_need(program)
    for each in QApplication.topLevelWidgets():  # the question whether to encrypt the file
        if each.isVisible() and each is not program.window:
            each.close()
    dialog = the_dialog(program)
    choose(dialog, SAMPLE)
    wait(dialog.purge.isEnabled, "the preview")
    assert "the needs of one delegate" in dialog.said.text()
    dialog.hold_chosen("Inquiry 7")
    wait(lambda: "Inquiry 7" in dialog.said.text(), "the hold")
    assert not dialog.purge.isEnabled()
    dialog.hold_chosen("")
    wait(dialog.purge.isEnabled, "the hold to be lifted")
    dialog.purge_chosen()  # as after the question that is asked once
    wait(lambda: "nothing private left" in dialog.said.text(), "the purge")
    program.settle()
    assert program.workspace.visit.delegates[0].care is None
    dialog.accept()


def test_only_what_is_left_is_proposed(program: Running) -> None:
    """One sample ended in 2013 and never had private fields."""
    dialog = the_dialog(program)
    said = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert any("Düsseldorf, Hamburg" in each and "nothing private left" in each for each in said)
    assert not any("proposed" in each for each in said)
    dialog.accept()


def test_what_was_kept_long_enough_is_proposed_at_the_start(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Path(shutil.copy(samples_file(), tmp_path / "trip.db"))
    with closing(open_store(file, who="Ana", now=lambda: NOW)) as store:
        store.do(need_of_the_first)
    monkeypatch.setattr("planner.gui.watch.AFTER_OPENING", 100)
    with running(tmp_path, file, today=date(2028, 7, 1)) as program:
        wait(lambda: "kept long enough" in program.window.notice.text, "the proposal")
        assert SAMPLE in program.window.notice.text
        dialog = the_dialog(program)
        assert "purge proposed since" in dialog.list.item(0).text()
        assert SAMPLE in dialog.list.item(0).text()
        dialog.accept()


def need_of_the_first(session: Session) -> None:
    of_sample = select(Delegate).join(Visit).join(Exchange).where(Exchange.name == SAMPLE)
    delegate = session.scalars(of_sample).first()
    assert delegate is not None
    edit_delegate(session, delegate.id, {"dietary": "no nuts"})


def test_the_embassy_says_how_long(program: Running) -> None:
    program.workspace.desk.do(partial(set_embassy, name="Embassy Paris"))
    dialog = the_dialog(program)
    wait(dialog.days.isEnabled, "the embassy")
    assert dialog.days.text() == "365"
    dialog.days.selectAll()
    QTest.keyClicks(dialog.days, "soon")
    press(dialog.days, Qt.Key.Key_Return)
    wait(lambda: dialog.days_field.has_error, "the refusal")
    dialog.days.selectAll()
    QTest.keyClicks(dialog.days, "90")
    press(dialog.days, Qt.Key.Key_Return)
    program.settle()
    assert not dialog.days_field.has_error
    dialog.accept()
    again = the_dialog(program)
    assert again.days.text() == "90"
    again.accept()
