"""Whatever a text holds, its quotations lie in it, in order, and the outer ones apart."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from readout.text.fold import FoldedText
from readout.text.quotations import quotations
from readout.text.turns import unmarked

PIECES = [
    "– ", "— ", "- ", "said", "сказал", " he ", "Berg", ": ", "> ", "\n", "\n\n", "“", "”", "«", "»", '"', ". ", ", ",
    "word ", "Q: ", "A. ", "    ", "**", "? ", "ж", "字", "。", "(x)", "‘", "’",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=50).map("".join)


@given(TEXTS)
def test_outer_quotations_are_in_order_and_apart(text: str) -> None:
    outer = [found for found in quotations(text) if not found.nested]
    assert all(before.end <= after.start for before, after in pairwise(outer))
    assert all(0 <= found.start < found.end <= len(text) for found in outer)
    assert all(found.opening <= found.start for found in outer)


@given(TEXTS)
def test_a_nested_quotation_lies_in_an_outer_one(text: str) -> None:
    found = quotations(text)
    outer = [(one.opening, one.end if one.closing is None else one.closing) for one in found if not one.nested]
    inner = [one for one in found if one.nested and one.mark != "marks"]
    assert all(any(start <= one.start and one.end <= end for start, end in outer) for one in inner)


@given(TEXTS)
def test_turns_are_in_order_and_apart(text: str) -> None:
    turns = [found for found in unmarked(text) if not found.nested]
    assert all(before.end <= after.start for before, after in pairwise(turns))
    assert all(0 <= found.start < found.end <= len(text) for found in turns)


@given(TEXTS, st.integers(0, 60), st.integers(1, 30))
def test_every_range_has_one_kind_of_mark(text: str, start: int, length: int) -> None:
    assert FoldedText(text).mark_of(start, start + length) in {"marks", "dash", "block", "label", "none"}
