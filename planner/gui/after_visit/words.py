"""How the window says what follows the journeys."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from planner.gui.exchanges.dates import weekday_day
from planner.gui.widgets.words import Sentences
from planner.model import FollowOn, FollowOnKind, FollowOnStatus, PracticeStatus
from planner.rules.amounts import overspent, totals

_SENTENCES: Final = Sentences("AfterVisit")
tr, counted = _SENTENCES.tr, _SENTENCES.counted

KINDS = {
    FollowOnKind.WORKSHOP: QT_TRANSLATE_NOOP("AfterVisit", "Workshop"),
    FollowOnKind.ALUMNI_WORKSHOP: QT_TRANSLATE_NOOP("AfterVisit", "Alumni workshop"),
    FollowOnKind.CONFERENCE: QT_TRANSLATE_NOOP("AfterVisit", "Conference"),
    FollowOnKind.SPEAKER_PROGRAM: QT_TRANSLATE_NOOP("AfterVisit", "Speaker program"),
    FollowOnKind.SMALL_GRANT: QT_TRANSLATE_NOOP("AfterVisit", "Small grant"),
    FollowOnKind.VIDEO_CONFERENCE: QT_TRANSLATE_NOOP("AfterVisit", "Video conference"),
    FollowOnKind.NETWORK_MEMBERSHIP: QT_TRANSLATE_NOOP("AfterVisit", "Network membership"),
    FollowOnKind.ROUNDTABLE: QT_TRANSLATE_NOOP("AfterVisit", "Roundtable"),
    FollowOnKind.AGREEMENT: QT_TRANSLATE_NOOP("AfterVisit", "Agreement"),
    FollowOnKind.PEER_CONTACT: QT_TRANSLATE_NOOP("AfterVisit", "Peer contact"),
    FollowOnKind.OTHER: QT_TRANSLATE_NOOP("AfterVisit", "Other"),
}
STATUSES = {
    FollowOnStatus.PLANNED: QT_TRANSLATE_NOOP("AfterVisit", "Planned"),
    FollowOnStatus.REQUESTED: QT_TRANSLATE_NOOP("AfterVisit", "Requested"),
    FollowOnStatus.APPROVED: QT_TRANSLATE_NOOP("AfterVisit", "Approved"),
    FollowOnStatus.DONE: QT_TRANSLATE_NOOP("AfterVisit", "Done"),
    FollowOnStatus.DROPPED: QT_TRANSLATE_NOOP("AfterVisit", "Dropped"),
}
BECAME = {
    PracticeStatus.NOTED: QT_TRANSLATE_NOOP("AfterVisit", "Noted"),
    PracticeStatus.PROPOSED: QT_TRANSLATE_NOOP("AfterVisit", "Proposed at home"),
    PracticeStatus.ADOPTED: QT_TRANSLATE_NOOP("AfterVisit", "Adopted"),
    PracticeStatus.REVERSED: QT_TRANSLATE_NOOP("AfterVisit", "Reversed"),
    PracticeStatus.DROPPED: QT_TRANSLATE_NOOP("AfterVisit", "Dropped"),
}


def when_said(activity: FollowOn, today: date) -> str:
    """The day, with the hour where there is one, or the date as its source gives it."""
    if activity.day is not None:
        day = weekday_day(activity.day, today)
        return f"{day}, {activity.start:%H:%M}" if activity.start else day
    return activity.date_as_given or tr("No date")


def cost_said(activity: FollowOn) -> str:
    """What was spent, else approved, else asked for; and by how much it is more than approved."""
    amounts = (activity.spent, activity.approved, activity.amount)
    newest = next((amount for amount in amounts if amount is not None), None)
    said = money(newest, activity.currency)
    over = overspent(activity)
    more = money(over, activity.currency)
    return f"{said}, {tr('{more} more than approved', more=more)}" if over else said


def totals_said(activities: Iterable[FollowOn]) -> str:
    """“Grants: USD 2,500 requested, 2,000 approved, 1,500 spent”; nothing without an amount."""
    said = [
        tr(
            "{requested} requested, {approved} approved, {spent} spent",
            requested=money(each.requested, each.currency or tr("currency unknown")),
            approved=money(each.approved, None),
            spent=money(each.spent, None),
        )
        for each in totals(activities)
    ]
    return tr("Grants: {sums}.", sums="; ".join(said)) if said else ""


def money(hundredths: int | None, currency: str | None) -> str:
    """“USD 2,500”; nothing for no amount."""
    if hundredths is None:
        return ""
    figure = f"{hundredths / 100:,.2f}".removesuffix(".00")
    return " ".join(filter(None, (currency, figure)))
