"""A list of thousands: the window's thread looks at what is in sight, and at nothing else."""

import shutil
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import TODAY, a_delegate, a_person, a_visit, an_exchange
from builders import care as a_care
from hands import click
from PySide6.QtWidgets import QApplication
from running import SAMPLE, Running, running, samples_file, wait

from planner.gui.roster import rows as roster_rows
from planner.gui.roster.balance import _MOST, parts_of
from planner.gui.roster.columns import COLUMNS
from planner.gui.roster.gist import SHOWN
from planner.gui.roster.model import RosterModel
from planner.gui.roster.rows import Balance, RosterRow, rows_of
from planner.gui.roster.wizard import ImportWizard
from planner.interchange.roster.preview import PreviewRow
from planner.model import Delegate, Sector, Visit
from planner.rules.folding import folded
from planner.store import replay

COUNT = 1_200


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Running]:
    database = Path(shutil.copy(samples_file(), tmp_path / "planner.db"))
    with running(tmp_path, database) as run:
        yield run


def a_list(folder: Path) -> Path:
    file = folder / "long.csv"
    lines = (f"Family{at};Ana;Clerk {at % 7};Group {at % 3}\n" for at in range(COUNT))
    file.write_text("Surname;First name;Position;Group\n" + "".join(lines), encoding="utf-8")
    return file


class Seen:
    """How often each kind of thing was looked at in the window's thread."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.rows: Counter[int] = Counter()
        self.made = self.previewed = 0
        window = threading.main_thread()
        make, value, outcome = roster_rows._row, RosterModel.value, PreviewRow.outcome

        def made(*given: Any) -> Any:
            self.made += threading.current_thread() is window
            return make(*given)

        def valued(model: RosterModel, row: int) -> Any:
            self.rows[row] += threading.current_thread() is window
            return value(model, row)

        def read(row: PreviewRow) -> Any:
            self.previewed += threading.current_thread() is window
            return outcome.__get__(row)  # type: ignore[attr-defined]  # a slot

        monkeypatch.setattr(roster_rows, "_row", made)
        monkeypatch.setattr(RosterModel, "value", valued)
        monkeypatch.setattr(PreviewRow, "outcome", property(read, outcome.__set__))  # type: ignore[attr-defined]  # a slot


def test_only_rows_in_sight_are_looked_at_by_the_window(
    program: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.open_exchange(SAMPLE, "roster")
    page: Any = program.window.page
    before = page.model.rowCount()
    seen = Seen(monkeypatch)
    click(page.bring)
    (wizard,) = program.window.findChildren(ImportWizard)
    wizard.open_file(a_list(tmp_path))
    wait(lambda: wizard.preview is not None, "the list to be read")
    assert wizard.columns.table.rowCount() == SHOWN + 1
    while wizard.parts.currentWidget() is not wizard.summary:
        click(wizard.next)
        program.settle()
    assert wizard.next.text() == f"Import {COUNT} delegates"
    click(wizard.next)
    wait(lambda: not program.window.findChildren(ImportWizard), "the wizard to close")
    program.settle()

    assert page.model.rowCount() == before + COUNT
    assert page.groups.button("all").text() == f"All {before + COUNT}"
    in_sight = page.table.viewport().height() // page.table.rowHeight(0) + 2
    assert 0 < len(+seen.rows) <= 2 * in_sight
    assert seen.made == 0
    assert seen.previewed <= 10 * SHOWN


def test_undo_of_a_long_list_says_how_far_it_is(
    program: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replay, "_TOGETHER", 100)
    program.open_exchange(SAMPLE, "roster")
    page: Any = program.window.page
    before = page.model.rowCount()
    click(page.bring)
    (wizard,) = program.window.findChildren(ImportWizard)
    wizard.open_file(a_list(tmp_path))
    wait(lambda: wizard.preview is not None, "the list to be read")
    while program.window.findChildren(ImportWizard):
        if wizard.next.isEnabled():
            click(wizard.next)
        program.settle()
    told: list[tuple[int, int]] = []
    shown: list[bool] = []
    status = program.window.status
    program.workspace.desk.stepping_back.connect(
        lambda done, total: (told.append((done, total)), shown.append(status.bar.isVisible()))
    )
    click(program.window.menus.undo_button)
    program.settle()
    assert page.model.rowCount() == before
    *on_the_way, end = told
    assert end == (0, 0) and not status.bar.isVisible()
    assert len(on_the_way) > 10 and on_the_way == sorted(on_the_way)
    assert all(shown[:-1])
    assert max(done for done, _ in on_the_way) <= on_the_way[0][1]


def test_whom_the_page_is_sent_to_is_chosen_though_the_rows_come_later(program: Running) -> None:
    program.open_exchange(SAMPLE, "itinerary")
    person: Delegate = program.workspace.visit.delegates[4]
    program.workspace.go_to("delegate", person.id)
    program.settle()
    page: Any = program.window.page
    assert page.key == "roster"
    assert page.table.chosen == person.id


def test_of_a_sector_with_very_many_the_number_tells() -> None:
    few = Balance(((Sector.OTHER, 3),), (), 0)
    many = Balance(((Sector.OTHER, 30_000),), (), 20_000)
    assert [part.blocks for part in parts_of(few)] == [0, 3]
    assert [part.blocks for part in parts_of(many)] == [0, _MOST, _MOST]
    assert any("30000" in part.words for part in parts_of(many))


def test_a_column_is_sorted_by_what_it_says_and_each_saying_put_into_words_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = {row.id: row for row in rows_of(a_delegation(60), TODAY)}
    model = RosterModel([column.key for column in COLUMNS])
    model.set_rows(rows)
    put_into_words, value = Counter[str](), RosterRow.value

    def counted(row: RosterRow, field: str) -> str:
        put_into_words[field] += 1
        return value(row, field)

    for column in COLUMNS[1:]:
        with monkeypatch.context() as watched:
            watched.setattr(RosterRow, "value", counted)
            model.sort_by(column.key)
        sayings = [(column.said(row), row.sorts_by) for row in map(model.value, range(60))]
        if column.key != "missing":
            in_order = sorted(sayings, key=lambda each: (not each[0], folded(each[0]), each[1]))
            assert sayings == in_order, column.key
    for field in ("position", "organization", "english_level", "dietary", "trip_phone", "joins"):
        assert put_into_words[field] <= 12, field


def a_delegation(count: int) -> Visit:
    """Of whom little is told of some, and nothing of others."""
    visit = a_visit()
    for at in range(count):
        known = bool(at % 3)
        person = a_person(f"Family{at * 7 % count}", native_name="Łucja" if at % 2 else None)
        if known:
            person.languages, person.emails = ["fr"], [f"m{at % 5}@x.example"]
            person.trip_phone = f"+1 407 555 01{at % 4}0"
        delegate = a_delegate(person, rank=at, position=f"Clerk {at % 4}" if known else None)
        delegate.english_level = "Good" if at % 2 else None
        delegate.sector = Sector.OTHER if known else None
        delegate.needs_interpreter = (None, True, False)[at % 3]
        delegate.joins = date(2027, 4, 10 + at % 2) if at % 5 else None
        delegate.care = a_care(dietary=("", "Halal", "None")[at % 3]) if at % 4 else None
        visit.delegates.append(delegate)
    an_exchange(visits=[visit])
    return visit
