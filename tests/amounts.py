"""How much of it: little in the tests, all of it in `make torture`, where the figures are shown."""

import os
from collections.abc import Callable

Amount = Callable[[int, int], int]
Figure = Callable[[str], None]

TORTURE = bool(os.environ.get("TORTURE"))


def chosen(little: int, much: int) -> int:
    return much if TORTURE else little
