"""The nearest real words to a misquotation are words of the text, and near."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.text.fold import FoldedText
from readout.text.nearest import nearest

TEXT = (
    "The office of Giorgia Meloni said Italian participation in a “possible military force on the ground was not "
    "envisaged”. Make no mistake, the pressure is now on Putin. They agreed to a proposed 30-day ceasefire. "
    "Starmer said the “coalition of the willing” had to help “monitor a ceasefire” during the truce."
)


@pytest.mark.parametrize(
    ("quote", "real"),
    [
        ("military force on the ground was envisaged", "military force on the ground was not envisaged"),
        ("the pressure is now on Zelensky", "the pressure is now on Putin"),
        ("a proposed 90-day ceasefire", "a proposed 30-day ceasefire"),
        ("the coalition of willing", "the “coalition of the willing"),
        ("monitoring a ceasefire", "monitor a ceasefire"),
        ("enviseged", "envisaged"),
    ],
)
def test_a_misquotation_leads_to_the_real_words(quote: str, real: str) -> None:
    assert nearest(FoldedText(TEXT), quote) == real


@pytest.mark.parametrize("quote", ["", "“…”", "xyzzy plugh", "We shall fight on the beaches of Normandy"])
def test_nothing_is_near_what_has_nothing_to_do_with_the_text(quote: str) -> None:
    assert nearest(FoldedText(TEXT), quote) is None


def test_nearest_words_are_found_where_no_spaces_part_them() -> None:
    assert (
        nearest(FoldedText("首相は「ウクライナを支持する」と述べた。"), "ウクライナを支援する")
        == "ウクライナを支持する"
    )


@given(st.text(max_size=60), st.text(max_size=400))
def test_what_is_returned_stands_in_the_text(quote: str, text: str) -> None:
    found = nearest(FoldedText(text), quote)
    assert found is None or found in text
