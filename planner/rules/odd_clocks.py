"""Hours whose figures stand apart in another way: “8'15”, “9,00 h”, “14：55”, “9⁰⁰”, “14h55min”."""

import re
import unicodedata

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_COLON = re.compile(  # a colon that is written in another way
    r"(?<![\d'])(?P<hour>\d{1,2})(?:['´`′](?P<minutes>[0-5]\d)(?!['´`′\"\d])"
    r"|[ʰ：∶·︓﹕](?P<plain>[0-5０-５]\d)(?!\d)|(?P<none>⁰⁰|°°|[.:]oo(?!\w))"
    r"|(?P<raised>[⁰¹²³⁴⁵][⁰¹²³⁴⁵⁶⁷⁸⁹]))"
)
_HOUR_SIGN = re.compile(  # “15h:30”, “14 h 55 min”, “14h55'”
    r"(?<!\d)(?P<hour>\d{1,2}[ ]?[hu])(?:[ ]?:[ ]?)?(?P<minutes>[ ]?[0-5]\d)"
    r"(?:(?:[ ]?(?:mn|min\.?)|m)(?!\w)|['′](?!\w))?",
    re.IGNORECASE,
)
_COMMA = re.compile(
    r"(?:\d{1,2},[0-5]\d(?:[ ]?[-‐‑‒–—−→〜～][ ]?|[ ](?:a|à|bis|tot|y|et)[ ]))?"
    r"\d{1,2},[0-5]\d(?=[ ]?(?:h|hs|hrs|horas|heures|uhr|uur)\b)",
    re.IGNORECASE,
)


def pointed(text: str) -> str:
    """A line with the hours in it as most people write them; no other comma is a part of one."""
    text = _HOUR_SIGN.sub(r"\g<hour>\g<minutes>", _COLON.sub(_with_colon, text))
    return _COMMA.sub(lambda match: match[0].replace(",", "."), text)


def _with_colon(match: re.Match[str]) -> str:
    minutes = match["minutes"] or match["plain"] or (match["raised"] or "00").translate(_RAISED)
    return unicodedata.normalize("NFKC", f"{match['hour']}:{minutes}")
