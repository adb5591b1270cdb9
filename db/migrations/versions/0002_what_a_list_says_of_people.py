"""What a list says of people: names in full, needs, rooms, photographs."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    for table, columns in ADDED.items():
        for column in columns:
            op.add_column(table, column)
    # known by nothing yet, so it is unknown for everybody who is here
    with op.batch_alter_table("delegate") as delegate:
        delegate.add_column(sa.Column("consent", sa.String(length=24), nullable=True))
    op.execute("UPDATE delegate SET consent = 'unknown'")
    with op.batch_alter_table("delegate") as delegate:
        delegate.alter_column("consent", existing_type=sa.String(length=24), nullable=False)
    op.create_table(
        "room",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("delegate_id", sa.Uuid(), nullable=False),
        sa.Column("stop_id", sa.Uuid(), nullable=False),
        sa.Column("type", sa.String(), nullable=True),
        sa.Column("sharing_with", sa.String(), nullable=True),
        sa.Column("nights", sa.Integer(), nullable=True),
        sa.Column("confirmation", sa.String(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegate_id"],
            ["delegate.id"],
            name=op.f("fk_room_delegate_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["stop_id"],
            ["stop.id"],
            name=op.f("fk_room_stop_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room")),
    )
    op.create_index(op.f("ix_room_delegate_id"), "room", ["delegate_id"], unique=False)
    op.create_index(op.f("ix_room_stop_id"), "room", ["stop_id"], unique=False)
    op.create_table(
        "attachment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_table(
        "attachment_content",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_attachment_content")),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=True)


ADDED = {
    "person": [
        sa.Column("name_order", sa.String(length=24), nullable=True),
        _text("pronunciation"),
        _text("suffix"),
        _text("photograph"),
    ],
    "organization": [_text("phone")],
    "delegate": [
        _text("arrival"),
        _text("departure"),
        _text("english_level"),
        sa.Column("needs_interpreter", sa.Boolean(), nullable=True),
        _text("biography"),
        _text("room_type"),
        _text("sharing_with"),
        _text("notes"),
    ],
}
