"""The kind of an item by the words of its title, in the languages programs come in."""

import re

from planner.model import ItemKind
from planner.rules.folding import folded

# the first that fits; a word counts where it is a word of the title, with its endings, and with *
# also where it begins a longer one, as German and Dutch join them
_WORDS: tuple[tuple[ItemKind, str], ...] = (
    (
        ItemKind.FREE_TIME,
        "free time|free evening|free afternoon|own arrangements|at leisure|freizeit|zur freien|"
        "temps libre|quartier libre|tiempo libre|tarde libre|vrije tijd|fritid|egen tid",
    ),
    (
        ItemKind.MEETING_POINT,
        "meet in the|meet at the|meeting point|treffpunkt|rendez-vous|punto de encuentro|"
        "verzamel*|samling",
    ),
    (
        ItemKind.TRANSFER,
        "transfer|shuttle|depart|departure|departing|arrive|arrival|arriving|arrivee|bus to|coach|"
        "drive to|walk to|check-in|check in|check-out|return by|return to|abfahrt*|abreise*|"
        "ankunft*|anreise*|ruckfahrt*|fahrt*|navette|trajet|retour|traslado|salida|llegada|regreso|"
        "vertrek*|aankomst*|avresa|ankomst|avreise|flight arrival",
    ),
    (
        ItemKind.PRESS,
        "press|interview|presse*|prensa|pers|persconferentie|persmoment|persgesprek",
    ),
    (
        ItemKind.RECEPTION,
        "reception|empfang*|recepcion|recepciones|receptie|ontvangst|mottagning|mottakelse|"
        "cocktail|vin d'honneur|vins d'honneur",
    ),
    (
        ItemKind.MEAL,
        "breakfast|lunch*|dinner*|brunch*|supper|banquet|picnic|fruhstuck*|mittagessen*|abendessen*|"
        "imbiss|petit dejeuner|dejeuner|diner|desayuno|almuerzo|comida|cena|ontbijt|avondeten|"
        "frukost*|middag|middags*|frokost*|lunsj*|coffee with",
    ),
    (
        ItemKind.ROUNDTABLE,
        "roundtable|round table|runder tisch|table ronde|mesa redonda|rondetafel",
    ),
    (ItemKind.PANEL, "panel*|podium*|debat*"),
    (
        ItemKind.WORKSHOP,
        "workshop*|atelier|taller|seminar*|seminaire|seminario|training*|schulung*",
    ),
    (ItemKind.BRIEFING, "briefing*|orientation|einweisung|vorbesprechung"),
    (
        ItemKind.CEREMONY,
        "ceremony|signing|wreath|unveiling|official welcome|official closing|anniversary|tribute|"
        "ceremonies|inauguration|celebration|feier*|zeremonie*|ceremoni*|firma de|kranz*",
    ),
    (
        ItemKind.CULTURAL,
        "concert*|museum*|theater*|theatre|sightseeing|excursion*|excursie|ausflug*|"
        "guided tour|guided visit|city tour|cruise|"
        "game|stadtfuhrung*|stadtrundgang*|stadtrundfahrt*|konzert*|musee|visite guidee|"
        "visita guiada|rondleiding*|stadsvandring",
    ),
    (
        ItemKind.SITE_VISIT,
        "visit|visiting|tour|touring|besuch*|besichtigung*|visite|visita|bezoek*|besok*|rundgang*|"
        "studiebesok*",
    ),
    (ItemKind.ADMINISTRATIVE, "fill out|paperwork|registration|debrief*|wrap-up|passport"),
)
_ENDING = r"(?:e?s|e[nr]?|ed|d|n)?(?![a-z])"


def _whole(words: str) -> re.Pattern[str]:
    each = (word[:-1] if word.endswith("*") else word + _ENDING for word in words.split("|"))
    return re.compile(rf"(?<![a-z])(?:{'|'.join(each)})")


_PATTERNS = tuple((kind, _whole(words)) for kind, words in _WORDS)
_MEETING = re.compile(
    r"(?<![a-z])(?:meeting|gesprach|treffen|reunion|rencontre|overleg|ontmoeting|mote(?![a-z]))"
)

_ACTIVITY = re.compile(
    r"(?<![a-z])(?:courtesy call|call on|welcome|discussion|conversation|dialogue|presentation|"
    r"talk|lecture|vortrag|begrussung|diskussion|austausch|accueil|echange|entretien|"
    r"bienvenida|charla|encuentro|ontvangst|kennismaking|lezing|pause|break(?![a-z])|"
    r"kaffeepause|koffiepauze|descanso)"
)


def names_activity(text: str) -> bool:
    """Whether a line tells what is done, not only where."""
    plain = folded(text)
    return any(words.search(plain) for words in (_MEETING, _ACTIVITY, *(w for _, w in _PATTERNS)))


def kind_of_title(title: str) -> ItemKind:
    """The kind a title tells of; a meeting where it tells of none. The earliest word decides."""
    text = folded(title)
    found = [
        (match.start(), n, kind)
        for n, (kind, words) in enumerate(_PATTERNS)
        if (match := words.search(text))
    ]
    meeting = _MEETING.search(text)
    if not found or (meeting and meeting.start() < min(found)[0]):
        return ItemKind.MEETING
    return min(found)[2]
