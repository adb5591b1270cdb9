"""The parts of a line of a program: title, room, venue, address, and whom one meets.

“Meeting with Jane Roe, Chief of Staff, Room 201, City Hall”: what stands at the end of a line and
looks like a place is taken for one, and everything else stays in the title.
"""

import re
from functools import cache

from planner.actions.arriving import Arrival, MetThere
from planner.model import Function
from planner.rules.folding import folded
from planner.wording import known, wording

_PLACE_WORDS = (
    "hall|hotel|inn|suites|center|centre|museum|university|college|library|club|restaurant|cafe|"
    "hq|foundation|department|agency|stiftung|fondation|fundacion|stichting|"
    "airport|park|house|school|church|cathedral|mosque|synagogue|temple|office|offices|station|"
    "embassy|consulate|building|tower|plaza|square|stadium|theater|theatre|auditorium|headquarters|"
    "courthouse|capitol|court|hospital|institute|academy|lobby|foyer|ballroom|gallery|studio|island|"
    "pier|harbor|harbour|garden|gardens|field|arena|chamber|home of|residence|bistro|bar|grill|"
    "rathaus|bahnhof|hauptbahnhof|flughafen|schloss|kirche|moschee|dom|universitat|hochschule|"
    "schule|amt|landtag|bundestag|ministerium|gaststatte|ratskeller|haus|zentrum|halle|polizeiprasidium|"
    "mairie|hotel de ville|gare|aeroport|universite|lycee|ecole|eglise|mosquee|musee|prefecture|"
    "tribunal|mediatheque|bibliotheque|brasserie|palais|chateau|maison|salle|"
    "ayuntamiento|alcaldia|aeropuerto|universidad|museo|iglesia|catedral|biblioteca|casa|palacio|"
    "pazo|centro|plaza mayor|restaurante|mercado|colegio|"
    "stadhuis|gemeentehuis|luchthaven|universiteit|kerk|moskee|bibliotheek|provinciehuis|raadhuis|"
    "stadshus|stadshuset|radhuset|radhus|flygplats|lufthavn|universitet|kyrka|kirke|bibliotek|moske"
)
_PLACE = re.compile(
    rf"(?<![a-z])(?:{_PLACE_WORDS})(?![a-z])|rathaus|stadthalle|bahnhof|空港|駅|ホテル|館|庁"
)
_ROOM = re.compile(
    r"^(?:(?:conference |board |meeting |committee |council |class)?room|suite|raum|saal|"
    r"zimmer|sitzungssaal|salle|bureau|sala|zaal|kamer|sal|rom|rum|\w+zaal|\w+saal|gate|"
    r"(?:gross|klein|grand|petit|gran|grot|klei|blau|rot|grun|weiss)\w* (?:saal|zaal|salle|salon)|"
    r"terminal|baggage claim|hall [a-z0-9]|floor|level|etage|"
    r"\d+(?:st|nd|rd|th) floor|\d+\. (?:og|stock|etage)|\d+(?:er|e|eme) etage|conference room)\b",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"^\d+[a-z]?(?:[-/]\d+)? [\w .'’-]+|\b\d{1,4}[a-z]?$|\b(?:street|st|avenue|ave|boulevard|blvd|"
    r"road|rd|drive|dr|lane|ln|way|court|ct|parkway|pkwy|highway|nw|ne|sw|se)\.?$",
    re.IGNORECASE,
)
_STREET_WORD = re.compile(
    r"(?:stra(?:ss|ß)e|str\.|platz|allee|gasse|weg|damm|ufer)\b|\b(?:rue|avenue|boulevard|quai|place|calle|"
    r"avenida|paseo|plaza|via|rua|street|st|ave|blvd|road|rd|drive|lane|way|parkway|pkwy|highway)\b|"
    r"(?:straat|laan|plein|gracht|singel|steenweg|dreef|kade|gatan|gata|vagen|veien|torget)\b",
    re.IGNORECASE,
)
_POSTAL = re.compile(r"\b[A-Z]{2} \d{5}(?:-\d{4})?\b|\b\d{4,5}(?: ?[A-Z]{2})? [A-ZÄÖÜÉ]\w+")
_PHONE = re.compile(
    r"(?:(?:tel|phone|mobile|cell|handy|tél|tfn|tlf)\.?:? *)?(\+?\d[\d ()./-]{6,}\d)", re.I
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
_WITH = re.compile(r"\b(?:with|mit|avec|con|met|med)\s+(.+)$")
_AT = re.compile(
    r"\s(?:at|im|in der|à la|à l'|au|en el|en la|in het|på)\s+(?:the\s+)?([A-ZÀ-Þ].+)$"
)
_AT_BEFORE = re.compile(
    r"^(?:(?:at(?: the)?|à la|au|im|in der|beim|en el|en la|in het|på) |à l')(?=[A-ZÀ-Þ])"
)
_SPLIT = re.compile(r"\s*[,|]\s+|\s*\t\s*|\s+[–—-]\s+|\s+@\s+")
_LAST_PAREN = re.compile(r"\s*[(\[]([^()\[\]]{2,80})[)\]]\s*$")
_ABOUT_TIME = re.compile(r"\d\s*(?:min|minutes|hours?|h\b|uhr)|optional|tent|tbc|confirm", re.I)


def is_place(text: str, venues: frozenset[str] = frozenset()) -> bool:
    """Whether a few words name a place."""
    plain = folded(text)
    if plain in venues:
        return True
    return len(text) <= 90 and len(text.split()) <= 9 and bool(_PLACE.search(plain))


def place_named(text: str) -> str:
    """“at City Hall” as “City Hall”; a capital is part of a name: “Im Füchschen”."""
    return _AT_BEFORE.sub("", text, count=1)


def is_room(text: str) -> bool:
    return len(text) <= 50 and bool(_ROOM.match(folded(text)))


def is_address(text: str) -> bool:
    if len(text) > 120 or not any(letter.isdigit() for letter in text):
        return False
    return bool(_POSTAL.search(text)) or is_street(text)


def is_street(text: str) -> bool:
    plain = folded(text)
    return bool(_STREET_WORD.search(plain) and _STREET.search(plain))


def place_parts(text: str, venues: frozenset[str]) -> tuple[str | None, str | None, str]:
    """Venue, room and address of a line that says where: “City Hall, Room 2, 1 Main Street”."""
    parts = re.split(r"\s*[,|•]\s+|\s+[–—-]\s+", text)
    rooms = [part for part in parts if is_room(part)]
    named = []
    while parts and not is_room(parts[0]) and not is_address(parts[0]):
        named.append(parts.pop(0))
        if parts and is_place(named[0], venues):
            break
    if not named or not any(is_address(part) for part in parts):
        return None, None, text
    address = ", ".join(part for part in parts if part not in rooms[:1])
    return ", ".join(named), rooms[0] if rooms else None, address


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
    if match is None or is_place(name) or _BODY.search(folded(match["name"])):
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
        elif is_room(piece) and arrival.room is None:
            arrival.room = piece
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
