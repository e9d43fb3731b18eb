"""What a day may cost and read is counted in the store, and what would pass it waits for the next one."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import TYPE_CHECKING

import pytest
from readout_tests.loopback import Loopback

from readout.ask.settings import Settings
from readout.clock import SYSTEM
from readout.desk import Desk
from readout.desk.jobs import Given, Submission
from readout.desk.jobs.limits import Bounds, check, read_on, spent_on
from readout.desk.jobs.working import Worker
from readout.errors import SettingsError

if TYPE_CHECKING:
    from tests.desk.jobs.conftest import Day, Work


def _texts(number: int) -> Submission:
    return Submission(
        sources=tuple(Given.text(f"Norway said on day {one} that it would pay.") for one in range(number))
    )


def test_a_day_has_so_many_documents_and_no_restart_begins_it_anew(
    dated: Desk, clock: Day, work: Work, server: Loopback
) -> None:
    desk, noon = dated, clock.at
    name = desk.submit(_texts(5), "Ida")
    for hours, outcomes in ((0, {"new": 2}), (3, {"new": 2}), (12, {"new": 4}), (36, {"new": 5})):
        clock.at = noon + dt.timedelta(hours=hours)
        work(desk, documents=2)
        assert desk.job(name).outcomes == outcomes
        if hours == 3:
            job = desk.job(name)
            assert (job.state, job.not_before) == ("queued", dt.datetime(2025, 3, 16, tzinfo=dt.UTC))
            assert job.waits == (
                "2 documents were read today, as many as a day may have: it goes on at 2025-03-16 00:00 UTC"
            )
    assert desk.job(name).state == "done"
    assert len(server.requests) == 5
    with desk.store.reading() as session:
        days = [dt.datetime(2025, 3, day, tzinfo=dt.UTC) for day in (14, 15, 16, 17)]
        assert [read_on(session, day) for day in days] == [0, 2, 2, 1]


def test_a_day_costs_so_much_and_the_call_that_could_pass_it_is_not_made(
    dated: Desk, clock: Day, work: Work, server: Loopback
) -> None:
    """What is known is no cost, and goes on when the money is gone."""
    server.usage = {"prompt_tokens": 1_000_000, "completion_tokens": 10, "total_tokens": 1_000_010}
    desk = dated
    name = desk.submit(_texts(12), "Ida")
    work(desk, budget=1.0)
    job = desk.job(name)
    read = job.outcomes["new"]
    assert 0 < read < 12
    assert job.waits == ("the budget of 1 US dollars a day is used up: it goes on at 2025-03-16 00:00 UTC")
    assert [one.kind for one in desk.job_events(job)][-1] == "waiting"
    with desk.store.reading() as session:
        spent = spent_on(session, clock.at.replace(hour=0))
    assert spent == pytest.approx(job.cost_usd)
    known = desk.submit(_texts(read), "Ida")
    other = desk.submit(Submission(sources=(Given.text("Peru said on Friday that it would not sign."),)), "Ida")
    asked = len(server.requests)
    work(desk, budget=1.0)
    assert (desk.job(known).state, desk.job(other).state, len(server.requests)) == ("done", "queued", asked)
    clock.at += dt.timedelta(days=1)
    work(desk, budget=100.0)
    assert {one.state for one in desk.jobs().items} == {"done"}
    assert len(server.requests) == 13


def test_limits_that_hold_nothing_are_refused(settings: Settings, server: Loopback, desk: Desk) -> None:
    with pytest.raises(SettingsError, match="budget_a_day is 0: it has to be more than 0"):
        Bounds(budget=0)
    unknown = Settings(model="home-made", base_url=server.url, ledger=settings.ledger)
    with pytest.raises(SettingsError, match="a budget a day needs a price, and none is known for home-made"):
        check(unknown, Bounds(budget=1))
    with pytest.raises(SettingsError, match="name a ledger"):
        Worker(desk, Settings(model="m", base_url=server.url, ledger=False))


def test_two_workers_on_one_desk_work_one_after_the_other(address: str, settings: Settings, server: Loopback) -> None:
    """The one that stands by goes on as soon as the first one is gone."""
    server.hold()
    with Desk.open(address) as desk, Desk.open(address) as other:
        name = desk.submit(_texts(2), "Ida")

        async def both() -> None:
            first, second = Worker(desk, settings), Worker(other, settings)
            running = asyncio.create_task(first.run())
            await asyncio.to_thread(server.wait_until, lambda: len(server.requests) == 2)
            await Worker(other, settings).run(drain=True)  # it finds that another one works
            assert desk.job(name).state == "running"
            standing = asyncio.create_task(second.run())
            server.release()
            first.stop()
            await running
            later = other.submit(Submission(sources=(Given.text("Peru said no."),)), "Ida")
            while other.job(later).state != "done":
                await SYSTEM.sleep(0.05)
            second.stop()
            await standing

        asyncio.run(both())
        assert desk.job(name).outcomes == {"new": 2}
    assert len(server.requests) == 3
