"""What was purged stays purged, whichever backup comes back."""

from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from bitmaps import picture
from builders import (
    NOW,
    a_delegate,
    a_visit,
    an_exchange,
    keep,
)
from purging import SECRET, bytes_of, purged, taken_off, with_private_fields
from rows import every_row
from sqlalchemy import select

from planner.actions.photographs import set_photograph
from planner.model import Person
from planner.store.attachments import content_of
from planner.store.backup import back_up
from planner.store.chain import verify_chain
from planner.store.database import Store, open_store
from planner.store.engine import connect
from planner.store.restore import restore, restore_over_damaged
from planner.store.verify import verify


def a_purged(file: Path, key: bytes | None, away: Path) -> None:
    """A database, and a copy of it from before its purge."""
    with closing(open_store(file, who="Ana", key=key, now=lambda: NOW)) as store:
        keep(store, with_private_fields())
        back_up(file, key, away)
        purged(store)
    if key is not None:
        away.with_suffix(".key").write_bytes(b"{}")


def test_a_damaged_database_still_tells_of_its_purges(key: bytes | None, tmp_path: Path) -> None:
    file, away = tmp_path / "trust.db", tmp_path / "away.db"
    a_purged(file, key, away)
    done = restore_over_damaged(file, away, key, who="Ana", now=lambda: NOW)
    assert (done.purges_applied, done.unsure) == (1, None)
    with closing(open_store(file, who="Ana", key=key)) as store:
        assert every_row(store)["person_private"] == []
        assert store.ask(verify_chain) is None
    assert SECRET not in bytes_of(file, key)


@pytest.mark.parametrize("how", ["torn", "gone", "cut off"])
def test_what_it_no_longer_tells_is_said(key: bytes | None, tmp_path: Path, how: str) -> None:
    file, away = tmp_path / "trust.db", tmp_path / "away.db"
    a_purged(file, key, away)
    if how == "gone":
        file.unlink()
    elif how == "torn":
        file.write_bytes(b"rubbish" * 1000)
    else:
        with closing(connect(file, key)) as connection:
            connection.execute("PRAGMA foreign_keys=OFF")
            connection.execute("DELETE FROM journal_entry WHERE sentence LIKE 'Purge%'")
    done = restore_over_damaged(file, away, key, who="Ana", now=lambda: NOW)
    assert done.purges_applied == 0
    assert "purge those exchanges again" in str(done.unsure)


def test_a_restored_backup_is_purged_again(kept: Store, key: bytes | None, tmp_path: Path) -> None:
    keep(kept, with_private_fields())
    away = tmp_path / "away" / "copy.db"
    away.parent.mkdir()
    back_up(kept.file, key, away)
    purged(kept)
    done = restore(kept, away, key)
    assert done.purges_applied == 1
    assert every_row(kept)["person_private"] == every_row(kept)["delegate_care"] == []
    assert kept.ask(verify_chain) is None
    assert all(check.ok for check in verify(kept) if check.what != "key file")
    kept.close()
    assert SECRET not in bytes_of(kept.file, key)
    back = open_store(kept.file, who="Ana", key=key)
    assert restore(back, away, key).purges_applied == 1, "and once more"
    back.close()


def test_a_photograph_goes_too_and_again_from_a_restored_backup(
    kept: Store, key: bytes | None, tmp_path: Path
) -> None:
    exchange = with_private_fields()
    keep(kept, exchange)
    delegate = exchange.visits[0].delegates[0].id
    kept.do(lambda session: set_photograph(session, delegate, "a.png", picture(kind="PNG")))
    digest = kept.ask(lambda session: session.scalars(select(Person.photograph)).one())
    assert digest is not None
    away = tmp_path / "away" / "copy.db"
    away.parent.mkdir()
    back_up(kept.file, key, away)
    assert purged(kept).preview.photographs == 1

    def gone() -> bool:
        there = kept.ask(lambda session: session.scalars(select(Person.photograph)).one())
        return there is None and kept.ask(partial(content_of, digest=digest)) is None

    assert gone()
    assert restore(kept, away, key).purges_applied == 1
    assert gone()


@pytest.mark.parametrize("replaced", [False, True])
def test_who_was_taken_off_and_travels_elsewhere_keeps_it_through_a_restore(
    kept: Store, key: bytes | None, tmp_path: Path, replaced: bool
) -> None:
    exchange = with_private_fields()
    person = exchange.visits[0].delegates[0].person
    keep(kept, exchange)
    taken_off(kept, replaced)
    keep(kept, an_exchange("Lyon - Boston", visits=[a_visit(delegates=[a_delegate(person)])]))
    before = every_row(kept)["person_private"]
    assert purged(kept).preview.spared == 1
    back_up(kept.file, key, tmp_path / "copy.db")
    restore(kept, tmp_path / "copy.db", key)
    assert every_row(kept)["person_private"] == before != []
