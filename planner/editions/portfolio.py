"""What was done in a year: by standing, program, country, city and sector, outcomes, in order.

Every number is the length of a list that stands beside it. A day that is not known is not guessed:
a visit is of a year by its days or, without any, by the years its source gives, and an exchange by
any of its visits; what comes again and again is of each year in which it does.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from uuid import UUID

from planner.editions.grants import follow_on_section, grants_section
from planner.editions.values import Counted, Reader, Report, Section
from planner.model import PracticeStatus, Sector, VisitKind, VisitStatus
from planner.queries.cities import country_name
from planner.queries.exchanges import ExchangeLine, VisitLine
from planner.queries.portfolio import Activity, Portfolio
from planner.queries.practices import PracticeLine
from planner.rules.after_visit import days_until
from planner.rules.return_visits import ReturnState
from planner.rules.years import years_in
from planner.store.unhurried import Progress, no_progress
from planner.wording import Wording, wording


def portfolio_report(
    found: Portfolio,
    reader: Reader,
    today: date,
    year: int | None = None,
    progress: Progress = no_progress,
) -> Report:
    """All there is, or what is of one year."""
    words = wording(reader.language)
    lines = [line for line in found.lines if year is None or _is_of(line, year)]
    own = {line.id for line in lines}
    activities = [each for each in found.activities if year is None or _is_in(each, year)]
    undated = [each for each in found.activities if year and _is_undated(each)]
    adopted = [each for each in found.practices if _is_adopted(each, year, own)]
    counted = {each.id for each in adopted}
    practices = [it for it in found.practices if it.exchange_id in own or it.id in counted]
    names = {
        (line.id, visit.kind): line.name
        for line in lines
        for visit in line.visits
        if year is None or year in _years_of(visit)
    }
    travelers = [
        (each.sector, f"{each.name or words.say('papers.report-unnamed')} ({where})")
        for each in found.travelers
        if (where := names.get((each.exchange_id, each.kind))) is not None
    ]
    makers: tuple[Callable[[], Section], ...] = (
        lambda: _numbers(lines, activities, undated, practices, adopted, year),
        lambda: _standings(lines, words),
        lambda: _grouped("report-by-program", ((line.program, line.name) for line in lines)),
        lambda: _countries(lines, found.countries),
        lambda: _cities(lines),
        lambda: _sectors(travelers, words),
        lambda: _outcomes(practices, counted, activities, words),
        lambda: _timeline(lines, activities, reader, year, today),
        lambda: follow_on_section(activities, words, reader.size),
        lambda: grants_section(activities, words),
    )
    sections: list[Section] = []
    for make in makers:
        progress(len(sections), len(makers))
        sections.append(make())
    return Report(
        reader=reader,
        made_on=today,
        name="portfolio-report",
        year=year,
        sections=tuple(sections),
    )


def _is_of(line: ExchangeLine, year: int) -> bool:
    return any(year in _years_of(visit) for visit in line.visits)


def _years_of(visit: VisitLine) -> frozenset[int]:
    days = frozenset(day.year for day in (visit.first_day, visit.last_day) if day)
    return days or years_in(visit.dates_as_given)


def _is_in(activity: Activity, year: int) -> bool:
    if activity.day is None:
        return year in years_in(activity.date_as_given)
    return bool(days_until(activity, date(year, 12, 31), since=date(year, 1, 1)))


def _is_undated(activity: Activity) -> bool:
    """Whether no year can be told of it."""
    return activity.day is None and not years_in(activity.date_as_given)


def _is_adopted(practice: PracticeLine, year: int | None, own: set[UUID]) -> bool:
    """Of the year in which it was adopted, whenever the visit was; undated, of its exchange's."""
    if practice.status is not PracticeStatus.ADOPTED:
        return False
    years = _adopted_in(practice)
    if year is None or not years:
        return practice.exchange_id in own
    return year in years


def _adopted_in(practice: PracticeLine) -> list[int]:
    adopted = PracticeStatus.ADOPTED
    return [step.day.year for step in practice.path if step.status is adopted and step.day]


def _held(line: ExchangeLine, kind: VisitKind, year: int | None = None) -> VisitLine | None:
    """The visit of this kind that has days, of this year, and was not called off."""
    for visit in line.visits:
        if visit.kind is kind and visit.first_day and visit.status is not VisitStatus.CANCELLED:
            return visit if year is None or year in _years_of(visit) else None
    return None


def _numbers(
    lines: list[ExchangeLine],
    activities: list[Activity],
    undated: list[Activity],
    practices: list[PracticeLine],
    adopted: list[PracticeLine],
    year: int | None,
) -> Section:
    of_no_year = Counted("report-follow-on-undated", tuple(it.title for it in undated))
    dated = {
        kind: tuple(line.name for line in lines if _held(line, kind, year)) for kind in VisitKind
    }
    return Section(
        "report-in-numbers",
        "report-nothing",
        counts=(
            Counted("report-exchanges", tuple(line.name for line in lines)),
            Counted("report-first-visits", dated[VisitKind.FIRST]),
            Counted("report-return-visits", dated[VisitKind.RETURN]),
            Counted("report-practices", tuple(it.title for it in practices)),
            Counted("report-adopted", tuple(it.title for it in adopted)),
            Counted("report-follow-on", tuple(it.title for it in activities)),
            *([of_no_year] if undated else []),
        ),
    )


def _grouped(key: str, things: Iterable[tuple[str, str]], *, by_count: bool = True) -> Section:
    """One number a group, the largest first or in the order in which they come."""
    groups: dict[str, list[str]] = {}
    for group, thing in things:
        groups.setdefault(group, []).append(thing)
    order = sorted(groups, key=lambda each: (-len(groups[each]), each)) if by_count else groups
    counts = tuple(Counted("", tuple(groups[group]), named=group) for group in order)
    return Section(key, "report-nothing", counts=counts)


def _standings(lines: list[ExchangeLine], words: Wording) -> Section:
    states = list(ReturnState)
    ordered = sorted(lines, key=lambda line: states.index(ReturnState(line.standing.standing)))
    return _grouped(
        "report-by-standing",
        ((words.say(f"board.count-{line.standing.standing}"), line.name) for line in ordered),
        by_count=False,
    )


def _countries(lines: list[ExchangeLine], both: Mapping[UUID, tuple[str, ...]]) -> Section:
    """Those of both sides: whoever travels comes back, and either side may be anywhere."""
    pairs = (
        (country_name(code) or code, line.name)
        for line in lines
        for code in both.get(line.id, line.countries)
    )
    return _grouped("report-by-country", pairs)


def _cities(lines: list[ExchangeLine]) -> Section:
    pairs = (
        (country_name(city) or city if city in line.countries else city, line.name)
        for line in lines
        for city in dict.fromkeys((*line.foreign_cities, *line.partner_cities))
    )
    return _grouped("report-by-city", pairs)


def _sectors(travelers: Iterable[tuple[Sector | None, str]], words: Wording) -> Section:
    return _grouped(
        "report-by-sector",
        ((words.say(f"papers.sector-{sector or 'unknown'}"), name) for sector, name in travelers),
    )


def _outcomes(
    practices: list[PracticeLine],
    adopted: set[UUID],
    activities: list[Activity],
    words: Wording,
) -> Section:
    became = [(_became(it, adopted, words), it.title) for it in practices]
    kinds = [(words.say(f"papers.follow-on-{it.kind}"), it.title) for it in activities]
    return _grouped("report-outcomes", [*became, *kinds], by_count=False)


def _became(practice: PracticeLine, adopted: set[UUID], words: Wording) -> str:
    """“Adopted”, or “Adopted (2026)” of what counts as adopted in another year."""
    said = words.say(f"papers.practice-{practice.status}")
    if practice.status is PracticeStatus.ADOPTED and practice.id not in adopted:
        return f"{said} ({max(_adopted_in(practice))})"
    return said


def _timeline(
    lines: list[ExchangeLine],
    activities: list[Activity],
    reader: Reader,
    year: int | None,
    today: date,
) -> Section:
    """Everything that has a day, in its order; what comes again and again, until today."""
    words, size = wording(reader.language), reader.size
    found: list[tuple[date, str, str]] = []
    for line in lines:
        opened = line.standing.window
        for kind, key in ((VisitKind.FIRST, "first"), (VisitKind.RETURN, "return")):
            visit = _held(line, kind)
            if visit is not None and visit.first_day is not None:
                found.append((visit.first_day, line.name, words.say(f"papers.report-{key}-visit")))
        if opened is not None:
            closes = words.paper_date(opened.last_day, size)
            said = words.say("papers.report-window", until=closes)
            found.append((opened.first_day, line.name, said))
    for activity in activities:
        names = "; ".join(activity.exchanges)
        until = date(year, 12, 31) if year else max(today, activity.day or today)
        days = days_until(activity, until, since=date(year or date.min.year, 1, 1))
        found += [(day, names, activity.title) for day in days]
    rows = [
        (words.paper_date(day, size), name, what)
        for day, name, what in sorted(found)
        if year is None or day.year == year
    ]
    head = ("column-date", "column-exchange", "column-what-public")
    return Section("report-timeline", "report-nothing-dated", head, tuple(rows))
