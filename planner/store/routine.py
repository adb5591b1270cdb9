"""What is done of itself once a database is open: a backup if one is due, a look at the clock."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.model import Refused, User
from planner.store.backups import Reason, newest_backup
from planner.store.database import Store
from planner.store.leftovers import clear_old
from planner.store.tables import ENTRY

AT_MOST_EVERY, DAY = timedelta(hours=1), timedelta(days=1)
SLACK = timedelta(minutes=10)  # two computers never agree to the second


def look_after(store: Store) -> list[Refused]:
    """Back up an encrypted database that has changed, and remove what a crash left behind; what
    there is to say, in words."""
    said = [*_clock_set_back(store)]
    second = store.ask(second_backup_folder)
    clear_old(store.file, [second] if second else [])
    if store.encrypted:
        try:
            kept = _back_up_if_due(store)
        except Refused as refused:
            said.append(refused)
        else:
            said += kept
    return said


def back_up_daily(store: Store) -> list[Refused]:
    """While it stays open: back up an encrypted database that changed, once a day."""
    newest = newest_backup(store.file)
    if not store.encrypted or (newest and store.now() - newest.made < DAY):
        return []
    changed = store.ask(lambda session: session.scalar(select(func.max(ENTRY.c.made_at))))
    if changed is None or (newest and changed < newest.made):
        return []
    return [*store.keep_backup(Reason.DAILY, store.ask(second_backup_folder)).missed]


def back_up_before_import(store: Store) -> None:
    """Keep a backup of an encrypted database before much of it changes.

    A plain one holds samples; a second plain copy of anything else would only leak.
    """
    if store.encrypted:
        store.keep_backup(Reason.IMPORT, store.ask(second_backup_folder))


def _back_up_if_due(store: Store) -> list[Refused]:
    newest = newest_backup(store.file)
    changed = store.ask(lambda session: session.scalar(select(func.max(ENTRY.c.made_at))))
    if changed is None:
        return []  # nothing has been kept yet
    if newest and (changed < newest.made or store.now() - newest.made < AT_MOST_EVERY):
        return []
    return [*store.keep_backup(Reason.OPENING, store.ask(second_backup_folder)).missed]


def second_backup_folder(session: Session) -> Path | None:
    """The folder the local user wants backups in as well."""
    folder = session.scalars(select(User.backup_folder).where(User.local).order_by(User.id)).first()
    return Path(folder) if folder else None


def _clock_set_back(store: Store) -> list[Refused]:
    newest = select(ENTRY.c.made_at).order_by(ENTRY.c.number.desc()).limit(1)
    last = store.ask(lambda session: session.scalar(newest))
    if last is None or store.now() >= last - SLACK:
        return []
    return [
        Refused(
            "The clock of this computer was set back: it is {now}, yet the newest change is of "
            "{last}. Set it right, or deadlines and return windows are reckoned from a wrong day.",
            now=store.now().replace(tzinfo=None, microsecond=0),
            last=last.replace(tzinfo=None, microsecond=0),
        )
    ]
