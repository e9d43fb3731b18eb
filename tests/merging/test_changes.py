"""What is new between two briefings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from readout.merging import compare, merge

Write = Callable[..., Any]


def test_nothing_is_new_between_a_briefing_and_itself(writer: Write) -> None:
    briefing = merge([writer("a").meeting("Norway", "Chile", day="2025-03-11").sanction("Peru").report()])
    changes = compare(briefing, briefing)
    assert (changes.new, changes.changed, changes.confirmed, changes.gone) == ((), (), (), ())


def test_a_further_source_confirms_and_another_value_changes(writer: Write) -> None:
    first = [
        writer("a").meeting("Norway", "Chile", day="2025-03-11", status="planned").sanction("Peru", "proposed").report()
    ]
    later = [
        *first,
        writer("b").meeting("Norway", "Chile", day="2025-03-11", status="held").sanction("Peru", "proposed").report(),
    ]
    changes = compare(merge(first), merge(later))
    (changed,), (confirmed,) = changes.changed, changes.confirmed
    assert [(field.field, field.before, field.after) for field in changed.fields] == [("status", "planned", "held")]
    assert (confirmed.type, confirmed.sources) == ("sanction", ("b",))
    assert (changes.new, changes.gone) == ((), ())


def test_a_record_of_other_documents_is_the_same_if_the_rules_say_so(writer: Write) -> None:
    yesterday = merge([writer("a").meeting("Norway", "Chile", day="2025-03-11", place="Oslo").report()])
    today = merge([writer("b", "2025-03-16").meeting("Norway", "Chile", day="2025-03-11", place="Oslo").report()])
    changes = compare(yesterday, today)
    assert (changes.new, changes.gone) == ((), ())
    assert changes.confirmed[0].sources == ("b",)


def test_what_is_told_for_the_first_time_is_new_and_what_is_not_told_any_more_is_gone(writer: Write) -> None:
    old = merge([writer("a").sanction("Peru").report()])
    new = merge([writer("b").sanction("Chile").report()])
    changes = compare(old, new)
    assert [entry.line for entry in changes.new] == ["sanction, agreed: more sanctions; against Chile"]
    assert [entry.line for entry in changes.gone] == ["sanction, agreed: more sanctions; against Peru"]
