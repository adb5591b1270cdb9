"""Vehicles, travel times, acceptances, and what items, stops and venues say beside."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def _part_of(table: str, other: str, key: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [key],
        [f"{other}.id"],
        name=op.f(f"fk_{table}_{key}"),
        initially="DEFERRED",
        deferrable=True,
    )


def upgrade() -> None:
    op.create_table(
        "vehicle",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("plate", sa.String(), nullable=True),
        sa.Column("driver", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        _part_of("vehicle", "visit", "visit_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vehicle")),
    )
    op.create_index(op.f("ix_vehicle_visit_id"), "vehicle", ["visit_id"], unique=False)
    op.create_table(
        "travel_time",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("exchange_id", sa.Uuid(), nullable=False),
        sa.Column("from_venue_id", sa.Uuid(), nullable=False),
        sa.Column("to_venue_id", sa.Uuid(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        _part_of("travel_time", "exchange", "exchange_id"),
        _part_of("travel_time", "venue", "from_venue_id"),
        _part_of("travel_time", "venue", "to_venue_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_travel_time")),
    )
    for key in ("exchange_id", "from_venue_id", "to_venue_id"):
        op.create_index(op.f(f"ix_travel_time_{key}"), "travel_time", [key], unique=False)
    op.create_table(
        "acceptance",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("exchange_id", sa.Uuid(), nullable=False),
        sa.Column("finding", sa.Uuid(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        _part_of("acceptance", "exchange", "exchange_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acceptance")),
    )
    op.create_index(op.f("ix_acceptance_exchange_id"), "acceptance", ["exchange_id"], unique=False)
    op.create_table(
        "item_attachment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("attachment_id", sa.Uuid(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        _part_of("item_attachment", "item", "item_id"),
        _part_of("item_attachment", "attachment", "attachment_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_attachment")),
    )
    for key in ("item_id", "attachment_id"):
        op.create_index(op.f(f"ix_item_attachment_{key}"), "item_attachment", [key], unique=False)
    op.add_column("exchange", sa.Column("interpreter_day", sa.Integer(), nullable=True))
    op.add_column("exchange", sa.Column("interpreter_run", sa.Integer(), nullable=True))
    for name in ("emergency_numbers", "hospital", "consulate"):
        op.add_column("stop", sa.Column(name, sa.String(), nullable=True))
    _add(
        "venue",
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("access_rules", sa.String(), nullable=True),
        sa.Column("names_in_advance", sa.Boolean(), nullable=True),
    )
    _add(
        "leg",
        sa.Column("vehicle_id", sa.Uuid(), nullable=True),
        sa.Column("from_fold", sa.Integer(), nullable=True),
        sa.Column("to_fold", sa.Integer(), nullable=True),
    )
    _add(
        "item",
        sa.Column("vehicle_id", sa.Uuid(), nullable=True),
        sa.Column("coach_leaves", sa.Time(), nullable=True),
        sa.Column("travel_minutes", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("theme", sa.String(), nullable=True),
        sa.Column("speaking_order", sa.String(), nullable=True),
        sa.Column("gifts", sa.String(), nullable=True),
        sa.Column("own_arrangements", sa.Boolean(), nullable=True),
        sa.Column("standby", sa.Boolean(), nullable=True),
        sa.Column("public", sa.Boolean(), nullable=True),
        sa.Column("names_sent_on", sa.Date(), nullable=True),
    )
    _fill("venue", sa.Boolean(), "names_in_advance")
    _fill("leg", sa.Integer(), "from_fold", "to_fold")
    _fill("item", sa.Boolean(), "own_arrangements", "standby", "public")


def _add(table: str, *columns: sa.Column[object]) -> None:
    with op.batch_alter_table(table) as batch:
        for column in columns:
            batch.add_column(column)
        if any(column.name == "vehicle_id" for column in columns):
            batch.create_foreign_key(
                op.f(f"fk_{table}_vehicle_id"),
                "vehicle",
                ["vehicle_id"],
                ["id"],
                initially="DEFERRED",
                deferrable=True,
            )
            batch.create_index(op.f(f"ix_{table}_vehicle_id"), ["vehicle_id"], unique=False)


def _fill(table: str, kind: sa.types.TypeEngine[object], *columns: str) -> None:
    """Rows that were there before have no such mark, and from now on every row says so."""
    op.execute(f"UPDATE {table} SET {', '.join(f'{column} = 0' for column in columns)}")
    with op.batch_alter_table(table) as batch:
        for column in columns:
            batch.alter_column(column, existing_type=kind, nullable=False)
