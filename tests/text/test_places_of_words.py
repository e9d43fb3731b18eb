"""Where words stand: with the marks that a quote gave, among context, near a record, and how many places are enough."""

from __future__ import annotations

import pytest

from readout.text.fold import FoldedText, Placed


def found(text: str, quote: str, *, compounds: bool = False) -> list[str]:
    return [text[start:end] for start, end in FoldedText(text).find_all(quote, compounds=compounds)]


@pytest.mark.parametrize(
    ("text", "quote", "there"),
    [
        ("we go, said “no”", "“we go", ["we go"]),
        ("said “we go.” Then", "we go", ["we go."]),
        ("said “we go”. Then", "we go.", ["we go"]),
        ("said we go. Then", "we go", ["we go"]),
        ("said we go. Then", "we go.", ["we go."]),
        ("said “¿qué?” Then", "qué", ["¿qué?"]),
        ("said (we go) now", "(we go)", ["(we go)"]),
        ("said we go) now", "(we go)", ["we go)"]),
        ("said “the ‘old’” man", "the old", []),
        ("said “call it ‘old’” man", "call it ‘old’", ["call it ‘old’"]),
        ("said “‘old’ it is” man", "‘old’ it is", ["‘old’ it is"]),
        ("go going go", "go", ["go", "go"]),
        ("gogo go", "go go", []),
        ("a a a a a", "a a", ["a a", "a a"]),
        ("", "a", []),
        ("a", "", []),
    ],
)
def test_what_the_quote_gave_at_its_ends_is_in_the_place_where_the_text_has_it(
    text: str, quote: str, there: list[str]
) -> None:
    assert found(text, quote) == there


def test_a_name_in_capitals_without_accents_may_be_part_of_a_compound() -> None:
    assert found("η φιλο-ΕΛΛΑΔΑ", "Ελλάδα", compounds=True) == ["ΕΛΛΑΔΑ"]
    assert found("η φιλο-ΕΛΛΑΔΑ", "Ελλάδα") == []


def test_no_more_places_are_told_than_are_asked_for_and_later_more_if_asked() -> None:
    text = FoldedText("go go go go")
    assert text.find_all("go", most=2) == [(0, 2), (3, 5)]
    assert text.find_all("go", most=1) == [(0, 2)]
    assert text.find_all("go", most=3) == [(0, 2), (3, 5), (6, 8)]
    assert text.find_all("go") == [(0, 2), (3, 5), (6, 8), (9, 11)]
    assert text.find_all("go", most=9) == [(0, 2), (3, 5), (6, 8), (9, 11)]


@pytest.mark.parametrize(
    ("near", "start"), [((0, 2), 0), ((7, 8), 10), ((5, 5), 0), ((30, 31), 20), ((14, 14), 10), ((18, 19), 20)]
)
def test_of_several_places_the_nearest_counts(near: tuple[int, int], start: int) -> None:
    assert FoldedText("go to one go to two go on").place("go", near=near) == Placed(*nearest(start))


def nearest(start: int) -> tuple[int, int]:
    at = "go to one go to two go on".index("go", start)
    return at, at + 2


def test_nothing_is_found_in_what_is_passed_over() -> None:
    text = "we go now, we go then"
    assert FoldedText(text, skip=[(0, 10)]).find_all("we go") == [(11, 16)]
    assert FoldedText(text, skip=[(14, 30)]).find_all("we go") == [(0, 5)]
    assert FoldedText(text, skip=[(5, 11)]).find_all("we go") == [(0, 5), (11, 16)]


def test_the_words_of_a_line_count_twice() -> None:
    text = "They go by sea and by land.\nRoad and harbour are near where they go by road."
    placed = FoldedText(text).place("they go by", context=["sea land"])
    assert placed == Placed(0, 10)


def test_a_range_over_two_quotations_is_of_the_kind_that_holds_most_of_it() -> None:
    text = "“We go.”\n\n– Vi stannar här till i morgon, säger hon."
    folded = FoldedText(text)
    assert folded.mark_of(1, 7) == "marks"
    assert folded.mark_of(5, 30) == "dash"
    assert folded.mark_of(len(text) - 4, len(text)) == "none"
