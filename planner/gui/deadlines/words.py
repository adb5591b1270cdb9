"""What the page of deadlines says, in the window's language."""

from typing import Final

from planner.gui.widgets.words import Sentences
from planner.queries.deadline_digest import days_left_words
from planner.queries.deadlines import DeadlineRow
from planner.rules.deadlines import DeadlineKind, DeadlineState, Shift
from planner.wording import wording

_SENTENCES: Final = Sentences("Deadlines")
tr = _SENTENCES.tr


ORDER = (
    DeadlineState.DO_NOW,
    DeadlineState.OVERDUE,
    DeadlineState.THIS_WEEK,
    DeadlineState.NEXT,
    DeadlineState.LATER,
    DeadlineState.DONE,
)
TONES = {
    DeadlineState.DO_NOW: ("error", "alert-circle-outline"),
    DeadlineState.OVERDUE: ("error", "alert-octagon"),
    DeadlineState.THIS_WEEK: ("warn", "clock-alert-outline"),
    DeadlineState.NEXT: ("text", "calendar-blank-outline"),
    DeadlineState.LATER: ("text2", "calendar-blank-outline"),
    DeadlineState.DONE: ("ok", "check-circle"),
}


def state_said(state: DeadlineState) -> str:
    return wording().say(f"deadlines.state-{state}")


def kind_said(kind: DeadlineKind) -> str:
    return wording().say(f"deadlines.kind-{kind}")


def due_said(row: DeadlineRow) -> str:
    return wording().day(row.due) if row.due else wording().say("deadlines.waits")


def left_said(row: DeadlineRow) -> str:
    """“5 days overdue”, “in 12 days”, “done Tue 4 May 2027”."""
    if row.done_on:
        return tr("done {day}", day=wording().day(row.done_on))
    return days_left_words(row.days_left) if row.days_left is not None else ""


def note_said(row: DeadlineRow, shift: Shift | None) -> str:
    """What is to be known beside: snoozed, a note, why the date was moved."""
    say, said = wording().say, []
    if row.snoozed_until and not row.done_on:
        reason = row.snoozed_because or ""
        said.append(say("deadlines.snoozed", day=row.snoozed_until, reason=reason))
    if row.note:
        said.append(row.note)
    if shift and shift.holiday:
        said.append(say("deadlines.moved-holiday", day=shift.day, holiday=shift.holiday))
    elif shift:
        said.append(say("deadlines.moved", day=shift.day))
    if row.kind is DeadlineKind.FOLLOW_ON:
        said.append(kind_said(row.kind))
    elif row.key is None:
        said.append(say("deadlines.by-hand"))
    return ". ".join(said)
