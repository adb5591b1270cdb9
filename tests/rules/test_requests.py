"""Whom to chase, and with which words."""

from datetime import date, timedelta
from typing import Any

from builders import a_contact, a_person, a_venue
from courses import DAY, at, exchange_of, visit_of

from planner.editions.letters import drafts
from planner.model import Exchange, Item, ItemStatus, VisitStatus
from planner.rules.check import check
from planner.rules.requests import host_of, to_chase
from planner.wording import wording

ASKED = date(2027, 3, 1)


def requested(**given: Any) -> Item:
    asked = {"status": ItemStatus.REQUESTED, "asked_of": "Buddy Dyer", "asked_on": ASKED}
    return at("09:00", "10:00", contacts=[a_contact()], **asked | given)


def exchange(*items: Item, **given: Any) -> Exchange:
    return exchange_of(visit_of(*items, **given))


def chased(found: Exchange, today: date) -> list[tuple[str, str | None, date]]:
    return [(each.asked_of, each.phone, each.due) for each in to_chase(found, today)]


def test_who_is_to_be_chased_on_a_day_is_told_from_that_day_on() -> None:
    found = exchange(requested(chase_on=date(2027, 3, 15)))
    assert chased(found, date(2027, 3, 14)) == []
    for today in (date(2027, 3, 15), DAY):
        assert chased(found, today) == [("Buddy Dyer", "+1 407", date(2027, 3, 15))]
    assert chased(found, DAY + timedelta(days=1)) == []


def test_without_such_a_day_it_is_a_week_before() -> None:
    found = exchange(requested())
    week_before = DAY - timedelta(days=7)
    assert chased(found, week_before - timedelta(days=1)) == []
    assert [due for _, _, due in chased(found, week_before)] == [week_before]


def test_what_was_never_asked_is_not_chased() -> None:
    unasked = requested(status=ItemStatus.PROPOSED, asked_on=None)
    assert chased(exchange(unasked), DAY) == []
    proposed = requested(status=ItemStatus.PROPOSED)
    assert [due for _, _, due in chased(exchange(proposed), DAY)] == [DAY - timedelta(days=7)]
    undated = requested(day=None, asked_on=None)
    assert chased(exchange(undated), DAY) == []


def test_what_was_answered_or_called_off_is_left_in_peace() -> None:
    for off in (
        {"answered_on": ASKED},
        {"status": ItemStatus.CONFIRMED},
        {"status": ItemStatus.CANCELLED},
    ):
        assert chased(exchange(requested(chase_on=ASKED, **off)), DAY) == []
    assert chased(exchange(requested(chase_on=ASKED), status=VisitStatus.CANCELLED), DAY) == []


def test_the_number_is_that_of_who_was_asked() -> None:
    other = a_contact("Ms. Front Desk", phone="+1 1")
    asked = a_contact("Ana Lopez", phone="+1 2")
    item = requested(asked_of="ana lopez")
    item.contacts = [other, asked]
    assert host_of(item) is asked
    silent = requested(venue=a_venue(phone="+1 3"))
    silent.contacts = []
    assert chased(exchange(silent), DAY)[0][1] == "+1 3"


def test_the_questions_for_one_host_make_one_mail() -> None:
    person = a_person("Dyer", given_name="Buddy", honorific=None, emails=("dyer@example.org",))
    items = [
        requested(),
        requested(title="Tour", rank=1, venue=a_venue(names_in_advance=True)),
        requested(title="Elsewhere"),
    ]
    for item in items[:2]:
        item.contacts = [a_contact(None, person=person)]
    items[2].contacts = [a_contact("Somebody Else")]
    found = exchange(*items)
    today = DAY - timedelta(days=3)
    written = {each.host: each for each in drafts(found, check(found, today), wording(), "Ana")}
    assert set(written) == {"Buddy Dyer", "Somebody Else"}
    mail = written["Buddy Dyer"]
    assert mail.emails == ("dyer@example.org",)
    assert mail.text.splitlines() == [
        "Dear Buddy Dyer,",
        "",
        f"We prepare the program “{found.name}” and ask you:",
        "",
        "- At 09:00 (Friday 16 April 2027, 09:00): Can you confirm it?",
        "- Tour (Friday 16 April 2027, 09:00): Can you confirm it?",
        "- Tour (Friday 16 April 2027, 09:00): To whom may we send the names of those who come,"
        " and by when?",
        "",
        "Thank you and kind regards",
        "Ana",
    ]
