"""Runs that end before their time: what was answered is kept, and the same command goes on."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from readout.clock import SystemClock
from readout.ledger import Store

if TYPE_CHECKING:
    from tests.conftest import Loopback, Run

DOCUMENTS = 30
CONCURRENCY = 4


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of documents, beside which the command runs."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "many.jsonl"
    lines = [
        json.dumps({"id": f"d{number}", "text": f"Norway froze the assets of {number} banks, Oslo said."})
        for number in range(DOCUMENTS)
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


@pytest.fixture
def command(server: Loopback, many: Path) -> tuple[str, ...]:
    """Extract, with a ledger beside the file, asking the server."""
    server.answers = {"Readout": answer()}
    asking = ("--base-url", server.url, "--model", "gpt-5-mini", "--concurrency", str(CONCURRENCY))
    return ("extract", str(many), *asking, "--plan", "one", "--ledger", "ledger.sqlite3")


def answer() -> dict[str, Any]:
    party = {"name": "Oslo", "kind": "country", "role": None, "as_written": ["Oslo"]}
    return {"parties": [party], "meetings": [], "statements": [], "labels": [], "commitments": [], "sanctions": []}


def outside_run(text: str) -> list[dict[str, Any]]:
    reports = [json.loads(line) for line in text.splitlines()]
    for report in reports:
        report.pop("run")
    return reports


def kept() -> int:
    if not Path("ledger.sqlite3").exists():
        return 0
    with Store(Path("ledger.sqlite3")) as store:
        return sum(stats.answers for stats in store.stats())


@pytest.mark.parametrize("answered", [0, 1, 5, 13, DOCUMENTS - CONCURRENCY])
def test_a_run_that_was_killed_goes_on_and_asks_nothing_twice_that_was_kept(
    server: Loopback, run: Run, start: Callable[..., subprocess.Popen[str]], command: tuple[str, ...], answered: int
) -> None:
    whole = run(*command[:-2], "--no-ledger", "-o", "-")
    server.requests.clear()
    server.hold(after=answered)
    process = start(*command, "-o", "reports.jsonl")
    server.wait_until(lambda: len(server.requests) == answered + CONCURRENCY)
    wait_until_kept(answered)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert not Path("reports.jsonl").exists()
    server.release()
    done = run(*command, "-o", "reports.jsonl")
    assert done.status == 0
    assert len(server.requests) == answered + CONCURRENCY + DOCUMENTS - answered
    assert outside_run(Path("reports.jsonl").read_text(encoding="utf-8")) == outside_run(whole.out)


def wait_until_kept(answers: int) -> None:
    """Another process writes them, so that there is nothing to be woken by."""
    while kept() < answers:
        time.sleep(0.01)


def test_control_c_waits_for_what_is_in_flight_and_says_how_to_go_on(
    server: Loopback, run: Run, start: Callable[..., subprocess.Popen[str]], command: tuple[str, ...]
) -> None:
    server.hold()
    process = start(*command, "-o", "reports.jsonl")
    server.wait_until(lambda: len(server.requests) == CONCURRENCY)
    process.send_signal(signal.SIGINT)
    assert process.stderr is not None
    assert "calls in flight; press Ctrl-C once more" in process.stderr.readline()
    server.release()
    _, err = process.communicate()
    assert process.returncode == 130
    assert "the same command goes on where it stopped" in err
    assert "Traceback" not in err
    assert not Path("reports.jsonl").exists()
    assert len(server.requests) == kept() == CONCURRENCY
    assert run(*command, "-o", "reports.jsonl").status == 0
    assert max(Counter(json.dumps(asked.body) for asked in server.requests).values()) == 1


def test_a_second_control_c_leaves_what_is_in_flight(
    server: Loopback, start: Callable[..., subprocess.Popen[str]], command: tuple[str, ...]
) -> None:
    server.hold()
    process = start(*command, "-o", "reports.jsonl")
    server.wait_until(lambda: len(server.requests) == CONCURRENCY)
    process.send_signal(signal.SIGINT)
    assert process.stderr is not None
    assert "once more" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert "Traceback" not in err


def test_a_limit_of_cost_stops_before_the_call_that_could_pass_it(
    server: Loopback, run: Run, command: tuple[str, ...]
) -> None:
    for _ in range(DOCUMENTS):
        server.then_says(answer(), usage={"prompt_tokens": 2500, "completion_tokens": 1000, "total_tokens": 3500})
    done = run(*command, "-o", "-", "--max-cost", "0.02")
    spent = len(server.requests) * (2500 * 0.25 + 1000 * 2) / 1e6
    assert done.status == 1
    assert "--max-cost 0.02" in done.err.splitlines()[-1]
    assert 0 < len(server.requests) < DOCUMENTS
    assert 0.01 < spent < 0.02
    assert len(done.out.splitlines()) == len(server.requests)


def test_what_was_got_within_a_limit_is_written(
    server: Loopback, run: Run, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SystemClock, "now", lambda _: 0.1 * len(server.requests))
    done = run(*command, "-o", "reports.jsonl", "--deadline", "0.5")
    assert done.status == 1
    assert "--deadline 0.5" in done.err.splitlines()[-1]
    written = len(Path("reports.jsonl").read_text(encoding="utf-8").splitlines())
    assert 0 < written == len(server.requests) < DOCUMENTS


def test_a_dry_run_makes_no_call(server: Loopback, run: Run, command: tuple[str, ...]) -> None:
    done = run(*command, "--dry-run")
    assert (done.status, server.requests) == (0, [])
    assert f"documents: {DOCUMENTS}\ncalls: {DOCUMENTS}\ntokens: about" in done.out
    assert "US dollars" in done.out
    run(*command, "-o", "reports.jsonl")
    assert f"calls: 0 ({DOCUMENTS} more are answered in the ledger)" in run(*command, "--dry-run").out


def test_a_run_from_the_ledger_costs_nothing(server: Loopback, run: Run, command: tuple[str, ...]) -> None:
    run(*command, "-o", "-")
    reports = [json.loads(line) for line in run(*command, "-o", "-").out.splitlines()]
    assert len(server.requests) == DOCUMENTS
    assert {(one["run"]["calls"], one["run"]["reused"], one["run"]["cost_usd"]) for one in reports} == {(0, 1, 0)}


def test_the_ledger_can_be_looked_at_exported_copied_and_pruned(run: Run, command: tuple[str, ...]) -> None:
    run(*command, "-o", "-")
    assert f"gpt-5-mini: {DOCUMENTS} answers" in run("ledger", "stats", "--ledger", "ledger.sqlite3").out
    lines = run("ledger", "export", "--ledger", "ledger.sqlite3").out.splitlines()
    assert len(lines) == DOCUMENTS
    assert json.loads(lines[0])["answer"]["object"] == "chat.completion"
    assert (
        run("ledger", "backup", "copy.sqlite3", "--ledger", "ledger.sqlite3").out == "written: copy.sqlite3 (0.0 MB)\n"
    )
    pruned = run("ledger", "prune", "--older-than", "0d", "--ledger", "ledger.sqlite3")
    assert pruned.out == f"dropped: {DOCUMENTS} answers\n"
    assert kept() == 0
    assert f"gpt-5-mini: {DOCUMENTS} answers" in run("ledger", "stats", "--ledger", "copy.sqlite3").out


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (("ledger", "stats", "--ledger", "nowhere.sqlite3"), "nowhere.sqlite3"),
        (("ledger", "backup", "many.jsonl", "--ledger", "nowhere.sqlite3"), "nowhere.sqlite3"),
        (("ledger", "prune", "--older-than", "old", "--ledger", "many.jsonl"), "90d"),
        (("ledger", "stats", "--ledger", "many.jsonl"), "many.jsonl"),
        (("extract", "many.jsonl", "--base-url", "http://x/v1", "--model", "m", "--ledger", "many.jsonl"), "--ledger"),
        (("extract", "many.jsonl", "--base-url", "http://x/v1", "--model", "m", "--max-cost", "1"), "price"),
        (("extract", "many.jsonl", "--base-url", "http://x/v1", "--model", "m", "--rpm", "0"), "rpm"),
    ],
)
@pytest.mark.usefixtures("many")
def test_what_cannot_be_done_is_one_line(run: Run, arguments: tuple[str, ...], advice: str) -> None:
    done = run(*arguments)
    (line,) = [line for line in done.err.splitlines() if "replaying" not in line]
    assert done.status == 2
    assert line.startswith("readout: ")
    assert advice in line


def test_replayed_answers_have_no_part_in_the_ledger(run: Run, many: Path) -> None:
    run("extract", many, "--model", "recorded", "--ledger", "ledger.sqlite3", "-o", "-")
    assert not Path("ledger.sqlite3").exists()


@pytest.mark.parametrize(
    "command",
    ["ledger stats", "ledger export", "ledger backup", "ledger prune", "batch submit", "batch status", "batch collect"],
)
def test_every_command_of_a_group_has_help_with_an_example_that_names_it(run: Run, command: str) -> None:
    done = run(*command.split(), "--help")
    assert done.status == 0
    assert f"Example: readout {command}" in done.out
