"""Tables with headings, in the languages programs come in: which column holds what."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from planner.interchange.itinerary.heard import Answers
from planner.interchange.itinerary.lines import OPEN_END, Cell, Line, joined
from planner.interchange.report import Message
from planner.model import Refused
from planner.rules.day_headings import read_heading
from planner.rules.folding import folded
from planner.wording import Wording, known, wording

Rows = Sequence[tuple[int, Sequence[str]]]

_HEADINGS = {
    "id": "id|uid|item id",
    "date": "date|day|datum|tag|jour|fecha|dia|dag|dato",
    "start": "start|begin|begins|start time|from time|beginn|anfang|von|debut|inicio|hora inicio|"
    "van|startzeit|heure de debut|starttid|aanvang",
    "end": "end|ends|end time|until|ende|bis|fin|heure de fin|hora fin|eind|einde|tot|slut|slutt|"
    "endzeit|sluttid",
    "time": "time|times|uhrzeit|zeit|heure|heures|horaire|hora|horario|tijd|tid|klockan|hour",
    "time_state": "time state",
    "part": "part of day|part",
    "time_as_given": "time as given",
    "fold": "fold",
    "title": "title|item|event|activity|what|subject|program|programme|agenda|description|titel|"
    "veranstaltung|programm|programmpunkt|aktivitat|termin|was|titre|activite|evenement|objet|"
    "programme de la journee|titulo|actividad|evento|programa|activiteit|onderdeel|aktivitet|"
    "rubrik|handelse|meeting|events|activities|programmpunkte|activites|actividades|activiteiten",
    "kind": "kind|type|art|typ|genre|tipo|soort",
    "status": "status|etat|estado|stand",
    "stop": "city|stop|stadt|ville|ciudad|stad|by",
    "venue": "venue|location|place|where|ort|wo|lieu|lugar|plaats|locatie|plats|sted|locale|"
    "veranstaltungsort|sede|recinto|endroit|adresse du lieu|treffort|site",
    "address": "address|adresse|anschrift|direccion|adres|adress",
    "room": "room|rooms|raum|saal|salle|salles|sala|zaal|lokaal|rom|rum|sal",
    "meeting_point": "meeting point|treffpunkt|point de rencontre|rendez-vous|punto de encuentro|"
    "verzamelpunt|motesplats",
    "dress": "dress|dress code|attire|kleidung|tenue|vestimenta|kleding|kladsel",
    "participants": "participants|who|group|groups|teilnehmer|wer|gruppe|qui|groupe|quien|grupo|"
    "participantes|deelnemers|wie|groep|deltagare|deltakere",
    "contacts": "contact|contacts|contact person|kontakt|ansprechpartner|contacto|contactos|"
    "contactpersoon|kontaktperson|with|poc|people met|kontaktpersonen|ansprechpartner:in|"
    "responsable|responsables|verantwortlich|verantwoordelijke|encargado|encargada|"
    "personne de contact|persona de contacto|interlocuteur|interlocuteurs|interlocutor|"
    "interlocutores|gesprachspartner|gesprekspartner|atiende|recibe|a cargo de|accueilli par|"
    "empfangen von|ontvangen door|received by|met by",
    "host": "host|hosts|gastgeber|hote|anfitrion|gastheer|vard|vert",
    "speaker": "speaker|speakers|referent|intervenant|ponente|spreker|talare|referenten|"
    "intervenants|intervenante|intervenantes|ponentes|sprekers|redner|orateur|orateurs",
    "interpreter": "interpreter|dolmetscher|interprete|tolk",
    "escort": "escort|begleitung|accompagnateur",
    "driver": "driver|fahrer|chauffeur",
    "optional": "optional",
    "notes": "note|notes|remarks|comments|bemerkung|bemerkungen|hinweis|hinweise|remarque|"
    "remarques|nota|notas|observaciones|opmerking|opmerkingen|anmarkning|merknad",
    "details": "detail|details|einzelheiten|informationen|infos|informations|precisions|detalles|"
    "bijzonderheden|information",
    "access": "access|acces|zugang|einlass|acceso|toegang|admission|entry|adgang|tilltrade",
    "from": "from|leaves from",
    "to": "to|arrives at",
    "arrival_date": "arrival date|arrives on",
}
FIELDS = tuple(_HEADINGS)
# “Venue / Contact”: each line of such a cell goes where it belongs by its looks
_BESIDE = frozenset(("venue", "address", "room", "meeting_point", "contacts", "host", "speaker"))
_BESIDE |= {"notes", "details", "dress", "interpreter"}
_AND = re.compile(r" ?[/&,+;] ?| (?:and|und|et|y|en|e|och|og) ")
SHEET = (
    *("id", "date", "start", "end", "time_state", "part", "title", "kind", "status", "stop"),
    *("venue", "room", "address", "meeting_point", "participants", "contacts", "optional"),
    *("notes", "from", "to", "arrival_date"),
)
"""The columns of a sheet of a program, in order."""
_WHEN = frozenset({"date", "start", "time", "id"})
_OWN = _WHEN | {"end", "part", "kind", "status"}  # with these a row is an item of its own
_SEARCHED = 25  # rows from the top in which headings are looked for


@cache
def _fields() -> dict[str, str]:
    """The field of every heading: those others use, and those this program writes."""
    found = {word: name for name, words in _HEADINGS.items() for word in words.split("|")}
    for language, name in product(known(), SHEET):
        found.setdefault(folded(heading_of(name, wording(language))), name)
    return found


def heading_of(field: str, words: Wording) -> str:
    """The heading of a column in a sheet of a program."""
    return words.say(f"papers.sheet-{field.replace('_', '-')}")


@dataclass(frozen=True, slots=True)
class Header:
    """Where the headings stand, and the field of each column that has one."""

    at: int  # place of the row
    columns: tuple[tuple[int, str, str], ...]  # place, heading, field
    unknown: tuple[tuple[int, str], ...] = ()  # place and heading of what goes into the notes

    def lines(self, rows: Rows, sheet: str | None = None) -> Iterator[Line]:
        """The rows as lines to be heard: those over the headings as text, the others by field."""
        last: Line | None = None
        for line in self._each(rows, sheet):
            whole = last and wrapped_row(last, line)
            if last is not None and whole is None:
                yield last
            last = whole or line
        if last is not None:
            yield last

    def _each(self, rows: Rows, sheet: str | None) -> Iterator[Line]:
        for place, (number, cells) in enumerate(rows):
            told = [cell for cell in cells if cell.strip()]
            text = " | ".join(" ".join(cell.split()) for cell in told)
            if place < self.at:
                yield Line(number, text, sheet=sheet)
            elif place > self.at:
                yield self._line(number, cells, told, text, sheet)

    def _line(
        self,
        number: int,
        cells: Sequence[str],
        told: Sequence[str],
        text: str,
        sheet: str | None,
    ) -> Line:
        lone = len(told) == 1 and (len(cells) == 1 or cells[0].strip())
        if lone and read_heading(told[0]) is not None:
            return Line(number, told[0], sheet=sheet)  # a day over the rows that follow
        fields = {
            name: Cell(heading, cells[place])
            for place, heading, name in self.columns
            if place < len(cells)
        }
        besides = [
            f"{heading}: {' '.join(cells[place].split())}"
            for place, heading in self.unknown
            if place < len(cells) and re.search(r"[^\W\d_]", cells[place])
        ]
        if besides:
            notes = fields.get("notes", Cell("notes", ""))
            fields["notes"] = notes._replace(text="\n".join((notes.text, *besides)).strip())
        return Line(number, text, None, fields, sheet)

    def messages(self) -> list[Message]:
        return [
            Message("The column “{column}” went into the notes.", {"column": name}, name)
            for _, name in self.unknown
        ]


def wrapped_row(above: Line, line: Line) -> Line | None:
    """The row above with what goes on below it: a cell that was broken over two rows."""
    if above.fields is None or line.fields is None:
        return None
    titles = [each.get("title") for each in (above.fields, line.fields)]
    first, more = (title.text.strip() if title else "" for title in titles)
    told = {name: cell.text.strip() for name, cell in line.fields.items() if cell.text.strip()}
    aside = [name for name in told if name in _WHEN and told[name][0] == "("]
    if not first or not more or any(name in _OWN and name not in aside for name in told):
        return None
    if not (more[0].islower() or first[-1] in ",:-&" or OPEN_END.search(first)):
        return None
    fields = dict(above.fields)
    for name, text in told.items():
        name = "notes" if name in aside else name
        cell = fields.get(name)
        before = cell.text.strip() if cell else ""
        whole = joined(before, text) if before and name == "title" else f"{before}\n{text}".strip()
        fields[name] = Cell(cell.heading if cell else name, whole)
    return replace(above, text=f"{above.text}\n{line.text}", fields=fields)


def find_header(rows: Rows, answers: Answers) -> Header | None:
    """The row of headings; None where there is none. Refused for an answer that names no column."""
    answered = {folded(heading): name for heading, name in answers.columns}
    for name in answered.values():
        if name not in FIELDS:
            raise Refused(
                "There is no field “{name}”. The fields are: {known}.",
                name=name,
                known=", ".join(FIELDS),
            )
    for at, (_, cells) in enumerate(rows[:_SEARCHED]):
        columns, unknown = _columns(cells, answered)
        names = {name for _, _, name in columns}
        if (
            len(columns) >= 2
            and names & {"title", "venue"}
            and names & {"date", "start", "time", "id"}
        ):
            missing = set(answered) - {folded(cell) for cell in cells}
            if missing:
                raise Refused("There is no column “{name}”.", name=sorted(missing)[0])
            return Header(at, tuple(columns), tuple(unknown))
    return None


def _of_several(key: str) -> str | None:
    """A heading of several things beside the title, which are told by their looks."""
    parts = _AND.split(key)
    fields = {_fields().get(part.strip()) for part in parts}
    return "details" if len(parts) > 1 and fields <= _BESIDE else None


def _columns(
    cells: Sequence[str], answered: dict[str, str]
) -> tuple[list[tuple[int, str, str]], list[tuple[int, str]]]:
    columns: list[tuple[int, str, str]] = []
    unknown: list[tuple[int, str]] = []
    taken: set[str] = set()
    for place, cell in enumerate(cells):
        heading = " ".join(cell.split())
        key = folded(heading).replace("_", " ").strip(" :*")
        name = answered.get(folded(heading)) or _fields().get(key) or _of_several(key)
        if name and name not in taken:
            columns.append((place, heading, name))
            taken.add(name)
        elif heading:
            unknown.append((place, heading))
    return columns, unknown
