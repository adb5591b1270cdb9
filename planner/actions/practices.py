"""What a coordinator can do to practices and themes. Each function is one step."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions import typed
from planner.model import (
    Exchange,
    Item,
    Practice,
    PracticeStatus,
    PracticeStep,
    Refused,
    ThemeWaiver,
)
from planner.rules.after_visit import mirrors
from planner.rules.folding import folded
from planner.rules.practices import Happened, out_of_order
from planner.store.here import still_here
from planner.store.journal import change

_TEXTS = ("what", "where", "who", "whom_to_call", "noted_by", "evidence")
FIELDS = ("title", "item", *_TEXTS)


def note_practice(session: Session, exchange_id: UUID, fields: Mapping[str, str]) -> UUID:
    """Note a practice, at an item or without one; values as typed."""
    exchange = still_here(session, Exchange, exchange_id)
    title = fields.get("title", "").strip()
    if not title:
        raise Refused("A practice needs a title.", field="title")
    practice = Practice(title=title, rank=len(exchange.practices))
    with change(session, "Note the practice “{practice}”", about=[exchange_id], practice=title):
        exchange.practices.append(practice)
        _fill(session, practice, fields)
    return practice.id


def edit_practice(session: Session, practice_id: UUID, fields: Mapping[str, str]) -> None:
    """Change fields of a practice; its status changes by a step."""
    practice = still_here(session, Practice, practice_id)
    with change(
        session,
        "Change the practice “{practice}”",
        about=[practice.exchange_id],
        practice=practice.title,
    ):
        _fill(session, practice, fields)


def step_practice(
    session: Session,
    practice_id: UUID,
    status: PracticeStatus,
    day: date | None,
    who: str = "",
    evidence: str = "",
    *,
    today: date,
) -> None:
    """Say what became of a practice and when. One that is adopted needs evidence of just that.

    Its status is that of the latest step, whatever order they are entered in; their days must be
    in an order in which it can have come about.
    """
    practice = still_here(session, Practice, practice_id)
    typed.not_ahead(day, today, "day")
    if status is PracticeStatus.ADOPTED and not evidence.strip() and not practice.attachments:
        raise Refused(
            "Say what shows that {practice} was adopted: a decision, a plan, a budget line.",
            field="evidence",
            practice=str(practice),
        )
    _refuse_disorder(practice, status, day)
    rank = max((step.rank for step in practice.steps), default=-1) + 1
    with change(
        session,
        "Mark “{practice}” as {status}",
        about=[practice.exchange_id],
        practice=practice.title,
        status=status,
    ):
        practice.steps.append(
            PracticeStep(
                status=status,
                day=day,
                who=typed.text(who),
                evidence=typed.text(evidence),
                rank=rank,
            )
        )
        practice.status = _latest(practice.steps).status
        practice.evidence = typed.text(evidence) or practice.evidence


def _refuse_disorder(practice: Practice, status: PracticeStatus, day: date | None) -> None:
    """Where this step would stand before what it follows from."""
    noted = practice.item.day if practice.item else None
    steps = [(PracticeStatus.NOTED, noted), *((it.status, it.day) for it in practice.steps)]
    known = [Happened(each, on) for each, on in (*steps, (status, day)) if on is not None]
    found = out_of_order(known) if day is not None else None
    if found is not None:
        before, after = found
        raise Refused(
            "{practice} was {before} on {day}; it cannot have been {after} before that, on "
            "{other}. Correct the day.",
            field="day",
            practice=str(practice),
            before=before.status.value,
            day=before.day,
            after=after.status.value,
            other=after.day,
        )


def _latest(steps: Sequence[PracticeStep]) -> PracticeStep:
    """The step of the latest day; of one day, and where the last has none, the last entered."""
    last = steps[-1]
    if last.day is None:
        return last
    return max(steps, key=lambda step: (step.day or date.min, step.rank))


def remove_practice(session: Session, practice_id: UUID) -> None:
    practice = still_here(session, Practice, practice_id)
    with change(
        session,
        "Remove the practice “{practice}”",
        about=[practice.exchange_id],
        practice=practice.title,
    ):
        session.delete(practice)


def waive_theme(session: Session, exchange_id: UUID, theme: str, because: str) -> None:
    """Say why a theme of the first visit needs no mirror; an empty reason takes that back."""
    exchange = still_here(session, Exchange, exchange_id)
    here = [each for each in exchange.theme_waivers if folded(each.theme) == folded(theme)]
    if because.strip() and not here:
        _refuse_unknown_theme(exchange, theme)
    with change(session, "Waive the theme “{theme}”", about=[exchange_id], theme=theme):
        if not because.strip():
            for each in here:
                exchange.theme_waivers.remove(each)
        elif here:
            here[0].because = because.strip()
        else:
            exchange.theme_waivers.append(
                ThemeWaiver(
                    theme=theme.strip(),
                    because=because.strip(),
                    rank=len(exchange.theme_waivers),
                )
            )


def _refuse_unknown_theme(exchange: Exchange, theme: str) -> None:
    """A waiver of what nobody saw would stand nowhere."""
    known = [each.theme for each in mirrors(exchange)]
    if folded(theme) in map(folded, known):
        return
    if not known:
        raise Refused(
            "No item of the first visit has a theme yet. Give its items their themes first.",
            field="theme",
        )
    raise Refused(
        "The first visit has no theme “{theme}”. There are: {known}.",
        field="theme",
        theme=theme.strip(),
        known=", ".join(known),
    )


def _fill(session: Session, practice: Practice, fields: Mapping[str, str]) -> None:
    for name, value in fields.items():
        if name == "title":
            practice.title = value.strip()
        elif name == "item":
            practice.item = _item(session, practice, value)
        elif name in _TEXTS:
            setattr(practice, name, typed.text(value))
        else:
            raise typed.refuse_unknown(name, FIELDS)


def _item(session: Session, practice: Practice, value: str) -> Item | None:
    """The item of this id in the practice's exchange."""
    if not value.strip():
        return None
    try:
        item: Item | None = session.get(Item, UUID(value.strip()))
    except ValueError:
        item = None
    if item is None or item.visit.exchange is not practice.exchange:
        raise Refused(
            "There is no item {item} in that exchange. `planner show NAME` gives the ids.",
            field="item",
            item=value,
        )
    return item
