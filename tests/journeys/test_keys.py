"""Keys from the window: a plain file is encrypted while the work goes on."""

from functools import partial
from typing import Any

import pytest
from hands import click
from PySide6.QtWidgets import QApplication
from running import SAMPLE, Running, wait

from planner.actions.delegates import edit_delegate
from planner.actions.exchanges import edit_exchange
from planner.gui.keys.encrypting import EncryptDialog
from planner.gui.phrase import ShowPhrase
from planner.store import ring
from planner.store.opening import Kind, kind_of


@pytest.fixture(autouse=True)
def no_key_ring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ring, "trusted_backend", lambda: None)


def dialog_of(kind: type) -> Any:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]
    return next((each for each in found if each.isVisible()), None)


def keep_phrase() -> None:
    """Write down the phrase that is shown."""
    wait(lambda: dialog_of(ShowPhrase), "the recovery phrase")
    click(dialog_of(ShowPhrase).kept)


def test_a_plain_file_is_encrypted_and_the_work_goes_on(program: Running) -> None:
    place = program.program.opening.place  # type: ignore[union-attr]
    assert "not encrypted" in program.window.windowTitle()
    program.workspace.actions["file.encrypt"].run()
    dialog = dialog_of(EncryptDialog)
    wait(dialog.encrypt.isEnabled, "the question to be ready")
    click(dialog.encrypt)
    keep_phrase()
    wait(lambda: "not encrypted" not in program.window.windowTitle(), "the encrypted file")
    assert kind_of(place.file) is Kind.SEALED
    assert dialog_of(ShowPhrase) is None  # nobody is asked for the phrase they were just shown
    assert not program.workspace.actions["file.encrypt"].enabled()
    line = next(line for line in program.workspace.lines if line.name == SAMPLE)
    program.workspace.desk.do(lambda s: edit_exchange(s, line.id, {"theme": "Ports"}))
    wait(
        lambda: any(each.theme == "Ports" for each in program.workspace.lines),
        "a change in the encrypted file",
    )


def test_without_the_phrase_kept_the_file_stays_plain(program: Running) -> None:
    opening = program.program.opening
    assert opening is not None
    before = opening.place.file.read_bytes()
    program.workspace.actions["file.encrypt"].run()
    dialog = dialog_of(EncryptDialog)
    wait(dialog.encrypt.isEnabled, "the question to be ready")
    click(dialog.encrypt)
    wait(lambda: dialog_of(ShowPhrase), "the recovery phrase")
    opening.questions.let_go()
    wait(lambda: "must be kept first" in program.window.notice.text, "the refusal")
    program.settle()
    assert opening.place.file.read_bytes() == before
    assert "not encrypted" in program.window.windowTitle()
    assert any(line.name == SAMPLE for line in program.workspace.lines)


def test_the_first_private_value_in_a_plain_file_asks(program: Running) -> None:
    program.open_exchange(SAMPLE)
    delegates = program.workspace.visit.delegates

    def note_need(at: int, need: str) -> None:
        program.workspace.desk.do(partial(edit_delegate, delegate_id=delegates[at].id,
                                          fields={"dietary": need}))  # fmt: skip

    note_need(0, "vegetarian")
    wait(lambda: dialog_of(EncryptDialog), "the question")
    click(dialog_of(EncryptDialog).take_back)
    program.settle()
    assert program.workspace.visit.delegates[0].care is None
    note_need(1, "vegan")
    wait(lambda: dialog_of(EncryptDialog), "the question once more")
    click(dialog_of(EncryptDialog).cancel)
    note_need(2, "halal")
    program.settle()
    assert dialog_of(EncryptDialog) is None
    assert program.workspace.visit.delegates[1].care.dietary == "vegan"
