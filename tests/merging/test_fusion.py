"""What a merged field says, who is cited for it, and what changed in time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from readout.merging import Merging, merge
from readout_schemas import Mention

Write = Callable[..., Any]
ACTION = "observe a truce of thirty days"


def test_what_most_sources_say_is_shown_and_the_lone_weaker_word_is_a_variant(writer: Write) -> None:
    reports = [
        writer("a").commitment("Chile", ACTION, "agreed").report(),
        writer("b").commitment("Chile", ACTION, "offered").report(),
        writer("c", "2025-03-16").commitment("Chile", ACTION, "agreed").report(),
    ]
    briefing = merge(reports)
    (truce,) = briefing.commitments
    assert truce.status == "agreed"
    assert {one.value for one in truce.sourcing.variants if one.field == "status"} == {"agreed", "offered"}
    assert [one.field for one in briefing.disagreements] == ["status"]
    assert briefing.developments == ()


def test_of_two_that_as_many_say_the_weaker_is_shown(writer: Write) -> None:
    reports = [writer("a").sanction("Chile", "agreed").report(), writer("b").sanction("Chile", "proposed").report()]
    assert merge(reports).sanctions[0].status == "proposed"


def test_copies_have_one_vote(writer: Write) -> None:
    story = " ".join(f"word{number} and" for number in range(80)) + "\n"
    reports = [
        *(writer(name, text=story).sanction("Chile", "agreed").report() for name in "abc"),
        writer("d", text="Its own words.\n").sanction("Chile", "proposed").report(),
    ]
    assert merge(reports).sanctions[0].status == "proposed"


@pytest.mark.parametrize(
    ("first", "second", "steps"),
    [
        (("sanction", "proposed"), ("sanction", "in_force"), ["proposed", "in_force"]),
        (("sanction", "agreed"), ("sanction", "in_force"), ["agreed", "in_force"]),
        (("commitment", "offered"), ("commitment", "agreed"), ["offered", "agreed"]),
        (("commitment", "announced"), ("commitment", "implemented"), ["announced", "implemented"]),
        (("commitment", "announced"), ("commitment", "agreed"), []),
        (("commitment", "implemented"), ("commitment", "agreed"), []),
    ],
)
def test_what_becomes_of_a_matter_in_later_reports_is_a_development(
    writer: Write, first: Any, second: Any, steps: list[str]
) -> None:
    def report(name: str, day: str, kind: str, status: str) -> Any:
        one = writer(name, day)
        return (
            one.sanction("Chile", status) if kind == "sanction" else one.commitment("Chile", ACTION, status)
        ).report()

    briefing = merge([report("a", "2025-03-10", *first), report("b", "2025-03-14", *second)])
    assert [[step.value for step in one.steps] for one in briefing.developments] == ([steps] if steps else [])
    assert briefing.disagreements == ()
    if steps:
        assert next(iter(briefing.records())).status == steps[-1]


def test_a_weaker_word_after_a_firmer_one_is_a_disagreement(writer: Write) -> None:
    reports = [
        writer("a", "2025-03-10").sanction("Chile", "in_force").report(),
        writer("b", "2025-03-12").sanction("Chile", "proposed").report(),
    ]
    briefing = merge(reports)
    assert ([one.field for one in briefing.disagreements], briefing.developments) == (["status"], ())


def test_a_held_meeting_rests_on_the_sentence_that_says_it_was_held(writer: Write) -> None:
    plan = writer("a", "2025-03-10").meeting(
        "Norway", "Chile", day="2025-03-11", status="planned", told="They will meet on Tuesday."
    )
    held = writer("b", "2025-03-12").meeting("Norway", "Chile", day="2025-03-11", told="They met on Tuesday.")
    (meeting,) = merge([plan.report(), held.report()]).meetings
    assert [span.text for span in meeting.sourcing.carrying("status")] == ["They met on Tuesday."]
    assert [entry.documents for entry in meeting.sourcing.fields if entry.field == "when"] == [("a", "b")]


def test_a_participant_is_one_of_a_source_of_that_meeting_and_cites_it(writer: Write) -> None:
    one = writer("a").meeting("Mali", "Chad", "Togo", "Benin", day="2025-03-11", place="Accra").report()
    other = writer("b").meeting("Mali", "Chad", "Togo", "Benin", "Ghana", day="2025-03-11", place="Accra").report()
    (meeting,) = merge([one, other]).meetings
    assert [side.name for side in meeting.participants] == ["Mali", "Chad", "Togo", "Benin", "Ghana"]
    assert {span.document for span in meeting.sourcing.carrying("participants", "country-ghana")} == {"b"}


def test_documents_that_count_as_one_say_why(writer: Write) -> None:
    reports = [
        writer(name, text=f"OSLO, March 3 (Nordwire) - {name} has words of its own.\n").sanction("Chile").report()
        for name in ("a", "b")
    ]
    (sanction,) = merge(reports).sanctions
    assert [(one.documents, one.reason) for one in sanction.sourcing.origins] == [
        (("a", "b"), "both are credited to Nordwire")
    ]


def test_an_agency_that_is_only_quoted_is_no_credit(writer: Write) -> None:
    texts = {
        "a": " ".join(f"snow{number} fell on the harbour" for number in range(30)),
        "b": " ".join(f"nobody{number} wanted to speak at the gate" for number in range(30)),
    }
    quoted = " Much later the minister told Reuters that all is well.\n"
    reports = [writer(name, text=text + quoted).sanction("Chile").report() for name, text in texts.items()]
    assert merge(reports).sanctions[0].sourcing.independent == 2


def test_what_was_adopted_is_not_against_whom_only_the_draft_names(
    writer: Write, mention: Callable[[str], Mention]
) -> None:
    """Of four firms of a draft three were listed: the fourth is not under sanctions."""
    targets = {"a": ("Chile", "Peru", "Ghana"), "b": ("Chile", "Peru")}
    reports = []
    for name, status, day in (("a", "proposed", "2025-03-14"), ("b", "in_force", "2025-03-15")):
        made = writer(name, day).sanction("Chile", status=status, measure="listing of firms", measure_kind="listing")
        report = made.names_too("Peru", "Ghana").report()
        (sanction,) = report.sanctions
        named = tuple(map(mention, targets[name]))
        reports.append(report.model_copy(update={"sanctions": (sanction.model_copy(update={"targets": named}),)}))
    (sanction,) = Merging(reports).briefing({("a.x1", "b.x1"): "same"}).sanctions
    assert (sanction.status, [one.name for one in sanction.targets]) == ("in_force", ["Chile", "Peru"])
    (draft,) = merge(reports[:1]).sanctions
    assert [one.name for one in draft.targets] == ["Chile", "Peru", "Ghana"]


def test_a_dinner_after_talks_of_the_same_people_is_left_open(writer: Write) -> None:
    day = {"day": "2025-03-15", "place": "Lima"}
    talks = writer("a").meeting("Peru", "Chile", **day, title="Peru receives Chile").report()
    dinner = writer("b").meeting("Peru", "Chile", **day, title="Dinner in honour of Chile").report()
    banquet = writer("c").meeting("Peru", "Chile", **day, title="Banquet of Peru for Chile").report()
    assert len(merge([talks, dinner]).meetings) == 2
    assert [one.reasons[-1] for one in merge([talks, dinner]).unsure] == ["at table, and not"]
    assert len(merge([dinner, banquet]).meetings) == 1
