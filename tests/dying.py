"""A process that dies in the middle of making or encrypting a database.

It comes out of one that has the program loaded, so that each of the many deaths costs no import.
"""

import multiprocessing
import os
from importlib import import_module
from pathlib import Path
from typing import Any

from keyholders import CHEAP, Drawer, NoDrawer, Owner, opened

from planner.store.encrypting import encrypt
from planner.store.places import Place

KILLED = 9
# what takes the time; a module of tests/ would be left out without a word, since the process that
# loads them does not know of that folder
LOADED = ["planner.store.opening", "planner.store.encrypting"]
At = tuple[str, str, str]  # module, name in it, before or after


class Writes(Owner):
    """Keeps the phrase beside the file, for who comes after."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def keep_phrase(self, phrase: str, *, every_start: bool, anew: bool = False) -> bool:
        (self._folder / "paper.txt").write_text(phrase)
        return True


def die(work: str, file: Path, at: At, ring: str) -> None:
    """Do this work, and end without a word where `at` says."""
    module, name, when = at
    holder: Any = import_module(module)
    *path, name = name.split(".")
    for step in path:
        holder = getattr(holder, step)
    done = getattr(holder, name)

    def killed(*args: Any, **how: Any) -> None:
        if when == "after":
            done(*args, **how)
        os._exit(KILLED)

    setattr(holder, name, killed)
    held = Drawer(file=file.parent / "ring.json") if ring == "ring" else NoDrawer()
    if work == "open":
        opened(Place(file, own=True), Writes(file.parent), held)
    else:
        encrypt(Place(file), asks=Writes(file.parent), ring=held, cost=CHEAP)


def kill(work: str, file: Path, at: At, ring: str) -> None:
    """Let a process of its own die there."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(LOADED)
    child = context.Process(target=die, args=(work, file, at, ring))
    child.start()
    child.join()
    assert child.exitcode == KILLED
