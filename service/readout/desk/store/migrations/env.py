"""What Alembic runs: the steps, in the transaction of whoever opens the store."""

from alembic import context

from readout.desk.store.base import Base

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Base.metadata, render_as_batch=True
)
context.run_migrations()
