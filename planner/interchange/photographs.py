"""Photographs of a delegation: files matched to people by what they are called."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from planner.actions.photographs import Portrait, small_jpeg
from planner.interchange.report import Message, Outcome, Report, Row
from planner.interchange.roster.words import words
from planner.model import Refused
from planner.queries.people import KnownDelegate
from planner.rules.likeness import likeness
from planner.store.attachments import LARGEST
from planner.store.unhurried import Progress, no_progress

_ID = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE)
_LEFT_BY_SYSTEMS = ("thumbs.db", "desktop.ini", "icon\r")
_ASIDE = frozenset(
    ("photo", "photograph", "portrait", "headshot", "picture", "pic", "img", "image", "dsc", "foto",
     "bild", "copy", "kopie", "copie", "scan", "passport", "badge", "cropped", "small", "final",
     "jpg", "jpeg", "png", "heic", "webp")
)  # fmt: skip
"""Words in the names of files that are no part of a person's name."""


@dataclass(slots=True)
class Photographs:
    """What became of every file, and the pictures to be kept."""

    report: Report
    portraits: list[Portrait] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Match:
    delegate: KnownDelegate
    nearness: int  # 0 is an id; the greater, the less of the name was there
    message: Message | None = None


def files_in(folder: Path) -> tuple[list[Path], list[Message]]:
    """The files of a folder by name, and what is to be said of the rest of it."""
    try:
        inside = sorted(folder.iterdir(), key=lambda each: each.name)
    except OSError:
        raise Refused(
            "{file} is no folder that can be read. Name the folder with the photographs.",
            file=str(folder),
        ) from None
    messages = [
        Message("The folder “{folder}” in it was not looked into.", {"folder": each.name})
        for each in inside
        if each.is_dir()
    ]
    files = [each for each in inside if not each.is_dir()]
    if not files:
        raise Refused("{file} holds no photographs.", file=str(folder))
    return files, messages


def read_photographs(
    files: Sequence[Path],
    delegates: Sequence[KnownDelegate],
    messages: Iterable[Message] = (),
    progress: Progress = no_progress,
) -> Photographs:
    """Match files to people and make their pictures small; one bad file stops no other."""
    people = _People(delegates)
    rows: dict[int, Row] = {}
    matches: dict[int, _Match] = {}
    for number, file in enumerate(files, start=1):
        if _left_by_system(file):
            message = Message("{file} is a file of the operating system.", {"file": file.name})
            rows[number] = Row(number, Outcome.SKIPPED, source=file.name, messages=(message,))
            continue
        try:
            matches[number] = people.match(file.name)
        except Refused as nobody:
            rows[number] = _refused(number, file, nobody)
    portraits: dict[UUID, Portrait] = {}  # the nearest name first, so that it is the one kept
    taken: dict[UUID, Path] = {}
    for done, number in enumerate(sorted(matches, key=lambda at: (matches[at].nearness, at))):
        progress(done, len(matches))
        file, match = files[number - 1], matches[number]
        who = match.delegate.id
        if who in taken:
            rows[number] = _second(number, file, match, taken[who])
            continue
        try:
            picture = small_jpeg(file.name, _read(file))
        except Refused as bad:
            rows[number] = _refused(number, file, bad, match)
            continue
        taken[who] = file
        rows[number] = _kept(number, file, match, picture)
        if rows[number].outcome is not Outcome.SKIPPED:
            portraits[who] = Portrait(who, file.name, picture)
    report = Report(tuple(rows[number] for number in sorted(rows)), tuple(messages))
    return Photographs(report, list(portraits.values()))


def _read(file: Path) -> bytes:
    try:
        if file.is_symlink() or not file.is_file():
            raise Refused("{file} only points to another place; put the picture itself here.",
                          file=file.name)  # fmt: skip
        if file.stat().st_size > LARGEST:
            raise Refused("{file} is too large for a photograph.", file=file.name)
        return file.read_bytes()
    except OSError:
        raise Refused("{file} cannot be read.", file=file.name) from None


# -- what is said of a file ------------------------------------------------------------------------


def _refused(number: int, file: Path, why: Refused, match: _Match | None = None) -> Row:
    values = _values(match.delegate) if match else {}
    message = Message(why.sentence, why.values)
    return Row(number, Outcome.REFUSED, source=file.name, values=values, messages=(message,))


def _left_by_system(file: Path) -> bool:
    return file.name.startswith(".") or file.name.casefold() in _LEFT_BY_SYSTEMS


def _second(number: int, file: Path, match: _Match, first: Path) -> Row:
    message = Message(
        "{first} is a photograph of {name} as well, and was taken.",
        {"first": first.name, "name": match.delegate.person.known.name},
    )
    return Row(number, Outcome.SKIPPED, source=file.name, values=_values(match.delegate),
               messages=(message,))  # fmt: skip


def _kept(number: int, file: Path, match: _Match, picture: bytes) -> Row:
    digest = sha256(picture).hexdigest()
    before = match.delegate.values.get("photograph")
    messages = [match.message] if match.message else []
    outcome = Outcome.CHANGED if before else Outcome.TAKEN
    if before == digest:
        outcome = Outcome.SKIPPED
        messages.append(Message("This photograph is here already, the same."))
    values = {**_values(match.delegate), "photograph": digest}
    thing = ("delegate", str(match.delegate.id))
    return Row(number, outcome, source=file.name, values=values, messages=tuple(messages),
               thing=thing)  # fmt: skip


def _values(delegate: KnownDelegate) -> dict[str, object]:
    keys = ("family_name", "given_name", "display_name", "native_name")
    told = {key: delegate.values.get(key) for key in keys if delegate.values.get(key)}
    return {"person": str(delegate.person.id), **told}


# -- whose picture it is ---------------------------------------------------------------------------


class _People:
    """A delegation, to be found by the names of files."""

    def __init__(self, delegates: Sequence[KnownDelegate]) -> None:
        self._all = [(each, _names(each)) for each in delegates]
        self._by_id = {key: each for each in delegates for key in (each.id, each.person.id)}

    def match(self, file_name: str) -> _Match:
        """Whose picture this is by its name. Refused if nobody's, or if it may be of several."""
        stem = file_name.rpartition(".")[0] or file_name
        if found := _ID.search(stem):
            delegate = self._by_id.get(UUID(found[0]))
            if delegate is not None:
                return _Match(delegate, 0)
            stem = stem.replace(found[0], " ")
        all_words = likeness(stem).split()
        told = [each for each in all_words if not _digits(each) and each not in _ASIDE]
        bare = [each for each in told if each not in words().honorifics] or told
        tests: tuple[Callable[[_Name], bool], ...] = (
            lambda name: name.words == all_words,
            lambda name: name.words in (told, bare),
            lambda name: bool(set(name.joined) & {_letters(stem), "".join(bare)}),
            lambda name: len(name.words) > 1 and set(name.words) <= set(all_words),
            lambda name: len(bare) > 1 and set(bare) <= set(name.words),
            lambda name: bool(bare) and name.family == bare,
        )
        for nearness, test in enumerate(tests, start=1):
            fitting = [each for each, names in self._all if any(map(test, names))]
            if len(fitting) > 1:
                raise Refused(
                    "{file} may be {names}. Put the id into the name of the file, as in"
                    " “{id}.jpg”.",
                    file=file_name,
                    names=" or ".join(f"{each.person.known.name} ({each.id})" for each in fitting),
                    id=fitting[0].id,
                )
            if fitting:
                said = None
                if nearness > 3:
                    sentence = "{file} was taken to be {name}, by part of the name."
                    said = Message(
                        sentence, {"file": file_name, "name": fitting[0].person.known.name}
                    )
                return _Match(fitting[0], nearness, said)
        raise Refused(
            "{file} fits nobody of this delegation. Call it as the person is called, as in “Family"
            " Given.jpg”.",
            file=file_name,
        )


@dataclass(frozen=True, slots=True)
class _Name:
    """One way in which somebody is called, as words and without anything between them."""

    words: list[str]
    family: list[str]
    joined: tuple[str, ...]


def _names(delegate: KnownDelegate) -> list[_Name]:
    values = delegate.values
    given, family = values.get("given_name") or "", values.get("family_name") or ""
    whole = _Name(
        likeness(f"{given} {family}").split(),
        likeness(family).split(),
        (_letters(f"{given}{family}"), _letters(f"{family}{given}")),
    )
    others = [values.get("display_name"), values.get("native_name")]
    called = [_Name(likeness(each).split(), [], (_letters(each),)) for each in others if each]
    return [each for each in (whole, *called) if each.words]


def _letters(text: str) -> str:
    """All letters in a row: “AnaMaria_Silva2” and “Ana-Maria SILVA” are one."""
    kept = "".join(letter if letter.isalpha() else " " for letter in text)
    return "".join(likeness(word) for word in kept.split() if word.casefold() not in _ASIDE)


def _digits(word: str) -> bool:
    return any(letter.isdigit() for letter in word)
