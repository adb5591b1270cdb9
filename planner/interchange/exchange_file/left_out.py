"""What an exchange file leaves out because it is private."""

from collections import Counter
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.model import (
    Base,
    City,
    Contact,
    Delegate,
    DelegateCare,
    Disclosure,
    Embassy,
    Exchange,
    Item,
    PairedCity,
    Person,
    PersonPrivate,
    Visit,
)
from planner.model.keeping import Owner
from planner.store.attachments import kept_files


def left_out(session: Session, exchange_id: UUID) -> list[str]:
    """What the file of this exchange does not hold, in words; nothing private is quoted."""
    delegates = select(Delegate.id).join(Visit).where(Visit.exchange_id == exchange_id)
    travelling = select(Delegate.person_id).join(Visit).where(Visit.exchange_id == exchange_id)
    met = (
        select(Contact.person_id)
        .join(Item, Contact.item_id == Item.id)
        .join(Visit, Item.visit_id == Visit.id)
        .where(Visit.exchange_id == exchange_id)
    )
    private = session.scalars(
        select(PersonPrivate).where(
            PersonPrivate.person_id.in_(travelling) | PersonPrivate.person_id.in_(met)
        )
    )
    photographs = session.scalars(
        select(Person.photograph).where(
            Person.photograph.is_not(None), Person.id.in_(travelling) | Person.id.in_(met)
        )
    )
    care = session.scalars(select(DelegateCare).where(DelegateCare.delegate_id.in_(delegates)))
    attached = Counter(
        owner
        for owner, _thing in {
            (owner, thing)
            for owner, thing, _digest, whose in kept_files(session)
            if whose == exchange_id
        }
    )
    logos = session.scalars(
        select(City.logo)
        .join(PairedCity, PairedCity.city_id == City.id)
        .where(PairedCity.exchange_id == exchange_id, City.logo.is_not(None))
        .union_all(
            select(Embassy.logo)
            .join(Exchange, Exchange.embassy_id == Embassy.id)
            .where(Exchange.id == exchange_id, Embassy.logo.is_not(None))
        )
    )
    counts = (
        ("private fields of {}", sum(map(_says_something, private)), "person", "people"),
        ("dietary and other needs of {}", sum(map(_says_something, care)), "delegate", "delegates"),
        ("photographs of {}", len(photographs.all()), "person", "people"),
        ("logos of {}", len(logos.all()), "embassy or city", "embassy and cities"),
        ("attachments of {}", attached[Owner.ITEM], "item", "items"),
        ("attachments of {}", attached[Owner.PRACTICE], "practice", "practices"),
        (
            "attachments of {}",
            attached[Owner.FOLLOW_ON],
            "follow-on activity",
            "follow-on activities",
        ),
    )
    return [
        words.format(f"{count} {one if count == 1 else many}")
        for words, count, one, many in counts
        if count
    ]


def _says_something(row: Base) -> bool:
    """Whether any value of class private or care is there."""
    aside = {Disclosure.PRIVATE, Disclosure.CARE}
    columns: Any = row.__mapper__.column_attrs
    return any(
        getattr(row, column.key)
        for column in columns
        if column.columns[0].info["disclosure"] in aside
    )
