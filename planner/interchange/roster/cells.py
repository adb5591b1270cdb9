"""One cell as the value of a field: what is kept, and what is to be said of it."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from planner.interchange.report import Message
from planner.interchange.roster.cleaning import clean
from planner.interchange.roster.days import DateOrder, NoDate, read_day, with_year
from planner.interchange.roster.fields import Kind, RosterField
from planner.interchange.roster.lists import read_list
from planner.interchange.roster.words import words
from planner.interchange.sheets import Trouble, Value
from planner.interchange.sheets.serials import from_serial
from planner.model import Consent, NameOrder, Role, Sector
from planner.rules.folding import folded
from planner.rules.reaching import MAILBOX, is_passport_number, is_telephone

SHORT, LONG = 300, 20_000
"""So many characters a short and a long field may have."""

_TEL = re.compile(r"^tel:\s*", re.IGNORECASE)
_MARKED = re.compile(r"'[\d+]")
_OF_A_MAIL = re.compile(r"(?<=\w)\?\S+|\b(?:bcc|cc|subject)\s*[:=].*", re.IGNORECASE)
_APART = re.compile(r"(?:^|[,;\n])\s*([\w.-]+ [\w.+-]+@[^\s,;<>]+)")
_LOST = re.compile(r"\d[.,]\d+E\+?\d+", re.IGNORECASE)
_OF_A_NUMBER = re.compile(r"\d{5,}\.0")  # a phone that was a number on its way into a text
_LOST_IN_FRONT = "{number} is a number in the sheet: a plus or a zero in front is lost."
_ZERO_LOST = "{number} is a number in the sheet: a zero in front, if it had one, is lost."
_TRAVELS = ("arrival", "departure")
_FIRST_SERIAL, _LAST_SERIAL = 36_526, 73_050  # of this century
NAMES_OF_PEOPLE = ("family_name", "given_name", "display_name")
_NAMES = ("family_name", "given_name", "native_name", "display_name", "passport_name")
_NAMES_TOO = ("na", "nil", "null")  # nothing, but where they are somebody's name
_LONGEST_NOTHING = 20  # characters of a word that stands for nothing
_LINES = re.compile(r"[;\n|]+|,\s*")


class Unfit(Exception):
    """The cell cannot be kept, which is said; `asks` if a person must decide."""

    def __init__(self, message: Message, asks: bool = False) -> None:
        super().__init__(str(message))
        self.message = message
        self.asks = asks


@dataclass(slots=True)
class Reading:
    """How the cells of one file are read."""

    today: date
    epoch_1904: bool = False
    ends: date | None = None  # the last day of the visit
    year: int | None = None  # of dates that name none
    messages: list[Message] = field(default_factory=list)  # of the row being read
    column: str | None = None
    sectors: dict[str, str] = field(default_factory=dict)  # words, and what they were taken for

    def say(self, sentence: str, **values: object) -> None:
        self.messages.append(Message(sentence, values, self.column))

    def unfit(self, sentence: str, *, typed: str = "", **values: object) -> Unfit:
        """Of a value that can be read in two ways: `typed` is how the person may say which."""
        return Unfit(Message(sentence, values, self.column, typed), asks=bool(typed))


def read_cell(known: RosterField, value: Value, order: DateOrder | None, reading: Reading) -> Any:
    """The value to keep; None where the cell says nothing. Raises Unfit."""
    if known.key in NAMES_OF_PEOPLE:
        _refuse_number(value, reading)
    if isinstance(value, Trouble):
        if "never worked out" in value.message.sentence:
            raise Unfit(Message(value.message.sentence, value.message.values, reading.column))
        reading.messages.append(
            Message(value.message.sentence, value.message.values, reading.column)
        )
        return None
    if known.kind in (Kind.DAY, Kind.BIRTHDAY):
        return _day(known, value, order, reading)
    text = _text(known, value, reading)
    if not text:
        return None
    if known.kind is Kind.LIST:
        return read_list(text, known.key != "citizenships") or None
    return _READERS.get(known.kind, _as_it_is)(known, text, reading)


def _refuse_number(value: Value, reading: Reading) -> None:
    """A name that a spreadsheet made a number or a date of, or that never was one."""
    if isinstance(value, date | time):
        day = value.date() if isinstance(value, datetime) else value
        raise reading.unfit("{day} is a date in the sheet and no name. Type it as text.", day=day)
    if isinstance(value, int | float) or (isinstance(value, str) and value.strip().isdecimal()):
        raise reading.unfit("“{value}” is a number and no name. Correct it.", value=value)
    if isinstance(value, str) and MAILBOX.fullmatch(value.strip()):
        raise reading.unfit("“{value}” is an e-mail address and no name. Correct it.", value=value)


def _as_it_is(_known: RosterField, text: str, _reading: Reading) -> str:
    return text


def _text(known: RosterField, value: Value, reading: Reading) -> str:
    """The text of a cell, cleaned; what was done to it is said."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return _written(value, known, reading)
    most = LONG if known.kind in (Kind.LONG, Kind.LIST, Kind.MAILBOXES) else SHORT
    if len(value) > most and len(value.strip()) > most:
        raise reading.unfit(
            "“{start}…” has {count} characters, and this field holds {most}; it was left out."
            " Shorten it.",
            start=value.strip()[:30],
            count=f"{len(value):,}",
            most=f"{most:,}",
        )
    cleaned = clean(value, lines=known.kind in (Kind.LONG, Kind.MAILBOXES, Kind.LIST))
    if cleaned.done:
        reading.say("“{text}”: {done}.", text=cleaned.text[:60], done=", ".join(cleaned.done))
    if len(cleaned.text) > _LONGEST_NOTHING:
        return cleaned.text
    plain = folded(cleaned.text)
    if plain in words().nothing and not (known.key in _NAMES and plain in _NAMES_TOO):
        return ""
    return cleaned.text


def _written(value: object, known: RosterField, reading: Reading) -> str:
    """A number, a date or a yes as text, as nearly as it stood there."""
    match value:
        case date() if known.kind in (Kind.CODE, Kind.PHONE):
            raise reading.unfit(
                "{day} is a date in the sheet and no number; it was left out. Type it as text.",
                day=value.date() if isinstance(value, datetime) else value,
            )
        case bool():
            return "yes" if value else "no"
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case int() | float():
            if abs(value) >= 1e15:
                raise reading.unfit(
                    "{number} has more digits than a spreadsheet keeps, and the last ones are lost;"
                    " it was left out. Type it as text.",
                    number=f"{value:.0f}",
                )
            number = str(value).removesuffix(".0")
            if known.kind is Kind.PHONE:
                _say_lost(number, reading)
            elif known.kind is Kind.CODE:
                reading.say(_ZERO_LOST, number=number)
            elif known.key in _TRAVELS and 0 < value < 1:  # of a day
                return _written(from_serial(value, reading.epoch_1904), known, reading)
            elif known.key in _TRAVELS and _FIRST_SERIAL < value < _LAST_SERIAL:
                day = from_serial(value, reading.epoch_1904)
                reading.say("The number {number} counts days; it is {day}.", number=number, day=day)
                return _written(day, known, reading)
            return number
    return str(value)


def _say_lost(number: str, reading: Reading) -> None:
    """Of a telephone that is a number in the sheet."""
    if "." in number:
        raise reading.unfit("“{text}” is not a phone number; it was left out.", text=number)
    reading.say(_LOST_IN_FRONT, number=number)


# -- kinds of values -------------------------------------------------------------------------------


def _day(
    known: RosterField, value: Value, order: DateOrder | None, reading: Reading
) -> date | None:
    if isinstance(value, str):
        value = _text(RosterField(known.key, Kind.SHORT, None), value, reading)
    if value is None or value == "":
        return None
    past = known.kind is Kind.BIRTHDAY
    try:
        if isinstance(value, str) and not past:
            value = with_year(value, reading.year or (reading.ends.year if reading.ends else None))
        read = read_day(value, order, reading.today, past=past, epoch_1904=reading.epoch_1904)
    except NoDate as no_date:
        if no_date.asks:
            raise reading.unfit(
                "“{value}” can be read in two ways. Say how dates are written here.",
                typed="--date-order dmy or --date-order mdy.",
                value=value,
            ) from None
        raise reading.unfit(
            "“{value}” is not a date; it was left out. Correct it in the list, as in 2026-05-12.",
            value=value,
        ) from None
    if read.note:
        reading.say(read.note, value=value, number=value, day=read.day, year=read.day.year)
    if past and read.day >= reading.today:
        raise reading.unfit(
            "{day} lies in the future, and nobody is born then; it was left out. Correct it in the"
            " list.",
            day=read.day,
        )
    if known.key == "passport_expiry" and read.day < (reading.ends or reading.today):
        when = "before the visit ends" if read.day >= reading.today else "already"
        reading.say(f"This passport expires {when}, on {{day}}.", day=read.day)
    return read.day


def _phone(_known: RosterField, text: str, reading: Reading) -> str | None:
    text = _as_text(_TEL.sub("", text), reading)
    if sum(letter.isdigit() for letter in text) < 4:
        reading.say("“{text}” is not a phone number; it was left out.", text=text)
        return None
    if _LOST.search(text):
        raise reading.unfit(
            "“{text}” is what a spreadsheet made of a number, and digits are lost; it was left"
            " out. Type it as text.",
            text=text,
        )
    if _OF_A_NUMBER.fullmatch(text):
        reading.say(_LOST_IN_FRONT, number=text.removesuffix(".0"))
    elif not is_telephone(text):
        reading.say("“{text}” is kept, though it does not look like a telephone number.", text=text)
    return text.removesuffix(".0") if _OF_A_NUMBER.fullmatch(text) else text


def _as_text(text: str, reading: Reading) -> str:
    """Without the apostrophe by which a spreadsheet says that a number is text."""
    if not _MARKED.match(text):
        return text
    reading.say("The apostrophe in front of “{text}” was taken off.", text=text[1:])
    return text[1:]


def _code(_known: RosterField, text: str, reading: Reading) -> str:
    text = _as_text(text, reading)
    if _LOST.fullmatch(text):
        raise reading.unfit(
            "“{text}” is what a spreadsheet made of a number, and digits are lost; it was left"
            " out. Type it as text.",
            text=text,
        )
    if not any(letter.isdigit() for letter in text):
        raise reading.unfit(
            "“{text}” is no passport number; it was left out. Type it where it is known.",
            text=text[:60],
        )
    if not is_passport_number(text):
        reading.say("“{text}” is kept, though it does not look like a passport number.", text=text)
    return text.removesuffix(".0") if text.replace(".", "", 1).isdigit() else text


def _mailboxes(_known: RosterField, text: str, reading: Reading) -> tuple[str, ...] | None:
    text = text.replace("mailto:", "")
    for beyond in _OF_A_MAIL.findall(text):
        reading.say("“{text}” is no part of an e-mail address; it was left out.", text=beyond)
    text = _OF_A_MAIL.sub(" ", text)
    found = tuple(dict.fromkeys(MAILBOX.findall(text)))
    rest = MAILBOX.sub(" ", text)
    for apart in _APART.findall(text):
        reading.say(
            "Look whether “{text}” is one e-mail address: it has a blank in it.", text=apart
        )
    for part in _LINES.split(rest):
        if "@" in part or (not found and part.strip()):
            reading.say("“{text}” is not an e-mail address; it was left out.", text=part.strip())
    return found or None


def _sector(_known: RosterField, text: str, reading: Reading) -> Sector | None:
    plain = folded(text).replace("-", " ")
    meant = words().sectors
    key = meant.get(folded(text)) or meant.get(plain)
    if key is None:
        parts = {meant.get(folded(part)) for part in re.split(r"[/,;&()]", text)} - {None}
        key = parts.pop() if len(parts) == 1 else None
    if key is None:
        reading.say(
            "“{text}” is no sector; it was left out. Sectors are: {known}.",
            text=text,
            known=", ".join(each.value for each in Sector),
        )
        return None
    if plain not in (key, key.replace("-", " ")):
        reading.sectors[text] = key.replace("-", " ")
    return Sector(key)


def _role(_known: RosterField, text: str, reading: Reading) -> Role | None:
    key = words().roles.get(folded(text))
    if key is None:
        reading.say(
            "“{text}” is no role in a delegation; it was left out. Roles are: {known}.",
            text=text,
            known=", ".join(each.value for each in Role),
        )
        return None
    return Role(key)


def _order(_known: RosterField, text: str, reading: Reading) -> NameOrder | None:
    plain = folded(text).replace(" ", "-")
    if plain in {each.value for each in NameOrder}:
        return NameOrder(plain)
    reading.say("“{text}” is neither given-first nor family-first; it was left out.", text=text)
    return None


def _truth(text: str) -> bool | None:
    word = folded(text).split(",")[0].split(" - ")[0].strip(" .!")
    if word in words().yes:
        return True
    return False if word in words().no else None


def _yes_or_no(_known: RosterField, text: str, reading: Reading) -> bool | None:
    truth = _truth(text)
    if truth is None:
        reading.say("“{text}” is neither yes nor no; it stays unknown.", text=text)
    return truth


def _consent(_known: RosterField, text: str, reading: Reading) -> Consent | None:
    truth = _truth(text)
    if truth is None:
        if folded(text) != "unknown":
            reading.say("“{text}” is neither yes nor no; it stays unknown.", text=text)
        return None
    return Consent.YES if truth else Consent.NO


_READERS = {
    Kind.PHONE: _phone,
    Kind.CODE: _code,
    Kind.MAILBOXES: _mailboxes,
    Kind.SECTOR: _sector,
    Kind.ROLE: _role,
    Kind.ORDER: _order,
    Kind.YES_OR_NO: _yes_or_no,
    Kind.CONSENT: _consent,
}
