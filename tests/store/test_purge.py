"""What a purge takes is gone, from the file, its journal and its pictures."""

from contextlib import closing
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from builders import (
    TODAY,
    a_delegate,
    a_visit,
    an_exchange,
    keep,
)
from PIL import Image
from purging import NEEDS, SECRET, bytes_of, id_of, purged, taken_off, with_private_fields
from rows import every_row
from sqlalchemy import select

from planner.actions.exchanges import edit_exchange
from planner.actions.photographs import set_photograph
from planner.actions.purge import preview_purge
from planner.model import Delegate, ExchangeStatus, Refused
from planner.store.backups import Reason, backup_folder, backups_in
from planner.store.chain import verify_chain
from planner.store.database import Store
from planner.store.engine import connect
from planner.store.journal import entries
from planner.store.purge import unaccounted
from planner.store.undo import undo_newest
from planner.store.verify import verify


def test_a_purge_leaves_no_byte_behind(kept: Store, key: bytes | None, tmp_path: Path) -> None:
    keep(kept, with_private_fields())
    kept.keep_backup("asked")  # type: ignore[arg-type]
    (backup,) = backups_in(backup_folder(kept.file), kept.file)
    assert SECRET in bytes_of(backup.file, key)
    done = purged(kept)
    assert (done.preview.people, done.preview.delegates) == (1, 1)
    assert backup.file in done.rewritten
    assert done.out_of_reach == []
    assert kept.ask(verify_chain) is None
    assert kept.ask(unaccounted) == 0
    kept.close()
    for each in (kept.file, *(b.file for b in backups_in(backup_folder(kept.file), kept.file))):
        found = bytes_of(each, key)
        assert SECRET not in found, each
        assert NEEDS not in found, each
        assert b"Moreau" in found


def test_a_picture_taken_back_before_goes_too(kept: Store, key: bytes | None) -> None:
    keep(kept, with_private_fields())
    exchange_id, picture = id_of(kept), BytesIO()
    Image.effect_noise((300, 400), 90).convert("RGB").save(picture, "JPEG")

    def show(session: Any) -> None:
        delegate = session.scalars(select(Delegate)).one()
        set_photograph(session, delegate.id, "moreau.jpg", picture.getvalue())

    kept.do(show)
    kept.do(lambda session: undo_newest(session, exchange_id))
    kept.keep_backup(Reason.ASKED)
    done = purged(kept)
    assert done.preview.files == 1
    kept.close()
    for file in (kept.file, *(b.file for b in backups_in(backup_folder(kept.file), kept.file))):
        with closing(connect(file, key)) as connection:
            assert connection.execute("SELECT * FROM attachment_content").fetchall() == [], file


def test_it_is_said_when_it_was_and_under_which_rule(kept: Store) -> None:
    keep(kept, with_private_fields())
    purged(kept)
    (said,) = (check for check in verify(kept) if check.what == "private values")
    assert said.ok
    assert "on request" in said.message
    assert str(TODAY) in said.message


def test_a_value_that_no_purge_removed_is_missed(kept: Store) -> None:
    keep(kept, with_private_fields())
    with kept._engine.connect() as connection:  # as somebody with another tool would
        connection.exec_driver_sql("DELETE FROM journal_secret")
        connection.commit()
    (said,) = (check for check in verify(kept) if check.what == "private values")
    assert not said.ok


def test_it_cannot_be_taken_back_and_hinders_no_undo(kept: Store) -> None:
    keep(kept, with_private_fields())
    before, exchange_id = every_row(kept)["exchange"], id_of(kept)
    kept.do(lambda session: edit_exchange(session, exchange_id, {"theme": "Schools"}))
    purged(kept)
    kept.do(lambda session: undo_newest(session, exchange_id))
    assert every_row(kept)["exchange"] == before
    assert every_row(kept)["person_private"] == []


def test_under_legal_hold_nothing_goes(kept: Store) -> None:
    exchange = with_private_fields()
    exchange.legal_hold = "Inquiry 7 of the inspector"
    keep(kept, exchange)
    with pytest.raises(Refused, match="Inquiry 7"):
        purged(kept)
    assert len(every_row(kept)["person_private"]) == 1


def test_who_travels_elsewhere_is_left_alone(kept: Store) -> None:
    exchange = with_private_fields()
    person = exchange.visits[0].delegates[0].person
    other = an_exchange("Lyon - Boston", visits=[a_visit(delegates=[a_delegate(person)])])
    keep(kept, exchange, other)
    done = purged(kept)
    assert (done.preview.people, done.preview.spared) == (0, 1)
    assert len(every_row(kept)["person_private"]) == 1
    assert kept.ask(unaccounted) == 0


def test_what_was_deleted_before_is_purged_from_the_journal(kept: Store, key: bytes | None) -> None:
    keep(kept, with_private_fields())

    def remove(session: Any) -> None:
        from planner.store.journal import change

        delegate = session.scalars(select(Delegate)).one()
        with change(session, "Remove {d}", about=[delegate.visit.exchange_id], d=str(delegate)):
            session.delete(delegate.person.private)
            session.delete(delegate)

    kept.do(remove)
    found = kept.do(partial(preview_purge, exchange_id=id_of(kept), today=TODAY)).result
    assert (found.people, found.journal_only) == (0, 2)
    purged(kept)
    kept.close()
    assert SECRET not in bytes_of(kept.file, key)


def test_a_second_purge_finds_nothing(kept: Store) -> None:
    keep(kept, with_private_fields())
    purged(kept)
    count = len(kept.ask(entries))
    assert purged(kept).preview.nothing
    assert len(kept.ask(entries)) == count


def test_who_travelled_in_an_exchange_that_is_over_is_not_spared(kept: Store) -> None:
    exchange = with_private_fields()
    person = exchange.visits[0].delegates[0].person
    over = an_exchange("Lyon - Boston", visits=[a_visit(delegates=[a_delegate(person)])])
    over.status = ExchangeStatus.CLOSED
    keep(kept, exchange, over)
    done = purged(kept)
    assert (done.preview.people, done.preview.spared) == (1, 0)
    assert every_row(kept)["person_private"] == []


@pytest.mark.parametrize("replaced", [False, True])
def test_who_was_taken_off_the_delegation_is_purged_too(
    kept: Store, key: bytes | None, replaced: bool
) -> None:
    keep(kept, with_private_fields())
    taken_off(kept, replaced)
    assert purged(kept).preview.people == 1
    assert every_row(kept)["person_private"] == []
    kept.close()
    content = bytes_of(kept.file, key)
    assert SECRET not in content
    assert NEEDS not in content
