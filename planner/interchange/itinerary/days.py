"""Which day a heading or a date column means, for a whole file."""

from collections.abc import Iterable
from datetime import date, timedelta

from planner.interchange.itinerary.heard import Answers, Background
from planner.interchange.report import Message
from planner.rules.day_headings import Heading
from planner.rules.time_spans import opening_time
from planner.rules.typed_dates import YEARS
from planner.wording import wording

_DAYS_MORE = 3  # a program may begin before the visit and end after it


class Ambiguous(Exception):
    """A date that can be meant in more than one way; `message` says what to answer."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class Impossible(Exception):
    """A date the calendar has not."""


class Days:
    """Resolves dates one after the other; later ones are read in the light of those before."""

    def __init__(
        self,
        background: Background,
        answers: Answers,
        headings: Iterable[Heading],
        years: Iterable[int],
    ) -> None:
        self._visit, self._answers = background, answers
        self._near: date | None = None
        known = list(headings)
        given = {heading.year for heading in known if heading.year} | set(years)
        self._only_year = given.pop() if len(given) == 1 else None
        self._order = answers.date_order or _order_of(known)

    def day(self, heading: Heading, say: list[Message]) -> date | None:
        """The date meant; None for a stretch of days. Raises Ambiguous and Impossible."""
        if heading.several:
            say.append(Message("No single day is named; what follows has no date yet."))
            return None
        found = self._found(heading, say)
        self._near = found or self._near
        if found and heading.weekday is not None and found.weekday() != heading.weekday:
            name = wording().day(found)
            say.append(Message("The weekday does not fit: this was read as {day}.", {"day": name}))
        return found

    def _found(self, heading: Heading, say: list[Message]) -> date | None:
        if heading.either is not None:
            return self._either(heading)
        if heading.month is not None and heading.day is not None:
            return self._in_a_year(heading.month, heading.day, heading)
        first = self._visit.first_day
        if heading.count is not None:
            if first is None:
                say.append(
                    Message("The visit has no dates, so day {n} is none yet.", {"n": heading.count})
                )
                return None
            if self._is_of_month(heading.count):
                number = {"n": heading.count}
                say.append(
                    Message(
                        "The visit has no day {n}; this was read as day {n} of the month.", number
                    )
                )
                return self._numbered(heading.count, heading.weekday, say)
            counted = first + timedelta(days=heading.count - 1)
            if heading.weekday not in (None, counted.weekday()):
                named = self._numbered(heading.count, heading.weekday, say)
                return named if named and self._near_visit(named) else counted  # “Día 5, jueves”
            return counted
        if heading.day is not None and heading.weekday is not None:
            return self._numbered(heading.day, heading.weekday, say)
        if self._is_same_day(heading):
            return self._near
        start = self._near + timedelta(days=1) if self._near else first
        if start is None or heading.weekday is None:
            say.append(Message("The visit has no dates, so a weekday alone names no day."))
            return None
        return start + timedelta(days=(heading.weekday - start.weekday()) % 7)

    def _is_same_day(self, heading: Heading) -> bool:
        """“Lundi après-midi” below “Lundi 12 avril (matin)”: another heading of one day."""
        near, last = self._near, self._visit.last_day
        if near is None or near.weekday() != heading.weekday:
            return False
        span = opening_time(heading.rest.strip("() "))
        is_part = span is not None and span.part is not None and span.start is None
        return is_part or (last is not None and near + timedelta(days=7) > last)

    def _is_of_month(self, count: int) -> bool:
        """Whether “Día 18” can only be one of a month: the visit has fewer days."""
        first, last = self._visit.first_day, self._visit.last_day
        return bool(first and last and count > (last - first).days + _DAYS_MORE)

    def _numbered(self, number: int, weekday: int | None, say: list[Message]) -> date | None:
        """“Tuesday 13”: the nearest month in which that is so."""
        near = self._near or self._visit.first_day
        if near is None:
            say.append(Message("The visit has no dates, so a day without a month is none yet."))
            return None
        around = (near + timedelta(days=days) for days in range(-200, 201))
        fits = [each for each in around if each.day == number and weekday in (None, each.weekday())]
        return min(fits, key=lambda each: abs(each - near)) if fits else None

    def _either(self, heading: Heading) -> date:
        assert heading.either is not None
        one, other = heading.either
        orders = {"dmy": (other, one), "mdy": (one, other)}
        order = self._order if self._order in orders else None
        if order:
            return self._in_a_year(*orders[order], heading)
        found: dict[str, date] = {}
        for name, (month, day) in orders.items():
            try:
                found[name] = self._in_a_year(month, day, heading)
            except Impossible:
                continue
        if not found:
            raise Impossible
        fits = [name for name, day in found.items() if self._fits(day, heading)]
        if len(set(found.values())) == 1:
            return next(iter(found.values()))
        if len(fits) == 1:
            self._order = fits[0]
            return found[fits[0]]
        say = wording()
        raise Ambiguous(
            Message(
                "“{one}/{other}” may be {first} or {second}. Give the order of dates, dmy or mdy.",
                {
                    "one": one,
                    "other": other,
                    "first": say.day(found["dmy"]) if "dmy" in found else "",
                    "second": say.day(found["mdy"]) if "mdy" in found else "",
                },
            )
        )

    def _fits(self, day: date, heading: Heading) -> bool:
        """Whether weekday and visit speak for this reading."""
        if heading.weekday is not None:
            return day.weekday() == heading.weekday
        return self._near_visit(day)

    def _near_visit(self, day: date) -> bool:
        first, last = self._visit.first_day, self._visit.last_day
        if first is None or last is None:
            return False
        return first - timedelta(days=2) <= day <= last + timedelta(days=2)

    def _in_a_year(self, month: int, day: int, heading: Heading) -> date:
        if heading.year is not None:
            return _on_calendar(heading.year, month, day)
        near = self._near or self._visit.first_day
        if self._answers.year is not None:
            return _on_calendar(self._answers.year, month, day)
        if near is not None:
            days = [
                found
                for year in range(near.year - 1, near.year + 2)
                if (found := _maybe(year, month, day))
            ]
            if not days:
                raise Impossible
            return min(days, key=lambda each: abs(each - near))
        if self._only_year is not None:
            return _on_calendar(self._only_year, month, day)
        raise Ambiguous(
            Message("Of which year? Neither the file nor the visit says. Give the year.")
        )


def _order_of(headings: Iterable[Heading]) -> str | None:
    """The order that the numbers of a file leave open: 16/04 can only be day and month."""
    firsts = [heading.either for heading in headings if heading.either]
    if any(one > 12 for one, _ in firsts):
        return "dmy"
    return "mdy" if any(other > 12 for _, other in firsts) else None


def _on_calendar(year: int, month: int, day: int) -> date:
    found = _maybe(year, month, day)
    if found is None:
        raise Impossible
    return found


def _maybe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None
