"""What becomes of a deadline, and the template of an embassy."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    for name, kind in (
        ("note", sa.String()),
        ("snoozed_until", sa.Date()),
        ("snoozed_because", sa.String()),
        ("set_on", sa.Date()),
        ("counted_from", sa.Date()),
    ):
        op.add_column("deadline", sa.Column(name, kind, nullable=True))
    op.create_table(
        "deadline_rule",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("embassy_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("visit", sa.String(length=24), nullable=True),
        sa.Column("counted", sa.String(length=24), nullable=False),
        sa.Column("of", sa.String(length=24), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["embassy_id"],
            ["embassy.id"],
            name=op.f("fk_deadline_rule_embassy_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline_rule")),
        sa.UniqueConstraint("embassy_id", "key", name=op.f("uq_deadline_rule_embassy_id")),
    )
    op.create_index(
        op.f("ix_deadline_rule_embassy_id"), "deadline_rule", ["embassy_id"], unique=False
    )
