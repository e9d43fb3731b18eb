"""What is new between two briefings."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from readout.merging import compare, merge
from readout_schemas import Changes

Write = Callable[..., Any]


def told(changes: Changes) -> dict[str, list[str]]:
    """The lines under each heading that has any."""
    held = {
        "new": changes.new,
        "developed": changes.developed,
        "corroborated": changes.corroborated,
        "disputed": changes.disputed,
        "gone": changes.gone,
    }
    return {name: [entry.line for entry in entries] for name, entries in held.items() if entries}


def test_nothing_is_new_between_a_briefing_and_itself(writer: Write) -> None:
    briefing = merge([writer("a").meeting("Norway", "Chile", day="2025-03-11").sanction("Peru").report()])
    assert told(compare(briefing, briefing)) == {}


def test_what_developed_is_told_from_what_to_what_and_since_when(writer: Write) -> None:
    """Yesterday's report is not among today's."""
    old = merge([writer("a", "2025-03-09").meeting("Norway", "Chile", day="2025-03-11", status="planned").report()])
    new = merge([writer("b", "2025-03-12").meeting("Norway", "Chile", day="2025-03-11", status="held").report()])
    changes = compare(old, new)
    (entry,) = changes.developed
    assert [(one.field, one.before, one.after, one.since) for one in entry.fields] == [
        ("status", "planned", "held", datetime.date(2025, 3, 12))
    ]
    assert entry.line == "Norway and Chile held talks on 11 March 2025."
    assert (entry.documents, changes.new, changes.gone) == (("b",), (), ())


def test_a_source_of_its_own_corroborates_and_a_copy_does_not(writer: Write) -> None:
    story = " ".join(f"word{number} and" for number in range(60)) + "\n"
    old = merge([writer("a", text=story).sanction("Peru").report()])
    copy = merge([writer("b", text=story).sanction("Peru").report()])
    own = merge([writer("c", text="In words of its own.\n").sanction("Peru").report()])
    assert told(compare(old, copy)) == {}
    (entry,) = compare(old, own).corroborated
    assert entry.documents == ("c",)


def test_what_sources_contradict_one_another_on_for_the_first_time_is_newly_disputed(writer: Write) -> None:
    first = writer("a").sanction("Peru", "agreed").report()
    other = writer("b").sanction("Peru", "proposed").report()
    changes = compare(merge([first]), merge([first, other]))
    (entry,) = changes.disputed
    assert [(one.field, one.after) for one in entry.fields] == [("status", "agreed / proposed")]
    assert told(compare(merge([first, other]), merge([first, other]))) == {}


def test_gone_is_only_what_the_same_document_no_longer_has(writer: Write) -> None:
    told_before = writer("a").sanction("Peru")
    read_again = writer("a", text=told_before.text).report()
    old = merge([told_before.report()])
    assert told(compare(old, merge([read_again]))) == {
        "gone": ["A measure against Peru has been agreed: more sanctions."]
    }
    assert told(compare(old, merge([writer("b").sanction("Chile").report()]))) == {
        "new": ["A measure against Chile has been agreed: more sanctions."]
    }


def test_two_records_of_one_sentence_are_told_apart(writer: Write) -> None:
    both = writer("a")
    both.commitment("Chile", "send two ships to Peru", told="Chile sends ships, Peru lends money.")
    both.commitment("Peru", "lend money", told="Chile sends ships, Peru lends money.")
    briefing = merge([both.report()])
    assert told(compare(briefing, briefing)) == {}


def test_number_agrees_in_a_sentence(writer: Write) -> None:
    one = writer("a").commitment("Chile", "send two ships").commitment("some 20 countries", "give money", "offered")
    lines = [entry.line for entry in compare(merge([]), merge([one.report()])).new]
    assert lines == ["Chile has agreed to send two ships.", "Some 20 countries have offered to give money."]
