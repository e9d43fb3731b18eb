"""The same function on Ray: two workers, a folder of files, and reports as one process makes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("ray")
parquet = pytest.importorskip("pyarrow.parquet")
pytestmark = [pytest.mark.xdist_group("ray"), pytest.mark.usefixtures("ray_here")]

if TYPE_CHECKING:
    from tests.conftest import Done, Loopback, Run


DOCUMENTS, WORKERS, CONCURRENCY = 40, 2, 3
"""As ``many`` and ``on_ray`` have it."""


def in_folder(folder: Path) -> list[dict[str, Any]]:
    """The reports of a folder, in the order of its files."""
    rows = [row for file in sorted(folder.glob("*.parquet")) for row in parquet.read_table(file).to_pylist()]
    return [json.loads(row["report"]) for row in rows]


def outside_run(reports: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: value for name, value in report.items() if name != "run"} for report in reports]


def said(done: Done) -> list[str]:
    """What is said on standard error, but for how far the run was at times."""
    return [line for line in done.err.splitlines() if " in flight, " not in line]


def local(run: Run, asking: tuple[str, ...], *sources: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("extract", *sources, *asking, "-o", "-").out.splitlines()]


def test_two_workers_make_the_reports_that_one_process_makes(
    answering: Loopback, run: Run, many: Path, asking: tuple[str, ...], on_ray: tuple[str, ...]
) -> None:
    answering.latency = 0.05
    expected = local(run, asking, many.name)
    answering.requests.clear()
    assert answering.busiest == CONCURRENCY
    done = run("extract", many.name, *on_ray, "-o", "reports")
    assert outside_run(in_folder(Path("reports"))) == outside_run(expected)
    assert len(answering.requests) == DOCUMENTS - 1  # all but the copy
    assert answering.busiest == WORKERS * CONCURRENCY
    assert done.status == 1
    assert said(done) == [
        f"written: reports ({DOCUMENTS} reports)",
        "readout: many.jsonl: has the very text of many.jsonl (document d2); leave one of them out",
    ]
