"""Flipped bits, cut ends, zeroed pages: seen every time, in words, and the file stays as it is."""

import random
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from amounts import Amount, Figure
from builders import keep
from keyholders import Drawer, Owner, opened
from rows import every_row
from whole_exchange import an_exchange_with_everything

from planner.model import Refused
from planner.store.backup import back_up
from planner.store.chain import verify_chain
from planner.store.database import open_store
from planner.store.places import Place, key_file_of
from planner.store.verify import verify

PAGE = 4096


@pytest.fixture
def whole(tmp_path: Path) -> tuple[Path, Drawer]:
    ring = Drawer()
    store = opened(Place(tmp_path / "whole.db", own=True), Owner(), ring)
    keep(store, an_exchange_with_everything(items=40))
    store.compact()
    store.close()
    return tmp_path / "whole.db", ring


def damaged(content: bytes, kind: str, chance: random.Random) -> bytes:
    changed = bytearray(content)
    match kind:
        case "flipped bit":
            changed[chance.randrange(16, len(changed))] ^= 1 << chance.randrange(8)
        case "cut end":
            del changed[chance.randrange(16, len(changed)) :]
        case "zeroed page":
            page = chance.randrange(1, len(changed) // PAGE) * PAGE
            changed[page : page + PAGE] = bytes(PAGE)
    return bytes(changed)


def is_noticed(file: Path, ring: Drawer) -> bool:
    """Whether opening refuses the file in words that send to a backup, or verifying finds it."""
    try:
        with closing(opened(Place(file, own=True), Owner(), ring)) as store:
            return not all(check.ok for check in verify(store))
    except Refused as refused:
        return "backup" in str(refused) or "belong together" in str(refused)


@pytest.mark.parametrize(
    ("kind", "little", "much"),
    [("flipped bit", 8, 100), ("cut end", 4, 25), ("zeroed page", 4, 25)],
)
def test_of_an_encrypted_database_every_damage_is_noticed(
    whole: tuple[Path, Drawer],
    tmp_path: Path,
    amount: Amount,
    figure: Figure,
    kind: str,
    little: int,
    much: int,
) -> None:
    original, ring = whole
    content, chance, file = original.read_bytes(), random.Random(kind), tmp_path / "damaged.db"
    times = amount(little, much)
    for _ in range(times):
        hurt = damaged(content, kind, chance)
        file.write_bytes(hurt)
        shutil.copy(key_file_of(original), key_file_of(file))
        before = file.read_bytes()
        assert is_noticed(file, ring), kind
        assert file.read_bytes() == before, "the damaged file is kept as it is"
        for beside in tmp_path.glob("damaged.db-*"):
            beside.unlink()
    figure(f"encrypted database, {kind}: {times} of {times} noticed")


def test_of_a_plain_file_no_damage_crashes(tmp_path: Path, amount: Amount, figure: Figure) -> None:
    original, file = tmp_path / "plain.db", tmp_path / "damaged.db"
    with closing(open_store(original, who="Ana")) as store:
        keep(store, an_exchange_with_everything())
        store.compact()
    content, chance, times = original.read_bytes(), random.Random(3), amount(10, 150)
    noticed = 0
    for number in range(times):
        kind = ("flipped bit", "cut end", "zeroed page")[number % 3]
        file.write_bytes(damaged(content, kind, chance))
        try:
            with closing(open_store(file, who="Ana")) as store:
                checks = {check.what: check for check in verify(store)}
            assert "cannot prove" in checks["encryption"].message
            noticed += not all(check.ok for check in checks.values())
        except Refused:
            noticed += 1
        for beside in tmp_path.glob("damaged.db-*"):
            beside.unlink()
    figure(f"plain file: {times} damages, 0 crashes, {noticed} noticed")


@pytest.mark.parametrize("key", [None, bytes(range(48))], ids=["plain", "encrypted"])
def test_a_cut_log_gives_the_state_after_some_whole_change(
    tmp_path: Path, amount: Amount, figure: Figure, key: bytes | None
) -> None:
    from builders import a_person

    file = tmp_path / "log.db"
    store: Any = open_store(file, who="Ana", key=key)
    states = [every_row(store)]
    for number in range(5):
        keep(store, a_person(f"Person {number}"))
        states.append(every_row(store))
    kept = {end: file.with_name(f"log.db{end}").read_bytes() for end in ("", "-wal")}
    store.close()
    chance, times = random.Random(5), amount(6, 100)
    hurt = tmp_path / "hurt.db"
    for number in range(times):
        hurt.write_bytes(kept[""])
        log = damaged(kept["-wal"], ("flipped bit", "cut end")[number % 2], chance)
        hurt.with_name("hurt.db-wal").write_bytes(log)
        with closing(open_store(hurt, who="Ana", key=key)) as opened_again:
            assert every_row(opened_again) in states
            assert opened_again.ask(verify_chain) is None
        for beside in tmp_path.glob("hurt.db-*"):
            beside.unlink()
    figure(f"log of a {'plain' if key is None else 'sealed'} file: {times} damages, 0 torn")


def test_no_backup_is_made_of_what_is_damaged(tmp_path: Path) -> None:
    key, file = bytes(range(48)), tmp_path / "hurt.db"
    with closing(open_store(file, who="Ana", key=key)) as store:
        keep(store, an_exchange_with_everything())
        store.compact()
    content = bytearray(file.read_bytes())
    content[20 * PAGE + 100] ^= 1
    file.write_bytes(content)
    with pytest.raises(Refused, match="damaged"):
        back_up(file, key, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()
