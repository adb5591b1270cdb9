"""Private fields typed into the inspector: kept however one leaves them, and hidden again."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hands import choose_row, click, press_here, type_keys
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from running import NOW, SAMPLE, Running, running, samples_file, wait

from planner.actions.delegates import edit_delegate
from planner.queries.delegates import masked_private
from planner.queries.exchanges import find_exchange, whole_exchange
from planner.store.database import open_store
from planner.store.journal import entries


def of_samples(folder: Path) -> Path:
    """The samples, with the first private field, so that nobody asks whether to encrypt them."""
    file = Path(shutil.copy(samples_file(), folder / "planner.db"))
    with closing(open_store(file, who="Ana", now=lambda: NOW)) as store:
        exchange_id = store.ask(partial(find_exchange, name=SAMPLE))
        exchange = store.ask(partial(whole_exchange, exchange_id=exchange_id))
        fields = {"passport_number": "19FV77310"}
        first = exchange.visits[0].delegates[0].id
        store.do(partial(edit_delegate, delegate_id=first, fields=fields))
    return file


@contextmanager
def roster_of(folder: Path, database: Path) -> Iterator[Running]:
    """The second delegate of the sample in the inspector; the file has private fields already."""
    with running(folder, database) as run:
        run.open_exchange(SAMPLE, "roster")
        run.window.activateWindow()
        wait(run.window.isActiveWindow, "the window to have the keys")
        choose_row(run.window.page.table, 1)  # type: ignore[union-attr]  # the roster
        run.settle()
        yield run


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Running]:
    with roster_of(tmp_path, of_samples(tmp_path)) as run:
        yield run


def the_card(program: Running) -> Any:
    page: Any = program.window.page
    return page._inspector.private


@pytest.fixture
def card(program: Running) -> Any:
    return the_card(program)


def keep(program: Running, row: int, field: str, value: str) -> None:
    delegate = program.workspace.visit.delegates[row]
    action = partial(edit_delegate, delegate_id=delegate.id, fields={field: value})
    program.workspace.desk.do(action)
    program.settle()


def kept(program: Running, row: int) -> Any:
    """What is private of a delegate, behind its dots."""
    program.settle()
    person = program.workspace.visit.delegates[row].person.id
    store: Any = program.program.desk._store
    return store.ask(partial(masked_private, person_id=person))


def begin(program: Running, card: Any, field: str, typed: str) -> None:
    page: Any = program.window.page
    page._inspector.ensureWidgetVisible(card.rows[field].button)
    click(card.rows[field].button)
    type_keys(typed)


def test_tab_keeps_what_was_typed_and_goes_on_to_the_next_empty_field(
    program: Running, card: Any
) -> None:
    begin(program, card, "passport_number", "AB1234111")
    press_here(Qt.Key.Key_Tab)
    assert card.rows["passport_issuer"].line.hasFocus()
    assert not card.doubt.isVisible()
    type_keys("France")
    press_here(Qt.Key.Key_Tab)
    type_keys("2031-05-06")
    press_here(Qt.Key.Key_Return)
    masked = kept(program, 1)
    assert masked["passport_number"].endswith("111")
    assert masked["passport_issuer"] and masked["passport_expiry"]
    assert card.rows["passport_number"].said.text() == masked["passport_number"]


@pytest.mark.parametrize("way", ["finder", "row", "page"])
def test_what_was_typed_is_kept_of_the_delegate_it_was_typed_for(
    program: Running, card: Any, way: str
) -> None:
    page: Any = program.window.page
    begin(program, card, "passport_number", "AB1234222")
    if way == "finder":
        click(page.finder)
    elif way == "row":
        choose_row(page.table, 3)
    else:
        program.page("itinerary")
    assert kept(program, 1)["passport_number"].endswith("222")
    assert "passport_number" not in kept(program, 3)


def test_what_can_hardly_be_meant_is_kept_with_a_soft_word(program: Running, card: Any) -> None:
    begin(program, card, "passport_number", "pending")
    press_here(Qt.Key.Key_Return)
    assert kept(program, 1)["passport_number"]
    assert card.doubt.isVisible() and "passport number" in card.doubt.text()
    page: Any = program.window.page
    field = page._inspector.fields["trip_phone"]
    assert not field._hint.isVisible()
    delegate = program.workspace.visit.delegates[1]
    action = partial(edit_delegate, delegate_id=delegate.id, fields={"trip_phone": "ask Ana"})
    program.workspace.desk.do(action)
    program.settle()
    assert field._hint.isVisible() and field.editor.text() == "ask Ana"
    choose_row(page.table, 2)
    program.settle()
    assert not field._hint.isVisible() and not card.doubt.isVisible()


def test_escape_keeps_nothing(program: Running, card: Any) -> None:
    begin(program, card, "passport_number", "AB1234333")
    press_here(Qt.Key.Key_Escape)
    click(program.window.page.finder)  # type: ignore[union-attr]  # the roster
    assert "passport_number" not in kept(program, 1)


def test_what_is_refused_stays_to_be_corrected(program: Running, card: Any) -> None:
    begin(program, card, "passport_expiry", "some day")
    press_here(Qt.Key.Key_Tab)
    program.settle()
    assert card.error.isVisible() and card.rows["passport_expiry"].line.text() == "some day"
    card.rows["passport_expiry"].line.setFocus()
    card.rows["passport_expiry"].line.selectAll()
    type_keys("2031-05-06")
    press_here(Qt.Key.Key_Return)
    assert kept(program, 1)["passport_expiry"]
    assert not card.error.isVisible()


def test_on_another_page_what_was_looked_at_goes_behind_its_dots(
    program: Running, card: Any
) -> None:
    keep(program, 1, "passport_number", "QQ111111")
    passport = card.rows["passport_number"]
    click(passport.button)
    program.settle()
    assert passport.said.text() == "QQ111111"
    program.page("itinerary")
    program.page("roster")
    assert "QQ111111" not in passport.said.text()
    click(passport.button)
    program.page("itinerary")  # before the answer comes
    program.settle()
    program.page("roster")
    assert "QQ111111" not in passport.said.text()
    store: Any = program.program.desk._store
    looks = [each.label for each in store.ask(entries) if each.label.startswith("Look at")]
    assert len(looks) == 2


def test_closing_the_window_keeps_what_was_typed(qapp: QApplication, tmp_path: Path) -> None:
    database = of_samples(tmp_path)
    with roster_of(tmp_path, database) as program:
        begin(program, the_card(program), "passport_number", "AB1234444")
    with roster_of(tmp_path, database) as program:
        assert kept(program, 1)["passport_number"].endswith("444")
