"""Text pasted from mail: a table, blocks of “Name: …” lines, or one person a line."""

import re

from planner.interchange.report import Message
from planner.interchange.sheets.book import Book, Line, Progress, Sheet, no_progress
from planner.interchange.sheets.delimited import delimiter_of, lines_of

_QUOTED = re.compile(r"^(?:> ?)+")
_LABELLED = re.compile(r"^[ \t]*([^\W\d][^:\t|;,]{0,40}?)[ \t]*:[ \t]*(.*)$")
_WIDE_GAP = re.compile(r"\t+| {2,}")
_BULLET = re.compile(r"^\s*(?:[-*•–·]|\(?\d{1,3}[.)])\s+")
_MAILBOX = re.compile(r"[<(]?[\w.+'-]+@[\w-]+(?:\.[\w-]+)+[>)]?")
_PHONE = re.compile(r"(?:\btel\.?:?\s*)?(?:\+|\b00|\(0|\b0)\d[\d ()./-]{6,20}\d", re.IGNORECASE)
_TALK = re.compile(
    r"^(dear|hello|hi|bonjour|ch[eè]re?s?|liebe[rs]?|sehr geehrte|estimad[oa]s?|hola|hej|kjære|"
    r"beste|geachte|best|kind|warm|regards|cordialement|bien à|mit freundlichen|saludos|"
    r"vennlig|med vänlig|met vriendelijke|thank|merci|danke|please|here|find|voici|from|sent|to|"
    r"subject|cc|de|objet|envoyé|à|von|betreff|gesendet|an|date)\b.{0,80}$|^--\s*$|^.{0,90}[:!?]$",
    re.IGNORECASE,
)
HEADINGS = ("Name", "Position", "Organization", "E-mail", "Phone")
LEFT = Message("This line is no entry of the list; it was left out.")


def read_pasted(text: str, progress: Progress = no_progress) -> Book:
    """The list in a text, whichever of its shapes it has."""
    rows = [_QUOTED.sub("", row) for row in text.replace("\r\n", "\n").split("\n")]
    if _is_table(rows):
        return Book([Sheet(None, lines_of("\n".join(map(_bare_pipes, rows)), progress))])
    labelled = _blocks(rows)
    if labelled is not None:
        return Book([labelled])
    spaced = [_WIDE_GAP.split(row.strip()) if row.strip() else [] for row in rows]
    wide = [len(row) for row in spaced if row]
    if len(wide) > 1 and sum(count > 1 for count in wide) > len(wide) / 2:
        lines = [Line(number, list(row)) for number, row in enumerate(spaced, start=1)]
        return Book([Sheet(None, _trimmed(lines))])
    return Book([Sheet(None, _people(rows))], cards=True)


def _is_table(rows: list[str]) -> bool:
    delimiter = delimiter_of(rows)
    if delimiter in ("\t", "|", ";", "^", "~"):
        return sum(delimiter in row for row in rows) >= 2
    filled = [row for row in rows if row.strip()]
    head = filled[0] if filled else ""
    alike = sum(row.count(",") == head.count(",") for row in filled)
    return (
        delimiter == ","
        and len(filled) > 1
        and alike > len(filled) * 0.6
        and not _MAILBOX.search(head)
        and not _BULLET.match(head)
        and all(0 < len(part.split()) <= 3 for part in head.split(","))
    )


def _bare_pipes(row: str) -> str:
    """A row of a table drawn with pipes, without its frame and rules."""
    stripped = row.strip()
    if stripped.startswith("|") and stripped.endswith("|"):
        inner = stripped.strip("|")
        return "" if not inner.strip("|-: +") else "|".join(p.strip() for p in inner.split("|"))
    return "" if stripped and not stripped.strip("+-=|: ") else row


def _blocks(rows: list[str]) -> Sheet | None:
    """“Name: …” lines, a person a block; the headings are the labels in order of appearance."""
    found: list[tuple[int, dict[str, str]]] = []
    labels: dict[str, None] = {}
    counted: dict[str, int] = {}
    block: dict[str, str] = {}
    last = ""
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
        elif not row.strip():
            block, last = {}, ""
        elif last and row[:1].isspace():
            block[last] += f" {row.strip()}"
    common = [label for label in labels if counted[label] > 1] or list(labels)
    whole = [each for each in found if len(each[1].keys() & set(common)) >= 2]
    if not whole or (len(whole) < 2 and len(labels) < 3):
        return None
    headings = [label for label in labels if any(label in block for _, block in whole)]
    head = Line(whole[0][0], list(headings))
    return Sheet(
        None, [head, *(Line(n, [block.get(each) for each in headings]) for n, block in whole)]
    )


def _people(rows: list[str]) -> list[Line]:
    """One person a line: name first, then position and organization, mailbox and phone anywhere."""
    lines = [Line(0, list(HEADINGS))]
    for number, row in enumerate(rows, start=1):
        plain = _BULLET.sub("", row).strip()
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
        parts = [part.strip(" \t-–—,;:|()<>") for part in re.split(r"\s+[-–—|]\s+|[,;|\t]", plain)]
        name, *rest = [part for part in parts if part] or [""]
        if not name or len(name.split()) > 8:
            lines.append(Line(number, [], messages=[LEFT]))
            continue
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
            )
        )
    return _trimmed(lines)


def _trimmed(lines: list[Line]) -> list[Line]:
    while lines and lines[-1].blank and not lines[-1].messages:
        lines.pop()
    return lines
