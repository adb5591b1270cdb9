"""The roster is typed into like a spreadsheet, and says who lacks what."""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hands import CTRL, choose_row, click, dialog_of, press, press_here, type_into, type_keys
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from running import SAMPLE, Running, running, samples_file, wait

from planner.actions.delegates import edit_delegate
from planner.gui.importing import ImportReport
from planner.gui.keys.encrypting import EncryptDialog
from planner.gui.roster.columns import USUAL
from planner.gui.roster.columns_dialog import ColumnsDialog
from planner.gui.roster.painting import chips_of
from planner.gui.roster.people_dialogs import HostsDialog, ReplaceDialog
from planner.gui.roster.photograph_choice import PhotographChoice
from planner.gui.widgets.secret import KEPT_OUT
from planner.model import Delegate
from planner.rules.folding import folded
from planner.store.journal import entries

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def program(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One program for all of these; what each of them did is taken back at its end."""
    folder = tmp_path_factory.mktemp("roster")
    with running(folder, Path(shutil.copy(samples_file(), folder / "planner.db"))) as run:
        run.open_exchange(SAMPLE, "roster")
        keep_it_plain(run)
        yield run


def keep_it_plain(program: Running) -> None:
    """Answer the question that comes with the first private value, so that it comes no more."""
    first = delegates(program)[0].id
    fields = {"dietary": "Halal", "passport_number": "19FV77310"}
    program.workspace.desk.do(partial(edit_delegate, delegate_id=first, fields=fields))
    wait(lambda: dialog_of(EncryptDialog), "the question")
    click(dialog_of(EncryptDialog).cancel)
    program.workspace.desk.undo()
    program.settle()


@pytest.fixture
def page(program: Running) -> Iterator[Any]:
    program.window.activateWindow()
    wait(program.window.isActiveWindow, "the window to have the keys")
    page: Any = program.window.page
    yield page
    program.settle()
    while program.window.menus.undo.isEnabled():
        program.window.menus.undo.trigger()
        program.settle()
    program.workspace.set_place(program.workspace.opened.exchange.visits[0].id)
    program.settle()
    page.model.set_columns(USUAL)
    page.model.sort_by(None)
    page.finder.clear()
    click(page.groups.button("all"))
    program.settle()


def column(page: Any, key: str) -> int:
    return [each.key for each in page.model.shown].index(key)


def delegates(program: Running) -> list[Delegate]:
    return list(program.workspace.visit.delegates)


def test_typing_tab_and_enter_fill_a_row_and_go_on(program: Running, page: Any) -> None:
    choose_row(page.table, 1, column(page, "english_level"))
    type_keys("Fluent")
    press_here(Qt.Key.Key_Tab)
    type_keys("Halal")  # the next cell is open already
    press_here(Qt.Key.Key_Return)
    program.settle()
    second = delegates(program)[1]
    assert second.english_level == "Fluent", program.window.notice.text
    assert second.care is not None and second.care.dietary == "Halal"
    assert page.table.currentIndex().row() == 2
    assert page.table.currentIndex().column() == column(page, "dietary")
    press(program.window, Qt.Key.Key_Z, CTRL)
    program.settle()
    assert delegates(program)[1].care is None or delegates(program)[1].care.dietary is None


def test_an_answer_takes_nothing_away_that_is_being_typed(program: Running, page: Any) -> None:
    choose_row(page.table, 1, column(page, "english_level"))
    type_keys("Fluent")
    press_here(Qt.Key.Key_Tab)
    type_keys("Hal")
    program.settle()  # the first cell is kept, and the rows come anew
    type_keys("al")
    press_here(Qt.Key.Key_Return)
    program.settle()
    care = delegates(program)[1].care
    assert care is not None and care.dietary == "Halal"


def test_escape_leaves_the_cell_as_it_was(program: Running, page: Any) -> None:
    before = program.program.desk._store.ask(entries)  # type: ignore[union-attr]
    choose_row(page.table, 1, column(page, "position"))
    type_keys("Nobody")
    press_here(Qt.Key.Key_Escape)
    program.settle()
    assert program.program.desk._store.ask(entries) == before  # type: ignore[union-attr]


def test_a_block_from_a_spreadsheet_is_one_step(program: Running, page: Any) -> None:
    count = len(delegates(program))
    QGuiApplication.clipboard().setText(
        "Anne\tBerg\tMayor\tCity of Nantes\tLocal government\r\n"
        '"Bo"\tCarlsen\t"Chief\nof staff"\tCity of Nantes\tother\r\n'
    )
    choose_row(page.table, count - 1, 0)
    press(page.table, Qt.Key.Key_V, CTRL)
    program.settle()
    after = delegates(program)
    assert len(after) == count + 1
    assert str(after[count - 1].person) == "Anne Berg"
    assert after[count - 1].sector == "local-government"
    assert (str(after[-1].person), after[-1].sector) == ("Bo Carlsen", "other")
    press(program.window, Qt.Key.Key_Z, CTRL)
    program.settle()
    assert len(delegates(program)) == count


def test_nonsense_in_a_block_changes_nothing_and_is_said(program: Running, page: Any) -> None:
    before = [str(each.person) for each in delegates(program)]
    choose_row(page.table, 0, 0)
    page.table.paste("Name\tSector\nAnne Berg\tastronaut")
    program.settle()
    assert [str(each.person) for each in delegates(program)] == before
    assert "astronaut" in program.window.notice.text


@pytest.mark.parametrize(
    ("typed", "sector"),
    [
        ("law", "law-enforcement"),
        ("civil", "civil-society"),
        ("police", "law-enforcement"),
        ("law enforcement", "law-enforcement"),
    ],
)
def test_a_sector_is_typed_like_any_other_word(
    program: Running, page: Any, typed: str, sector: str
) -> None:
    choose_row(page.table, 0, column(page, "sector"))
    type_keys(typed)
    press_here(Qt.Key.Key_Return)
    program.settle()
    assert delegates(program)[0].sector == sector


def test_a_word_that_is_no_sector_leaves_the_cell_and_is_said(program: Running, page: Any) -> None:
    before = delegates(program)[0].sector
    choose_row(page.table, 0, column(page, "sector"))
    type_keys("astronaut")
    press_here(Qt.Key.Key_Return)
    program.settle()
    assert delegates(program)[0].sector == before
    assert "astronaut" in program.window.notice.text
    assert "Law enforcement" in program.window.notice.text


def test_delete_empties_the_column_in_all_marked_rows(program: Running, page: Any) -> None:
    at = column(page, "english_level")
    choose_row(page.table, 0, at)
    for _ in range(2):
        press(page.table, Qt.Key.Key_Down, SHIFT)
    press(page.table, Qt.Key.Key_Delete)
    program.settle()
    assert [each.english_level for each in delegates(program)[:3]] == [None, None, None]


def test_a_whole_name_typed_over_a_name_is_taken_apart(program: Running, page: Any) -> None:
    choose_row(page.table, 0, 0)
    type_keys("Anna Maria VAN DAM")
    press_here(Qt.Key.Key_Return)
    program.settle()
    person = delegates(program)[0].person
    assert (person.given_name, person.family_name) == ("Anna Maria", "VAN DAM")
    choose_row(page.table, 0, 0)
    type_keys("Joanna")  # one word: the family name stays
    press_here(Qt.Key.Key_Return)
    program.settle()
    person = delegates(program)[0].person
    assert (person.given_name, person.family_name) == ("Joanna", "VAN DAM")


def test_what_is_copied_and_pasted_is_the_same_delegate(program: Running, page: Any) -> None:
    count, first = len(delegates(program)), delegates(program)[0]
    choose_row(page.table, 0, 0)
    press(page.table, Qt.Key.Key_C, CTRL | SHIFT)
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[0].startswith(
        "Given name\tFamily name\tPosition\tOrganization\tSector"
    )
    assert "local-government" not in text
    kept_out = QGuiApplication.clipboard().mimeData()
    assert kept_out is not None and all(kept_out.hasFormat(kind) for kind in KEPT_OUT), "needs"
    text = text.replace(str(first.person.given_name), "Someone")
    QGuiApplication.clipboard().setText(text)
    choose_row(page.table, count - 1, 0)
    page.table.paste(text.splitlines()[0] + "\n" + 2 * (text.splitlines()[1] + "\n"))
    program.settle()
    last = delegates(program)[-1]
    assert len(delegates(program)) == count + 1 and last.person.given_name == "Someone"
    assert (last.sector, last.position) == (first.sector, first.position)
    assert "Given name" in program.window.notice.text


@pytest.mark.parametrize("key", ["english_level", "sector", "name", "position"])
def test_a_cell_that_is_copied_goes_into_all_marked_cells_of_its_column(
    program: Running, page: Any, key: str
) -> None:
    at, first = column(page, key), page.model.value(0)
    fields = page.model.shown[at].fields
    kept = {name: folded(first.value(name)) for name in fields}
    others = {name: page.model.value(3).value(name) for name in ("dietary", "notes")}
    choose_row(page.table, 0, at)
    press(page.table, Qt.Key.Key_C, CTRL)
    choose_row(page.table, 2, at)
    for _ in range(2):
        press(page.table, Qt.Key.Key_Down, SHIFT)
    press(page.table, Qt.Key.Key_V, CTRL)
    program.settle()
    for row in (2, 3, 4):
        row_kept = {name: page.model.value(row).value(name) for name in fields}
        assert {name: folded(said) for name, said in row_kept.items()} == kept
    assert {name: page.model.value(3).value(name) for name in others} == others


def test_the_topmost_value_is_filled_down(program: Running, page: Any) -> None:
    at = column(page, "english_level")
    choose_row(page.table, 1, at)
    for _ in range(2):
        press(page.table, Qt.Key.Key_Down, SHIFT)
    press(page.table, Qt.Key.Key_D, CTRL)
    program.settle()
    levels = [each.english_level for each in delegates(program)]
    assert levels[1] == levels[2] == levels[3]


def test_precedence_moves_by_keys_and_by_dragging(program: Running, page: Any) -> None:
    before = [each.id for each in delegates(program)]
    choose_row(page.table, 1)
    press(page.table, Qt.Key.Key_Up, CTRL | SHIFT)
    program.settle()
    assert [each.id for each in delegates(program)][:2] == [before[1], before[0]]
    assert page.table.chosen == before[1]
    model = page.model
    data = model.mimeData([model.index(0, 0)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 3, 0, model.index(-1, -1))
    program.settle()
    assert [each.id for each in delegates(program)][:3] == [before[0], before[2], before[1]]


def test_sorting_and_finding_keep_what_is_chosen(program: Running, page: Any) -> None:
    chosen = delegates(program)[3].id
    page.table.choose(chosen)
    heading = page.table.heading
    place = QPoint(heading.sectionViewportPosition(0) + 20, heading.height() // 2)
    click(heading.viewport(), place)
    families = [page.model.value(row).value("family_name") for row in range(page.model.rowCount())]
    assert families[0] == "Ben Haddou"
    assert page.table.chosen == chosen
    assert not page.model.is_whole, "sorted, nobody is moved"
    click(heading.viewport(), place)
    click(heading.viewport(), place)
    assert page.model.is_whole
    type_into(page.finder, "sorensen")
    assert page.model.rowCount() == 1
    page.finder.clear()
    click(page.groups.button("missing"))
    assert 0 < page.model.rowCount() <= len(delegates(program))


def test_a_chip_opens_the_field_it_names(program: Running, page: Any) -> None:
    at = column(page, "missing")
    row = page.model.value(0)
    index = page.model.index(0, at)
    (box, gap), *_ = chips_of(page.table.visualRect(index), row.gaps)
    assert gap.fields == ("dietary",)
    click(page.table.viewport(), box.center())
    type_keys("Vegan")
    press_here(Qt.Key.Key_Return)
    program.settle()
    care = delegates(program)[0].care
    assert care is not None and care.dietary == "Vegan"
    assert "dietary" not in [field for each in page.model.value(0).gaps for field in each.fields]


def test_what_is_private_is_dots_until_asked_for(program: Running, page: Any) -> None:
    choose_row(page.table, 1)
    program.settle()
    card = page._inspector.private
    passport = card.rows["passport_number"]
    assert passport.said.text() == "Nothing recorded"
    page._inspector.ensureWidgetVisible(passport.button)
    click(passport.button)
    type_into(passport.line, "12AB34567")
    press(passport.line, Qt.Key.Key_Return)
    program.settle()
    assert passport.said.text().endswith(" 567")
    assert "12AB34567" not in passport.said.text()
    click(passport.button)
    program.settle()
    assert passport.said.text() == "12AB34567"
    newest = program.program.desk._store.ask(entries)[-1]  # type: ignore[union-attr]
    assert newest.label == "Look at the passport number of Łukasz Wiśniewski"
    choose_row(page.table, 2)
    program.settle()
    assert "12AB34567" not in passport.said.text()
    assert "passport" in program.window.menus.undo.text(), "the look is no step"


def test_names_are_added_one_after_the_other(program: Running, page: Any) -> None:
    count = len(delegates(program))
    choose_row(page.table, count - 1)
    press(page.table, Qt.Key.Key_Return)  # at the last row: the next one
    for name in ("Maud VAN DAM", "Okafor, Nadia"):
        type_keys(name)
        press_here(Qt.Key.Key_Return)
    program.settle()
    added = [(each.person.given_name, each.person.family_name) for each in delegates(program)]
    assert [(given, family.casefold()) for given, family in added[count:]] == [
        ("Maud", "van dam"),
        ("Nadia", "okafor"),
    ]
    assert page.table.chosen == delegates(program)[-1].id


def test_the_names_stay_in_sight_while_the_rest_is_scrolled(program: Running, page: Any) -> None:
    keys = [*USUAL, "role", "stay", "honorific", "languages", "trip_phone", "emails", "arrival"]
    page.model.set_columns(keys)
    table, bar = page.table, page.table.horizontalScrollBar()
    bar.setValue(bar.maximum())
    width, aside = table.frozen, bar.value()
    assert width == table.columnWidth(0) > 0
    place = QPoint(width // 2, table.visualRect(page.model.index(1, 1)).center().y())
    assert (table.indexAt(place).row(), table.indexAt(place).column()) == (1, 0)
    seen = table.grab(QRect(0, table.heading.height(), width, table.height())).toImage()
    assert len({seen.pixel(x, place.y()) for x in range(width - 2)}) > 2, "a name is painted there"
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.currentIndex().column() == 0 and bar.value() == aside
    table.choose(page.model.id_at(1), 1)
    assert table.visualRect(page.model.index(1, 1)).left() >= table.columnWidth(0)
    table.begin_field(page.model.id_at(1), "given_name")
    assert bar.value() == 0, "a name is typed where it stands"
    press_here(Qt.Key.Key_Escape)


def test_an_alumnus_is_offered_and_brings_along(program: Running, page: Any) -> None:
    known = delegates(program)[1]
    visits = program.workspace.opened.exchange.visits
    program.workspace.set_place(visits[1].id)
    program.settle()
    before = {each.id for each in delegates(program)}
    popup = page.adding.line.popup
    type_into(page.adding.line, "Lukasz Wisniewski")
    wait(popup.isVisible, "the alumni to be offered")
    press(popup, Qt.Key.Key_Return)
    wait(lambda: len(delegates(program)) > len(before), "somebody new, as nobody was chosen")
    (added,) = [each.person for each in delegates(program) if each.id not in before]
    assert str(added) == "Lukasz Wisniewski" and added.id != known.person.id
    type_into(page.adding.line, "wisniewski")
    wait(popup.isVisible, "the alumni to be offered")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        press(popup, key)
    program.settle()
    wait(lambda: any(each.person.id == known.person.id for each in delegates(program)), "him")
    again = next(each for each in delegates(program) if each.person.id == known.person.id)
    assert again.position == known.position


def test_columns_are_chosen_and_stay_so(program: Running, page: Any) -> None:
    click(page.columns)
    (dialog,) = program.window.findChildren(ColumnsDialog)
    entries = [dialog.list.item(at) for at in range(dialog.list.count())]
    phone = next(each for each in entries if each.text() == "Phone on the trip")
    phone.setCheckState(Qt.CheckState.Checked)
    dialog.list.setCurrentItem(phone)
    while dialog.list.currentRow() > 1:
        click(dialog.up)
    click(dialog.show_them)
    assert [each.key for each in page.model.shown][:3] == ["name", "trip_phone", "position"]
    assert program.program.preferences.roster_columns[:2] == ["name", "trip_phone"]


def test_a_photograph_is_kept_and_shown(program: Running, page: Any, tmp_path: Path) -> None:
    file = tmp_path / "portrait.png"
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    image.save(str(file))
    choose_row(page.table, 1)
    page._inspector.take_photograph(file)
    program.settle()
    assert delegates(program)[1].person.photograph
    assert page._inspector._head.avatar._picture is not None
    assert "photograph" not in [field for gap in page.model.value(1).gaps for field in gap.fields]
    page._inspector.take_photograph(tmp_path / "nowhere.png")
    assert "nowhere.png" in program.window.notice.text


def test_a_dropped_folder_of_photographs_is_one_step(
    program: Running, page: Any, tmp_path: Path
) -> None:
    people = [each.person for each in delegates(program)[:2]]
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    other = image.copy()
    other.fill(Qt.GlobalColor.darkRed)
    folder = tmp_path / "Portraits"
    folder.mkdir()
    for person in people:
        image.save(str(folder / f"{person.family_name}_{person.given_name}.png"))
    other.save(str(folder / f"{people[1].given_name}{people[1].family_name} 2.png"))
    (folder / "Nobody Known.png").write_bytes(b"x")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    held = Qt.KeyboardModifier.NoModifier
    for kind in (QDragEnterEvent, QDropEvent):
        at: Any = QPoint(20, 20) if kind is QDragEnterEvent else QPointF(20, 20)
        event = kind(at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, held)
        assert QApplication.sendEvent(page, event) and event.isAccepted()
    program.settle()
    (choice,) = program.window.findChildren(PhotographChoice)
    assert not any(each.person.photograph for each in delegates(program)[:2]), "asked first"
    ((first, second, none),) = choice.choices
    assert none[0].isChecked() and first[1] and second[1]
    first[0].setChecked(True)
    choice._choose()
    program.settle()
    (report,) = program.window.findChildren(ImportReport)
    assert "Nobody Known.png" in report.text.toPlainText()
    report.accept()
    assert all(each.person.photograph for each in delegates(program)[:2])
    program.window.menus.undo.trigger()
    program.settle()
    assert not any(each.person.photograph for each in delegates(program)[:2])


def test_who_replaces_keeps_the_items(program: Running, page: Any) -> None:
    old = delegates(program)[1]
    groups = [each.group.id for each in old.memberships]
    choose_row(page.table, 1)
    page.replace()
    (dialog,) = program.window.findChildren(ReplaceDialog)
    type_into(dialog.line.line, "Ines LAMBERT")
    press(dialog.line.line, Qt.Key.Key_Return)
    program.settle()
    new = delegates(program)[1]
    assert new.id == old.id
    assert str(new.person).casefold() == "ines lambert"
    assert [each.group.id for each in new.memberships] == groups
    assert "Wiśniewski" in program.window.notice.text


def test_hosts_met_are_offered_for_the_return(program: Running, page: Any) -> None:
    program.workspace.set_place(program.workspace.opened.exchange.visits[1].id)
    program.settle()
    count = len(delegates(program))
    page.deeds.add_hosts()
    (dialog,) = program.window.findChildren(HostsDialog)
    assert "were met on the first visit" in " ".join(
        each.text() for each in dialog.findChildren(QLabel)
    )
    assert not dialog.add.isEnabled()
    name = dialog.list.item(0).text().partition(",")[0]
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    click(dialog.add)
    program.settle()
    assert len(delegates(program)) == count + 1
    assert str(delegates(program)[-1].person).split()[-1] in name
