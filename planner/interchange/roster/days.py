"""Dates as lists write them, in whatever order, language and century."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from planner.interchange.roster.words import words
from planner.interchange.sheets.serials import from_serial
from planner.rules.folding import folded

YEARS = range(1900, 2200)


class DateOrder(StrEnum):
    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


class NoDate(Exception):
    """The text is no date; `asks` if it is one, but may be read in two ways."""

    def __init__(self, asks: bool = False, impossible: bool = False) -> None:
        super().__init__()
        self.asks = asks
        self.impossible = impossible


@dataclass(frozen=True, slots=True)
class Read:
    day: date
    note: str | None = None  # what was made of it, where that is not plain


_NUMBERS = re.compile(r"(\d{1,4})\s*([-/. ])\s*(\d{1,2})\s*\2\s*(\d{1,4})\.?")
_RUN = re.compile(r"\d{8}")
_BY_NAME = re.compile(
    r"(?:[^\W\d]{2,12}\.?,?\s+)?"  # a weekday
    r"(?:(?P<d1>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.|°)?[\s\-/.,]*(?:de\s+|of\s+)?(?P<m1>[^\W\d_]{3,12})\.?"
    r"|(?P<m2>[^\W\d_]{3,12})\.?[\s\-/.]*(?P<d2>\d{1,2})(?:st|nd|rd|th)?(?!\d))"
    r"[\s\-/.,]*(?:de\s+|del\s+)?(?P<y>\d{4}|['’]?\d{2})\s*(?:г\.?|р\.?)?"
)
_YEAR_NAMED = re.compile(r"(\d{4})[\s\-/.]+([^\W\d_]{3,12})\.?[\s\-/.]+(\d{1,2})\.?")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN = re.compile(rf"(\d{{1,2}})[\s./-]+({'|'.join(_ROMANS)})[\s./-]+(\d{{4}})", re.IGNORECASE)
_AROUND = re.compile(
    r"^(?:'|(?:geb|nat|né|née|born|nato|nata|nacid[oa]|roz)\b\.?(?:\s(?:am|le|on|il|el))?\s+)"
    r"|\s(?:г|р)\.?$",
    re.IGNORECASE,
)
"""What may stand around a date: the mark of a text, “born on”, the year's own word."""
_EAST_ASIA = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?")
_CLOCK = re.compile(r"[T\s,]+\d{1,2}[:h.]\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:am|pm|z)?$", re.IGNORECASE)
_FLIGHT = re.compile(r"(?<![^\s(])(?:[A-Z]{2}|[A-Z]\d|\d[A-Z])\s?\d{2,4}(?![^\s),;])")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९", "0123456789" * 3)


def read_day(
    value: object,
    order: DateOrder | None,
    today: date,
    *,
    past: bool = False,
    epoch_1904: bool = False,
) -> Read:
    """The day a cell means; raises NoDate. `past`: it lies behind us, as a birthday does."""
    if isinstance(value, datetime):
        return Read(value.date())
    if isinstance(value, date):
        return Read(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        if isinstance(value, int) and _RUN.fullmatch(str(value)):
            return _of_run(str(value), order)
        return _of_number(value, epoch_1904)
    text = _plain(str(value))
    if text.isdecimal() and len(text) == 5:
        return _of_number(int(text), epoch_1904)
    written = _EAST_ASIA.fullmatch(text)
    if written:
        return Read(_day(int(written[1]), int(written[2]), int(written[3])))
    if _RUN.fullmatch(text):
        return _of_run(text, order)
    if match := _NUMBERS.fullmatch(text):
        return _of_numbers(match, order, today, past)
    return _of_words(text, today, past)


_YEARLESS = re.compile(
    r"(\d{1,2}\s*[-/.]\s*\d{1,2}\.?|\d{1,2}\.?\s+[^\W\d_]{3,12}\.?|[^\W\d_]{3,12}\.?\s+\d{1,2})"
)


def with_year(text: str, year: int | None) -> str:
    """The text with this year where it names none: “16 April” in a list for a visit of 2027."""
    match = _YEARLESS.fullmatch(_plain(text)) if year else None
    if not match:
        return text
    mark = next((mark for mark in "-/." if mark in match[1].strip(".")), " ")
    return f"{match[1].strip('.')}{mark}{year}"


def day_of_journey(text: str) -> str | None:
    """The date of “13 April AF 084 14:30”; None where there is no flight beside it."""
    rest = _FLIGHT.sub(" ", text)
    if rest == text:
        return None
    rest = re.sub(r"\s\d{1,2}[:h.]\d{2}(?=\s|$)|\s[A-Z]{3}(?=[\s\-–/]|$)", " ", rest)
    return " ".join(rest.split()).strip(" ,;-–/") or None


_DAY = (
    r"(?P<day>\d{1,4}(?P<mark>[-/.])\s?\d{1,2}(?P=mark)\s?\d{2,4}"
    r"|\d{1,2}\.?\s[^\W\d]{3,12}\.?\s\d{4})"
)
_PLACE = r"(?P<place>[^\W\d][^\d,;/]{1,60})"
_DAY_THEN_PLACE = re.compile(
    rf"{_DAY}\s*(?:[,;/–-]\s*|\s(?:à|a|in|en|te|at|w|v|i)\s)\s*{_PLACE}", re.IGNORECASE
)
_PLACE_THEN_DAY = re.compile(
    rf"{_PLACE}[,;/\s]\s*(?:(?:le|den|on|el|il|op|am|dnia)\s+)?{_DAY}", re.IGNORECASE
)


def names_a_place(heading: str) -> bool:
    """Whether a column of birthdays is headed as one of birthplaces too."""
    plain = folded(heading)
    return any(word in plain for word in ("place", "lieu", "ort", "lugar", "luogo", "local",
                                          "plaats", "miejsce", "sted"))  # fmt: skip


def birth_of(text: str) -> tuple[str, str | None]:
    """The day and the place in “12/03/1970 à Nantes” and “Nantes, le 12/03/1970”; where there are
    not both, the text as it is."""
    for pattern in (_DAY_THEN_PLACE, _PLACE_THEN_DAY):
        if found := pattern.fullmatch(text.strip()):
            return found["day"], found["place"].strip()
    return text, None


def order_of(values: Iterable[object]) -> tuple[set[DateOrder], bool]:
    """Which orders of day and month these cells prove, and whether some may be read either way."""
    proven: set[DateOrder] = set()
    open_ones = False
    for value in values:
        match = _NUMBERS.fullmatch(_plain(value)) if isinstance(value, str) else None
        if not match or len(match[1]) == 4 or len(match[4]) not in (2, 4):
            continue
        first, second = int(match[1]), int(match[3])
        if match[2] == "." or first == second:
            continue
        if first > 12 >= second >= 1:
            if len(match[4]) == 4 or first <= 31:
                proven.add(DateOrder.DMY)
        elif second > 12 >= first >= 1:
            proven.add(DateOrder.MDY)
        elif 1 <= first <= 12 and 1 <= second <= 12:
            open_ones = True
    return proven, open_ones


def _plain(text: str) -> str:
    text = " ".join(text.translate(_DIGITS).replace("\u200f", "").split()).strip(" ,")
    return _CLOCK.sub("", _AROUND.sub("", text))


def _of_number(number: float, epoch_1904: bool) -> Read:
    if number <= 59 or (number in YEARS and float(number).is_integer()):
        raise NoDate  # a year, or hardly anything
    found = from_serial(number, epoch_1904)
    day = found.date() if isinstance(found, datetime) else found
    if not isinstance(day, date) or day.year not in YEARS:
        raise NoDate
    return Read(day, "The number {number} counts days; it is {day}.")


def _of_run(text: str, order: DateOrder | None) -> Read:
    if order in (None, DateOrder.YMD) and int(text[:4]) in YEARS:
        return Read(_day(int(text[:4]), int(text[4:6]), int(text[6:])))
    first, second, year = int(text[:2]), int(text[2:4]), int(text[4:])
    if order is DateOrder.MDY:
        first, second = second, first
    elif order is None and second <= 12 and first <= 12 and first != second:
        raise NoDate(asks=True)
    return Read(_day(year, second, first))


def _of_numbers(match: re.Match[str], order: DateOrder | None, today: date, past: bool) -> Read:
    one, mark, two, three = match[1], match[2], match[3], match[4]
    if len(one) == 4:
        return Read(_day(int(one), int(two), int(three)))
    if len(one) > 2 or len(three) in (1, 3):
        raise NoDate
    if order is DateOrder.YMD:
        year, note = _year(one, today, past)
        return Read(_day(year, int(two), int(three)), note)
    first, second = int(one), int(two)
    year, note = _year(three, today, past)
    if mark == "." and order is None:
        order = DateOrder.DMY  # as everybody writes who writes dots
    told, order = order, _only_order(first, second) or order
    if told not in (None, order):
        note = "“{value}” can only be read the other way round than the rest; it is {day}."
    if order is None and first != second:
        if not (1 <= first <= 12 and 1 <= second <= 12):
            raise NoDate(impossible=True)
        raise NoDate(asks=True)
    if order is DateOrder.MDY:
        first, second = second, first
    return Read(_day(year, second, first), note)


def _only_order(first: int, second: int) -> DateOrder | None:
    """The one order in which two numbers can be a day and a month."""
    if first > 12 >= second:
        return DateOrder.DMY
    return DateOrder.MDY if second > 12 >= first else None


def _of_words(text: str, today: date, past: bool) -> Read:
    low = folded(text)
    months = words().months
    if match := _ROMAN.fullmatch(text):
        return Read(_day(int(match[3]), _ROMANS.index(match[2].upper()) + 1, int(match[1])))
    if match := _YEAR_NAMED.fullmatch(low):
        month = months.get(match[2])
        if month:
            return Read(_day(int(match[1]), month, int(match[3])))
    match = _BY_NAME.fullmatch(low)
    month = months.get(match["m1"] or match["m2"]) if match else None
    if not match or not month:
        raise NoDate
    year, note = _year(match["y"].strip("'’"), today, past)
    if "listopada" in low:
        note = "“{value}” was read as Polish, {day}; in Croatian it is a day of October."
    return Read(_day(year, month, int(match["d1"] or match["d2"])), note)


def _year(text: str, today: date, past: bool) -> tuple[int, str | None]:
    """The year meant; of two figures one in the past for a birthday, else one of this century."""
    year = int(text)
    if len(text) == 4:
        return year, None
    year += 2000
    if past and year >= today.year:
        year -= 100
    return year, "The year of “{value}” was read as {year}."


def _day(year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise NoDate(impossible=True) from None
    if year not in YEARS:
        raise NoDate(impossible=True)
    return found
