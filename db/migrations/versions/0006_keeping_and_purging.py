"""How long private fields are kept, legal hold, and the second folder for backups."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("embassy", sa.Column("retention_days", sa.Integer(), nullable=True))
    op.add_column("exchange", sa.Column("legal_hold", sa.String(), nullable=True))
    op.add_column("user", sa.Column("backup_folder", sa.String(), nullable=True))
