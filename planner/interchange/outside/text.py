"""Bytes of unknown encoding as text, without the characters that hide or steer."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from charset_normalizer import from_bytes

from planner.interchange.report import Message
from planner.model import Refused

LONGEST = 50_000_000  # bytes: beyond it a file is no list or program of a visit
LONGEST_LINE = 10_000  # letters

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# controls but for tab and line ends; marks of direction; what has no width; the mark of bytes
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb]"
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text that can be read, and what had to be said about it."""

    text: str
    messages: tuple[Message, ...] = ()


def text_of(data: bytes, encoding: str | None = None) -> Cleaned:
    """The text in these bytes: in `encoding`, or in the one they seem to be in, which is said."""
    refuse_too_long(data)
    if encoding is not None:
        try:
            found = codecs.lookup(encoding)
            return clean(data.decode(found.name))
        except LookupError as error:
            raise Refused("There is no encoding “{name}”.", name=encoding) from error
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise Refused(
                "This is not {name} text (line {line}). Name another encoding.",
                name=encoding,
                line=line,
            ) from error
    name = _encoding_of(data)
    cleaned = clean(data.decode(name, "replace"))
    if name in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        return cleaned
    said = Message(
        "The text was read as {name}. If letters look wrong, name its encoding.", {"name": name}
    )
    return Cleaned(cleaned.text, (said, *cleaned.messages))


def refuse_too_long(data: bytes) -> None:
    if len(data) > LONGEST:
        raise Refused(
            "This file has {size} MB; more than {limit} MB are not read.",
            size=len(data) // 1_000_000,
            limit=LONGEST // 1_000_000,
        )


def clean(text: str) -> Cleaned:
    """The text composed, its lines ended in one way, without hidden characters, which is said."""
    plain, count = _HIDDEN.subn("", text)
    plain = unicodedata.normalize("NFC", plain)
    plain = re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", plain)
    if not count:
        return Cleaned(plain)
    said = Message("Characters that cannot be seen were left out: {count}.", {"count": count})
    return Cleaned(plain, (said,))


def _encoding_of(data: bytes) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    wide = _without_mark(data[:2000])
    if wide:
        return wide
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        pass
    sample = data[:200_000]
    best = from_bytes(
        sample,
        cp_isolation=["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "mac_roman", "cp850"],
    ).best()
    # of the one-byte encodings Windows' own is far the likeliest, and hardest to tell from others
    if best is None or best.encoding in ("cp1250", "cp1254", "cp850", "mac_roman"):
        return "cp1252" if _plausible(sample, "cp1252") else best.encoding if best else "cp1252"
    return best.encoding


def _without_mark(sample: bytes) -> str | None:
    """UTF-16 that lost its mark: nearly every other byte is NUL."""
    for name, high, low in (("utf-16-be", 0, 1), ("utf-16-le", 1, 0)):
        nuls, letters = sample[high::2].count(0), sample[low::2].count(0)
        if len(sample) >= 4 and nuls * 10 > len(sample) * 3 and letters == 0:
            return name
    return None


def _plausible(data: bytes, name: str) -> bool:
    text = data.decode(name, "replace")
    return "\ufffd" not in text
