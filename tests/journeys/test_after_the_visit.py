"""From what was seen to what became of it: with mouse and keys, to the printed report."""

from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from builders import a_delegate, a_person, a_visit, an_exchange, an_organization
from hands import choose_row, click, dialog_of, press, type_into
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog
from python_calamine import CalamineWorkbook
from running import SAMPLE, Running

from planner.actions.follow_on import add_follow_on
from planner.actions.practices import note_practice
from planner.gui.after_visit.calling import CallHoursDialog
from planner.gui.after_visit.reports import AFTER_ACTION, ReportDialog
from planner.gui.exchanges.memory import MemoryDialog
from planner.model import FollowOnKind
from planner.store.journal import change


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the person types into the next question, in order."""
    given: list[str] = []

    def answer(*_asked: object) -> tuple[str, bool]:
        return (given.pop(0), True) if given else ("", False)

    monkeypatch.setattr(QInputDialog, "getText", answer)
    return given


def opened(program: Running) -> Any:
    program.open_exchange(SAMPLE)
    page = program.page("after-visit")
    program.settle()
    return page


def choose_word(box: Any, value: str) -> None:
    """As a click on an entry of the opened list does."""
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def add(session: Any, *things: Any) -> None:
    with change(session, "Add what was known before"):
        session.add_all(things)


def take_offer(links: Any, text: str, down: int = 0) -> None:
    """Type, and take the first of what is offered, or one further down."""
    type_into(links.line, text)
    assert links.line.popup.isVisible(), text
    for _ in range(down):
        press(links.line.popup, Qt.Key.Key_Down)
    press(links.line.popup, Qt.Key.Key_Return)
    QCoreApplication.processEvents()  # the line hears of it next


def attach(files: Any, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_bytes(b"%PDF-1.7 what was decided")
    chosen = (str(file), "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: chosen)
    click(files.add)


def test_a_practice_is_noted_proposed_and_adopted(
    program: Running, answers: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(program)
    assert page.models["practices"].rowCount() == 1  # of the sample
    answers.append("After-school programs in fire stations")
    click(page.add)
    program.settle()
    assert page.models["practices"].rowCount() == 2
    editor = page.inspector().practice
    assert editor.status.currentData() == "proposed"
    choose_word(editor.status, "adopted")
    click(editor.step)
    program.settle()
    assert "Say what shows" in editor.parts["evidence"].error.sentence
    type_into(editor.evidence, "Council decision 27/114")
    click(editor.step)
    program.settle()
    assert "Council decision 27/114" in editor.path.text()
    assert editor.status.currentData() == "reversed"
    editor.day.set_day(program.workspace.today() + timedelta(days=1))
    click(editor.step)
    program.settle()
    assert "still to come" in editor.parts["day"].error.sentence
    attach(editor.files, tmp_path / "decision.pdf", monkeypatch)
    program.settle()
    assert [each.name for each in editor.files.files] == ["decision.pdf"]
    type_into(page.finder, "afterschool programs, fire")
    assert page.models["practices"].rowCount() == 1
    type_into(page.finder, "nothing of the kind")
    assert page.models["practices"].rowCount() == 0
    assert page.nothing.text() == "Nothing found for “nothing of the kind”."
    assert page.inspector().currentIndex() == 0
    for _ in range(3):
        program.program.desk.undo()
    program.settle()
    page.finder.clear()
    assert page.models["practices"].rowCount() == 1


def test_the_side_shows_what_is_chosen_in_the_list_that_is_shown(
    program: Running, answers: list[str]
) -> None:
    page = opened(program)
    click(page.sections.button("activities"))
    answers.append("Alumni workshop")
    click(page.add)
    program.settle()
    side = page.inspector()
    assert side.currentIndex() == 2
    click(page.sections.button("themes"))
    assert side.currentIndex() == 0
    about = program.workspace.opened.exchange.id
    note = partial(note_practice, exchange_id=about, fields={"title": "Patrol on foot"})
    program.workspace.desk.do(note)
    program.settle()  # all lists are filled anew
    assert side.currentIndex() == 0
    click(page.sections.button("activities"))
    assert side.currentIndex() == 2
    program.workspace.desk.undo()
    program.workspace.desk.undo()
    program.settle()
    assert side.currentIndex() == 0


def test_grants_are_added_up_and_what_is_over_is_said(program: Running) -> None:
    page = opened(program)
    about = program.workspace.opened.exchange.id
    sums = {"amount": "2500", "amount_approved": "2000", "amount_spent": "2100", "currency": "USD"}
    add = partial(add_follow_on, fields={"title": "Camp", **sums}, exchanges=[about])
    program.workspace.desk.do(add)
    program.settle()
    click(page.sections.button("activities"))
    model = page.models["activities"]
    (camp,) = (
        row for at in range(model.rowCount()) if (row := model.value(at)).cells[0].text == "Camp"
    )
    assert camp.cells[3].second == "USD 2,100, USD 100 more than approved"
    assert "Grants: USD 2,500 requested, 2,000 approved, 2,100 spent." in page.second.text()


def test_a_practice_is_chosen_on_a_page_that_was_not_seen_before(program: Running) -> None:
    program.open_exchange(SAMPLE)
    practice = program.workspace.opened.exchange.practices[0].id
    program.workspace.go_to("practice", practice)
    program.settle()
    page = program.window.page
    assert page is not None and page.key == "after-visit"
    assert page.tables["practices"].chosen == practice


def test_every_kind_of_follow_on_from_entry_to_report(
    program: Running, answers: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(program)
    click(page.sections.button("activities"))
    editor = page.inspector().activity
    for kind in FollowOnKind:
        answers.append(f"The {kind.value} of autumn")
        click(page.add)
        program.settle()
        choose_word(editor.fields["kind"].editor, kind.value)
        program.settle()
        type_into(editor.fields["amount"].editor, "2,500")
        press(editor.fields["amount"].editor, Qt.Key.Key_Return)
        program.settle()
        choose_word(editor.fields["status"].editor, "done")
        program.settle()
    model = page.models["activities"]
    rows = [model.value(at) for at in range(model.rowCount())]
    titles = [f"The {kind.value} of autumn" for kind in FollowOnKind]
    assert [row.cells[0].text for row in rows] == titles
    assert {(row.cells[3].text, row.cells[3].second) for row in rows} == {("Done", "2,500")}

    file = tmp_path / "after-action.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(file), ""))
    click(page.reports)
    dialog = dialog_of(ReportDialog)
    dialog.report.setCurrentIndex(dialog.report.findData(AFTER_ACTION))
    click(dialog.kind.button("xlsx"))
    click(dialog.go)
    program.settle()
    book = CalamineWorkbook.from_path(str(file))
    told = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    in_report = [row for row in told if set(row) & set(titles) and "Done" in row]
    assert [title for row in in_report for title in titles if title in row] == titles
    assert all(row[3:6] == ["Done", "", 2500] for row in in_report), in_report


def test_a_call_is_put_at_an_hour_that_suits_all_sides(
    program: Running, answers: list[str]
) -> None:
    page = opened(program)
    click(page.sections.button("activities"))
    editor = page.inspector().activity
    answers.append("How the patrols went on")
    click(page.add)
    program.settle()
    choose_word(editor.fields["kind"].editor, "video-conference")
    for city in ("Orlando", "Nantes"):
        take_offer(editor.cities, city)
    type_into(editor.fields["repeats"].editor, "Quarterly")
    press(editor.fields["repeats"].editor, Qt.Key.Key_Return)
    program.settle()
    assert editor.fields["repeats"].editor.text() == "quarterly"
    click(editor.hours)
    dialog = dialog_of(CallHoursDialog)
    type_into(dialog.date, "2027-10-31")  # clocks have gone back in Nantes, not yet in Orlando
    press(dialog.date, Qt.Key.Key_Return)
    assert dialog.list.item(0).text() == "Orlando 11:00, Nantes 16:00"
    assert dialog.clocks.text().startswith("Orlando, Florida, US; Nantes, ")
    type_into(dialog.cities, "Orlando; Nowhere-on-Sea")
    press(dialog.cities, Qt.Key.Key_Return)
    assert "Nowhere-on-Sea is not in the city table" in dialog.fields["cities"].error.sentence
    assert not dialog.go.isEnabled()
    type_into(dialog.cities, "Orlando; Tokyo; Nantes")
    press(dialog.cities, Qt.Key.Key_Return)
    assert "No hour of that day" in dialog.fields["minutes"].error.sentence
    type_into(dialog.cities, "Orlando; Nantes")
    press(dialog.cities, Qt.Key.Key_Return)
    click(dialog.go)
    program.settle()
    values = {name: editor.fields[name].editor.text() for name in ("date", "start", "zone")}
    assert values == {
        "date": "Sun 31 Oct 2027",
        "start": "11:00",
        "zone": "America/New_York",
    }


def test_what_an_activity_is_tied_to_is_changed_beside_it(
    program: Running, answers: list[str]
) -> None:
    """Exchanges, cities, organizations and people, namesakes told apart."""
    ana, other = (a_person("López", given_name="Ana") for _ in range(2))
    mayor = a_delegate(ana, position="Mayor", organization=an_organization("City of Lviv"))
    lviv = an_exchange("Lviv - Toledo", visits=[a_visit(delegates=[mayor])])
    program.program.desk.do(lambda session: add(session, lviv, other))
    page = opened(program)
    click(page.sections.button("activities"))
    editor = page.inspector().activity
    answers.append("How the patrols went on")
    click(page.add)
    program.settle()
    activity = editor.form.thing.id
    take_offer(editor.exchanges, "lviv")
    take_offer(editor.people, "ana mayor")
    take_offer(editor.people, "Somebody New")
    take_offer(editor.organizations, "of lviv")
    program.settle()

    def tied() -> tuple[set[str], list[Any], list[str]]:
        found = next(each for each in page.found.activities if each.id == activity)
        people = [each.person_id or each.name for each in found.people]
        return {tie.exchange.name for tie in found.ties}, people, list(found.organizations)

    assert tied() == ({SAMPLE, "Lviv - Toledo"}, [ana.id, "Somebody New"], ["City of Lviv"])
    assert [chip.name for chip in editor.people.chips] == ["Ana López", "Somebody New"]

    take_offer(editor.people, "ana lopez", down=1)  # as typed: which of the two is not said
    program.settle()
    assert "Several people are called" in editor.fields["people"].error.sentence

    type_into(editor.exchanges.line, "Nowhere")
    press(editor.exchanges.line, Qt.Key.Key_Return)
    assert "no exchange “Nowhere” here" in editor.fields["exchanges"].error.sentence
    lviv_chip, sample_chip = editor.exchanges.chips
    assert (lviv_chip.name, sample_chip.name) == ("Lviv - Toledo", SAMPLE)
    press(sample_chip, Qt.Key.Key_Delete)
    program.settle()
    assert page.tables["activities"].chosen is None, "it follows from the other one now"
    click(page.reach.button("everywhere"))
    program.settle()
    assert tied()[0] == {"Lviv - Toledo"}
    program.program.desk.undo()
    program.settle()
    assert tied()[0] == {SAMPLE, "Lviv - Toledo"}


def test_an_activity_noted_under_all_exchanges_follows_from_none(
    program: Running, answers: list[str]
) -> None:
    page = opened(program)
    click(page.sections.button("activities"))
    click(page.reach.button("everywhere"))
    program.settle()
    before = page.models["activities"].rowCount()
    assert page.second.text() == f"All exchanges. {before} activities"
    answers.append("A network of all cities")
    click(page.add)
    program.settle()
    assert page.models["activities"].rowCount() == before + 1
    click(page.reach.button("here"))
    program.settle()
    assert page.models["activities"].rowCount() == 0


def test_a_theme_without_a_mirror_is_waived(program: Running, answers: list[str]) -> None:
    from planner.actions.itinerary import edit_item

    page = opened(program)
    click(page.sections.button("themes"))
    assert not page.add.isVisible() and not page.reach.isVisible(), "no theme to waive, and own"
    item = program.workspace.visit.items[0]
    program.program.desk.do(
        lambda session: edit_item(session, item.id, {"theme": "Youth prevention"})
    )
    program.settle()
    assert page.second.text() == f"{SAMPLE}. 1 theme"
    choose_row(page.tables["themes"], 0)
    answers.append("Seen in a workshop since.")
    click(page.add)
    program.settle()
    row = page.models["themes"].value(0)
    assert (row.cells[2].text, row.cells[2].second) == ("Waived", "Seen in a workshop since.")


def test_what_a_visit_left_behind_is_there_to_plan_the_next_one_by(program: Running) -> None:
    from planner.actions.exchanges import edit_exchange

    program.open_exchange(SAMPLE)
    page = program.page("exchange")
    click(page.memory)
    program.settle()
    dialog = dialog_of(MemoryDialog)
    assert dialog.city.currentText() == "Nantes"
    assert "no visit there is closed" in dialog.said.text()
    dialog.accept()

    exchange = program.workspace.opened.exchange
    program.program.desk.do(
        lambda session: edit_exchange(session, exchange.id, {"status": "closed"})
    )
    program.settle()
    click(page.memory)
    dialog = dialog_of(MemoryDialog)
    at = dialog.city.findText("Orlando")
    dialog.city.setCurrentIndex(at)
    dialog.city.activated.emit(at)
    program.settle()
    titles = [dialog.model.value(row).cells[0].text for row in range(dialog.model.rowCount())]
    assert "Courtesy call on the Mayor of Orlando" in titles
    assert "Courtesy call on the Mayor of Tampa" not in titles
    assert "The Hon. Marisol Whitaker" in dialog.asked.text()
    dialog.accept()
