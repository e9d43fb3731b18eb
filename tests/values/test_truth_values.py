"""On the corpus of true answers no date, sum or count is read wrongly: it is right, or stays words."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from readout.values import parse_amount, parse_count, resolve

ANSWERS = sorted((Path(__file__).parents[1] / "truth" / "answers").glob("*.json"))
READ = 0.8
"""Share of the corpus's dates, sums and counts that has to be read at least."""


def answer(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def dates(file: Path) -> list[tuple[str, str | None, set[str | None]]]:
    """Words, the right date, and what the words come to, said of the past or of the future."""
    truth = answer(file)
    day = dt.date.fromisoformat(truth["published"])
    return [
        (words, right, {resolve(words, day, tense, truth["language"]).edtf for tense in ("past", "future")})
        for words, right in truth["dates"].items()
    ]


@pytest.mark.parametrize("file", ANSWERS, ids=lambda file: file.stem)
def test_no_date_is_read_wrongly(file: Path) -> None:
    assert [(words, right, got) for words, right, got in dates(file) if right not in got and got != {None}] == []


def test_most_dates_are_read() -> None:
    known = [right in got for file in ANSWERS for _, right, got in dates(file) if right is not None]
    assert sum(known) >= READ * len(known)


@pytest.mark.parametrize("file", ANSWERS, ids=lambda file: file.stem)
def test_no_sum_is_read_wrongly(file: Path) -> None:
    truth = answer(file)
    for words, (value, currency) in truth["amounts"].items():
        amount = parse_amount(words, truth["language"])
        if amount is not None:
            assert amount.value in {value, None}, words
            assert amount.currency in {currency, None}, words


@pytest.mark.parametrize("file", ANSWERS, ids=lambda file: file.stem)
def test_every_count_is_read(file: Path) -> None:
    truth = answer(file)
    for words, value in truth["counts"].items():
        count = parse_count(words, truth["language"])
        assert count is not None
        assert count.value == value
