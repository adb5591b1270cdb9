"""Who is asked about what on the feedback form."""

import sys
from pathlib import Path

import pypdfium2
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "documents"))
from visits import an_exchange, an_order

from planner.documents.papers import PAPERS
from planner.editions.feedback import feedback_form
from planner.editions.values import FeedbackForm, Form
from planner.model import Exchange, Participation


def asked(form: Form) -> set[str]:
    return {question.title for question in form.questions}


def forms(exchange: Exchange) -> FeedbackForm:
    return feedback_form(an_order(exchange, "delegation"))


def only_for_one(exchange: Exchange) -> str:
    """The title of an item that one delegate alone is at."""
    visit = exchange.visits[0]
    item = next(each for each in visit.items if each.title == "Item 2.0")
    item.everyone = False
    item.participations.append(Participation(delegate=visit.delegates[2]))
    return item.title


def test_a_form_without_a_name_asks_what_all_of_a_group_were_at() -> None:
    exchange = an_exchange(delegates=4, items=4, days=3)
    alone = only_for_one(exchange)
    made = forms(exchange)
    *own, first, second = made.forms
    assert [form.name for form in own] == [str(each) for each in exchange.visits[0].delegates]
    assert [alone in asked(form) for form in own] == [False, False, True, False]
    assert (first.group, second.group) == ("A", "B")
    assert alone not in asked(first) | asked(second)
    assert asked(second) - asked(first) == {"Item 1.3"}
    group = {n for n, form in enumerate(own) if asked(form) - {alone} == asked(first)}
    assert group == {0, 2}  # the members of group A
    assert asked(first) & asked(second) >= {"Item 0.0", "Item 2.1"}


def test_without_groups_there_is_one_form_for_the_delegation() -> None:
    exchange = an_exchange(delegates=3, groups=0)
    alone = only_for_one(exchange)
    blank = [form for form in forms(exchange).forms if form.name is None]
    assert [form.group for form in blank] == [None]
    assert alone not in asked(blank[0])
    assert "Item 2.1" in asked(blank[0])


def test_who_is_in_no_group_has_the_form_of_the_delegation() -> None:
    exchange = an_exchange(delegates=3)
    for group in exchange.visits[0].groups:
        group.members[:] = [each for each in group.members if each.delegate.rank]
    assert [form.group for form in forms(exchange).forms if form.name is None] == ["A", "B", None]


@pytest.mark.parametrize("audience", ["delegation", "internal"])
def test_every_sheet_bears_a_name_or_a_line_for_it(audience: str) -> None:
    exchange = an_exchange(delegates=2, items=20, days=2)
    order = an_order(exchange, audience)
    pdf = PAPERS["feedback-form"](feedback_form(order)).pdf
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    names = [str(each) for each in exchange.visits[0].delegates]
    bearing = [
        [name for name in (*names, "Name or code", "Group A", "Group B") if name in page]
        for page in pages
    ]
    assert len(pages) > 4
    assert all(bearing), bearing
