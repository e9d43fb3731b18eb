"""What is reaffirmed, told again after it was called off, counted otherwise, or dated by its sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from readout.merging import merge
from readout.merging.days import Days, days_of
from readout.merging.relative_days import relative_days
from readout_schemas import When

Write = Callable[..., Any]
SIDES = ("Norway", "Chile")


def _promised(writer: Write, *told: tuple[str, str]) -> Any:
    reports = [
        writer(name, day).commitment("Chile", "lend two icebreakers", status).report()
        for name, (day, status) in zip("abcd", told, strict=False)
    ]
    return merge(reports)


@pytest.mark.parametrize("before", ["offered", "announced"])
def test_who_reaffirms_a_promise_does_not_deny_it(writer: Write, before: str) -> None:
    """`Chile maintains its offer`: reports of that day that only have the offer do not speak against it."""
    briefing = _promised(writer, ("2012-04-13", before), ("2012-04-18", before), ("2012-04-18", "reaffirmed"))
    (promise,) = briefing.commitments
    assert promise.status == "reaffirmed"
    assert [[step.value for step in one.steps] for one in briefing.developments] == [[before, "reaffirmed"]]
    assert briefing.disagreements == ()


def test_what_is_reaffirmed_on_the_day_of_the_promise_is_no_step(writer: Write) -> None:
    briefing = _promised(writer, ("2012-04-18", "announced"), ("2012-04-18", "reaffirmed"))
    assert (briefing.commitments[0].status, briefing.developments) == ("announced", ())


def test_an_offer_and_an_agreement_of_one_day_still_exclude_one_another(writer: Write) -> None:
    briefing = _promised(writer, ("2012-04-18", "offered"), ("2012-04-18", "agreed"))
    assert [one.field for one in briefing.disagreements] == ["status"]


@pytest.mark.parametrize(
    ("told", "disputed"),
    [
        ((("13", "planned"), ("17", "cancelled"), ("18", "planned"), ("18", "cancelled")), True),
        ((("17", "cancelled"), ("18", "proposed"), ("20", "cancelled")), True),
        ((("13", "planned"), ("17", "cancelled"), ("18", "cancelled")), False),
        ((("17", "planned"), ("17", "cancelled")), False),
        ((("17", "planned"), ("17", "cancelled"), ("18", "cancelled")), False),
        ((("13", "planned"), ("17", "cancelled"), ("18", "planned")), False),  # it may be on again
        ((("13", "cancelled"), ("17", "planned"), ("20", "held")), False),
    ],
)
def test_a_plan_told_between_two_words_that_it_is_off_is_disputed(
    writer: Write, told: tuple[tuple[str, str], ...], disputed: bool
) -> None:
    reports = [
        writer(name, f"2012-04-{day}").meeting(*SIDES, day="2012-04-21", place="Lima", status=status).report()
        for name, (day, status) in zip("abcd", told, strict=False)
    ]
    briefing = merge(reports)
    assert len(briefing.meetings) == 1
    found = [one for one in briefing.disagreements if one.field == "status" and "held" not in str(one.claims)]
    assert bool(found) is disputed
    if disputed:
        values = {claim.value for claim in found[0].claims}
        assert values == {told[-2][1], "cancelled"}


@pytest.mark.parametrize(
    ("published", "status", "disputed"),
    [("2009-05-08", "ongoing", True), ("2009-05-11", "ongoing", False), ("2009-05-06", "planned", False)],
)
def test_who_is_absent_while_a_meeting_goes_on_comes_no_more_after_that_day(
    writer: Write, mention: Any, published: str, status: str, disputed: bool
) -> None:
    day = "2009-05-07/2009-05-08"
    went_on = writer("a", published).meeting(*SIDES, absent=(mention("Peru"),), day=day, status=status, place="Lima")
    over = writer("b", "2009-05-11").meeting(*SIDES, "Peru", day=day, place="Lima")
    briefing = merge([went_on.names_too("Peru").report(), over.report()])
    assert len(briefing.meetings) == 1
    assert ("participants" in [one.field for one in briefing.disagreements]) is disputed
    assert ("participants" in [one.field for one in briefing.developments]) is not disputed


def _froze(writer: Write, mention: Any, name: str, published: str, number: str, day: str | None, **other: Any) -> Any:
    """A freeze that hits Mali and a number of managers by name of a group."""
    when = None if day is None else When(text="then", edtf=day, basis="published")
    fields = {"status": "in_force", **other}
    made = writer(name, published).sanction(
        "Mali",
        fields.pop("status"),
        senders=(mention(fields.pop("sender", "Norway")),),
        targets=(mention(fields.pop("named", "Mali")), mention(f"{number} managers")),
        measure=f"asset freeze on {number} more managers",
        measure_kind=fields.pop("kind", "asset_freeze"),
        when=when,
    )
    return made.names_too("Norway", "Peru", "Chad", f"{number} managers").report()


@pytest.mark.parametrize(
    ("other", "measures"),
    [
        ({}, 1),
        ({"day": "2028-06-13"}, 2),
        ({"day": None}, 2),
        ({"named": "Chad"}, 2),
        ({"sender": "Peru"}, 2),
        ({"kind": "trade"}, 2),
    ],
)
def test_a_list_of_one_day_that_shares_a_name_is_one_however_it_is_counted(
    writer: Write, mention: Any, other: dict[str, Any], measures: int
) -> None:
    first = _froze(writer, mention, "a", "2028-06-12", "nine", "2028-06-12")
    second = _froze(writer, mention, "b", "2028-06-13", "ten", **{"day": "2028-06-12", **other})
    briefing = merge([first, second])
    assert len(briefing.sanctions) == measures
    assert bool(briefing.disagreements) is (measures == 1)


def test_a_miscount_is_no_step_from_the_report_of_the_agreement(writer: Write, mention: Any) -> None:
    """A list of nine is agreed, and in force on a day when one of two reports counts ten."""
    agreed = _froze(writer, mention, "a", "2028-06-09", "nine", None, status="agreed")
    force = [_froze(writer, mention, name, f"2028-06-{day}", number, "2028-06-12")
             for name, day, number in (("b", 12, "nine"), ("c", 13, "ten"))]  # fmt: skip
    briefing = merge([agreed, *force])
    assert len(briefing.sanctions) == 1
    assert [one.field for one in briefing.developments] == ["status"]


@pytest.mark.parametrize(
    ("language", "words", "when", "day"),
    [
        ("en", "On Wednesday he called off the talks with Chile of the same day.", "the same day", "2026-10-14"),
        ("de", "Am Dienstag sagte er das Treffen am selben Tag ab.", "am selben Tag", "2026-10-13"),
        ("fr", "Lundi, il a annulé l’entretien prévu le même jour.", "le même jour", "2026-10-12"),
        ("es", "El lunes canceló la cita del martes y otra ese mismo día.", "ese mismo día", None),
        ("en", "He called off the talks of the same day, said Wednesday's paper.", "the same day", None),
    ],
)
def test_the_same_day_is_the_weekday_that_the_sentence_has_named(
    writer: Write, language: str, words: str, when: str, day: str | None
) -> None:
    """And not that of the talks which are to come instead, told after it."""
    off = writer("a", "2026-10-15", language=language)
    off.meeting(*SIDES, status="cancelled", told=words, when=When(text=when, edtf=None, basis="none"))
    off.meeting(*SIDES, status="planned", day="2026-10-16", format="video")
    report = off.report()
    assert relative_days(report.meetings[0], report) == (None if day is None else days_of(day))


def test_what_was_held_is_still_dated_by_what_is_told_after_it(writer: Write) -> None:
    held = writer("a", "2026-10-15", language="en")
    held.meeting(*SIDES, when=When(text="the same day", edtf=None, basis="none"))
    held.meeting("Peru", "Mali", day="2026-10-14")
    report = held.report()
    assert relative_days(report.meetings[0], report) == Days(*[days_of("2026-10-14").first] * 2)
