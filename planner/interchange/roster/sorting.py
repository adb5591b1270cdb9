"""Rows of a list that are no people: blank ones, totals, headings repeated, banners."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from planner.interchange.report import Message
from planner.interchange.roster.columns import Column
from planner.interchange.roster.fields import FAMILY_FIRST, NAME, PHONES
from planner.interchange.roster.words import words
from planner.interchange.sheets import Line
from planner.interchange.sheets.book import Merge
from planner.rules.folding import folded

_WHOLE = (NAME, FAMILY_FIRST)
_BESIDE_SERVICES = (*PHONES, "emails", "notes", "home_address", None)
BLANK = Message("This row is blank.")
TOTAL = Message("This row counts the others; it was left out.")
AGAIN = Message("This row repeats the headings; it was left out.")
BANNER = Message("“{text}” is a heading over others; it was left out.")
RULE = Message("This row is a rule drawn across the list; it was left out.")
REMARK = Message("This row is a remark beside the list; it was left out.")
SERVICE = Message(
    "“{name}” is a number to call and no person; it was left out. If it is somebody, say what they"
    " do, or add them to the roster."
)
SECTION = Message("“{text}” is a heading over others and no name; it was left out.")
UNNAMED = Message("This row says nothing in the columns that are taken.")
_COUNTED = re.compile(r"[^\d:=]{0,30}(?:[:=]\s*\d+|\s\d+)\s*\w*")  # “of delegates: 12 people”
_REMARKS = re.compile(
    r"\s*(?:[*†‡]|(?:notes?|n\.?b\.?|remarks?|remarques?|hinweise?|anmerkung(?:en)?|opmerking|"
    r"nota|uwaga|obs|page|seite|pagina|página|strona|side|sida|source|stand)\s*[:.\d])",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"(?:e\.?g\.|(?:for )?example|(?:par )?exemple|(?:zum )?beispiel|z\. ?b\.|ejemplo|esempio|"
    r"voorbeeld)\s*[:.\s]\s*\S"
)
_RULE = re.compile(r"[-=_*~·.–—+|\s]{3,}")
_NAMES_TOO = frozenset(("sum", "suma", "summe", "count", "counts", "som", "nombre", "계"))
"""Words for a total that are family names as well."""
_LEGEND = re.compile(r"\s*\S.{0,40}\s=\s.+")  # “v = vegetarian”
_COUNT = re.compile(r"[\s:=.\d]*")


def kind_of_row(
    line: Line,
    columns: Sequence[Column],
    merges: Sequence[Merge],
    sections: Collection[str] = (),
) -> Message | None:
    """Why a row is no person, in words; None for a person. `merges` are those over this row,
    `sections` what people of the list are said to be or to belong to, folded."""
    filled = [
        (at, cell)
        for at, cell in enumerate(line.cells)
        if cell is not None and not (isinstance(cell, str) and not cell.strip())
    ]
    if not filled:
        return BLANK
    texts = {at: folded(cell) for at, cell in filled if isinstance(cell, str)}
    if len(filled) <= 4 and _is_total(texts, len(filled)) and not _is_called_so(texts, columns):
        return TOTAL
    if len(texts) == len(filled) and all(map(_RULE.fullmatch, texts.values())):
        return RULE
    if _are_headings(texts, filled, columns):
        return AGAIN
    taken = {column.at for column in columns if column.field}
    if _is_an_instruction(texts, columns):
        return REMARK
    if _is_of_a_legend([cell for _, cell in filled], len(taken)):
        return REMARK
    if len(filled) == 1 and len(taken) > 1 and _is_remark(str(filled[0][1])):
        return REMARK
    if (said := _no_person(texts, filled, columns, sections)) is not None:
        return said
    if len(filled) == 1 and len(taken) > 2 and _is_banner(filled[0], columns, len(taken), merges):
        return replace(BANNER, values={"text": str(filled[0][1]).strip()[:60]})
    if not any(at in taken for at, _ in filled):
        return UNNAMED
    return None


_heading = lru_cache(maxsize=1_024)(folded)  # the same ones for every row


def _is_banner(
    alone: tuple[int, object], columns: Sequence[Column], taken: int, merges: Sequence[Merge]
) -> bool:
    """Whether what stands alone in a row is a heading over those below."""
    at, cell = alone
    if any(left <= at <= right and right > left for _, _, left, right in merges):
        return True
    if str(cell).strip().endswith(":"):
        return True
    names = {c.at for c in columns if c.field in ("family_name", NAME, FAMILY_FIRST)}
    return taken >= 4 and isinstance(cell, str) and at not in names and at == 0


def _are_headings(
    texts: Mapping[int, str], filled: Sequence[tuple[int, object]], columns: Sequence[Column]
) -> bool:
    """Whether most cells repeat the heading of their column, or say it in other words: “Family
    name” under “Surname”."""
    known = words().columns
    said = [(column, texts.get(column.at, "")) for column in columns]
    same = sum(text == _heading(column.heading) for column, text in said)
    other = sum(
        column.field is not None and known.get(text) == column.field for column, text in said
    )
    return max(same, other) >= max(2, len(filled) * 0.6)


def _is_an_instruction(texts: Mapping[int, str], columns: Sequence[Column]) -> bool:
    """“(as in passport)” in the place of a name; “example: Smith”."""
    names = (*_WHOLE, "family_name", "given_name")
    said = [texts[column.at] for column in columns if column.field in names and column.at in texts]
    in_brackets = bool(said) and all(text[0] + text[-1] == "()" for text in said)
    return in_brackets or (bool(texts) and _EXAMPLE.match(next(iter(texts.values()))) is not None)


def _is_remark(text: str) -> bool:
    """“v = vegetarian”, “Note: ...”."""
    return _LEGEND.fullmatch(text) is not None or _REMARKS.match(text) is not None


def _is_of_a_legend(cells: Sequence[object], taken: int) -> bool:
    """“V”, “vegetarian” side by side and nothing else."""
    if len(cells) != 2 or taken < 3:
        return False
    letter, meant = (str(cell).strip() for cell in cells)
    return len(letter) <= 2 and letter.isupper() and meant.islower() and len(meant) > 2


def _no_person(
    texts: Mapping[int, str],
    filled: Sequence[tuple[int, object]],
    columns: Sequence[Column],
    sections: Collection[str],
) -> Message | None:
    """A taxi in a list of telephones, or a section over people, in the place of a name."""
    fields = {column.at: column.field for column in columns if column.field}
    named = [at for at in texts if fields.get(at) in (*_WHOLE, "family_name", "given_name")]
    if len(named) != 1 or any(
        fields.get(at) not in _BESIDE_SERVICES for at, _ in filled if at not in named
    ):
        return None
    (at,) = named
    if len(filled) == 1 and len(fields) > 1 and _is_of_several(texts[at]):
        return replace(SECTION, values={"text": str(filled[0][1]).strip()[:60]})
    text = next(str(cell).strip() for place, cell in filled if place == at)
    titled = any(part.rstrip(".") in words().honorifics for part in texts[at].split())
    called = any(f"{texts[at]} ".startswith(f"{word} ") for word in words().services)
    if called and not titled and (len(filled) > 1 or fields[at] in _WHOLE):
        return replace(SERVICE, values={"name": text[:60]})
    if len(filled) > 1 or fields[at] in _WHOLE or len(fields) < 3:
        return None
    parts = text.split()
    small = any(part[0].islower() and folded(part) not in words().particles for part in parts[1:])
    over = small or texts[at] in words().sectors or texts[at] in sections
    return replace(SECTION, values={"text": text[:60]}) if over else None


def _is_of_several(plain: str) -> bool:
    """“Interpreters”, “Observers:”: what several people are, over their names."""
    alone = plain.rstrip(" :")
    return alone.removesuffix("s") in words().roles and alone not in words().roles


def _is_called_so(texts: Mapping[int, str], columns: Sequence[Column]) -> bool:
    """Whether it is somebody called Count or Sum, with a given name beside it."""
    named = {column.field: texts.get(column.at, "") for column in columns}
    both = (named.get("family_name") or "", named.get("given_name") or "")
    return all(both) and any(text in _NAMES_TOO for text in both) and both[0] != both[1]


def _is_total(texts: dict[int, str], filled: int) -> bool:
    """“Total”, “Total: 12 delegates”, “Summe 12” with nothing but numbers beside it."""
    for text in texts.values():
        for word in words().totals:
            if text == word or (
                text.startswith(word)
                and (rest := text[len(word) :])
                and (
                    _COUNT.fullmatch(rest)
                    or re.match(r"\s*[:=]\s*\d|\s+\d", rest)
                    or (len(texts) == 1 and not rest[0].isalnum() and _COUNTED.fullmatch(rest))
                )
            ):
                return len(texts) <= 2 or filled - len(texts) > 0
    return False
