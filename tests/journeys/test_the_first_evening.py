"""A coordinator's first evening with the program: mouse and keys, from list to PDF."""

from datetime import date, time
from pathlib import Path
from typing import Any

from hands import CTRL, choose_row, click, press, type_into
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from running import SAMPLE, Running, wait

from planner.gui.exchanges.new_exchange import NewExchangeDialog
from planner.gui.settings.dialog import SettingsDialog

WEDNESDAY = date(2027, 4, 14)


def dialog_of(program: Running, kind: type) -> Any:
    """The dialog of this kind that is open now."""
    found: list[Any] = []

    def look() -> bool:
        found[:] = [each for each in program.window.findChildren(kind) if each.isVisible()]
        return bool(found)

    wait(look, f"a {kind.__name__}")
    return found[0]


def run_by_name(program: Running, typed: str) -> None:
    """Ctrl+K, a few letters, Enter."""
    press(program.window, Qt.Key.Key_K, CTRL)
    palette = program.program.shell.palette
    wait(palette.isVisible, "the palette")
    type_into(palette.query, typed)
    press(palette.query, Qt.Key.Key_Return)
    wait(lambda: not palette.isVisible(), "the palette to go")
    program.settle()


def test_an_edit_that_clashes_is_said_and_taken_back(program: Running) -> None:
    window = program.window
    page: Any = window.page
    assert page.key == "exchanges"
    said = [page.model.sentence(row) for row in range(page.model.rowCount())]
    assert len(said) == 16
    ours = next(row for row, sentence in enumerate(said) if SAMPLE in sentence)
    assert "Scheduled inside" in said[ours]
    assert "Return visit 14-19 Jun" in said[ours]

    choose_row(page.table, ours, twice=True)
    program.settle()
    assert window.windowTitle().startswith(SAMPLE)
    # Today has keys of its own; the others are numbered as they stand
    section = [key for key in window.sections if key != "today"].index("itinerary")
    press(window, Qt.Key(Qt.Key.Key_1.value + section), CTRL)
    wait(lambda: window.page.key == "itinerary", "the itinerary")  # the rail's keys take a moment
    page = window.page
    click(page.view.button("agenda"))
    wait(page.list.viewport().isVisible, "the agenda")

    program.workspace.set_place(program.workspace.visit.id, WEDNESDAY)
    program.settle()
    model = page.list.agenda
    rows = [model.row_at(model.index(at)) for at in range(model.rowCount())]
    timed = [row.thing for row in rows if row and row.noun == "item" and row.thing.end]
    earlier = next(item for item in timed if item.everyone)
    later = next(item for item in timed if item.everyone and item.start >= earlier.end)
    choose_row(page.list, model.index_of(later.id).row())
    editor = page.panel.item
    assert editor.title.text() == later.title

    calm = {finding.id for finding in program.workspace.opened.findings}
    type_into(editor.when.start, f"{earlier.start:%H%M}")
    press(editor.when.start, Qt.Key.Key_Return)
    program.settle()
    new = [each for each in program.workspace.opened.findings if each.id not in calm]
    assert any({concern.id for concern in each.concerns} & {later.id} for each in new)
    panel = program.program.shell.findings
    assert panel.list.isVisible()
    assert any(later.title in row.sentence for row in panel.model.rows)

    assert later.title in window.menus.undo.text()
    press(window, Qt.Key.Key_Z, CTRL)
    program.settle()
    assert {finding.id for finding in program.workspace.opened.findings} == calm
    assert later.title in window.notice.text
    assert later.title in window.menus.redo.text()
    click(window.menus.redo_button)
    program.settle()
    moved = next(each for each in program.workspace.visit.items if each.id == later.id)
    assert moved.start == earlier.start
    assert moved.start != later.start


def test_an_end_before_its_start_is_said_beside_the_field(program: Running) -> None:
    program.open_exchange(SAMPLE)
    item = next(
        each
        for each in program.workspace.visit.items
        if each.day == WEDNESDAY and each.start and each.end
    )
    program.workspace.go_to("item", item.id)
    program.settle()
    editor = program.window.page.panel.item
    type_into(editor.when.start, "930x")
    press(editor.when.start, Qt.Key.Key_Tab)
    program.settle()
    assert editor.when.start.text() == "930x", "what was typed stays"
    assert "930x" in editor.when._error.sentence
    press(editor.when.start, Qt.Key.Key_Escape)
    assert editor.when.start.text() == f"{item.start:%H:%M}"


def test_everything_is_found_by_name(program: Running) -> None:
    program.open_exchange(SAMPLE)
    run_by_name(program, "wisniewski")
    assert program.window.page.key == "roster"
    assert program.workspace.selected is not None
    run_by_name(program, "fri 16 apr")
    assert program.window.page.key == "itinerary"
    assert program.workspace.day == date(2027, 4, 16)
    run_by_name(program, "settings")
    dialog_of(program, SettingsDialog).reject()


def test_a_new_exchange_with_cities_and_dates(program: Running) -> None:
    window = program.window
    click(window.page._new)
    dialog = dialog_of(program, NewExchangeDialog)
    for side, city in ((dialog.foreign, "bordeaux"), (dialog.partner, "newark")):
        type_into(side.line, city)
        wait(side.line.popup.isVisible, "the cities to be offered")
        press(side.line.popup, Qt.Key.Key_Return)
        wait(lambda side=side: side.choices, "the city to be taken")
    assert dialog.name.text() == "Bordeaux - Newark"
    type_into(dialog.name, SAMPLE.lower())
    click(dialog._create)
    wait(lambda: dialog.fields["name"].has_error, "the name to be refused")
    type_into(dialog.name, "Bordeaux - Newark")
    type_into(dialog.first_day, "6 9 2027")
    type_into(dialog.last_day, "31 31")
    click(dialog._create)
    assert dialog.fields["last_day"].has_error
    assert dialog.isVisible()
    type_into(dialog.last_day, "16 sep 2027")
    click(dialog._create)
    wait(lambda: program.workspace.opened is not None, "the new exchange")
    program.settle()
    exchange = program.workspace.opened.exchange
    assert exchange.name == "Bordeaux - Newark"
    visit = program.workspace.visit
    assert (visit.first_day, visit.last_day) == (date(2027, 9, 6), date(2027, 9, 16))
    assert window.page.key == "exchange"
    assert "Created" in window.notice.text
    assert len(program.workspace.lines) == 17


def test_a_schedule_is_previewed_and_saved(program: Running, tmp_path: Path) -> None:
    program.open_exchange(SAMPLE, "documents")
    page = program.window.page
    wait(lambda: page.save.isEnabled(), "the paper")
    click(page.save)
    dialog = dialog_of(program, QFileDialog)
    file = tmp_path / "schedule.pdf"
    dialog.selectFile(str(file))
    dialog.accept()
    wait(file.exists, "the file")
    program.settle()
    document = PdfDocument(file)
    words = document[0].get_textpage().get_text_range()
    document.close()
    assert "Delegation of Nantes" in words
    assert "schedule.pdf" in page.notices.done.sentence


def test_settings_keep_the_name_and_the_look(program: Running) -> None:
    press(program.window, Qt.Key.Key_Comma, CTRL)
    dialog = dialog_of(program, SettingsDialog)
    program.settle()
    type_into(dialog.line("name"), "Nadia Okafor")
    type_into(dialog.line("embassy"), "Embassy Paris")
    type_into(dialog.line("city"), "Paris")
    press(dialog.line("city"), Qt.Key.Key_Tab)
    assert dialog.line("zone").text() == "Europe/Paris"
    type_into(dialog.line("zone"), "Europe/Pariss")
    click(dialog.save)
    program.settle()
    assert dialog.fields["zone"].has_error
    type_into(dialog.line("zone"), "Europe/Paris")
    click(dialog.appearance.button("dark"))
    click(dialog.save)
    wait(lambda: not program.window.findChildren(SettingsDialog), "the settings to close")
    assert program.program.preferences.look.appearance == "dark"
    program.window.activateWindow()
    wait(program.window.isActiveWindow, "the window to have the keys again")
    press(program.window, Qt.Key.Key_Comma, CTRL)
    again = dialog_of(program, SettingsDialog)
    wait(lambda: again.line("name").text(), "the name")
    assert again.line("name").text() == "Nadia Okafor"
    assert again.line("country").text() == "FR"
    again.reject()


def test_midnight(program: Running) -> None:
    """An end after midnight is typed as it is said."""
    program.open_exchange(SAMPLE)
    item = next(
        each
        for each in program.workspace.visit.items
        if each.day == WEDNESDAY and each.start and each.start > time(17)
    )
    program.workspace.go_to("item", item.id)
    program.settle()
    editor = program.window.page.panel.item
    type_into(editor.when.end, "0:30+1")
    press(editor.when.end, Qt.Key.Key_Return)
    program.settle()
    changed = next(each for each in program.workspace.visit.items if each.id == item.id)
    assert (changed.end, changed.ends_next_day) == (time(0, 30), True)
