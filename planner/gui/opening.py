"""How the desk opens the database: the place that is meant, and who answers the questions."""

import getpass
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from planner.actions.consequences import CONSEQUENCES
from planner.clock import Clock
from planner.gui.phrase import PhraseQuestions
from planner.store.database import Store
from planner.store.opening import open_database
from planner.store.places import data_folder, place_of
from planner.store.routine import look_after


def opener(
    database: Path | None, clock: Clock, window: QWidget
) -> tuple[Callable[[], Store], PhraseQuestions]:
    """What the desk's worker calls, and what carries its questions to the window.

    `database` None is PLANNER_DATABASE, or the user's own.
    """
    questions = PhraseQuestions(window)

    def open_store() -> Store:
        place = place_of(database, os.environ, data_folder())
        questions.database = place.file
        store = open_database(
            place, who=_who(), now=clock.now, asks=questions, consequences=CONSEQUENCES
        )
        if clock.day is None and clock.moment is None:  # what was given is no computer's clock
            store.remarks = look_after(store)
        return store

    return open_store, questions


def _who() -> str:
    """The user of this computer, until the settings say a name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # no such user: seen in containers
        return "coordinator"
