"""Words are marked where they stand, in a passage that one can read."""

from __future__ import annotations

from readout.desk.serving.workspace.passages import AROUND, Words, passages, pieces

TEXT = "One two three.\n\nFour five six seven.\nEight."


def words(text: str, said: str, **given: object) -> Words:
    start = text.index(said)
    return Words(start, start + len(said), **given)  # type: ignore[arg-type]


def told(text: str, *several: Words) -> list[list[tuple[str, str]]]:
    return [
        [(piece.text, piece.mark.weight if piece.mark else "") for piece in one.pieces]
        for one in passages(text, several)
    ]


def test_a_passage_is_the_paragraph_and_those_of_one_stand_together() -> None:
    both = told(TEXT, words(TEXT, "seven"), words(TEXT, "Four"))
    assert both == [[("Four", "chosen"), (" five six ", ""), ("seven", "chosen"), (".", "")]]
    apart = passages(TEXT, [words(TEXT, "two"), words(TEXT, "Eight")])
    assert [(one.begins, one.ends) for one in apart] == [(True, False), (False, True)]


def test_a_records_own_words_stand_out_from_those_around_them() -> None:
    around = words(TEXT, "Four five six seven.", weight="near")
    (marked,) = told(TEXT, around, words(TEXT, "five six"))
    assert marked == [("Four ", "near"), ("five six", "chosen"), (" seven.", "near")]


def test_all_of_a_text_is_there_whatever_is_marked_in_it() -> None:
    several = [words(TEXT, "One two"), words(TEXT, "two three"), words(TEXT, "three.\n\nFour"), words(TEXT, TEXT)]
    assert "".join(piece.text for piece in pieces(TEXT, several)) == TEXT
    assert list(pieces("", [])) == []


def test_of_a_long_paragraph_what_is_around_the_words_is_shown_between_spaces() -> None:
    text = "before " * 200 + "NOW " + "behind " * 200
    (one,) = passages(text, [words(text, "NOW")])
    shown = "".join(piece.text for piece in one.pieces)
    assert len(shown) <= 2 * AROUND + 3
    assert shown.startswith("before ")
    assert shown.endswith(" behind")
    assert (one.begins, one.ends) == (False, False)
    endless = "x" * 2000
    (cut,) = passages(endless, [Words(1000, 1003)])
    assert sum(len(piece.text) for piece in cut.pieces) == 2 * AROUND + 3


def test_a_place_that_is_not_in_the_text_marks_nothing() -> None:
    assert passages(TEXT, [Words(0, 10_000), Words(5, 5), Words(-3, 2)]) == ()
