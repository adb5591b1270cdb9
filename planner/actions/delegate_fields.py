"""The fields of a delegate, by the names of the exchange file, and how each takes what was typed.

Some stand in the person's own record, which all exchanges share, some in the tables of what is
private and of what a delegate needs: those come into being with their first value.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from itertools import combinations

from sqlalchemy.orm import Session

from planner.actions import typed
from planner.actions.groups import put_into
from planner.actions.places import organization_for
from planner.model import (
    Consent,
    Delegate,
    DelegateCare,
    Group,
    NameOrder,
    PersonPrivate,
    Refused,
    Role,
    Sector,
)
from planner.rules.folding import folded
from planner.rules.participation import group_called

Put = Callable[[Session, Delegate, str], None]

_UNKNOWN = frozenset({"", "unknown", "?"})
_BETWEEN = re.compile(r"[,;\n]")


def fill(session: Session, delegate: Delegate, fields: Mapping[str, str]) -> None:
    """Put typed values into a delegate; inside a change. An empty one makes the field unknown."""
    for name in fields:
        if name not in FIELDS:
            raise typed.refuse_unknown(name, tuple(FIELDS))
    for name, value in fields.items():
        FIELDS[name](session, delegate, value)
    person = delegate.person
    if not (person.name or person.native_name):
        raise Refused("A delegate needs a name.", field="family_name")


# -- in this visit ---------------------------------------------------------------------------------


def _text(attribute: str) -> Put:
    return lambda session, delegate, value: setattr(delegate, attribute, typed.text(value))


def _set_role(session: Session, delegate: Delegate, value: str) -> None:
    delegate.role = typed.one_of(Role, value, "role") if value.strip() else Role.MEMBER


def _set_sector(session: Session, delegate: Delegate, value: str) -> None:
    unknown = folded(value) in _UNKNOWN
    delegate.sector = None if unknown else typed.one_of(Sector, value, "sector")


def _set_organization(session: Session, delegate: Delegate, value: str) -> None:
    delegate.organization = organization_for(session, value)


def _set_consent(session: Session, delegate: Delegate, value: str) -> None:
    known = typed.maybe_one_of(Consent, value, "consent")
    delegate.consent = known or Consent.UNKNOWN


def _set_needs_interpreter(session: Session, delegate: Delegate, value: str) -> None:
    unknown = folded(value) in _UNKNOWN
    delegate.needs_interpreter = None if unknown else typed.yes_or_no(value, "needs_interpreter")


def _stay(attribute: str) -> Put:
    def put(session: Session, delegate: Delegate, value: str) -> None:
        day = typed.day(value, attribute, near=delegate.visit.first_day)
        setattr(delegate, attribute, day)

    return put


def _set_groups(session: Session, delegate: Delegate, value: str) -> None:
    """Groups of the visit by name, letter or id, separated by commas."""
    wanted: list[Group] = []
    for name in filter(None, (part.strip() for part in _BETWEEN.split(value))):
        group = group_called(delegate.visit, name)
        if group is None:
            raise Refused(
                "{visit} has no group “{typed}”. Its groups are: {groups}.",
                field="groups",
                visit=str(delegate.visit).capitalize(),
                typed=name,
                groups=", ".join(group.name for group in delegate.visit.groups) or "none yet",
            )
        wanted.append(group)
    for one, other in combinations(dict.fromkeys(wanted), 2):
        if one.meets(other):
            raise Refused(
                "Nobody goes with two groups on one day: {one} and {other} share days.",
                field="groups",
                one=one.name,
                other=other.name,
            )
    for membership in list(delegate.memberships):
        if membership.group in wanted:
            wanted.remove(membership.group)
        else:
            membership.group.members.remove(membership)
            delegate.memberships.remove(membership)
    for group in dict.fromkeys(wanted):
        put_into(group, delegate)


# -- the person ------------------------------------------------------------------------------------


def _person_text(attribute: str) -> Put:
    return lambda session, delegate, value: setattr(delegate.person, attribute, typed.text(value))


def _person_list(attribute: str) -> Put:
    def put(session: Session, delegate: Delegate, value: str) -> None:
        parts = tuple(filter(None, (part.strip() for part in _BETWEEN.split(value))))
        setattr(delegate.person, attribute, parts)

    return put


def _set_name_order(session: Session, delegate: Delegate, value: str) -> None:
    delegate.person.name_order = typed.maybe_one_of(NameOrder, value, "name_order")


# -- what is private, and what is needed -----------------------------------------------------------


def _private(attribute: str, read: Callable[[str], object]) -> Put:
    def put(session: Session, delegate: Delegate, value: str) -> None:
        said, person = read(value), delegate.person
        if person.private is None and said:
            person.private = PersonPrivate()
        if person.private is not None:
            setattr(person.private, attribute, said)

    return put


def _day_of(field: str) -> Callable[[str], date | None]:
    return lambda value: typed.day(value, field)


def _several(value: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in _BETWEEN.split(value))))


def _care(attribute: str) -> Put:
    def put(session: Session, delegate: Delegate, value: str) -> None:
        said = None if folded(value) in _UNKNOWN else typed.text(value)
        if delegate.care is None and said:
            delegate.care = DelegateCare()
        if delegate.care is not None:
            setattr(delegate.care, attribute, said)

    return put


PERSON: Mapping[str, Put] = {
    "family_name": _person_text("family_name"),
    "given_name": _person_text("given_name"),
    "name_order": _set_name_order,
    "display_name": _person_text("display_name"),
    "native_name": _person_text("native_name"),
    "pronunciation": _person_text("pronunciation"),
    "honorific": _person_text("honorific"),
    "suffix": _person_text("suffix"),
    "languages": _person_list("languages"),
    "emails": _person_list("emails"),
    "work_phone": _person_text("work_phone"),
    "trip_phone": _person_text("trip_phone"),
}

PRIVATE: Mapping[str, Put] = {
    "date_of_birth": _private("date_of_birth", _day_of("date_of_birth")),
    "place_of_birth": _private("place_of_birth", typed.text),
    "citizenships": _private("citizenships", _several),
    "passport_name": _private("passport_name", typed.text),
    "passport_number": _private("passport_number", typed.text),
    "passport_issuer": _private("passport_issuer", typed.text),
    "passport_expiry": _private("passport_expiry", _day_of("passport_expiry")),
    "visa_class": _private("visa_class", typed.text),
    "visa_status": _private("visa_status", typed.text),
    "home_address": _private("home_address", typed.text),
    "private_phone": _private("private_phone", typed.text),
    "medical": _private("medical", typed.text),
    "emergency_contact": _private("emergency_contact", typed.text),
}

CARE: Mapping[str, Put] = {name: _care(name) for name in ("dietary", "observance", "mobility")}

FIELDS: Mapping[str, Put] = {
    "role": _set_role,
    "position": _text("position"),
    "organization": _set_organization,
    "sector": _set_sector,
    "groups": _set_groups,
    "english_level": _text("english_level"),
    "needs_interpreter": _set_needs_interpreter,
    "consent": _set_consent,
    "biography": _text("biography"),
    "room_type": _text("room_type"),
    "sharing_with": _text("sharing_with"),
    "arrival": _text("arrival"),
    "departure": _text("departure"),
    "joins": _stay("joins"),
    "leaves": _stay("leaves"),
    "notes": _text("notes"),
    **PERSON,
    **PRIVATE,
    **CARE,
}
