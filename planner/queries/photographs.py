"""The photographs of a visit's delegates."""

from sqlalchemy.orm import Session

from planner.model import Visit
from planner.store.attachments import content_of


def photographs_of(session: Session, visit: Visit) -> dict[str, bytes]:
    """The pictures there are, by digest."""
    digests = {each.person.photograph for each in visit.delegates} - {None}
    found = {digest: content_of(session, digest) for digest in digests if digest}
    return {digest: data for digest, data in found.items() if data is not None}
