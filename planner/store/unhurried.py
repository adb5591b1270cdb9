"""Work that makes very many lasting things at once."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from heapq import merge
from itertools import chain, islice
from typing import Any, TypeVar

T = TypeVar("T")

Progress = Callable[[int, int], None]
"""Told how much of how much is done; cancelling is an exception out of it."""

_TOGETHER, _RUN = 200, 2_000
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


def no_progress(_done: int, _total: int) -> None:
    """Nobody watches."""


def in_steps(things: Iterable[T], key: Callable[[T], Any], run: int = _RUN) -> list[T]:
    """Sorted, a few at a time: at once, very many hold up every other thread."""
    rest = list(things)
    runs = [sorted(rest[at : at + run], key=key) for at in range(0, len(rest), run)]
    return list(merge(*runs, key=key)) if len(runs) > 1 else [*chain(*runs)]


def let_go(things: list[Any] | dict[Any, Any]) -> None:
    """Empty it a few at a time: forgotten at once, a very long one holds up every other thread."""
    while things:
        if isinstance(things, list):
            del things[-_TOGETHER:]
        else:
            for key in list(islice(things, _TOGETHER)):
                del things[key]
