"""A line without what lists, mails and pages put around it, its hours at its beginning."""

import re
from functools import lru_cache
from html import unescape

from planner.rules.time_spans import opening_time

_REMEMBERED = 2048  # lines; a program is gone through several times
QUOTE = re.compile(r"^(?:>[ ]?)+")
_BAR_END = re.compile(r"(?<=\S)\s+\|$")  # of the last cell of a row
_BULLET = re.compile(
    r"^(?:[•*·▪◦‣►▶▸■●○◆➢➤✓]|[-–—.](?=\s))[ \t]*|^\d{1,2}[.)][ \t]+(?=\d{1,2}[:.h])"
)
_STRONG = re.compile(r"^(?:\*\*?|__?)(?=\S)([^*_]+?)(?:\*\*?|__?)(?!\w)")
_STRONG_WITHIN = re.compile(r"(?<!\w)(\*\*|__)(?=\S)([^*_]+?)(?<=\S)\1(?!\w)")
_NUMBERED = re.compile(
    r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|#[ ]?\d{1,2}[.:]?|"
    r"(?:no|nr|item|point|punkt|punto|punt|top)\.?[ ]\d{1,2}[.:]?)[ \t]+(?=\S)",
    re.IGNORECASE,
)
_NAMED = re.compile(  # “Start: 9:00”, “Hora 9:00”
    r"(?:(?:start|starts|begins?|beginning|beginn|when|wann|quand|début|inicio|aanvang)[ ]?:?"
    r"|time|uhrzeit|zeit|heure|horaire|hora|tijd)[ ]+(?:at[ ]+)?(?=\S)",
    re.IGNORECASE,
)
_NO_BLANK = re.compile(r"(\d{1,2}[:.h]\d\d(?:[ ]?[ap]\.?m\.?)?)(?=[A-ZÀ-Þ][a-zà-ÿ])")  # “9:00Visit”
_MARK = re.compile(r"[^\w\s()\[\]{}<>\"'“”„«~±≈?-]{1,3}[ \t]*|o[ \t]+|[-–](?=\d)")  # “☐ 9:00”
_ENCLOSED = re.compile(r"(?:\{([^{}]+)\}|<([^<>]+)>|\"([^\"]+)\"|“([^“”]+)”)[ \t:.–-]*")
_TAG = re.compile(
    r"</?(?:a|b|br|div|em|font|h[1-6]|hr|i|li|ol|p|span|strong|t[dhr]|table|tbody|u|ul)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5});", re.IGNORECASE)
_END_OF_MAIL = re.compile(r"=(?:20)?$")  # a blank at the end of a line, as mail carries it
_SCANNED = re.compile(  # “1O:00am”, as scanners read it
    r"(?<![A-Za-z0-9])(?=[\dOolI:.]*[OolI])([\dOlI]{1,2}[:.][\dOolI]{2})(?=[ ]?[ap]\.?m)",
    re.IGNORECASE,
)
_FIGURES = str.maketrans("OolI", "0011")


@lru_cache(_REMEMBERED)
def bare(text: str) -> str:
    """A line without marks of quotation and lists, and with figures for scanned letters."""
    text = _without_markup(QUOTE.sub("", text).strip())
    text = _BAR_END.sub("", text)
    plain = _BULLET.sub("", _STRONG.sub(r"\1", text)).strip()
    plain = _hours_first(_STRONG_WITHIN.sub(r"\2", _STRONG.sub(r"\1", plain)))
    return _SCANNED.sub(lambda match: match[0].translate(_FIGURES), _STRONG.sub(r"\1", plain))


def _without_markup(text: str) -> str:
    """“<b>9:00</b>&nbsp;Visit=20” as “9:00 Visit”: what is left of a page or of a mail."""
    text = _TAG.sub(" ", text) if "<" in text else text
    text = _ENTITY.sub(lambda match: unescape(match[0]), text) if "&" in text else text
    return _END_OF_MAIL.sub("", text).strip()


def _hours_first(text: str) -> str:
    """The line without number, mark or word before its hours, and these out of their brackets."""
    text = _NO_BLANK.sub(r"\1 ", text, count=1) if _NO_BLANK.match(text) else text
    for lead in (_NUMBERED, _MARK, _NAMED):
        match = lead.match(text)
        own = match is not None and match[0][0].isalpha() and opening_time(text)  # “c. 9 am”
        if match and not own and opening_time(text[match.end() :]):
            text = text[match.end() :]
    enclosed = _ENCLOSED.match(text)
    inner = enclosed and next(each for each in enclosed.groups() if each)
    span = opening_time(inner) if inner else None
    if enclosed and span and not span.rest:
        return f"{inner} {text[enclosed.end() :]}".strip()
    return text
