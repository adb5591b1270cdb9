"""The sample exchanges we ship: the program's published record, and one invented and worked out."""

from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions.follow_on import put_follow_ons
from planner.actions.imports import put_exchange
from planner.actions.samples import remove_samples
from planner.interchange.exchange_file.reading import Parsed, read_exchange
from planner.model import Exchange, FollowOn, Person
from planner.shipped import SAMPLES
from planner.store.journal import change


def read_samples() -> list[Parsed]:
    """All sample exchanges, in order of their files' names; kept nowhere yet."""
    return [read_exchange(file.read_bytes()) for file in sorted(SAMPLES.glob("*.json"))]


def read_sample_follow_ons() -> list[FollowOn]:
    """The activities of the record that belong to the program as a whole."""
    file = SAMPLES / "follow-on" / "record.json"
    return list(read_exchange(file.read_bytes()).follow_ons)


def add_samples(session: Session) -> list[UUID]:
    """Put the samples that are not here yet into the database, as one change."""
    samples = [
        sample for sample in read_samples() if session.get(Exchange, sample.exchange.id) is None
    ]
    ids = [sample.exchange.id for sample in samples]
    with change(session, "Add the sample exchanges", about=ids):
        for sample in samples:
            put_exchange(session, sample.exchange, sample.others, sample.follow_ons)
        whole = read_sample_follow_ons()
        for _ in put_follow_ons(session, None, whole, _no_record, update=False, copying=False):
            pass
    return ids


def take_out_samples(session: Session) -> None:
    """Take the samples out again, with all that came with them, as one change."""
    remove_samples(session, [each for sample in read_samples() for each in sample.others])


def _no_record(person: Person) -> Person:
    raise LookupError(f"{person}: activities of the whole program name people only by name")
