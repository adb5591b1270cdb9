"""Work that makes very many lasting things at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_under_way: set[object] = set()


@contextmanager
def without_collecting() -> Iterator[None]:
    """Without looking again and again for garbage among things that all are needed: that takes a
    third of the time."""
    collected, work = gc.isenabled(), object()
    _under_way.add(work)
    gc.disable()
    try:
        yield
    finally:
        _under_way.discard(work)
        if collected:
            gc.enable()


def is_unhurried() -> bool:
    """Whether such work is under way, on any thread."""
    return bool(_under_way)
