"""How the desk opens the database: the place that is meant, and who answers the questions."""

import os
from pathlib import Path

from PySide6.QtWidgets import QWidget

from planner.actions.consequences import CONSEQUENCES
from planner.clock import Clock
from planner.gui.phrase import PhraseQuestions
from planner.store.database import Store
from planner.store.key_care import KeyCare
from planner.store.opening import open_database
from planner.store.places import Place, data_folder, place_of, who_is_here
from planner.store.routine import look_after


class Opening:
    """Opens one database, each time the desk's worker asks, and carries questions to the window.

    `database` None is PLANNER_DATABASE, or the user's own.
    """

    def __init__(self, database: Path | None, clock: Clock, window: QWidget) -> None:
        self._database, self._clock = database, clock
        self.questions = PhraseQuestions(window)
        self.has_passphrase = False  # whether one is asked for; known once it is open

    @property
    def place(self) -> Place:
        place = place_of(self._database, os.environ, data_folder())
        self.questions.database = place.file
        return place

    def care(self) -> KeyCare:
        """For the worker: what can be done about the key."""
        return KeyCare(self.place, asks=self.questions)

    def open_store(self, known: bytes | None) -> Store:
        """Called on the worker. `known` is the key, if it is known already."""
        clock = self._clock
        store = open_database(
            self.place,
            who=who_is_here(),
            now=clock.now,
            asks=self.questions,
            consequences=CONSEQUENCES,
            known=known,
        )
        self.has_passphrase = self.care().has_passphrase()
        if clock.day is None and clock.moment is None:  # what was given is no computer's clock
            store.remarks = look_after(store)
        return store
