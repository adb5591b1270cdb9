"""How the roster says roles, sectors, and on which days a delegate is there."""

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from planner.gui.exchanges.dates import weekday_day
from planner.model import Role, Sector

ROLES = {
    Role.HEAD: QT_TRANSLATE_NOOP("Roster", "Head of delegation"),
    Role.MEMBER: QT_TRANSLATE_NOOP("Roster", "Member"),
    Role.INTERPRETER: QT_TRANSLATE_NOOP("Roster", "Interpreter"),
    Role.ESCORT: QT_TRANSLATE_NOOP("Roster", "Escort"),
    Role.OBSERVER: QT_TRANSLATE_NOOP("Roster", "Observer"),
}
SECTORS = {
    Sector.LOCAL_GOVERNMENT: QT_TRANSLATE_NOOP("Roster", "Local government"),
    Sector.LAW_ENFORCEMENT: QT_TRANSLATE_NOOP("Roster", "Law enforcement"),
    Sector.COMMUNITY_LEADER: QT_TRANSLATE_NOOP("Roster", "Community leader"),
    Sector.YOUTH_LEADER: QT_TRANSLATE_NOOP("Roster", "Youth leader"),
    Sector.CIVIL_SOCIETY: QT_TRANSLATE_NOOP("Roster", "Civil society"),
    Sector.SOCIAL_SERVICES: QT_TRANSLATE_NOOP("Roster", "Social services"),
    Sector.RELIGIOUS_LEADER: QT_TRANSLATE_NOOP("Roster", "Religious leader"),
    Sector.PRACTITIONER: QT_TRANSLATE_NOOP("Roster", "Practitioner"),
    Sector.OTHER: QT_TRANSLATE_NOOP("Roster", "Other"),
}


def tr(source: object, **values: str) -> str:
    """The sentence in the window's language, its named places filled in."""
    said = QCoreApplication.translate("Roster", str(source))
    return said.format(**values) if values else said


def counted(count: int, one: str, many: str) -> str:
    """`one` for exactly one thing; else `many`, whose %n becomes the number."""
    if count == 1:
        return tr(one)
    return QCoreApplication.translate("Roster", many, None, count)


def sector_said(sector: Sector | None) -> str:
    return tr(SECTORS[sector]) if sector else tr("Unknown")


def stay_said(joins: date | None, leaves: date | None, today: date) -> tuple[str, ...]:
    """“Joins Sun 10 May”, “Leaves Thu 14 May”; nothing for who is there from first to last."""
    said = []
    if joins:
        said.append(tr("Joins {day}", day=weekday_day(joins, today)))
    if leaves:
        said.append(tr("Leaves {day}", day=weekday_day(leaves, today)))
    return tuple(said)
