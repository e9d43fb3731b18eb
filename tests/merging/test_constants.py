"""The figures that rules of merging rest on, each by the case on either side of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from readout.merging import merge
from readout.merging.independence import Independence
from readout.merging.meetings import Table, other_sides


def _table(sides: str) -> Table:
    return Table(frozenset(sides), frozenset(), frozenset(), more=False)


def test_a_list_of_three_is_whole_and_one_of_four_may_leave_somebody_out() -> None:
    assert other_sides(_table("ABC"), _table("ABD"))
    assert not other_sides(_table("ABCD"), _table("ABCE"))


@pytest.mark.parametrize(("shared", "sources"), [(60, 1), (40, 2)])
def test_a_text_of_which_half_stands_in_another_is_no_source_of_its_own(
    writer: Callable[..., Any], shared: int, sources: int
) -> None:
    def words(name: str, count: int) -> str:
        return " ".join(f"{name}{number}" for number in range(count * 10))

    common = words("c", shared)
    documents = [
        writer(name, text=f"{common} {words(name, 100 - shared)}").report().document for name in ("alpha", "beta")
    ]
    assert Independence(documents).count(document.id for document in documents) == sources


@pytest.mark.parametrize(("day", "records"), [("2025-03-19", 1), ("2025-03-20", 2)])
def test_another_number_is_of_one_promise_only_in_the_same_news(
    writer: Callable[..., Any], day: str, records: int
) -> None:
    first = writer("a", "2025-03-15").commitment("Peru", "lend two icebreakers to the Chile coast guard")
    second = writer("b", day).commitment("Peru", "lend three icebreakers to the Chile coast guard")
    assert len(merge([first.report(), second.report()]).commitments) == records
