"""Files that belong to follow-on activities and to practices."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "practice_attachment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("attachment_id", sa.Uuid(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["practice_id"],
            ["practice.id"],
            name=op.f("fk_practice_attachment_practice_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["attachment_id"],
            ["attachment.id"],
            name=op.f("fk_practice_attachment_attachment_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_attachment")),
    )
    for column in ("practice_id", "attachment_id"):
        op.create_index(op.f(f"ix_practice_attachment_{column}"), "practice_attachment", [column])
    op.create_table(
        "follow_on_attachment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("follow_on_id", sa.Uuid(), nullable=False),
        sa.Column("attachment_id", sa.Uuid(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["follow_on_id"],
            ["follow_on.id"],
            name=op.f("fk_follow_on_attachment_follow_on_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["attachment_id"],
            ["attachment.id"],
            name=op.f("fk_follow_on_attachment_attachment_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_on_attachment")),
    )
    for column in ("follow_on_id", "attachment_id"):
        op.create_index(op.f(f"ix_follow_on_attachment_{column}"), "follow_on_attachment", [column])
