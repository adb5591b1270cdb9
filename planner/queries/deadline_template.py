"""The lines deadlines are made from: those we ship, or an embassy’s own."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from planner.model import DeadlineRule, Embassy, Exchange, Refused, User
from planner.rules.deadlines import Line, line_of, template_of
from planner.shipped import rules_data


def shipped_template() -> tuple[Line, ...]:
    """The lines we ship."""
    return template_of(None, rules_data("deadlines"))


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """The embassy of the local user, and the lines it goes by."""

    embassy_id: UUID
    embassy: str
    lines: tuple[Line, ...]


def own_template(session: Session) -> OwnTemplate:
    """Refused where it is not known for which embassy the local user works."""
    user = session.scalars(select(User).where(User.local).order_by(User.id)).first()
    embassy = session.get(Embassy, user.embassy_id) if user and user.embassy_id else None
    if embassy is None:
        raise Refused("Say in the settings for which embassy you work; it keeps the template.")
    rules = session.scalars(
        select(DeadlineRule)
        .where(DeadlineRule.embassy_id == embassy.id)
        .order_by(DeadlineRule.rank, DeadlineRule.id)
    )
    lines = tuple(map(line_of, rules)) or shipped_template()
    return OwnTemplate(embassy.id, embassy.name, lines)


def template_for(session: Session, exchange_id: UUID) -> tuple[Line, ...]:
    """The lines that an exchange goes by: its embassy's own, or those we ship."""
    query = (
        select(Embassy)
        .join(Exchange, Exchange.embassy_id == Embassy.id)
        .where(Exchange.id == exchange_id)
        .options(selectinload(Embassy.deadline_rules))
    )
    return template_of(session.scalars(query).first(), rules_data("deadlines"))
