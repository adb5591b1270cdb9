"""The directory of 24,000 people: found by name, listed, sorted and filtered."""

import tempfile
from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import cycle
from pathlib import Path

from run import Bench
from sqlalchemy.orm import Session

from planner.gui.directory.model import ABOUT, NAME, DirectoryModel
from planner.model import Delegate, Exchange, Organization, Person, Visit, VisitKind
from planner.queries.directory import Listed, list_directory
from planner.queries.search import search
from planner.rules.folding import folded
from planner.store.database import Store, open_store
from planner.store.journal import change
from planner.store.search import lines_of

TODAY = date(2027, 4, 1)
PEOPLE, EACH = 24_000, 24
FAMILIES = (
    "Müller",
    "Wiśniewski",
    "Nguyễn",
    "O’Neill",
    "Øster",
    "Kerbrat",
    "Lindqvist",
    "Ångström",
)
GIVEN = ("Łukasz", "Solenn", "Jörg", "Marie", "Ibrahim", "Zoë", "Þóra")


def benches() -> dict[str, Callable[[], Bench]]:
    return {"search": _search, "directory": _open, "directory-sort": _sort, "directory-find": _find}


@cache
def _filled() -> Store:
    store = open_store(Path(tempfile.mkdtemp()) / "bench.db", who="bench")
    offices = [Organization(name=f"Office {number}") for number in range(300)]

    def fill(session: Session) -> None:
        with change(session, "Fill"):
            session.add_all(offices)
            for number in range(PEOPLE // EACH):
                visit = Visit(kind=VisitKind.FIRST)
                for rank in range(EACH):
                    at = number * EACH + rank
                    family = f"{FAMILIES[at % len(FAMILIES)]}-{at // 97:03}"
                    person = Person(family_name=family, given_name=GIVEN[at % len(GIVEN)])
                    visit.delegates.append(
                        Delegate(person=person, rank=rank, organization=offices[at % 300])
                    )
                session.add(Exchange(name=f"Exchange {number:04}", visits=[visit]))

    store.do(fill)
    return store


def _search() -> Bench:
    """Four typed names, of a dozen to eighty people each, with where they stand; the least: the
    numbers FTS5 itself finds for the same words."""
    store = _filled()
    typed = cycle(("mueller-103", "lukasz wisniewski-12", "neill-021", "thora nguyen-2"))
    bare = cycle(
        (
            '"mueller-103"',
            '"lukasz" AND "wisniewski-12"',
            '"neill-021"',
            '"thora" AND "nguyen-2"',
        )
    )

    def ours() -> None:
        text = next(typed)
        assert store.ask(lambda session: search(session, text))

    def least(session: Session) -> None:
        query = "SELECT rowid FROM search_words WHERE search_words MATCH ?"
        session.connection().exec_driver_sql(query, (next(bare),)).fetchall()

    return Bench("search 24,000 people", ours, lambda: store.ask(least), aim=1.5, rounds=100)


def _open() -> Bench:
    """From the question to the first rows painted; the least: the lines as they are kept."""
    from PySide6.QtWidgets import QApplication

    from planner.gui.directory.page import DirectoryTable

    application = QApplication.instance() or QApplication([])
    store = _filled()
    model = DirectoryModel()
    table = DirectoryTable(model)
    table.resize(1280, 640)
    table.show()

    def ours() -> None:
        lines = store.ask(lambda session: list_directory(session, Listed.PEOPLE, TODAY))
        model.set_lines({line.id: line for line in lines})
        table.viewport().repaint()
        application.processEvents()

    def least() -> None:
        assert store.ask(lambda session: len(lines_of(session.connection(), "person"))) == PEOPLE

    return Bench("directory of 24,000 opened", ours, least, aim=1.6, rounds=5)


def _sort() -> Bench:
    """By what each is about and back by name; the least: sorting what is worked out already."""
    model = _model()
    columns = cycle((ABOUT, NAME))
    lines = [model.value(row) for row in range(model.rowCount())]
    keys = {line.id: folded(line.about) for line in lines}

    def least() -> None:
        if next(columns_too) == ABOUT:
            lines.sort(key=lambda line: keys[line.id])

    columns_too = cycle((ABOUT, NAME))
    return Bench(
        "directory of 24,000 sorted", lambda: model.sort_by(next(columns)), least, 3.0, rounds=10
    )


def _find() -> Bench:
    """Three typed parts of names; the least: the same words looked for in bare strings."""
    model = _model()
    typed = cycle(("mueller", "lukasz wisn", "o"))
    bare = cycle((("mueller",), ("lukasz", "wisn"), ("o",)))
    words = [model.value(row).found_by for row in range(model.rowCount())]

    def least() -> None:
        wanted = next(bare)
        assert [each for each in words if all(word in each for word in wanted)]

    return Bench("directory of 24,000 filtered", lambda: model.find(next(typed)), least, 3.0, 30)


def _model() -> DirectoryModel:
    model = DirectoryModel()
    lines = _filled().ask(lambda session: list_directory(session, Listed.PEOPLE, TODAY))
    model.set_lines({line.id: line for line in lines})
    return model
