"""The time of a line of a program, in the spellings that programs come in."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.model import PartOfDay, TimeState
from planner.rules.time_spans import Span, in_part, opening_time, time_within

clocks = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def told(span: Span | None) -> tuple[str | None, str | None, str]:
    assert span is not None
    start = f"{span.start:%H:%M}" if span.start else None
    end = f"{span.end:%H:%M}{'+1' if span.ends_next_day else ''}" if span.end else None
    return start, end, span.rest


@pytest.mark.parametrize(
    ("line", "start", "end", "rest"),
    [
        ("9:00 - 10:30 a.m. Meeting, Room 201", "09:00", "10:30", "Meeting, Room 201"),
        ("2:55 – 4:30 pm Participants arrive", "14:55", "16:30", "Participants arrive"),
        ("8:00 am – 12:00 pm Briefing", "08:00", "12:00", "Briefing"),
        ("11:00 - 1:30 pm Lunch", "11:00", "13:30", "Lunch"),
        ("12:30 – 2:30 pm Lunch", "12:30", "14:30", "Lunch"),
        ("10h00.- Guided visit", "10:00", None, "Guided visit"),
        ("15.30 Uhr am Bahnhof", "15:30", None, "am Bahnhof"),
        ("15.30 am Bahnhof", "15:30", None, "am Bahnhof"),
        ("9.30 Uhr am Bahnhof", "09:30", None, "am Bahnhof"),
        ("8'15: Salida", "08:15", None, "Salida"),
        ("9’30-10: Paseo", "09:30", "10:00", "Paseo"),
        ("9⁰⁰ – 10³⁰ Uhr Gespräch", "09:00", "10:30", "Gespräch"),
        ("8°° Start", "08:00", None, "Start"),
        ("9.oo Uhr Start", "09:00", None, "Start"),
        ("9:00~10:30 Visit", "09:00", "10:30", "Visit"),
        ("9:00〜10:30 Visit", "09:00", "10:30", "Visit"),
        ("10:00～ Meeting", "10:00", None, "Meeting"),
        ("AM 9:00 Meeting", "09:00", None, "Meeting"),
        ("PM 1:30-3:00 Meeting", "13:30", "15:00", "Meeting"),
        ("abends 8:00 Essen", "20:00", None, "Essen"),
        ("(19:30) Essen", "19:30", None, "Essen"),
        ("[7:30 – 9 pm] Dinner", "19:30", "21:00", "Dinner"),
        ("17:30-till late Party", "17:30", None, "Party"),
        ("kl. 10-12 Möte", "10:00", "12:00", "Möte"),
        ("kl 10 Möte", "10:00", None, "Möte"),
        ("zw. 17 und 18 Uhr Rückkehr", "17:00", "18:00", "Rückkehr"),
        ("1000 hours Briefing", "10:00", None, "Briefing"),
        ("10h30 Réunion", "10:30", None, "Réunion"),
        ("18.30 Dinner", "18:30", None, "Dinner"),
        ("16 Uhr Ankunft", "16:00", None, "Ankunft"),
        ("14.30 Uhr bis 16 Uhr: Stadtrundgang", "14:30", "16:00", "Stadtrundgang"),
        ("von 9 bis 10 Uhr Treffen", "09:00", "10:00", "Treffen"),
        ("de 9h à 10h30 Réunion", "09:00", "10:30", "Réunion"),
        ("van 9.00 tot 10.30 uur Overleg", "09:00", "10:30", "Overleg"),
        ("de 9:00 a 10:30 Reunión", "09:00", "10:30", "Reunión"),
        ("a las 10:30 Reunión", "10:30", None, "Reunión"),
        ("10:30 h Visita", "10:30", None, "Visita"),
        ("kl. 9.30 Möte", "09:30", None, "Möte"),
        ("from 9 to 10 Coffee", "09:00", "10:00", "Coffee"),
        ("between 9 and 10 Coffee", "09:00", "10:00", "Coffee"),
        ("9-10:30 Coffee", "09:00", "10:30", "Coffee"),
        ("5-7 pm Reception", "17:00", "19:00", "Reception"),
        ("1730 Dinner", "17:30", None, "Dinner"),
        ("0930-1045 Briefing", "09:30", "10:45", "Briefing"),
        ("Noon Lunch", "12:00", None, "Lunch"),
        ("10:30-noon Talk", "10:30", "12:00", "Talk"),
        ("12 noon - 1:30 Lunch", "12:00", "13:30", "Lunch"),
        ("5:00pm-close Bar", "17:00", None, "Bar"),
        ("9:00 a. m. Desayuno", "09:00", None, "Desayuno"),
        ("um halb zwölf Empfang", "11:30", None, "Empfang"),
        ("halb 12 Uhr Empfang", "11:30", None, "Empfang"),
        ("half twaalf Overleg", "11:30", None, "Overleg"),
        ("Abends 23.00 - 01.00 Feier", "23:00", "01:00+1", "Feier"),
        ("Vormittags 9 - 11 Uhr Rathaus", "09:00", "11:00", "Rathaus"),
        ("Abends 8 - 10 Uhr Konzert", "20:00", "22:00", "Konzert"),
        ("le soir 20h - 22h Dîner", "20:00", "22:00", "Dîner"),
        ("22:00 - 01:00 Party", "22:00", "01:00+1", "Party"),
        ("21h30 – 0h15 Dîner", "21:30", "00:15+1", "Dîner"),
        ("9,00 h Besuch", "09:00", None, "Besuch"),
        ("6:30pm until 10:00pm (scan) Cruise", "18:30", "22:00", "Cruise"),
    ],
)
def test_a_line_that_begins_with_its_time(
    line: str, start: str, end: str | None, rest: str
) -> None:
    span = opening_time(line)
    assert told(span) == (start, end, rest)
    assert span and span.guess is None
    assert span.state is TimeState.EXACT


@pytest.mark.parametrize(
    "line",
    [
        "sobre las 16 Ankunft",
        "gegen 16 Uhr Ankunft",
        "vers 16h Ankunft",
        "~4 pm Ankunft",
        "16:00 (approx.) Ankunft",
        "ab ca. 16 Uhr Ankunft",
        "nach 16 Uhr Ankunft",
    ],
)
def test_about_an_hour(line: str) -> None:
    span = opening_time(line)
    assert told(span) == ("16:00", None, "Ankunft")
    assert span and span.state is TimeState.APPROXIMATE


@pytest.mark.parametrize(
    ("line", "part", "rest"),
    [
        ("Morning: Visit", PartOfDay.MORNING, "Visit"),
        ("afternoon Afternoon with hosts", PartOfDay.AFTERNOON, "Afternoon with hosts"),
        ("Afternoon with hosts", PartOfDay.AFTERNOON, "Afternoon with hosts"),
        ("Nachmittags: Freizeit", PartOfDay.AFTERNOON, "Freizeit"),
        ("'s namiddags: vrije tijd", PartOfDay.AFTERNOON, "vrije tijd"),
        ("’s voormiddags: markt", PartOfDay.MORNING, "markt"),
        ("夜 (night, Japan time) Depart", PartOfDay.NIGHT, "Depart"),
        ("現地時間の午前中 (morning, local time) Arrive", PartOfDay.MORNING, "Arrive"),
    ],
)
def test_a_part_of_the_day(line: str, part: PartOfDay, rest: str) -> None:
    span = opening_time(line)
    assert span and (span.state, span.part, span.rest) == (TimeState.PART_OF_DAY, part, rest)


@pytest.mark.parametrize("line", ["TBD Visit", "time TBD - Visit", "Uhrzeit offen: Visit"])
def test_to_be_determined(line: str) -> None:
    span = opening_time(line)
    assert span and (span.state, span.rest) == (TimeState.TO_BE_DETERMINED, "Visit")


@pytest.mark.parametrize(
    "line",
    [
        "10 Downing Street",
        "901 17th St NW",
        "16.04.2027",
        "50% of all",
        "Room 201",
        "9/11",
        "10$ each",
    ],
)
def test_what_is_no_time_is_left_alone(line: str) -> None:
    assert opening_time(line) is None


@pytest.mark.parametrize(
    ("line", "given"),
    [
        ("Afternoon with hosts", "Afternoon"),
        ("Morning: Visit", "Morning"),
        ("9:30 - 11 Talk", "9:30 - 11"),
    ],
)
def test_what_was_read_is_kept_as_it_was_given(line: str, given: str) -> None:
    span = opening_time(line)
    assert span and span.as_given == given


def test_what_had_to_be_supposed_is_said() -> None:
    span = opening_time("10:00 – 2:00 Tour")
    assert told(span) == ("10:00", "14:00", "Tour")
    assert span and span.guess
    backwards = opening_time("18:00 – 9:00 Tour")
    assert backwards and backwards.guess and not backwards.ends_next_day


@pytest.mark.parametrize(
    ("line", "start", "rest"),
    [
        ("Dinner at 7 pm, Floriana", "19:00", "Dinner, Floriana"),
        ("Talks, 9:00 - 10:30 a.m., City Hall", "09:00", "Talks, City Hall"),
        ("Free time (2-4 pm)", "14:00", "Free time"),
        ("Meet at 7 pm in the lobby", "19:00", "Meet in the lobby"),
    ],
)
def test_a_time_in_the_middle(line: str, start: str, rest: str) -> None:
    span = time_within(line)
    assert told(span)[::2] == (start, rest)


def test_two_times_in_one_line_are_not_chosen_between() -> None:
    assert time_within("Meet at 3:30 pm and again at 5 pm") is None


@given(clocks, clocks)
@example(time(10), time(22, 1))
def test_every_span_of_both_clocks_is_read_back(start: time, end: time) -> None:
    day = date(2027, 4, 16)
    length = datetime.combine(day, end) - datetime.combine(day, start)
    over = length <= timedelta()
    length += timedelta(days=1) if over else timedelta()
    if over and length > timedelta(hours=8):
        return
    for pattern in ("%H:%M", "%I:%M %p", "%H.%M", "%Hh%M"):
        line = f"{start.strftime(pattern)} – {end.strftime(pattern)} Tour"
        span = opening_time(line)
        assert span and (span.start, span.end, span.ends_next_day) == (start, end, over), line
        assert span.rest == "Tour"


@given(st.text(max_size=60))
def test_any_line_is_read_or_left_alone(line: str) -> None:
    for span in (opening_time(line), opening_time(line, terse=True), time_within(line)):
        assert span is None or span.state in TimeState


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("12:00 Tour", False),
        ("13:00 Tour", True),
        ("0:30 Tour", True),
        ("09:00 Tour", True),
        ("9:00 Tour", False),
        ("1300 Tour", True),
        ("9 Uhr Tour", True),
        ("9 am Tour", True),
        ("noon Tour", True),
        ("halb neun Tour", False),
        ("9:00 - 13:00 Tour", True),
    ],
)
def test_whether_it_is_before_or_after_noon_is_said(line: str, told: bool) -> None:
    span = opening_time(line)
    assert span and span.half_given is told


@pytest.mark.parametrize(
    ("end", "start"),
    [(time(8), 8), (time(8, 1), 20), (time(11, 59), 20), (time(12), 8), (None, 20)],
)
def test_the_evening_moves_both_ends_of_a_clock_of_twelve(end: time | None, start: int) -> None:
    span = in_part(Span("8 – ...", start=time(8), end=end), PartOfDay.EVENING)
    assert span.start == time(start)
    assert span.end == (end and time(end.hour + start - 8, end.minute))


# -- ranges as mails have them, in five languages --------------------------------------------------


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("9.30 u. – 11.00 u. Raad", "09:30", "11:00"),
        ("9 u. - 10 u.: Raad", "09:00", "10:00"),
        ("van 9 u. tot 11 u. Raad", "09:00", "11:00"),
        ("van half tien tot elf Raad", "09:30", "11:00"),
        ("tussen 9 u. en 11 u. Raad", "09:00", "11:00"),
        ("halb zehn bis elf Rat", "09:30", "11:00"),
        ("9 Std. – 10 Uhr Rat", None, None),
        ("9h. à 11h. Conseil", "09:00", "11:00"),
        ("9 heures 30 Conseil", "09:30", None),
        ("a las 9:30 Mayo", "09:30", None),
        ("9 heures 30 à 11 heures Conseil", "09:30", "11:00"),
        ("de las 9 a las 11 Pleno", "09:00", "11:00"),
        ("De las 9 a las 11 h. Pleno", "09:00", "11:00"),
        ("entre las 9 y las 11 Pleno", "09:00", "11:00"),
        ("desde las 9 hasta las 11 Pleno", "09:00", "11:00"),
        ("a partir de las 9 Pleno", "09:00", None),
        ("a las 9 Pleno", "09:00", None),
        ("A las 19 h. Pleno", "19:00", None),
        ("a las 9 y media Pleno", "09:30", None),
        ("3 pm through 5 pm Council", "15:00", "17:00"),
        ("from 3 until 5 pm Council", "15:00", "17:00"),
        ("half past nine to eleven Council", "09:30", "11:00"),
    ],
)
def test_a_range_in_a_spelling_of_mails(line: str, start: str | None, end: str | None) -> None:
    span = opening_time(line)
    if start is None:
        assert span is None
        return
    assert told(span) == (start, end, line.split()[-1])
    assert span and span.guess is None


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("de nueve a once Pleno", "Pleno"),
        ("von neun bis elf Rat", "Rat"),
        ("from nine to eleven Council", "Council"),
        ("9 – 11: Clase", "Clase"),
    ],
)
def test_a_range_in_words_alone_is_taken_and_said(line: str, rest: str) -> None:
    span = opening_time(line)
    assert told(span) == ("09:00", "11:00", rest)
    assert span and span.guess == "These figures were taken for hours."


@pytest.mark.parametrize(
    "line",
    [
        "from one to four: a story of a town",
        "von zwei bis drei Personen",
        "de dos a tres personas",
        "9. - 11. April",
    ],
)
def test_what_counts_or_tells_is_no_range_of_hours(line: str) -> None:
    assert opening_time(line) is None
