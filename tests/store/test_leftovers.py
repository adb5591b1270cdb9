"""What is out of the way of restoring and backing up: half-made copies, backups of other keys."""

import os
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from builders import (
    TODAY,
    a_delegate,
    a_person,
    a_visit,
    an_exchange,
    care,
    keep,
    private_fields,
)
from keyholders import CHEAP, NoDrawer, Owner, opened
from sqlalchemy import select

from planner.actions.delegates import edit_delegate
from planner.actions.exchanges import edit_exchange
from planner.actions.offices import set_backup_folder
from planner.actions.purge import Purged, proposed, purge
from planner.actions.purged_backups import BACKED_UP
from planner.model import Delegate, Exchange
from planner.store.backups import Reason, backup_folder
from planner.store.database import Store
from planner.store.encrypting import encrypt
from planner.store.journal import note_look
from planner.store.kinds import Kind, kind_of
from planner.store.places import Place
from planner.store.routine import look_after

SECRET = b"ZQ9PASSPORT7X"
HALF_MADE = (
    "planner.db.restoring",
    "planner.db.restoring-wal",
    "planner.db.encrypting",
    "planner salvaged 2026-05-01 101010.db.part",
    "planner backups/planner 2026-05-01 101010 asked.db.part",
    "stick/planner 2026-05-01 101010 daily.db.part-journal",
    "stick/planner 2026-05-01 101010 daily.db.part",
    "away/copy.db.part",
)
STRANGERS = (
    "stick/film.part",
    "stick/other 2026-05-01 101010 asked.db.part",
    "other.db.restoring",
    "planner.db.part",
)


def with_private_fields(store: Store) -> Any:
    person = a_person("Moreau", private=private_fields(passport_number=SECRET.decode()))
    delegate = a_delegate(person, care=care(dietary="nuts"))
    keep(store, an_exchange("Nantes - Orlando", visits=[a_visit(delegates=[delegate])]))


def purged(store: Store) -> Purged:
    exchange_id = store.ask(lambda s: s.scalars(select(Exchange.id)).one())
    return purge(store, exchange_id, TODAY)


@pytest.fixture
def crashed(store: Store, tmp_path: Path) -> tuple[list[Path], list[Path]]:
    """What crashes left of this database; and what is not of it."""
    with_private_fields(store)
    for folder in ("stick", "away", "planner backups"):
        (tmp_path / folder).mkdir()
    store.do(partial(set_backup_folder, folder=str(tmp_path / "stick")))
    store.do(lambda s: note_look(s, BACKED_UP, file=str(tmp_path / "away" / "copy.db")))
    own, others = ([tmp_path / name for name in names] for names in (HALF_MADE, STRANGERS))
    for file in (*own, *others):
        file.write_bytes(SECRET)
    return own, others


def test_a_purge_removes_what_crashes_left_half_made(
    store: Store, tmp_path: Path, crashed: tuple[list[Path], list[Path]]
) -> None:
    own, others = crashed
    done = purged(store)
    assert not [file for file in own if file.exists()]
    assert all(file.exists() for file in others)
    assert [file for file, _ in done.out_of_reach] == [str(tmp_path / "away" / "copy.db")]


def test_what_cannot_be_removed_is_named(
    store: Store, crashed: tuple[list[Path], list[Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    half = crashed[0][0]
    remove = Path.unlink

    def refuse(file: Path, missing_ok: bool = False) -> None:
        if file == half:
            raise PermissionError(13, "Permission denied")
        remove(file, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    assert str(half) in [file for file, _ in purged(store).out_of_reach]


def test_a_backup_one_may_not_look_for_is_named(
    store: Store,
    tmp_path: Path,
    crashed: tuple[list[Path], list[Path]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copy, exists = tmp_path / "away" / "copy.db", Path.exists

    def refuse(file: Path) -> bool:
        if file == copy:
            raise PermissionError(13, "Permission denied")
        return exists(file)

    monkeypatch.setattr(Path, "exists", refuse)
    assert [file for file, _ in purged(store).out_of_reach] == [str(copy)]


def test_what_crashes_left_goes_once_nobody_writes_it_any_more(
    store: Store, crashed: tuple[list[Path], list[Path]]
) -> None:
    own, others = crashed[0][:-1], crashed[1]  # copies of the user's own choice wait for a purge
    look_after(store)
    assert all(file.exists() for file in (*own, *others)), "somebody may be writing them"
    for file in (*own, *others):
        os.utime(file, (0, 0))
    look_after(store)
    assert not [file for file in own if file.exists()]
    assert all(file.exists() for file in others)


def test_a_backup_from_before_it_was_encrypted_is_purged_too(tmp_path: Path) -> None:
    place = Place(tmp_path / "trip.db")
    with closing(opened(place)) as store:
        with_private_fields(store)
        (plain,) = store.keep_backup(Reason.ASKED).files
    owner = Owner()
    encrypt(place, asks=owner, ring=NoDrawer(), cost=CHEAP)
    assert kind_of(plain) is Kind.PLAIN
    assert SECRET in plain.read_bytes()
    with closing(opened(place, Owner([owner.paper[0][0]]))) as store:
        done = purged(store)
    assert plain in done.rewritten
    assert done.out_of_reach == []
    assert SECRET not in plain.read_bytes()
    assert plain.parent == backup_folder(place.file)


def proposals(store: Store) -> list[str]:
    return list(store.do(partial(proposed, today=date(2035, 1, 1))).result.values())


def test_a_purge_is_proposed_again_for_whoever_was_spared(store: Store) -> None:
    person = a_person("Moreau", private=private_fields())
    others = [a_delegate(a_person("Vos", private=private_fields())), a_delegate(person)]
    gone = an_exchange("Nantes - Orlando", visits=[a_visit(delegates=others)])
    planned = an_exchange(
        "Nantes - Tampa", visits=[a_visit(delegates=[a_delegate(person)], stops=[])]
    )
    keep(store, gone, planned)
    purge(store, gone.id, TODAY)
    assert proposals(store) == []
    store.do(lambda s: edit_exchange(s, planned.id, {"status": "cancelled"}))
    assert proposals(store) == ["Nantes - Orlando"]
    purge(store, gone.id, TODAY)
    assert proposals(store) == []


def test_a_purge_is_proposed_once_and_again_for_what_came_since(store: Store) -> None:
    with_private_fields(store)
    assert proposals(store) == ["Nantes - Orlando"]
    exchange_id = store.ask(lambda s: s.scalars(select(Exchange.id)).one())
    store.do(lambda s: edit_exchange(s, exchange_id, {"legal_hold": "Inquiry 7"}))
    assert proposals(store) == []
    store.do(lambda s: edit_exchange(s, exchange_id, {"legal_hold": ""}))
    purged(store)
    assert proposals(store) == []
    store.do(lambda s: edit_exchange(s, exchange_id, {"theme": "Ports"}))
    assert proposals(store) == []
    delegate_id = store.ask(lambda s: s.scalars(select(Delegate.id)).one())
    store.do(lambda s: edit_delegate(s, delegate_id, {"dietary": "nuts"}))
    assert proposals(store) == ["Nantes - Orlando"]
