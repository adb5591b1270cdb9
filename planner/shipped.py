"""Where the files we ship are: inside an installed planner, or beside it in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_shipped"
_HOME = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent

RESOURCES = _HOME / "resources"
MIGRATIONS = _HOME / "db" / "migrations"
REFERENCE = _HOME / "db" / "reference"
SAMPLES = _HOME / "db" / "samples"
