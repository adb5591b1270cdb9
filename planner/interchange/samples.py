"""The sample exchanges we ship: the program's published record, and one invented and worked out."""

from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions.imports import put_exchange
from planner.interchange.exchange_file.reading import Parsed, read_exchange
from planner.model import Exchange
from planner.shipped import SAMPLES
from planner.store.journal import change


def read_samples() -> list[Parsed]:
    """All sample exchanges, in order of their files' names; kept nowhere yet."""
    return [read_exchange(file.read_bytes()) for file in sorted(SAMPLES.glob("*.json"))]


def add_samples(session: Session) -> list[UUID]:
    """Put the sample exchanges that are not here yet into the database, as one change."""
    samples = [
        sample for sample in read_samples() if session.get(Exchange, sample.exchange.id) is None
    ]
    ids = [sample.exchange.id for sample in samples]
    with change(session, "Add the sample exchanges", about=ids):
        for sample in samples:
            put_exchange(session, sample.exchange, sample.others, sample.follow_ons)
    return ids
