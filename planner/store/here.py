"""What is asked for by its id, which somebody may have removed meanwhile."""

from typing import TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from planner.model import (
    Base,
    Contact,
    Deadline,
    Delegate,
    Exchange,
    FollowOn,
    Group,
    Item,
    Leg,
    Person,
    Practice,
    Refused,
    Stop,
    Template,
    Visit,
)

Noun = TypeVar("Noun", bound=Base)

_GONE: dict[type[Base], str] = {
    Contact: "This contact is no longer here.",
    Deadline: "This deadline is no longer here.",
    Delegate: "This delegate is no longer here.",
    Exchange: "This exchange is no longer here.",
    FollowOn: "This follow-on activity is no longer here.",
    Group: "This group is no longer here.",
    Item: "This item is no longer here.",
    Leg: "This journey is no longer here.",
    Person: "This person is no longer here.",
    Practice: "This practice is no longer here.",
    Stop: "This stop is no longer here.",
    Template: "This template is no longer here.",
    Visit: "This visit is no longer here.",
}


def still_here(session: Session, kind: type[Noun], thing_id: UUID) -> Noun:
    """The thing of this id; refused in words where there is none."""
    thing = session.get(kind, thing_id)
    if thing is None:
        raise Refused(_GONE[kind])
    return thing
