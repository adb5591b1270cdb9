"""What day it is where the embassy is, and the moment when that becomes another one."""

from datetime import date, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from planner.gui.desk import Desk
from planner.gui.picture import Picture
from planner.model import Embassy
from planner.model.offices import User
from planner.queries.offices import LocalOffice, local_office
from planner.rules.clock import zone

if TYPE_CHECKING:
    from planner.clock import Clock

LOOK_EVERY = 20_000  # milliseconds


class Midnight(QObject):
    """Standings depend on the day, and the program may stay open over night."""

    passed = Signal()

    def __init__(self, desk: Desk, clock: "Clock", parent: QObject) -> None:
        super().__init__(parent)
        self.clock = clock
        self.where: tzinfo | None = None  # the embassy's zone, once it is known
        self._today = self.today()
        self._office = Picture(desk, local_office, (User, Embassy), self)
        self._office.answered.connect(self._take)
        self._looks = QTimer(self, interval=LOOK_EVERY)
        self._looks.timeout.connect(self.look)
        self._looks.start()

    def today(self) -> date:
        return self.clock.today(self.where)

    def look(self) -> None:
        """Say so if it is another day than it was."""
        if (today := self.today()) != self._today:
            self._today = today
            self.passed.emit()

    def _take(self, office: LocalOffice) -> None:
        self.where = zone(office.zone)
        self.look()
