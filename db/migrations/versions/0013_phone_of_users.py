"""The telephone of the embassy's staff."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("user", sa.Column("phone", sa.String(), nullable=True))
