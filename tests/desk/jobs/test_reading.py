"""What is handed in is read once, kept document by document, and told step by step."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from readout_tests.loopback import Loopback
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from readout.ask.settings import Settings
from readout.clock import SYSTEM
from readout.desk import Desk
from readout.desk.jobs import Given, Submission
from readout.desk.jobs.ending import begin
from readout.desk.jobs.reading import Reading
from readout.desk.jobs.working import ENDED_WITH_IT, MOST_RESUMED, Worker
from readout.desk.store.engine import Store
from readout.desk.store.job_tables import JobDocumentRow, JobRow, JobSourceRow
from readout.errors import DeskError, InputError

if TYPE_CHECKING:
    from tests.desk.jobs.conftest import Day, Work

OSLO = "Norway said on Monday that it would pay the whole bill."
LIMA = "Peru said on Friday that it would not sign the treaty."


def _zip(**files: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("_", "."), text)
    return packed.getvalue()


def test_texts_files_and_what_is_in_them_become_reports(desk: Desk, work: Work, server: Loopback) -> None:
    """One that fails costs the others nothing: it is in the result, and in the inbox."""
    given = (
        Given.text(OSLO),
        Given.file("../../etc/talks\x00\u202etxt.zip", _zip(lima_txt=LIMA, oslo_txt=OSLO, logo_png="-")),
        Given.file("plan.exe", b"MZ"),
    )
    name = desk.submit(Submission(sources=given), "Ida")
    assert (desk.job(name).state, desk.job(name).what) == ("queued", "1 text, 2 files")
    (said,) = work(desk)
    job = desk.job(name)
    assert (job.state, job.by, job.outcomes) == ("done", "Ida", {"new": 2, "copy": 1, "failed": 1})
    assert job.cost_usd > 0
    assert said.startswith(f"job {name} (1 text, 2 files): done")
    sources = [one.source for one in desk.job_documents(job)]
    assert sources[1:3] == ["talkstxt.zip/lima.txt", "talkstxt.zip/oslo.txt"]
    assert [one.source for one in desk.failures()] == ["plan.exe"]
    kinds = [one.kind for one in desk.job_events(job)]
    assert kinds[:2] == ["queued", "running"]
    assert (kinds.count("document"), kinds.count("skipped"), kinds[-1]) == (4, 1, "done")
    assert len(server.requests) == 2
    with desk.store.reading() as session:
        assert set(session.scalars(select(JobSourceRow.body))) == {None}  # no bytes are kept behind its end


def test_what_asks_nobody_leaves_the_days_cost_known(desk: Desk, settings: Settings) -> None:
    """The model is called by a name that has no price, and says what it is when it answers."""
    named = dataclasses.replace(settings, model="home")
    name = desk.submit(Submission(sources=(Given.text(OSLO), Given.file("plan.exe", b"MZ"))), "Ida")
    asyncio.run(Worker(desk, named).run(drain=True))
    assert desk.status().cost_usd == pytest.approx(desk.job(name).cost_usd)
    assert desk.job(name).cost_usd > 0


def test_what_the_desk_has_is_not_read_again_unless_one_wants_it(desk: Desk, work: Work, server: Loopback) -> None:
    for again, outcomes, asked in ((False, {"new": 1}, 1), (False, {"known": 1}, 1), (True, {"known": 1}, 1)):
        name = desk.submit(Submission(sources=(Given.text(OSLO),), again=again), "Ida")
        work(desk)
        assert (desk.job(name).outcomes, len(server.requests)) == (outcomes, asked)


@pytest.mark.parametrize("status", [400, 413])
def test_a_job_of_which_nothing_is_got_has_failed_and_is_tried_when_it_is_handed_in_again(
    desk: Desk, work: Work, server: Loopback, status: int
) -> None:
    server.failing["Readout"] = status
    name = desk.submit(Submission(sources=(Given.text(OSLO),)), "Ida")
    work(desk)
    job = desk.job(name)
    assert (job.state, len(desk.failures())) == ("failed", 1)
    assert job.error is not None
    server.failing.clear()
    again = desk.submit(Submission(sources=(Given.text(OSLO),)), "Ida")
    work(desk)
    assert (desk.job(again).state, desk.job(again).outcomes, desk.failures()) == ("done", {"new": 1}, [])


def test_who_is_stopped_brings_to_an_end_what_is_under_way_and_the_next_one_goes_on(
    desk: Desk, settings: Settings, work: Work, server: Loopback
) -> None:
    texts = tuple(Given.text(f"{OSLO} It is the {number}th time.") for number in range(20))
    name = desk.submit(Submission(sources=texts), "Ida")
    server.hold()

    async def interrupted() -> None:
        worker = Worker(desk, settings)
        running = asyncio.create_task(worker.run())
        await asyncio.to_thread(server.wait_until, lambda: len(server.requests) == settings.concurrency)
        worker.stop()
        server.release()
        await running

    asyncio.run(interrupted())
    job = desk.job(name)
    assert (job.state, job.outcomes) == ("queued", {"new": settings.concurrency})
    assert job.waits is not None
    work(desk)
    assert (desk.job(name).state, desk.job(name).outcomes, len(server.requests)) == ("done", {"new": 20}, 20)
    kinds = [one.kind for one in desk.job_events(job) if one.kind != "document"]
    assert kinds == ["queued", "running", "interrupted", "running", "done"]


def test_a_job_is_taken_back_before_it_begins_and_while_it_is_worked_on(
    desk: Desk, settings: Settings, server: Loopback
) -> None:
    waiting = desk.submit(Submission(sources=(Given.text(LIMA),)), "Ida")
    desk.cancel(waiting, "Ida")
    assert desk.job(waiting).state == "cancelled"
    with pytest.raises(InputError, match="has ended already: it is cancelled"):
        desk.cancel(waiting, "Ida")
    texts = tuple(Given.text(f"{OSLO} It is the {number}th time.") for number in range(20))
    name = desk.submit(Submission(sources=texts), "Ida")
    server.hold()

    async def cancelled() -> None:
        worker = Worker(desk, settings)
        running = asyncio.create_task(worker.run(drain=True))
        await asyncio.to_thread(server.wait_until, lambda: len(server.requests) == settings.concurrency)
        desk.cancel(name, "Ida")
        while not all(one._stopped for one in worker._works):
            await SYSTEM.sleep(0.01)
        server.release()
        await running

    asyncio.run(cancelled())
    job = desk.job(name)
    assert (job.state, job.outcomes) == ("cancelled", {"new": settings.concurrency})
    assert len(server.requests) == settings.concurrency
    with desk.store.reading() as session:
        assert set(session.scalars(select(JobSourceRow.body))) == {None}


def test_a_fault_of_our_own_ends_the_job_in_one_line_and_no_other(
    desk: Desk, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such a job is not begun again and again."""
    real = Reading.read

    async def poisoned(reading: Reading, *given: object) -> None:
        if reading.job.id == name:
            raise ZeroDivisionError("by\nnothing")
        await real(reading, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Reading, "read", poisoned)
    name = desk.submit(Submission(sources=(Given.text(OSLO),)), "Ida")
    other = desk.submit(Submission(sources=(Given.text(LIMA),)), "Ida")
    work(desk)
    assert desk.job(name).error == "internal error: ZeroDivisionError: by nothing: please report it"
    assert [desk.job(one).state for one in (name, other)] == ["failed", "done"]


def test_names_are_no_paths_and_what_is_no_address_is_refused() -> None:
    for name, called in (("../a/b.txt", "b.txt"), ("C:\\x\\b.pdf", "b.pdf"), ("a\n\u202e.txt", "a.txt"), ("..", "")):
        if called:
            assert Given.file(name, b"").name == called
        else:
            with pytest.raises(InputError, match="a file needs a name"):
                Given.file(name, b"")
    for address in ("file:///etc/passwd", "ftp://example.org/x", "example.org", "https://[x", "https://:80"):
        with pytest.raises(InputError, match="is no http or https address"):
            Given.address(address)
    with pytest.raises(InputError, match="nothing to read"):
        Submission(sources=())


def test_a_document_that_is_forgotten_goes_from_its_jobs_too(desk: Desk, work: Work) -> None:
    name = desk.submit(Submission(sources=(Given.text(OSLO), Given.file("plan.exe", b"MZ"))), "Ida")
    work(desk)
    first, second = desk.job_documents(desk.job(name))
    desk.forget(first.document)
    desk.forget("plan.exe")
    assert second.source == "plan.exe"
    assert desk.job_documents(desk.job(name)) == []
    assert [one.kind for one in desk.job_events(desk.job(name))] == ["queued", "running", "done"]


def test_a_model_that_is_away_is_waited_for_and_no_document_is_to_blame(
    dated: Desk, clock: Day, work: Work, server: Loopback
) -> None:
    """After an hour in vain what fails has failed."""
    server.failing["Readout"] = 500
    name = dated.submit(Submission(sources=(Given.text(OSLO), Given.text(LIMA))), "Ida")
    work(dated)
    job = dated.job(name)
    assert (job.state, job.outcomes, dated.failures()) == ("queued", {}, [])
    assert job.waits is not None
    assert job.waits.endswith(": it is tried again at 12:01 UTC")
    clock.pass_(minutes=1)
    server.failing.clear()
    work(dated)
    assert (dated.job(name).state, dated.job(name).outcomes) == ("done", {"new": 2})
    server.failing["Readout"] = 401
    lost = dated.submit(Submission(sources=(Given.text("Chile said that it would wait."),)), "Ida")
    for minutes in (1, 2, 4, 8, 16, 32):
        work(dated)
        assert dated.job(lost).not_before == clock.at + dt.timedelta(minutes=minutes)
        clock.pass_(minutes=minutes)
    work(dated)
    assert (dated.job(lost).state, len(dated.failures())) == ("failed", 1)


def test_a_document_that_ends_whoever_reads_it_does_not_end_them_for_ever(dated: Desk, work: Work) -> None:
    name = dated.submit(Submission(sources=(Given.text(OSLO),)), "Ida")
    with dated.store.writing() as session:
        row = session.scalars(select(JobRow)).one()
        for _ in range(MOST_RESUMED + 1):
            begin(session, row, dated.now())
    other = dated.submit(Submission(sources=(Given.text(LIMA),)), "Ida")
    work(dated)
    assert (dated.job(name).state, dated.job(name).error) == ("failed", ENDED_WITH_IT)
    assert dated.job(other).state == "done", "what waits behind it is worked on all the same"


def test_a_store_that_is_gone_for_a_moment_is_waited_for_and_nothing_is_kept_twice(
    desk: Desk, work: Work, server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be gone once it has kept a document, and before it could say so."""
    real, gone = type(desk.store).writing, []

    @contextlib.contextmanager
    def writing(store: Store) -> Iterator[Session]:
        with real(store) as session:
            yield session
            is_kept = session.scalar(select(func.count()).select_from(JobDocumentRow)) == 1
        if is_kept and not gone:
            gone.append(True)
            raise DeskError("the server was restarted")

    monkeypatch.setattr(type(desk.store), "writing", writing)
    monkeypatch.setattr("readout.desk.jobs.keeping.time.sleep", lambda _: None)
    name = desk.submit(Submission(sources=(Given.text(OSLO), Given.text(LIMA))), "Ida")
    work(desk)
    job = desk.job(name)
    assert (gone, job.state, job.outcomes, len(server.requests)) == ([True], "done", {"new": 2}, 2)
    assert [one.kind for one in desk.job_events(job)].count("document") == 2
