"""Which words are one utterance: figures of speech come back, and translations share some words with anything near."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from readout.merging import merge

Write = Callable[..., Any]


def translated(writer: Write, name: str, language: str, published: str, words: str, english: str) -> Any:
    """A report in another language, whose one quotation has a translation."""
    told = writer(name, published).statement("Berg", words)
    statement = told.records["statements"][0]
    quotes = tuple(quote.model_copy(update={"translation": english}) for quote in statement.quotes)
    told.records["statements"][0] = statement.model_copy(update={"quotes": quotes})
    report = told.report()
    return report.model_copy(update={"document": report.document.model_copy(update={"language": language})})


@pytest.mark.parametrize(("day", "utterances"), [("2028-05-13", 1), ("2028-05-14", 2)])
def test_words_that_differ_a_little_are_one_utterance_in_the_same_news_only(
    writer: Write, day: str, utterances: int
) -> None:
    first = writer("a", "2028-05-09").statement("Berg", "A harbour without a cable is only a car park for ships")
    second = writer("b", day).statement("Berg", "A harbour without any cable is still a car park for ships")
    assert len(merge([first.report(), second.report()]).statements) == utterances


def test_the_very_words_are_one_utterance_when_they_are_quoted_a_week_later(writer: Write) -> None:
    first = writer("a", "2028-05-09").statement("Berg", "A harbour without a cable is only a car park for ships")
    second = writer("b", "2028-05-18").statement("Berg", "only a car park for ships")
    assert len(merge([first.report(), second.report()]).statements) == 1


@pytest.mark.parametrize(
    ("english", "utterances"),
    [
        ("We count the taps that run", 1),
        ("Yesterday we counted the taps, and had to repair them", 2),
    ],
)
def test_two_words_of_three_make_no_translation(writer: Write, english: str, utterances: int) -> None:
    first = translated(writer, "a", "es", "2027-10-14", "Contamos los grifos que corren", "I count the taps that run")
    second = writer("b", "2027-10-15").statement("Berg", english)
    assert len(merge([first, second.report()]).statements) == utterances


@pytest.mark.parametrize(
    ("english", "utterances"),
    [
        ("An old bridge is mended by those who have to cross it in winter", 1),
        ("Whoever crosses in winter mends roofs and opens schools", 2),
    ],
)
def test_a_translation_has_three_words_in_five_of_the_shorter(writer: Write, english: str, utterances: int) -> None:
    words, told = (
        "Die alte Steinbrücke flicken die, die im Winter darüber müssen",
        "Those mend the old stone bridge who must cross in winter",
    )
    first = translated(writer, "a", "de", "1996-01-11", words, told)
    second = writer("b", "1996-01-11").statement("Berg", english)
    assert len(merge([first, second.report()]).statements) == utterances
