"""How the window says where an exchange is, and how its return visit stands in its window."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from planner.editions.outdated import OldPaper
from planner.gui.exchanges.dates import day_range, short_day, weekday_day
from planner.gui.theme.marks import STANDING_MARKS, Mark
from planner.gui.widgets.words import Sentences
from planner.model import ExchangeStatus, Refused, VisitKind, VisitStatus
from planner.rules.return_visits import Phase, ReturnState, Standing, Window, phase_on_screen
from planner.wording import wording

_SENTENCES: Final = Sentences("Exchanges")
tr, counted = _SENTENCES.tr, _SENTENCES.counted

_LONGEST = 99  # days that are counted out; beyond them a date says more

PHASE_ICONS = {
    Phase.CLOSED: "archive-outline",
    Phase.FIRST_VISIT: "calendar-arrow-right",
    Phase.RETURN_VISIT: "calendar-blank-outline",
    Phase.FOLLOW_ON: "sprout-outline",
    Phase.BETWEEN_VISITS: "timer-sand",
    Phase.PREPARING: "calendar-arrow-right",
    Phase.PROPOSED: "pencil-outline",
}
EXCHANGE_STATUSES = {
    ExchangeStatus.ACTIVE: QT_TRANSLATE_NOOP("Exchanges", "Active"),
    ExchangeStatus.CANCELLED: QT_TRANSLATE_NOOP("Exchanges", "Canceled"),
    ExchangeStatus.CLOSED: QT_TRANSLATE_NOOP("Exchanges", "Closed"),
}
VISIT_STATUSES = {
    VisitStatus.DRAFT: QT_TRANSLATE_NOOP("Exchanges", "Draft"),
    VisitStatus.CONFIRMED: QT_TRANSLATE_NOOP("Exchanges", "Confirmed"),
    VisitStatus.CLOSED: QT_TRANSLATE_NOOP("Exchanges", "Closed"),
    VisitStatus.CANCELLED: QT_TRANSLATE_NOOP("Exchanges", "Canceled"),
}


def phase_words(phase: Phase, return_starts: date | None) -> str:
    return tr(phase_on_screen(phase, return_starts))


def phase_icon(phase: Phase, return_starts: date | None) -> str:
    if phase is Phase.BETWEEN_VISITS and return_starts:
        return "calendar-check-outline"
    return PHASE_ICONS[phase]


def refused_said(refused: Refused) -> str:
    return wording().refused(refused)


def visit_said(kind: VisitKind) -> str:
    return tr("First visit") if kind is VisitKind.FIRST else tr("Return visit")


def old_paper_said(old: OldPaper) -> str:
    """“First visit: Daily schedule (hosts), changed since issue 2 of 5 May”."""
    return tr(
        "{visit}: {paper} ({audience}), changed since issue {number} of {day}",
        visit=visit_said(old.visit),
        paper=wording().say(f"papers.{old.paper}"),
        audience=old.audience,
        number=str(old.number),
        day=short_day(old.on, old.on),
    )


# -- the return window -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Said:
    """A standing as a row says it: its mark, the headline in days, and the dates behind it."""

    mark: Mark
    headline: str
    second: str

    @property
    def sentence(self) -> str:
        return ". ".join(filter(None, (self.headline, self.second)))


def standing_said(
    standing: Standing, phase: Phase, back: tuple[date, date] | None, today: date
) -> Said:
    """`back`: first and last day of a return visit that is dated and not canceled."""
    state = standing.standing
    if phase is Phase.CLOSED and state not in (ReturnState.HELD, ReturnState.WAIVED):
        mark = Mark("minus-circle-outline", "text3")
        return Said(mark, tr("Closed"), tr("No return visit on record"))
    headline, second = _SAY[state](standing, back, today)
    return Said(STANDING_MARKS[state.value], headline, second)


Back = tuple[date, date] | None


def _waived(_standing: Standing, _back: Back, _today: date) -> tuple[str, str]:
    return tr("Waived"), tr("No return visit is due")


def _undated(_standing: Standing, _back: Back, _today: date) -> tuple[str, str]:
    return tr("No window yet"), tr("Set the dates of the first visit")


def _held(standing: Standing, back: Back, today: date) -> tuple[str, str]:
    if back is None:
        return tr("Held"), ""
    days, opened = day_range(*back, today), standing.window
    if opened is None:
        return tr("Held"), days
    outside = opened.outside(back[0])
    if not outside:
        return tr("Held"), tr("{days}, inside the window", days=days)
    by = counted(outside, "outside by 1 day", "outside by %n days")
    return tr("Held"), f"{days}, {by}"


def _inside(standing: Standing, back: Back, today: date) -> tuple[str, str]:
    opened = _window(standing)
    starts = (back[0] - today).days if back else 0
    if not back or starts < 0:  # it is under way
        return tr("Scheduled inside"), _ends(opened, today)
    if starts > _LONGEST:
        when = tr("Starts {day}.", day=weekday_day(back[0], today))
    elif starts == 0:
        when = tr("Starts today.")
    else:
        when = counted(starts, "In 1 day.", "In %n days.")
    return tr("Scheduled inside"), f"{when} {_ends(opened, today)}"


def _outside(standing: Standing, back: Back, today: date) -> tuple[str, str]:
    opened, days = _window(standing), standing.days_outside or 0
    headline = counted(days, "Outside by 1 day", "Outside by %n days")
    if back and back[0] < opened.first_day:
        return headline, tr("Window opens {day}", day=weekday_day(opened.first_day, today))
    return headline, _ends(opened, today)


def _not_yet_open(standing: Standing, _back: Back, today: date) -> tuple[str, str]:
    opened = _window(standing)
    first, last = (weekday_day(day, today) for day in (opened.first_day, opened.last_day))
    days = (opened.first_day - today).days
    headline = (
        tr("Opens {day}", day=first)
        if days > _LONGEST
        else counted(days, "Opens in 1 day", "Opens in %n days")
    )
    return headline, tr("Not yet open. {first} to {last}", first=first, last=last)


def _open(standing: Standing, _back: Back, today: date) -> tuple[str, str]:
    return _days_left(standing), f"{tr('Open.')} {_ends(_window(standing), today)}"


def _closing(standing: Standing, _back: Back, today: date) -> tuple[str, str]:
    return _days_left(standing), f"{tr('Closing.')} {_ends(_window(standing), today)}"


def _overdue(standing: Standing, _back: Back, today: date) -> tuple[str, str]:
    days = -(standing.days_left or 0)
    ended = tr("Window ended {day}", day=weekday_day(_window(standing).last_day, today))
    if days > _LONGEST:
        return tr("Overdue"), ended
    return counted(days, "1 day overdue", "%n days overdue"), ended


_SAY = {
    ReturnState.WAIVED: _waived,
    ReturnState.UNDATED: _undated,
    ReturnState.HELD: _held,
    ReturnState.SCHEDULED_INSIDE: _inside,
    ReturnState.SCHEDULED_OUTSIDE: _outside,
    ReturnState.NOT_YET_OPEN: _not_yet_open,
    ReturnState.OPEN: _open,
    ReturnState.CLOSING: _closing,
    ReturnState.OVERDUE: _overdue,
}


def _days_left(standing: Standing) -> str:
    left = standing.days_left or 0
    if left == 0:
        return tr("Last day today")
    if left > _LONGEST:
        return tr("Open")
    return counted(left, "1 day left", "%n days left")


def _ends(opened: Window, today: date) -> str:
    return tr("Window ends {day}", day=weekday_day(opened.last_day, today))


def _window(standing: Standing) -> Window:
    """The window of a standing that has one: only undated, held and waived ones may have none."""
    assert standing.window is not None
    return standing.window
