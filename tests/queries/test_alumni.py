"""Who travelled or hosted, and what followed since."""

from datetime import date
from typing import Any

from builders import (
    a_contact,
    a_delegate,
    a_person,
    a_stop,
    a_visit,
    an_exchange,
    an_item,
    keep,
)

from planner.model import FollowOn, FollowOnPerson, FollowOnStatus, Function, VisitStatus
from planner.queries.alumni import alumni
from planner.store.database import Store

END = date(2027, 4, 20)


def test_what_followed_is_what_came_after_the_first_visit(store: Store) -> None:
    ida = a_person("Brandt")
    stop = a_stop(first_day=date(2027, 4, 11), last_day=END)
    visit = a_visit(stops=[stop], delegates=[a_delegate(person=ida)])

    def joined(title: str, **fields: Any) -> FollowOn:
        return FollowOn(title=title, people=[FollowOnPerson(person=ida)], **fields)

    keep(
        store,
        an_exchange(visits=[visit]),
        joined("Before", day=date(2027, 4, 1)),
        joined("Dropped", day=date(2027, 5, 1), status=FollowOnStatus.DROPPED),
        joined("Monthly", day=date(2027, 4, 1), repeats="FREQ=MONTHLY"),
        joined("On the last day", day=date(2027, 4, 19), last_day=END),
        joined("Some day"),
    )
    (found,) = store.ask(alumni)
    assert sorted(found.follow_on) == ["Monthly", "On the last day", "Some day"]


def test_a_visit_that_was_canceled_and_those_who_drove_make_no_alumni(store: Store) -> None:
    host, driver, never = a_person("Host"), a_person("Driver"), a_person("Never")
    met = [
        a_contact(None, person=host, function=Function.HOST),
        a_contact(None, person=driver, function=Function.DRIVER, rank=1),
    ]
    called_off = a_visit(status=VisitStatus.CANCELLED, delegates=[a_delegate(person=never)])
    keep(
        store,
        an_exchange("One", visits=[a_visit(items=[an_item(contacts=met)])]),
        an_exchange("Two", visits=[called_off]),
    )
    assert [each.id for each in store.ask(alumni)] == [host.id]
