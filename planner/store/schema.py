"""All tables there are, and which version of them this program and a database have."""

from sqlalchemy import Connection

from planner import shipped
from planner.model import Base
from planner.store import attachments, search, tables  # their tables belong to the same metadata

metadata = Base.metadata
JOURNAL = frozenset(table.name for table in tables.JOURNAL)
CONTENT = attachments.CONTENT.name
"""The bytes of attachments: no row of it ever changes, so undo leaves it alone."""
LINES = search.LINE.name
"""What everything is found by: worked out from the nouns."""
NOUNS: dict[str, type[Base]] = {
    mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers
}
VERSION = "SELECT version_num FROM alembic_version"


def versions() -> list[str]:
    """All there have been, the oldest first: the numbers of the shipped migrations, as "0001"."""
    scripts = (shipped.MIGRATIONS / "versions").glob("[0-9]*.py")
    return sorted(script.name.partition("_")[0] for script in scripts)


def newest_version() -> str:
    """The version the shipped migrations lead to."""
    return versions()[-1]


def version_of(connection: Connection) -> str:
    """The version of a database that has one."""
    version: str = connection.exec_driver_sql(VERSION).scalar_one()
    return version
