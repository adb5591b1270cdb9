"""Photographs of a delegation: files matched to people by what they are called."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
_CAPITAL_WITHIN = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Several:
    """Different pictures called after one person, of which somebody has to choose."""

    name: str
    portraits: tuple[Portrait, ...]


@dataclass(slots=True)
class Photographs:
    """What became of every file, the pictures to be kept, and those to choose from."""

    report: Report
    portraits: list[Portrait] = field(default_factory=list)
    asked: list[Several] = field(default_factory=list)


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
    found = Photographs(Report((), tuple(messages)))
    done = 0
    for whose in _by_person(matches):
        pictures: dict[int, bytes] = {}
        for number in whose:
            done += 1
            progress(done, len(matches))
            file, match = files[number - 1], matches[number]
            try:
                picture = small_jpeg(file.name, _read(file))
            except Refused as bad:
                rows[number] = _refused(number, file, bad, match)
                continue
            first = next((at for at, known in pictures.items() if known == picture), None)
            if first is not None:
                rows[number] = _second(number, file, match, files[first - 1], _THE_SAME)
            elif (
                pictures and match.nearness and not matches[named := next(iter(pictures))].nearness
            ):
                rows[number] = _second(number, file, match, files[named - 1], _BY_ID)
            else:
                pictures[number] = picture
        if len(pictures) == 1:
            ((number, picture),) = pictures.items()
            row = rows[number] = _kept(number, files[number - 1], matches[number], picture)
            if row.outcome is not Outcome.SKIPPED:
                who = matches[number].delegate.id
                found.portraits.append(Portrait(who, files[number - 1].name, picture))
        elif pictures:
            _ask(
                found,
                rows,
                {number: files[number - 1] for number in sorted(pictures)},
                matches,
                pictures,
            )
    found.report = Report(tuple(rows[number] for number in sorted(rows)), tuple(messages))
    return found


def _by_person(matches: Mapping[int, _Match]) -> list[list[int]]:
    """The files of each person, the nearest name first."""
    whose: dict[UUID, list[int]] = {}
    for number in sorted(matches, key=lambda at: (matches[at].nearness, at)):
        whose.setdefault(matches[number].delegate.id, []).append(number)
    return list(whose.values())


def _ask(
    found: Photographs,
    rows: dict[int, Row],
    files: Mapping[int, Path],
    matches: Mapping[int, _Match],
    pictures: Mapping[int, bytes],
) -> None:
    """Which of several pictures is kept, nobody but the coordinator can say."""
    delegate = matches[next(iter(files))].delegate
    names = [file.name for file in files.values()]
    values = {
        "files": f"{', '.join(names[:-1])} and {names[-1]}",
        "name": delegate.person.known.name,
        "id": str(delegate.id),
    }
    message = Message(
        "{files} are different photographs of {name}, and none was taken.",
        values,
        typed="Leave one in the folder, or put the id into the name of the right one: “{id}.jpg”.",
    )
    for number, file in files.items():
        rows[number] = Row(number, Outcome.ASKED, source=file.name, values=_values(delegate),
                           messages=(message,))  # fmt: skip
    portraits = (Portrait(delegate.id, files[at].name, pictures[at]) for at in files)
    found.asked.append(Several(delegate.person.known.name, tuple(portraits)))


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


_THE_SAME = "{first} is the very same photograph of {name}, and was taken."
_BY_ID = "{first} names {name} by the id, and was taken."


def _second(number: int, file: Path, match: _Match, first: Path, sentence: str) -> Row:
    message = Message(sentence, {"first": first.name, "name": match.delegate.person.known.name})
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
    elif before:
        name = match.delegate.person.known.name
        messages.append(Message("{name} had another photograph before.", {"name": name}))
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
        all_words, bare = likeness(stem).split(), _bare(stem)
        apart = _bare(_CAPITAL_WITHIN.sub(" ", stem))  # “MariaSilva”
        told = [each for each in all_words if not _digits(each) and each not in _ASIDE]
        tests: tuple[Callable[[_Name], bool], ...] = (
            lambda name: name.words == all_words,
            lambda name: name.words in (told, bare),
            lambda name: bool(set(name.joined) & {_letters(stem), "".join(bare)}),
            lambda name: len(name.words) > 1 and set(name.words) <= {*all_words, *apart},
            lambda name: _in_part(name, bare, apart) or _letters(stem) in name.partly,
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
    partly: tuple[str, ...] = ()  # the same of one given name and one of the family's words


def _in_part(name: "_Name", *told: list[str]) -> bool:
    return any(len(each) > 1 and set(each) <= set(name.words) for each in told)


def _bare(stem: str) -> list[str]:
    """The words of a file's name that may be a person's, in order of letters."""
    told = [each for each in likeness(stem).split() if not _digits(each) and each not in _ASIDE]
    return [each for each in told if each not in words().honorifics] or told


def _names(delegate: KnownDelegate) -> list[_Name]:
    values = delegate.values
    given, family = values.get("given_name") or "", values.get("family_name") or ""
    whole = _Name(
        likeness(f"{given} {family}").split(),
        likeness(family).split(),
        (_letters(f"{given}{family}"), _letters(f"{family}{given}")),
        tuple(_joined_in_part(given.split(), family.split())),
    )
    others = [values.get("display_name"), values.get("native_name")]
    called = [_Name(likeness(each).split(), [], (_letters(each),)) for each in others if each]
    return [each for each in (whole, *called) if each.words]


def _joined_in_part(given: list[str], family: list[str]) -> Iterator[str]:
    for one in given:
        for other in ("".join(family), *family) if family else ():
            yield _letters(one) + _letters(other)
            yield _letters(other) + _letters(one)


def _letters(text: str) -> str:
    """All letters in a row: “AnaMaria_Silva2” and “Ana-Maria SILVA” are one."""
    kept = "".join(letter if letter.isalpha() else " " for letter in text)
    return "".join(likeness(word) for word in kept.split() if word.casefold() not in _ASIDE)


def _digits(word: str) -> bool:
    return any(letter.isdigit() for letter in word)
