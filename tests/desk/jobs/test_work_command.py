"""``readout desk work`` and what ``readout serve`` says of it."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from readout_tests.loopback import Loopback
from sqlalchemy import update

from readout.desk import Desk
from readout.desk.jobs import Given, Submission
from readout.desk.serving.service import Service
from readout.desk.store.job_tables import JobRow

if TYPE_CHECKING:
    from tests.conftest import Run


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("READOUT_DESK", "desk.sqlite3")
    monkeypatch.setenv("READOUT_LEDGER", "ledger.sqlite3")
    monkeypatch.delenv("READOUT_MODEL", raising=False)


def test_what_waits_is_worked_through_and_told_in_lines(run: Run, server: Loopback) -> None:
    with Desk.open("desk.sqlite3") as desk:
        name = desk.submit(Submission(sources=(Given.text("Norway said\x1b[31m that it would pay."),)), "Ida")
    done = run("desk", "work", "--drain", "--model", "m", "--base-url", server.url)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"job {name} (text-")
    assert done.out.endswith("): done; 1 new\n")
    with Desk.open("desk.sqlite3") as desk:
        desk.submit(Submission(sources=(Given.text("Peru will pay."), Given.file("a.exe", b"MZ"))), "Ida")
    drained = run("desk", "work", "--drain", "--model", "m", "--base-url", server.url)
    assert (drained.status, drained.err) == (1, "")


def test_what_keeps_one_from_working_is_one_line(run: Run, server: Loopback) -> None:
    model = ("--model", "m", "--base-url", server.url)
    for options, told in (
        (("desk", "work"), "no model is named: give --model or --base-url, or set READOUT_MODEL"),
        (("desk", "work", *model, "--no-ledger"), "jobs keep every answer that was paid for"),
        (("desk", "work", *model, "--budget-a-day", "2"), "a budget a day needs a price, and none is known for m"),
        (("desk", "work", *model, "--budget-a-day", "-1"), "budget_a_day is -1.0: it has to be more than 0"),
        (("serve", "--port", "0", *model, "--budget-a-day", "2"), "a budget a day needs a price"),
    ):
        done = run(*options)
        assert (done.status, done.err.count("\n"), done.out) == (2, 1, ""), options
        assert told in done.err


def test_a_service_takes_articles_where_somebody_reads_them(
    run: Run, server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a model a worker begins beside it; with --no-work another process is trusted to read."""
    found: list[bool] = []
    begun: list[object] = []

    def end(self: object, **_: object) -> None:
        service: Service = self._service  # type: ignore[attr-defined]
        found.append(service.reads)

    def begin(self: object) -> None:
        begun.append(self)

    monkeypatch.setattr("readout.desk.serving.running._Server.run", end)
    monkeypatch.setattr("readout.cli.desk.work_beside._Keeper.start", begin)
    monkeypatch.setattr("readout.cli.desk.work_beside._Keeper.end", lambda _: None)
    for options in ((), ("--no-work",), ("--model", "m", "--base-url", server.url)):
        assert run("serve", "--port", "0", *options).status == 0
    assert (found, len(begun)) == ([False, True, True], 1)


def test_jobs_are_listed_taken_back_and_removed_with_what_is_old(run: Run, server: Loopback) -> None:
    with Desk.open("desk.sqlite3") as desk:
        name = desk.submit(Submission(sources=(Given.file("a\x1b[31m.exe", b"MZ"),)), "Ida")
        other = desk.submit(Submission(sources=(Given.text("Norway said that it would pay."),)), "Ida")
    assert run("desk", "cancel", other).out == "cancelled\n"
    assert "has ended already" in run("desk", "cancel", other).err
    assert "there is no job 'x'" in run("desk", "cancel", "x").err
    assert run("desk", "work", "--drain", "--model", "m", "--base-url", server.url).status == 1
    first, second = run("desk", "jobs").out.splitlines()
    assert (f"job {other} (text-" in first, first.endswith("): cancelled")) == (True, True)
    assert f"job {name} (a[31m.exe): failed; 1 failed; a[31m.exe: files of this type (.exe) are not read" in second
    assert run("desk", "jobs", "--state", "done").out == "there is no job\n"
    assert run("desk", "retain", "--days", "1").status == 0
    assert len(run("desk", "jobs").out.splitlines()) == 2
    with Desk.open("desk.sqlite3") as desk, desk.store.writing() as session:
        session.execute(update(JobRow).values(ended_at=desk.now() - dt.timedelta(days=2)))
    run("desk", "retain", "--days", "1")
    assert run("desk", "jobs").out == "there is no job\n"


def test_a_worker_gives_way_before_it_begins(run: Run, server: Loopback, gave_way: list[str]) -> None:
    assert run("desk", "work", "--drain", "--model", "m", "--base-url", server.url).status == 0
    assert gave_way == ["gave way"]
    assert run("desk", "work").status == 2
    assert len(gave_way) == 1


@pytest.mark.parametrize(("before", "after"), [(0, 10), (10, 10), (15, 15)])
def test_a_process_that_gives_way_is_below_others_once(before: int, after: int) -> None:
    lines = (
        f"import os; os.nice({before}); from readout.cli.desk.work import give_way; give_way(); give_way(); "
        "print(os.getpriority(os.PRIO_PROCESS, 0))"
    )
    told = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True)
    own = os.getpriority(os.PRIO_PROCESS, 0)
    assert int(told.stdout) == min(max(after, own + before), 19)
