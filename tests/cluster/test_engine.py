"""The same function on Ray: two workers, a folder of files, and reports as one process makes them."""

from __future__ import annotations

import json
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from readout.ledger import Store

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
pytestmark = [pytest.mark.xdist_group("ray"), pytest.mark.filterwarnings("ignore::DeprecationWarning")]

if TYPE_CHECKING:
    from tests.conftest import Done, Loopback, Run

DOCUMENTS, PART, WORKERS, CONCURRENCY = 40, 5, 2, 3
"""As ``many`` and ``on_ray`` have it."""
ASKED = DOCUMENTS - 1
"""One is a copy."""
ANSWERED = 20
"""Of two workers with two parts of five each under way: one part at least is whole then, and not all are."""
COPY = "1 left out as copies"


def rows(folder: str = "reports") -> list[dict[str, Any]]:
    """What is in a folder, in the order of its files."""
    return [row for file in sorted(Path(folder).glob("*")) for row in parquet.read_table(file).to_pylist()]


def outside_run(reports: list[str]) -> list[dict[str, Any]]:
    told = [json.loads(report) for report in reports]
    return [{name: value for name, value in report.items() if name != "run"} for report in told]


def here(run: Run, asking: tuple[str, ...], *sources: str) -> list[dict[str, Any]]:
    """What the ordinary engine makes of the same."""
    return outside_run(run("extract", *sources, *asking, "-o", "-").out.splitlines())


def there(folder: str = "reports") -> list[dict[str, Any]]:
    return outside_run([row["report"] for row in rows(folder)])


def said(done: Done) -> list[str]:
    """What is said on standard error, but for how far the run was at times."""
    return [line for line in done.err.splitlines() if " in flight, " not in line]


def kept() -> int:
    with Store(Path("ledger.sqlite3")) as store:
        return sum(stats.answers for stats in store.stats())


def wait_until(fact: Callable[[], bool]) -> None:
    """Wait for what other processes write, of which nobody is told."""
    while not fact():
        time.sleep(0.01)


@pytest.mark.usefixtures("ray_here")
def test_two_workers_make_the_reports_that_one_process_makes(
    answering: Loopback, run: Run, sources: tuple[str, ...], asking: tuple[str, ...], on_ray: tuple[str, ...]
) -> None:
    answering.together(CONCURRENCY)
    expected = here(run, asking, *sources)
    assert answering.busiest == CONCURRENCY
    asked = sorted(json.dumps(one.body) for one in answering.requests)
    answering.requests.clear()
    answering.together(WORKERS * CONCURRENCY)
    done = run("extract", *sources, *on_ray, "-o", "reports")
    assert answering.busiest == WORKERS * CONCURRENCY  # both were at it, and neither had more calls than it may
    assert sorted(json.dumps(one.body) for one in answering.requests) == asked
    assert there() == expected
    assert {row["error"] for row in rows()} - {None} == {report["document"]["error"] for report in expected} - {None}
    assert done.status == 1
    assert said(done)[0] == f"written: reports ({len(expected)} reports, {COPY})"


@pytest.mark.usefixtures("many")
def test_a_run_that_was_killed_goes_on_by_the_ledger_and_by_the_files(
    ray_here: Any,
    answering: Loopback,
    run: Run,
    start: Callable[..., subprocess.Popen[str]],
    asking: tuple[str, ...],
    on_ray: tuple[str, ...],
) -> None:
    answering.hold(after=ANSWERED)
    command = ("extract", "many.jsonl", *on_ray, "-o", "reports")
    address = ray_here.get_runtime_context().gcs_address
    process = start(*command, "--ledger", "ledger.sqlite3", RAY_ADDRESS=address)
    answering.wait_until(lambda: len(answering.requests) > ANSWERED + CONCURRENCY)  # both workers are at it
    wait_until(lambda: kept() == ANSWERED and bool(list(Path().glob("reports/*.parquet"))))
    process.send_signal(signal.SIGKILL)
    process.communicate()
    answering.wait_until(lambda: answering.left == len(answering.requests) - ANSWERED)  # they have ended too
    answering.release()
    first = len(answering.requests)
    files = {file.name: file.stat().st_mtime_ns for file in Path("reports").glob("*.parquet")}
    assert kept() == ANSWERED
    assert first <= ANSWERED + WORKERS * CONCURRENCY
    assert 0 < len(files) < DOCUMENTS / PART

    errors = {name: parquet.read_table(Path("reports", name)).column("error") for name in files}
    before = sum(column.null_count for column in errors.values())
    whole = [name for name, column in errors.items() if column.null_count == len(column)]  # the copy's part never is

    done = run(*command, "--ledger", "ledger.sqlite3")
    assert said(done) == [f"written: reports ({DOCUMENTS} reports, {before} of them from before, {COPY})"]
    assert len(answering.requests) - first == ASKED - ANSWERED
    assert all(Path("reports", name).stat().st_mtime_ns == files[name] for name in whole)

    assert there() == here(run, asking, "many.jsonl")


def test_a_cluster_of_its_own_ends_with_the_run_and_a_worker_s_error_is_one_line(
    many: Path, start: Callable[..., subprocess.Popen[str]], on_ray: tuple[str, ...]
) -> None:
    with tempfile.TemporaryDirectory(prefix="ray", dir="/tmp") as folder:
        process = start("extract", many.name, *on_ray, "--ledger", many.name, "-o", "reports", RAY_TMPDIR=folder)
        out, err = process.communicate()
        assert not left_running(folder)
    lines = [line for line in err.splitlines() if " in flight, " not in line]
    assert (process.returncode, out, len(lines)) == (2, "", 1), err
    assert lines[0].startswith("readout: the ledger ")
    assert "--no-ledger" in lines[0]
    assert not list(Path("reports").iterdir())


def left_running(folder: str) -> list[str]:
    """Processes that name the folder; Linux."""
    told = [file.read_bytes() for file in Path("/proc").glob("[0-9]*/cmdline")]
    return [command.decode() for command in told if folder.encode() in command]
