"""Keys from the window: a plain file is encrypted while the work goes on."""

from contextlib import closing
from functools import partial
from threading import Thread
from typing import Any

import pytest
from hands import click, dialog_of
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from running import NOW, SAMPLE, Running, wait
from sqlalchemy.orm import Session

from planner.actions.delegates import edit_delegate
from planner.actions.exchanges import edit_exchange
from planner.gui.backups.dialog import BackupsDialog
from planner.gui.keys.dialog import KeysDialog
from planner.gui.keys.encrypting import EncryptDialog
from planner.gui.keys.passphrase import NewPassphrase
from planner.gui.phrase import AskPassphrase, AskPhrase, ShowPhrase
from planner.gui.rail import RailButton
from planner.gui.widgets.dialog import Dialog
from planner.model import Refused
from planner.store import ring
from planner.store.database import open_store
from planner.store.kinds import Kind, kind_of

WORD = "correct horse battery"


@pytest.fixture(autouse=True)
def no_key_ring(cheap_keys: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ring, "trusted_backend", lambda: None)


def keep_phrase() -> str:
    """Write down the phrase that is shown."""
    wait(lambda: dialog_of(ShowPhrase), "the recovery phrase")
    shown = dialog_of(ShowPhrase)
    click(shown.kept)
    return " ".join(line.split()[-1] for line in shown.text().splitlines()[2:])


def test_a_plain_file_is_encrypted_and_the_work_goes_on(program: Running) -> None:
    place = program.program.opening.place  # type: ignore[union-attr]
    assert "not encrypted" in program.window.windowTitle()
    program.workspace.actions["file.encrypt"].run()
    dialog = dialog_of(EncryptDialog)
    wait(dialog.encrypt.isEnabled, "the question to be ready")
    click(dialog.encrypt)
    phrase = keep_phrase()
    wait(lambda: "not encrypted" not in program.window.windowTitle(), "the encrypted file")
    assert kind_of(place.file) is Kind.SEALED
    program.settle()
    assert len(program.window.findChildren(RailButton)) == len(program.window.sections)
    assert dialog_of(ShowPhrase) is None  # nobody is asked for the phrase they were just shown
    assert not program.workspace.actions["file.encrypt"].enabled()
    line = next(line for line in program.workspace.lines if line.name == SAMPLE)
    program.workspace.desk.do(lambda s: edit_exchange(s, line.id, {"theme": "Ports"}))
    wait(lambda: themes(program, "Ports"), "a change in the encrypted file")
    set_a_passphrase(program, phrase)
    lock_and_open(program)
    back_up(program)
    renew(program)
    program.workspace.desk.do(lambda s: edit_exchange(s, line.id, {"theme": "Airports"}))
    wait(lambda: themes(program, "Airports"), "a change under the new key")
    bring_back_with_the_old_phrase(program, phrase)


def themes(program: Running, theme: str) -> bool:
    return any(each.theme == theme for each in program.workspace.lines)


def keys_button(program: Running, key: str) -> Any:
    program.workspace.actions["file.keys"].run()
    dialog = dialog_of(KeysDialog)
    wait(lambda: key in dialog.buttons and dialog.buttons[key].isVisible(), "the keys")
    return dialog.buttons[key]


def set_a_passphrase(program: Running, phrase: str) -> None:
    """Without a key ring the phrase is what answers."""
    assert program.program.locking.button.text() == "Hide"
    click(keys_button(program, "set"))
    dialog = dialog_of(NewPassphrase)
    QTest.keyClicks(dialog.line("passphrase"), WORD)
    click(dialog.set_it)
    assert dialog.fields["again"].has_error
    QTest.keyClicks(dialog.line("again"), WORD)
    click(dialog.set_it)
    answer(AskPhrase, phrase)
    wait(lambda: program.program.locking.button.text() == "Lock", "the passphrase")
    program.settle()


def answer(kind: type, words: str) -> None:
    wait(lambda: dialog_of(kind), "the question")
    asked = dialog_of(kind)
    QTest.keyClicks(asked.text, words)
    click(asked.open_it)


def backups(program: Running) -> BackupsDialog:
    program.workspace.actions["file.backups"].run()
    dialog: BackupsDialog = dialog_of(BackupsDialog)
    wait(lambda: dialog.list.count() > 0, "the list of backups")
    return dialog


def back_up(program: Running) -> None:
    dialog = backups(program)
    click(dialog.make)
    wait(lambda: "exchanges" in dialog.list.item(0).text(), "the backup")
    dialog.accept()


def bring_back_with_the_old_phrase(program: Running, phrase: str) -> None:
    """It was made before the key was changed."""
    dialog = backups(program)
    assert "recovery phrase is asked for" in dialog.list.item(0).text()
    dialog.list.setCurrentRow(0)
    backup = dialog.chosen()
    assert backup is not None
    dialog.restore(backup)
    wait(lambda: dialog_of(AskPhrase), "the question")
    click(dialog_of(AskPhrase).cancel)
    wait(lambda: dialog.error.isVisible(), "that nothing was done")
    assert themes(program, "Airports")
    dialog.restore(backup)
    answer(AskPhrase, phrase)
    wait(lambda: themes(program, "Lakes"), "what the backup holds")
    program.settle()
    assert dialog_of(AskPhrase) is None


def changed_elsewhere(program: Running, key: bytes | None, theme: str) -> None:
    """What another program does to the file."""
    place = program.program.opening.place
    line = next(line for line in program.workspace.lines if line.name == SAMPLE)
    with closing(open_store(place.file, who="Ben", key=key, now=lambda: NOW)) as store:
        store.do(lambda s: edit_exchange(s, line.id, {"theme": theme}))


def lock_and_open(program: Running) -> None:
    key = program.program._store.key
    click(program.program.locking.button)
    wait(lambda: dialog_of(AskPassphrase), "the question")
    assert not program.window.isVisible()
    assert program.program._store.key is None, "a locked database is closed, its key forgotten"
    changed_elsewhere(program, key, "Lakes")
    answer(AskPassphrase, "not this one")
    wait(lambda: dialog_of(AskPassphrase).field.has_error, "the refusal")
    dialog_of(AskPassphrase).text.clear()
    answer(AskPassphrase, WORD)
    wait(program.window.isVisible, "the window")
    assert dialog_of(AskPassphrase) is None
    wait(lambda: themes(program, "Lakes"), "what was changed while it was locked")
    program.settle()


def renew(program: Running) -> None:
    click(keys_button(program, "renew"))
    answer(AskPassphrase, WORD)
    keep_phrase()
    wait(lambda: "new key" in program.window.notice.text, "the new key")
    program.settle()
    assert program.program.locking.button.text() == "Hide"


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


def test_a_window_without_a_passphrase_is_only_hidden(program: Running) -> None:
    locking = program.program.locking
    locking.lock_if_idle()
    assert program.window.isVisible(), "nothing is locked of itself without a passphrase"
    click(locking.button)
    assert not program.window.isVisible()
    click(locking.cover.show_again)
    assert program.window.isVisible()
    assert locking.cover is None


def test_what_would_open_while_the_window_is_hidden_waits(program: Running) -> None:
    """Such as a list of people that was being read when the window was left."""
    locking = program.program.locking
    before = Dialog("Open before", program.window, "Open before")
    before.open()
    click(locking.button)
    late = Dialog("Opens late", program.window, "Opens late")
    late.open()
    program.settle()
    assert not late.isVisible()
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [locking.cover]
    click(locking.cover.show_again)
    program.settle()
    for dialog in (late, before):
        assert dialog.isVisible()
        assert not dialog.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        dialog.close()
    click(locking.button)
    click(locking.cover.show_again)
    assert program.window.isVisible()


def test_who_could_not_close_the_window_is_asked_as_ever(program: Running) -> None:
    """What was typed last could not be kept, so the window stayed; that answered no question."""

    def refuse(_session: Session) -> None:
        raise Refused("The disk is full.")

    program.workspace.desk.do(refuse)
    program.window.close()
    wait(lambda: "disk is full" in program.window.notice.text, "the refusal")
    program.settle()
    assert program.window.isVisible()
    answers: list[str | None] = []
    questions = program.program.opening.questions  # type: ignore[union-attr]
    asked = Thread(target=lambda: answers.append(questions.ask_phrase(None)), daemon=True)
    asked.start()
    answer(AskPhrase, "twelve words")
    asked.join(10)
    questions.done()
    assert answers == ["twelve words"]
