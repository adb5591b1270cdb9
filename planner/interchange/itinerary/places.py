"""Words of places: houses, rooms, streets, in the languages programs come in."""

import re

from planner.rules.folding import folded

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
    "stadshus|stadshuset|radhuset|radhus|flygplats|lufthavn|universitet|kyrka|kirke|bibliotek|moske|"
    "chambers|stadion|kloster|abtei|kaserne|mensa|kantine|bibliothek|jugendherberge|"
    "stade|parc|hopital|caserne|abbaye|auditoire|amphitheatre|gymnase|taverne|"
    "teatro|aduana|municipalidad|parque|estadio|auditorio|paraninfo|aula|cabildo|diputacion|"
    "instituto|escuela|sede|"
    "schouwburg|klooster|kasteel|taverne|cultuurcentrum|jeugdhuis|kazerne|abdij|concertgebouw"
)
_JOINED = (  # at the end of a longer word
    "rathaus|stadthalle|bahnhof|kerk|klooster|kirche|kloster|museum|theater|schule|school|"
    "stadion|bibliothek|bibliotheek|krankenhaus|ziekenhuis|schouwburg"
)
_PLACE = re.compile(
    rf"(?<![a-z])(?:{_PLACE_WORDS})(?![a-z])|rathaus|stadthalle|bahnhof|(?:{_JOINED})(?![a-z])|"
    "空港|駅|ホテル|館|庁"
)
_ROOM = re.compile(
    r"^(?:(?:conference |board |meeting |committee |council |class)?room|suite|raum|saal|"
    r"zimmer|sitzungssaal|salle|bureau(?! (?:of|for))|sala|zaal|kamer|sal|rom|rum|\w+zaal|\w+saal|"
    r"gate|"
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
_AT_BEFORE = re.compile(
    r"^(?:(?:at(?: the)?|à la|au|im|in der|beim|en el|en la|in het|på) |à l')(?=[A-ZÀ-Þ])"
)


def is_place(text: str, venues: frozenset[str] = frozenset()) -> bool:
    """Whether a few words name a place."""
    plain = folded(text)
    if plain in venues:
        return True
    return len(text) <= 90 and len(text.split()) <= 9 and bool(_PLACE.search(plain))


_BEGINS_AT = re.compile(  # “start Houtmarkt”, “Salida desde el hotel”
    r"(?:meet(?:ing)?(?: point)? (?:at|in)|start(?:ing)?(?: at| from| in| am| im| bij)?|"
    r"depart(?:ure|s)? from|départ (?:de|du|devant|depuis)|rendez-vous|rdv|salida desde|"
    r"vertrek (?:aan|vanaf|bij)|afspraak (?:aan|in|bij)|treffpunkt|abfahrt (?:am|ab|vom)|ab)[ ]+"
    r"(?P<where>(?:(?:the|el|la|le|het|de|dem|der) )?\S[^\d:;.]{2,50})",
    re.IGNORECASE,
)
_DEPARTMENT = re.compile(
    r"(?:department|dept\.?|school|faculty|institute|division|college|centre|center|institut|"
    r"fakultat|fachbereich|abteilung|lehrstuhl|departement|faculte|ecole|departamento|facultad|"
    r"escuela|instituto|faculteit|afdeling|vakgroep) (?:of|for|fur|de|des|du|der|voor|van)\b"
)


def is_department(text: str) -> bool:
    """Whether a name is that of a part of a house: “School of Education”."""
    return bool(_DEPARTMENT.match(folded(text)))


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


def meeting_point_in(text: str, venues: frozenset[str] = frozenset()) -> str | None:
    """Where something begins, as a cell or a line under its item says."""
    match = _BEGINS_AT.fullmatch(text.strip())
    if match is None:
        return None
    where = match["where"]
    if where[0].isupper():
        return where
    return text.strip() if is_place(where, venues) else None
