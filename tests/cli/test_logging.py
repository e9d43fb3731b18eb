"""What each call did is said where it is asked for, and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import readout
from readout.cli.log_output import set_up_logging

if TYPE_CHECKING:
    from tests.conftest import Loopback, Run


@pytest.fixture(autouse=True)
def _silent_again() -> Iterator[None]:
    yield
    set_up_logging(0, None)


@pytest.fixture
def at(server: Loopback) -> tuple[str, ...]:
    return ("reports/riga.txt", "--base-url", server.url, "--model", "gpt-5-mini", "-q")


@pytest.mark.usefixtures("articles")
def test_without_being_asked_nothing_is_said(run: Run, at: tuple[str, ...]) -> None:
    assert run("extract", *at).err == ""


@pytest.mark.usefixtures("articles")
def test_verbose_says_each_call_and_twice_each_retry(run: Run, server: Loopback, at: tuple[str, ...]) -> None:
    (line,) = run("extract", *at, "-v").err.splitlines()
    assert line.startswith("readout: latvia-and-estonia-")
    assert "all.v4: gpt-5-mini answered" in line
    assert "100 (40 cached) + 10 tokens" in line
    server.then_fails(503)
    retry, line = run("extract", *at, "-vv").err.splitlines()
    assert "status 503, again in" in retry
    assert "1 retry" in line


@pytest.mark.usefixtures("articles")
def test_each_call_is_a_line_of_json(run: Run, server: Loopback, at: tuple[str, ...]) -> None:
    server.then_fails(401)
    run("extract", *at, "--log-json", "calls.jsonl", "--plan", "four", "--concurrency", "1")
    calls = [json.loads(line) for line in Path("calls.jsonl").read_text("utf-8").splitlines()]
    assert [call["outcome"] for call in calls] == ["AuthenticationError", "answered", "answered", "answered"]
    assert calls[0]["error"].startswith(f"{server.url} refused the key")
    assert {call["answered_by"] for call in calls[1:]} == {"gpt-5-mini"}
    assert {(call["prompt_tokens"], call["cached_tokens"], call["completion_tokens"]) for call in calls[1:]} == {
        (100, 40, 10)
    }
    assert all(call["cost_usd"] > 0 for call in calls[1:])


@pytest.mark.usefixtures("articles")
def test_an_answer_from_the_ledger_is_called_reused(run: Run, at: tuple[str, ...]) -> None:
    run("extract", *at, "--ledger", "answers")
    (line,) = run("extract", *at, "--ledger", "answers", "-v").err.splitlines()
    assert "gpt-5-mini reused" in line
    assert "0 + 0 tokens" in line


@pytest.mark.usefixtures("articles")
def test_a_log_that_cannot_be_written_is_one_line(run: Run, at: tuple[str, ...]) -> None:
    done = run("extract", *at, "--log-json", "no/such/folder/calls.jsonl")
    assert done.status == 2
    assert "--log-json" in done.err
    assert len(done.err.splitlines()) == 1


def test_the_version_is_the_packages(run: Run) -> None:
    assert run("--version").out == f"readout {readout.__version__}\n"


def test_completion_is_offered_for_shells(run: Run) -> None:
    assert "--install-completion" in run("--help").out
