"""What counts as a change from one morning to the next, and what is only told longer, shorter or otherwise spelt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from readout.merging import compare, merge
from readout.merging.developing import told_otherwise
from readout.merging.sides import identities_of
from readout_schemas import Amount, Count, Mention, When

Write = Callable[..., Any]
SIDES = ("Norway", "Chile")


def _count(value: int, text: str) -> tuple[Count, ...]:
    return (Count(text=text, value=value, approx=False),)


def _told(writer: Write, before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str, str, bool]]:
    """Of one meeting, told on the 9th and on the 12th by reports of their own."""
    plan = {"day": "2025-03-11", "status": "planned"}
    briefings = [
        merge([writer(name, day).meeting(*given.pop("sides", SIDES), **{**plan, **given}).names_too("Peru").report()])
        for name, day, given in (("a", "2025-03-09", dict(before)), ("b", "2025-03-12", dict(after)))
    ]
    first, second = (briefing.meetings[0] for briefing in briefings)
    found = told_otherwise(first, second, identities_of(briefings))
    return [(one.field, one.before, one.after, one.disputed) for one in found]


def _fields(several: Any) -> list[tuple[str, str, str]]:
    return [(one.field, one.before, one.after) for entry in several for one in entry.fields]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({}, {"status": "held"}, ("status", "planned", "held")),
        ({}, {"status": "cancelled"}, ("status", "planned", "cancelled")),
        ({"day": "2025-03-10/2025-03-16"}, {}, ("when", "2025-03-10/2025-03-16", "2025-03-11")),
        ({}, {"place": "Lima"}, ("place", "", "Lima")),
        ({"format": "video"}, {"format": "in_person"}, ("format", "video", "in_person")),
    ],
)
def test_a_plan_develops(
    writer: Write, before: dict[str, Any], after: dict[str, Any], expected: tuple[str, str, str]
) -> None:
    assert _told(writer, before, after) == [(*expected, False)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"status": "held"}, {"status": "planned"}),
        ({}, {"day": "2025-03"}),
        ({"place": "Lima"}, {}),
        ({"place": "Vienna"}, {"place": "Austria"}),
        ({"status": "held"}, {"status": "held", "place": "Lima"}),
        ({}, {"sides": (*SIDES, "coalition")}),
        ({"sides": (*SIDES, "some 20 countries")}, {}),
        ({"counts": _count(25, "25 states")}, {"counts": _count(25, "25 countries")}),
        ({"counts": _count(25, "25 states")}, {"counts": _count(7, "seven ministers")}),
        ({"format": "phone"}, {"format": "video"}),
    ],
)
def test_a_longer_list_less_detail_and_another_wording_are_no_news(
    writer: Write, before: dict[str, Any], after: dict[str, Any]
) -> None:
    """Of what is over, a place that was not told yet is no news either."""
    assert _told(writer, before, after) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({}, {"status": "cancelled"}, ("status", "held", "cancelled")),
        ({}, {"day": "2025-03-12"}, ("when", "2025-03-11", "2025-03-12")),
        ({"place": "Lima"}, {"place": "Oslo"}, ("place", "Lima", "Oslo")),
        (
            {"counts": _count(25, "25 states")},
            {"counts": _count(40, "40 states")},
            ("counts", "25 states", "40 states"),
        ),
    ],
)
def test_what_is_said_otherwise_of_what_is_over_is_disputed(
    writer: Write, before: dict[str, Any], after: dict[str, Any], expected: tuple[str, str, str]
) -> None:
    assert _told(writer, {"status": "held", **before}, {"status": "held", **after}) == [(*expected, True)]


def test_who_was_to_come_and_was_absent_is_a_change(writer: Write, mention: Callable[[str], Mention]) -> None:
    there, away = {"sides": (*SIDES, "Peru")}, {"absent": (mention("Peru"),)}
    assert _told(writer, there, away) == [("participants", "Peru taking part", "Peru absent", False)]
    assert _told(writer, away, there) == [("participants", "Peru absent", "Peru taking part", False)]


def test_since_is_the_first_report_that_tells_the_new_value_not_the_first_of_the_record(writer: Write) -> None:
    plan = writer("a", "2025-03-09").meeting(*SIDES, day="2025-03-11", status="planned").report()
    first = writer("b", "2025-03-12").meeting(*SIDES, day="2025-03-11", status="held").report()
    second = writer("c", "2025-03-14").meeting(*SIDES, day="2025-03-11", status="held").report()
    (entry,) = compare(merge([plan]), merge([plan, first, second])).developed
    (field,) = entry.fields
    assert str(field.since) == "2025-03-12"
    assert [span.document for span in field.evidence] == ["b"]
    assert entry.documents == ("b", "c")


def test_a_dispute_begins_with_the_second_value_whichever_report_came_first(writer: Write) -> None:
    late = writer("a", "2025-03-14").sanction("Peru", "agreed").report()
    later = writer("b", "2025-03-15").sanction("Peru", "agreed").report()
    early = writer("c", "2025-03-16").sanction("Peru", "proposed").report()
    (entry,) = compare(merge([late]), merge([late, later, early])).disputed
    assert [str(one.since) for one in entry.fields] == ["2025-03-16"]


def test_what_today_s_report_denies_is_disputed_and_corroborates_nothing(writer: Write) -> None:
    """Today's briefing does not hold yesterday's report."""
    agreed = merge([writer("a", "2025-03-14").sanction("Peru", "agreed").report()])
    proposed = merge([writer("b", "2025-03-15").sanction("Peru", "proposed").report()])
    changes = compare(agreed, proposed)
    assert _fields(changes.disputed) == [("status", "", "agreed / proposed")]
    assert (changes.developed, changes.corroborated, changes.gone) == ((), (), ())


def test_an_old_report_that_is_read_late_develops_nothing(writer: Write) -> None:
    new = merge([writer("a", "2025-03-14").commitment("Chile", "send two ships", "offered").report()])
    old = merge([writer("b", "2025-03-10").commitment("Chile", "send two ships", "agreed").report()])
    assert compare(new, old).developed == ()


def test_a_promise_gets_a_day_and_a_sum(writer: Write) -> None:
    terms = {
        "deadline": When(text="by May", edtf="2025-05-01", basis="stated"),
        "amount": Amount(text="€5 million", value=5e6, currency="EUR", approx=False),
        "conditions": ("if parliament agrees",),
    }
    old = merge([writer("a", "2025-03-10").commitment("Chile", "send two ships").report()])
    new = merge([writer("b", "2025-03-11").commitment("Chile", "send two ships", **terms).report()])
    assert _fields(compare(old, new).developed) == [
        ("deadline", "", "2025-05-01"),
        ("conditions", "", "if parliament agrees"),
        ("amount", "", "€5 million"),
    ]
    assert compare(new, old).developed == ()


@pytest.mark.parametrize(
    ("action", "day", "steps", "disputes"),
    [
        ("raise its support for the water network of Peru", "2027-10-15", 2, 0),
        ("cut its support for the water network of Peru", "2027-10-14", 2, 0),
        ("raise its support for the water network of Peru", "2027-10-13", 0, 1),
        ("pay for the water network of Peru", "2027-10-15", 0, 1),
        ("raise 11 million euros for the water network of Peru", "2027-10-15", 0, 1),
        ("raise funds for the water network of Peru", "2027-10-15", 0, 1),
        ("increase funds for the water network of Peru", "2027-10-15", 2, 0),
    ],
)
def test_a_sum_that_a_later_report_calls_raised_or_cut_is_a_development(
    writer: Callable[..., Any], action: str, day: str, steps: int, disputes: int
) -> None:
    def sum_of(value: int) -> Amount:
        return Amount(text=f"{value} million euros", value=value * 1e6, currency="EUR", approx=False)

    told = {"2027-10-14": ("pay for the water network of Peru", 8), day + " ": (action, 11)}
    reports = [
        writer(name, date.strip()).commitment("Chile", words, "announced", amount=sum_of(value)).report()
        for name, (date, (words, value)) in zip("ab", told.items(), strict=True)
    ]
    briefing = merge(reports, {("a.c1", "b.c1"): "same"})
    assert [len(one.steps) for one in briefing.developments if one.field == "amount"] == ([steps] if steps else [])
    assert len([one for one in briefing.disagreements if one.field == "amount"]) == disputes
