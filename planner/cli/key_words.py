"""The words of the commands about keys."""

from collections.abc import Callable
from typing import Any


def add_keys(command: Callable[..., Any]) -> None:
    command(
        "encrypt",
        "make a plain file an encrypted one; PLANNER_PHRASE_FILE gets its recovery phrase",
    )
