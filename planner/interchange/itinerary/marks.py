"""What a line says of the state of its item: “CANCELLED: …”, “(tbc)”, “[STANDBY]”, “(Group A)”."""

import re
from collections.abc import Callable

from planner.actions.arriving import Arrival
from planner.model import ItemStatus
from planner.rules.time_spans import opening_time

_CANCELLED = (
    "cancell?ed|called off|abgesagt|entfällt|fällt aus|gestrichen|annulée?|supprimée?|cancelad[oa]|"
    "anulad[oa]|suspendid[oa]|geannuleerd|vervalt|vervallen|afgelast|inställt|inställd|avlyst"
)
_STANDBY = (
    "stand-?by|back-?up|rain plan|in reserve|reserve|ausweichprogramm|ersatzprogramm|"
    "alternate|fallback|plan b|programme de réserve|en réserve|de reserva|reserveprogramma|reserv"
)
_TENTATIVE = (
    r"tentative|tbc|t\.b\.c\.|to be confirmed|not confirmed|unconfirmed|à confirmer|sous réserve|"
    "por confirmar|a confirmar|unbestätigt|noch unbestätigt|onder voorbehoud|unter vorbehalt|"
    r"(?:noch )?angefragt|(?:noch )?zu bestätigen|noch nicht bestätigt|u\.v\.|o\.v\.|"
    "(?:nog )?te bevestigen|nog niet bevestigd|aangevraagd|à valider|non confirmée?|pendiente|"
    "pendiente de confirmar|pendiente de confirmación|sin confirmar|provisional|pending|"
    "preliminärt?|obekräftat|ej bekräftat"
)
_CONFIRMED = "confirmed|bestätigt|confirmée?|confirmad[oa]|bevestigd"
_OPTIONAL = "optional|fakultativ|facultatif|facultative|opcional|optioneel|valfritt"


def _with_status(status: ItemStatus) -> Callable[[Arrival], None]:
    def give(arrival: Arrival) -> None:
        arrival.status = status

    return give


def _as_optional(arrival: Arrival) -> None:
    arrival.optional = True


def _as_standby(arrival: Arrival) -> None:
    arrival.standby = True


_BEFORE = (  # “CANCELLED: ”, “*** CANCELED *** ”, “[standby] ”
    r"^(?:[(\[*_~]+\s*(?:{words})\s*[)\]*_~]+\s*[:–—-]?\s*|(?:{words})\s*(?:[:–—-]|[*_~]{{2,}})\s*)"
)
_BEHIND = r"\s*[(\[*]+\s*(?:{words})\s*[)\]*]+"
_AT_END = r"\s+[–—-]+\s*(?:{words})\s*[!.]?$"


_BARE = r"^(?-i:(?=[A-ZÀ-Þ-]+(?![a-zß-ÿ])))(?:{words})(?!\w)[ ]+(?=\S)"  # “CANCELADO Visita”


def _found(words: str, *ways: str) -> re.Pattern[str]:
    return re.compile("|".join(way.format(words=words) for way in ways), re.IGNORECASE)


_MARKS: tuple[tuple[re.Pattern[str], Callable[[Arrival], None]], ...] = (
    (_found(_OPTIONAL, _BEFORE, _BEHIND), _as_optional),
    (_found(_STANDBY, _BEFORE, _BARE, _BEHIND), _as_standby),
    (_found(_TENTATIVE, _BEFORE, _BEHIND), _with_status(ItemStatus.PROPOSED)),
    (_found(_CONFIRMED, _BEHIND), _with_status(ItemStatus.CONFIRMED)),
    (_found(_CANCELLED, _BEFORE, _BARE, _BEHIND, _AT_END), _with_status(ItemStatus.CANCELLED)),
)
_OFF = re.compile(
    rf"(?<!\w)(?:{_CANCELLED}|postponed|verschoben|reportée?|aplazad[oa]|pospuest[oa]|"
    r"uitgesteld|framskjuten|utsatt)(?!\w)",
    re.IGNORECASE,
)
_HOISTED = re.compile(
    r"[(\[*_~]*\s*(?P<word>{words})\s*[)\]*_~]*\s*[:–—-]?\s*(?=\S)".format(
        words="|".join((_CANCELLED, _STANDBY, _TENTATIVE, _OPTIONAL))
    ),
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*[(\[–-]\s*(?P<name>(?:group|gruppe|groupe|grupo|groep|grupp)\s+\w+)\s*[)\]]?\s*$",
    re.IGNORECASE,
)


_EVERYONE = (
    "everyone|everybody|all|all groups|both groups|all together|the whole delegation|alle|"
    "alle gruppen|beide gruppen|gemeinsam|tous|toutes|tous les groupes|ensemble|todos|todas|"
    "todos los grupos|juntos|iedereen|alle groepen|samen|alla|tillsammans"
)
_FOR_ALL = re.compile(rf"\s*[(\[]\s*(?:for |für |pour |para |voor )?(?:{_EVERYONE})\s*[)\]]", re.I)


def is_everyone(who: str) -> bool:
    """Whether words for whom something is mean the whole delegation."""
    return bool(re.fullmatch(_EVERYONE, who.strip(), re.IGNORECASE))


def take_marks(arrival: Arrival, text: str) -> str:
    """The line without “(optional)”, “(confirmed)”, “(Group A)”, which go to their fields."""
    for pattern, give in _MARKS:
        plain = pattern.sub("", text, count=1)
        if plain != text and plain.strip():
            text = plain.strip().lstrip(":–- ")
            give(arrival)
    for_all = _FOR_ALL.sub("", text, count=1)
    if for_all != text and for_all.strip():
        arrival.who, text = [], for_all.strip()
    tail = _TAIL.search(text)
    if tail and tail.start() > 0:
        arrival.who = [tail["name"]]
        text = text[: tail.start()].strip()
    return text


def sounds_called_off(title: str) -> bool:
    """Whether a title says somewhere that it will not be then: “Visit cancelled due to strike”."""
    return bool(_OFF.search(title))


def mark_before_hours(text: str) -> tuple[str, str]:
    """What is said before hours, in brackets, and the text without it: “CANCELLED: 3:30 …”."""
    mark = _HOISTED.match(text)
    span = opening_time(text[mark.end() :]) if mark else None
    if mark is None or span is None or span.start is None:
        return "", text
    return f"({mark['word']})", text[mark.end() :]


def hours_after_mark(text: str) -> str:
    """“CANCELLED: 3:30 Tree planting” with its hours before what is said of it."""
    mark, rest = mark_before_hours(text)
    span = opening_time(rest) if mark else None
    return f"{span.as_given} {mark} {span.rest}" if span else text
