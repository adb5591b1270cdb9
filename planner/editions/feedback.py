"""The form on which those who took part say what they thought: one each, and one for anybody."""

from planner.editions.frozen import place_of, when_of
from planner.editions.order import Order
from planner.editions.values import FeedbackForm, Form, Question
from planner.model import Delegate, Item
from planner.rules.after_visit import asked_about
from planner.rules.participation import people_at


def feedback_form(order: Order) -> FeedbackForm:
    """A form for each delegate with the items they took part in, then one without a name."""
    items = asked_about(order.visit)
    own = tuple(_form(each, items, order) for each in order.delegates)
    blank = Form(None, tuple(_question(item, order) for item in items))
    return FeedbackForm(**order.about(), forms=own if order.delegate else (*own, blank))


def _form(delegate: Delegate, items: list[Item], order: Order) -> Form:
    there = [it for it in items if delegate in people_at(it) or order.visit in people_at(it)]
    return Form(str(delegate), tuple(_question(item, order) for item in there))


def _question(item: Item, order: Order) -> Question:
    place = place_of(item.venue) if item.venue else None
    return Question(item.day, when_of(item, order.sight), item.title, place)
