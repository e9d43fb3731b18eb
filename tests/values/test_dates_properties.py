"""What holds for every day of publication: the side that the tense names, the weekday, the form, and no clock."""

import ast
import datetime as dt
from pathlib import Path

import pytest
from babel import Locale
from hypothesis import example, given
from hypothesis import strategies as st

from readout import values
from readout.values import Tense, resolve

WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MODULES = sorted(Path(str(values.__file__)).parent.glob("*.py"))
CLOCKS = {"today", "now", "utcnow", "time", "localtime", "gmtime", "parse"}
RELATIVE = [
    "on Thursday", "last Tuesday", "next week", "this weekend", "two weeks ago", "three days ago", "yesterday",
    "tonight", "within 30 days", "later this week", "a week on Tuesday", "Monday and Tuesday",
    "over the past two weeks",
]  # fmt: skip

published_days = st.dates(dt.date(1950, 1, 1), dt.date(2150, 1, 1))
tenses = st.sampled_from(["past", "future"])


@given(published_days, st.sampled_from(range(7)), tenses)
def test_a_weekday_is_of_that_name_and_within_a_week_on_its_side(day: dt.date, number: int, tense: Tense) -> None:
    found = dt.date.fromisoformat(str(resolve(f"on {WEEKDAYS[number]}", day, tense, "en").edtf))
    assert found.weekday() == number
    away = (found - day).days
    assert -7 < away <= 0 if tense == "past" else 0 <= away < 7
    assert (found == day) == (day.weekday() == number)


@given(published_days, st.sampled_from(range(7)), st.sampled_from(["last", "next"]), tenses)
def test_last_and_next_name_neither_the_publication_day_nor_the_days_beside_it(
    day: dt.date, number: int, turn: str, tense: Tense
) -> None:
    edtf = resolve(f"{turn} {WEEKDAYS[number]}", day, tense, "en").edtf
    if edtf is None:
        assert (number - day.weekday()) % 7 == (6 if turn == "last" else 1)
        return
    found = dt.date.fromisoformat(edtf)
    away = (found - day).days
    assert found.weekday() == number
    assert abs(away) != 1
    assert -7 <= away < 0 if turn == "last" else 0 < away <= 7


@given(
    published_days, st.sampled_from(["de", "fr", "es", "it", "ru", "uk", "pl", "el", "tr", "sv", "fi", "zh"]), tenses
)
def test_every_name_of_a_weekday_in_cldr_reads_as_in_english(day: dt.date, language: str, tense: Tense) -> None:
    for number, name in Locale.parse(language).days["stand-alone"]["wide"].items():
        assert resolve(name, day, tense, language).edtf == resolve(WEEKDAYS[number], day, tense, "en").edtf


@given(published_days, st.sampled_from(range(7)))
@example(dt.date(2025, 3, 15), 3)
def test_a_stated_weekday_has_to_be_that_of_the_stated_date(day: dt.date, number: int) -> None:
    words = f"{WEEKDAYS[number]}, {day.day} {day:%B} {day.year}"
    expected = day.isoformat() if day.weekday() == number else None
    assert resolve(words, None, "past", "en").edtf == expected


@given(published_days, tenses, st.sampled_from(RELATIVE), st.integers(-500, 500))
def test_a_relative_date_moves_with_publication_and_with_nothing_else(
    day: dt.date, tense: Tense, words: str, weeks: int
) -> None:
    """Were it reckoned from the clock, moving publication by whole weeks would not move it by as many."""
    here, there = (resolve(words, one, tense, "en").edtf for one in (day, day + dt.timedelta(weeks=weeks)))
    assert _moved(here, weeks) == there


def _moved(edtf: str | None, weeks: int) -> str | None:
    if edtf is None:
        return None
    parts = edtf.removesuffix("~").split("/")
    moved = "/".join((dt.date.fromisoformat(part) + dt.timedelta(weeks=weeks)).isoformat() for part in parts)
    return moved + ("~" if edtf.endswith("~") else "")


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_no_module_asks_a_clock(module: Path) -> None:
    """No call of today(), now(), time(), nor of dateparser.parse(), which falls back on the clock."""
    calls = [node.func for node in ast.walk(ast.parse(module.read_text("utf-8"))) if isinstance(node, ast.Call)]
    named = {call.attr for call in calls if isinstance(call, ast.Attribute) and _is_clock(call)}
    assert not named


def _is_clock(call: ast.Attribute) -> bool:
    owner = call.value.id if isinstance(call.value, ast.Name) else ""
    return call.attr in CLOCKS and owner != "Names"


@given(st.text(min_size=1, max_size=60), published_days | st.none(), tenses, st.sampled_from(["en", "de", "zh"]))
def test_any_words_at_all_give_a_date_or_none(words: str, day: dt.date | None, tense: Tense, language: str) -> None:
    when = resolve(words, day, tense, language)
    assert when.text == words
    assert (when.edtf is None) == (when.basis == "none")


FRAGMENTS = [
    *WEEKDAYS, "last", "next", "this", "week", "month", "year", "weekend", "end of", "the", "by", "early", "late", "15",
    "31", "29", "March", "February", "2025", "0000", "and", "to", "-", "/", ".", "two", "days", "weeks", "ago", "in",
    "within", "from", "between", "before", "yesterday", "tomorrow", "Q4", "99", "decades", "'s", "(", ")", "12th",
]  # fmt: skip


@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=8), published_days | st.none(), tenses)
@example(["99", "decades", "ago"], dt.date(1950, 1, 1), "past")
def test_any_heap_of_date_words_gives_a_date_or_none(parts: list[str], day: dt.date | None, tense: Tense) -> None:
    when = resolve(" ".join(parts), day, tense, "en")
    assert when.edtf is None or when.basis == "stated" or day is not None
