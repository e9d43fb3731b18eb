"""What is worked out of a record before it is compared."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from readout.merging import Merging
from readout.merging.comparable import EVER, bare, in_one_news, published_apart
from readout.merging.days import Days
from readout_schemas import Amount, Count, Mention, When

Write = Callable[..., Any]


def _ready(kind: Any, made: Any) -> Any:
    (one,) = Merging([made.report()]).records[kind]
    return one


@pytest.mark.parametrize(
    ("given", "first", "last"),
    [
        ({}, -10, 0),
        ({"status": "ongoing"}, -10, 0),
        ({"status": "planned"}, 0, 30),
        ({"status": "proposed"}, 0, 30),
        ({"status": "cancelled"}, -10, 30),
        ({"status": "planned", "when": When(text="after the summit", edtf=None, basis="none")}, 0, None),
        ({"status": "held", "when": When(text="after the summit", edtf=None, basis="none")}, -10, 0),
        ({"day": "2025-03-11"}, -4, -4),
        ({"day": "2025-03-10/2025-03-12"}, -5, -3),
    ],
)
def test_a_meeting_without_a_date_lies_near_its_report(
    writer: Write, given: dict[str, Any], first: int, last: int | None
) -> None:
    """What was held in the ten days before, what is planned in the thirty after; a plan that is put off at any time."""
    one = _ready("meeting", writer("a").meeting("Peru", "Chile", **given))
    assert one.window == Days(one.published + first, EVER.last if last is None else one.published + last)
    assert (one.days is not None) is ("day" in given)
    assert one.told == one.days


def test_words_and_measures_are_of_the_ten_days_before_and_undated_reports_of_any_time(writer: Write) -> None:
    for kind, made in (
        ("statement", writer("a").statement("Berg", "So it is")),
        ("commitment", writer("a").commitment("Peru", "send ships", "proposed")),
        ("sanction", writer("a").sanction("Peru", "proposed")),
    ):
        one = _ready(kind, made)
        assert one.window == Days(one.published - 10, one.published)
        assert (one.days, one.form, one.moved, one.place) == (None, "", False, None)
    undated = _ready("meeting", writer("a", None).meeting("Peru", "Chile", status="planned"))
    assert (undated.window, undated.published) == (EVER, None)


@pytest.mark.parametrize(
    ("first", "second", "apart", "one_news"),
    [("15", "15", 0, True), ("15", "19", 4, True), ("19", "15", 4, True), ("15", "20", 5, False)],
)
def test_what_is_published_within_four_days_is_one_news(
    writer: Write, first: str, second: str, apart: int, one_news: bool
) -> None:
    one, other = (_ready("sanction", writer("a", f"2025-03-{day}").sanction("Peru")) for day in (first, second))
    assert published_apart(one, other) == apart
    assert in_one_news(one.published, other.published) is one_news
    undated = _ready("sanction", writer("a", None).sanction("Peru"))
    assert published_apart(one, undated) is published_apart(undated, one) is None
    assert not in_one_news(one.published, None)
    assert not in_one_news(None, one.published)


@pytest.mark.parametrize(
    ("sides", "given", "more"),
    [
        (("Peru", "Chile"), {}, False),
        (("Peru", "coalition"), {}, True),
        (("Peru", "Chile"), {"title": "Summit"}, False),
        (("Peru", "Chile", "Mali"), {"title": "Summit"}, True),
        (("Peru",), {"title": "Summit"}, True),
        (("Peru", "Chile", "Mali"), {"title": "Talks on the sidelines of the summit"}, False),
        (("Peru", "Chile", "Mali"), {"title": "Talks before the summit"}, False),
        (("Peru", "Chile", "Mali"), {"title": "Talks at the conference"}, False),
        (("Peru", "Chile"), {"counts": (Count(text="two countries", value=2, approx=False),)}, False),
        (("Peru", "Chile"), {"counts": (Count(text="three countries", value=3, approx=False),)}, True),
        (("Peru", "Chile"), {"counts": (Count(text="three envoys", value=3, approx=False),)}, False),
    ],
)
def test_more_take_part_than_are_named(
    writer: Write, sides: tuple[str, ...], given: dict[str, Any], more: bool
) -> None:
    """By a group, a higher count, or what the meeting is called, unless its report names nobody but two sides."""
    assert _ready("meeting", writer("a").meeting(*sides, **given)).more is more


def test_a_summit_of_two_beside_others_is_of_more(writer: Write) -> None:
    alone, others = (writer("a").meeting("Peru", "Chile", title="Summit") for _ in range(2))
    assert not _ready("meeting", alone).more
    assert _ready("meeting", others.names_too("Mali")).more


def test_who_acts_for_whom_and_who_is_absent_is_known_by_party(
    writer: Write, mention: Callable[[str], Mention]
) -> None:
    made = writer("a").meeting("Peru", "coalition", hosts=(mention("Mali"),), absent=(mention("Togo"),))
    one = _ready("meeting", made.names_too("Mali", "Togo"))
    assert (one.parties, one.groups) == ({"country-peru"}, {"group-coalition"})
    assert (one.hosts, one.absent, one.beneficiaries) == ({"country-mali"}, {"country-togo"}, frozenset())
    hosted = _ready("meeting", writer("a").meeting(hosts=(mention("Mali"),)).names_too("Mali"))
    assert hosted.parties == {"country-mali"}
    promise = writer("a").commitment("Peru", "send ships", beneficiary=(mention("Mali"),)).names_too("Mali")
    assert _ready("commitment", promise).beneficiaries == {"country-mali"}
    senders = (mention("Mali"), mention("coalition"))
    measure = _ready("sanction", writer("a").sanction("Peru", senders=senders).names_too("Mali", "coalition"))
    assert (measure.parties, measure.hosts, measure.groups) == ({"country-peru"}, {"country-mali"}, {"group-coalition"})


@pytest.mark.parametrize(
    ("value", "currency", "expected"),
    [(5e6, "EUR", (5e6, "EUR")), (5e6, None, (5e6, "")), (None, "EUR", None), (0.0, "EUR", (0.0, "EUR"))],
)
def test_a_sum_is_its_value_and_currency(
    writer: Write, value: float | None, currency: str | None, expected: tuple[float, str] | None
) -> None:
    amount = Amount(text="much", value=value, currency=currency, approx=False)
    assert _ready("commitment", writer("a").commitment("Peru", "give money", amount=amount)).amount == expected
    assert _ready("sanction", writer("a").sanction("Peru", amount=amount)).amount == expected
    assert _ready("sanction", writer("a").sanction("Peru")).amount is None


def test_a_record_is_numbered_and_dated_by_the_words_that_name_it(writer: Write) -> None:
    meeting = _ready("meeting", writer("a").meeting("Peru", "Chile", title="Third round of 2024", told="Fifth round."))
    assert (meeting.ordinals, meeting.years, meeting.instruments) == ({("round", 3)}, {"2024"}, frozenset())
    promise = _ready("commitment", writer("a").commitment("Peru", "give the third tranche of 2024 under Law 12"))
    assert (promise.ordinals, promise.years, promise.instruments) == ({("package", 3)}, {"2024"}, frozenset())
    measure = writer("a").sanction("Peru", measure="third package of 2024", told="By Regulation 12/2020.")
    sanction = _ready("sanction", measure)
    assert (sanction.ordinals, sanction.years, sanction.instruments) == ({("package", 3)}, {"2024"}, {"12/2020"})
    said = _ready("statement", writer("a").statement("Berg", "The third package of 2024"))
    assert (said.ordinals, said.years) == (frozenset(), frozenset())


def test_a_meeting_is_told_by_its_title_and_topics_and_a_measure_by_its_words(writer: Write) -> None:
    meeting = _ready("meeting", writer("a").meeting("Peru", "Chile", title="Talks", topics=("fish", "salt")))
    assert [one.stems for one in meeting.wordings] == [("talk", "fish", "salt")]
    sanction = _ready("sanction", writer("a").sanction("Peru", measure="ban on jade"))
    assert [one.stems for one in sanction.wordings] == [("ban", "on", "jade")]


def test_an_utterance_is_told_by_each_quotation_and_by_all_in_a_row(writer: Write) -> None:
    made = writer("a").statement("Berg", "Ships sail")
    (record,) = made.records["statements"]
    more = made.evidence("Boats float")
    quotes = [record.quotes[0].model_copy(update={"translation": "Vessels go"})]
    quotes.append(quotes[0].model_copy(update={"text": more.text, "start": more.start, "end": more.end}))
    made.records["statements"] = [record.model_copy(update={"quotes": tuple(quotes[:1])})]
    assert [one.stems for one in _ready("statement", made).wordings] == [("ship", "sail"), ("vessel", "go")]
    made.records["statements"] = [record.model_copy(update={"quotes": tuple(quotes), "evidence": (more,)})]
    assert [" ".join(one.stems) for one in _ready("statement", made).wordings] == [
        "ship sail", "boat float", "ship sail boat float", "vessel go", "vessel go", "vessel go vessel go",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "dated"),
    [
        ("He said: Today we sail.", False),
        ("He said today: Today we sail.", True),
        ("Berg spoke. TODAY we sail.", False),
    ],
)
def test_today_in_the_words_of_a_speaker_is_not_the_today_of_the_report(writer: Write, told: str, dated: bool) -> None:
    made = writer("a").statement("Berg", "Today we sail")
    (record,) = made.records["statements"]
    when = When(text="today", edtf="2025-03-15", basis="published")
    made.records["statements"] = [record.model_copy(update={"when": when, "evidence": (made.evidence(told),)})]
    assert (_ready("statement", made).days is not None) is dated
    elsewhere = when.model_copy(update={"text": "on Saturday"})
    made.records["statements"] = [record.model_copy(update={"when": elsewhere})]
    assert _ready("statement", made).days


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("“We  WILL go.”", "we will go", True),
        ("We will go …", "we will go!", True),
        ("'We will go,'", "We will go;", True),
        ("We will go", "We will goo", False),
        ("We. Will go", "We will go", False),
    ],
)
def test_a_quotation_is_the_same_without_case_space_and_marks_at_its_ends(one: str, other: str, same: bool) -> None:
    assert (bare(one) == bare(other)) is same
