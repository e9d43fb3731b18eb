"""A scan by first characters finds what the pattern alone finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.text import pairing, sentences
from readout.text.scanning import matches


@pytest.mark.parametrize(
    ("first", "whole"),
    [
        (pairing._SIGN, pairing._EVENT),
        (sentences._STOP_SIGN, sentences._STOP),
        (re.compile("[ab]"), re.compile("aa+|b(?=a)")),
    ],
)
@given(text=st.text(alphabet="ab .!?…;\n<>,'\"“”`n\u0391 ", max_size=40), cut=st.integers(0, 5))
def test_matches_are_those_of_finditer(first: re.Pattern[str], whole: re.Pattern[str], text: str, cut: int) -> None:
    start, end = min(cut, len(text)), max(len(text) - cut, 0)
    found = [match.span() for match in matches(first, whole, text, start, end)]
    assert found == [match.span() for match in whole.finditer(text, start, end)]
