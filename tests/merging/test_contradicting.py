"""Which values contradict one another, and which follow one another or only look as if they did."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from readout.merging import merge
from readout.merging.deadlines import due_days
from readout_schemas import Count, Report, When


def _counted(write: Callable[..., Any], name: str, text: str, value: int, status: str = "held") -> Report:
    counts = (Count(text=text, value=value, approx=False),)
    made = write(name, "2027-05-04").meeting("Peru", "Chile", day="2027-05-03", counts=counts, status=status)
    return made.report()


def test_two_languages_count_the_same(writer: Callable[..., Any]) -> None:
    reports = [_counted(writer, "a", "12 ministers", 12), _counted(writer, "b", "14 ministri", 14)]
    (told,) = merge(reports).disagreements
    assert (told.field, [claim.value for claim in told.claims]) == ("counts", ["12 ministers", "14 ministri"])


def test_other_ministers_are_counted_on_their_own(writer: Callable[..., Any]) -> None:
    reports = [_counted(writer, "a", "12 foreign ministers", 12), _counted(writer, "b", "14 finance ministers", 14)]
    assert merge(reports).disagreements == ()


def test_who_was_there_in_the_morning_is_no_denial_of_who_came_later(writer: Callable[..., Any]) -> None:
    reports = [_counted(writer, "a", "19 countries", 19, "ongoing"), _counted(writer, "b", "25 countries", 25)]
    told = merge(reports)
    assert told.disagreements == ()
    assert ["19 countries", "25 countries"] in [[step.value for step in one.steps] for one in told.developments]


def test_a_copy_with_a_slip_does_not_contradict_its_wire(writer: Callable[..., Any]) -> None:
    wire = "\n".join(f"The envoys weighed matter {number} of the long border at length." for number in range(30)) + "\n"

    def report(name: str, text: str, value: int) -> Report:
        counts = (Count(text=text, value=value, approx=False),)
        return (
            writer(name, "2027-05-04", wire)
            .meeting("Peru", "Chile", day="2027-05-03", counts=counts, told="They met.")
            .report()
        )

    told = merge([report("a", "25 countries", 25), report("b", "52 countries", 52)])
    assert len(told.meetings) == 1
    assert told.disagreements == ()


def test_a_telephone_is_no_video_and_a_call_may_be_either(writer: Callable[..., Any]) -> None:
    def call(name: str, means: str, told: str) -> Report:
        return writer(name).meeting("Peru", "Chile", day="2025-03-15", format=means, told=told).report()

    video = call("b", "video", "They spoke by video link.")
    (told,) = merge([call("a", "phone", "They spoke by telephone."), video]).disagreements
    assert told.kind == "format"
    assert merge([call("a", "phone", "They held a call."), video]).disagreements == ()


@pytest.mark.parametrize(
    ("language", "words", "disputed"),
    [
        ("en", "before the end of the week", False),
        ("ar", "قبل نهاية الأسبوع", False),
        ("uk", "до кінця тижня", False),
        ("en", "by Sunday", True),
        ("pl", "do niedzieli", True),
        ("en", "by 12 March", True),
    ],
)
def test_the_end_of_a_week_may_be_its_friday(language: str, words: str, disputed: bool) -> None:
    friday = due_days(When(text="by Friday", edtf="2028-03-10", basis="published"), "en")
    end = due_days(When(text=words, edtf="2028-03-12", basis="published"), language)
    assert friday is not None
    assert end is not None
    assert friday.meets(end) is not disputed


def test_another_friday_is_not_the_end_of_this_week() -> None:
    earlier = due_days(When(text="by Thursday", edtf="2028-03-09", basis="published"), "en")
    end = due_days(When(text="by the end of the week", edtf="2028-03-12", basis="published"), "en")
    assert earlier is not None
    assert end is not None
    assert not earlier.meets(end)
