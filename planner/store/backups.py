"""The backups of one database: made when it matters, thinned out as they grow old.

Kept are the newest ten, the newest of each of seven days, and the newest of each of four weeks.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from planner.model import Refused
from planner.store.backup import back_up
from planner.store.files import OWNER_FOLDER
from planner.store.kinds import Kind, id_in, kind_of
from planner.store.places import key_file_of
from planner.store.refusals import told_by_the_disk

NEWEST, DAYS, WEEKS = 10, 7, 4
_NAME = re.compile(r"(?P<made>\d{4}-\d{2}-\d{2} \d{6})(?P<number> \(\d+\))? (?P<reason>[a-z]+)")
_MADE = "%Y-%m-%d %H%M%S"
_ASIDE = re.compile(r"( (damaged|salvaged) \d{4}-\d{2}-\d{2} \d{6})+$")


class Reason(StrEnum):
    """What a backup was made before, or at."""

    OPENING = "opening"
    DAILY = "daily"
    UPGRADE = "upgrade"
    IMPORT = "import"
    PURGE = "purge"
    RESTORE = "restore"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup, as its name tells."""

    file: Path
    made: datetime  # aware, UTC
    reason: Reason

    @property
    def key_file(self) -> Path:
        return key_file_of(self.file)


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a backup was put, and where it could not be."""

    files: tuple[Path, ...]
    missed: tuple[Refused, ...] = ()


def backup_folder(database: Path) -> Path:
    """The folder for backups of a database; not there before there is one."""
    return database.with_name(f"{database.stem} backups")


def name_aside(file: Path, what: str, now: datetime) -> Path:
    """The name beside a database for what is kept of it when it is damaged."""
    return file.with_name(f"{file.stem} {what} {now:{_MADE}}{file.suffix}")


def copies_aside(database: Path) -> list[Path]:
    """The files of such names; seen from one of them, the database itself among them."""
    stem = _ASIDE.sub("", database.stem)
    return sorted(
        file
        for file in database.parent.glob(f"*{database.suffix}")
        if file != database and _ASIDE.sub("", file.stem) == stem
    )


def keep_backup(
    file: Path,
    key: bytes | None,
    reason: Reason,
    now: datetime,
    second: Path | None = None,
) -> Kept:
    """Put a backup into the folder beside the database, and into a second one if there is one.

    Older ones that are not to be kept go. Refused if the first folder cannot be had; a second that
    cannot, a disk that is not plugged in say, is only told.
    """
    own = _put(file, key, backup_folder(file), reason, now)
    kept = [own]
    missed: list[Refused] = []
    if second is not None and second.resolve() != own.parent.resolve():
        try:
            copy = _put(file, key, second, reason, now)
            thin_out(second, file, spare=copy)
            kept.append(copy)
        except Refused as refused:
            missed.append(refused)
    thin_out(own.parent, file, spare=own)  # last, since it tells what is ours in the second
    return Kept(tuple(kept), tuple(missed))


def _put(file: Path, key: bytes | None, folder: Path, reason: Reason, now: datetime) -> Path:
    try:
        # not its parents: the disk they are on may be unplugged
        folder.mkdir(mode=OWNER_FOLDER, exist_ok=True)
        if folder == backup_folder(file):
            folder.chmod(OWNER_FOLDER)
    except OSError as error:
        raise Refused(
            "No backup of {file} can be made, because {folder} cannot be made. Make room there, or "
            "choose another folder.",
            file=str(file),
            folder=str(folder),
        ) from error
    stamp, number = f"{now.astimezone(UTC):{_MADE}}", 2
    copy = folder / f"{file.stem} {stamp} {reason}{file.suffix}"
    with told_by_the_disk(folder):
        while copy.exists():
            copy = folder / f"{file.stem} {stamp} ({number}) {reason}{file.suffix}"
            number += 1
        back_up(file, key, copy)
    return copy


def backups_in(folder: Path, database: Path) -> list[Backup]:
    """The backups of this database in a folder, newest first."""
    if not folder.is_dir():
        return []
    found = filter(None, (told_by_name(file, database) for file in folder.iterdir()))
    return sorted(found, key=lambda each: (each.made, each.file.name), reverse=True)


def told_by_name(file: Path, database: Path) -> Backup | None:
    """The backup of this database that a file is, if its name is that of one."""
    if file.suffix == database.suffix and file.name.startswith(f"{database.stem} "):
        told = _NAME.fullmatch(file.stem.removeprefix(f"{database.stem} "))
        if told and told["reason"] in list(Reason):
            made = datetime.strptime(told["made"], _MADE).replace(tzinfo=UTC)
            return Backup(file, made, Reason(told["reason"]))
    return None


def to_keep(backups: Iterable[Backup]) -> set[Backup]:
    """Which of these to keep."""
    newest_first = sorted(backups, key=lambda each: (each.made, each.file.name), reverse=True)
    days: dict[object, Backup] = {}
    weeks: dict[object, Backup] = {}
    for each in newest_first:
        days.setdefault(each.made.date(), each)
        weeks.setdefault(each.made.isocalendar()[:2], each)
    return {*newest_first[:NEWEST], *[*days.values()][:DAYS], *[*weeks.values()][:WEEKS]}


def thin_out(folder: Path, database: Path, *, spare: Path) -> None:
    """Remove the backups that are not to be kept; never the one just made, whatever the clock, nor
    those of another database of this name, which somebody else keeps in the same folder."""
    with told_by_the_disk(folder):
        beside = (each.file for each in backups_in(backup_folder(database), database))
        ids = {id_in(each) for each in (database, *beside)}  # older ones may be under older keys
        found = [
            each
            for each in backups_in(folder, database)
            if kind_of(each.file) is Kind.PLAIN or id_in(each.file) in ids
        ]
        for each in set(found) - to_keep(found):
            if each.file != spare:
                each.file.unlink(missing_ok=True)
                each.key_file.unlink(missing_ok=True)


def newest_backup(database: Path) -> Backup | None:
    return next(iter(backups_in(backup_folder(database), database)), None)
