"""The roster of a visit as a table, as one audience may have it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from planner.editions.audiences import Audience
from planner.editions.sight import disclosure_of
from planner.interchange.roster.fields import FIELDS, RosterField
from planner.model import Consent, Delegate, Disclosure, Group, Person, Refused
from planner.queries.people import KnownDelegate, delegate_called, known_delegates
from planner.rules.folding import folded

ALWAYS = frozenset(
    ["family_name", "given_name", "role", "position", "organization", "emails", "work_phone"]
)
"""Columns that stand in a roster even while nobody has a value for them."""


@dataclass(frozen=True, slots=True)
class RosterTable:
    """Fields and, for each delegate in order of precedence, their values; None where unknown."""

    fields: tuple[RosterField, ...]
    rows: tuple[tuple[Any, ...], ...]
    left_out: tuple[str, ...]  # fields that hold something and are not here

    @property
    def private(self) -> list[str]:
        """The fields of class private or care that are here."""
        return [field.key for field in self.fields if field.private]


def heading(field: RosterField) -> str:
    """What stands over a column: the field's own name, which an import knows again."""
    return field.key.replace("_", " ").capitalize()


def roster_table(
    session: Session,
    visit_id: UUID,
    audience: Audience,
    *,
    person: str | None = None,
    wanted: Sequence[str] = (),
) -> RosterTable:
    """The delegates of a visit. `wanted` are the columns chosen; otherwise all that say something.

    Refused for an audience that may not know who travels, and for columns it may not see.
    """
    if not audience.sees(Disclosure.NAMES):
        raise Refused(
            "The audience {audience} may not know who travels; there is no roster for it.",
            audience=audience.name,
        )
    delegates = known_delegates(session, visit_id)
    if person is not None:
        delegates = [delegate_called(delegates, person)]
    filled = {key for key in FIELDS if any(_said(each, key) is not None for each in delegates)}
    keys = _chosen(wanted, audience) or [
        key
        for key, field in FIELDS.items()
        if (key in filled or key in ALWAYS) and may_see(audience, field)
    ]
    return RosterTable(
        tuple(FIELDS[key] for key in keys),
        tuple(tuple(_said(each, key) for key in keys) for each in delegates),
        tuple(key for key in FIELDS if key in filled and key not in keys),
    )


def may_see(audience: Audience, field: RosterField) -> bool:
    """Whether the class of a field's column is one that the audience sees."""
    match field.key:
        case "organization":  # for whom somebody speaks is told as what they do is
            return audience.sees(disclosure_of(Delegate, "position"))
        case "groups":
            return audience.sees(disclosure_of(Group, "name"))
    return audience.sees(disclosure_of(field.home or Person, field.key))


def _chosen(wanted: Sequence[str], audience: Audience) -> list[str]:
    keys = [folded(each).replace(" ", "_").replace("-", "_") for each in wanted]
    for key, typed in zip(keys, wanted, strict=True):
        if key not in FIELDS:
            raise Refused(
                "There is no field “{typed}”. Fields are: {known}.",
                typed=typed,
                known=", ".join(FIELDS),
            )
        if not may_see(audience, FIELDS[key]):
            raise Refused(
                "The audience {audience} may not see {what}.",
                audience=audience.name,
                what=key.replace("_", " "),
            )
    return list(dict.fromkeys(keys))


def _said(delegate: KnownDelegate, key: str) -> Any:
    value = delegate.values[key]
    return None if value in ((), "", Consent.UNKNOWN) else value
