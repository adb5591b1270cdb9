"""How Alembic reaches the database: over the connection it is handed, in its open transaction."""

from alembic import context

from planner.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    compare_server_default=True,
)
context.run_migrations()
