"""Where several cells make one field, and where one cell makes several."""

import re
from typing import Any

from planner.interchange.roster.cells import Reading
from planner.interchange.roster.columns import PREFIXED
from planner.interchange.roster.fields import FIELDS, PHONES, Kind
from planner.interchange.roster.meanings import phone_named
from planner.interchange.roster.words import words
from planner.rules.folding import folded

_IN_PARTS = ("given_name", "family_name", "honorific")  # which several columns may make
_PARTED = re.compile(r"[;,\n|]+|\s/\s")
_PHONE = re.compile(
    r"\s*(?:(?:tel|phone|mob|mobile|gsm|cell|handy)\b[.:\s]*)?[+(]{0,2}\d[\d\s()./-]{5,}\d\s*",
    re.IGNORECASE,
)


def put(values: dict[str, Any], key: str, read: Any, heading: str, reading: Reading) -> None:
    """A value into its field, beside what another column put there."""
    before = values.get(key)
    if key == "dietary" and before is not None:  # “Allergies: none” beside “Vegetarian: yes”
        if folded(read) in words().no:
            return
        before = None if folded(before) in words().no else before
    if before is None:
        values[key] = read
    elif isinstance(read, tuple):
        values[key] = tuple(dict.fromkeys((*before, *read)))
    elif FIELDS[key].kind is Kind.LONG and read != before:
        values[key] = f"{before}\n{read}"
    elif key in _IN_PARTS:
        more = [word for word in read.split() if word not in before.split()]
        prefixed = folded(heading).startswith(PREFIXED)
        values[key] = " ".join((*more, before) if prefixed else (before, *more))
    elif folded(str(read)) != folded(str(before)):
        sentence = "“{text}” was left out: the {field} is “{known}” already."
        reading.say(sentence, text=read, field=key.replace("_", " "), known=before)


def put_note(values: dict[str, Any], text: str) -> None:
    """A remark beside a name, before what the notes say already."""
    values["notes"] = "\n".join(filter(None, (text, values.get("notes"))))


def phones_beside(
    text: str, heading: str, values: dict[str, Any], reading: Reading
) -> tuple[str, dict[str, str]]:
    """“a@x.example, +212 539 93 00 00”: the addresses, and each number with the field it is for."""
    named = phone_named(heading)
    phones: dict[str, str] = {}
    rest = []
    for part in _PARTED.split(text):
        free = [each for each in (named or "work_phone", *PHONES) if each not in (values | phones)]
        if not _PHONE.fullmatch(part) or not free:
            rest.append(part.strip())
            continue
        phones[free[0]] = part.strip()
        if named is None:
            sentence = "“{phone}” is no e-mail address; it was put into the {field}."
            reading.say(sentence, phone=part.strip(), field=free[0].replace("_", " "))
    return "\n".join(filter(None, rest)), phones
