"""Commands about the database: what was done in it, and whether it is whole."""

import argparse
import platform
from collections.abc import Callable
from uuid import UUID

from sqlalchemy.orm import Session

from planner import __version__
from planner.cli.answers import Answer, done
from planner.cli.office import Office
from planner.interchange.exchange_file import schema as exchange_schema
from planner.queries.exchanges import find_exchange_ever
from planner.store.database import Done
from planner.store.journal import entries
from planner.store.undo import redo_newest, undo_newest
from planner.store.verify import Check
from planner.store.verify import verify as verify_store


def undo(office: Office, words: argparse.Namespace) -> Answer:
    return _step(office, words, undo_newest)


def redo(office: Office, words: argparse.Namespace) -> Answer:
    return _step(office, words, redo_newest)


def _step(
    office: Office, words: argparse.Namespace, turn: Callable[[Session, UUID], bool]
) -> Answer:
    """All entries that are one step, such as the nudges of an item within two seconds."""
    while True:
        taken = office.store.do(
            lambda session: turn(session, find_exchange_ever(session, words.name))
        )
        if not taken.result:
            return done(Done(None, taken.entry))


def history(office: Office, words: argparse.Namespace) -> Answer:
    found = office.store.ask(
        lambda session: entries(session, about=find_exchange_ever(session, words.name))
    )
    return Answer(
        [
            {
                "number": entry.number,
                "when": entry.when,
                "who": entry.who,
                "label": entry.label,
                "reverses": entry.reverses,
            }
            for entry in found
        ],
        [
            f"{entry.number}  {entry.when.astimezone():%Y-%m-%d %H:%M}  {entry.who}  {entry.label}"
            for entry in found
        ],
    )


def verify(office: Office, words: argparse.Namespace) -> Answer:
    checks = verify_store(office.store)
    ok = all(check.ok for check in checks)
    return Answer(
        {
            "ok": ok,
            "checks": [
                {"what": check.what, "ok": check.ok, "message": check.message} for check in checks
            ],
        },
        [f"{_mark(check):5}  {check.what}: {check.message}" for check in checks],
        code=0 if ok else 1,
    )


def _mark(check: Check) -> str:
    if not check.ok:
        return "WRONG"
    return "NOTE" if check.warns else "ok"


def schema(office: Office, words: argparse.Namespace) -> Answer:
    import json

    value = exchange_schema()
    return Answer(value, [json.dumps(value, ensure_ascii=False, indent=1)])


def version(office: Office, words: argparse.Namespace) -> Answer:
    from importlib.metadata import version as of

    parts = {
        "planner": __version__,
        "python": platform.python_version(),
        **{name: of(name) for name in ("SQLAlchemy", "reportlab", "PySide6-Essentials", "tzdata")},
    }
    return Answer(parts, [f"{name} {number}" for name, number in parts.items()])
