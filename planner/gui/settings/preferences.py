"""What this person likes on this computer: appearance, text size, where the window stood.

Kept in a small file of its own, not in the database: it says nothing about any exchange.
"""

from collections.abc import Callable, Sequence
from datetime import time
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QByteArray, QSettings

from planner.gui.theme.fonts import TEXT_SIZES

APPEARANCES = {"system": None, "light": False, "dark": True}  # word: whether dark, None as it comes

LOCK_AFTER = (5, 15, 30, 60)  # minutes


class Look(NamedTuple):
    """How the window looks: one of APPEARANCES, and one of TEXT_SIZES in percent."""

    appearance: str = "system"
    text_size: int = 100

    @property
    def dark(self) -> bool | None:
        return APPEARANCES[self.appearance]


class Preferences:
    """A file that is missing, damaged or says something unknown gives the usual look."""

    def __init__(self, file: Path) -> None:
        self._kept = QSettings(str(file), QSettings.Format.IniFormat)
        self._heard: list[Callable[[Look], object]] = []

    @property
    def look(self) -> Look:
        appearance = self._kept.value("look/appearance", "system")
        size = str(self._kept.value("look/text_size", 100))
        return Look(
            appearance if appearance in APPEARANCES else "system",
            int(size) if size.isdecimal() and int(size) in TEXT_SIZES else 100,
        )

    def choose(self, look: Look) -> None:
        """Keep this look, and tell those who listen if it is another one."""
        if look == self.look:
            return
        self._kept.setValue("look/appearance", look.appearance)
        self._kept.setValue("look/text_size", look.text_size)
        for hear in self._heard:
            hear(look)

    def listen(self, hear: Callable[[Look], object]) -> None:
        """Call this whenever another look is chosen."""
        self._heard.append(hear)

    def window(self) -> tuple[QByteArray, QByteArray] | None:
        """The geometry and the state the window had last; None if it never had any."""
        geometry, state = self._kept.value("window/geometry"), self._kept.value("window/state")
        if isinstance(geometry, QByteArray) and isinstance(state, QByteArray):
            return geometry, state
        return None

    def keep_window(self, geometry: QByteArray, state: QByteArray) -> None:
        self._kept.setValue("window/geometry", geometry)
        self._kept.setValue("window/state", state)

    @property
    def roster_columns(self) -> list[str]:
        """The columns the roster shows, in their order; empty for the usual ones."""
        kept = self._kept.value("roster/columns", "")
        return [key for key in str(kept).split(",") if key]

    def keep_roster_columns(self, keys: Sequence[str]) -> None:
        self._kept.setValue("roster/columns", ",".join(keys))

    def paper_words(self, exchange: UUID) -> list[str]:
        """How papers of an exchange were last set, in words; empty where none were made."""
        return str(self._kept.value(f"papers/{exchange}", "")).split("|")

    def keep_paper_words(self, exchange: UUID, words: Sequence[str]) -> None:
        self._kept.setValue(f"papers/{exchange}", "|".join(words))

    @property
    def reminding_hour(self) -> time | None:
        """When the deadlines are told of each day; None for never."""
        kept = str(self._kept.value("reminders/hour", "09:00"))
        try:
            return time.fromisoformat(kept) if kept else None
        except ValueError:
            return None

    @property
    def calendar_folder(self) -> Path | None:
        """Where the calendar file of each owner is kept up to date; None for nowhere."""
        kept = str(self._kept.value("reminders/folder", ""))
        return Path(kept) if kept else None

    def keep_reminders(self, hour: time | None, folder: Path | None) -> None:
        self._kept.setValue("reminders/hour", f"{hour:%H:%M}" if hour else "")
        self._kept.setValue("reminders/folder", str(folder) if folder else "")

    @property
    def lock_after(self) -> int:
        """After how many idle minutes a window with a passphrase is locked."""
        kept = str(self._kept.value("window/lock_after", LOCK_AFTER[1]))
        return int(kept) if kept.isdecimal() and int(kept) in LOCK_AFTER else LOCK_AFTER[1]

    def keep_lock_after(self, minutes: int) -> None:
        self._kept.setValue("window/lock_after", minutes)

    @property
    def exchange(self) -> str:
        """The id of the exchange that was open last; empty if none."""
        return str(self._kept.value("window/exchange", ""))

    def keep_exchange(self, exchange_id: str) -> None:
        self._kept.setValue("window/exchange", exchange_id)
