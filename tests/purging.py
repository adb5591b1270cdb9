"""What a purge must leave no byte of, and how it is looked for."""

from pathlib import Path
from typing import Any

from builders import (
    TODAY,
    a_delegate,
    a_person,
    a_visit,
    an_exchange,
    care,
    private_fields,
)
from sqlalchemy import select

from planner.actions.delegates import remove_delegate, replace_delegate
from planner.actions.purge import Purged, purge
from planner.model import Delegate, Exchange
from planner.store.database import Store

SECRET = b"ZQ9PASSPORT7X"
NEEDS = b"XQNUTSANDSESAME"


def with_private_fields(name: str = "Nantes - Orlando", passport: bytes = SECRET) -> Exchange:
    person = a_person("Moreau", private=private_fields(passport_number=passport.decode()))
    delegate = a_delegate(person, care=care(dietary=NEEDS.decode()))
    return an_exchange(name, visits=[a_visit(delegates=[delegate])])


def id_of(store: Store, name: str = "Nantes - Orlando") -> Any:
    return store.ask(lambda s: s.scalars(select(Exchange.id).where(Exchange.name == name)).one())


def purged(store: Store) -> Purged:
    return purge(store, id_of(store), TODAY)


def bytes_of(file: Path, key: bytes | None) -> bytes:
    """All bytes a reader with the key could find: pages, log and all."""
    from planner.store.exporting import export_into
    from planner.store.files import make_empty

    if key is None:
        beside = [file, *file.parent.glob(f"{file.name}-*")]
        return b"".join(each.read_bytes() for each in beside if each.exists())
    plain = file.with_name(f"{file.name}.plain-for-a-test")
    plain.unlink(missing_ok=True)
    make_empty(plain)
    export_into(file, key, plain, None)
    content = plain.read_bytes()
    plain.unlink()
    return content


def taken_off(kept: Store, replaced: bool) -> None:
    delegate_id = kept.ask(lambda session: session.scalars(select(Delegate.id)).one())
    if replaced:
        kept.do(lambda s: replace_delegate(s, delegate_id, {"family_name": "Petit"}))
    else:
        kept.do(lambda s: remove_delegate(s, delegate_id))
