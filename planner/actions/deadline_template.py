"""An embassy's own template of deadlines."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.actions.deadlines import follow_template
from planner.model import DeadlineRule, Embassy, Exchange, Refused
from planner.model.recurrence import read_rule
from planner.rules.deadlines import Line
from planner.rules.folding import slug
from planner.store.journal import change

FURTHEST = 1000  # days before or after a visit


def set_template(session: Session, embassy_id: UUID, lines: Sequence[Line]) -> None:
    """The lines an embassy goes by from now on; none: those we ship.

    Open deadlines of its exchanges follow in the same step; what a line no longer asks for stays
    until it is ticked off.
    """
    embassy = session.get(Embassy, embassy_id)
    if embassy is None:
        raise Refused("Say in the settings for which embassy you work; it keeps the template.")
    keys = [line.key or slug(line.what) for line in lines]
    for key in keys:
        if keys.count(key) > 1:
            raise Refused("Two lines of the template are called “{key}”.", key=key, field="key")
    for line in lines:
        if abs(line.days) > FURTHEST:
            raise Refused(
                "A deadline lies within {most} days of its visit.", field="days", most=FURTHEST
            )
    exchanges = session.scalars(select(Exchange).where(Exchange.embassy_id == embassy.id)).all()
    with change(
        session,
        "Change the deadline template of {embassy}",
        about=[exchange.id for exchange in exchanges],
        embassy=embassy.name,
    ):
        known = {rule.key: rule for rule in embassy.deadline_rules}
        for rule in [rule for rule in embassy.deadline_rules if rule.key not in keys]:
            embassy.deadline_rules.remove(rule)
        for rank, (key, line) in enumerate(zip(keys, lines, strict=True)):
            rule = known.get(key) or DeadlineRule(key=key, what=line.what)
            if key not in known:
                embassy.deadline_rules.append(rule)
            rule.what, rule.visit, rule.counted, rule.of = (
                line.what.strip(),
                line.visit,
                line.counted,
                line.of,
            )
            rule.days, rule.rule, rule.rank = line.days, read_rule(line.rule or "", "rule"), rank
        for exchange in exchanges:
            follow_template(session, exchange)
