"""The days that stay open because a document says no day of publication, and no others, are counted in one by one."""

from __future__ import annotations

import warnings

import pytest

from readout import Document, Evidence, Statement, UndatedWarning, When
from readout.pipeline.missing_days import MissingDays

NO_DAY = "no day of publication, so that these stay open"


def statement(words: str, *documents: str, edtf: str | None = None) -> Statement:
    evidence = tuple(Evidence(document=name, start=0, end=2, text="We") for name in documents)
    when = When(text=words, edtf=edtf, basis="stated" if edtf else "none")
    return Statement.model_construct(evidence=evidence, when=when)


def undated(name: str, language: str | None = None) -> Document:
    return Document(id=name, source=name, text="We", language=language)


def told(*statements: Statement, documents: tuple[Document, ...]) -> str | None:
    missing = MissingDays()
    missing.add(documents, statements)
    return missing.told("--published")


def test_how_many_documents_and_which_words() -> None:
    line = told(statement("on Monday", "a"), statement("last week", "b"), documents=(undated("a"), undated("b")))
    assert line == f"2 documents say {NO_DAY}: “on Monday”, “last week”; give --published"


@pytest.mark.parametrize("words", ["shortly", "before the call", "am Rande des Treffens"])
def test_words_that_no_day_of_publication_makes_a_date_are_not_named(words: str) -> None:
    assert told(statement(words, "a"), documents=(undated("a"),)) is None


@pytest.mark.parametrize(
    ("words", "language"),
    [("last Monday", "en"), ("next Sunday", None), ("vorgestern", "de"), ("29 février", "fr"), ("昨日", "ja")],
)
def test_words_that_some_day_of_publication_makes_a_date_are_named(words: str, language: str | None) -> None:
    line = told(statement(words, "a"), documents=(undated("a", language),))
    assert line == f"1 document says {NO_DAY}: “{words}”; give --published"


def test_a_day_that_is_known_is_not_named() -> None:
    assert told(statement("on 3 March 2025", "a", edtf="2025-03-03"), documents=(undated("a"),)) is None


def test_a_day_that_a_dated_report_tells_too_is_not_for_want_of_a_day_of_publication() -> None:
    dated = Document(id="b", source="b", text="x", published="2025-03-01")
    assert told(statement("on Monday", "a", "b"), documents=(undated("a"), dated)) is None
    assert told(statement("on Monday", "b"), documents=(undated("a"), dated)) is None


def test_a_document_that_could_not_be_read_is_not_counted() -> None:
    unread = Document(id="b", source="b", text=None, error="is empty")
    line = told(statement("on Monday", "a"), documents=(undated("a"), unread))
    assert line is not None
    assert line.startswith("1 document says")


def test_two_languages_of_one_record_are_read_as_any() -> None:
    assert told(statement("gestern", "a", "b"), documents=(undated("a", "de"), undated("b", "fr"))) is not None


def test_five_are_named_and_the_others_counted_each_once() -> None:
    missing = MissingDays()
    for days in (*range(2, 7), 2):
        missing.add([undated(f"d{days}")], [statement(f"{days} days ago", f"d{days}")])
    assert (missing.told("x") or "").endswith("“6 days ago”; give x")
    rest = MissingDays()
    rest.add([undated("d7"), undated("d8")], [statement("7 days ago", "d7"), statement("8 days ago", "d8")])
    missing.join(rest)
    line = missing.told("x")
    assert line is not None
    assert line.startswith(f"8 documents say {NO_DAY}: “2 days ago”, ")
    assert line.endswith("“6 days ago” and 2 more; give x")


def test_nothing_open_is_no_warning() -> None:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        MissingDays(undated=2).warn("published=")
    assert told == []
    with pytest.warns(UndatedWarning, match=f"^1 document says {NO_DAY}: “today”; give published=$"):
        MissingDays(undated=1, words={"today": None}).warn("published=")
