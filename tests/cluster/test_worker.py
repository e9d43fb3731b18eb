"""What workers do with parts, in this process: limits, failures, what is there already."""

from __future__ import annotations

import asyncio
import dataclasses
import json
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from readout_tests.statement import SENTENCE, STATEMENT, readout_with

from readout.ask.progress import RunProgress
from readout.ask.settings import Settings
from readout.cluster import budgeted_session
from readout.cluster.coordinator import Coordinator
from readout.cluster.driver import prepared
from readout.cluster.jobs import Done, Job, Outcome, Part, WorkerPool, packed, unpacked
from readout.cluster.output_folder import check_parts
from readout.cluster.partitioner import Partitioner, ScannedPortion, _how, scan
from readout.cluster.worker import Worker
from readout.errors import RunError, SettingsError
from readout.ingest import NO_METADATA, files, portions

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

if TYPE_CHECKING:
    from tests.conftest import Loopback

DOCUMENTS, PART, ASKED = 40, 5, 39
"""As ``many`` has it: one is a copy, which is an error of its own."""


class Handle:
    """A coordinator as workers have it: calls go to an actor, and what they return is waited for."""

    def __init__(self, coordinator: Coordinator) -> None:
        self._coordinator = coordinator

    def __getattr__(self, name: str) -> Any:
        method: Callable[..., Any] = getattr(self._coordinator, name)

        class Remote:
            @staticmethod
            def remote(*given: Any) -> Awaitable[Any]:
                return asyncio.sleep(0, method(*given))

        return Remote


@pytest.fixture
def job(answering: Loopback, many: Path) -> Job:
    """Two workers, and what they have to know."""
    settings = Settings(model="gpt-5-mini", base_url=answering.url, concurrency=3, ledger=False)
    return prepared(many.parent / "reports", WorkerPool(workers=2, part=PART), settings, NO_METADATA)


@pytest.mark.parametrize("setting", [{"escalate": "ollama/large"}, {"context": 9_000}, {"plan": "four"}])
def test_parts_that_were_made_in_another_way_are_made_anew(job: Job, setting: dict[str, Any]) -> None:
    other = dataclasses.replace(job, settings=dataclasses.replace(job.settings, **setting))
    assert _how(other) != _how(job)


def partitioned(job: Job, *sources: str) -> list[Part]:
    batches = [{"portion": [packed(portion)]} for portion in portions(files(sources), job.pool.part)]
    found = [scan(batch, metadata=job.metadata)["scanned"][0] for batch in batches]
    partitioner = Partitioner(job)
    return [partitioner.part(unpacked(ScannedPortion, one)) for one in found]


async def worked(job: Job, coordinator: Coordinator | None = None) -> Outcome:
    """Let two workers do a job, each taking a part when it has done one."""
    coordinator = coordinator or Coordinator(job.pool.workers, job.settings.max_cost)
    waiting, outcome = partitioned(job, "many.jsonl"), Outcome()
    check_parts(job.folder, waiting)

    async def work() -> None:
        worker = Worker(job, Handle(coordinator))
        while waiting:
            (done,) = (await worker({"part": [packed(waiting.pop(0))]}))["done"]
            found = unpacked(Done, done)
            assert found.fault is None
            outcome.add(found)
        await worker.close()

    await asyncio.gather(work(), work())
    return outcome


def rows(job: Job) -> list[dict[str, Any]]:
    return [row for file in sorted(job.folder.glob("*")) for row in parquet.read_table(file).to_pylist()]


async def test_a_document_that_failed_costs_itself_alone_and_is_asked_about_again(
    answering: Loopback, job: Job
) -> None:
    answering.then_fails(400)
    first = await worked(job)
    failed = [row["document"] for row in rows(job) if row["error"] is not None]
    assert (first.failed, len(failed), first.written, len(rows(job))) == (1, 2, DOCUMENTS, DOCUMENTS)
    assert (first.copies, len(first.failures)) == (1, 1), "a copy did not fail"
    order = [row["document"] for row in rows(job)]
    answering.requests.clear()
    second = await worked(job)
    assert len(answering.requests) == 1
    assert (second.failed, second.written, second.kept) == (0, DOCUMENTS, DOCUMENTS - 2)
    assert [row["document"] for row in rows(job)] == order


@pytest.mark.parametrize("money", [0.02, 0.05])
async def test_money_is_of_the_whole_run_and_nearly_all_of_it_is_spent(
    answering: Loopback, job: Job, money: float
) -> None:
    answering.usage = {"prompt_tokens": 2500, "completion_tokens": 1000, "total_tokens": 3500}
    limited = dataclasses.replace(job, settings=dataclasses.replace(job.settings, max_cost=money))
    first = await worked(limited)
    spent = len(answering.requests) * (2500 * 0.25 + 1000 * 2) / 1e6
    most = (2500 * 0.25 + 2000 * 2) / 1e6  # what a call is taken to cost, until it is known
    assert money - 3 * most < spent < money  # what two workers and a call under way may have left over
    assert first.stopped is not None
    assert f"--max-cost {money}" in first.stopped
    assert first.written == len(rows(job)) == len(answering.requests) + first.copies
    second = await worked(job)
    assert (second.stopped, second.written) == (None, DOCUMENTS)
    assert max(Counter(json.dumps(asked.body) for asked in answering.requests).values()) == 1


@pytest.fixture
def undated(answering: Loopback, many: Path) -> None:
    """Ten documents that say “on Monday”, and not when they were published."""
    lines = (json.dumps({"text": f"It took {number} days.\n\n{SENTENCE}"}) for number in range(2 * PART))
    many.write_text("\n".join(lines), encoding="utf-8")
    answering.answers = {"Readout": readout_with(STATEMENT)}


@pytest.mark.usefixtures("undated")
async def test_days_that_stay_open_in_new_reports_are_told_of_the_run_as_a_whole(job: Job) -> None:
    made, again = await worked(job), await worked(job)
    told = "10 documents say no day of publication, so that these stay open: “on Monday”; give --published"
    assert (made.missing.told("--published"), again.missing.told("--published")) == (told, None)


async def test_a_deadline_is_reckoned_from_the_start_of_the_run(answering: Loopback, job: Job) -> None:
    settings = dataclasses.replace(job.settings, deadline=30.0)
    over = dataclasses.replace(job, settings=settings, ends_at=0.0)
    outcome = await worked(over)
    assert answering.requests == []
    assert outcome.stopped is not None
    assert "--deadline 30 seconds" in outcome.stopped


async def test_an_order_to_stop_reaches_all_workers(
    answering: Loopback, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop, stopped, both = RunProgress.stop, set(), asyncio.Event()

    def told(progress: RunProgress, why: RunError) -> None:
        stop(progress, why)
        stopped.add(id(progress))
        if len(stopped) == 2:
            both.set()

    monkeypatch.setattr(RunProgress, "stop", told)
    monkeypatch.setattr(budgeted_session, "EVERY", 0.001)
    answering.hold()
    coordinator = Coordinator(2, None)
    working = asyncio.create_task(worked(job, coordinator))
    await asyncio.to_thread(answering.wait_until, lambda: len(answering.requests) == 2 * 3)
    coordinator.stop("stopped: enough")
    await both.wait()
    answering.release()
    outcome = await working
    assert outcome.stopped == "stopped: enough"
    assert outcome.written == len(answering.requests) == 2 * 3


async def test_workers_tell_the_coordinator_what_they_do(job: Job) -> None:
    coordinator = Coordinator(2, None)
    await worked(job, coordinator)
    counts, progress = coordinator.counts(), RunProgress()
    assert set(dataclasses.asdict(counts)) < set(dataclasses.asdict(progress))


def test_a_folder_of_other_reports_is_left_alone(job: Job) -> None:
    (job.folder / "part-00000000-0123456789abcdef.parquet").touch()
    with pytest.raises(SettingsError, match=r"part-00000000-0123456789abcdef.parquet\): give another folder"):
        check_parts(job.folder, partitioned(job, "many.jsonl"))


def test_a_file_is_named_after_all_that_decides_its_reports(job: Job, many: Path) -> None:
    first, second, *rest = names = [part.name for part in partitioned(job, "many.jsonl")]
    other = dataclasses.replace(job, endpoint=dataclasses.replace(job.endpoint, model="other"))
    assert not set(names) & {part.name for part in partitioned(other, "many.jsonl")}
    text = many.read_text(encoding="utf-8")
    many.write_text(text.replace("Norway froze the assets of 6 banks", "Norway froze them"), encoding="utf-8")
    changed = [part.name for part in partitioned(job, "many.jsonl")]
    assert changed[0] == first
    assert changed[1] != second
    assert changed[2:] == rest
