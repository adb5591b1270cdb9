"""Every hour and every day that a line names, wherever it stands: what a reader must not pass over.

An hour is one that cannot be anything else by its look: no sum, phone, duration or part of a date.
"""

import re
from dataclasses import dataclass
from datetime import time

from planner.interchange.itinerary.places import is_street
from planner.rules.day_headings import Heading, dates_within
from planner.rules.time_patterns import SPANS
from planner.rules.time_spans import Span, ends_well, span_of, straight
from planner.rules.typed_legs import without_services
from planner.rules.typed_times import NAMED_HOURS, UNIT

_HOURS = tuple(
    re.compile(rf"(?<![\w.:$€£-])(?<!\d,){pattern.pattern}", re.IGNORECASE) for pattern in SPANS
)
_LED_BY = (
    r"(?:at|by|until|till?|before|after|around|um|gegen|ab|bis|vor|à|vers|dès|avant|après|jusqu'à|"
    r"a las?|hasta las?|hacia las?|om|rond|tot|vanaf|kl\.?)"
)
_ALONE = re.compile(  # “then dinner at 7.”
    rf"(?<!\w){_LED_BY}[ ](?P<a>1\d|2[0-3]|[1-9])(?=[ ]*(?:$|[,;)!?]|\.(?:\s|$)))", re.IGNORECASE
)
_FIGURES = re.compile(
    r"(?<![\w.:/+-])(?<![A-Z]{2} )(?P<a>(?:[01]\d|2[0-3])[0-5]\d)(?![\w.:/%€$-]|[ ][A-ZÀ-Þ])"
)
_HOUR_WORD = re.compile(
    r"noon|midday|midnight|o'clock|quarter|half|midi|minuit|heure|quart|mitternacht|halb|viertel|uhr|"
    r"mediod[ií]a|medianoche|media|cuarto|middernacht|kwart|uur|midnatt|正午",
    re.IGNORECASE,
)
_REACH = 24  # letters that may stand around the figures of hours and belong to them
_NO_HOURS = re.compile(  # phones, addresses of pages and mails, sums
    r"\+\d[\d ()./-]{6,}\d(?!\d|[:.h]\d)"
    r"|(?:tel|phone|mobile|cell|handy|tél|tfn|tlf|fax)\w*[.:]*[ ]*"
    r"[\d(][\d ()./-]{5,}(?<=\d)(?!\d|[:.h]\d)"
    r"|(?:https?://|www\.)\S+|\S+@\S+|(?:[$€£]|usd|eur)[ ]?\d[\d.,]*"
    r"|\d[\d.,]*[ ]?(?:[€$£%°]|(?:euros?|eur|usd|dollars?|km|miles?|m²|kg)(?!\w))",
    re.IGNORECASE,
)
_LASTS = re.compile(rf"(?P<hours>\d{{1,2}})(?:[ ]?{UNIT}[ ]?\d{{0,2}})?", re.IGNORECASE)
_WHOLE_WORD = re.compile(r"(?:hours?|heures?|horas?)$", re.IGNORECASE)
_SHORT_UNIT = re.compile(r"(?:hrs?|hs|h|u|uur)[ ]?\d{0,2}$", re.IGNORECASE)
_NUMBER_OF = re.compile(  # “Room 2.15”, “ext. 1215”, “Atelier n°2 : …”
    r"(?<!\w)(?:room|rm\.?|raum|zimmer|saal|salle|sala|zaal|kamer|lokaal|lokal|suite|apt\.?|gate|platz|table|"
    r"tisch|ext\.?|no\.?|nr\.?|n°|nº|#|page|seite|chapter|kapitel|psalm)[ ]*$",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:19|20)\d\d\D{1,3}(?:19|20)\d\d")
_IS_WORD = re.compile(  # “Canal du Midi”, “deux heures de marche”
    rf"(?:{'|'.join(map(re.escape, NAMED_HOURS))}|[^\W\d]+[ ](?:heures?|uur))(?!\w)", re.IGNORECASE
)
_LED = re.compile(rf"(?<!\w){_LED_BY}[ ]*$", re.IGNORECASE)
_STREET_OF_A_DAY = re.compile(  # “Rue du 8 Mai 1945”, “Avenida 9 de Julio”
    r"(?:rue|avenue|avenida|av\.?|ave\.?|calle|plaza|place|boulevard|bd\.?|paseo|stra(?:ß|ss)e|platz|"
    r"puente|pont|colegio|liceo|lycée|escuela|école|barrio|parque|hospital|estación|station)"
    r"(?:[ ](?:du|de la|de|des|del))?[ ]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NamedHours:
    """Hours as they are written, and what they mean."""

    written: str
    span: Span

    @property
    def times(self) -> tuple[time, ...]:
        return tuple(each for each in (self.span.start, self.span.end) if each is not None)

    @property
    def sure(self) -> bool:
        """Whether only one half of the day can be meant."""
        return self.span.half_given


def hours_named(text: str, *, figures: bool = False) -> list[NamedHours]:
    """All hours in a line, in the order of the ways they are written; `figures`: “0930” is one."""
    text = _around_figures(straight(text))
    for _, place in _days(text):
        text = _without(text, *place)
    text = without_services(text)
    for match in _NO_HOURS.finditer(text):
        text = _without(text, *match.span())
    found: list[tuple[int, NamedHours]] = []
    for pattern in (*_HOURS, _ALONE, *((_FIGURES,) if figures else ())):
        for match in pattern.finditer(text):
            span = _hours(match, text)
            if span is not None:
                found.append((match.start(), _named(match, span)))
                text = _without(text, *match.span())
    return [each for _, each in sorted(found, key=lambda one: one[0])]


def _around_figures(text: str) -> str:
    """What of a line can tell hours: all, or what stands around its figures."""
    if _HOUR_WORD.search(text):
        return text
    places = [place for place, letter in enumerate(text) if letter.isdigit()]
    return text[max(0, places[0] - _REACH) : places[-1] + _REACH] if places else ""


def days_named(text: str) -> list[tuple[str, Heading]]:
    """All whole dates in a line, as written and as read; not that of a street's name."""
    text = straight(text)
    return [
        (text[start:end].strip(" ,"), day)
        for day, (start, end) in _days(text)
        if not _STREET_OF_A_DAY.search(text[max(0, start - _REACH) : start])
    ]


def _days(text: str) -> list[tuple[Heading, tuple[int, int]]]:
    return dates_within(text) if any(letter.isdigit() for letter in text) else []


def _hours(match: re.Match[str], text: str) -> Span | None:
    if not ends_well(text, match.end()):
        return None
    at = match.start("a")
    plain = re.fullmatch(r"[\d.]+|\d ?: ?[\d-]+", text[at : match.end()])
    if (plain and _NUMBER_OF.search(text[max(0, at - _REACH) : at])) or (
        _is_bare(match) and _is_of_street(text[at:])
    ):
        return None
    alone = match.re in (_ALONE, _FIGURES)
    if not alone and (_is_of_years(match, text) or _is_length(match, text)):
        return None
    if _IS_WORD.fullmatch(match["a"]) and not _is_led(match, text):
        return None
    return span_of(match, match[0])


def _is_bare(match: re.Match[str]) -> bool:
    """Whether figures stand there without colon, point or word: “14-16”."""
    return bool(re.fullmatch(r"[\d\W]+", match[0])) and not re.search(r"\d[:.]\d", match[0])


def _is_of_street(text: str) -> bool:
    """Whether what begins here is a street: “14-16 Castle Street, Wexmere”."""
    return is_street(text.split(",")[0])


def _is_of_years(match: re.Match[str], text: str) -> bool:
    """Whether four figures are a year, or from one year to another."""
    alone = match.groupdict().get("sits") is None and re.search(r"(?:^|\s)\d{4}$", match[0])
    is_year = match[0][-4:-2] in ("19", "20")
    return bool(_YEARS.fullmatch(match[0]) or (alone and (is_year or not _is_led(match, text))))


def _is_length(match: re.Match[str], text: str) -> bool:
    """Whether hours tell how long something takes: “(2 hours)”, “1 h 30 de marche”."""
    lasts = _LASTS.search(match[0])
    if match.groupdict().get("b") or lasts is None or _is_led(match, text):
        return False
    given = match["a"].strip()
    return bool(
        _WHOLE_WORD.search(given) or (int(lasts["hours"]) <= 5 and _SHORT_UNIT.search(given))
    ) and not re.match(r"\d{4}", given)


def _is_led(match: re.Match[str], text: str) -> bool:
    """Whether a word before hours says that something is then."""
    at = match.start("a")
    return bool(_LED.search(text[max(0, at - _REACH) : at]))


def _named(match: re.Match[str], span: Span) -> NamedHours:
    return NamedHours(match.string[match.start("a") : match.end()].strip(), span)


def _without(text: str, start: int, end: int) -> str:
    return f"{text[:start]}{'¤' * (end - start)}{text[end:]}"
