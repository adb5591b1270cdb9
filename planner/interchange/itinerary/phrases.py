"""The parts of a line of a program: title, room, venue, address, and whom one meets.

“Meeting with Jane Roe, Chief of Staff, Room 201, City Hall”: what stands at the end of a line and
looks like a place is taken for one, and everything else stays in the title.
"""

import re
from functools import cache

from planner.actions.arriving import Arrival, MetThere
from planner.interchange.itinerary.places import (
    is_address,
    is_department,
    is_place,
    is_room,
    place_named,
)
from planner.model import Function
from planner.rules.folding import folded
from planner.rules.item_kinds import names_activity
from planner.wording import known, wording

_PHONE = re.compile(
    r"(?:(?:tel|phone|mobile|cell|handy|tél|tfn|tlf)\.?:? *)?"
    r"(\+?\d[\d ()./-]{6,}\d(?:,? *(?:ext|extn|extension|x|poste|dw)\.? *\d{1,6}\b)?)",
    re.I,
)
_HONORIFIC = (
    r"(?:Dr|Prof|Mr|Mrs|Ms|Miss|Mx|Herr|Frau|M|Mme|Mlle|Sr|Sra|Srta|Don|Doña|Dhr|Mevr|Rev|Hon|Sir|"
    r"Lord|Lady|Imam|Rabbi|Pastor|Father|Sister(?! Cit(?:y|ies))|Sheikh|"
    r"Dra|Lic|Licda|Ing|Arq|Mag|Pr|Dipl|Dña|D)"
)
_OFFICE = (
    r"(?:(?:Deputy |Vice |Lord |Acting )?(?:Mayor|Governor|Senator|Ambassador|Consul|"
    r"Consul General|Commissioner|Councilmember|Councilman|Councilwoman|Council Member|"
    r"Chief|Police Chief|Sheriff|Director|President|Chair|Chairman|Judge|Secretary|"
    r"Minister|Representative|Congressman|Congresswoman)|Oberbürgermeister(?:in)?|Bürgermeister(?:in)?|Maire|Alcalde|Alcaldesa|"
    r"Burgemeester|Borgmästare|Ordfører)"
)
_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_PARTICLE = r"(?:de|van|von|der|den|la|le|del|bin|el|al)"
_NAME = rf"{_CAPITAL}[\w'’.-]+(?: (?:{_CAPITAL}[\w'’.-]*|{_PARTICLE})){{1,4}}"
_STYLED = rf"(?:{_HONORIFIC}\.? )*"
# a doctor is one also on paper; of Mr. and Ms. nothing is lost
_CIVIL = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Herr|Frau|M|Mme|Mlle|Sr|Sra|Srta|Don|Doña|Dña|D|Dhr|Mevr)\.? "
)
_PERSON = re.compile(
    rf"^(?P<style>{_STYLED})(?:(?P<office>{_OFFICE}) )?(?P<name>{_STYLED}{_NAME})$"
)
_POSITION = re.compile(
    r"\b(?:chief|director|manager|officer|head|mayor|president|secretary|professor|coordinator|"
    r"chair|chairman|chairwoman|commissioner|senator|governor|ambassador|consul|attorney|sheriff|"
    r"superintendent|specialist|advisor|adviser|fellow|journalist|editor|dean|pastor|imam|rabbi|"
    r"founder|ceo|cfo|coo|alumnus|alumna|host|member|representative|burgermeister|burgermeisterin|"
    r"oberburgermeister|leiter|leiterin|direktor|direktorin|geschaftsfuhrer|geschaftsfuhrerin|"
    r"referent|referentin|sprecher|sprecherin|maire|directeur|directrice|conseiller|conseillere|"
    r"adjoint|adjointe|responsable|alcalde|alcaldesa|concejal|concejala|jefe|jefa|burgemeester|"
    r"wethouder|directeur|borgmastare|ordforer|leder|chef)\b"
)
_BODY = re.compile(
    r"\b(?:committee|commission|council|association|chamber|board|society|league|federation|cities|"
    r"komitee|ausschuss|verein|verband|kammer|comite|chambre|camara|asociacion|comision|"
    r"vereniging|kamer|bestuur)\b"
)
_POSSESSIVE = re.compile(r"\w['’]s ")  # “Lord Mayor's Parlour”
_WITH = re.compile(r"\b(?:with|mit|avec|con|met|med)\s+(.+)$")
_AT = re.compile(
    r"\s(?:at|im|in der|à la|à l'|au|en el|en la|in het|på)\s+(?:the\s+)?([A-ZÀ-Þ].+)$"
)
_SPLIT = re.compile(r"\s*[,|]\s+|\s*\t\s*|\s+[–—-]\s+|\s+@\s+|\s*\.{4,}\s*")
_LAST_PAREN = re.compile(r"\s*[(\[]([^()\[\]]{2,80})[)\]]\s*$")
_ABOUT_TIME = re.compile(r"\d\s*(?:min|minutes|hours?|h\b|uhr)|optional|tent|tbc|confirm", re.I)


def phone_in(text: str) -> re.Match[str] | None:
    match = _PHONE.search(text)
    return match if match and sum(letter.isdigit() for letter in match[1]) >= 7 else None


def is_position(text: str) -> bool:
    return len(text) <= 80 and bool(_POSITION.search(folded(text)))


def person_in(text: str) -> MetThere | None:
    """“Dr. Silas Burris”, “Mayor Tom Henry”, “Tom Henry, Mayor”, “Ana Lima (host)”, a phone."""
    phone = phone_in(text)
    if phone:
        text = (text[: phone.start()] + text[phone.end() :]).strip(" ,;()–-")
    name, *rest = re.split(r"\s*,\s+", text.strip(" .;"))
    aside = _LAST_PAREN.search(name)
    organization = None
    if aside:
        name = name[: aside.start()]
        if is_place(aside[1]):
            organization = aside[1]
        else:
            rest = [aside[1], *rest]
    match = _PERSON.match(name.strip())
    if (
        match is None
        or is_place(name)
        or _POSSESSIVE.search(name)
        or _BODY.search(folded(match["name"]))
    ):
        return None
    positions = [match["office"], *rest] if match["office"] else rest
    if organization is None and len(positions) > 1 and not is_position(positions[-1]):
        organization = positions.pop()
    return MetThere(
        _CIVIL.sub("", match["style"]) + match["name"],
        ", ".join(positions) or None,
        organization,
        phone=phone[1].strip() if phone else None,
    )


def people_in(text: str, function: Function = Function.HOST) -> list[MetThere]:
    """Everybody in a list of contacts; whoever is no name by its look is taken as written."""
    people = []
    for each in re.split(r"\s*(?:;|\n)\s*", text.strip()):
        if not each:
            continue
        met = person_in(each) or _as_written(each)
        met.function = function
        people.append(met)
    return people


def _as_written(text: str) -> MetThere:
    phone = phone_in(text)
    if phone:
        text = (text[: phone.start()] + text[phone.end() :]).strip(" ,;()–-")
    name, _, position = text.partition(", ")
    return MetThere(name or None, position or None, phone=phone[1].strip() if phone else None)


_PLACE_LABEL = re.compile(
    r"(?:venue|location|place|where|ort|wo|lieu|lugar|plaats|locatie|plats|sted)[ ]?:[ ]*(?=\S)",
    re.IGNORECASE,
)
_VISIT = re.compile(
    r"(?:"
    r"(?:site )?visit(?: to| at| of)?|tour(?: of| at)?"
    r"|visite(?: de la| du| des| de| à l[’']| à la| au| à)?|visita(?: a| al| a la| de)?"
    r"|besuch(?: im| in der| beim| bei| der| des)?|führung(?: durch)?|bezoek(?: aan)?"
    r"|besök(?: på| vid| hos)?|besøk(?: på| ved| hos)?"
    r") (?:the |das |die |den |dem |la |le |les |het |de )?(\S.*)",
    re.IGNORECASE,
)
"""A visit whose title says to what."""


def split_title(arrival: Arrival, text: str, venues: frozenset[str]) -> None:
    """Put the words of a line into title, contacts, room, venue and address."""
    pieces = _pieces(text)
    if _is_house(pieces, venues):
        arrival.title = arrival.venue = text
        return
    title_end = len(text)
    address: list[str] = []
    while len(pieces) > 1:
        start, piece = pieces[-1]
        before = pieces[-2][1] if len(pieces) > 2 else ""
        if len(pieces) == 2 and _names_land(pieces[0][1]):
            break  # “US - Russia Mayors' Conference”
        labelled = _PLACE_LABEL.match(piece)
        if labelled and arrival.venue is None:
            arrival.venue = piece[labelled.end() :]
        elif is_room(piece.partition(";")[0]) and arrival.room is None:
            arrival.room, _, more = piece.partition("; ")
            arrival.note = "\n".join(filter(None, (arrival.note, more))) or None
        elif is_address(piece) or (address and _begins_address(pieces)):
            address.insert(0, piece)
        elif arrival.venue is None and _names_place(piece, venues, arrival):
            arrival.venue = piece
        elif arrival.venue is None and piece[:1].isupper() and is_place(before, venues):
            arrival.venue = f"{before}, {piece}"
            pieces.pop()
            start = pieces[-1][0]
        elif (met := person_in(piece)) and _is_sure(piece):
            arrival.contacts = [met, *(arrival.contacts or ())]
        elif (
            is_position(piece) and piece[:1].isupper() and person_in(_after_with(before) or before)
        ):
            met = person_in(f"{_after_with(before) or before}, {piece}")
            arrival.contacts = [*([met] if met else ()), *(arrival.contacts or ())]
        else:
            break
        title_end = start
        pieces.pop()
    arrival.title = re.sub(r"[\s,;:|@–—-]+$", "", text[:title_end])
    arrival.address = ", ".join(address) or arrival.address
    _aside(arrival, venues)
    arrival.venue = arrival.venue and place_named(arrival.venue)
    _within(arrival, venues)
    if arrival.address and arrival.venue is None and (visited := _VISIT.match(arrival.title)):
        arrival.venue = visited[1].strip()


def _is_house(pieces: list[tuple[int, str]], venues: frozenset[str]) -> bool:
    """Whether a title is nothing but a house and what is in it: “Drake University, Law School”."""
    if len(pieces) != 2 or is_room(pieces[1][1]) or is_address(pieces[1][1]):
        return False
    house, part = (piece for _, piece in pieces)
    return is_department(part) and is_place(house, venues) and not names_activity(house)


def _pieces(text: str) -> list[tuple[int, str]]:
    """The parts of a line, each with where the separator before it begins; “(a, b)” stays whole."""
    pieces: list[tuple[int, str]] = []
    start = begin = 0
    for match in _SPLIT.finditer(text):
        if text.count("(", begin, match.start()) > text.count(")", begin, match.start()):
            continue
        pieces.append((start, text[begin : match.start()].strip()))
        start, begin = match.start(), match.end()
    pieces.append((start, text[begin:].strip()))
    return pieces if all(piece for _, piece in pieces) else [(0, text)]


def _names_land(text: str) -> bool:
    """Whether all that would be left of a title is a country, or letters for one: “US”, “UK”."""
    return bool(re.fullmatch(r"(?:[A-Z]\.?){2,3}", text)) or folded(text) in _lands()


@cache
def _lands() -> frozenset[str]:
    """The names of all countries, in every language of the program."""
    words = (wording(language) for language in known())
    return frozenset(folded(name) for word in words for name in word.countries())


def _begins_address(pieces: list[tuple[int, str]]) -> bool:
    """Whether a word before a postal code is the city of an address: “901 17th St, Washington”."""
    piece = pieces[-1][1]
    return (
        len(pieces) > 2
        and len(piece.split()) <= 3
        and is_address(pieces[-2][1])
        and piece.istitle()
    )


def _names_place(piece: str, venues: frozenset[str], arrival: Arrival) -> bool:
    if piece[:1].islower() and names_activity(piece):
        return False  # “visit of the library”
    small = piece[:1].islower() and (len(piece.split()) > 4 or " to " in piece)
    if is_place(piece, venues) and not is_position(piece) and not small:
        return True
    words = [word for word in re.findall(r"[^\W\d_][\w'’.-]*", piece) if len(word) > 3]
    if re.fullmatch(r"The(?: [A-Z][\w'’-]+){1,3}", piece):
        return True
    named = len(words) >= 2 and len(words) <= 7 and all(word[0].isupper() for word in words)
    return named and piece[0].isupper() and not is_position(piece) and not _is_sure(piece)


def _is_sure(piece: str) -> bool:
    """Whether somebody is told by an honorific or an office, not only by capital letters."""
    return bool(re.match(rf"(?:{_HONORIFIC})\.? |(?:{_OFFICE}) [A-Z]", piece))


def _after_with(text: str) -> str | None:
    match = _WITH.search(text)
    return match[1] if match else None


def _aside(arrival: Arrival, venues: frozenset[str]) -> None:
    """A place in parentheses at the end of the title."""
    aside = _LAST_PAREN.search(arrival.title)
    if aside is None or arrival.venue or _ABOUT_TIME.search(aside[1]):
        return
    place, _, rest = aside[1].partition(", ")
    if _names_place(place, venues, arrival) or is_place(aside[1], venues):
        if rest and is_address(rest):
            arrival.venue, arrival.address = place, rest
        else:
            arrival.venue = aside[1]
        arrival.title = arrival.title[: aside.start()].strip()


def _within(arrival: Arrival, venues: frozenset[str]) -> None:
    """Who and where, where the title itself says so; it keeps its words."""
    if not arrival.contacts:
        said = _after_with(arrival.title)
        name, _, position = (said or "").partition(", ")
        met = person_in(said if said and is_position(position) else name)
        if met is not None:
            arrival.contacts = [met]
    if arrival.venue is None:
        at = _AT.search(arrival.title)
        words = at[1].split() if at else []
        named = all(word[0].isupper() or word in ("of", "the", "de", "la") for word in words)
        if at and named and is_place(at[1], venues):
            arrival.venue = at[1]
