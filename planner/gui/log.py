"""The log: what went wrong in the program, in a file that stays small and its owner's alone."""

import logging
import os
from logging.handlers import RotatingFileHandler
from pathlib import Path

LARGEST, KEPT = 256 * 1024, 3  # bytes of one file, and how many older ones stay
FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def log_folder() -> Path:
    from platformdirs import user_log_path

    return user_log_path("city-pair-planner", appauthor=False)


def begin_log(folder: Path) -> Path | None:
    """Write warnings and errors to a file from now on; None where no file can be had."""
    file = folder / "planner.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        handler = _OwnersAlone(file, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8")
    except OSError:
        return None  # a log is no reason not to start
    handler.setFormatter(logging.Formatter(FORM))
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)
    return file


class _OwnersAlone(RotatingFileHandler):
    def _open(self):  # type: ignore[no-untyped-def]  # untyped above too
        return open(
            self.baseFilename,
            self.mode,
            encoding=self.encoding,
            opener=lambda name, flags: os.open(name, flags, 0o600),
        )
