"""What is one thing, and what is not."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from readout.errors import InputError
from readout.merging import Merging, merge
from readout_schemas import Briefing, Count, Mention

Write = Callable[..., Any]


def groups(briefing: Briefing, kind: str) -> list[tuple[str, ...]]:
    return [record.sourcing.records for record in getattr(briefing, kind)]


def test_one_meeting_under_two_names_is_one_with_the_sharper_date_and_place(writer: Write) -> None:
    plan = writer("a", "2025-03-12").meeting(
        "Norway", "Chile", day="2025-03-17/2025-03-23", status="planned", place="Peru"
    )
    held = writer("b", "2025-03-21").meeting("Chile", "Norway", day="2025-03-20", status="held", place="Lima")
    briefing = merge([plan.report(), held.report()])
    (meeting,) = briefing.meetings
    assert (meeting.id, meeting.status, meeting.when.edtf, meeting.place) == ("a.m1", "held", "2025-03-20", "Lima")
    assert meeting.sourcing.records == ("a.m1", "b.m1")
    assert {(variant.field, variant.value) for variant in meeting.sourcing.variants if variant.field == "status"} == {
        ("status", "planned"),
        ("status", "held"),
    }
    assert briefing.disagreements == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"day": "2025-03-11"}, {"day": "2025-03-12"}),
        ({"day": "2025-03-11", "place": "Paris"}, {"day": "2025-03-11", "place": "London"}),
        ({"day": "2025-03-11", "format": "video"}, {"day": "2025-03-11", "format": "in_person"}),
        ({"day": "2025-03-11", "title": "Talks of army chiefs"}, {"day": "2025-03-11", "title": "Summit of leaders"}),
    ],
)
def test_meetings_of_the_same_sides_that_contradict_stay_apart(
    writer: Write, first: dict[str, Any], second: dict[str, Any]
) -> None:
    one = writer("a").meeting("Norway", "Chile", **first).report()
    other = writer("b").meeting("Norway", "Chile", **second).report()
    assert groups(merge([one, other]), "meetings") == [("a.m1",), ("b.m1",)]


def test_what_may_be_either_of_two_that_a_report_tells_apart_is_neither(writer: Write) -> None:
    one = writer("a").meeting("Norway", "Chile", day="2025-03-11").meeting("Norway", "Chile", day="2025-03-11")
    other = writer("b").meeting("Norway", "Chile", day="2025-03-11")
    briefing = merge([one.report(), other.report()])
    assert groups(briefing, "meetings") == [("a.m1",), ("a.m2",), ("b.m1",)]
    assert [(pair.first, pair.second) for pair in briefing.unsure] == [("a.m1", "b.m1"), ("a.m2", "b.m1")]


def test_different_sides_on_one_day_are_different_meetings(writer: Write) -> None:
    one = writer("a").meeting("Norway", "Chile", day="2025-03-11").report()
    other = writer("b").meeting("Peru", "Ghana", day="2025-03-11").report()
    assert len(merge([one, other]).meetings) == 2


def test_an_utterance_quoted_in_part_and_translated_back_is_one(writer: Write) -> None:
    whole = "Our soldiers will meet in Oslo to put strong plans in place to swing in behind a peace deal."
    back = "the soldiers meet in Oslo and put strong plans to swing behind a peace agreement"
    reports = [
        writer("a").statement("Berg", whole, "2025-03-15").report(),
        writer("b").statement("Berg", "swing in behind a peace deal").report(),
        writer("c", "2025-03-16").statement("Berg", back, "2025-03-15").report(),
    ]
    (statement,) = merge(reports).statements
    assert statement.sourcing.records == ("a.s1", "b.s1", "c.s1")
    assert statement.quotes[0].text == whole
    assert [variant.document for variant in statement.sourcing.variants if variant.field == "quotes"] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Berg", "the ball is in his court", "2025-03-15"), ("Lie", "the ball is in his court", "2025-03-15")),
        (("Berg", "the ball is in his court", "2025-03-11"), ("Berg", "the ball is in his court", "2025-03-15")),
        (
            ("Berg", "monitor a ceasefire", "2025-03-15"),
            ("Berg", "talk of monitoring a complete ceasefire", "2025-03-15"),
        ),
        (("Berg", "ball is in his court", "2025-03-15"), ("Berg", "now the ball was in Russia’s court", "2025-03-15")),
    ],
)
def test_the_same_motif_is_not_the_same_utterance(writer: Write, first: Any, second: Any) -> None:
    reports = [writer("a").statement(*first).report(), writer("b").statement(*second).report()]
    assert len(merge(reports).statements) == 2


def test_a_verdict_settles_what_the_rules_leave_open(writer: Write) -> None:
    one = writer("a").statement("Berg", "monitor a ceasefire", "2025-03-15").report()
    other = writer("b").statement("Berg", "talk of monitoring a complete ceasefire", "2025-03-15").report()
    merging = Merging([one, other])
    (open_pair,) = merging.unsure()
    assert len(merging.briefing({(open_pair.first, open_pair.second): "same"}).statements) == 1
    assert [judgement.by for judgement in merging.briefing({("b.s1", "a.s1"): "unsure"}).unsure] == ["model"]
    assert merging.briefing({("a.s1", "b.s1"): "different"}).unsure == ()


def test_a_sanction_agreed_in_one_report_and_discussed_in_another_keeps_the_weaker(writer: Write) -> None:
    reports = [writer("a").sanction("Chile", "agreed").report(), writer("b").sanction("Chile", "proposed").report()]
    briefing = merge(reports)
    (sanction,) = briefing.sanctions
    assert (sanction.status, sanction.sourcing.standing) == ("proposed", "disputed")
    (disagreement,) = briefing.disagreements
    assert (disagreement.kind, [claim.value for claim in disagreement.claims]) == ("status", ["agreed", "proposed"])


def test_seizure_and_freeze_are_two_sanctions(writer: Write) -> None:
    one = writer("a").sanction("Chile", "proposed", measure_kind="asset_seizure").report()
    other = writer("b").sanction("Chile", "in_force", measure_kind="asset_freeze").report()
    assert len(merge([one, other]).sanctions) == 2


def test_a_promise_offered_on_a_condition_and_called_settled_is_disputed(writer: Write) -> None:
    one = writer("a").commitment(
        "Chile", "send two ships to Peru", "agreed", told="Chile has agreed to send two ships."
    )
    other = writer("b").commitment(
        "Chile", "send two ships to Peru", "offered", told="Chile offered to send two ships."
    )
    (disagreement,) = merge([one.report(), other.report()]).disagreements
    assert (disagreement.kind, disagreement.field) == ("status", "status")


def test_a_condition_that_only_one_report_has_is_no_disagreement(writer: Write) -> None:
    one = writer("a").commitment("Chile", "send two ships to Peru").report()
    other = writer("b").commitment("Chile", "send two ships to Peru", conditions=("if asked",)).report()
    briefing = merge([one, other])
    assert briefing.commitments[0].conditions == ("if asked",)
    assert briefing.disagreements == ()


@pytest.mark.parametrize(
    ("first", "second", "kinds"),
    [
        (Count(text="25 countries", value=25, approx=False), Count(text="around 25 states", value=25, approx=True), []),
        (Count(text="25 countries", value=25, approx=False), Count(text="about 24 nations", value=24, approx=True), []),
        (Count(text="25 countries", value=25, approx=False), Count(text="40 envoys", value=40, approx=False), []),
        (
            Count(text="25 countries", value=25, approx=False),
            Count(text="31 nations", value=31, approx=False),
            ["number"],
        ),
    ],
)
def test_only_counts_of_the_same_thing_that_cannot_both_be_right_disagree(
    writer: Write, first: Count, second: Count, kinds: list[str]
) -> None:
    one = writer("a").meeting("Norway", "Chile", "Peru", day="2025-03-11", counts=(first,)).report()
    other = writer("b").meeting("Norway", "Chile", "Peru", day="2025-03-11", counts=(second,)).report()
    briefing = merge([one, other])
    assert len(briefing.meetings) == 1
    assert [found.kind for found in briefing.disagreements] == kinds


def test_who_is_absent_in_one_report_and_there_in_another_is_disputed(writer: Write) -> None:
    one = writer("a").meeting("Norway", "Chile", "Peru", day="2025-03-11").report()
    other = writer("b").meeting(
        "Norway",
        "Chile",
        day="2025-03-11",
        absent=(Mention(party="country-peru", name="Peru", kind="country", as_written=None),),
    )
    other.names.add("Peru")
    (disagreement,) = merge([one, other.report()]).disagreements
    assert disagreement.kind == "attendance"


def test_the_order_of_the_reports_does_not_matter(writer: Write) -> None:
    reports = [
        writer(name, day)
        .meeting("Norway", "Chile", day="2025-03-11", place=place)
        .statement("Berg", f"We will come to {place or 'the talks'} and stay there for ever", "2025-03-11")
        .sanction("Peru", status)
        .report()
        for name, day, place, status in [
            ("d", "2025-03-11", None, "agreed"),
            ("a", "2025-03-13", "Lima", "proposed"),
            ("c", "2025-03-12", "Lima", "agreed"),
            ("b", None, None, "in_force"),
        ]
    ]
    made = {merge(order).model_dump_json(exclude={"run"}) for order in itertools.permutations(reports)}
    assert len(made) == 1


def test_copies_of_one_text_are_one_source(writer: Write) -> None:
    story = " ".join(f"word{number} and" for number in range(200))
    a, b = writer("a", text=story + "\n"), writer("b", text="Updated. " + story + "\n")
    reports = [each.sanction("Chile").report() for each in (a, b)]
    (copied,) = merge(reports).sanctions
    assert (copied.sourcing.documents, copied.sourcing.independent) == (("a", "b"), 1)
    assert copied.sourcing.standing == "single_source"
    own = [writer(name, text=f"{name} tells its own tale.\n").sanction("Chile").report() for name in ("c", "d")]
    assert merge(own).sanctions[0].sourcing.standing == "corroborated"


def test_reports_of_one_agency_are_one_source(writer: Write) -> None:
    reports = [
        writer(name, text=f"OSLO (Reuters) - {name} has words of its own.\n").sanction("Chile").report()
        for name in ("a", "b")
    ]
    assert merge(reports).sanctions[0].sourcing.independent == 1


def test_a_document_cannot_be_merged_twice(writer: Write) -> None:
    report = writer("a").sanction("Chile").report()
    with pytest.raises(InputError, match="two reports are of document 'a'"):
        merge([report, report])


def test_every_record_of_the_reports_is_in_exactly_one_of_the_briefing(writer: Write) -> None:
    reports = [
        writer(name).meeting("Norway", "Chile", day="2025-03-11").commitment("Peru", "send ten ships home").report()
        for name in "abc"
    ]
    briefing = merge(reports)
    members = [name for record in briefing.records() for name in record.sourcing.records]
    assert sorted(members) == sorted(record.id for report in reports for record in report.records())
