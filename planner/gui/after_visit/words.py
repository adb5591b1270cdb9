"""How the window says what follows the journeys."""

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from planner.gui.exchanges.dates import weekday_day
from planner.model import FollowOn, FollowOnKind, FollowOnStatus, PracticeStatus

KINDS = {
    FollowOnKind.WORKSHOP: QT_TRANSLATE_NOOP("AfterVisit", "Workshop"),
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
PRACTICES = {
    PracticeStatus.NOTED: QT_TRANSLATE_NOOP("AfterVisit", "Noted"),
    PracticeStatus.PROPOSED: QT_TRANSLATE_NOOP("AfterVisit", "Proposed at home"),
    PracticeStatus.ADOPTED: QT_TRANSLATE_NOOP("AfterVisit", "Adopted"),
    PracticeStatus.REVERSED: QT_TRANSLATE_NOOP("AfterVisit", "Reversed"),
    PracticeStatus.DROPPED: QT_TRANSLATE_NOOP("AfterVisit", "Dropped"),
}


def tr(source: object, **values: str) -> str:
    """The sentence in the window's language, its named places filled in."""
    said = QCoreApplication.translate("AfterVisit", str(source))
    return said.format(**values) if values else said


def counted(count: int, one: str, many: str) -> str:
    """`one` for exactly one thing; else `many`, whose %n becomes the number."""
    if count == 1:
        return tr(one)
    return QCoreApplication.translate("AfterVisit", many, None, count)


def when_said(activity: FollowOn, today: date) -> str:
    """The day, or the date as its source gives it."""
    if activity.day is not None:
        return weekday_day(activity.day, today)
    return activity.date_as_given or tr("No date")


def money(hundredths: int | None, currency: str | None) -> str:
    """“USD 2,500”; nothing for no amount."""
    if hundredths is None:
        return ""
    figure = f"{hundredths / 100:,.2f}".removesuffix(".00")
    return " ".join(filter(None, (currency, figure)))
