"""Commands that keep what there is safe, or make it go for good: backup, restore, purge."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from planner.actions.exchanges import edit_exchange
from planner.actions.purge import Preview, Purged, preview_purge, purge
from planner.actions.purged_backups import BACKED_UP
from planner.cli.answers import Answer, done
from planner.cli.office import Office
from planner.queries.exchanges import find_exchange
from planner.queries.personal_data import find_person
from planner.store.backup import back_up
from planner.store.backup_keys import key_of_backup
from planner.store.bringing_back import BringingBack
from planner.store.files import OWNER
from planner.store.journal import note_look
from planner.store.kinds import Kind, kind_of
from planner.store.locksmith import Nobody
from planner.store.places import key_file_of
from planner.store.refusals import Lost, told_by_the_disk
from planner.store.restore import Restored
from planner.store.salvage import salvage, salvage_name
from planner.whole_person import tell_of


def backup(office: Office, words: argparse.Namespace) -> Answer:
    copy = _absolute(words.file)
    office.refuse_foreign_target(copy)
    store = office.store
    store.do(lambda session: note_look(session, BACKED_UP, file=str(copy)))
    back_up(store.file, store.key, copy)
    files = [copy, *([key_file_of(copy)] if store.encrypted else [])]
    return Answer(
        {"files": [str(file) for file in files], "left_out": []}, [str(file) for file in files]
    )


def bring_back(office: Office, words: argparse.Namespace) -> Answer:
    file = _absolute(words.file)
    back = _restored(office, file, words.phrase_file and _absolute(words.phrase_file))
    value = {
        "restored": str(back.backup),
        "purges_applied": back.purges_applied,
        "kept": str(back.kept) if back.kept else None,
        "purges_known": back.unsure is None,
    }
    lines = [f"Restored {back.backup}."]
    if back.kept:
        lines.append(f"What was here before is kept as {back.kept}.")
    if back.purges_applied:
        lines.append(f"Purges made since were applied again: {back.purges_applied}.")
    return Answer(value, lines, [str(back.unsure)] if back.unsure else [])


def _restored(office: Office, file: Path, phrase_file: Path | None) -> Restored:
    place = office.place
    of_backup = replace(place, phrase_file=phrase_file or place.phrase_file)
    back = BringingBack(of_backup, file, asks=Nobody(), who=office.who, now=office.clock.now)
    with told_by_the_disk(place.file):
        missing = kind_of(place.file) is Kind.MISSING
    if missing:
        return back.over_damaged()
    try:
        return back.into(office.store)
    except Lost:  # it does not open, or it does and is damaged further in
        office.close()
        return back.over_damaged()


def save_what_can_be_read(office: Office, words: argparse.Namespace) -> Answer:
    """Write what can still be read of a damaged database into a new file."""
    place, now = office.place, office.clock.now
    into = _absolute(words.out) if words.out else salvage_name(place.file, now())
    key = key_of_backup(place.file, place, None, asks=Nobody())
    back = salvage(place.file, key, into, who=office.who, now=now)
    value = {
        "file": str(back.file),
        "rows": back.saved,
        "lost": back.lost,
        "left_out": back.left_out,
        "tables": list(back.torn_tables),
    }
    lines = [f"Saved {back.saved} rows into {back.file}. {place.file} is as it was."]
    if back.lost or back.left_out:
        lines.append(
            f"Not to be read: at least {back.lost} rows, of {', '.join(back.torn_tables)}. Left "
            f"out, because they refer to those: {back.left_out}. A backup may have them."
        )
    return Answer(value, lines)


def purge_exchange(office: Office, words: argparse.Namespace) -> Answer:
    store = office.store
    exchange_id = store.ask(lambda session: find_exchange(session, words.name))
    if words.dry_run:
        found = store.do(lambda session: preview_purge(session, exchange_id, office.today)).result
        return _told(Purged(found, None), dry_run=True)
    return _told(purge(store, exchange_id, office.today), dry_run=False)


def _told(purged: Purged, *, dry_run: bool) -> Answer:
    found, entry = purged.preview, purged.entry
    out = [{"file": file, "why": why} for file, why in purged.out_of_reach]
    value: dict[str, Any] = {
        "number": entry.number if entry else None,
        "label": entry.label if entry else None,
        "dry_run": dry_run,
        "due": found.due,
        "rule": found.rule,
        "legal_hold": found.held,
        "purged": {
            "people": found.people,
            "delegates": found.delegates,
            "photographs": found.photographs,
            "files": found.files,
            "journal_only": found.journal_only,
            "spared": found.spared,
        },
        "backups_rewritten": [str(file) for file in purged.rewritten],
        "out_of_reach": out,
    }
    return Answer(
        value, _lines(purged, dry_run), [f"{each['file']}: {each['why']}" for each in out]
    )


def _lines(purged: Purged, dry_run: bool) -> list[str]:
    found = purged.preview
    if found.nothing:
        return ["There is nothing private left to purge."]
    verb = "Would purge" if dry_run else "Purged"
    lines = [f"{verb}, {found.rule}: {_counted(found)}."]
    if found.held:
        lines.append(f"It is under legal hold: {found.held}")
    if found.spared:
        lines.append(f"Left alone, because they travel in another exchange: {found.spared}.")
    lines += [f"Rewritten: {file}" for file in purged.rewritten]
    return lines


def _counted(found: Preview) -> str:
    counts = (
        (found.people, "private fields of {}", "person", "people"),
        (found.delegates, "needs of {}", "delegate", "delegates"),
        (found.photographs, "{}", "photograph", "photographs"),
        (found.files, "{}", "attached file", "attached files"),
        (found.journal_only, "{} only the journal told of", "thing", "things"),
    )
    said = [
        words.format(f"{count} {one if count == 1 else many}")
        for count, words, one, many in counts
        if count
    ]
    return ", ".join(said)


def write_person(office: Office, words: argparse.Namespace) -> Answer:
    """All that is kept of one person, as JSON and PDF, noted in the journal."""
    told = office.store.do(
        lambda session: tell_of(session, find_person(session, words.name))
    ).result
    files = [
        office.write(words.out / name, content, mode=OWNER)
        for name, content in told.files(office.today).items()
    ]
    return Answer({"files": files, "left_out": []}, files)


def hold(office: Office, words: argparse.Namespace) -> Answer:
    """Put an exchange under legal hold, or lift it."""
    fields = {"legal_hold": "" if words.lift else words.reason}

    def put(session: Any) -> None:
        edit_exchange(session, find_exchange(session, words.name), fields)

    return done(office.store.do(put))


def _absolute(file: Path) -> Path:
    return file.expanduser().absolute()
