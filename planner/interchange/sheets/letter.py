"""A mail that was saved as a file: its text or its page, out of the wrapping it was sent in."""

import re
from collections.abc import Iterator
from email.message import Message as Part
from email.parser import BytesParser
from email.policy import compat32

from planner.interchange.report import Message
from planner.interchange.sheets.webpage import holds_a_table

_HEAD = re.compile(rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n")
_WRAPPED = re.compile(rb"^(?:mime-version|content-type|content-transfer-encoding):", re.I | re.M)
_LONGEST_HEAD = 100_000  # bytes
FROM_ITS_TEXT = Message("This is a mail; its lines are counted from where its text begins.")


def is_letter(data: bytes) -> bool:
    """Whether the file begins with the head of a mail that says how its text is wrapped."""
    head = _HEAD.match(data[:_LONGEST_HEAD])
    return head is not None and _WRAPPED.search(head[0]) is not None


def opened(data: bytes) -> tuple[bytes, str | None, list[Message]]:
    """The text of a mail with the encoding it is said to have, and what is to be said of it.

    Of a text and a page of the same it is the page that has tables, if it has any.
    """
    letter = BytesParser(policy=compat32).parsebytes(data)
    said = [FROM_ITS_TEXT]
    texts: dict[str, tuple[bytes, str | None]] = {}
    for part in _parts(letter):
        name = part.get_filename()
        kind = part.get_content_type()
        content = part.get_payload(decode=True)
        if name or kind not in ("text/plain", "text/html") or not isinstance(content, bytes):
            if name:
                sentence = (
                    "{name} is attached to this mail and was not read; save it and import it."
                )
                said.append(Message(sentence, {"name": f"“{name}”"}))
            continue
        if content.strip():
            texts.setdefault(kind, (content, part.get_content_charset()))
    page = texts.get("text/html")
    if page is not None and (
        "text/plain" not in texts or holds_a_table(page[0].decode("utf-8", "replace"))
    ):
        return *page, said
    return *texts.get("text/plain", (b"", None)), said


def _parts(letter: Part) -> Iterator[Part]:
    return (part for part in letter.walk() if not part.is_multipart())


def is_encoding_of(data: bytes, encoding: str) -> bool:
    """Whether the bytes can be read in this encoding, if it is one."""
    try:
        data.decode(encoding)
    except (LookupError, ValueError):
        return False
    return True
