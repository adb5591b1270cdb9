"""How the desk opens the database: the place that is meant, and who answers the questions."""

import os
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QMainWindow

from planner.actions.consequences import CONSEQUENCES
from planner.clock import Clock
from planner.gui.one_window import OneWindow
from planner.gui.phrase import PhraseQuestions
from planner.gui.window import MainWindow
from planner.model import Refused
from planner.store.database import Store
from planner.store.key_care import KeyCare
from planner.store.opening import open_database
from planner.store.places import Place, data_folder, place_of, who_is_here
from planner.store.routine import look_after


class Opening:
    """Opens one database, each time the desk's worker asks, and carries questions to the window.

    `database` None is PLANNER_DATABASE, or the user's own.
    """

    def __init__(self, database: Path | None, clock: Clock, window: MainWindow) -> None:
        self._database, self._clock = database, clock
        self.questions = PhraseQuestions(window)
        window.staying.connect(self.questions.go_on)
        self.has_passphrase = False  # whether one is asked for; known once it is open

    @property
    def place(self) -> Place:
        place = place_of(self._database, os.environ, data_folder())
        self.questions.database = place.file
        return place

    def is_at(self, file: Path) -> bool:
        """Whether this is the one it opens."""
        try:
            return file == self.place.file
        except Refused:  # no place at all
            return False

    def one_window(self, window: QMainWindow) -> OneWindow | None:
        """What finds out whether another window has it open; None if no place was meant."""
        try:
            return OneWindow(self.place.file, window)
        except Refused:  # which the worker will say
            return None

    def care(self) -> KeyCare:
        """For the worker: what can be done about the key."""
        return KeyCare(self.place, asks=self.questions)

    def now(self) -> datetime:
        return self._clock.now()

    @property
    def looks_after(self) -> bool:
        """Whether the clock is this computer's own, and not one that was given."""
        return self._clock.day is None and self._clock.moment is None

    def open_store(self, known: bytes | None) -> Store:
        """Called on the worker. `known` is the key, if it is known already."""
        store = open_database(
            self.place,
            who=who_is_here(),
            now=self.now,
            asks=self.questions,
            consequences=CONSEQUENCES,
            known=known,
        )
        self.has_passphrase = self.care().has_passphrase()
        if self.looks_after:
            store.remarks += look_after(store)
        return store
