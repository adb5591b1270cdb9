"""A row of a table with headings: every cell goes where its heading says."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from planner.actions.arriving import Arrival, LegArrival, MetThere
from planner.interchange.itinerary import labels, phrases
from planner.interchange.itinerary.days import Ambiguous, Impossible
from planner.interchange.itinerary.groups import by_groups, group_of_line
from planner.interchange.itinerary.heard import Heard
from planner.interchange.itinerary.legs import (
    NOT_TAKEN,
    leg_arrival,
    legs_in,
    say_of_journeys,
)
from planner.interchange.itinerary.marks import is_everyone, mark_before_hours, take_marks
from planner.interchange.itinerary.own_rows import is_unchanged, without_unchanged
from planner.interchange.itinerary.parallel import AT_ONCE, at_once
from planner.interchange.itinerary.places import meeting_point_in
from planner.interchange.itinerary.plain_lines import bare
from planner.interchange.itinerary.row_cells import Row, Wrong, closed, wrong_cell
from planner.interchange.report import Message, Outcome
from planner.model import Function, ItemKind, ItemStatus, PartOfDay, TimeState
from planner.rules.day_headings import read_heading
from planner.rules.folding import folded
from planner.rules.time_spans import Span, opening_time
from planner.rules.typed_legs import read_leg
from planner.rules.typed_times import LONGEST_NIGHT, is_open

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d)?")
_FRACTION = re.compile(r"0?[.,]\d+")
_TOTAL = re.compile(r"(?:total|sum|summe|gesamt|totaal|totalt)\b", re.IGNORECASE)
_NO_TIME = "No time is given."
_NOT_OF_A_LEG = (
    *("venue", "room", "address", "meeting_point", "participants", "contacts", "notes", "details"),
    *(function.value for function in Function),
)
_YES = frozenset(["yes", "y", "true", "1", "x", "ja", "oui", "si", "sí"])


def hear_rows(row: Row) -> list[Heard]:
    """What a row says: an item, or one of each group that it names, or several journeys."""
    if is_unchanged(row):
        same = Heard(row.line.text or None, row.line.number, row.line.sheet)
        same.outcome = Outcome.SKIPPED
        same.say("It is here already, the same.")
        return [same]
    row = without_unchanged(row)
    journeys = legs_in(" ".join(row.text("title").split()), row.is_airport)
    if journeys:
        titles = (row.fields["title"]._replace(text=each) for each in journeys)
        return [hear_row(replace(row, fields={**row.fields, "title": t}, said=[])) for t in titles]
    heard = hear_row(row)
    arrival = heard.arrival
    if arrival is None or arrival.leg is not None or arrival.key or heard.outcome is not None:
        return [heard]
    apart = by_groups(arrival.title, row.background.groups)
    if not apart and (several := at_once(arrival.title)):
        apart = [(tuple(arrival.who), each) for each in several]
        heard.say(AT_ONCE)
    found = [
        replace(
            heard,
            arrival=replace(arrival, title=title, who=list(who), new_groups=True),
            messages=list(heard.messages),
        )
        for who, title in apart
    ] or [heard]
    alone = group_of_line(arrival.title, row.background.groups) if not apart else None
    if alone is not None and alone[1] and not arrival.who:
        arrival.title, arrival.who = alone[1], list(alone[0])
        arrival.new_groups = True
    for each in found:
        _take_details(each, row)
        say_of_journeys(each)
    return found


def _take_details(heard: Heard, row: Row) -> None:
    """Further lines of the title, and cells in which things of several kinds stand."""
    assert heard.arrival is not None
    title, *more = heard.arrival.title.split("\n")
    heard.arrival.title = title.strip()
    for line in (*more, *row.text("details").split("\n")):
        if line.strip():
            labels.take_detail(heard, line, row.background.venues)


def hear_row(row: Row) -> Heard:
    """What a row says; refused with its column where a cell makes no sense."""
    heard = Heard(row.line.text or None, row.line.number, row.line.sheet)
    told = [cell.text for cell in row.fields.values() if cell.text.strip()]
    if not told or _TOTAL.match(told[0]):
        heard.outcome = Outcome.SKIPPED
        heard.say("An empty row." if not told else "A row of totals.")
        return heard
    if all(folded(cell.text) == folded(cell.heading) for cell in row.fields.values()):
        heard.outcome = Outcome.SKIPPED
        heard.say("This is the heading of a table.")
        return heard
    try:
        heard.arrival = _arrival(row)
    except Ambiguous as question:
        heard.arrival = Arrival(title=row.text("title"))
        heard.outcome = Outcome.ASKED
        message = question.message
        row.said.append(Message(message.sentence, message.values, row.column("date")))
    except Wrong as wrong:
        heard.outcome = Outcome.REFUSED
        row.said.append(wrong.message)
    heard.messages += row.said
    return heard


def _arrival(row: Row) -> Arrival:
    arrival = Arrival(title=row.text("title"), key=row.text("id") or None)
    arrival.who, arrival.new_groups = list(row.groups), bool(row.groups)
    arrival.day = _day(row)
    arrival.city = row.text("stop") or row.city
    _times(row, arrival)
    if row.text("kind") == "leg":
        arrival.leg = _leg(row, arrival)
        return arrival
    typed = read_leg(" ".join(row.text("title").split()), row.is_airport)
    if typed is not None:
        arrival.leg = leg_arrival(typed, arrival.day, row.zone_of, row.background)
        arrival.leg.from_time = arrival.leg.from_time or arrival.start
        arrival.leg.to_time = arrival.leg.to_time or arrival.end
        if arrival.leg.from_time is not None:
            row.said = [each for each in row.said if each.sentence != _NO_TIME]
        besides = [typed.rest, *(row.text(name) for name in _NOT_OF_A_LEG)]
        for rest in filter(None, besides):
            row.said.append(Message(NOT_TAKEN, {"rest": rest}))
        return arrival
    if not arrival.title:
        raise Wrong(Message("The title is missing.", {}, row.column("title")))
    _words(row, arrival)
    return arrival


def _words(row: Row, arrival: Arrival) -> None:
    arrival.kind = closed(ItemKind, row, "kind")
    arrival.status = closed(ItemStatus, row, "status")
    for name in ("venue", "address", "room", "meeting_point", "dress"):
        setattr(arrival, name, _told(row, name) or None)
    point = meeting_point_in(arrival.venue or "")
    if point and arrival.meeting_point is None:
        arrival.meeting_point, arrival.venue = point, None
    access = row.text("access") and f"{row.column('access')}: {row.text('access')}"
    arrival.note = "\n".join(filter(None, (row.text("notes"), access))) or None
    if row.text("optional"):
        arrival.optional = folded(row.text("optional")) in _YES
    for function in Function:
        if told := _told(row, function.value):
            people = phrases.people_in(told, function)
            arrival.contacts = [*(arrival.contacts or ()), *people]
    if told := _told(row, "contacts"):
        arrival.contacts = [*(arrival.contacts or ()), *_people(told)]
    who = row.text("participants")
    if who:
        names = [] if is_everyone(who) else re.split(r"[,;\n]", who)
        arrival.who = [name.strip() for name in names if name.strip()]
        arrival.new_groups = all(folded(name).startswith("group ") for name in arrival.who)
    had = list(arrival.who)
    arrival.title = take_marks(arrival, arrival.title)
    arrival.new_groups = arrival.new_groups or arrival.who != had


def _told(row: Row, name: str) -> str:
    """What a cell names; nothing, which is said, where it is still open."""
    text = row.text(name)
    if not is_open(text):
        return text
    row.said.append(Message("{what} is open: “{text}”.", {"what": row.column(name), "text": text}))
    return ""


def _people(text: str) -> list[MetThere]:
    """Contacts as we write them, one a line, “Interpreter: Ana Lima”, or as anybody does."""
    people = []
    for line in re.split(r"\n|;", text):
        name, colon, rest = line.partition(":")
        function = folded(name).strip()
        if colon and function in {each.value for each in Function}:
            people += phrases.people_in(rest, Function(function))
        elif line.strip():
            people += phrases.people_in(line)
    return people


# -- when ------------------------------------------------------------------------------------------


def _day(row: Row) -> date | None:
    text = row.text("date")
    moment = _MOMENT.fullmatch(row.text("start"))
    if not text and moment:
        text = moment[1]
    if not text:
        if row.day is None:
            row.said.append(Message("It has no date yet."))
        return row.day
    text = _MOMENT.sub(r"\1", text)
    heading = read_heading(text)
    if heading is None:
        if folded(text) in ("tbd", "tba", "tbc", "?", "open", "offen"):
            row.said.append(Message("It has no date yet."))
            return None
        raise Wrong(wrong_cell(row, "date", "“{text}” is not a date."))
    try:
        return row.days.day(heading, row.said)
    except Impossible as error:
        raise Wrong(wrong_cell(row, "date", "The calendar has no “{text}”.")) from error


def _times(row: Row, arrival: Arrival) -> None:
    name = "start" if row.text("start") else "time"
    mark, text = mark_before_hours(row.text(name))
    arrival.title = f"{arrival.title} {mark}".strip() if arrival.title else ""
    state = row.text("time_state")
    if not text:
        part = row.text("part")
        text, name = (part, "part") if part else (state.replace("-", " "), "time_state")
    if not text:
        arrival.state = TimeState.TO_BE_DETERMINED
        row.said.append(Message(_NO_TIME))
        return
    span = _span(row, name, text)
    if span is None:
        arrival.state, arrival.as_given = TimeState.TO_BE_DETERMINED, text
        words = {"text": text}
        row.said.append(Message("“{text}” is no hour; the time is to be determined.", words))
        return
    arrival.start, arrival.end, arrival.part = span.start, span.end, span.part
    arrival.state, arrival.ends_next_day = span.state, span.ends_next_day
    if folded(state) == TimeState.APPROXIMATE and span.start is not None:
        arrival.state = TimeState.APPROXIMATE
    if span.guess:
        row.said.append(Message(span.guess, {"time": span.as_given}, row.column(name)))
    if row.text("end") and arrival.start is not None:
        _end(row, arrival)
    if row.text("fold") == "1":
        arrival.fold = 1
    given = row.text("time_as_given")
    ours = re.fullmatch(r"\d\d:\d\d", text) or (name != "time" and _is_our_word(text))
    arrival.as_given = given or (None if ours else text)
    if arrival.as_given and _MOMENT.fullmatch(arrival.as_given):
        arrival.as_given = None


def _is_our_word(text: str) -> bool:
    """Whether a table says a part of the day or a state as ours do: nobody gave it so."""
    word = folded(text).replace(" ", "-")
    return word in [each.value for each in (*TimeState, *PartOfDay)]


def _end(row: Row, arrival: Arrival) -> None:
    assert arrival.start is not None
    text = row.text("end")
    moment = _MOMENT.fullmatch(text)
    span = _span(row, "end", text)
    if span is None or span.start is None:
        row.said.append(Message("“{text}” is no hour; it has no end.", {"text": text}))
        return
    arrival.end = span.start
    over = text.endswith("+1") or (
        moment is not None
        and arrival.day is not None
        and date.fromisoformat(moment[1]) == arrival.day + timedelta(days=1)
    )
    if arrival.end <= arrival.start and not over:
        day = date(2000, 1, 1)
        length = datetime.combine(day + timedelta(days=1), arrival.end) - datetime.combine(
            day, arrival.start
        )
        over = length <= LONGEST_NIGHT
        if not over:
            row.said.append(Message("The end is earlier than the start.", {}, row.column("end")))
    arrival.ends_next_day = over


def _span(row: Row, name: str, text: str) -> Span | None:
    """The time in a cell; None where it is words alone. Figures that are no time are refused."""
    moment = _MOMENT.fullmatch(text)
    if moment:
        text = moment[2]
    elif _FRACTION.fullmatch(text):  # a time of a spreadsheet that was not formatted as one
        minutes = round(float(text.replace(",", ".")) * 1440) % 1440
        text = f"{time(minutes // 60, minutes % 60):%H:%M}"
    span = opening_time(bare(" ".join(text.split())), terse=True)
    if span is None or (span.rest and span.rest != text):
        if not any(letter.isdigit() for letter in text):
            return None
        raise Wrong(wrong_cell(row, name, "“{text}” is not a time."))
    return span


def _leg(row: Row, arrival: Arrival) -> LegArrival:
    """A journey as we write it: its start and place, its end and place."""
    landed = row.text("arrival_date")
    heading = read_heading(landed) if landed else None
    to_day = row.days.day(heading, row.said) if heading else None
    return LegArrival(
        mode=None,
        from_place=row.text("from") or None,
        from_day=arrival.day,
        from_time=arrival.start,
        to_place=row.text("to") or None,
        to_day=to_day,
        to_time=arrival.end,
    )
