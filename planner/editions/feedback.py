"""The form on which those who took part say what they thought: one each, and some without a name.

A form without a name asks about what all of a group took part in, or all of the delegation where
somebody is in no group.
"""

from collections.abc import Iterator
from datetime import date

from planner.editions.frozen import place_of, when_of
from planner.editions.order import Order
from planner.editions.schedule import visible
from planner.editions.values import FeedbackForm, Form, Question
from planner.model import Delegate, Disclosure, Group, Item
from planner.rules.after_visit import asked_about
from planner.rules.participation import Body, everyone_on, letter_of, people_at


def feedback_form(order: Order) -> FeedbackForm:
    items = [item for item in asked_about(order.visit) if visible(item, order.audience)]
    own = [_own(each, items, order) for each in order.delegates]
    blank = [] if order.delegate else list(_blank(items, order))
    return FeedbackForm(**order.about(), forms=(*own, *blank))


def _own(delegate: Delegate, items: list[Item], order: Order) -> Form:
    there = [it for it in items if delegate in people_at(it) or order.visit in people_at(it)]
    return Form(str(delegate), questions=_questions(there, order))


def _blank(items: list[Item], order: Order) -> Iterator[Form]:
    visit = order.visit
    for group in visit.groups:
        own = [item for item in items if _together(_members(group, item.day), item)]
        name = order.sight(group, "name")
        yield Form(None, letter_of(group), name, questions=_questions(own, order))
    in_a_group = {link.delegate for group in visit.groups for link in group.members}
    if not visit.groups or in_a_group < set(visit.delegates):
        shared = [item for item in items if _together(everyone_on(visit, item.day), item)]
        yield Form(None, questions=_questions(shared, order))


def _members(group: Group, day: date | None) -> frozenset[Body]:
    """Those of a group who are there that day, also where the groups are together."""
    if not group.members:
        return frozenset((group,))
    return frozenset(link.delegate for link in group.members if link.delegate.there(day))


def _together(people: frozenset[Body], item: Item) -> bool:
    return bool(people) and people <= people_at(item) | _everybody(item)


def _everybody(item: Item) -> frozenset[Body]:
    """A group of which nobody is known yet is at what everyone is at."""
    return frozenset(item.visit.groups) if item.everyone else frozenset()


def _questions(items: list[Item], order: Order) -> tuple[Question, ...]:
    return tuple(_question(item, order) for item in items)


def _question(item: Item, order: Order) -> Question:
    sight = order.sight
    venue = item.venue if sight.audience.sees(Disclosure.TIMES) else None
    return Question(
        sight(item, "day"),
        when_of(item, sight),
        sight(item, "title") or "",
        place_of(venue) if venue else None,
    )
