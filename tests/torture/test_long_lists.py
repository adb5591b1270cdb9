"""Very long lists: how long they take, that stopping keeps nothing, that undo takes all back."""

import resource
import shutil
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import running as running_module
from amounts import TORTURE, Amount, Figure
from builders import TODAY, an_exchange, keep
from hands import activate, choose_row, click
from heartbeat import Gap, Heartbeat
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from pytest import MonkeyPatch
from rows import assert_all_is_found_as_it_is, every_row
from running import NOW, SAMPLE, Running, running, samples_file, wait
from workbooks import repacked, xlsx

from planner.actions.itinerary import edit_item
from planner.gui.roster.wizard import ImportWizard
from planner.interchange.report import Outcome
from planner.interchange.roster import Answers, DateOrder, Surroundings, land_roster, read_roster
from planner.model import Visit
from planner.queries.exchanges import find_exchange, whole_exchange
from planner.store.chain import verify_chain
from planner.store.database import Store, open_store
from planner.store.undo import take_back

HEAD = "Surname;First name;Position;Organization;E-mail;Date of birth;Passport no.;Dietary;Group\n"
DMY = Answers(date_order=DateOrder.DMY)


def a_long_list(count: int) -> bytes:
    rows = (
        f"Family{n};Łucja;Clerk {n % 50};City {n % 300};p{n}@x.example;"
        f"{1 + n % 28:02d}/{1 + n // 28 % 12:02d}/{1950 + n // 336 % 50};AB{n:07d};"
        f"{'halal' if n % 3 else ''};"
        f"Group {n % 8}\n"
        for n in range(count)
    )
    return (HEAD + "".join(rows)).encode()


@pytest.fixture
def visit(store: Store) -> Visit:
    exchange = an_exchange(visits=[Visit(kind="first", rank=0)])
    keep(store, exchange)
    return exchange.visits[0]


def test_a_long_list_lands_in_one_step_and_goes_again(
    store: Store, visit: Visit, amount: Amount, figure: Figure
) -> None:
    count = amount(300, 60_000)
    before = every_row(store)
    begun = time.process_time()
    preview = read_roster(a_long_list(count), "long.csv", Surroundings(TODAY), DMY)
    read = time.process_time()
    land = partial(land_roster, visit_id=visit.id, preview=preview, source="long.csv")
    done = store.do(land)
    landed = time.process_time()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    figure(
        f"{count} rows: read in {read - begun:.1f} s of the processor, kept in"
        f" {landed - read:.1f} s, with {most} MB at most"
    )
    assert [row.outcome for row in preview.rows] == [Outcome.TAKEN] * count
    after = every_row(store)
    assert len(after["delegate"]) == len(after["person_private"]) == count
    assert_all_is_found_as_it_is(store)
    again = read_roster(a_long_list(count), "long.csv", Surroundings(TODAY), DMY)
    store.do(partial(land_roster, visit_id=visit.id, preview=again, source="long.csv"))
    assert {row.outcome for row in again.rows} == {Outcome.SKIPPED}
    assert store.ask(verify_chain) is None
    entry = done.entry
    assert entry is not None
    store.do(lambda session: take_back(session, entry.number))
    assert every_row(store) == before


def test_stopping_in_the_middle_keeps_nothing(store: Store, visit: Visit) -> None:
    class Stopped(Exception):
        pass

    def progress(done: int, _total: int) -> None:
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        read_roster(a_long_list(2_100), "long.csv", Surroundings(TODAY), DMY, progress)
    preview = read_roster(a_long_list(1_100), "long.csv", Surroundings(TODAY), DMY)
    before = every_row(store)
    with pytest.raises(Stopped):
        store.do(
            partial(land_roster, visit_id=visit.id, preview=preview, source="a", progress=progress)
        )
    assert every_row(store) == before


def test_rows_that_are_only_formatted_cost_nothing(amount: Amount) -> None:
    count = amount(20_000, 1_000_000)
    empty = "".join(f'<row r="{n}" s="1" customFormat="1"/>' for n in range(3, count)).encode()

    def swell(name: str, data: bytes) -> bytes:
        swollen = data.replace(b"</sheetData>", empty + b"</sheetData>")
        return swollen if name == "xl/worksheets/sheet1.xml" else data

    data = repacked(xlsx([["Surname", "First name"], ["Silva", "Ana"]]), swell)
    preview = read_roster(data, "a.xlsx", Surroundings(TODAY))
    assert [row.values for row in preview.rows] == [{"family_name": "Silva", "given_name": "Ana"}]


def test_the_window_answers_while_a_long_list_comes_and_goes(
    qapp: QApplication, tmp_path: Path, amount: Amount, figure: Figure
) -> None:
    """Through the wizard itself; the figures are those of the longest time without an answer."""
    count = amount(300, 60_000)
    file = tmp_path / "long.csv"
    file.write_bytes(a_long_list(count))
    database = Path(shutil.copy(samples_file(), tmp_path / "planner.db"))
    with running(tmp_path, database) as program:
        program.open_exchange(SAMPLE, "roster")
        page: Any = program.window.page
        before, undo = page.model.rowCount(), program.window.menus.undo
        heartbeat = Heartbeat()
        click(page.bring)
        (wizard,) = program.window.findChildren(ImportWizard)
        wizard.open_file(file)
        _await(lambda: wizard.preview is not None)
        wizard.columns.dates.setCurrentIndex(1)
        wizard.columns.dates.activated.emit(1)
        _await(lambda: wizard.next.isEnabled())
        figure(f"{count} rows read: the window answers after {heartbeat.since()} at most")
        while wizard.parts.currentWidget() is not wizard.summary:
            click(wizard.next)
            _at_rest(program)
        click(wizard.next)
        _await(lambda: not program.window.findChildren(ImportWizard))
        figure(f"{count} rows kept: {heartbeat.since()}")
        _await(lambda: page.model.rowCount() == before + count)
        _at_rest(program)
        figure(f"{count} rows shown: {heartbeat.since()}")
        undo.trigger()
        _await(lambda: page.model.rowCount() == before)
        _at_rest(program)
        figure(f"{count} rows taken back: {heartbeat.since()}")
        heartbeat.stop()


def test_every_page_answers_beside_a_long_list(
    qapp: QApplication, tmp_path: Path, amount: Amount, figure: Figure, monkeypatch: MonkeyPatch
) -> None:
    """The longest time without an answer at each step, and of it what the window's own thread was
    at work. Only that has a limit: the rest goes to others on a busy computer."""
    count = amount(300, 12_000)
    monkeypatch.setattr(running_module, "PATIENCE", _PATIENCE)
    database = Path(shutil.copy(samples_file(), tmp_path / "planner.db"))
    _bring_in(database, count)
    gaps: dict[str, Gap] = {}
    with running(tmp_path, database) as program:
        program.open_exchange(SAMPLE, "itinerary")
        for page in program.window.sections:  # made once, whatever there is in them
            program.page(page)
            program.settle()
        activate(program.window)
        heartbeat = Heartbeat()
        for name, do in _steps(program, count):
            QTest.mouseMove(program.window, _SOMEWHERE)  # somebody is there, at each step
            heartbeat.since()
            do()
            program.settle()
            gaps[name] = heartbeat.since()
        heartbeat.stop()
    worst = sorted(gaps, key=lambda name: -gaps[name].own)
    for name in worst[:5]:
        figure(f"{count} rows there, {name}: the window answers after {gaps[name]}")
    assert len(gaps) > len(program.window.sections) * 2, "every step was taken"
    long = {name: str(gaps[name]) for name in worst if gaps[name].own > _MOST}
    assert not (TORTURE and long), "the window's own thread was at work for too long"


def _bring_in(database: Path, count: int) -> None:
    store = open_store(database, who="Ana", now=lambda: NOW)
    exchange = store.ask(partial(find_exchange, name=SAMPLE))
    visit = store.ask(partial(whole_exchange, exchange_id=exchange)).visits[0].id
    preview = read_roster(a_long_list(count), "long.csv", Surroundings(TODAY), DMY)
    store.do(partial(land_roster, visit_id=visit, preview=preview, source="long.csv"))
    store.close()


def _steps(program: Running, count: int) -> Iterator[tuple[str, Callable[[], object]]]:
    """What a coordinator does, page by page; each by its name."""
    window, workspace = program.window, program.workspace
    undo = window.menus.undo.trigger
    for key in window.sections:
        yield f"page {key}", partial(program.page, key)
        yield f"scrolling on {key}", lambda: _scroll(window.page)
    page = program.page("roster")
    assert page.model.rowCount() > count
    for column in [column.key for column in page.model.shown]:
        yield f"roster by {column}", partial(page.model.sort_by, column)
    yield "roster unsorted", partial(page.model.sort_by, None)
    for typed in ("f", "family12", ""):
        yield f"finding “{typed}” in the roster", partial(page.finder.setText, typed)
    yield "the last delegate chosen", lambda: choose_row(page.table, page.model.rowCount() - 1)
    first = page.model.id_at(3)
    yield "a delegate edited", partial(page.deeds.edit, first, {"position": "Mayor of all"})
    yield "that undone", undo
    itinerary = program.page("itinerary")
    for view in ("day", "week", "visit", "agenda", "day"):
        yield f"itinerary by {view}", partial(itinerary.show_view, view)
    item = next(item.id for item in workspace.visit.items if item.day)
    yield "an item shown", partial(workspace.go_to, "item", item)
    edit = partial(edit_item, item_id=item, fields={"title": "Another title"})
    yield "an item edited", partial(workspace.desk.do, edit)
    yield "the item undone", undo
    first_visit, *_, last_visit = [visit.id for visit in workspace.opened.exchange.visits]
    yield "the other visit", partial(workspace.set_place, last_visit)
    yield "the first visit again", partial(workspace.set_place, first_visit)
    palette = program.program.shell.palette
    yield "the palette", palette.open
    for typed in ("f", "fam", "family 59", "no such thing"):
        yield f"the palette with “{typed}”", partial(palette.query.setText, typed)
    yield "the palette closed", palette.close_up
    yield "the findings", window.docks.open_findings
    directory = program.page("directory")
    for column in (1, 2, 3, 0):
        yield f"directory by column {column}", partial(directory.model.sort_by, column)
    for typed in ("f", "family12", ""):
        yield f"finding “{typed}” in the directory", partial(directory.finder.setText, typed)
    yield "a record chosen", lambda: choose_row(directory.table, 9)


def _scroll(page: QWidget) -> None:
    for area in page.findChildren(QAbstractScrollArea):
        bar = area.verticalScrollBar()
        for at in (bar.maximum() // 2, bar.maximum(), 0) if area.isVisible() else ():
            bar.setValue(at)
            QApplication.processEvents()


_MOST = 0.15  # seconds; 0.1 on a computer that is not busy
_SOMEWHERE = QPoint(400, 10)
_PATIENCE = 1_200  # seconds, for tens of thousands of rows on a busy computer


def _await(until: Callable[[], object]) -> None:
    wait(until, "the list", _PATIENCE)


def _at_rest(program: Running) -> None:
    busy = program.workspace.background
    _await(lambda: not program.workspace.desk.busy and not busy.busy)
