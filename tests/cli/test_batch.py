"""Batches of the three providers that have them, on loopback: a batch, its answers, and the ledger filled."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from readout_tests.batch_servers import BatchServer, OpenAiBatchServer
from readout_tests.foreign_batch_servers import AnthropicBatchServer, GoogleBatchServer

from readout.ask.batches.choosing import PROVIDERS
from readout.ask.usage import price_usd
from readout.ledger import Store
from readout_schemas import Tokens

if TYPE_CHECKING:
    from tests.conftest import Run

OFTEN = ("--plan", "one")


@pytest.fixture(params=[OpenAiBatchServer, AnthropicBatchServer, GoogleBatchServer])
def batches(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[BatchServer]:
    server: BatchServer = request.param()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("READOUT_LEDGER", "ledger.sqlite3")
    monkeypatch.setenv("READOUT_MODEL", server.model)
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    write(5)
    yield server
    server.close()


def write(number: int) -> None:
    rows = [json.dumps({"id": f"d{one}", "text": f"Report number {one}."}) for one in range(number)]
    Path("many.jsonl").write_text("\n".join(rows), encoding="utf-8")


def kept() -> int:
    with Store(Path("ledger.sqlite3")) as store:
        return sum(stats.answers for stats in store.stats())


def state() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(Path("readout-batches.json").read_text(encoding="utf-8"))["batches"]
    return found


def extracted(run: Run, batches: BatchServer) -> int:
    """Reads everything; how many requests that took outside of batches."""
    before = batches.calls
    done = run("extract", "many.jsonl", *OFTEN, "-o", "-")
    assert done.status == 0, done.err
    assert len(done.out.splitlines()) == 5
    return batches.calls - before


def test_what_a_batch_answered_is_not_asked_again(batches: BatchServer, run: Run) -> None:
    assert run("batch", "submit", "many.jsonl", *OFTEN).out.startswith("submitted: 5 requests")
    assert "1 batches not at their end" in run("batch", "collect").out
    batches.work()
    assert ", 5 of 5 answered, 0 failed" in run("batch", "status").out
    done = run("batch", "collect")
    assert done.out.startswith("collected: 5 answers (500 tokens of prompts, 50 of answers, US$ 0.00")
    assert (done.err, kept()) == ("", 5)
    assert extracted(run, batches) == 0


def test_what_waits_in_a_batch_is_not_sent_twice(batches: BatchServer, run: Run) -> None:
    write(3)
    run("batch", "submit", "many.jsonl", *OFTEN)
    write(5)
    done = run("batch", "submit", "many.jsonl", *OFTEN)
    assert done.out.startswith("submitted: 2 requests")
    assert "3 requests wait in a batch: see readout batch collect" in done.err
    batches.work()
    assert run("batch", "submit", "many.jsonl", *OFTEN).out == "nothing to submit\n"
    assert "5 answers" in run("batch", "collect").out
    assert len(batches.sent) == len(set(batches.sent)) == 5
    assert extracted(run, batches) == 0


def test_what_failed_is_submitted_again_or_asked_by_extract(batches: BatchServer, run: Run) -> None:
    run("batch", "submit", "many.jsonl", *OFTEN)
    batches.work(failing={"number 2", "number 4"})
    done = run("batch", "collect")
    assert "3 answers" in done.out
    assert "2 failed" in done.out
    assert "batch submit" in done.err
    assert run("batch", "submit", "many.jsonl", *OFTEN).out.startswith("submitted: 2 requests")
    batches.work(failing={"number 4"})
    run("batch", "collect")
    assert kept() == 4
    assert extracted(run, batches) == 1
    assert kept() == 5


@pytest.mark.parametrize("end", ["expired", "cancelled"])
def test_of_a_batch_that_did_not_end_well_what_it_answered_counts(batches: BatchServer, run: Run, end: Any) -> None:
    run("batch", "submit", "many.jsonl", *OFTEN)
    batches.work(end=end, answered=2)
    done = run("batch", "collect")
    assert "2 answers" in done.out
    assert "3 failed, 0 batches not at their end" in done.out
    assert run("batch", "submit", "many.jsonl", *OFTEN).out.startswith("submitted: 3 requests")
    batches.work()
    run("batch", "collect")
    assert len(batches.sent) == 5 + 3
    assert extracted(run, batches) == 0


def test_as_many_batches_are_made_as_it_takes(batches: BatchServer, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in PROVIDERS.values():
        monkeypatch.setattr(kind, "most_requests", 2)
    assert run("batch", "submit", "many.jsonl", *OFTEN).out.startswith("submitted: 5 requests")
    assert [len(batch.rows) for batch in batches.batches.values()] == [2, 2, 1]
    batches.work()
    assert "5 answers" in run("batch", "collect").out
    assert {one["collected"] for one in state()} == {True}


def test_one_text_of_two_documents_is_asked_once(batches: BatchServer, run: Run) -> None:
    rows = [json.dumps({"id": name, "url": f"https://{name}.example", "text": "One text."}) for name in "ab"]
    Path("many.jsonl").write_text("\n".join(rows), encoding="utf-8")
    assert run("batch", "submit", "many.jsonl", *OFTEN).out.startswith("submitted: 1 requests")
    assert len(batches.sent) == 1


def test_the_format_of_single_calls_is_that_of_a_batch(batches: BatchServer, run: Run) -> None:
    """A request is found in the ledger by what it says to the letter, its format included."""
    run("batch", "submit", "many.jsonl", *OFTEN, "--mode", "text")
    batches.work()
    run("batch", "collect")
    done = run("extract", "many.jsonl", *OFTEN, "--mode", "text", "-o", "-")
    assert (done.status, batches.calls) == (0, 0)


def test_a_batch_is_collected_once(batches: BatchServer, run: Run) -> None:
    run("batch", "submit", "many.jsonl", *OFTEN)
    batches.work()
    run("batch", "collect")
    fetched = batches.fetched
    assert run("batch", "collect").out.startswith("collected: 0 answers (0 tokens")
    assert ": collected, " in run("batch", "status").out
    assert batches.fetched == fetched


def test_a_batch_whose_id_was_not_heard_is_found_again(batches: BatchServer, run: Run) -> None:
    def breaks() -> None:
        batches.on_made = lambda: None
        raise ConnectionAbortedError

    batches.on_made = breaks
    assert run("batch", "submit", "many.jsonl", *OFTEN).status != 0
    assert [one["id"] for one in state()] == [None]
    assert run("batch", "submit", "many.jsonl", *OFTEN).out == "nothing to submit\n"
    batches.work()
    assert "5 answers" in run("batch", "collect").out
    assert len(batches.batches) == 1
    assert extracted(run, batches) == 0


def test_two_batches_of_one_size_whose_ids_were_not_heard_are_both_found(batches: BatchServer, run: Run) -> None:
    def breaks() -> None:
        raise ConnectionAbortedError

    batches.on_made = breaks
    for first in (0, 3):
        rows = [json.dumps({"id": f"d{one}", "text": f"Report number {one}."}) for one in range(first, first + 3)]
        Path("some.jsonl").write_text("\n".join(rows), encoding="utf-8")
        assert run("batch", "submit", "some.jsonl", *OFTEN).status != 0
    batches.on_made = lambda: None
    told = run("batch", "status").out.splitlines()
    assert len(told) == 2
    if isinstance(batches, AnthropicBatchServer):
        assert told == ["(id not heard): not known yet, 0 of 3 answered, 0 failed"] * 2
        assert run("batch", "collect").out.endswith("0 failed, 2 batches not at their end\n")
    batches.work()
    assert "6 answers" in run("batch", "collect").out
    assert {one["id"] for one in state()} == set(batches.batches)
    assert len(batches.sent) == 6


def test_a_batch_that_was_never_made_is_forgotten(batches: BatchServer, run: Run) -> None:
    write(2)
    run("batch", "submit", "many.jsonl", *OFTEN)
    write(5)
    made = batches.make
    batches.make = broken  # type: ignore[method-assign]
    assert run("batch", "submit", "many.jsonl", *OFTEN).status != 0
    batches.make = made  # type: ignore[method-assign]
    assert run("batch", "submit", "many.jsonl", *OFTEN).out.startswith("submitted: 3 requests")
    assert len(state()) == len(batches.batches) == 2


def broken(*_: Any) -> Any:
    raise ConnectionAbortedError


@pytest.mark.parametrize("moment", ["submit", "collect"])
def test_after_a_kill_nothing_is_lost_and_nothing_sent_twice(batches: BatchServer, run: Run, moment: str) -> None:
    running: list[subprocess.Popen[str]] = []

    def kill() -> None:
        batches.on_made = batches.on_results = lambda: None
        os.kill(running[0].pid, signal.SIGKILL)
        raise ConnectionAbortedError

    if moment == "collect":
        run("batch", "submit", "many.jsonl", *OFTEN)
        batches.work()
        batches.on_results = kill
        arguments = ["batch", "collect"]
    else:
        batches.on_made = kill
        arguments = ["batch", "submit", "many.jsonl", *OFTEN]
    running.append(subprocess.Popen([sys.executable, "-m", "readout", *arguments], stderr=subprocess.DEVNULL))
    assert running[0].wait() == -signal.SIGKILL
    assert run("batch", "submit", "many.jsonl", *OFTEN).out == "nothing to submit\n"
    batches.work()
    assert "5 answers" in run("batch", "collect").out
    assert len(batches.sent) == 5
    assert extracted(run, batches) == 0


def test_a_file_of_ids_alone_as_the_first_version_wrote_is_read(batches: BatchServer, run: Run) -> None:
    run("batch", "submit", "many.jsonl", *OFTEN)
    batches.work()
    Path("readout-batches.json").write_text(json.dumps({"batches": [one["id"] for one in state()]}), encoding="utf-8")
    assert "5 answers" in run("batch", "collect").out


def test_batches_of_another_endpoint_in_the_same_file_are_left_alone(
    batches: BatchServer, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("batch", "submit", "many.jsonl", *OFTEN)
    other = OpenAiBatchServer()
    monkeypatch.delenv("READOUT_MODEL")
    at = ("--base-url", other.address, "--model", "m")
    assert run("batch", "status", *at).out == ""
    assert run("batch", "collect", *at).out.startswith("collected: 0 answers")
    other.close()
    assert [one["collected"] for one in state()] == [False]
    assert not batches.fetched


def test_what_is_collected_is_priced_as_a_batch() -> None:
    """Half of the usual price, as the tables have it; where they have none for batches, the usual one."""
    tokens = Tokens(prompt=1000, cached=200, cache_written=300, completion=100)
    for model in ("claude-haiku-4-5", "gpt-5-mini"):
        usual = price_usd(model, tokens)
        assert usual is not None
        assert price_usd(model, tokens, batch=True) == pytest.approx(usual / 2, rel=0.01)
    assert price_usd("mistral-7b-instruct", tokens, batch=True) == price_usd("mistral-7b-instruct", tokens)


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (("batch", "status"), "readout batch submit"),
        (("batch", "collect", "--state", "many.jsonl"), "--state"),
        (("batch", "submit", "many.jsonl", "--no-ledger"), "need a ledger"),
        (("batch", "submit", "many.jsonl", "--model", "ollama/x"), "ollama/x has no batches: name a model of openai/"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    batches: BatchServer, run: Run, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], advice: str
) -> None:
    if "ollama/x" in arguments:
        monkeypatch.delenv(batches.variables[0])
    done = run(*arguments)
    (line,) = done.err.splitlines()
    assert done.status == 2
    assert advice in line
