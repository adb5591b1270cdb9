"""Contacts as vCards, 2.1 to 4.0: each card a line, its properties under headings of ours."""

import codecs
import logging
import re
import unicodedata
from itertools import pairwise
from typing import Any

from planner.interchange.report import Message
from planner.interchange.sheets.book import Book, Line, Sheet, refuse_too_many
from planner.model import Refused
from planner.store.unhurried import Progress, no_progress

HEADINGS = (
    "family_name", "given_name", "honorific", "suffix", "display_name", "position", "organization",
    "emails", "work_phone", "trip_phone", "private_phone", "date_of_birth", "home_address",
    "languages", "notes", "role", "sector", "groups", "biography", "native_name", "name_order",
    "pronunciation", "joins", "leaves", "arrival", "departure", "english_level",
    "needs_interpreter", "consent", "room_type", "sharing_with", "dietary", "observance",
    "mobility", "place_of_birth", "citizenships", "passport_name", "passport_number",
    "passport_issuer", "passport_expiry", "visa_class", "visa_status", "medical",
    "emergency_contact", "name",
)  # fmt: skip
"""The fields a card can hold; their names are the headings. “name” is whole, without parts."""

OURS = "-//City Pair Planner//EN"
"""Who wrote a card of ours. In such a card the full name says nothing that its parts do not."""


def own_property(field: str) -> str:
    """The property for a field that cards have none for."""
    return f"X-PLANNER-{field.upper().replace('_', '-')}"


_PLAIN = {
    "FN": "display_name",
    "TITLE": "position",
    "LANG": "languages",
    "NOTE": "notes",
    **{own_property(field): field for field in HEADINGS},
}
_TELLING = frozenset(
    ("NICKNAME", "ROLE", "URL", "IMPP", "RELATED", "CATEGORIES", "ANNIVERSARY", "GENDER", "ADR")
)
"""Properties of a person for which there is no field; the rest is of machines."""
UNREAD = Message("This card cannot be read. Export it again from the program it comes from.")
NO_PERSON = "The card “{name}” is of a group or an office, and of no person; it was left out."
UNENDED = Message(
    "This card never ends (END:VCARD). Export it again from the program it comes from."
)
NEXT_BEGINS = Message("This card never ends (END:VCARD); it was read up to the next one.")
_PARTED = frozenset(("N", "ADR", "ORG", "CATEGORIES", "NICKNAME", "BEGIN", "END", "VERSION"))
"""Properties in which a comma keeps parts apart, or that are of machines."""
_BARE_COMMA, _ESCAPED = re.compile(r"(?<!\\),"), r"\\,"
_EXTENSION = re.compile(r";ext=(\w+)$", re.IGNORECASE)
_CHARSET = re.compile(r";CHARSET=\"?([^:;\n\"]*)\"?(?=[:;])", re.IGNORECASE)
_BEGIN = re.compile(r"^BEGIN:VCARD[ \t]*$", re.MULTILINE | re.IGNORECASE)
_END = re.compile(r"^END:VCARD[ \t]*$", re.MULTILINE | re.IGNORECASE)
_PICTURE = re.compile(
    r"^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:].*(?:\n[ \t].*)*\n", re.MULTILINE | re.IGNORECASE
)
"""What is not read, and would spoil the card where it is damaged."""


def read_cards(text: str, name: str, progress: Progress = no_progress) -> Book:
    """Every card of a file. One that cannot be read does not stop the others."""
    import vobject  # type: ignore[import-untyped]  # no types

    logging.getLogger("vobject.base").setLevel(logging.CRITICAL)  # what it skips is said by us
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    head = Line(0, list(HEADINGS))
    lines = [head]
    begins = [match.start() for match in _BEGIN.finditer(text)]
    refuse_too_many(name, len(begins))
    ended, number, counted = False, 1, 0
    for start, following in pairwise([*begins, len(text)]):
        number += text.count("\n", counted, start)
        counted = start
        progress(start, len(text))
        end = _END.search(text, start, following)
        card_text = text[start : end.end() if end else following]
        if end is None and following == len(text):  # cut off, who knows where
            lines.append(Line(number, [], messages=[UNENDED]))
            continue
        ended = True
        whole, said = _without_unknown(_with_commas(_PICTURE.sub("", card_text)))
        if end is None:
            whole = f"{whole.rstrip()}\nEND:VCARD\n"
            said.append(NEXT_BEGINS)
        try:
            card: Any = next(
                vobject.readComponents(
                    whole,
                    transform=False,
                    ignoreUnreadable=True,
                    allowQP=True,
                )
            )
        except (vobject.base.ParseError, StopIteration, ValueError, LookupError):
            lines.append(Line(number, [], messages=[UNREAD]))
            continue
        cells = _cells(card, said)
        if not any(cells[:2]) and _is_of_no_person(card):
            named = cells[HEADINGS.index("organization")] or cells[HEADINGS.index("name")] or ""
            lines.append(Line(number, [], messages=[Message(NO_PERSON, {"name": named[:60]})]))
            continue
        if not any(cells):
            lines.append(Line(number, [], messages=[UNREAD]))
            continue
        lines.append(Line(number, cells, messages=said))
    if not ended:
        raise Refused("{file} holds no whole card (BEGIN:VCARD to END:VCARD).", file=name)
    return Book([Sheet(None, lines)], cards=True)


def _with_commas(card: str) -> str:
    """A card with the commas of its texts escaped, as they should be: the library would leave out
    what follows one that is not."""
    lines, is_text = [], False
    for line in card.split("\n"):
        head, colon, value = ("", "", line) if line[:1] in (" ", "\t") else line.partition(":")
        if colon:
            is_text = head.partition(";")[0].rpartition(".")[2].upper() not in _PARTED
        lines.append(f"{head}{colon}{_BARE_COMMA.sub(_ESCAPED, value)}" if is_text else line)
    return "\n".join(lines)


def _without_unknown(card: str) -> tuple[str, list[Message]]:
    """A card without the encodings it names and nobody knows; what they were of is UTF-8 then."""
    said: dict[str, Message] = {}

    def known(found: re.Match[str]) -> str:
        try:
            codecs.lookup(found[1])
        except (LookupError, ValueError):
            sentence = (
                "This card names an encoding that is none, “{encoding}”; it was read as UTF-8."
            )
            said[found[1]] = Message(sentence, {"encoding": found[1]})
            return ""
        return found[0]

    return _CHARSET.sub(known, card), list(said.values())


def _cells(card: Any, said: list[Message]) -> list[Any]:
    """What a card says in each field; what it says beyond them is said."""
    found: dict[str, str] = {}
    ours = any(line.name.upper() == "PRODID" and line.value == OURS for line in card.getChildren())
    for line in card.getChildren():
        if ours and line.name.upper() == "FN":
            continue
        value = _as_written(line) if isinstance(line.value, str) else ""
        _take(found, line.name.upper(), value, _types(line), said)
    if not ours:
        _let_go_of_the_full_name(found, _is_of_no_person(card))
    return [found.get(heading) or None for heading in HEADINGS]


def _as_written(line: Any) -> str:
    """The value with its escapes: of plain texts the library has taken them off already."""
    from vobject.vcard import VCardTextBehavior  # type: ignore[import-untyped]  # no types

    value: str = line.value
    if line.encoded or not (line.behavior and issubclass(line.behavior, VCardTextBehavior)):
        return value
    return re.sub(r"([\\;,])", r"\\\1", value).replace("\n", "\\n")


def _take(
    found: dict[str, str], kind: str, value: str, types: set[str], said: list[Message]
) -> None:
    """One property of a card, into the field it stands for."""
    parts = [_plain(part) for part in _split(value, ";")]
    match kind:
        case "N" if found.get("family_name") or found.get("given_name"):
            _add_native(found, value, said)
        case "N":
            names = [_several(part) for part in (*_split(value, ";"), "", "", "", "", "")]
            found |= {
                "family_name": names[0],
                "given_name": " ".join(filter(None, names[1:3])),
                "honorific": names[3],
                "suffix": names[4],
            }
        case "ORG":
            _set(found, "organization", ", ".join(filter(None, parts)), said)
        case "EMAIL":
            _add(found, "emails", _plain(value).removeprefix("mailto:"))
        case "TEL":
            phone = _EXTENSION.sub(r" ext. \1", _plain(value).removeprefix("tel:"))
            _add_phone(found, phone, types, said)
        case "BDAY":
            _set(found, "date_of_birth", _birthday(value), said)
        case "ROLE" if not found.get("position"):
            found["position"] = _plain(value)
        case "ADR" if "work" not in types:
            _add(found, "home_address", ", ".join(filter(None, parts)))
        case "FN" if found.get("display_name") and not _is_latin(value):
            _set(found, "native_name", _plain(value), said)
        case _ if kind in _PLAIN:
            _add(found, _PLAIN[kind], _plain(value))
        case _ if kind in _TELLING and (text := ", ".join(filter(None, parts))):
            sentence = "{kind} “{text}” was left out, for no field is called so."
            said.append(Message(sentence, {"kind": kind, "text": text[:60]}))


def _set(found: dict[str, str], field: str, value: str, said: list[Message]) -> None:
    """A value that may stand there once."""
    here = found.setdefault(field, value)
    if value and here != value:
        sentence = "“{text}” was left out: the {field} is “{known}” already."
        words = {"text": value, "field": field.replace("_", " "), "known": here}
        said.append(Message(sentence, words))


def _is_of_no_person(card: Any) -> bool:
    """Whether the card says that it is of a company or a group."""
    said = {line.name.upper(): str(line.value).casefold() for line in card.getChildren()}
    return said.get("X-ABSHOWAS") == "company" or said.get("KIND") in ("org", "group", "location")


def _let_go_of_the_full_name(found: dict[str, str], of_no_person: bool) -> None:
    """A display name that only joins the parts says nothing new; without parts it is the name."""
    shown = found.get("display_name", "")
    family, given = found.get("family_name", ""), found.get("given_name", "")
    honorific, suffix = found.get("honorific", ""), found.get("suffix", "")
    if not given and shown == family and " " in family:  # all of it, as telephones export it
        found["name"] = found.pop("display_name")
        del found["family_name"]
        return
    if not family and not given:
        whole = found.pop("display_name", "")
        if not of_no_person and whole != found.get("organization"):
            found["name"] = whole
        return
    words = sorted(" ".join((family, given)).split())
    aside = {*honorific.split(), *suffix.split()}
    left = [word.strip(",") for word in shown.split()]
    joined = " ".join(filter(None, (given, family)))
    spelled = sorted(word for word in left if word not in aside)
    if shown.strip(", ") == joined or (aside and spelled == words):
        del found["display_name"]


def _add(found: dict[str, str], field: str, value: str) -> None:
    if value:
        found[field] = f"{found[field]}; {value}" if found.get(field) else value


def _add_native(found: dict[str, str], value: str, said: list[Message]) -> None:
    """A second name of a card: the first one in its own script, whichever stands first."""
    family, given = [*map(_several, _split(value, ";")), "", ""][:2]
    here = (found.get("family_name", ""), found.get("given_name", ""))
    if not _is_latin("".join(here)) and _is_latin(family + given):
        found |= {"family_name": family, "given_name": given}
        family, given = here
    between = "" if any(letter >= "\u2e80" for letter in family) else " "
    _set(found, "native_name", between.join(filter(None, (family, given))), said)


def _is_latin(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return all(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)


def _add_phone(found: dict[str, str], value: str, types: set[str], said: list[Message]) -> None:
    if types & {"fax", "pager"}:
        sentence = "“{text}” is the number of a fax; it was left out."
        said.append(Message(sentence, {"text": value}))
        return
    if "home" in types and "cell" not in types:
        field = "private_phone"
    elif types & {"cell", "iphone", "mobile"}:
        field = "trip_phone"
    else:
        field = "work_phone"
    _set(found, field, value, said)


def _types(line: Any) -> set[str]:
    types = {each.lower() for each in line.singletonparams}
    for each in line.params.get("TYPE", ()):
        types.update(part.strip('"').lower() for part in each.split(","))
    return types


def _birthday(value: str) -> str:
    digits = re.fullmatch(r"(\d{4})-?(\d{2})-?(\d{2}).*", value.strip())
    return "-".join(digits.groups()) if digits else _plain(value)


def _split(value: str, mark: str) -> list[str]:
    """The parts of a structured value; an escaped mark is part of its part."""
    return re.split(rf"(?<!\\){mark}", value)


def _several(part: str) -> str:
    """Names that a comma keeps apart; one that is escaped is part of a name."""
    return " ".join(filter(None, map(_plain, _split(part, ","))))


def _plain(value: str) -> str:
    escaped = {"n": "\n", "N": "\n"}
    return re.sub(r"\\(.)", lambda m: escaped.get(m[1], m[1]), value, flags=re.DOTALL).strip()
