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
from planner.store.bringing_back import BringingBack
from planner.store.places import who_is_here
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
        failed: Callable[[Exception], object],
    ) -> None:
        """`open_file` is called with what there is to be opened then, and what to say of it;
        `failed` with a mistake of ours."""
        super().__init__(page)
        self._page, self._opening, self._open_file = page, opening, open_file
        self._background = Background(self)
        self._background.failed.connect(failed)
        page.restore_wanted.connect(partial(self._begin, self._restore))
        page.salvage_wanted.connect(partial(self._begin, self._salvage))

    def _begin(self, task: Callable[[Progress], Rescued]) -> None:
        self._page.let_begin(False)
        job = self._background.run(task)
        job.finished.connect(self._done)
        job.refused.connect(self._refuse)
        for end in (job.refused, job.failed):
            end.connect(lambda _error: self._page.let_begin(True))

    def _restore(self, _progress: Progress) -> Rescued:
        place, opening = self._opening.place, self._opening
        newest = newest_backup(place.file)
        if newest is None:
            raise Refused(
                "There is no backup beside {file}. If you keep some elsewhere, bring one back with "
                "`planner restore FILE`.",
                file=str(place.file),
            )
        back = BringingBack(
            place, newest.file, asks=opening.questions, who=who_is_here(), now=opening.now
        )
        return place.file, back.over_damaged().unsure

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
