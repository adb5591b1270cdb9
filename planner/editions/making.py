"""From a paper's name to its editions: one for everybody, or one a person, hotel or building."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from uuid import UUID

from planner.editions.arrivals import arrivals
from planner.editions.audiences import A_COPY_EACH, AUDIENCES, audience_for
from planner.editions.book import program_book
from planner.editions.care import EATEN, access_list, guarded_venues, meal_list
from planner.editions.contacts import contact_sheet, emergency_sheet, pocket_schedule
from planner.editions.feedback import feedback_form
from planner.editions.notice import change_notice
from planner.editions.order import Order
from planner.editions.people import badges, roster, who_goes_where
from planner.editions.personal import personal_schedule
from planner.editions.press import press_copy
from planner.editions.reports import after_action, thank_you_list
from planner.editions.rooms import rooming_list
from planner.editions.schedule import daily_schedule
from planner.editions.travel import (
    national_itinerary,
    place_name,
    vehicle_manifest,
)
from planner.editions.values import Edition
from planner.model import Person, Refused, Visit
from planner.rules.folding import folded

EDITIONS: dict[str, Callable[[Order], Edition]] = {
    "national-itinerary": national_itinerary,
    "program-book": program_book,
    "daily-schedule": daily_schedule,
    "personal-schedule": personal_schedule,
    "pocket-schedule": pocket_schedule,
    "who-goes-where": who_goes_where,
    "roster": roster,
    "contact-sheet": contact_sheet,
    "emergency-sheet": emergency_sheet,
    "arrivals": arrivals,
    "vehicle-manifest": vehicle_manifest,
    "rooming-list": rooming_list,
    "access-list": access_list,
    "meal-list": meal_list,
    "press-copy": press_copy,
    "badges": badges,
    "tent-cards": badges,
    "feedback-form": feedback_form,
    "thank-you-list": thank_you_list,
    "after-action": after_action,
    "change-notice": change_notice,
}
_FOR_ONE = frozenset(
    {
        "personal-schedule",
        "daily-schedule",
        "pocket-schedule",
        "badges",
        "tent-cards",
        "roster",
        "feedback-form",
    }
)


def can_be_for_one(paper: str, audience: str) -> bool:
    """Whether this audience can have a paper for one person alone. A notice of changes only where
    they hold a schedule of their own, which it is read off."""
    if paper == "change-notice":
        return not A_COPY_EACH.isdisjoint(AUDIENCES[audience].papers)
    return paper in _FOR_ONE


@dataclass(frozen=True, slots=True)
class Copy:
    """One edition to be printed, and whom or what it is for alone."""

    edition: Edition
    person: str | None = None
    place: str | None = None
    whose: UUID | None = None  # the delegate, hotel or venue it is for alone


def copies_of(paper: str, order: Order) -> list[Copy]:
    """The editions of one paper for one audience.

    Raises `Refused` where there is no such visit or the reader may not have this paper.
    """
    audience = audience_for(order.reader.audience, paper)
    make = EDITIONS[paper]
    if not can_be_for_one(paper, audience.name):
        order = replace(order, person=None)
    if paper in A_COPY_EACH and order.person is None:
        orders = [replace(order, person=each.id) for each in order.delegates]
    elif audience.alone is not None and order.place is None:
        orders = [replace(order, place=place) for place in _places(order)] or [order]
    else:
        orders = [order]
    return [_copy(make(each), each) for each in orders]


def _copy(edition: Edition, order: Order) -> Copy:
    only_for = edition.only_for
    return Copy(
        edition,
        only_for if order.person else None,
        only_for if order.place else None,
        order.person or order.place,
    )


def recipients_of(paper: str, order: Order) -> list[tuple[UUID, str]]:
    """Those for whom a copy of their own can be made, by name: delegates, hotels or buildings."""
    if can_be_for_one(paper, order.reader.audience):
        return [(each.id, str(each)) for each in order.delegates]
    if audience_for(order.reader.audience, paper).alone is not None:
        made = (replace(order, place=place) for place in _places(order))
        return [(each.place, place_name(each) or "") for each in made if each.place]
    return []


def person_named(visit: Visit, typed: str) -> UUID:
    """The delegate of a visit by id or name, case and accents folded; otherwise Refused."""
    wanted = folded(typed.strip())
    found = [
        each
        for each in visit.delegates
        if str(each.id) == typed.strip()
        or str(each.person.id) == typed.strip()
        or wanted in {folded(name) for name in _names(each.person) if name}
    ]
    if len(found) == 1:
        return found[0].id
    if found:
        raise Refused(
            "“{name}” may be several people: {ids}. Give the id.",
            name=typed,
            ids=", ".join(str(each.id) for each in found),
        )
    raise Refused(
        "There is no delegate “{name}” in {visit}. There are: {known}.",
        name=typed,
        visit=str(visit),
        known=", ".join(str(each) for each in visit.delegates) or "nobody yet",
    )


def _names(person: Person) -> Collection[str | None]:
    given, family = person.given_name, person.family_name
    return (
        person.name,
        person.display_name,
        person.native_name,
        family,
        " ".join(filter(None, (given, family))),
        " ".join(filter(None, (family, given))),
    )


def _places(order: Order) -> list[UUID]:
    """The hotels or buildings that get a copy of their own."""
    if order.audience.name == "security":
        return [venue.id for venue in guarded_venues(order)]
    if order.audience.name == "caterer":
        venues = [item.venue for item in order.visit.items if item.kind in EATEN]
    else:
        venues = [stop.hotel for stop in order.visit.stops]
    return list(dict.fromkeys(venue.id for venue in venues if venue is not None))
