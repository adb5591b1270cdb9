"""What is due, as text for a mail. Nothing is sent by itself."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from planner.queries.deadlines import DeadlineRow
from planner.rules.deadlines import DeadlineState
from planner.wording import wording

TOLD = (
    DeadlineState.DO_NOW,
    DeadlineState.OVERDUE,
    DeadlineState.THIS_WEEK,
    DeadlineState.NEXT,
)


@lru_cache(maxsize=1024)
def days_left_words(days: int) -> str:
    """“3 days overdue”, “today”, “in 12 days”."""
    say = wording().say
    if days < 0:
        return say("deadlines.overdue", count=-days)
    return say("deadlines.in", count=days) if days else say("deadlines.today")


def digest(rows: Sequence[DeadlineRow], today: date) -> str:
    """Do now, overdue, this week and the next 30 days: one line each."""
    say = wording()
    lines = [say.say("deadlines.digest", today=today)]
    for state in TOLD:
        own = [row for row in rows if row.state is state]
        if own:
            lines += ["", f"{say.say(f'deadlines.state-{state}')} ({len(own)})"]
            lines += [_line(row) for row in own]
    if len(lines) == 1:
        lines += ["", say.say("deadlines.digest-none")]
    return "\n".join(lines) + "\n"


def _line(row: DeadlineRow) -> str:
    assert row.due is not None and row.days_left is not None
    owner = f", {row.owner}" if row.owner else ""
    due, left = wording().day(row.due), days_left_words(row.days_left)
    where = f". {row.exchange}" if row.exchange else ""
    return f"- {due} ({left}): {row.what}{where}{owner}"
