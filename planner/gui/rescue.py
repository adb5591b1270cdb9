"""Out of a database that is damaged or gone: its newest backup, or what can still be read of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from planner.gui.background import Background
from planner.gui.opening import Opening
from planner.gui.outside import NotOpened
from planner.model import Refused
from planner.store.backup_keys import key_of_backup
from planner.store.backups import newest_backup
from planner.store.places import who_is_here
from planner.store.restore import restore_over_damaged
from planner.store.salvage import salvage, salvage_name
from planner.store.unhurried import Progress
from planner.wording import wording

Rescued = tuple[Path, Refused | None]


class Rescue(QObject):
    """What the page about a damaged database offers, done beside the window."""

    def __init__(
        self,
        page: NotOpened,
        opening: Opening,
        open_file: Callable[[Path, Refused | None], object],
    ) -> None:
        """`open_file` is called with what there is to be opened then, and what to say of it."""
        super().__init__(page)
        self._page, self._opening, self._open_file = page, opening, open_file
        self._background = Background(self)
        page.restore_wanted.connect(partial(self._begin, self._restore))
        page.salvage_wanted.connect(partial(self._begin, self._salvage))

    def _begin(self, task: Callable[[Progress], Rescued]) -> None:
        for part in (self._page.restore, self._page.salvage):
            part.setEnabled(False)
        job = self._background.run(task)
        job.finished.connect(self._done)
        job.refused.connect(self._refuse)

    def _restore(self, _progress: Progress) -> Rescued:
        place, opening = self._opening.place, self._opening
        newest = newest_backup(place.file)
        if newest is None:
            raise Refused(
                "There is no backup beside {file}. If you keep some elsewhere, bring one back with "
                "`planner restore FILE`.",
                file=str(place.file),
            )
        key = key_of_backup(newest.file, place, None, asks=opening.questions)
        who, now = who_is_here(), opening.now
        back = restore_over_damaged(place.file, newest.file, key, who=who, now=now)
        return place.file, back.unsure

    def _salvage(self, _progress: Progress) -> Rescued:
        place, now = self._opening.place, self._opening.now
        key = key_of_backup(place.file, place, None, asks=self._opening.questions)
        into = salvage_name(place.file, now())
        return salvage(place.file, key, into, who=who_is_here(), now=now).file, None

    def _done(self, rescued: Rescued) -> None:
        self._opening.questions.done()
        self._background.close()
        self._open_file(*rescued)

    def _refuse(self, refused: Refused) -> None:
        self._opening.questions.done()
        self._page.say(wording().refused(refused))
