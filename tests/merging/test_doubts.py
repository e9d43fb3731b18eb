"""What no source of a merged record confirms stays open, and says of whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from readout.merging import merge
from readout_schemas import Amount, Count, Meeting, Mention, Open, Report

Write = Callable[..., Any]
DAY = {"day": "2025-03-15", "place": "Lima"}
BERG = Open(field="hosts", reason="the text has it only as 'the head of state'", name="Berg")
PERU = Open(field="participants", reason="only implied", name="Peru")


def _met(reports: list[Report]) -> Meeting:
    (meeting,) = merge(reports).meetings
    return meeting


@pytest.mark.parametrize("names", ["ab", "ba"])
def test_a_name_that_one_source_alone_gives_and_its_text_does_not_show_stays_open(
    writer: Write, mention: Callable[[str], Mention], names: str
) -> None:
    """Whichever source leads: what the others confirm does not confirm her."""
    known, doubted = (writer(name) for name in names)
    known.meeting("Peru", "Chile", **DAY)
    doubted.meeting("Peru", "Chile", **DAY, hosts=(mention("Berg"),), open=(BERG,)).names_too("Berg")
    assert _met([known.report(), doubted.report()]).open == (BERG,)


def test_what_a_source_confirms_is_not_open_because_another_could_not_show_it(
    writer: Write, mention: Callable[[str], Mention]
) -> None:
    doubted = writer("a").meeting("Peru", "Chile", **DAY, hosts=(mention("Berg"),), open=(BERG, PERU)).names_too("Berg")
    sure = writer("b").meeting("Peru", "Chile", **DAY, hosts=(mention("Berg"),)).names_too("Berg")
    assert _met([doubted.report(), sure.report()]).open == ()
    assert _met([doubted.report(), writer("c").meeting("Peru", "Chile", **DAY).report()]).open == (BERG,)


def test_what_all_sources_doubt_stays_open_with_the_reason_of_each(writer: Write) -> None:
    other = Open(field="participants", reason="the publisher implies it", name="Peru")
    reports = [
        writer(name).meeting("Peru", "Chile", **DAY, open=(one,)).report() for name, one in (("a", PERU), ("b", other))
    ]
    assert _met(reports).open == (PERU, other)


def test_a_doubt_about_somebody_who_is_not_shown_is_gone(writer: Write, mention: Callable[[str], Mention]) -> None:
    """Of a side that was absent the merged meeting says nothing else."""
    brazil = Open(field="participants", reason="only implied", name="Brazil")
    without = writer("a").meeting("Peru", "Chile", "Norway", **DAY, absent=(mention("Brazil"),)).names_too("Brazil")
    implied = writer("b").meeting("Peru", "Chile", "Norway", "Brazil", **DAY, open=(brazil,))
    for meeting in merge([without.report(), implied.report()]).meetings:
        shown = {side.name for side in meeting.participants}
        assert (brazil in meeting.open) == ("Brazil" in shown)


def test_a_representative_is_doubted_beside_her_side(writer: Write) -> None:
    """Peru is confirmed; that Berg came for it is not."""
    doubt = Open(field="participants", reason="the text has it only as 'its minister'", name="Berg")
    report = writer("a").meeting("Peru", "Chile", **DAY, open=(doubt,)).report()
    (meeting,) = report.meetings
    sides = tuple(one.model_copy(update={"representative": "Berg"}) for one in meeting.participants[:1])
    seen = meeting.model_copy(update={"participants": (*sides, *meeting.participants[1:])})
    report = report.model_copy(update={"meetings": (seen,)})
    assert _met([report, writer("b").meeting("Peru", "Chile", **DAY).report()]).open == (doubt,)


def test_a_doubt_about_a_field_as_a_whole_stays_where_all_doubt_who_give_what_is_shown(writer: Write) -> None:
    doubt = Open(field="place", reason="the text has it as 'the town hall'")
    placed = writer("a").meeting("Peru", "Chile", **DAY, open=(doubt,)).report()
    nowhere = writer("b").meeting("Peru", "Chile", day="2025-03-15", place=None).report()
    sure = writer("c").meeting("Peru", "Chile", **DAY).report()
    assert _met([placed, nowhere]).open == (doubt,)
    assert _met([nowhere, placed]).open == (doubt,)
    assert _met([placed, sure]).open == ()


def test_a_number_that_was_not_read_is_doubted_where_no_source_has_one(writer: Write) -> None:
    doubt = Open(field="counts", reason="no number could be read from 'three-way'")
    unread = writer("a").meeting("Peru", "Chile", **DAY, open=(doubt,)).report()
    read = writer("b").meeting("Peru", "Chile", **DAY, counts=(Count(text="three", value=3, approx=False),)).report()
    assert _met([unread, writer("c").meeting("Peru", "Chile", **DAY).report()]).open == (doubt,)
    assert _met([unread, read]).open == ()


def test_of_two_sums_the_one_that_is_shown_counts(writer: Write) -> None:
    doubt = Open(field="amount", reason="no sum of money could be read from 'a lot'")
    sums = {
        "a": (Amount(text="a lot", value=None, currency=None, approx=False), (doubt,)),
        "b": (Amount(text="€3m", value=3e6, currency="EUR", approx=False), ()),
    }
    reports = [
        writer(name).commitment("Peru", action="build a school", amount=amount, open=open_).report()
        for name, (amount, open_) in sums.items()
    ]
    (promise,) = merge(reports).commitments
    assert (promise.amount and promise.amount.text, promise.open) == ("€3m", ())


def test_a_doubt_about_the_place_that_is_shown_stays_whatever_else_a_source_confirms(writer: Write) -> None:
    """The town is shown before its country; that the other report is sure of Peru shows no town."""
    doubt = Open(field="place", reason="the text has it as 'the town hall'")
    town = writer("a").meeting("Peru", "Chile", **DAY, open=(doubt,)).report()
    country = writer("b").meeting("Peru", "Chile", day="2025-03-15", place="Peru").report()
    made = _met([town, country])
    assert (made.place, made.open) == ("Lima", (doubt,))
