"""Which groups take part in an item of a template, by name."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

_COLUMNS = {"groups": sa.Text(), "by_name": sa.Boolean()}


def upgrade() -> None:
    # nobody kept them before, so what is here already is for everyone
    for name, kind in _COLUMNS.items():
        op.add_column("template_item", sa.Column(name, kind, nullable=True))
    op.execute("UPDATE template_item SET groups = '', by_name = 0")
    with op.batch_alter_table("template_item") as batch:
        for name, kind in _COLUMNS.items():
            batch.alter_column(name, existing_type=kind, nullable=False)
