"""The pictures that papers of a visit show: of its delegates, and logos."""

from sqlalchemy.orm import Session

from planner.model import Visit
from planner.rules.logos import holders_of
from planner.store.attachments import content_of


def photographs_of(session: Session, visit: Visit) -> dict[str, bytes]:
    """The pictures there are, by digest."""
    digests = {each.person.photograph for each in visit.delegates}
    digests |= {each.logo for each in holders_of(visit.exchange)}
    found = {digest: content_of(session, digest) for digest in digests if digest}
    return {digest: data for digest, data in found.items() if data is not None}
