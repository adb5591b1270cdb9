"""The user at this computer and the embassy, as the settings keep them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.actions import typed
from planner.model import Embassy, Refused, User
from planner.rules.clock import zone
from planner.store.journal import change

LONGEST_DAYS = 36_500


def set_local_user(session: Session, name: str, email: str = "", phone: str = "") -> None:
    """Say who works at this computer."""
    if not name.strip():
        raise Refused("A user needs a name.", field="name")
    user = _local_user(session)
    with change(session, "Change the user to {user}", user=name.strip()):
        if user is None:
            user = User(name=name.strip(), local=True)
            session.add(user)
        user.name, user.email, user.phone = name.strip(), typed.text(email), typed.text(phone)


def set_embassy(
    session: Session, name: str, city: str = "", country: str = "", zone_name: str = ""
) -> None:
    """Say for which embassy this user works; new exchanges belong to it. No name: none."""
    if zone_name.strip() and zone(zone_name.strip()) is None:
        raise Refused(
            "“{typed}” is not a time zone. Write it as in “Europe/Paris”.",
            field="zone",
            typed=zone_name,
        )
    code = country.strip().upper()
    if code and not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise Refused(
            "A country is written with its two letters, as in “FR”, not “{typed}”.",
            field="country",
            typed=country,
        )
    user = _local_user(session)
    with change(session, "Change the embassy to {embassy}", embassy=name.strip() or "none"):
        if user is None:
            user = User(name="Coordinator", local=True)
            session.add(user)
        if not name.strip():
            user.embassy = None
            return
        if user.embassy is None:
            user.embassy = Embassy(name=name.strip())
        embassy = user.embassy
        embassy.name, embassy.city = name.strip(), typed.text(city)
        embassy.country, embassy.zone = code or None, typed.text(zone_name)


def set_retention(session: Session, days: str) -> None:
    """Say how many days after an exchange its private fields are kept at this embassy."""
    user = _local_user(session)
    if user is None or user.embassy is None:
        raise Refused("Say in the settings first for which embassy you work.", field="days")
    typed_days = days.strip()
    if not (typed_days.isdecimal() and int(typed_days) <= LONGEST_DAYS):
        raise Refused(
            "Write the days as a number from 0 to {longest}, not “{typed}”.",
            field="days",
            longest=LONGEST_DAYS,
            typed=days,
        )
    label = "Keep private fields for {days} days after an exchange"
    with change(session, label, days=int(typed_days)):
        user.embassy.retention_days = int(typed_days)


def set_backup_folder(session: Session, folder: str) -> None:
    """Say where backups are put as well, a stick or another disk; empty: nowhere."""
    user = _local_user(session)
    with change(session, "Change the second folder for backups"):
        if user is None:
            user = User(name="Coordinator", local=True)
            session.add(user)
        user.backup_folder = typed.text(folder)


def _local_user(session: Session) -> User | None:
    return session.scalars(select(User).where(User.local).order_by(User.id)).first()
