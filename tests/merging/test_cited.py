"""What is cited for a merged record carries what is shown of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from readout.citations import cited, further
from readout.merging import merge
from readout.render import calendar, memo, terminal
from readout_schemas import Evidence, Meeting

Write = Callable[..., Any]
HEADLINE, PLAN, HELD = "Hopes rise.", "Norway will meet Chile in Lima on Tuesday.", "نروژ و شیلی در لیما دیدار کردند."


def _span(document: str, text: str) -> Evidence:
    return Evidence(document=document, start=0, end=len(text), text=text)


def _told_in_three(writer: Write) -> list[Any]:
    """Two reports say that a meeting will be held; the third, in Persian, that it was."""
    sides, day = ("Norway", "Chile"), "2025-03-11"
    first = writer("a", "2025-03-09").meeting(*sides, day=day, status="planned", place="Lima", told=PLAN)
    second = writer("b", "2025-03-10").meeting(*sides, day=day, status="planned", told="Oslo said it will hold talks.")
    third = writer("c", "2025-03-12").meeting(*sides, day=day, status="held", told=HELD)
    return [one.report() for one in (first, second, third)]


def test_a_meeting_that_the_third_report_says_was_held_is_cited_by_the_third(writer: Write) -> None:
    briefing = merge(_told_in_three(writer))
    assert (briefing.meetings[0].status, cited(briefing.meetings[0]).text) == ("held", HELD)
    written = memo(briefing)
    assert "**11 March 2025**, held: Talks[^1] – Lima[^2]; with Norway, Chile *[" in written
    assert f"\n[^1]: “\u2068{HELD}\u2069” c.txt, 12 March 2025\n[^2]: “{PLAN}” a.txt" in written
    assert "11 March 2025, held: Talks [3:0 and 1, 2; 3 independent sources]\n    Lima [1:0]; with" in terminal(
        briefing
    )
    told = calendar(briefing).replace("\r\n ", "")
    assert told.index(HELD) < told.index(PLAN)


def test_a_plan_is_cited_by_the_sentence_that_says_most_of_it_not_by_a_headline(writer: Write) -> None:
    report = writer("a").meeting("Norway", "Chile", day="2025-03-11", status="planned", place="Lima", told=HEADLINE)
    plan = report.evidence(PLAN)
    (meeting,) = report.records["meetings"]
    report.records["meetings"] = [meeting.model_copy(update={"evidence": (*meeting.evidence, plan)})]
    (merged,) = merge([report.report()]).meetings
    assert isinstance(merged, Meeting)
    assert cited(merged) == plan


def test_a_step_of_a_development_cites_the_sentence_that_says_most_of_the_plan_too(writer: Write) -> None:
    sides = ("Norway", "Chile")
    plan = writer("a", "2025-03-09").meeting(*sides, day="2025-03-11", status="planned", told=HEADLINE)
    words = plan.evidence("The two will meet then.")
    (meeting,) = plan.records["meetings"]
    plan.records["meetings"] = [meeting.model_copy(update={"evidence": (*meeting.evidence, words)})]
    held = writer("b", "2025-03-12").meeting(*sides, day="2025-03-11", status="held")
    (development,) = merge([plan.report(), held.report()]).developments
    assert development.steps[0].evidence.text == words.text  # the day is worded "then"


def test_what_a_cited_sentence_lacks_is_cited_by_as_few_others_as_carry_it() -> None:
    first, second, third = (_span(name, name) for name in "abc")
    assert further([(first,), (second, third), (third,)], [first]) == (third,)
    assert further([(first,), ()], [first]) == ()


def test_of_equals_that_one_is_cited_which_carries_the_claim_too() -> None:
    plan, held = _span("a", "plan"), _span("b", "held")
    assert further([(plan, held)], [], [held]) == (held,)
    assert further([(plan, held)], [], [plan]) == (plan,)


def test_a_quotation_is_carried_by_the_sentence_that_it_stands_in() -> None:
    sentence = Evidence(document="a", start=10, end=40, text="s" * 30)
    quote = Evidence(document="a", start=15, end=20, text="s" * 5)
    assert further([(sentence,)], [quote]) == ()
    assert further([(sentence,)], [quote.model_copy(update={"document": "b"})]) == (sentence,)
