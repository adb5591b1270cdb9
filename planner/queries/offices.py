"""Who works at this computer, and for which embassy."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import Embassy, User


@dataclass(frozen=True, slots=True)
class LocalOffice:
    """The local user and the embassy; empty where nothing was said yet."""

    user: str = ""
    email: str = ""
    phone: str = ""
    embassy: str = ""
    city: str = ""
    country: str = ""  # ISO 3166, two letters
    zone: str = ""  # IANA name


def local_office(session: Session) -> LocalOffice:
    """What the settings keep of the user and the embassy."""
    query = (
        select(
            User.name.label("user"),
            User.email,
            User.phone,
            Embassy.name.label("embassy"),
            Embassy.city,
            Embassy.country,
            Embassy.zone,
        )
        .outerjoin(Embassy, User.embassy_id == Embassy.id)
        .where(User.local)
        .order_by(User.id)
    )
    row = session.execute(query).first()
    return LocalOffice(*(value or "" for value in row)) if row else LocalOffice()
