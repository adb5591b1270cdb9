"""Which field a heading means: in many languages, among other words, with several in one."""

import re
from functools import lru_cache

from planner.interchange.roster.fields import FAMILY_FIRST, FIELDS, JOINED, NAME, PHONES, SKIP
from planner.interchange.roster.words import heading_of, words

_IN_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NUMBERED = re.compile(r"(.+?)\s?\d")
_PARTS_OF_NAMES = ("family_name", "given_name")
_RUNNING = re.compile(r"(?:#|№|\bn[°ºo]\.?|\bno\.|\bnr\.?|\bnum\.?|\bnumber)\s*$", re.IGNORECASE)
_JOINS = frozenset(("and", "&", "en", "und", "et", "y", "e", "i", "och", "og", "a", "si", "ve"))
AT_BIRTH = "birth_name"
"""Of a column that is the family name where there is no other."""
_DELEGATES = frozenset(
    ("delegate", "delegates", "participant", "participants", "traveler", "traveller", "guest",
     "visitor", "teilnehmer", "deelnemer", "deltager", "deltaker", "deltagare", "delegado",
     "participante", "partecipante")
)  # fmt: skip
_ALONE = {"first": "given_name", "last": "family_name"}
_NAMES = frozenset((*_PARTS_OF_NAMES, NAME, FAMILY_FIRST))
_CUTS = re.compile(r"\s*[/|\n–—]\s*|\s+-\s+|[(\[)\]]")


@lru_cache(maxsize=8_192)
def meaning_of(text: str) -> str | None:
    """The field a heading names, or another meaning of a column; None where it says nothing."""
    known = words().columns
    if text.strip() in FIELDS:  # our own names, as in our own exports
        return text.strip()
    whole = heading_of(text)
    if known.get(whole) in _NAMES and _RUNNING.search(text):
        return SKIP  # “Delegate #”
    if whole in known:
        return known[whole]
    if whole.replace(" ", "_") in FIELDS:
        return whole.replace(" ", "_")
    numbered = _NUMBERED.fullmatch(whole)
    if numbered and (field := FIELDS.get(known.get(numbered[1], ""))) and field.kind in JOINED:
        return field.key  # “E-mail 2”
    who, _, what = whole.partition(" ")
    if who.rstrip("'s").rstrip("’") in words().companions and what in known:
        return "notes" if known[what] in (*_PARTS_OF_NAMES, NAME, FAMILY_FIRST) else SKIP
    if _of_somebody_else(whole):
        return SKIP
    if (of_them := _of_the_delegate(whole)) is not None:
        return of_them
    if (names := _order_told(whole)) is not None:
        return names
    bare = heading_of(_IN_BRACKETS.sub(" ", text))
    if bare in known:
        return known[bare]
    if (apart := _CAMEL.sub(" ", text)) != text and heading_of(apart) in known:
        return known[heading_of(apart)]  # “DateOfBirth”
    return _by_pieces(text) or _within(whole)


def _of_somebody_else(heading: str) -> bool:
    """“Child's date of birth”, “Driver phone number”, “Telephone (assistant)”."""
    spoken = (re.sub(r"['’]s?$", "", word) for word in re.split(r"[\s()\[\]/:,-]+", heading))
    return any(word in words().others for word in spoken)


def _of_the_delegate(heading: str) -> str | None:
    """“Delegate Surname”, “Phone of delegate”, “Participant's e-mail”: what is left is meant."""
    spoken = heading.split()
    left = [word for word in spoken if re.sub(r"['’]s?$", "", word) not in _DELEGATES]
    if len(left) == len(spoken):
        return None
    while left and left[-1] in ("of", "the", "de", "du", "des", "van"):
        left.pop()
    return words().columns.get(" ".join(left))


def _order_told(heading: str) -> str | None:
    """A whole name by what its heading says of the order: “Last name First name”, “Name (surname
    first)”, “Naam en voornaam”. None where it says more, or nothing of names."""
    spoken = [word for word in re.split(r"[\s()\[\]/,;+]+", heading) if word not in (*_JOINS, "")]
    found: list[str] = []
    at = 0
    while at < len(spoken):
        for length in (3, 2, 1):
            phrase = " ".join(spoken[at : at + length])
            meant = words().columns.get(phrase) or _ALONE.get(phrase)
            if meant in _NAMES and at + length <= len(spoken):
                break
        else:
            return None
        if meant in _PARTS_OF_NAMES and spoken[at + length :] == ["first"]:
            return FAMILY_FIRST if meant == "family_name" else NAME
        found.append(str(meant))
        at += length
    if set(found) == {NAME, FAMILY_FIRST}:  # “Name (last, first)”
        return FAMILY_FIRST
    if len(found) < 2 or "given_name" not in found:
        return None
    others = [each for each in found if each != "given_name"]
    if not others:
        return None
    family = next((at for at, each in enumerate(found) if each == "family_name"), None)
    first = family if family is not None else found.index(others[0])
    return FAMILY_FIRST if first < found.index("given_name") else NAME


def _by_pieces(text: str) -> str | None:
    """What a heading of several words side by side means: “Surname / Nom”, “E-mail 1 - Value”."""
    known = words().columns
    pieces = [
        piece if piece in known or not (numbered := _NUMBERED.fullmatch(piece)) else numbered[1]
        for each in _CUTS.split(text)
        if (piece := heading_of(each))
    ]
    if pieces and pieces[-1] in ("type", "label"):
        return SKIP  # “E-mail 1 - Type”
    meant = {known[piece] for piece in pieces if piece in known}
    if len(meant) == 1:
        return meant.pop()
    if meant == {"passport_number", "passport_expiry"}:
        return "passport_number"  # and until when it is valid, in one cell
    if "organization" in meant and len(meant) == 2:  # “Organization 1 - Name”, “… - Title”
        (beside,) = meant - {"organization"}
        return "organization" if beside == NAME else beside
    if meant - {*PHONES} == {"emails"}:
        return "emails"  # “E-mail / Phone”: each cell says which it is
    if meant and meant <= {"family_name", "given_name", NAME, FAMILY_FIRST}:
        first = next(known[piece] for piece in pieces if piece in known)
        return FAMILY_FIRST if first in ("family_name", FAMILY_FIRST) else NAME
    return None


def _within(heading: str) -> str | None:
    """The longest known heading that a wordy one begins or ends with."""
    known, spoken = words().columns, heading.split(" ")
    ends = [" ".join(spoken[:at]) for at in range(1, len(spoken))]
    ends += [" ".join(spoken[at:]) for at in range(1, len(spoken))]
    long_enough = [each for each in ends if each in known and (" " in each or len(each) > 7)]
    best = max(long_enough, key=len, default="")
    if not best and len(spoken) > 4:  # “What is your family name (as in …)”
        best = _asked_for(heading)
    if best and known[best] == "passport_number":  # “Passeport | Expire”
        rest = heading.removeprefix(best).removesuffix(best).strip(" -–/:|,")
        beside = known.get(rest) or (_within(rest) if rest not in ("", heading) else None) or ""
        return beside if beside.startswith("passport_") else known[best]
    return known[best] if best else None


def _asked_for(question: str) -> str:
    """The longest known heading that a question holds, as forms have them."""
    plain = f" {heading_of(_IN_BRACKETS.sub(' ', question))} "
    held = [
        phrase
        for phrase in words().columns
        if (" " in phrase or len(phrase) > 6) and f" {phrase} " in plain
    ]
    if "passport" in plain and (" expire " in plain or " expires " in plain):
        held.append("passport expiry date")
    return max(held, key=len, default="")


def phone_named(text: str) -> str | None:
    """The kind of phone that a heading of several things names."""
    meant = {words().columns.get(heading_of(piece)) for piece in _CUTS.split(text)}
    return next((key for key in PHONES if key in meant), None)
