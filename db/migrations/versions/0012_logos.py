"""Logos of embassies and cities."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    for table in ("city", "embassy"):
        op.add_column(table, sa.Column("logo", sa.String(), nullable=True))
