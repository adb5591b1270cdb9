"""What the return visit's page says, in the window's language."""

from collections.abc import Iterable
from typing import Final

from planner.gui.widgets.words import Sentences
from planner.rules.return_calendar import Marks
from planner.rules.return_weeks import Reason
from planner.wording import wording

_SENTENCES: Final = Sentences("ReturnVisit")
tr = _SENTENCES.tr


def reasons_said(reasons: Iterable[Reason]) -> list[str]:
    say = wording().say
    return [say(f"return_weeks.{reason.sentence}", **dict(reason.values)) for reason in reasons]


def marks_said(marks: Marks) -> list[str]:
    """All that lies on a day, one line each."""
    lines = [
        f"{holiday.name} ({city})" for city, holiday in (*marks.holidays, *marks.home_holidays)
    ]
    lines += [f"{name} ({city})" for city, name in marks.schools]
    for observance in marks.observances:
        said = observance.name
        if observance.estimated:
            said = tr("{name} (estimated)", name=said)
        if observance.sunset and observance.from_sunset:
            said = tr("{name}, from sunset at {time}", name=said, time=f"{observance.sunset:%H:%M}")
        lines.append(said)
    for city, change in marks.clocks:
        way = tr("Clocks go forward") if change.minutes > 0 else tr("Clocks go back")
        lines.append(f"{way} ({city})")
    for blackout in marks.blackouts:
        lines.append(tr("Blackout: {why}", why=blackout.why or blackout.who or tr("no reason")))
    lines += [anniversary.name or tr("Anniversary") for anniversary in marks.anniversaries]
    lines += [f"{away.person}: {away.exchange}" for away in marks.away]
    return lines
