"""On the corpus of true answers no date, sum or count is read wrongly: it is right, or stays words."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from readout.values import parse_amount, parse_count, resolve
from readout.values.edtf import days_of_edtf

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


def holds(got: str | None, right: str | None) -> bool:
    """Whether a reading names the right day: the same days, or fewer or more of them, never others."""
    if got is None or right is None:
        return got == right
    first, last = days_of_edtf(got, slack=True)
    told = [days_of_edtf(right, slack=slack) for slack in (False, True)]  # an approximate day, and those around it
    return any((first <= start and end <= last) or (start <= first and last <= end) for start, end in told)


@pytest.mark.parametrize("file", ANSWERS, ids=lambda file: file.stem)
def test_no_date_is_read_as_another(file: Path) -> None:
    wrong = [
        (words, right, got)
        for words, right, got in dates(file)
        if got != {None} and not any(holds(one, right) for one in got)
    ]
    assert wrong == []


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
def test_no_count_is_read_wrongly(file: Path) -> None:
    truth = answer(file)
    for words, value in truth["counts"].items():
        count = parse_count(words, truth["language"])
        assert count is None or count.value == value, words


def test_most_counts_are_read() -> None:
    several = [(words, truth["language"]) for truth in map(answer, ANSWERS) for words in truth["counts"]]
    read = sum(parse_count(words, language) is not None for words, language in several)
    assert read >= READ * len(several)
