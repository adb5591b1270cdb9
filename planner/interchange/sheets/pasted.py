"""Text pasted from mail: a table, blocks of “Name: …” lines, or one person a line."""

import re
from collections.abc import Mapping

from planner.interchange.report import Message
from planner.interchange.sheets.book import Book, Line, Sheet
from planner.interchange.sheets.delimited import delimiter_of, rare_delimiter_of, table_of
from planner.interchange.sheets.mails import BULLET, CLOSED, closing_lines, head_lines
from planner.store.unhurried import Progress, no_progress

_QUOTED = re.compile(r"^(?:> ?)+")
_LABELLED = re.compile(r"^[ \t]*([^\W\d][^:\t|;,]{0,40}?)[ \t]*:[ \t]*(.*)$")
_WIDE_GAP = re.compile(r"\t+| {2,}")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_MAILBOX = re.compile(r"[<(]?[\w.+'-]+@[\w-]+(?:\.[\w-]+)+[>)]?")
_PHONE = re.compile(r"(?:\btel\.?:?\s*)?(?:\+|\b00|\(0|\b0)\d[\d ()./-]{6,20}\d", re.IGNORECASE)
_TALK = re.compile(
    r"^(dear|hello|hi|bonjour|bonsoir|ch[eè]re?s?|liebe[rs]?|sehr geehrte|guten|hallo|"
    r"estimad[oa]s?|hola|gentil[ei]|ciao|hej|kjære|beste|geachte|szanown[aiy]|please|here|find|voici|veuillez|"
    r"anbei|adjunto|from|sent|to|subject|cc|objet|envoyé|à|von|betreff|gesendet|an|datum|date)\b"
    r".{0,80}$|^--\s*$|^-{3,}.*|^.{0,90}[:!?]$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\s*([^<>;]*?)\s*<([^<>\s]+@[^<>\s]+)>\s*(?:[;,]|$)")
_TO = re.compile(r"^(?:to|cc|bcc|an|à|pour|para|a|till|til|aan)\s?:\s*", re.IGNORECASE)
HEADINGS = ("Name", "Position", "Organization", "E-mail", "Phone")
_NAME, _LONG_NAME = 8, 14  # words of a name with its titles; of one that surely is one
_AND = re.compile(r"\s(?:and|&|et|und|y|e|en|och|og)\s")
_NO_NAME = re.compile(
    r"^(?:mayor|deputy|vice|head|chief|director|officer|city|town|hall|police|youth|school|office|"
    r"department|council|councill?or|ministry|university|institute|association|community|center|"
    r"centre|federation|union|bureau|agency|unit|services?|public|social|general|senior|president|"
    r"secretary|manager|coordinator|advis[eo]r|mairie|maire|adjointe?|directeur|directrice|ville|"
    r"chef|bürgermeister(?:in)?|leiter(?:in)?|stadt|amt|polizei|jugend|burgemeester|stad|politie|"
    r"alcalde(?:sa)?|ayuntamiento|policía|sindaco|comune|imam|rabbi|pastor|mosque|church)$",
    re.IGNORECASE,
)
_SAYS_MORE = re.compile(
    r"\b(?:born|n[ée]e? le|geb(?:\.|oren)|nacid[oa]|pass(?:port|eport|nr)?\b\D{0,8}\w*\d{3}|"
    r"vegetarian|vegan|halal|kosher)|\d{1,4}[./-]\d{1,2}[./-]\d{2,4}",
    re.IGNORECASE,
)
_NO_PLACE = Message(
    "“{text}” was left out: without headings there is no place for it. Type it into the roster, or"
    " give the list as a table."
)
READ_SO = Message(
    "This text has no headings; each line was read as name, position and organization. Look at"
    " each of them."
)
LEFT = Message("This line is no entry of the list; it was left out.")


def read_pasted(text: str, progress: Progress = no_progress, *, tables: bool = True) -> Book:
    """The list in a text, whichever of its shapes it has; one with commas is no table unless
    `tables`, which can be said once it is known that no row names columns."""
    quoted = [_QUOTED.sub("", row) for row in text.replace("\r\n", "\n").split("\n")]
    head = head_lines(quoted)
    book = _beside(head, quoted, progress, tables)
    if head and not any(line.cells for line in book.sheets[0].lines[1:]):
        addressed = {at: LEFT for at in head if len(_addresses(quoted[at])) < 2}
        book = _beside(addressed, quoted, progress, tables)  # whose list is whom it was sent to
    if tables and book.sheets[0].delimiter == ",":
        book.otherwise = lambda: read_pasted(text, progress, tables=False)
    for line in (line for sheet in book.sheets for line in sheet.lines if not line.cells):
        line.text = quoted[line.stands - 1].strip() if line.stands <= len(quoted) else ""
    return book


def _beside(
    aside: Mapping[int, Message], quoted: list[str], progress: Progress, tables: bool
) -> Book:
    """The list in the rows without those that are known to be none, of which each is said."""
    rows: list[str] = []
    origins: list[int] = []
    left: dict[int, Message] = {}
    for at, row in enumerate(quoted):
        if at in aside:
            left[len(rows)] = aside[at]
        rows += [row] if at in aside else _addresses(row) if "@" in row else _several(row)
        origins += [at + 1] * (len(rows) - len(origins))
    left |= dict.fromkeys(closing_lines(rows) - left.keys(), CLOSED)
    book = _list_in(["" if at in left else row for at, row in enumerate(rows)], progress, tables)
    sheet = book.sheets[0]
    there = {line.number for line in sheet.lines if not line.blank}
    told = {at + 1: said for at, said in left.items() if rows[at].strip() and at + 1 not in there}
    sheet.lines = sorted(
        [
            *(line for line in sheet.lines if line.number not in told),
            *(Line(number, [], messages=[said]) for number, said in told.items()),
        ],
        key=lambda line: line.number,
    )
    for line in sheet.lines:
        line.origin = origins[line.number - 1] if line.number else None
    return book


def _several(row: str) -> list[str]:
    """“Jan Peeters, Els Maes, Piet Bos and Ria Dal”: people in a row, each as a row of their own;
    any other row as it is. What somebody is or where they work is no name."""
    *front, last = [part.strip() for part in row.strip().rstrip(".").split(",")]
    ends = [part.strip() for part in _AND.split(last)]
    people = [*front, *ends]
    if not front or len(ends) != 2 or not all(map(_is_plain_name, people)):
        return [row]
    return people


def _is_plain_name(text: str) -> bool:
    """Two to four words, each with a capital, none of which says what somebody is or belongs to."""
    parts = text.split()
    spelled = [part for part in parts if not part.islower()]
    return (
        1 < len(spelled) <= 4
        and len(parts) - len(spelled) < 3
        and all(part[0].isupper() and part.replace("-", "").isalpha() for part in spelled)
        and not any(_NO_NAME.search(part) for part in parts)
    )


def _addresses(row: str) -> list[str]:
    """The people of a row of addresses, “Ana Silva <a@x.example>; "Roe, Al" <b@x.example>”, each
    as a row of their own; any other row as it is."""
    bare = _TO.sub("", row.strip())
    found = list(_ADDRESS.finditer(bare))
    if len(found) < 2 or _ADDRESS.sub("", bare).strip():
        return [row]
    people = []
    for entry in found:
        family, comma, given = entry[1].strip(" \"'").partition(",")
        name = f"{given.strip()} {family}" if comma else family
        people.append(f"{name} <{entry[2]}>")
    return people


def _list_in(rows: list[str], progress: Progress, tables: bool) -> Book:
    if _is_table(rows, tables):
        bare = list(map(_bare_pipes, rows))
        table = table_of("\n".join(bare), progress)
        drawn = {at for at, row in enumerate(rows, 1) if row.strip() and not bare[at - 1]}
        table.lines = [line for line in table.lines if line.number not in drawn]
        return Book([table])
    labelled = _blocks(rows)
    if labelled is not None:
        return Book([labelled])
    spaced = [_WIDE_GAP.split(row.strip()) if row.strip() else [] for row in rows]
    wide = [len(row) for row in spaced if row]
    if len(wide) > 1 and sum(count > 1 for count in wide) > len(wide) / 2:
        return Book([Sheet(None, _trimmed(_unwrapped(rows, spaced)))])
    return Book([Sheet(None, _people(rows))], [READ_SO], cards=True)


def _unwrapped(rows: list[str], spaced: list[list[str]]) -> list[Line]:
    """Rows of columns of blanks; what a column went on with in the next row is put back to it."""
    lines: list[Line] = []
    starts: list[int] = []
    for number, (row, parts) in enumerate(zip(rows, spaced, strict=True), start=1):
        if len(parts) > 1 and not starts:
            starts = _starts(row)
        last = lines[-1].cells if lines else []
        if last and starts and row[:2] == "  " and _starts(row)[0] >= starts[1] - 1:
            for part, at in zip(parts, _starts(row), strict=True):
                column = max(n for n, start in enumerate(starts) if start <= at + 1)
                last += [None] * (column + 1 - len(last))
                last[column] = " ".join(filter(None, (str(last[column] or ""), part)))
            continue
        lines.append(Line(number, list(parts)))
    return lines


def _starts(row: str) -> list[int]:
    """Where the parts of a row begin."""
    found, at = [], 0
    for part in _WIDE_GAP.split(row.strip()):
        at = row.index(part, at)
        found.append(at)
        at += len(part)
    return found


def _is_table(rows: list[str], commas: bool) -> bool:
    delimiter = delimiter_of(rows) or rare_delimiter_of(rows)
    if delimiter and delimiter != ",":
        return sum(delimiter in row for row in rows) >= 2
    filled = [row for row in rows if row.strip()]
    head = filled[0] if filled else ""
    alike = sum(row.count(",") == head.count(",") for row in filled)
    return (
        commas
        and delimiter == ","
        and len(filled) > 1
        and alike > len(filled) * 0.6
        and not _MAILBOX.search(head)
        and not BULLET.match(head)
        and all(0 < len(part.split()) <= 3 for part in head.split(","))
    )


def _bare_pipes(row: str) -> str:
    """A row of a table drawn with pipes, without its frame and rules."""
    stripped = row.strip()
    if stripped.startswith("|") and stripped.endswith("|"):
        inner = stripped.strip("|")
        return "" if not inner.strip("|-: +") else "|".join(p.strip() for p in inner.split("|"))
    if stripped and not stripped.strip("+-=|: "):
        return ""
    return re.sub(r"\s+\|\s+", "|", stripped) if "|" in row else row


def _blocks(rows: list[str]) -> Sheet | None:
    """“Name: …” lines, a person a block; the headings are the labels in order of appearance."""
    found: list[tuple[int, dict[str, str]]] = []
    labels: dict[str, None] = {}
    counted: dict[str, int] = {}
    block: dict[str, str] = {}
    last = ""
    empty: dict[int, str] = {}  # rows that are a label with nothing behind it
    belongs: dict[int, dict[str, str] | None] = {}  # rows, and the block that each belongs to
    for number, row in enumerate(rows, start=1):
        match = _LABELLED.match(row)
        label = match[1].strip(" -*•\t") if match else ""
        if match and match[2].strip() and label:
            if label in block:
                block = {}
            if not block:
                found.append((number, block))
            block[label] = match[2].strip()
            labels[label] = None
            counted[label] = counted.get(label, 0) + 1
            last = label
            belongs[number] = block
        elif not row.strip():
            block, last = {}, ""
        elif last and row[:1].isspace():
            block[last] += f" {row.strip()}"
            belongs[number] = block
        else:
            belongs[number] = None
            empty |= {number: label} if label else {}
    common = [label for label in labels if counted[label] > 1] or list(labels)
    whole = [each for each in found if len(each[1].keys() & set(common)) >= 2]
    taken = [id(block) for _, block in whole]
    left = [
        number
        for number, of in belongs.items()
        if id(of) not in taken and empty.get(number) not in labels  # such a label says nothing
    ]
    if not whole or (len(whole) < 2 and (len(labels) < 3 or len(left) * 2 > len(belongs))):
        return None
    headings = [label for label in labels if any(label in block for _, block in whole)]
    lines = [Line(n, [block.get(each) for each in headings]) for n, block in whole]
    lines += [Line(number, [], messages=[LEFT]) for number in left]
    head = Line(0, list(headings))
    return Sheet(None, [head, *sorted(lines, key=lambda line: line.number)])


def _people(rows: list[str]) -> list[Line]:
    """One person a line: name first, then position and organization, mailbox and phone anywhere."""
    lines = [Line(0, list(HEADINGS))]
    for number, row in enumerate(rows, start=1):
        plain = BULLET.sub("", row).strip()
        if not plain:
            lines.append(Line(number, []))
            continue
        if _TALK.match(plain) and not _MAILBOX.search(plain):
            lines.append(Line(number, [], messages=[LEFT]))
            continue
        mailbox, phone = _MAILBOX.search(plain), _PHONE.search(plain)
        for found in (mailbox, phone):
            if found:
                plain = plain.replace(found[0], " ")
        plain, beside = _in_brackets(plain)
        parts = [part.strip(" \t-–—,;:|<>") for part in re.split(r"\s+[-–—|]\s+|[,;|\t]", plain)]
        told = [part for part in parts if _SAYS_MORE.search(part)]
        name, *rest = [p for p in parts if p.strip("() ") and p not in told] or [""]
        if rest and _is_family_alone(name) and _may_be_given(rest[0]):
            name = f"{name}, {rest.pop(0)}"
        rest = rest or beside
        sure = mailbox is not None or BULLET.match(row) is not None
        most = _LONG_NAME if sure and not _is_prose(name) else _NAME
        if (
            not name
            or (not mailbox and _is_no_name(name, plain))
            or len(_BRACKETS.sub(" ", name).split()) > most
            or (not (rest and sure) and _is_prose(name))
        ):
            lines.append(Line(number, [], messages=[LEFT]))
            continue
        said = [Message(_NO_PLACE.sentence, {"text": part}) for part in told]
        lines.append(
            Line(
                number,
                [
                    name,
                    rest[0] if rest else None,
                    ", ".join(rest[1:]) or None,
                    mailbox[0].strip("<>()") if mailbox else None,
                    phone[0].strip() if phone else None,
                ],
                messages=said,
            )
        )
    return _trimmed(lines)


def _is_no_name(name: str, line: str) -> bool:
    """“10:00 Meeting”, “sed do eiusmod”, “Anna Vos will arrive on Monday.”"""
    if any(letter.isdigit() for letter in _BRACKETS.sub(" ", name)):
        return True
    if name.islower() and len(name.split()) > 2:  # two may be a name, typed in haste
        return True
    small = sum(part.islower() for part in line.split())
    return line.endswith(".") and line == name and small > 1


def _is_family_alone(name: str) -> bool:
    """“GARCÍA MÁRQUEZ” in front of a comma: nothing but capitals."""
    letters = [letter for letter in name if letter.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters) and "." not in name


def _may_be_given(text: str) -> bool:
    """“José María”: one to three words with a capital each, none of them in capitals."""
    parts = text.split()
    return 0 < len(parts) < 4 and all(part[:1].isupper() and part[1:].islower() for part in parts)


def _is_prose(text: str) -> bool:
    """“Let me know if you need anything”: many words, most of them small."""
    parts = text.split()
    small = sum(part[0].islower() for part in parts)
    return len(parts) >= 4 and small * 2 > len(parts)


def _in_brackets(plain: str) -> tuple[str, list[str]]:
    """“Jean Dupont (Mayor of Nantes)”: the name, and what stands in brackets behind it if that is
    more than a name to be called by."""
    found = _BRACKETS.search(plain)
    if not found or len(found[1].split()) < 3:
        return plain, []
    return f"{plain[: found.start()]} {plain[found.end() :]}".strip(), [found[1].strip()]


def _trimmed(lines: list[Line]) -> list[Line]:
    while lines and lines[-1].blank and not lines[-1].messages:
        lines.pop()
    return lines
