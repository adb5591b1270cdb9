"""What follows the journeys: activities, practices, feedback."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "follow_on",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "workshop",
                "conference",
                "speaker-program",
                "small-grant",
                "video-conference",
                "network-membership",
                "roundtable",
                "agreement",
                "peer-contact",
                "other",
                name="followonkind",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("start", sa.Time(), nullable=True),
        sa.Column("zone", sa.String(), nullable=True),
        sa.Column("date_as_given", sa.String(), nullable=True),
        sa.Column("repeats", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("cities", sa.Text(), nullable=False),
        sa.Column("organizations", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("approved", sa.Integer(), nullable=True),
        sa.Column("spent", sa.Integer(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "planned",
                "requested",
                "approved",
                "done",
                "dropped",
                name="followonstatus",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_on")),
    )
    op.create_table(
        "follow_on_person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("follow_on_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["follow_on_id"],
            ["follow_on.id"],
            name=op.f("fk_follow_on_person_follow_on_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_follow_on_person_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_on_person")),
    )
    with op.batch_alter_table("follow_on_person", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_follow_on_person_follow_on_id"), ["follow_on_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_follow_on_person_person_id"), ["person_id"], unique=False
        )

    op.create_table(
        "follow_on_tie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("follow_on_id", sa.Uuid(), nullable=False),
        sa.Column("exchange_id", sa.Uuid(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exchange_id"],
            ["exchange.id"],
            name=op.f("fk_follow_on_tie_exchange_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["follow_on_id"],
            ["follow_on.id"],
            name=op.f("fk_follow_on_tie_follow_on_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_on_tie")),
        sa.UniqueConstraint(
            "follow_on_id", "exchange_id", name=op.f("uq_follow_on_tie_follow_on_id")
        ),
    )
    with op.batch_alter_table("follow_on_tie", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_follow_on_tie_exchange_id"), ["exchange_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_follow_on_tie_follow_on_id"), ["follow_on_id"], unique=False
        )

    op.create_table(
        "theme_waiver",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("exchange_id", sa.Uuid(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("because", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exchange_id"],
            ["exchange.id"],
            name=op.f("fk_theme_waiver_exchange_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_waiver")),
        sa.UniqueConstraint("exchange_id", "theme", name=op.f("uq_theme_waiver_exchange_id")),
    )
    with op.batch_alter_table("theme_waiver", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_theme_waiver_exchange_id"), ["exchange_id"], unique=False
        )

    op.create_table(
        "feedback",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("respondent", sa.String(), nullable=True),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.Column("comment", sa.String(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.CheckConstraint("rating BETWEEN 1 AND 5", name=op.f("ck_feedback_rating")),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["item.id"],
            name=op.f("fk_feedback_item_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"],
            ["visit.id"],
            name=op.f("fk_feedback_visit_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
    )
    with op.batch_alter_table("feedback", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_feedback_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_feedback_visit_id"), ["visit_id"], unique=False)

    op.create_table(
        "practice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("exchange_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=True),
        sa.Column("where", sa.String(), nullable=True),
        sa.Column("who", sa.String(), nullable=True),
        sa.Column("whom_to_call", sa.String(), nullable=True),
        sa.Column("noted_by", sa.String(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "noted",
                "proposed",
                "adopted",
                "reversed",
                "dropped",
                name="practicestatus",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("evidence", sa.String(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exchange_id"],
            ["exchange.id"],
            name=op.f("fk_practice_exchange_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["item.id"],
            name=op.f("fk_practice_item_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice")),
    )
    with op.batch_alter_table("practice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_practice_exchange_id"), ["exchange_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_practice_item_id"), ["item_id"], unique=False)

    op.create_table(
        "practice_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "noted",
                "proposed",
                "adopted",
                "reversed",
                "dropped",
                name="practicestatus",
                native_enum=False,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("who", sa.String(), nullable=True),
        sa.Column("evidence", sa.String(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["practice_id"],
            ["practice.id"],
            name=op.f("fk_practice_step_practice_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_step")),
    )
    with op.batch_alter_table("practice_step", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_practice_step_practice_id"), ["practice_id"], unique=False
        )
