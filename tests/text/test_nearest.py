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


FILLER = "The talks went on in the town and the harbour for a day and a night. "


@pytest.mark.parametrize("before", [0, 1, 40, 400])
def test_the_place_in_the_text_does_not_matter(before: int) -> None:
    """A quotation is compared where most of its words stand, at the head of a text or deep in it."""
    text = FILLER * before + "Berg promised twelve icebreakers to the northern fleet by May. " + FILLER * 40
    found = nearest(FoldedText(text), "Berg promised eleven icebreakers to the northern fleet")
    assert found == "Berg promised twelve icebreakers to the northern fleet"


@pytest.mark.parametrize(
    ("quote", "real"),
    [
        ("twelve icebreakers to the fleet", "twelve icebreakers to the northern fleet"),
        ("twelve icebreakers to the whole northern fleet", "twelve icebreakers to the northern fleet"),
        ("Berg promissed twelve icebrakers", "Berg promised twelve icebreakers"),
        ("icebreekers", "icebreakers"),
        ("by Mai", "by May"),
    ],
)
def test_a_word_more_or_less_or_misspelt_leads_to_the_real_words(quote: str, real: str) -> None:
    text = FILLER * 3 + "Berg promised twelve icebreakers to the northern fleet by May. " + FILLER * 3
    found = nearest(FoldedText(text), quote)
    assert found is not None
    assert real in found or found in real


def test_of_two_equal_stretches_the_first_is_told() -> None:
    text = FoldedText("She wants a new pact. Later she wants a New Pact.")
    assert nearest(text, "wants a old pact") == "wants a new pact"


def test_a_stretch_of_many_words_is_found_among_more_of_them() -> None:
    """The run that shares most words is compared with its neighbours of three words more or less at either end."""
    sentence = " ".join(f"word{number}" for number in range(60))
    wrong = " ".join(f"word{number}" if number != 35 else "other" for number in range(20, 50))
    assert nearest(FoldedText(sentence), wrong) == " ".join(f"word{number}" for number in range(20, 50))


def test_long_texts_without_spaces_are_not_compared_sign_by_sign() -> None:
    assert nearest(FoldedText("山" * 20_001 + "彼は行く"), "彼は行け") is None
    assert nearest(FoldedText("山" * 20 + "彼は行く"), "彼は行け") is not None
