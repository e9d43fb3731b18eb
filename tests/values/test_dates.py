"""Dates are reckoned from the publication day, by the tense, and never from the clock."""

import datetime as dt

import pytest

from readout.values import resolve

SATURDAY = dt.date(2025, 3, 15)

PAST = {
    "on Saturday": "2025-03-15",
    "Saturday’s call": "2025-03-15",
    "Thursday's military meeting": "2025-03-13",
    "Last night": "2025-03-14",
    "this morning": "2025-03-15",
    "earlier today": "2025-03-15",
    "yesterday": "2025-03-14",
    "the day before yesterday": "2025-03-13",
    "three days ago": "2025-03-12",
    "about three days ago": "2025-03-12~",
    "two weeks ago": "2025-03-01~",
    "a summit two weeks ago": "2025-03-01~",
    "a couple of weeks ago": "2025-03-01~",
    "two months ago": "2025-01~",
    "a year ago": "2024~",
    "last Tuesday": "2025-03-11",
    "last Saturday": "2025-03-08",
    "last week": "2025-03-03/2025-03-09",
    "last month": "2025-02",
    "last year": "2024",
    "last weekend": "2025-03-08/2025-03-09",
    "the weekend": "2025-03-15/2025-03-16",
    "earlier this week": "2025-03-10/2025-03-15",
    "Thursday this week": "2025-03-13",
    "Tuesday last week": "2025-03-04",
    "since Monday": "2025-03-10",
    "on March 15": "2025-03-15",
    "March 16": "2024-03-16",
    "Feb. 28": "2025-02-28",
    "in March": "2025-03",
    "last March": "2024-03",
    "on 15 March last year": "2024-03-15",
    "late last year": "2024-09/2024-12",
    "mid-February": "2025-02-11/2025-02-20",
    "overnight": "2025-03-14/2025-03-15",
    "over the past two weeks": "2025-03-01/2025-03-15",
    "Monday and Tuesday": "2025-03-10/2025-03-11",
    "from Monday to Wednesday": "2025-03-10/2025-03-12",
    "two weeks ago on Saturday": "2025-03-01",
    "the week of 10 March": "2025-03-10/2025-03-16",
    "yesterday (Friday)": "2025-03-14",
    "on Saturday at 10am": "2025-03-15",
    "the early hours of Saturday": "2025-03-15",
    "after the call on Saturday": "2025-03-15",
    "Saturday 15": "2025-03-15",
    "a week ago today": "2025-03-08",
    "week ending 14 March": "2025-03-08/2025-03-14",
    "in the first week of March": "2025-03",
}
FUTURE = {
    "On Saturday": "2025-03-15",
    "on Thursday": "2025-03-20",
    "this Thursday": "2025-03-20",
    "Thursday this week": "2025-03-20",
    "next Thursday": "2025-03-20",
    "next Saturday": "2025-03-22",
    "Thursday next week": "2025-03-20",
    "next week": "2025-03-17/2025-03-23",
    "early next week": "2025-03-17/2025-03-19",
    "later this week": "2025-03-15/2025-03-16",
    "this weekend": "2025-03-15/2025-03-16",
    "next weekend": "2025-03-22/2025-03-23",
    "this month": "2025-03",
    "next month": "2025-04",
    "this year": "2025",
    "tomorrow morning": "2025-03-16",
    "tonight": "2025-03-15",
    "by Friday": "2025-03-21",
    "by the end of the month": "2025-03-31",
    "before the end of the month": "2025-03-31",
    "by the end of next week": "2025-03-23",
    "early April": "2025-04-01/2025-04-10",
    "by June": "2025-06",
    "on March 14": "2026-03-14",
    "on the 20th": "2025-03-20",
    "on the 10th": "2025-04-10",
    "in three days": "2025-03-18",
    "in two weeks": "2025-03-29~",
    "within 30 days": "2025-03-15/2025-04-14",
    "within the next 48 hours": "2025-03-15/2025-03-17",
    "a week on Tuesday": "2025-03-25",
    "Monday or Tuesday": "2025-03-17/2025-03-18",
    "Monday week": "2025-03-24",
    "Thursday–Saturday": "2025-03-20/2025-03-22",
    "20 & 21 March": "2025-03-20/2025-03-21",
    "by week’s end": "2025-03-16",
    "the second half of the year": "2025-07/2025-12",
    "March 20 – April 2": "2025-03-20/2025-04-02",
    "today or tomorrow": "2025-03-15/2025-03-16",
    "from March to May": "2025-03/2025-05",
    "29 February": "2028-02-29",
}
STATED = {
    "15 March 2025": "2025-03-15",
    "11 Mar 25": "2025-03-11",
    "15th of March, 2025": "2025-03-15",
    "Saturday 15 March 2025": "2025-03-15",
    "Sat, 15 Mar 2025": "2025-03-15",
    "March 15, 2025": "2025-03-15",
    "2025-03-15": "2025-03-15",
    "2025-03-15T10:00:00Z": "2025-03-15",
    "15.03.2025": "2025-03-15",
    "15/03/2025": "2025-03-15",
    "March 2025": "2025-03",
    "early April 2025": "2025-04-01/2025-04-10",
    "in 2026": "2026",
    "late 2024": "2024-09/2024-12",
    "by the end of 2025": "2025-12-31",
    "first half of 2026": "2026-01/2026-06",
    "Q3 2025": "2025-07/2025-09",
    "2024-26": "2024/2026",
    "12-14 March 2025": "2025-03-12/2025-03-14",
    "28 March to 3 April 2025": "2025-03-28/2025-04-03",
    "30 December to 2 January 2026": "2025-12-30/2026-01-02",
    "between March and May 2026": "2026-03/2026-05",
    "yesterday, 14 March 2025": "2025-03-14",
}
NONE = [
    "shortly", "soon", "imminently", "one day", "in the coming weeks", "in recent days", "a few weeks ago",
    "weeks of talks", "10am", "at noon", "for the first time in three years", "the 20th summit", "the 1900s",
    "sat down", "they may march", "the following day", "the next day", "two days after the call",
    "before Saturday", "the eve of 24 February", "every Monday", "on Mondays", "half a year ago",
    "the same week", "Thursday 15 March 2025", "yesterday (Thursday)", "31 April", "30 February 2025",
    "2025-13-40", "04/05/2025", "2010-12", "Tuesday and Thursday", "12 and 15 March",
    "March 30, 2025, and April 2, 2025", "14 to 12 March", "9999 years ago", "Friday the 13th", "Easter Monday",
    "the weekend after next", "10 March and 12 March", "Thursday 21 March 2025", "today, Sunday",
]  # fmt: skip


@pytest.mark.parametrize(("words", "edtf"), PAST.items())
def test_past_words_are_reckoned_back_from_publication(words: str, edtf: str) -> None:
    when = resolve(words, SATURDAY, "past", "en")
    assert (when.text, when.edtf, when.basis) == (words, edtf, "published")


@pytest.mark.parametrize(("words", "edtf"), FUTURE.items())
def test_future_words_are_reckoned_forward_from_publication(words: str, edtf: str) -> None:
    when = resolve(words, SATURDAY, "future", "en")
    assert (when.text, when.edtf, when.basis) == (words, edtf, "published")


@pytest.mark.parametrize(("words", "edtf"), STATED.items())
@pytest.mark.parametrize("published", [SATURDAY, None])
def test_a_date_in_full_needs_no_publication_day(words: str, edtf: str, published: dt.date | None) -> None:
    when = resolve(words, published, "past", "en")
    assert (when.edtf, when.basis) == (edtf, "stated")


@pytest.mark.parametrize("words", NONE)
@pytest.mark.parametrize("tense", ["past", "future"])
def test_words_that_fix_no_single_date_have_none(words: str, tense: str) -> None:
    when = resolve(words, SATURDAY, tense, "en")  # type: ignore[arg-type]
    assert (when.edtf, when.basis) == (None, "none")


@pytest.mark.parametrize("words", [*PAST, *FUTURE])
def test_relative_words_stay_open_without_a_publication_day(words: str) -> None:
    when = resolve(words, None, "past", "en")
    assert (when.edtf, when.basis) == (None, "none")


@pytest.mark.parametrize(
    ("language", "words", "edtf"),
    [
        ("de", "am Donnerstag", "2025-03-13"),
        ("de", "gestern", "2025-03-14"),
        ("de", "vor drei Wochen", "2025-02-22~"),
        ("de-AT", "letzte Woche", "2025-03-03/2025-03-09"),
        ("de", "12. bis 14. März", "2025-03-12/2025-03-14"),
        ("de", "heute Morgen", "2025-03-15"),
        ("de", "Donnerstag nächster Woche", "2025-03-20"),
        ("fr", "jeudi", "2025-03-13"),
        ("fr", "la semaine prochaine", "2025-03-17/2025-03-23"),
        ("fr", "le 1er mars 2025", "2025-03-01"),
        ("es", "15 de marzo de 2025", "2025-03-15"),
        ("es", "hace dos semanas", "2025-03-01~"),
        ("es", "el sábado por la mañana", "2025-03-15"),
        ("it", "giovedì", "2025-03-13"),
        ("ru", "15 марта", "2025-03-15"),
        ("ru", "в среду", "2025-03-12"),
        ("ru", "15 марта 2025 года", "2025-03-15"),
        ("uk", "минулого тижня", "2025-03-03/2025-03-09"),
        ("pl", "w środę", "2025-03-12"),
        ("el", "την Τρίτη", "2025-03-11"),
        ("tr", "geçen hafta", "2025-03-03/2025-03-09"),
        ("ar", "السبت", "2025-03-15"),
        ("zh", "2025年3月15日", "2025-03-15"),
        ("zh", "周四", "2025-03-13"),
        ("ja", "昨日", "2025-03-14"),
        ("no", "på lørdag", "2025-03-15"),
        ("de", "on Thursday", "2025-03-13"),
        ("xx", "on Thursday", "2025-03-13"),
        (None, "am Donnerstag", "2025-03-13"),
        (None, "jeudi", "2025-03-13"),
        (None, "Τρίτη", "2025-03-11"),
        (None, "am 15. März 2025", "2025-03-15"),
        (None, "on Thursday", "2025-03-13"),
        (None, "listopad", None),
        (None, "shortly", None),
    ],
)
def test_other_languages_are_read_by_their_names_of_days(language: str | None, words: str, edtf: str | None) -> None:
    """``listopad`` is November in Polish and October in Croatian: without a language it is neither."""
    assert resolve(words, SATURDAY, "past", language).edtf == edtf


@pytest.mark.parametrize(
    ("published", "tense", "edtf"),
    [
        ("2025-03-12", "future", "2025-03-15/2025-03-16"),
        ("2025-03-12", "past", "2025-03-08/2025-03-09"),
        ("2025-03-16", "past", "2025-03-15/2025-03-16"),
        ("2025-03-17", "past", "2025-03-15/2025-03-16"),
    ],
)
def test_the_weekend_is_the_one_under_way_or_the_nearest(published: str, tense: str, edtf: str) -> None:
    when = resolve("at the weekend", dt.date.fromisoformat(published), tense, "en")  # type: ignore[arg-type]
    assert when.edtf == edtf


def test_later_this_week_in_a_sunday_paper_is_the_week_to_come() -> None:
    assert resolve("later this week", dt.date(2025, 3, 16), "future", "en").edtf == "2025-03-17/2025-03-23"


def test_a_day_that_the_month_lacks_becomes_its_last() -> None:
    assert resolve("within a month", dt.date(2025, 1, 31), "future", "en").edtf == "2025-01-31/2025-02-28"


def test_a_date_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="text"):
        resolve("", SATURDAY, "past", "en")


def test_the_hour_of_publication_does_not_matter() -> None:
    published = dt.datetime(2025, 3, 15, 23, 59, tzinfo=dt.UTC)
    assert resolve("yesterday", published, "past", "en").edtf == "2025-03-14"
