"""A split day from nothing: the exchange, its days, its people and groups, every item; and back."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from grid_hands import Day, type_letters
from hands import activate, click, dialog_of, drag, press, press_here, type_into, type_keys
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from rows import assert_all_is_found_as_it_is, every_row
from running import SAMPLE, Running, wait

from planner.gui.exchanges.new_exchange import NewExchangeDialog
from planner.gui.itinerary.laying_out.lay_out import LayOutDialog
from planner.gui.roster.groups import GroupsDialog
from planner.model import Item

TUESDAY = date(2027, 4, 20)
OURS = "Nantes - Tampa"
PEOPLE = (
    "Yara Quibel",
    "Odilon Vexin",
    "Maude Zerrouk",
    "Ismo Kvarn",
    "Lubna Jaziri",
    "Tugdual Hervo",
    "Nour Ouzidane",
    "Brieuc Lamballe",
    "Wanda Szulc",
    "Ewen Kergoat",
    "Fatou Ndour",
)


@dataclass(frozen=True)
class Planned:
    """One item as it is to be: what it says, when, for whom, how firm and where."""

    title: str
    start: time
    end: time | None
    group: str | None  # None for everyone
    kind: str
    status: str
    venue: str


def planned(item: Item) -> Planned:
    group = None if item.everyone else item.participations[0].group
    return Planned(
        title=item.title,
        start=item.start or time(),
        end=item.end,
        group=group.name if group else None,
        kind=item.kind.value,
        status=item.status.value,
        venue=item.venue.name if item.venue else "",
    )


def day_of(program: Running) -> list[Planned]:
    items = [planned(item) for item in program.workspace.visit.items if item.day == TUESDAY]
    return sorted(items, key=lambda each: (each.start, each.group or "", each.title))


def open_dialog(program: Running, kind: type) -> Any:
    wait(lambda: dialog_of(kind), f"a {kind.__name__}")
    program.settle()
    return dialog_of(kind)


def button_that_says(inside: Any, word: str) -> QPushButton:
    buttons = inside.findChildren(QPushButton)
    return next(each for each in buttons if each.isVisible() and each.text().startswith(word))


def make_exchange(program: Running) -> None:
    click(program.page("exchanges")._new)
    dialog = open_dialog(program, NewExchangeDialog)
    for side, city in ((dialog.foreign, "nantes"), (dialog.partner, "tampa")):
        type_into(side.line, city)
        wait(side.line.popup.isVisible, "the cities to be offered")
        press(side.line.popup, Qt.Key.Key_Return)
        wait(lambda side=side: side.choices, "the city to be taken")
    assert dialog.name.text() == OURS
    click(dialog._create)
    wait(lambda: program.workspace.opened is not None, "the new exchange")
    program.settle()
    assert program.workspace.opened.exchange.name == OURS


def lay_out_days(program: Running) -> None:
    click(button_that_says(program.page("itinerary"), "Lay out"))
    dialog = open_dialog(program, LayOutDialog)
    type_into(dialog.first_day, "13 apr 2027")
    press(dialog.first_day, Qt.Key.Key_Tab)
    for row, nights in zip(dialog.stays.rows, ("6", "3"), strict=True):
        field = row.nights.lineEdit()
        type_into(field, nights)
        press(field, Qt.Key.Key_Tab)
    click(dialog.go)
    program.settle()
    stops = program.workspace.visit.stops
    assert [(str(stop.city), stop.first_day) for stop in stops] == [
        ("Washington", date(2027, 4, 13)),
        ("Tampa", date(2027, 4, 19)),
    ]


def name_people(program: Running, groups: list[str]) -> None:
    """Eleven delegates; the first six in one group, the others in the other."""
    page = program.page("roster")
    click(button_that_says(page, "Add delegate"))
    for name in PEOPLE:
        activate(page)
        type_keys(name)
        press_here(Qt.Key.Key_Return)
        program.settle()
    assert [str(each.person) for each in program.workspace.visit.delegates] == list(PEOPLE)
    click(button_that_says(page, "Groups..."))
    dialog = open_dialog(program, GroupsDialog)
    for name, who in zip(groups, (range(6), range(6, 11)), strict=True):
        type_into(dialog.new_name, name)
        press(dialog.new_name, Qt.Key.Key_Return)
        program.settle()
        for at in who:
            dialog.members.setFocus()
            dialog.members.setCurrentRow(at)
            press(dialog.members, Qt.Key.Key_Space)
            program.settle()
    click(button_that_says(dialog, "Close"))
    program.settle()
    made = program.workspace.visit.groups
    assert [(group.name, len(group.members)) for group in made] == [(groups[0], 6), (groups[1], 5)]


def to_the_day(program: Running) -> None:
    tree = program.program.shell.tree
    node = tree._find(program.workspace.exchange_id, program.workspace.visit_id, TUESDAY)
    tree.view.expand(tree.model.index_of(node).parent())
    tree.view.scrollTo(tree.model.index_of(node))
    click(tree.view.viewport(), tree.view.visualRect(tree.model.index_of(node)).center())
    program.settle()
    assert program.workspace.day == TUESDAY


def plan(day: Day, item: Planned, column: int) -> None:
    """On the grid its place, its name and its length; in the inspector the rest."""
    program, grid = day.program, day.grid
    where = day.at(column, item.start.hour + item.start.minute / 60 + 0.02)
    left, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseDClick(grid.viewport(), left, no_key, where)
    wait(grid.title.isVisible, "the title to be typed")
    program.settle()
    type_letters(grid.title, item.title)
    press(grid.title, Qt.Key.Key_Return)
    program.settle()
    if item.end is not None:
        until = item.end.hour + item.end.minute / 60
        there = QPoint(day.spot(item.title).x(), day.at(column, until).y())
        drag(grid.viewport(), day.spot(item.title, 0.97), there)
        program.settle()
    panel = day.page.panel
    editor = panel.item
    if item.group is None:
        click(button_that_says(editor.who, "Everyone"))
        program.settle()
    if item.end is None:
        click(editor.when.end)
        editor.when.end.selectAll()
        press(editor.when.end, Qt.Key.Key_Delete)
        press(editor.when.end, Qt.Key.Key_Tab)
        program.settle()
    panel.ensureWidgetVisible(editor.kind)
    editor.kind.setFocus()
    for _ in range(editor.kind.count()):
        if editor.kind.currentData() == item.kind:
            break
        press(editor.kind, Qt.Key.Key_Down)
    program.settle()
    panel.ensureWidgetVisible(editor.status)
    click(button_that_says(editor.status, item.status.capitalize()))
    program.settle()
    panel.ensureWidgetVisible(editor.where.venue)
    click(editor.where.venue)
    type_letters(editor.where.venue, item.venue)
    offers = editor.where.venue.completer().popup()  # has the keys while it is open
    press(offers if offers.isVisible() else editor.where.venue, Qt.Key.Key_Tab)
    program.settle()


def test_the_split_day_is_planned_from_nothing(program: Running) -> None:
    """Nothing but mouse and keys, from the list of exchanges to the last venue; then undo."""
    program.open_exchange(SAMPLE)
    wanted = day_of(program)
    groups = [group.name for group in program.workspace.visit.groups]
    assert {each.group for each in wanted} == {None, *groups}
    assert not program.window.menus.undo.isEnabled()
    nothing = every_row(program.program._store)

    make_exchange(program)
    lay_out_days(program)
    name_people(program, groups)
    program.page("itinerary")
    program.settle()
    to_the_day(program)
    day = Day(program)
    assert not day.grid.sheet.placed
    for item in wanted:
        plan(day, item, groups.index(item.group) if item.group else 0)
    assert day_of(program) == wanted

    full = every_row(program.program._store)
    steps = day.undo_all()
    assert every_row(program.program._store) == nothing
    assert OURS not in [line.name for line in program.workspace.lines]
    assert day.redo_all() == steps
    assert every_row(program.program._store) == full
    assert_all_is_found_as_it_is(program.program._store)
