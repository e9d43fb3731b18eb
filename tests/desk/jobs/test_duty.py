"""Who works on a desk is one process, also after its database was away."""

from __future__ import annotations

from readout_tests.postgres import Postgres
from sqlalchemy import text

from readout.desk import Desk
from readout.desk.jobs.duty import duty_of

OTHERS = text("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()")


def test_one_has_it_at_a_time(desk: Desk) -> None:
    first, second = duty_of(desk.store), duty_of(desk.store)
    assert [first.take(), first.take(), second.take()] == [True, True, False]
    first.leave()
    assert [second.take(), first.take()] == [True, False]
    second.leave()


def test_whose_connection_is_gone_takes_it_anew_and_leaves_without_a_fault(postgres: Postgres) -> None:
    """As when the server was restarted."""
    with Desk.open(postgres.emptied()) as desk:
        duty = duty_of(desk.store)
        assert duty.take()
        _cut(desk)
        assert duty.take()
        _cut(desk)
        duty.leave()
        assert duty.take()
        duty.leave()


def _cut(desk: Desk) -> None:
    with desk.store.engine.connect() as connection:
        assert connection.execute(OTHERS).scalar()
