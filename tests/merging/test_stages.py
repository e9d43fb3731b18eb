"""What becomes of a status in time, which of two is the weaker, and which exclude one another."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from readout.merging import Merging
from readout.merging.stages import Course, changed, counted_in_turn, course, in_time, raised_in_turn
from readout_schemas import RecordType, Report, When

Write = Callable[..., Any]
WEAKER = {
    "meeting": ("proposed", "planned", "cancelled", "ongoing", "held"),
    "commitment": (
        "reserved", "proposed", "acknowledged", "offered", "announced", "ongoing", "reaffirmed", "agreed",
        "implemented", "refused",
    ),
    "sanction": ("proposed", "agreed", "lifted", "in_force"),
}  # fmt: skip


def _report(write: Write, kind: RecordType, name: str, day: str | None, status: str, **fields: Any) -> Report:
    made = write(name, day and f"2025-03-{day}")
    match kind:
        case "meeting":
            made.meeting("Norway", "Chile", status=status, **fields)
        case "commitment":
            made.commitment("Norway", fields.pop("action", "send ships"), status, **fields)
        case _:
            made.sanction("Norway", status, **fields)
    report: Report = made.report()
    return report


def _members(write: Write, kind: RecordType, *told: tuple[str | None, str], **fields: Any) -> list[Any]:
    """One record of a report for each (day, status), in the order of publication."""
    reports = [_report(write, kind, name, *each, **fields) for name, each in zip("abcdef", told, strict=False)]
    return Merging(reports).records[kind]


def _course(members: Sequence[Any]) -> tuple[str, list[str], list[str]]:
    found: Course = course(members, lambda document: document)
    steps, disputed = ([one.record.status for one in several] for several in (found.steps, found.disputed))
    return found.value, steps, disputed


@pytest.mark.parametrize(
    ("kind", "weak", "firm"),
    [(kind, *pair) for kind, order in WEAKER.items() for pair in itertools.combinations(order, 2)],
)
def test_of_two_that_as_many_undated_reports_give_the_weaker_is_shown(
    writer: Write, kind: Any, weak: str, firm: str
) -> None:
    """But for what came of a meeting: a plan is no denial of it."""
    outcomes = {weak, firm} & {"held", "cancelled"} if kind == "meeting" else set()
    expected = outcomes.pop() if len(outcomes) == 1 else weak
    for order in ((weak, firm), (firm, weak)):
        assert _course(_members(writer, kind, *((None, status) for status in order)))[0] == expected


@pytest.mark.parametrize(
    ("kind", "told", "value", "steps"),
    [
        ("meeting", [("10", "proposed"), ("11", "planned"), ("12", "held")], "held", ["proposed", "planned", "held"]),
        ("meeting", [("10", "planned"), ("10", "held")], "held", ["planned", "held"]),
        ("meeting", [("10", "planned"), ("10", "ongoing"), ("12", "held")], "held", ["planned", "ongoing", "held"]),
        ("meeting", [("10", "planned"), ("12", "held"), ("12", "cancelled")], "cancelled", ["planned", "cancelled"]),
        ("meeting", [("10", "held"), ("12", "planned")], "held", []),
        ("meeting", [("10", "held"), ("12", "cancelled")], "cancelled", []),
        ("meeting", [("10", "planned"), ("12", "planned")], "planned", []),
        ("meeting", [("10", "planned"), (None, "held")], "held", []),
        ("sanction", [("10", "proposed"), ("11", "agreed"), ("12", "in_force"), ("13", "lifted")], "lifted",
         ["proposed", "agreed", "in_force", "lifted"]),
        ("sanction", [("10", "proposed"), ("10", "agreed")], "proposed", []),
        ("sanction", [("10", "proposed"), ("11", "agreed"), ("12", "proposed"), ("13", "proposed")], "proposed", []),
        ("sanction", [("10", "proposed"), ("11", "agreed"), ("12", "agreed"), ("13", "proposed")], "agreed",
         ["proposed", "agreed"]),
        ("sanction", [("10", "proposed"), ("11", "agreed"), ("12", "in_force"), ("12", "agreed"), ("13", "agreed")],
         "agreed", ["proposed", "agreed"]),
        ("sanction", [("10", "proposed"), ("11", "agreed"), ("11", "in_force"), ("12", "agreed")], "agreed", []),
        ("commitment", [("10", "offered"), ("11", "agreed"), ("12", "implemented")], "implemented",
         ["offered", "agreed", "implemented"]),
        ("commitment", [("10", "offered"), ("11", "announced"), ("12", "agreed")], "agreed", ["offered", "agreed"]),
        ("commitment", [("10", "offered"), ("14", "announced")], "offered", []),
        ("commitment", [("10", "offered"), ("15", "announced")], "announced", ["offered", "announced"]),
    ],
)  # fmt: skip
def test_the_course_of_a_status_is_its_stages_in_the_order_of_publication(
    writer: Write, kind: Any, told: list[tuple[str | None, str]], value: str, steps: list[str]
) -> None:
    """A step is what a report tells after all that was said before; most later reports may know of no such step."""
    assert _course(_members(writer, kind, *told))[:2] == (value, steps)


@pytest.mark.parametrize(
    ("kind", "told", "disputed"),
    [
        ("meeting", [("10", "held"), ("12", "cancelled")], True),
        ("meeting", [("10", "cancelled"), ("10", "held")], True),
        ("meeting", [("10", "planned"), ("10", "cancelled")], False),
        ("meeting", [("10", "ongoing"), ("10", "held")], False),
        ("sanction", [("10", "agreed"), ("10", "in_force")], True),
        ("sanction", [("12", "agreed"), ("10", "in_force")], True),
        ("sanction", [("10", "agreed"), ("12", "in_force")], False),
        ("sanction", [(None, "agreed"), ("10", "in_force")], True),
        ("sanction", [("10", "agreed"), (None, "in_force")], True),
        ("sanction", [("10", "agreed"), ("10", "agreed")], False),
        ("commitment", [("10", "offered"), ("10", "agreed")], True),
        ("commitment", [("10", "agreed"), ("11", "offered")], True),
        ("commitment", [("10", "offered"), ("11", "agreed")], False),
        ("commitment", [("10", "offered"), ("10", "announced")], False),
        ("commitment", [("10", "proposed"), ("10", "announced")], True),
        ("commitment", [("10", "announced"), ("10", "implemented")], False),
        ("commitment", [("10", "acknowledged"), ("10", "agreed")], False),
        ("commitment", [("10", "refused"), ("10", "agreed")], True),
        ("commitment", [("10", "refused"), ("11", "agreed")], False),
        ("commitment", [("11", "refused"), ("10", "agreed")], False),
        ("commitment", [(None, "refused"), ("10", "agreed")], True),
        ("commitment", [("10", "reserved"), ("10", "refused")], False),
    ],
)
def test_statuses_exclude_one_another_at_one_moment(
    writer: Write, kind: Any, told: list[tuple[str | None, str]], disputed: bool
) -> None:
    members = _members(writer, kind, *told)
    found = course(members, lambda document: document).disputed
    assert found == (tuple(members) if disputed else ())


def test_only_those_whose_statuses_exclude_one_another_are_disputed(writer: Write) -> None:
    members = _members(writer, "sanction", ("10", "proposed"), ("12", "in_force"), ("12", "in_force"), ("13", "agreed"))
    assert [one.id for one in course(members, lambda document: document).disputed] == ["b.x1", "c.x1", "d.x1"]


def test_one_report_has_no_course_and_words_have_no_status(writer: Write) -> None:
    assert _course(_members(writer, "sanction", ("10", "agreed"))) == ("agreed", [], [])
    said = [writer(name).statement("Berg", "So it is").report() for name in "a"]
    (one,) = Merging(said).records["statement"]
    assert course([one], lambda document: document) == Course("", (), ())
    assert in_time(one) == (one.published, 0)


def test_copies_have_one_vote_on_a_status(writer: Write) -> None:
    members = _members(writer, "sanction", (None, "agreed"), (None, "agreed"), (None, "proposed"))
    assert course(members, lambda document: document).value == "agreed"
    assert course(members, lambda document: "x" if document in "ab" else document).value == "proposed"


@pytest.mark.parametrize(
    ("kind", "told", "expected"),
    [
        ("meeting", [("10", "planned"), ("12", "planned")], True),
        ("meeting", [("10", "planned"), ("10", "planned")], False),
        ("meeting", [("10", "proposed"), ("10", "planned")], True),
        ("meeting", [("10", "planned"), ("10", "held")], True),
        ("meeting", [("10", "ongoing"), ("10", "held")], True),
        ("meeting", [("10", "ongoing"), ("12", "ongoing")], False),
        ("meeting", [("10", "held"), ("12", "held")], False),
        ("meeting", [("10", "held"), ("12", "planned")], False),
        ("meeting", [("10", "cancelled"), ("12", "held")], False),
        ("meeting", [(None, "planned"), ("12", "held")], False),
        ("sanction", [("10", "agreed"), ("12", "in_force")], True),
        ("sanction", [("10", "agreed"), ("10", "in_force")], False),
        ("sanction", [("10", "in_force"), ("12", "agreed")], False),
        ("sanction", [("10", "agreed"), ("12", "agreed")], False),
        ("commitment", [("10", "offered"), ("12", "announced")], False),
        ("commitment", [("10", "offered"), ("14", "announced")], False),
        ("commitment", [("10", "offered"), ("15", "announced")], True),
        ("commitment", [("10", "offered"), ("12", "agreed")], True),
    ],
)
def test_two_reports_are_of_two_moments_where_a_thing_went_a_stage_further(
    writer: Write, kind: Any, told: list[tuple[str | None, str]], expected: bool
) -> None:
    one, other = _members(writer, kind, *told)
    assert (changed(one, other), changed(other, one)) == (expected, expected)


@pytest.mark.parametrize(
    ("told", "words", "expected"),
    [
        ([("10", "planned"), ("12", "held")], "on Monday", True),
        ([("10", "proposed"), ("12", "held")], "on Monday", True),
        ([("10", "ongoing"), ("12", "held")], "on Monday", False),
        ([("10", "ongoing"), ("12", "held")], "on Monday morning", True),
        ([("10", "ongoing"), ("12", "held")], None, False),
        ([("10", "ongoing"), ("10", "held")], "on Monday", True),
        ([("10", "held"), ("12", "held")], "on Monday morning", False),
    ],
)
def test_who_takes_part_is_counted_in_turn_of_a_plan_and_while_they_arrive(
    writer: Write, told: list[tuple[str | None, str]], words: str | None, expected: bool
) -> None:
    when = None if words is None else When(text=words, edtf="2025-03-10", basis="published")
    one, other = _members(writer, "meeting", *told, when=when)
    assert (counted_in_turn(one, other), counted_in_turn(other, one)) == (expected, expected)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("10", "pay for ships"), ("11", "raise its aid for ships"), True),
        (("10", "pay for ships"), ("10", "cut its aid for ships"), True),
        (("11", "pay for ships"), ("10", "raise its aid for ships"), False),
        (("10", "pay for ships"), ("11", "lend ships"), False),
        (("10", "raise its aid"), ("11", "raise its aid"), False),
        ((None, "pay for ships"), ("11", "raise its aid for ships"), False),
        (("10", "pay for ships"), (None, "raise its aid for ships"), False),
    ],
)
def test_a_sum_is_of_two_moments_where_the_later_report_is_of_a_raise_or_a_cut(
    writer: Write, first: tuple[str | None, str], second: tuple[str | None, str], expected: bool
) -> None:
    reports = [
        _report(writer, "commitment", name, day, "announced", action=action)
        for name, (day, action) in zip("ab", (first, second), strict=True)
    ]
    one, other = Merging(reports).records["commitment"]
    assert (raised_in_turn(one, other), raised_in_turn(other, one)) == (expected, expected)


def test_a_sum_of_an_offer_and_of_an_agreement_are_of_two_moments(writer: Write) -> None:
    one, other = _members(writer, "commitment", ("10", "offered"), ("12", "agreed"))
    assert raised_in_turn(one, other)
