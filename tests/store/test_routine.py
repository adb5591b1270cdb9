"""What is done of itself: backups when they are due, and into the second folder too."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from builders import NOW, a_person, a_user, keep
from keyholders import Drawer, Owner, opened

from planner.actions.offices import set_backup_folder
from planner.store.backups import Reason, backup_folder, backups_in
from planner.store.database import Store
from planner.store.places import Place
from planner.store.routine import DAY, back_up_before_import, back_up_daily, look_after


class Clock:
    now: datetime = NOW

    def later(self, by: timedelta) -> None:
        self.now += by


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sealed(tmp_path: Path, clock: Clock, cheap_keys: None) -> Iterator[Store]:
    with closing(opened(Place(tmp_path / "trip.db", own=True), Owner(), Drawer())) as store:
        store._now = lambda: clock.now
        keep(store, a_user())
        yield store


def reasons(store: Store) -> list[Reason]:
    return [each.reason for each in backups_in(backup_folder(store.file), store.file)]


def test_while_it_stays_open_a_day_gets_a_backup_if_anything_changed(
    sealed: Store, clock: Clock
) -> None:
    back_up_daily(sealed)
    assert reasons(sealed) == [Reason.DAILY]
    keep(sealed, a_person())
    clock.later(DAY - timedelta(minutes=1))
    back_up_daily(sealed)
    assert len(reasons(sealed)) == 1, "not yet a day"
    clock.later(timedelta(minutes=1))
    back_up_daily(sealed)
    assert len(reasons(sealed)) == 2
    clock.later(2 * DAY)
    back_up_daily(sealed)
    assert len(reasons(sealed)) == 2, "nothing has changed since"


def test_the_second_folder_gets_what_is_made_of_itself(
    sealed: Store, clock: Clock, tmp_path: Path
) -> None:
    stick = tmp_path / "stick" / "backups"
    stick.parent.mkdir()
    sealed.do(lambda session: set_backup_folder(session, str(stick)))
    clock.later(timedelta(minutes=1))
    assert back_up_daily(sealed) == []
    back_up_before_import(sealed)
    keep(sealed, a_person())
    clock.later(timedelta(hours=2))
    assert look_after(sealed) == []
    kept = [each.reason for each in backups_in(stick, sealed.file)]
    assert sorted(kept) == sorted(reasons(sealed))
    assert sorted(kept) == sorted([Reason.DAILY, Reason.IMPORT, Reason.OPENING])
    stick.parent.rename(tmp_path / "pulled out")
    keep(sealed, a_person("Later"))
    clock.later(2 * DAY)
    (said,) = back_up_daily(sealed)
    assert "stick" in str(said), "it is said, and the first folder has its own"
    assert len(reasons(sealed)) == 4


def test_of_a_plain_file_there_are_no_copies(store: Store) -> None:
    keep(store, a_person())
    store._now = lambda: NOW + 3 * DAY
    assert back_up_daily(store) == look_after(store) == []
    back_up_before_import(store)
    assert reasons(store) == []


def test_a_clock_that_was_set_back_is_told(store: Store) -> None:
    keep(store, a_person())
    store._now = lambda: NOW - timedelta(days=1)
    (said,) = look_after(store)
    assert "set back" in str(said)
