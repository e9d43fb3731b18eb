"""The dates, counts and sums that a careful reader gave the five articles come out of their words."""

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest

from readout.values import Tense, parse_amount, parse_count, resolve

GOLD = Path(__file__).parents[2] / "seeds" / "gold"
ARTICLES = [json.loads(path.read_text("utf-8")) for path in sorted(GOLD.glob("seed_*.json"))]
KINDS = ("meetings", "statements", "commitments", "sanctions")


def _records(article: dict[str, Any]) -> list[dict[str, Any]]:
    return [record for kind in KINDS for record in article[kind]]


def _tense(record: dict[str, Any]) -> Tense:
    """As the sentence says: what is planned, proposed or promised lies ahead, all else behind."""
    ahead = record.get("status") in {"planned", "proposed"} or "deadline" in record
    return "future" if ahead else "past"


def _spoken(article: dict[str, Any], record: dict[str, Any], words: str) -> str:
    """The day from which ``words`` count: that of the utterance where they stand inside a quotation."""
    quoted = any(words in quote["text"] for quote in record.get("quotes", ()))
    return str(record["date"] if quoted else article["published"])


DATES = [
    pytest.param(words, _spoken(article, record, words), _tense(record), record[field], id=record["id"])
    for article in ARTICLES
    for record in _records(article)
    for field in ("date", "deadline")
    if (words := record.get(f"{field}_text"))
]
COUNTS = [count for article in ARTICLES for meeting in article["meetings"] for count in meeting["counts"]]
AMOUNTS = [record["amount"] for article in ARTICLES for record in _records(article) if record.get("amount")]


def _days(edtf: str) -> tuple[dt.date, dt.date]:
    first, _, last = edtf.partition("/")
    slack = dt.timedelta(days=3 if "~" in edtf else 0)
    start, end = (dt.date.fromisoformat(re.sub("~", "", part)) for part in (first, last or first))
    return start - slack, end + slack


@pytest.mark.parametrize(("words", "published", "tense", "expected"), DATES)
def test_the_words_of_a_date_come_to_the_readers_date(
    words: str, published: str, tense: Tense, expected: str | None
) -> None:
    edtf = resolve(words, dt.date.fromisoformat(published), tense, "en").edtf
    if expected is None:
        assert edtf is None
        return
    assert edtf is not None
    (first, last), (start, end) = _days(edtf), _days(expected)
    assert start <= first <= last <= end


@pytest.mark.parametrize("count", COUNTS, ids=lambda count: count["text"])
def test_the_words_of_a_count_come_to_the_readers_number(count: dict[str, Any]) -> None:
    found = parse_count(count["text"])
    assert found is not None
    assert (found.value, found.approx) == (count["value"], count["approx"])


@pytest.mark.parametrize("amount", AMOUNTS, ids=lambda amount: amount["text"])
def test_the_words_of_a_sum_come_to_the_readers_sum(amount: dict[str, Any]) -> None:
    found = parse_amount(amount["text"])
    assert found is not None
    assert (found.value, found.currency, found.approx) == (amount["value"], amount["currency"], amount["approx"])


def test_the_reading_has_enough_of_each_to_mean_something() -> None:
    assert (len(DATES), len(COUNTS), len(AMOUNTS)) >= (30, 6, 2)
