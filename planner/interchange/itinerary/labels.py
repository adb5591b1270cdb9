"""Lines that say what they are: “Contact: …”, “Ort: …”, “Group A:”, and where each belongs."""

import re
from collections.abc import Iterable

from planner.actions.arriving import Arrival, MetThere
from planner.interchange.itinerary.heard import Heard
from planner.interchange.itinerary.letters import LINKED
from planner.interchange.itinerary.named import hours_named
from planner.interchange.itinerary.phrases import people_in, person_in, phone_in
from planner.interchange.itinerary.places import (
    is_address,
    is_place,
    is_room,
    meeting_point_in,
    place_named,
    place_parts,
)
from planner.model import Function
from planner.rules.counts import is_count
from planner.rules.folding import folded
from planner.rules.item_kinds import names_activity

_LABELS = {
    "venue": "venue location place where ort wo lieu lugar plaats locatie plats sted",
    "address": "address adresse anschrift direccion adres adress",
    "room": "room raum salle sala zaal sal rom",
    "host": "contact contacts kontakt ansprechpartner ansprechpartnerin contacto contactos poc "
    "host hosts gastgeber hote anfitrion gastheer vard vert contactpersoon kontaktperson "
    "responsable responsables encargado encargada verantwortlich verantwoordelijke",
    "speaker": "speaker speakers referent referentin intervenant ponente spreker talare taler",
    "interpreter": "interpreter dolmetscher dolmetscherin interprete tolk",
    "driver": "driver fahrer chauffeur conductor sjafor",
    "escort": "escort begleitung accompagnateur accompagnateurs accompagnatrice accompagnatrices "
    "begleiter begleiterin begeleider begeleidster begeleiding acompanante acompanantes",
    "guide": "guide guides guia gids rondleider rondleidster stadtfuhrer stadtfuhrerin fuhrung",
    "phone": "tel telephone phone mobile cell handy telefon telefono telefoon",
    "dress": "dress dress-code attire kleidung tenue vestimenta kleding kladsel antrekk",
    "meeting_point": "meeting-point meet treffpunkt rendez-vous punto-de-encuentro verzamelpunt "
    "motesplats motested",
    "note": "note notes remark remarks nb hinweis bemerkung anmerkung remarque nota notas "
    "opmerking anmarkning merknad",
    "reminder": "please-note important topic thema sujet tema onderwerp amne emne purpose wichtig "
    "achtung bitte-beachten attention a-noter importante let-op obs "
    "moderator moderators moderatorin moderation moderated-by moderiert-von moderateur moderatrice "
    "moderateurs modere-par moderee-par animateur animatrice anime-par animee-par animation "
    "moderador moderadora modera moderado-por moderada-por dagvoorzitter facilitator chair "
    "chaired-by panel-members panelists panellists panelisten panelleden podiumsgaste panelistas "
    "guest-of-honour guest-of-honor guests-of-honour ehrengast ehrengaste invite-d'honneur "
    "invitee-d'honneur invites-d'honneur invitado-de-honor invitada-de-honor eregast eregasten "
    "hedersgast aeresgjest teilnehmende mitwirkende participating avec-la-participation-de "
    "con-la-participacion-de met-medewerking-van unter-mitwirkung-von with-the-participation-of "
    "intervenants intervenantes ponentes sprekers sprecher sprecherinnen presented-by presentador",
    "time": "time uhrzeit zeit heure horaire hora tijd tid",
    "title": "event title subject program programm titel titre titulo thema activity actividad "
    "activite activiteit evento programmpunkt",
    "who": "group groups participants teilnehmer gruppe groupe grupo groep grupp participantes "
    "deelnemers deltagare deltakere for",
}
_LABEL = {
    word.replace("-", " "): label for label, words in _LABELS.items() for word in words.split()
}
OF_A_DAY = frozenset(
    (
        "host",
        "speaker",
        "interpreter",
        "driver",
        "escort",
        "guide",
        "phone",
        "dress",
        "note",
        "reminder",
    )
)  # what a label may say of a whole day
_LINE = re.compile(r"^[•*·–-]?\s*([^\W\d_][\w .'-]{0,22}?)\s*[:：]\s*(\S.*)$", re.DOTALL)
_WITH = re.compile(r"^(?:with|mit|avec|con|met|med)\s+(\S.*)$", re.IGNORECASE)
_LODGING = re.compile(
    r"(?:übernachtung|overnight|unterkunft|accommodation|lodging|hébergement|nuit(?:ée)?|logement|"
    r"stay(?:ing)?(?: at)?(?=[ ]?:|[ ]the|[ ][A-Z])|hotel(?=[ ]?:)|night at|nuit à|noche en|"
    r"alojamiento|pernoctación|pernocta|noche|overnachting|övernattning|overnatting|"
    r"check[- ]?in(?=.*hotel|.*\binn\b|.*hôtel))(?!\w)[^.!]*$",
    re.IGNORECASE,
)
_NAMED_PLACE = re.compile(  # an inn, or a street with its number
    r"(?:De|Het|The|Le|La|Les|El|Los|Las|Der|Die|Das|Zum|Zur) [A-ZÀ-Þ][^\d,;:()]*"
    r"|[A-ZÀ-Þ][\w'’.-]+(?: [\w'’.-]+){0,2} \d{1,4}[a-z]?(?:, [A-ZÀ-Þ][\w'’ -]+)?"
)
_HOUSEHOLD = re.compile(  # “Familie Meier, Musterstadt”: with whom one stays, and where
    r"(?:familie|fam\.|family|famille|familia|familj)[ ]"
    r"(?-i:[A-ZÀ-Þ])[\w'’-]+(?:[ ](?-i:[A-ZÀ-Þ&])[\w'’-]*)*,[ ]\S",
    re.IGNORECASE,
)
_SHORT_PLACE = 5  # words
_FUNCTIONS = {each.value: each for each in Function}


def label_of(text: str) -> tuple[str, str] | None:
    """What a labelled line says, and what it is: (“venue”, “City Hall”)."""
    match = _LINE.match(text)
    label = _LABEL.get(folded(match[1]).removesuffix(".").replace("-", " ")) if match else None
    return (label, match[2].strip()) if match and label else None


def heads_table(cells: Iterable[str]) -> bool:
    """Whether cells are the headings of columns, of which one is that of hours."""
    means = [_LABEL.get(folded(cell.strip(" *:")), "") for cell in cells]
    return "time" in means and len(means) > 1


def is_sentence(text: str) -> bool:
    """Whether a line tells something, and is neither a name nor a title."""
    return text.endswith((".", "!")) and len(text.split()) > 3


def is_lodging(text: str) -> bool:
    """Whether a line says where one sleeps, which is nothing of the dinner above it."""
    return bool(_LODGING.match(text))


def heads_list(text: str) -> bool:
    """Whether a line stands over those whom it names below: “Moderated by:”."""
    label = _LABEL.get(folded(text.strip(" :•*·–-")))
    return text.endswith(":") and label in ("reminder", "speaker")


def is_detail(text: str, venues: frozenset[str]) -> bool:
    """Whether a line can only belong to the item above it."""
    label = label_of(text)
    return (
        (label is not None and label[0] != "time")
        or heads_list(text)
        or bool(_WITH.match(text))
        or is_address(text)
        or is_room(text)
        or is_count(text)
        or (text[:1] == "(" and text.find(")") == len(text) - 1)
        or phone_in(text) is not None
        or (folded(text) in venues)
    )


def is_place_or_person(text: str, venues: frozenset[str]) -> bool:
    """Whether a line of its own is nothing but a short place, or a name with its position."""
    if hours_named(text):
        return False
    met = person_in(text)
    place = is_place(text, venues) and len(text.split()) <= _SHORT_PLACE
    return place or bool(met and met.position)


def take_detail(heard: Heard, text: str, venues: frozenset[str]) -> None:
    """Put a line under an item where it belongs; what is nothing else is a note."""
    text = text.strip().lstrip("•*·– ").strip()
    labelled = label_of(text)
    reminds = labelled is not None and labelled[0] == "reminder"
    if heard.arrival is not None and (reminds or heads_list(text)):
        note_it(heard.arrival, text)
    elif labelled is not None and labelled[0] == "guide" and heard.arrival is not None:
        people = people_in(labelled[1])
        for met in people:
            met.position = met.position or text.partition(":")[0].strip()
        _meet(heard.arrival, people)
    elif labelled is not None:
        _take_labelled(heard, *labelled)
    else:
        _take_by_looks(heard, text, venues)


def _take_labelled(heard: Heard, label: str, said: str) -> None:
    arrival = heard.arrival
    assert arrival is not None
    if label in _FUNCTIONS:
        _meet(arrival, people_in(said, _FUNCTIONS[label]))
    elif label == "phone":
        _ring(arrival, said)
    elif label == "who":
        names = re.split(r"[,;]|\band\b", said)
        arrival.who = [name.strip() for name in names if name.strip()]
    elif label == "title" and not arrival.title:
        arrival.title = said
    elif label == "venue" and (heard.told or arrival.venue):
        _place(heard, said)
    elif label in ("venue", "address", "room", "dress", "meeting_point"):
        _once(arrival, label, said)
    else:
        note_it(arrival, said)


def _take_by_looks(heard: Heard, text: str, venues: frozenset[str]) -> None:
    arrival = heard.arrival
    assert arrival is not None
    if arrival.meeting_point is None and (point := meeting_point_in(text, venues)):
        arrival.meeting_point = point
        return
    with_whom = _WITH.match(text)
    guessed = bool(heard.told) and folded(arrival.venue or "") in folded(text)
    met = person_in(text)
    if _HOUSEHOLD.match(text) or (is_sentence(text) and not with_whom and met is None):
        note_it(arrival, text)
        return
    where = _where_alone(heard, venues) if _tells_what(text) else None
    if where:
        heard.messages = [each for each in heard.messages if "venue" not in each.values]
        heard.say("“{venue}” was taken for the place.", venue=where)
        arrival.title, arrival.venue, heard.told = text, where, None
    elif with_whom:
        _meet(arrival, people_in(with_whom[1]))
    elif _is_address(text, None if heard.told else venues) and not LINKED.search(text):
        venue, room, address = place_parts(text, venues)
        if venue and (arrival.venue or heard.told):
            venue, room, address = None, None, text
        arrival.venue, arrival.room = arrival.venue or venue, arrival.room or room
        arrival.address = f"{arrival.address}\n{address}" if arrival.address else address
    elif is_room(text) and arrival.room is None:
        arrival.room = text
    elif guessed:
        _place(heard, text)
    elif met and (met.position or not is_place(text, venues)):
        _meet(arrival, [met])
    elif (arrival.venue is None or heard.told) and is_place(text, venues):
        _place(heard, text)
    elif phone_in(text):
        _ring(arrival, text)
    else:
        note_it(arrival, text)


def may_be_place(text: str, venues: frozenset[str]) -> bool:
    """Whether a cell of a row is a name that may be a place, and is nothing that can be told."""
    words = text.split()
    named = bool(_NAMED_PLACE.fullmatch(text))
    return (
        0 < len(words) <= 4
        and "\n" not in text
        and words[0][0].isupper()
        and (named or not re.search(r"[\d:;()?!@]", text))
        and label_of(text) is None
        and (named or person_in(text) is None)
        and not (is_place(text, venues) or is_room(text) or is_detail(text, venues))
        and not names_activity(text)
    )


def _is_address(text: str, venues: frozenset[str] | None) -> bool:
    """Whether it is an address, alone or, where `venues` are given, after the name of its place."""
    place, _, rest = text.partition(", ")
    return is_address(text) or (venues is not None and is_address(rest) and is_place(place, venues))


def _where_alone(heard: Heard, venues: frozenset[str]) -> str | None:
    """The first line of an item that says where it is and nothing else."""
    arrival = heard.arrival
    assert arrival is not None
    first = heard.told or arrival.title
    known = arrival.venue is not None and heard.told is None
    return first if is_place(first, venues) and not names_activity(first) and not known else None


def _tells_what(text: str) -> bool:
    return text[:1].isupper() and len(text) <= 100 and names_activity(text)


def _place(heard: Heard, said: str) -> None:
    """The place, as a line of its own says it; what was taken out of the title goes back."""
    arrival = heard.arrival
    assert arrival is not None
    if heard.told:
        arrival.title, heard.told = heard.told, None
        heard.messages = [each for each in heard.messages if "venue" not in each.values]
    arrival.venue = place_named(said)


def _meet(arrival: Arrival, people: list[MetThere]) -> None:
    arrival.contacts = [*(arrival.contacts or ()), *people]


def _ring(arrival: Arrival, said: str) -> None:
    if arrival.contacts and arrival.contacts[-1].phone is None:
        arrival.contacts[-1].phone = said
    else:
        note_it(arrival, said)


def _once(arrival: Arrival, field: str, said: str) -> None:
    if getattr(arrival, field) is None:
        setattr(arrival, field, said)
    else:
        note_it(arrival, said)


def note_it(arrival: Arrival, said: str) -> None:
    """Add a line to the note of an item."""
    arrival.note = f"{arrival.note}\n{said}" if arrival.note else said
