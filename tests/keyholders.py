"""Who holds keys in tests: a key ring in a drawer, an owner with a sheet of paper."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from builders import NOW
from sqlalchemy import select

from planner.model import Person, Refused
from planner.store.database import Store
from planner.store.keys import Cost
from planner.store.locksmith import Asks, Nobody
from planner.store.opening import open_database
from planner.store.places import Place
from planner.store.ring import Ring

CHEAP = Cost(n=2, r=1, p=1)


@dataclass
class Drawer:
    """A key ring that works, and lasts as long as its file where it has one."""

    secrets: dict[str, str] = field(default_factory=dict)
    file: Path | None = None

    def __post_init__(self) -> None:
        if self.file and self.file.exists():
            self.secrets = json.loads(self.file.read_text())

    def get(self, account: str) -> str | None:
        return self.secrets.get(account)

    def put(self, account: str, secret: str) -> bool:
        self.secrets[account] = secret
        self._keep()
        return True

    def forget(self, account: str) -> None:
        self.secrets.pop(account, None)
        self._keep()

    def _keep(self) -> None:
        if self.file:
            self.file.write_text(json.dumps(self.secrets))


class NoDrawer:
    """No key ring here."""

    def get(self, account: str) -> str | None:
        return None

    def put(self, account: str, secret: str) -> bool:
        return False

    def forget(self, account: str) -> None:
        pass


@dataclass
class Owner:
    """Writes a phrase down when shown one, and gives `answers`, one each time they are asked."""

    answers: list[str] = field(default_factory=list)
    willing: bool = True
    paper: list[tuple[str, bool]] = field(default_factory=list)
    told: list[Refused | None] = field(default_factory=list)

    def ask_phrase(self, wrong: Refused | None) -> str | None:
        self.told.append(wrong)
        return self.answers.pop(0) if self.answers else None

    def ask_passphrase(self, wrong: Refused | None) -> str | None:
        return self.ask_phrase(wrong)

    @property
    def is_there(self) -> bool:
        return True

    def keep_phrase(self, phrase: str, *, every_start: bool, anew: bool = False) -> bool:
        self.paper.append((phrase, every_start))
        return self.willing


def opened(place: Place, asks: Asks | None = None, ring: Ring | None = None) -> Store:
    return open_database(
        place,
        who="Ana",
        now=lambda: NOW,
        asks=asks or Nobody(),
        ring=ring if ring is not None else NoDrawer(),
        cost=CHEAP,
    )


def names_in(store: Store) -> list[str | None]:
    """The family names of everybody in a store, which is closed."""
    found = store.ask(lambda session: list(session.scalars(select(Person.family_name))))
    store.close()
    return found
