"""Whether a database is whole: what `planner verify` and the window's check say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2 as sqlite

from planner.model import Refused
from planner.store.backup import faults_of
from planner.store.chain import verify_chain
from planner.store.database import Store
from planner.store.engine import driver_of
from planner.store.key_file import read_key_file
from planner.store.kinds import id_in
from planner.store.places import key_file_of
from planner.store.purge import purges, unaccounted
from planner.store.refusals import in_words
from planner.store.values import filled


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `sentence` is English source, `values` fills its places."""

    what: str
    ok: bool
    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)
    warns: bool = False  # nothing is broken, yet this is not as it should be with real people

    @property
    def message(self) -> str:
        return filled(self.sentence, self.values)


def verify(store: Store) -> list[Check]:
    """Look at everything that can be looked at without changing it; one check a thing."""
    looks: list[tuple[str, Callable[[Store], Check]]] = [
        ("encryption", _encryption),
        ("pages", _pages),
        ("references", _references),
        ("journal", _journal),
        ("private values", _private_values),
    ]
    if store.encrypted:
        looks.insert(1, ("key file", _key_file))
    return [_look(what, look, store) for what, look in looks]


def _look(what: str, look: Callable[[Store], Check], store: Store) -> Check:
    try:
        return look(store)
    except Refused as refused:  # a page that cannot be read, a key file that is damaged
        return Check(what, False, refused.sentence, refused.values)
    except (ValueError, LookupError, TypeError, AttributeError, DBAPIError):
        # nothing this program wrote: a flipped bit within a value, which no page of a plain file
        # can tell
        sentence = "A value in {file} cannot be read: it is damaged. Restore a backup of it."
        return Check(what, False, sentence, {"file": str(store.file)})


def _encryption(store: Store) -> Check:
    if store.encrypted:
        return Check("encryption", True, "{file} is encrypted.", {"file": str(store.file)})
    return Check(
        "encryption",
        True,
        "{file} is plain, not encrypted: whoever has it can read it, and it cannot prove that "
        "nobody changed it. That is right for samples and tests alone; `planner encrypt` gives it "
        "a key.",
        {"file": str(store.file)},
        warns=True,
    )


def _key_file(store: Store) -> Check:
    """Opening asked for a key that has the check value of the key file; that it is still the key
    file of this database is seen by the id both carry."""
    file = key_file_of(store.file)
    values = {"key_file": str(file)}
    if not file.exists():
        sentence = "{key_file} is missing. Without it the recovery phrase opens nothing."
        return Check("key file", False, sentence, values)
    if read_key_file(file).database != id_in(store.file):
        return Check("key file", False, "{key_file} belongs to another database.", values)
    return Check("key file", True, "{key_file} is whole and belongs to this database.", values)


def _pages(store: Store) -> Check:
    if store.encrypted:  # whether pages are as they were sealed is seen in the file without its log
        store.settle_log()

    def look(session: Session) -> list[str]:
        try:
            return faults_of(driver_of(session.connection()), encrypted=store.encrypted)
        except sqlite.Error as error:
            raise in_words(error, store.file, encrypted=store.encrypted) or error from error

    wrong = "Faults: {count}, the first: {first}. Restore a backup of it."
    return _counted("pages", store.ask(look), "Every page is whole.", wrong)


def _references(store: Store) -> Check:
    faults = [row[0] for row in _pragma(store, "foreign_key_check")]
    return _counted(
        "references",
        faults,
        "Everything that is referred to is there.",
        "{count} rows refer to something that is not there, the first in {first}.",
    )


def _journal(store: Store) -> Check:
    broken = store.ask(verify_chain)
    if broken is None:
        return Check("journal", True, "Every entry of the journal is there and as it was written.")
    return Check(
        "journal",
        False,
        "Entry {number} of the journal is missing or not as it was written.",
        {"number": broken},
    )


def _private_values(store: Store) -> Check:
    """The journal holds them apart; they may be gone only by a purge, and that says so."""
    what = "private values"
    missing = store.ask(unaccounted)
    if missing:
        sentence = "{count} private values of the journal are missing, and no purge removed them."
        return Check(what, False, sentence, {"count": missing})
    done = store.ask(purges)
    if not done:
        return Check(what, True, "Nothing was purged, and nothing is missing.")
    told = "; ".join(
        f"{each.exchange}: purged on {each.when:%Y-%m-%d} under “{each.rule}”" for each in done
    )
    return Check(what, True, "{told}.", {"told": told})


def _counted(what: str, faults: list[str], fine: str, wrong: str) -> Check:
    if not faults:
        return Check(what, True, fine)
    return Check(what, False, wrong, {"count": len(faults), "first": faults[0]})


def _pragma(store: Store, name: str) -> list[Any]:
    def rows(session: Session) -> list[Any]:
        return list(session.connection().exec_driver_sql(f"PRAGMA {name}").fetchall())

    return store.ask(rows)
