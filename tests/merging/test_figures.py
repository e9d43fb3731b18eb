"""The shares and spans of days that ties rest on, each by the case on either side of it, and the order of statuses."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from readout.merging import Merging, merge
from readout.merging.days import Days
from readout.merging.decisions import Tie
from readout.merging.matchers import MATCHERS
from readout.merging.wording import wording
from readout.merging.zones import dated_by_both
from readout_schemas import Count, Report, When

Write = Callable[..., Any]


def _held(kind: Any, reports: Sequence[Report]) -> list[str]:
    """The ties that hold for the two records of a kind."""
    first, second = Merging(reports).records[kind]
    ties: Sequence[Tie[Any]] = MATCHERS[kind].ties
    return [tie.reason for tie in ties if tie.holds(first, second)]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("inspect northern harbours twice yearly", "inspect northern harbours using divers", True),  # 3 words of 5
        ("inspect northern harbours twice yearly free", "inspect northern harbours using robot divers", False),  # of 6
    ],
)
def test_one_verb_and_more_than_half_of_the_words_in_order_are_one_action(
    writer: Write, first: str, second: str, same: bool
) -> None:
    reports = [writer(name).commitment("Peru", action).report() for name, action in (("a", first), ("b", second))]
    assert ("the same action, in like words" in _held("commitment", reports)) is same


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Rivers ministers reeds carry papers whisper", "Whisper papers carry rivers ministers reeds", True),  # 3 of 6
        (
            "Rivers ministers reeds carry papers whisper loudly",
            "Loudly whisper papers carry rivers ministers reeds",
            False,
        ),
    ],
)
def test_half_of_the_words_in_order_are_one_utterance(writer: Write, first: str, second: str, same: bool) -> None:
    reports = [writer(name).statement("Berg", words).report() for name, words in (("a", first), ("b", second))]
    assert ("most of the words, in the same order" in _held("statement", reports)) is same


def _translated(write: Write, words: str) -> Report:
    report: Report = write("b").statement("Berg", "Мосты переживут всех").report()
    (statement,) = report.statements
    quotes = tuple(quote.model_copy(update={"translation": words}) for quote in statement.quotes)
    return report.model_copy(
        update={
            "statements": (statement.model_copy(update={"quotes": quotes}),),
            "document": report.document.model_copy(update={"language": "uk"}),
        }
    )


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (
            "Bridges outlive ministers, treaties, winters, songs, kings, poems, debts, wars",  # 6 of 10
            "Poems, songs, winters outlive bridges, kings, borders, gardens, markets, fevers",
            True,
        ),
        (
            "Bridges outlive ministers, treaties, winters, songs, kings, poems, debts, wars",  # 5 of 10
            "Poems, songs, winters outlive bridges, rivers, borders, gardens, markets, fevers",
            False,
        ),
    ],
)
def test_a_translation_has_six_in_ten_of_the_words_in_whatever_order(
    writer: Write, first: str, second: str, same: bool
) -> None:
    said = writer("a").statement("Berg", first).report()
    assert ("most of the words of a translation" in _held("statement", [said, _translated(writer, second)])) is same


@pytest.mark.parametrize(
    ("country", "words", "days"),
    [
        ("TH", "early on Saturday, Thai time", 2),  # seven hours before London in winter
        ("BD", "early on Saturday, Bangladesh time", 1),  # six
        ("TH", "on Saturday, Thai time", 1),
        ("TH", "on Saturday evening, Thai time", 1),
    ],
)
def test_a_morning_is_of_two_days_where_the_other_clock_is_seven_hours_behind(
    writer: Write, country: str, words: str, days: int
) -> None:
    words = words.replace("Thai time", "Thailand time")
    when = When(text=words, edtf="2016-01-16", basis="published")
    report = writer("a", "2016-01-17").meeting("Peru", "Chile", when=when, format="phone").report()
    day = Days(736_014, 736_014)
    found = dated_by_both(report.meetings[0], report.document, [country, "GB"], day)
    assert found == Days(day.last - days + 1, day.last)


@pytest.mark.parametrize(
    ("country", "days"),
    [("GB", 1), ("TH", 2)],
)
def test_an_evening_is_of_two_days_where_the_other_clock_is_seven_hours_ahead(
    writer: Write, country: str, days: int
) -> None:
    """By London's clock an evening is the next day in Bangkok; by that of Dhaka it is none in London."""
    home, name = ("GB", "United Kingdom") if days == 2 else ("BD", "Bangladesh")
    when = When(text=f"on Saturday evening, {name} time", edtf="2016-01-16", basis="published")
    report = writer("a", "2016-01-17").meeting("Peru", "Chile", when=when, format="phone").report()
    day = Days(736_014, 736_014)
    found = dated_by_both(report.meetings[0], report.document, [home, country], day)
    assert found == Days(day.first, day.first + days - 1)


@pytest.mark.parametrize(("apart", "sanctions"), [(14, 1), (15, 2)])
def test_a_measure_of_one_kind_is_the_same_one_for_a_fortnight(writer: Write, apart: int, sanctions: int) -> None:
    def told(name: str, day: int) -> Report:
        measure = {"measure": "ban on timber", "measure_kind": "trade"}
        report: Report = writer(name, f"2011-10-{day:02}").sanction("Peru", "agreed", **measure).report()
        return report

    assert len(merge([told("a", 1), told("b", 1 + apart)]).sanctions) == sanctions


@pytest.mark.parametrize(("apart", "number"), [(30, 1), (31, 2)])
def test_a_promise_in_like_words_is_one_for_a_month(writer: Write, apart: int, number: int) -> None:
    def told(name: str, day: str) -> Report:
        report: Report = writer(name, day).commitment("Peru", "lend two icebreakers to the coast guard").report()
        return report

    later = {30: "2011-10-31", 31: "2011-11-01"}[apart]
    assert len(merge([told("a", "2011-10-01"), told("b", later)]).commitments) == number


@pytest.mark.parametrize(("apart", "number"), [(366, 1), (367, 2)])
def test_a_promise_that_is_not_yet_due_is_looked_for_again_for_a_year(writer: Write, apart: int, number: int) -> None:
    due = When(text="by 2020", edtf="2020", basis="published")

    def told(name: str, day: str) -> Report:
        made = writer(name, day).commitment("Peru", "lend two icebreakers to the coast guard", deadline=due)
        report: Report = made.report()
        return report

    later = {366: "2012-10-01", 367: "2012-10-02"}[apart]
    assert len(merge([told("a", "2011-10-01"), told("b", later)]).commitments) == number


@pytest.mark.parametrize(
    ("first", "second", "approx", "disputed"),
    [(100, 110, True, False), (100, 112, True, True), (100, 101, False, True), (90, 100, True, False)],
)
def test_a_number_that_is_called_approximate_may_differ_by_a_tenth(
    writer: Write, first: int, second: int, approx: bool, disputed: bool
) -> None:
    def told(name: str, value: int, about: bool) -> Report:
        counts = (Count(text=f"{value} delegates", value=value, approx=about),)
        report: Report = writer(name).meeting("Peru", "Chile", day="2025-03-15", counts=counts).report()
        return report

    assert bool(merge([told("a", first, False), told("b", second, approx)]).disagreements) is disputed


WEAKER = ("proposed", "acknowledged", "offered", "announced", "ongoing", "reaffirmed", "agreed", "implemented")


def _promised(write: Write, name: str, day: str, status: str) -> Report:
    report: Report = write(name, day).commitment("Peru", "lend two icebreakers to the coast guard", status).report()
    return report


@pytest.mark.parametrize(("weak", "firm"), list(itertools.pairwise(WEAKER)))
def test_of_two_words_for_a_promise_that_as_many_give_the_weaker_is_shown(writer: Write, weak: str, firm: str) -> None:
    for names in (("a", "b"), ("b", "a")):
        reports = [
            _promised(writer, name, "2025-03-15", status) for name, status in zip(names, (weak, firm), strict=True)
        ]
        (shown,) = merge(reports).commitments
        assert shown.status == weak


@pytest.mark.parametrize(("weak", "firm"), [("refused", "reserved")])
def test_who_reserves_himself_says_less_than_who_refuses(writer: Write, weak: str, firm: str) -> None:
    (shown,) = merge(
        [_promised(writer, "a", "2025-03-15", weak), _promised(writer, "b", "2025-03-15", firm)]
    ).commitments
    assert shown.status == "reserved"


@pytest.mark.parametrize(
    ("earlier", "later", "changed"),
    [
        ("proposed", "offered", True),
        ("offered", "announced", True),
        ("announced", "agreed", True),
        ("agreed", "reaffirmed", True),
        ("reaffirmed", "implemented", True),
        ("announced", "ongoing", True),
        ("acknowledged", "offered", True),
        ("proposed", "acknowledged", False),
        ("agreed", "ongoing", False),
        ("reaffirmed", "agreed", False),
        ("offered", "proposed", False),
    ],
)
def test_the_stages_of_a_promise_follow_one_another(writer: Write, earlier: str, later: str, changed: bool) -> None:
    """Told in two weeks, so that each stage counts."""
    reports = [_promised(writer, "a", "2025-03-15", earlier), _promised(writer, "b", "2025-03-24", later)]
    told = [[step.value for step in one.steps] for one in merge(reports).developments]
    assert told == ([[earlier, later]] if changed else [])


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("de", "Grenzen", "Grenze"),
        ("de", "Häuser", "Häusern"),
        ("fr", "frontières", "frontière"),
        ("ru", "переговоры", "переговоров"),
        ("es", "fronteras", "frontera"),
        ("it", "confini", "confine"),
        ("sv", "gränserna", "gränsen"),
        ("pt", "fronteiras", "fronteira"),
        ("fi", "rajat", "raja"),
    ],
)
def test_inflected_forms_of_a_word_are_one_word_in_its_language(language: str, one: str, other: str) -> None:
    assert wording(one, language).stems == wording(other, language).stems


def test_a_language_without_a_stemmer_keeps_its_words() -> None:
    assert wording("границы", "bg").stems == ("границы",)
    assert wording("Grenzen", "xx").stems == ("grenzen",)
    assert wording("Häuser", "de-AT").stems == wording("Häuser", "de").stems != wording("Häuser", "en").stems
