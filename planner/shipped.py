"""Where the files we ship are: inside an installed planner, or beside it in a checkout."""

import json
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_shipped"
_HOME = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent

RESOURCES = _HOME / "resources"
MIGRATIONS = _HOME / "db" / "migrations"
REFERENCE = _HOME / "db" / "reference"
SAMPLES = _HOME / "db" / "samples"


@cache
def rules_data(name: str) -> Any:
    """What `resources/rules` keeps as data under this name: numbers and lists that rules go by."""
    return json.loads((RESOURCES / "rules" / f"{name}.json").read_text(encoding="utf-8"))
