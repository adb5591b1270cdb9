"""A backup comes back whole, and what was purged since stays purged."""

import shutil
import subprocess
import sys
from contextlib import closing
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from bitmaps import picture
from builders import (
    NOW,
    TODAY,
    a_delegate,
    a_person,
    a_visit,
    an_exchange,
    care,
    keep,
    private_fields,
)
from PIL import Image
from rows import every_row
from sqlalchemy import select

from planner.actions.delegates import remove_delegate, replace_delegate
from planner.actions.exchanges import edit_exchange
from planner.actions.offices import set_backup_folder
from planner.actions.photographs import set_photograph
from planner.actions.purge import Purged, preview_purge, purge
from planner.actions.purged_backups import BACKED_UP
from planner.model import Delegate, Exchange, ExchangeStatus, Person, Refused
from planner.store.attachments import content_of
from planner.store.backup import back_up
from planner.store.backups import Reason, backup_folder, backups_in, name_aside
from planner.store.chain import verify_chain
from planner.store.database import Store, open_store
from planner.store.engine import connect
from planner.store.journal import entries, note_look
from planner.store.purge import unaccounted
from planner.store.restore import restore, restore_over_damaged
from planner.store.undo import undo_newest
from planner.store.verify import verify

SECRET = b"ZQ9PASSPORT7X"
NEEDS = b"XQNUTSANDSESAME"
KEYS = {"plain": None, "encrypted": bytes(range(48))}


@pytest.fixture(params=KEYS)
def key(request: pytest.FixtureRequest) -> bytes | None:
    return KEYS[request.param]


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> dict[bytes | None, Path]:
    """An empty database of each kind, to copy."""
    made = {key: tmp_path_factory.mktemp("ready") / "ready.db" for key in KEYS.values()}
    for key, file in made.items():
        open_store(file, who="Ana", key=key, now=lambda: NOW).close()
    return made


@pytest.fixture
def kept(tmp_path: Path, key: bytes | None, ready: dict[bytes | None, Path]) -> Any:
    shutil.copy(ready[key], tmp_path / "trust.db")
    store = open_store(tmp_path / "trust.db", who="Ana", key=key, now=lambda: NOW)
    yield store
    store.close()


def with_private_fields(name: str = "Nantes - Orlando", passport: bytes = SECRET) -> Exchange:
    person = a_person("Moreau", private=private_fields(passport_number=passport.decode()))
    delegate = a_delegate(person, care=care(dietary=NEEDS.decode()))
    return an_exchange(name, visits=[a_visit(delegates=[delegate])])


def id_of(store: Store, name: str = "Nantes - Orlando") -> Any:
    return store.ask(lambda s: s.scalars(select(Exchange.id).where(Exchange.name == name)).one())


def purged(store: Store) -> Purged:
    return purge(store, id_of(store), TODAY)


def bytes_of(file: Path, key: bytes | None) -> bytes:
    """All bytes a reader with the key could find: pages, log and all."""
    from planner.store.exporting import export_into
    from planner.store.files import make_empty

    if key is None:
        beside = [file, *file.parent.glob(f"{file.name}-*")]
        return b"".join(each.read_bytes() for each in beside if each.exists())
    plain = file.with_name(f"{file.name}.plain-for-a-test")
    plain.unlink(missing_ok=True)
    make_empty(plain)
    export_into(file, key, plain, None)
    content = plain.read_bytes()
    plain.unlink()
    return content


def test_it_comes_back_as_it_was(kept: Store, key: bytes | None, tmp_path: Path) -> None:
    keep(kept, an_exchange("Before"))
    copy = tmp_path / "copy.db"
    back_up(kept.file, key, copy)
    before = every_row(kept)
    keep(kept, an_exchange("After"))
    done = restore(kept, copy, key)
    assert every_row(kept) == before
    assert done.purges_applied == 0
    assert kept.ask(verify_chain) is None
    assert done.kept is not None
    with closing(open_store(done.kept, who="Ana", key=key)) as what_was_here:
        assert len(every_row(what_was_here)["exchange"]) == 2


def test_another_program_sees_it_too(kept: Store, key: bytes | None, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    back_up(kept.file, key, copy)
    keep(kept, an_exchange("After"))
    with closing(open_store(kept.file, who="Ben", key=key)) as other:
        seen = other.data_version()
        restore(kept, copy, key)
        assert other.data_version() != seen
        assert every_row(other)["exchange"] == []
        keep(other, an_exchange("Later"))
        assert len(every_row(kept)["exchange"]) == 1


def test_a_damaged_backup_changes_nothing(kept: Store, key: bytes | None, tmp_path: Path) -> None:
    keep(kept, an_exchange("Before"))
    before, copy = every_row(kept), tmp_path / "copy.db"
    back_up(kept.file, key, copy)
    damaged = bytearray(copy.read_bytes())
    damaged[8192:16384] = bytes(8192)
    copy.write_bytes(damaged)
    with pytest.raises(Refused, match="damaged"):
        restore(kept, copy, key)
    assert every_row(kept) == before
    assert not list(tmp_path.glob("*.restoring*"))


def test_what_cannot_be_opened_is_replaced_and_kept(key: bytes | None, tmp_path: Path) -> None:
    file, copy = tmp_path / "trust.db", tmp_path / "copy.db"
    with closing(open_store(file, who="Ana", key=key)) as store:
        keep(store, an_exchange("Before"))
        back_up(file, key, copy)
        before = every_row(store)
    if key is not None:
        copy.with_suffix(".key").write_bytes(b"{}")
    file.write_bytes(b"rubbish" * 1000)
    done = restore_over_damaged(file, copy, key, who="Ana", now=lambda: NOW)
    with closing(open_store(file, who="Ana", key=key)) as store:
        assert every_row(store) == before
    assert done.kept is not None
    assert done.kept.read_bytes().startswith(b"rubbish")


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


# -- purging ---------------------------------------------------------------------------------------


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


def test_copies_that_were_set_aside_are_out_of_reach(kept: Store) -> None:
    keep(kept, with_private_fields())
    damaged, salvaged = (name_aside(kept.file, w, NOW) for w in ("damaged", "salvaged"))
    for file in (damaged, salvaged, kept.file.with_name("trust other.db")):
        file.write_bytes(b"whatever it is")
    done = purged(kept)
    assert [file for file, _ in done.out_of_reach] == [str(damaged), str(salvaged)]
    assert all("Delete it" in why for _, why in done.out_of_reach)
    assert damaged.read_bytes() == b"whatever it is"


def test_a_salvaged_one_reaches_the_backups_of_the_damaged(
    key: bytes | None, tmp_path: Path
) -> None:
    first, salvaged = tmp_path / "trust.db", name_aside(tmp_path / "trust.db", "salvaged", NOW)
    with closing(open_store(first, who="Ana", key=key, now=lambda: NOW)) as store:
        keep(store, with_private_fields())
        store.keep_backup(Reason.ASKED)
        back_up(first, key, salvaged)
    with closing(open_store(salvaged, who="Ana", key=key, now=lambda: NOW)) as store:
        done = purged(store)
    assert [file for file, _ in done.out_of_reach] == [str(first)]
    (backup,) = backups_in(backup_folder(first), first)
    assert backup.file in done.rewritten


def test_a_former_second_folder_is_not_forgotten(
    kept: Store, key: bytes | None, tmp_path: Path
) -> None:
    keep(kept, with_private_fields())
    former, gone, present = (tmp_path / name for name in ("former", "gone", "present"))
    for folder in (former, gone, present):
        folder.mkdir()
        kept.do(partial(set_backup_folder, folder=str(folder)))
        kept.keep_backup(Reason.ASKED, folder)
    shutil.rmtree(gone)
    done = purge(kept, id_of(kept), TODAY, present)
    rewritten = {file.parent for file in done.rewritten}
    assert rewritten == {former, present, backup_folder(kept.file)}
    assert [file for file, _ in done.out_of_reach] == [str(gone)]
    for file in (*former.glob("*.db"), *present.glob("*.db")):
        assert SECRET not in bytes_of(file, key)


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


def test_a_backup_that_holds_nothing_of_it_is_left_and_a_lost_one_is_told(
    kept: Store, tmp_path: Path
) -> None:
    kept.keep_backup(Reason.IMPORT)
    (before,) = backups_in(backup_folder(kept.file), kept.file)
    was = before.file.read_bytes()
    keep(kept, with_private_fields())
    lost = tmp_path / "stick" / "copy.db"  # the journal tells of it
    kept.do(lambda session: note_look(session, BACKED_UP, file=str(lost)))
    done = purged(kept)
    assert before.file not in done.rewritten
    assert before.file.read_bytes() == was
    told = dict(done.out_of_reach)
    assert told == {str(lost): "It is not there now; restoring it will purge it."}


def test_who_travelled_in_an_exchange_that_is_over_is_not_spared(kept: Store) -> None:
    exchange = with_private_fields()
    person = exchange.visits[0].delegates[0].person
    over = an_exchange("Lyon - Boston", visits=[a_visit(delegates=[a_delegate(person)])])
    over.status = ExchangeStatus.CLOSED
    keep(kept, exchange, over)
    done = purged(kept)
    assert (done.preview.people, done.preview.spared) == (1, 0)
    assert every_row(kept)["person_private"] == []


def taken_off(kept: Store, replaced: bool) -> None:
    delegate_id = kept.ask(lambda session: session.scalars(select(Delegate.id)).one())
    if replaced:
        kept.do(lambda s: replace_delegate(s, delegate_id, {"family_name": "Petit"}))
    else:
        kept.do(lambda s: remove_delegate(s, delegate_id))


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


def test_what_another_program_has_open_is_not_replaced(
    key: bytes | None, tmp_path: Path, ready: dict[bytes | None, Path]
) -> None:
    """It would go on writing to the damaged file, and what it writes would be lost."""
    file, copy = tmp_path / "trust.db", tmp_path / "copy.db"
    shutil.copy(ready[key], file)
    back_up(file, key, copy)
    script = (
        "import sys; from pathlib import Path; from planner.store.database import open_store; "
        "key = bytes.fromhex(sys.argv[2]) or None; "
        "store = open_store(Path(sys.argv[1]), who='Ben', key=key); print('open', flush=True); "
        "sys.stdin.read()"
    )
    words = [sys.executable, "-c", script, str(file), (key or b"").hex()]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(words, text=True, **pipes) as other:  # type: ignore[call-overload]
        assert other.stdout.readline() == "open\n"
        before = file.read_bytes()
        with pytest.raises(Refused, match="in use by another program"):
            restore_over_damaged(file, copy, key, who="Ana", now=lambda: NOW)
        assert file.read_bytes() == before
        other.stdin.close()
        other.wait()
    assert restore_over_damaged(file, copy, key, who="Ana", now=lambda: NOW).kept
