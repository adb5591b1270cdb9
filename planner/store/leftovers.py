"""Half-made copies of a database, which only a crash leaves behind: they hold what it holds."""

import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from planner.store.backups import backup_folder, told_by_name
from planner.store.files import with_logs

UNTOUCHED = 3600  # seconds after which nobody writes a file any more


def leftovers(database: Path, folders: Iterable[Path], copies: Iterable[Path] = ()) -> list[Path]:
    """Those beside a database, in its folder of backups and in other ones, and beside copies
    elsewhere; some may be under way just now."""
    stem, ending, at = database.stem, database.suffix, database.parent
    half = [database.with_name(f"{database.name}.{what}") for what in ("restoring", "encrypting")]
    half += [each for each in at.glob("*.part") if each.name.startswith(f"{stem} salvaged ")]
    for folder in {backup_folder(database), *folders}:
        with suppress(OSError):
            half += [
                each
                for each in folder.glob(f"*{ending}.part")
                if told_by_name(each.with_suffix(""), database)
            ]
    half += [copy.with_name(f"{copy.name}.part") for copy in copies]
    return [each for one in half for each in with_logs(one) if _is_there(each)]


def clear_old(database: Path, folders: Iterable[Path]) -> None:
    """Remove those that nobody works on any more."""
    for each in leftovers(database, folders):
        with suppress(OSError):
            if time.time() - each.stat().st_mtime > UNTOUCHED:
                each.unlink()


def _is_there(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:  # a folder one may not look into
        return False
