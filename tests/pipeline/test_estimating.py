"""What a run will take is told without a call."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from readout import Settings
from readout.ask.settings import SMALL_CONTEXT
from readout.ledger import Entry, Store
from readout.pipeline import estimating
from readout.pipeline.estimating import ANSWER_SHARE, Estimate, estimate

ASKED = Settings(model="openai/gpt-5-mini", plan="one", ledger=False)
TEXT = "Norway and Chile met in Oslo. " * 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    (made / "a.txt").write_text(TEXT, encoding="utf-8")
    (made / "b.txt").write_text("", encoding="utf-8")
    (made / "c.txt").write_text(TEXT * 60 + "An end.", encoding="utf-8")
    return made


def test_documents_calls_and_tokens_are_counted_and_each_window_is_a_call_of_a_plan(folder: Path) -> None:
    found = estimate([folder], ASKED)
    assert (found.model, found.documents, found.unreadable, found.calls, found.known) == ("gpt-5-mini", 3, 1, 4, 0)
    four = estimate([folder], dataclasses.replace(ASKED, plan="four"))
    assert four.calls == 4 * found.calls
    assert found.completion == pytest.approx(four.completion, abs=4)
    letters = len(TEXT) * 61
    assert ANSWER_SHARE * letters / 4 < found.completion < 1.15 * ANSWER_SHARE * letters / 4
    assert found.prompt > letters / 4
    assert found.prompt < four.prompt


def test_the_longest_call_is_that_of_the_longest_window(folder: Path) -> None:
    all_of_them = estimate([folder], ASKED)
    longest, short = estimate([folder / "c.txt"], ASKED), estimate([folder / "a.txt"], ASKED)
    assert all_of_them.context == longest.context > short.context > 0
    assert all_of_them.prompt == longest.prompt + short.prompt


def test_what_the_ledger_has_costs_nothing(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = tmp_path / "ledger.sqlite3"
    settings = dataclasses.replace(ASKED, ledger=ledger)
    whole = estimate([folder], settings)
    assert not ledger.exists()
    keys: list[bytes] = []
    key_of = estimating.key_of
    monkeypatch.setattr(estimating, "key_of", lambda *given: keys.append(made := key_of(*given)) or made)
    with Store(ledger):
        pass
    assert estimate([folder], settings) == whole
    with Store(ledger) as store:
        store.put(
            [
                Entry(key=keys[0], model="m", prompt="p", prompt_tokens=1, completion_tokens=1, answer=b"{}"),
            ]
        )
    left = estimate([folder], settings)
    alone = estimate([folder / "a.txt"], ASKED)
    assert (left.calls, left.known) == (whole.calls - 1, 1)
    assert (left.prompt, left.completion) == (whole.prompt - alone.prompt, whole.completion - alone.completion)


def test_an_estimate_is_told_in_five_lines() -> None:
    plain = Estimate("gpt-5-mini", documents=2, calls=3, prompt=1_000_000, completion=500_000, context=SMALL_CONTEXT)
    assert plain.told().splitlines() == [
        "documents: 2",
        "calls: 3",
        "tokens: about 1000000 of prompts and 500000 of answers (at 4 bytes a token)",
        f"context: the longest call takes about {SMALL_CONTEXT} tokens with its answer",
        "cost: about 1.25 US dollars, more by what is asked again, less by what the provider caches",
    ]
    odd = dataclasses.replace(plain, model="of-our-own", unreadable=1, known=4, context=4097)
    assert odd.told().splitlines() == [
        "documents: 2 (1 cannot be read)",
        "calls: 3 (4 more are answered in the ledger)",
        "tokens: about 1000000 of prompts and 500000 of answers (at 4 bytes a token)",
        "context: the longest call takes about 4097 tokens with its answer, and is cut to a smaller one with --context",
        "cost: no price is known for of-our-own",
    ]
