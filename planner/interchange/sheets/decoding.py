"""Bytes of a text file as text: what its marks say, what it must be, or a question.

Text in UTF-8 tells itself. Of the older encodings, each of which can read every byte, those are
kept that make words of the bytes: letters of one language, no symbol inside a word, no capital
after a small letter. Where two of them make different words, a person has to say which are right.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from planner.interchange.report import Message
from planner.interchange.sheets.alphabets import (
    LATIN,
    OTHERS,
    SAID,
    WESTERN,
    WIDE,
    commonness,
    doubted,
    expected,
    is_word_of,
)
from planner.interchange.sheets.book import Asking
from planner.interchange.sheets.unmarked import wide_without_mark
from planner.model import Refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ODD = 0.1  # share of the words that may be none
_FEW = 5  # words, which tell too little to leave the rarer encodings out
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
    if any(mark in data for mark in (b"\x1b$B", b"\x1b$@")):
        return Decoded(data.decode("iso2022_jp", "replace"), [_read_as("iso-2022-jp", "Japanese")])
    wide = wide_without_mark(data)
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


def _older(data: bytes, countries: tuple[str, ...]) -> Decoded:
    if any(_is_utf8(line) for line in data.splitlines()):
        return _mixed(data)
    words = _words(data)
    likely = expected(countries)
    for name in likely:
        if name in WIDE and _may_be_wide(data, name):
            return _taken(data, name)
    if foreign := _foreign(data, words, likely):
        return foreign
    readings = _readings(words, LATIN)
    told = [name for name in likely if name in readings]
    if told:
        best = min(told, key=lambda name: readings[name].odd)
        doubt = doubted(readings[best].words, countries) if best == WESTERN else ()
        return _asked(data, [best, *(name for name in doubt if name in readings)], readings)
    if len(words) <= _FEW:
        western = _reading(words, WESTERN, in_one_language=False)
        readings = {WESTERN: western, **readings} if not western.odd else readings
    else:
        usual = {name: read for name, read in readings.items() if not LATIN[name].rare}
        readings = usual or readings
    differ = _different(readings)
    if not differ:
        return _unknown(data)
    return _asked(data, differ, readings)


def _asked(data: bytes, names: list[str], readings: Mapping[str, "_Reading"]) -> Decoded:
    """As the first of these encodings reads it, with a question where there are more."""
    found = _taken(data, names[0])
    if len(names) > 1:
        found.messages.clear()  # that it was read so is not certain
        found.questions.append(_offering({name: readings[name].words for name in names}))
    return found


@dataclass(frozen=True, slots=True)
class _Reading:
    """The words of a file in one encoding, and how many of them are none."""

    words: tuple[str, ...]
    odd: int


def _different(readings: Mapping[str, _Reading]) -> list[str]:
    """The encodings that read something else each, without those that do clearly worse."""
    least = min((read.odd for read in readings.values()), default=0)
    first: dict[tuple[str, ...], str] = {}
    for name, read in readings.items():
        if read.odd <= least + len(read.words) * _ODD / 2:
            first.setdefault(read.words, name)
    return list(first.values())


def _offering(readings: Mapping[str, tuple[str, ...]]) -> Asking:
    together = list(zip(*readings.values(), strict=True))  # a word, as each encoding has it
    telling = [words for words in together if len(set(words)) > 1] or together
    offers = [
        f"{SAID[name]} ({name}): {', '.join(words[at] for words in telling[:3])}"
        for at, name in enumerate(readings)
    ]
    sentence = "It is not certain how this file is encoded. Name the encoding: {offers}."
    return Asking("encoding", Message(sentence, {"offers": "; ".join(offers)}))


def _unknown(data: bytes) -> Decoded:
    """In none of the encodings that make words of it: it is asked about, with what is possible."""
    found = _taken(data, WESTERN)
    readings = {
        name: tuple(word.decode(name, "replace") for word in _words(data)[:3])
        for name in WIDE
        if _may_be_wide(data, name)
    }
    if readings:
        found.questions.append(_offering(readings))
        return found
    from charset_normalizer import from_bytes

    likely = from_bytes(data[:100_000]).best()
    sentence = (
        "It is not certain how this file is encoded{likely}. Name the encoding, or save the"
        " list again as UTF-8."
    )
    guess = f" (perhaps {likely.encoding})" if likely else ""
    found.questions.append(Asking("encoding", Message(sentence, {"likely": guess})))
    return found


def _may_be_wide(data: bytes, encoding: str) -> bool:
    """Whether the bytes are text in this encoding of East Asia, of letters from there."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    letters = [letter for letter in text if not letter.isascii()]
    return sum(map(_is_wide, letters)) > len(letters) * 0.9


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) == "W"


def _foreign(data: bytes, words: list[bytes], likely: list[str]) -> Decoded | None:
    """Another script than Latin: words of which no letter is ASCII. None if there are few such."""
    whole = sum(min(word) > 127 and len(word) > 2 for word in words)
    if whole < len(words) * 0.7:
        return None
    readings = _readings(words, OTHERS)
    differ = _different(readings)
    told = [name for name in likely if name in readings]
    if told:
        differ = [min(told, key=lambda name: readings[name].odd)]
    if not differ:
        return None
    shares = {name: commonness(readings[name].words, name) for name in differ}
    differ.sort(key=lambda name: shares[name], reverse=True)
    close = [name for name in differ if shares[name] > shares[differ[0]] - 0.1]
    found = _taken(data, differ[0])
    if len(close) > 1 or shares[differ[0]] < 0.4:
        found.questions.append(_offering({name: readings[name].words for name in close}))
    return found


def _taken(data: bytes, encoding: str) -> Decoded:
    decoded = data.decode(encoding, "replace")
    return Decoded(decoded, [_read_as(encoding, SAID[encoding])])


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


def _readings(words: list[bytes], encodings: Iterable[str]) -> dict[str, _Reading]:
    """The words in those of the encodings that make words of nearly all."""
    found = {}
    for encoding in encodings:
        reading = _reading(words, encoding)
        if reading.odd <= len(words) * _ODD:
            found[encoding] = reading
    return found


def _reading(words: list[bytes], encoding: str, in_one_language: bool = True) -> _Reading:
    read, odd = [], 0
    for word in words:
        text = word.decode(encoding, "replace")
        parts = _WORD.findall(text)
        odd += not all(
            _is_word(part) and (not in_one_language or is_word_of(part, encoding)) for part in parts
        )
        read.append(text)
    return _Reading(tuple(read), odd)


def _is_word(word: str) -> bool:
    """Whether letters follow each other as they do in words; “N°” and what has none may stand."""
    if not any(map(str.isalpha, word)):
        return not any(unicodedata.category(letter) == "Cc" for letter in word)
    scripts = set()
    before = ""
    for at, letter in enumerate(word):
        category = unicodedata.category(letter)
        if letter in "°ºª" and word[at + 1 :] == "" and at < 4:
            continue
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
            if at == 1 and category == "Lu" and not letter.isascii() and word[2:3].islower():
                return False  # “MŸller”
        before = category
    return len(scripts) <= 1
