"""The heading of a day in a program: “Thursday, April 16 – Detroit”, “jeudi 16 avril”, “Day 3”.

In English, French, German, Spanish, Dutch, Swedish and Norwegian, with or without weekday and year.
What is read here is what stands there; which day of which year is meant, the reader of the whole
file decides.
"""

import re
from dataclasses import dataclass, replace

from planner.rules.folding import folded
from planner.rules.time_patterns import WORD
from planner.rules.time_spans import opening_time, straight

_WEEKDAYS = (
    "monday mon lundi lun montag mo lunes maandag ma måndag mån mandag man 月曜日 月",
    "tuesday tues tue mardi mar dienstag di martes dinsdag tisdag tis tirsdag tir 火曜日 火",
    "wednesday wed mercredi mer mittwoch mi miércoles mié woensdag wo onsdag ons 水曜日 水",
    "thursday thurs thur thu jeudi jeu donnerstag do jueves jue donderdag torsdag tors tor "
    "木曜日 木",
    "friday fri vendredi ven freitag fr viernes vie vrijdag vr fredag fre 金曜日 金",
    "saturday sat samedi sam samstag sonnabend sa sábado sáb zaterdag za lördag lör lørdag lør "
    "土曜日 土",
    "sunday sun dimanche dim sonntag so domingo dom zondag zo söndag sön søndag søn 日曜日 日",
)
_MONTHS = (
    "january janvier januar jänner enero januari janv jan ene",
    "february février februar febrero februari févr fév feb",
    "march mars märz marzo maart mrz mar mrt mär",
    "april avril abril avr apr abr",
    "may mai mayo mei maj",
    "june juin juni junio jun",
    "july juillet juli julio juil jul",
    "august août agosto augustus augusti aug ago",
    "september septembre septiembre sept sep",
    "october octobre oktober octubre oct okt",
    "november novembre noviembre nov",
    "december décembre dezember diciembre desember dec déc dez dic des",
)
_WEEKDAY = {folded(word): n for n, words in enumerate(_WEEKDAYS) for word in words.split()}
_MONTH = {folded(word): n for n, words in enumerate(_MONTHS, start=1) for word in words.split()}


def _either(*lists: str) -> str:
    words = {word for each in lists for word in each.split()}
    words |= {folded(word) for word in words if word.isascii() is False and word[0] < "\u3000"}
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_W, _M = rf"(?:{_either(*_WEEKDAYS)})", rf"(?P<month>{_either(*_MONTHS)})"
_YEAR = r"(?:,?[ ]*(?:de |del |-)?(?P<year>(?:19|20|21)\d\d)(?!\d))?"
_SHORT_YEAR = r"(?:(?:[ ]|-|[ ]?')?(?P<yy>\d\d)(?=[ ]*(?:$|[,(]|:(?!\d)|[–—-][ ]+[^\W\d])))?"
_ST = r"(?:st|nd|rd|th|er|ère|e|º|°|:e|\.)?"
_D = r"(?P<day>\d{1,2})"
_DATES = tuple(
    rf"{date}(?![\w])"
    for date in (
        r"(?P<iso>\d{4}-\d\d-\d\d)",
        r"(?P<year>\d{4})[./](?P<number>\d{1,2})[./](?P<day>\d{1,2})",
        rf"{_D}{_ST}(?:[ ]*|-)(?:of |de )?{_M}\.?{_YEAR}{_SHORT_YEAR}",
        rf"{_M}\.?[ ]+(?:the )?{_D}(?:st|nd|rd|th)?{_YEAR}(?!:\d)",
        r"(?P<day>\d{1,2})\.[ ]?(?P<number>\d{1,2})(?:\.[ ]?(?P<year>\d{4}|\d\d(?!\d|[:.])))?\.?",
        r"(?P<one>\d{1,2})(?:(?P<sep>[/-])(?P<other>\d{1,2})(?P=sep)(?P<year>\d{4}|\d{2})|/(?P<other2>\d{1,2}))",
        r"(?P<one>\d{1,2})-(?P<dashed>0[1-9])",
        r"(?:(?P<year>\d{4})年)?(?P<number>\d{1,2})月(?P<day>\d{1,2})日",
    )
)
_BEFORE = r"(?:(?:the|on|le|den|der|de|dem|el|al|op|dia|día|am|du)[ ]+)?"
_JOINT = r"[,:]?[ ]*(?:[–—-][ ]+|\()?"  # “Saturday – April 18”, “Samstag (18.4.)”
_NAMED = rf"(?:(?:(?:le|el|am|on|op)[ ]+)?(?P<weekday>{_W})(?:\.|(?=[,:. (（]|\Z)){_JOINT})"
_DATED = tuple(re.compile(rf"{_NAMED}?{_BEFORE}{date}", re.IGNORECASE) for date in _DATES)
_DATED_IN_WORDS = tuple(each for each in _DATED if "?P<month>" in each.pattern)
_DATED_WITHIN = tuple(
    re.compile(rf"(?<![\w.:/+-]){each.pattern}", re.IGNORECASE) for each in _DATED
)
_OF_A_WORD = re.compile(r"des[ ]\d|\S*[ ]?\d{1,2}-[^\W\d]", re.IGNORECASE)  # “des 30-jährigen”
_OF_THE_PAPER = re.compile(  # when it was written, and who should answer
    r"(?<!\w)(?:stand|version|versie|versión|draft|entwurf|updated?|as of|mise? à jour|sent|"
    r"gesendet|bijgewerkt|actualizad[oa]|deadline|anmeld\w*|regist\w*|inscri\w*|aanmeld\w*|rsvp|"
    r"born|née?|geboren)(?!\w)",
    re.IGNORECASE,
)
_UNTIL = re.compile(  # just before a date
    r"(?<!\w)(?:by|until|before|bis(?: zum)?|vor(?: dem)?|avant(?: le)?|jusqu['’]au|hasta el|"
    r"antes del|vóór|uiterlijk|tot)[ ]*$",
    re.IGNORECASE,
)
_PART = rf"{WORD.pattern.replace('?P<word>', '?:')}[ ]*(?:$|[:–—-])"  # “Saturday evening”
_ALONE = re.compile(
    rf"(?:(?:on|am|le|el|op)[ ]+)?(?P<weekday>{_W})"
    rf"(?:\.$|(?=[ ]*(?:$|[,:,–—(|-]|in |à |en |{_PART})))",
    re.IGNORECASE,
)
_DAY_WORD = r"(?:day|jour|journée|tag|día|dia|dag)"
_NTH = (
    "one first erster erste premier première primer primera eerste första første",
    "two second zweiter zweite deuxième segundo segunda tweede andra andre",
    "three third dritter dritte troisième tercer tercera derde tredje",
    "four fourth vierter vierte quatrième cuarto cuarta vierde fjärde fjerde",
    "five fifth fünfter fünfte cinquième quinto quinta vijfde femte",
    "six sixth sechster sechste sixième sexto sexta zesde sjätte sjette",
    "seven seventh siebter siebte septième séptimo séptima zevende sjunde sjuende",
)
_SAID_COUNT = {folded(word): n for n, words in enumerate(_NTH, start=1) for word in words.split()}
_COUNTED = re.compile(
    rf"(?:{_DAY_WORD}(?:[ ]+|(?=\d))|(?-i:[JD])(?=\d))(?:(?:n°|#)[ ]*)?"
    rf"(?P<count>\d{{1,2}}|{_either(*_NTH)})(?!\w)(?!:\d)"
    rf"|(?P<said>{_either(*_NTH)})[ ]+{_DAY_WORD}(?!\w)"
    rf"|(?P<nth>\d{{1,2}})(?:st|nd|rd|th|er|ère|ème|e|º|\.)[ ]*{_DAY_WORD}(?!\w)",
    re.IGNORECASE,
)
_PREFACE = re.compile(  # “Arrival day, ”, “Schedule for ”
    r"[^\d:,(–—-]{0,30}?(?<!\w)(?:day|tag|jour|journée|día|dag|schedule|program(?:me|m|ma)?|"
    r"programa|ablauf|agenda|itinerary)(?!\w)"
    r"(?:[ ](?:for|of|of the|du|de la|für|para el|del|voor|am|on))?[ ]*[:,(–—-]?[ ]+(?=\S)",
    re.IGNORECASE,
)
_NUMBER_ALONE = re.compile(  # “Mardi 13”, “Lundi 18 matin”
    rf"(?P<weekday>{_W})[.,]?[ ]+{_BEFORE}{_D}{_ST}(?=[ ]*(?:$|[:,(–—]|{_PART}))", re.IGNORECASE
)
_NUMBER_FIRST = re.compile(  # “18th (Sat)”
    rf"{_D}{_ST}[ ]*[(（](?P<weekday>{_W})\.?[)）](?=[ ]*(?:$|[,:–—-]))", re.IGNORECASE
)
_RULE = re.compile(r"^[-–—_]{2,}\s*|\s*[-–—_]{2,}$")
_SIGN = re.compile(r"^[^\w\s()（.,;:'\"+/–—-]+[ ]*")  # “📅 Friday”
_ISO_MOMENT = re.compile(r"^(\d{4}-\d\d-\d\d)T(?=\d\d:)")
_OF_A_LIST = re.compile(rf"(?:\d{{1,2}}[.)]|[IVX]{{1,4}}\.)[ ]+(?={_W}(?!\w))", re.IGNORECASE)
_LATER_WEEKDAY = re.compile(rf"[ ,]*[(（]?(?P<weekday>{_W})(?![\w])[)）]?", re.IGNORECASE)
_UP_TO = r"(?:[-–—&+]|(?<=[.])/|(?:to|bis|au|al|tot|and|und|et|y|en|och|og)(?!\w))"
_RANGE = re.compile(
    rf"(?:(?:du|vom|from|del|van|de)[ ]+)?(?:{_NAMED})?"
    rf"(?:\d{{1,2}}{_ST}[ ]*(?:(?:of |de )?(?P<first>{_either(*_MONTHS)})\.?)?"
    rf"[ ]*{_UP_TO}[ ]*(?:{_W}[ ]+)?\d{{1,2}}{_ST}[ ]*(?:of |de )?{_M}"
    rf"|{_M.replace('month', 'month2')}\.?[ ]+\d{{1,2}}{_ST}[ ]*{_UP_TO}[ ]*"
    rf"(?:(?:{_either(*_MONTHS)})\.?[ ]+)?\d{{1,2}}{_ST}(?![\d:]))\.?{_YEAR}"
    rf"|{_W}(?:[ ]+\d{{1,2}}{_ST})?[ ]*{_UP_TO}[ ]*{_W}(?:[ ]+\d{{1,2}}{_ST})?(?=[ ]*(?:$|[:–—-]))",
    re.IGNORECASE,
)
_NO_DATE = re.compile(
    r"(?:date|day|datum|tag|jour|fecha|dag|dato)s?[ ]*:?[ ]*(?:tbd|tba|tbc|to be (?:determined|"
    r"confirmed|announced)|offen|noch offen|à confirmer|à déterminer|por confirmar|open)(?!\w)",
    re.IGNORECASE,
)
_SEPARATED = re.compile(r"[ ]*(?:$|[,:;.(|/\[–—-]|in |à |in |en |i )")
_WEEKDAY_FIRST = re.compile(rf"{_W}(?!\w)", re.IGNORECASE)
_LONGEST_SHORT_NAME = 4  # letters of “tors”, “vier”
_SHORT_LINE = 9  # words
_GAP = re.compile(r"^[\s.,:;|/)–—-]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A day as a heading names it; `either` are two numbers of which one is the month."""

    rest: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # from Monday
    count: int | None = None  # “Day 3”
    either: tuple[int, int] | None = None
    several: bool = False  # a stretch of days, or a day not yet known


def read_heading(line: str) -> Heading | None:
    """The day this line is the heading of; None where it is something else."""
    text = _RULE.sub("", straight(line).strip()).strip("*_#=~•·►▶▸■●○◆➢➤[]<>").strip()
    text = _ISO_MOMENT.sub(r"\1 ", _SIGN.sub("", text))
    text = text.removeprefix("(") if _whole_in_brackets(text) else text
    listed = _OF_A_LIST.match(text)
    text = text[listed.end() :] if listed else text
    counted = _COUNTED.match(text)
    if counted:
        rest, said = _GAP.sub("", text[counted.end() :]), counted["count"] or counted["said"]
        number = _SAID_COUNT.get(folded(said or "")) or int(said or counted["nth"])
        dated = read_heading(rest.strip("()")) if rest else None
        if dated and dated.count is None:
            return replace(dated, count=number)
        if not rest or _SEPARATED.match(text, counted.end()):
            return Heading(rest, count=number)
    unknown = _NO_DATE.match(text) or _RANGE.match(text)
    if unknown:
        return Heading(_GAP.sub("", text[unknown.end() :]), several=True)
    for pattern in _DATED:
        match = pattern.match(text)
        if match and _is_heading(match, text):
            return _dated(match, text[match.end() :])
    bare_number = _NUMBER_ALONE.match(text) or _NUMBER_FIRST.match(text)
    if bare_number:
        rest = _GAP.sub("", text[bare_number.end() :])
        weekday = _WEEKDAY[folded(bare_number["weekday"])]
        return Heading(rest, day=int(bare_number["day"]), weekday=weekday)
    preface = _PREFACE.match(text)
    if preface:
        dated = read_heading(text[preface.end() :].strip("()"))
        if dated and (dated.day or dated.either) and len(dated.rest.split()) <= 4:
            return dated
    alone = _ALONE.match(text)
    if alone and (len(alone["weekday"]) > 3 or text == alone[0]):
        rest = _GAP.sub("", text[alone.end() :])
        return Heading(rest, weekday=_WEEKDAY[folded(alone["weekday"])])
    return None


def _whole_in_brackets(text: str) -> bool:
    return text.startswith("(") and text.find(")") in (-1, len(text) - 1)


def day_in_title(line: str) -> Heading | None:
    """The one whole date within a line that heads a program of one day: “Workshop on 17 June 2021”.

    The rest of the heading is what else the line says. None too for when the program was written,
    and until when to answer.
    """
    text = straight(line).strip()
    if _RANGE.search(text) or _OF_THE_PAPER.search(text):
        return None
    found = {match.span(): match for each in _DATED_IN_WORDS for match in each.finditer(text)}
    if len(found) != 1:
        return None
    (match,) = found.values()
    if _UNTIL.search(text[: match.start()]) or not (match["year"] or match["weekday"]):
        return None
    heading = _dated(match, text[match.end() :])
    return replace(heading, rest=" ".join((text[: match.start()] + heading.rest).split()))


def weekday_first(line: str) -> str | None:
    """The weekday a line begins with, where it is written out: “Saturday – Sunday: free”."""
    match = _WEEKDAY_FIRST.match(straight(line))
    return match[0] if match and len(match[0]) > _LONGEST_SHORT_NAME else None


def day_at_end(line: str) -> Heading | None:
    """The whole date with which a short line ends: “Ostermontag, 5. April”, “Orlando, May 3”."""
    text = straight(line).strip(" :*_#=-–—")
    dates = dates_within(text) if len(text.split()) <= _SHORT_LINE else []
    if len(dates) != 1 or _OF_THE_PAPER.search(text):
        return None
    ((heading, (start, end)),) = dates
    before = text[:start].strip(" ,:(–—-")
    if end < len(text.rstrip(" )")) or _UNTIL.search(text[:start]) or re.search(r"\d", before):
        return None
    return replace(heading, rest=before)


def dates_within(line: str) -> list[tuple[Heading, tuple[int, int]]]:
    """All dates somewhere in a line that cannot be anything else, each with where it stands."""
    found: list[tuple[Heading, tuple[int, int]]] = []
    for pattern in _DATED_WITHIN:
        for match in pattern.finditer(line):
            start, end = match.span()
            apart = all(end <= other[0] or other[1] <= start for _, other in found)
            apart = apart and not _OF_A_WORD.match(line, start)
            if apart and (match["weekday"] or match.groupdict().get("year") or _is_whole(match)):
                found.append((_dated(match, ""), (start, end)))
    return sorted(found, key=lambda each: each[1])


def _is_whole(match: re.Match[str]) -> bool:
    """Whether a date without weekday and year is one: “16 April”, “16.4.”."""
    found = match.groupdict()
    number = found.get("number")
    return bool(found.get("month") or found.get("iso")) or (
        number is not None and 1 <= int(number) <= 12 and match[0][-1] in ".日"
    )


def _is_heading(match: re.Match[str], text: str) -> bool:
    """Whether a date at the beginning of a line is its heading: “10.30” may be a time."""
    if match["weekday"]:
        return True
    found = match.groupdict()
    if found.get("dashed"):
        return False
    if found.get("number") and match[0][-1] not in ".日" and not found.get("year"):
        return False
    if found.get("number") and not 1 <= int(found["number"]) <= 12:
        return False
    end = match.end()
    if _SEPARATED.match(text, end) or _LATER_WEEKDAY.match(text, end):
        return True
    hours = opening_time(text[end:].lstrip())  # “16.4. 10.30 Uhr Visit”
    return hours is not None and hours.start is not None and hours.guess is None


def _second_number(found: dict[str, str | None]) -> str:
    return next(found[name] or "" for name in ("other", "other2", "dashed") if found.get(name))


def _dated(match: re.Match[str], rest: str) -> Heading:
    found = match.groupdict()
    weekday = found["weekday"]
    if weekday is None:
        later = _LATER_WEEKDAY.match(rest)
        if later and (len(later["weekday"]) > 2 or later[0].strip()[0] in "(（"):
            weekday, rest = later["weekday"], rest[later.end() :]
    number = _WEEKDAY[folded(weekday)] if weekday else None
    rest = _GAP.sub("", rest)
    if found.get("iso"):
        year, month, day = map(int, found["iso"].split("-"))
        return Heading(rest, year, month, day, number)
    year_text = found.get("year") or found.get("yy")
    written = int(year_text) + (2000 if len(year_text) == 2 else 0) if year_text else None
    if found.get("one"):
        return Heading(
            rest,
            written,
            weekday=number,
            either=(int(found["one"]), int(_second_number(found))),
        )
    month = _MONTH[folded(found["month"])] if found.get("month") else int(found["number"])
    return Heading(rest, written, month, int(found["day"]), number)
