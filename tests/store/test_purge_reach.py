"""Which copies a purge reaches, and which it names since it cannot."""

import shutil
from contextlib import closing
from functools import partial
from pathlib import Path

from builders import (
    NOW,
    TODAY,
    keep,
)
from purging import SECRET, bytes_of, id_of, purged, with_private_fields

from planner.actions.offices import set_backup_folder
from planner.actions.purge import purge
from planner.actions.purged_backups import BACKED_UP
from planner.store.backup import back_up
from planner.store.backups import Reason, backup_folder, backups_in, name_aside
from planner.store.database import Store, open_store
from planner.store.journal import note_look


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
    done = purge(kept, id_of(kept), TODAY)
    rewritten = {file.parent for file in done.rewritten}
    assert rewritten == {former, present, backup_folder(kept.file)}
    assert [file for file, _ in done.out_of_reach] == [str(gone)]
    for file in (*former.glob("*.db"), *present.glob("*.db")):
        assert SECRET not in bytes_of(file, key)


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
