"""Bytes of a text file as text: what its marks say, what it must be, or a question.

Text in UTF-8 tells itself. Of the older encodings, each of which can read every byte, those are
kept that make words of the bytes: letters of one script, no symbol inside a word, no capital after
a small letter. Where two of them make different words, a person has to say which are right.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from planner.interchange.report import Message
from planner.interchange.sheets.book import Asking
from planner.model import Refused

WESTERN = "cp1252"
_OLDER = {
    WESTERN: "Western European",
    "cp1250": "Central European",
    "cp1251": "Cyrillic",
    "cp1253": "Greek",
    "cp1254": "Turkish",
    "cp1255": "Hebrew",
    "cp1256": "Arabic",
    "cp1257": "Baltic",
    "mac_roman": "Macintosh",
}
_SCRIPTS = ("cp1251", "cp1253", "cp1255", "cp1256")
_BY_COUNTRY = {
    "cp1250": "PL CZ SK HU SI HR RO BA AL RS ME",
    "cp1251": "RU UA BY BG MK KZ KG RS",
    "cp1253": "GR CY",
    "cp1254": "TR",
    "cp1255": "IL",
    "cp1256": "DZ EG IQ JO KW LB LY MA OM QA SA SY TN AE YE PK IR",
    "cp1257": "EE LV LT",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WORD = re.compile(r"[^\s,;|\t\"'()<>/.:@0-9-]+")
_GARBLED = re.compile("Ã[\x80-\xbf]|Â[\xa0-\xbf]|â€|Ð[\x80-\xbf]|Å[\x80-\xbf]")


@dataclass(slots=True)
class Decoded:
    text: str
    messages: list[Message] = field(default_factory=list)
    questions: list[Asking] = field(default_factory=list)
    odd_lines: dict[int, Message] = field(default_factory=dict)  # by their number from 1


def decode(data: bytes, name: str, encoding: str | None, countries: Iterable[str] = ()) -> Decoded:
    """The text of a file. `countries` are those its people come from, in two letters."""
    if encoding is not None:
        return Decoded(_as_told(data, name, encoding))
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _marked(data, name, marked)
    wide = _wide(data)
    if wide:
        return Decoded(data.decode(wide, "replace"), [_read_as(wide.upper(), "")])
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _older(data, tuple(countries))
    messages = []
    if garbled := _GARBLED.search(text):
        around = text[max(garbled.start() - 12, 0) : garbled.end() + 12].split()
        words = " ".join(word for word in around if _GARBLED.search(word))
        sentence = (
            "Some text of this file was garbled before it came here, such as “{words}”. Ask for"
            " the file again, or correct it before it is imported."
        )
        messages.append(Message(sentence, {"words": words or garbled[0]}))
    return Decoded(text, messages)


def _as_told(data: bytes, name: str, encoding: str) -> str:
    try:
        codec = codecs.lookup(encoding)
        if not getattr(codec, "_is_text_encoding", True):
            raise LookupError
        if codec.name == "utf-8":
            encoding = "utf-8-sig"
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(
            "{file} is not {encoding} text: line {line} cannot be read. Name another encoding.",
            file=name,
            encoding=encoding,
            line=data.count(b"\n", 0, error.start) + 1,
        ) from error
    except (LookupError, ValueError) as error:  # ValueError: a name with a NUL
        raise Refused(
            "There is no encoding “{encoding}”. Encodings are called as utf-8, cp1252 or"
            " iso-8859-2 are.",
            encoding=encoding,
        ) from error


def _marked(data: bytes, name: str, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding))
    except UnicodeDecodeError:
        if encoding == "utf-8-sig":
            return _mixed(data.removeprefix(codecs.BOM_UTF8))
        text = data.decode(encoding, "replace")
        return Decoded(text, [Message("This file ends in half a character, which was left out.")])


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Latin text is zero."""
    some = data[:4_000]
    if len(some) < 4 or b"\0" not in some:
        return None
    even, odd = some[::2].count(0), some[1::2].count(0)
    half = len(some) // 2
    if odd > half * 0.4 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.1 else None


def _older(data: bytes, countries: tuple[str, ...]) -> Decoded:
    if any(_is_utf8(line) for line in data.splitlines()):
        return _mixed(data)
    words = _words(data)
    readings: dict[str, tuple[str, ...]] = {}
    for encoding in _OLDER:
        reading = _reading(words, encoding)
        if reading is not None:
            readings[encoding] = reading
    if foreign := _foreign(data, words, readings, countries):
        return foreign
    for encoding in _expected(countries):
        if encoding in readings and (encoding != WESTERN or len(_expected(countries)) == 1):
            return _taken(data, encoding)
    if not readings:
        return _unknown(data)
    first = WESTERN if WESTERN in readings else next(iter(readings))
    differ = [name for name, reading in readings.items() if reading != readings[first]]
    if WESTERN in readings:  # what only few languages write is not enough to doubt it
        differ = [name for name in differ if name == "cp1250" and not countries]
    found = _taken(data, first)
    if differ:
        offers = [
            f"{_OLDER[name]} ({name}): {', '.join(readings[name][:3])}" for name in (first, *differ)
        ]
        sentence = "It is not certain how this file is encoded. Name the encoding: {offers}."
        found.questions.append(Asking("encoding", Message(sentence, {"offers": "; ".join(offers)})))
    return found


def _unknown(data: bytes) -> Decoded:
    """In none of the encodings that are known here; asked about unless it can be Western."""
    found = _taken(data, WESTERN)
    try:
        data.decode(WESTERN)
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        likely = from_bytes(data[:100_000]).best()
        sentence = (
            "It is not certain how this file is encoded{likely}. Name the encoding, or save the"
            " list again as UTF-8."
        )
        guess = f" (perhaps {likely.encoding})" if likely else ""
        found.questions.append(Asking("encoding", Message(sentence, {"likely": guess})))
    return found


def _foreign(
    data: bytes,
    words: list[bytes],
    readings: dict[str, tuple[str, ...]],
    countries: tuple[str, ...],
) -> Decoded | None:
    """Another script than Latin: words of which no letter is ASCII. None if there are few such."""
    whole = sum(min(word) > 127 and len(word) > 2 for word in words)
    known = [name for name in _SCRIPTS if name in readings]
    if whole < len(words) * 0.7 or not known:
        return None
    expected = [name for name in _expected(countries) if name in known]
    if not expected and len(known) > 1:
        from charset_normalizer import from_bytes

        best = from_bytes(data[:100_000], cp_isolation=known).best()
        expected = [best.encoding] if best and best.encoding in known else []
    return _taken(data, expected[0] if expected else known[0])


def _expected(countries: Iterable[str]) -> list[str]:
    """The encodings lists from these countries come in; Western where nothing else is known."""
    found = [
        encoding
        for encoding, known in _BY_COUNTRY.items()
        if any(country in known.split() for country in countries)
    ]
    return found or ([WESTERN] if tuple(countries) else [])


def _taken(data: bytes, encoding: str) -> Decoded:
    decoded = data.decode(encoding, "replace")
    return Decoded(decoded, [_read_as(encoding, _OLDER[encoding])])


def _read_as(encoding: str, script: str) -> Message:
    sentence = "This file is not UTF-8; it was read as {script} ({encoding})."
    if not script:
        sentence = "This file was read as {encoding}, which it does not say of itself."
    return Message(sentence, {"script": script, "encoding": encoding})


def _is_utf8(line: bytes) -> bool:
    if line.isascii():
        return False
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _mixed(data: bytes) -> Decoded:
    """Lines of which some are UTF-8 and some are not, as when two lists are joined."""
    lines, odd = [], {}
    for number, line in enumerate(data.split(b"\n"), start=1):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError as error:
            if error.reason == "unexpected end of data" and line[error.start] >= 0xC2:
                lines.append(line[: error.start].decode("utf-8"))
                odd[number] = Message("This line ends in half a character, which was left out.")
                continue
            lines.append(line.decode(WESTERN, "replace"))
            sentence = (
                "This line is not UTF-8, as others of the file are; it was read as Western"
                " European ({encoding})."
            )
            odd[number] = Message(sentence, {"encoding": WESTERN})
    sentence = "This file mixes encodings: {count} lines are not UTF-8."
    return Decoded("\n".join(lines), [Message(sentence, {"count": len(odd)})], odd_lines=odd)


def _words(data: bytes) -> list[bytes]:
    """The words of the first part of the file that are not plain ASCII, each once."""
    found: dict[bytes, None] = {}
    for word in re.findall(rb"[^\s,;|\t\"'()<>/]+", data[:400_000]):
        if not word.isascii():
            found[word] = None
    return list(found)[:2_000]


def _reading(words: list[bytes], encoding: str) -> tuple[str, ...] | None:
    """The words in this encoding; None if too many of them would be none."""
    read, odd = [], 0
    for word in words:
        try:
            text = word.decode(encoding)
        except UnicodeDecodeError:
            odd += 1
            continue
        odd += not all(_is_word(part) for part in _WORD.findall(text))
        read.append(text)
    return None if odd > len(words) * 0.05 else tuple(read)


def _is_word(word: str) -> bool:
    scripts = set()
    before = ""
    for letter in word:
        category = unicodedata.category(letter)
        if category in ("Cc", "Cn", "So", "Sc", "Sm", "No", "Sk") or letter in "¡¿ªº§¶":
            return False
        if category.startswith("L"):
            scripts.add(unicodedata.name(letter, "?").split()[0])
            if (
                category == "Lu"
                and before == "Ll"
                and not word.startswith(("Mc", "Mac", "De", "La"))
            ):
                return False
        before = category
    return len(scripts) <= 1
