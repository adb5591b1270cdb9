"""Which field each column is: told by a person, by the headings, by what stands under them."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from planner.interchange.report import Message
from planner.interchange.roster.days import DateOrder
from planner.interchange.roster.fields import FAMILY_FIRST, FIELDS, JOINED, NAME, SKIP, TITLE
from planner.interchange.roster.headings import Heading
from planner.interchange.roster.titles import is_honorific
from planner.interchange.roster.words import GENDERS, words
from planner.interchange.sheets import Asking, Value
from planner.model import Refused
from planner.rules.folding import folded

MEANINGS = (*FIELDS, NAME, FAMILY_FIRST, SKIP)
SAMPLE = 400  # cells of a column that are looked at to judge it
PREFIXED = ("tussenvoegsel", "voorvoegsel")  # “van den”, in a column of its own
_SEVERAL = {
    "given_name": ("middle", "second", "deuxieme", "zweit"),
    "family_name": ("segundo", "second", *PREFIXED),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column and the field it fills; None: left out."""

    at: int  # from 0
    heading: str
    field: str | None
    how: str  # told, guessed, left out
    order: DateOrder | None = None


@dataclass(slots=True)
class Columns:
    columns: list[Column]
    messages: list[Message] = field(default_factory=list)
    questions: list[Asking] = field(default_factory=list)
    suggested: dict[str, str] = field(default_factory=dict)  # an answer, by heading

    def of(self, *keys: str) -> list[Column]:
        return [column for column in self.columns if column.field in keys]


def read_told(typed: Sequence[str]) -> dict[str, str]:
    """What a person said of columns, each as “Column=field”; Refused if there is no such field."""
    told = {}
    for each in typed:
        heading, _, meaning = each.rpartition("=")
        meaning = meaning.strip().casefold().replace("-", "_") or SKIP
        if meaning not in MEANINGS:
            raise Refused(
                "There is no field “{meaning}”. Fields are: {known}.",
                meaning=meaning,
                known=", ".join(MEANINGS),
            )
        told[heading.strip()] = meaning
    return told


def map_columns(
    headings: Sequence[Heading],
    cells: Mapping[int, Sequence[Value]],
    told: Mapping[str, str],
    remembered: Mapping[str, str],
) -> Columns:
    """The field of every column, with what is left out and what has to be asked."""
    columns = []
    open_told = {folded(typed): (typed, meaning) for typed, meaning in told.items()}
    for heading in headings:
        _, said = open_told.pop(folded(heading.text), (None, None))
        known = remembered.get(folded(heading.text))
        meaning = said or known or heading.meaning
        how = "told" if said or known else "guessed" if meaning else "left out"
        columns.append(Column(heading.column, heading.text, meaning, how, heading.order))
    if open_told:
        raise Refused(
            "There is no column “{column}” in this list. Its columns are: {known}.",
            column=next(iter(open_told.values()))[0],
            known=", ".join(f"“{each.heading}”" for each in columns),
        )
    mapping = Columns(columns)
    _decide_titles(mapping, cells)
    _decide_names(mapping, cells)
    _decide_twins(mapping, cells)
    _tell_left(mapping, cells)
    if len(mapping.suggested) > 2:
        typed = "All of it in one line, to be changed where it is not so: {every}"
        mapping.messages.append(Message("", {"every": as_options(mapping.suggested)}, typed=typed))
    return mapping


def as_options(meanings: Mapping[str, str]) -> str:
    """What columns are, as it is typed for the command line."""
    return " ".join(f'--map "{heading}={meaning}"' for heading, meaning in meanings.items())


def _tell_left(mapping: Columns, cells: Mapping[int, Sequence[Value]]) -> None:
    """Columns that are no field, and why each is left out."""
    left: dict[str, list[str]] = {}
    for at, column in enumerate(mapping.columns):
        if column.field not in (SKIP, None):
            continue
        texts = _filled(cells, column.at)
        if column.field == SKIP and column.how == "told":
            why = "Left out, as you said: {columns}."
        elif _tells_gender(texts) and (column.field == SKIP or len(set(map(folded, texts))) > 1):
            why = "Left out, for gender is not kept here: {columns}."
        else:
            why = "Left out, for no field is called so: {columns}."
        if texts:
            left.setdefault(why, []).append(f"“{column.heading}”")
        mapping.columns[at] = replace(column, field=None, how="left out")
    for why, headings in left.items():
        mapping.messages.append(Message(why, {"columns": ", ".join(headings)}))


def proposed(columns: Sequence[Column], cells: Mapping[int, Sequence[Value]]) -> dict[str, str]:
    """What every column may be, by its heading, going by what stands in it."""
    names = ["given_name", "family_name"]
    found = {}
    for column in columns:
        texts = _filled(cells, column.at)
        meaning = column.field or SKIP
        if column.field is None and texts and not _tells_gender(texts):
            if all(map(is_address, texts)):
                meaning = "honorific"
            elif all("@" in text for text in texts):
                meaning = "emails"
            elif names and all(text[0].isalpha() for text in texts):
                whole = len(names) == 2 and _wholly(cells, column.at)
                meaning = NAME if whole else names.pop(0)
                names = [] if whole else names
        found[column.heading] = meaning
    return found


def _tells_gender(texts: Sequence[str]) -> bool:
    return bool(texts) and all(folded(text).strip(".") in GENDERS for text in texts)


def _filled(cells: Mapping[int, Sequence[Value]], at: int) -> list[str]:
    """The texts of a column that say something, the first few of them."""
    found = []
    for cell in cells.get(at, ()):
        if isinstance(cell, str) and cell.strip():
            found.append(cell.strip())
        elif cell is not None and not isinstance(cell, str):
            found.append(str(cell))
        if len(found) == SAMPLE:
            break
    return found


def _set(mapping: Columns, column: Column, meaning: str) -> None:
    mapping.columns[mapping.columns.index(column)] = replace(column, field=meaning)


def is_address(text: str) -> bool:
    """Whether a “Title” is how somebody is addressed, and not what they do."""
    return is_honorific(text) and folded(text) not in words().offices


def _decide_titles(mapping: Columns, cells: Mapping[int, Sequence[Value]]) -> None:
    """“Title” is the mister or the mayor: its values say which."""
    for column in mapping.of(TITLE):
        texts = _filled(cells, column.at)
        if _tells_gender(texts) and len(set(map(folded, texts))) > 1:
            _set(mapping, column, SKIP)
            continue
        share = sum(map(is_address, texts)) / len(texts) if texts else 1
        if share >= 0.8:
            _set(mapping, column, "honorific")
        elif share <= 0.2:
            _set(mapping, column, "position")
        else:
            sentence = (
                "“{column}” holds forms of address and positions alike, such as “{one}” and"
                " “{other}”. Say which it is."
            )
            typed = '--map "{column}=honorific" or --map "{column}=position".'
            values = {
                "column": column.heading,
                "one": next(text for text in texts if is_address(text)),
                "other": next(text for text in texts if not is_address(text)),
            }
            said = Message(sentence, values, column.heading, typed)
            mapping.questions.append(Asking("columns", said))
            mapping.suggested[column.heading] = "position"
            _set(mapping, column, "position")


def _decide_names(mapping: Columns, cells: Mapping[int, Sequence[Value]]) -> None:
    """“Name” beside a given name is the family's; a family name alone that holds both is whole."""
    family, given = mapping.of("family_name"), mapping.of("given_name")
    _decide_scripts(mapping, cells)
    whole = mapping.of(NAME, FAMILY_FIRST)
    if whole and given and not family:
        for column in whole[:1]:
            if column.how != "told" and not _holds(cells, column.at, given[0].at):
                _set(mapping, column, "family_name")
        family, whole = mapping.of("family_name"), mapping.of(NAME, FAMILY_FIRST)
    elif whole and family and not given:  # “Name, Surname”, as in the south and east of Europe
        for column in whole[:1]:
            if column.how != "told" and not _holds(cells, column.at, family[0].at):
                _set(mapping, column, "given_name")
        given, whole = mapping.of("given_name"), mapping.of(NAME, FAMILY_FIRST)
    for alone, other in ((family, given), (given, family)):
        lonely = len(alone) == 1 and not other and not whole
        if lonely and alone[0].how != "told" and _wholly(cells, alone[0].at):
            _set(mapping, alone[0], NAME)


def _holds(cells: Mapping[int, Sequence[Value]], whole: int, part: int) -> bool:
    """Whether most cells of a column say what stands in another one as well, and more."""
    seen = held = 0
    for pair in zip(cells.get(whole, ()), cells.get(part, ()), strict=False):
        said, wanted = (folded(str(each or "")).replace(",", " ").split() for each in pair)
        if said and wanted:
            seen += 1
            held += len(said) > len(wanted) and set(wanted) <= set(said)
    return held * 2 > seen


def _decide_scripts(mapping: Columns, cells: Mapping[int, Sequence[Value]]) -> None:
    """Of two columns of names the one in another script than Latin is the name in its own."""
    whole = [each for each in mapping.of(NAME, FAMILY_FIRST) if each.how != "told"]
    others = [
        each
        for each in whole
        if (texts := _filled(cells, each.at)) and not any(map(_has_latin, texts))
    ]
    if len(others) == 1 < len(whole) and not mapping.of("native_name"):
        _set(mapping, others[0], "native_name")


def _has_latin(text: str) -> bool:
    return any(unicodedata.name(letter, "").startswith("LATIN") for letter in text)


def _wholly(cells: Mapping[int, Sequence[Value]], at: int) -> bool:
    texts = _filled(cells, at)
    several = sum("," in text or len(text.split()) > 1 for text in texts)
    return several > len(texts) * 0.6


def _decide_twins(mapping: Columns, cells: Mapping[int, Sequence[Value]]) -> None:
    """Two columns for one field: joined where both may stand, asked about where one must go."""
    for key in dict.fromkeys(column.field for column in mapping.columns):
        twins = [column for column in mapping.columns if column.field == key]
        known = FIELDS.get(key or "")
        if len(twins) < 2 or key in (None, SKIP) or (known and known.kind in JOINED):
            continue
        if key == "honorific" or (
            key in _SEVERAL and any(_says_several(key, twin.heading) for twin in twins)
        ):
            continue  # “Frau” and “Dr.”, a second given name, a second family name
        if not _disagree(twins, cells):
            continue
        told = [column for column in twins if column.how == "told"]
        if len(told) == 1:
            for column in twins:
                if column is not told[0]:
                    _set(mapping, column, SKIP)
            continue
        sentence = (
            "{columns} may each be {field}. Say which one is, and what the other is or that it"
            " is left out."
        )
        typed = '--map "{first}={key}" --map "{second}={other}".'
        other = SKIP
        if key == "passport_number":
            twins.sort(key=lambda column: _days(cells, column.at))
            if _days(cells, twins[1].at) and not mapping.of("passport_expiry"):
                other = "passport_expiry"
        values = {
            "columns": " and ".join(f"“{column.heading}”" for column in twins),
            "field": (key or "").replace("_", " "),
            "key": key,
            "first": twins[0].heading,
            "second": twins[1].heading,
            "other": other,
        }
        mapping.suggested |= {twins[0].heading: str(key), twins[1].heading: other}
        question = Message(sentence, values, twins[1].heading, typed)
        mapping.questions.append(Asking("columns", question))


def _says_several(key: str, heading: str) -> bool:
    """“Middle name”, “MI”, “Segundo apellido”: there is one more of it."""
    plain = folded(heading)
    return plain.strip(" .") == "mi" or any(word in plain for word in _SEVERAL[key])


def _days(cells: Mapping[int, Sequence[Value]], at: int) -> bool:
    """Whether a column holds dates, most of it."""
    filled = [cell for cell in cells.get(at, ()) if cell is not None and str(cell).strip()]
    return sum(isinstance(cell, date) for cell in filled) * 2 > len(filled)


def _disagree(twins: Sequence[Column], cells: Mapping[int, Sequence[Value]]) -> bool:
    """Whether some row has different values in these columns."""
    for values in zip(*(cells.get(column.at, ()) for column in twins), strict=False):
        said = {folded(str(value)) for value in values if value is not None and str(value).strip()}
        if len(said) > 1:
            return True
    return False
