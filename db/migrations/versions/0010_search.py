"""The index of everything that can be found."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "search_line",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("thing", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("used_in", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_search_line")),
    )
    op.create_index(op.f("ix_search_line_kind"), "search_line", ["kind"], unique=False)
    op.create_index(op.f("ix_search_line_thing"), "search_line", ["thing"], unique=False)
    op.execute(
        "CREATE VIRTUAL TABLE search_words USING fts5(words, content='search_line', "
        "content_rowid='number', tokenize='trigram case_sensitive 1')"
    )
    op.execute("INSERT INTO search_words(search_words, rank) VALUES ('secure-delete', 1)")
