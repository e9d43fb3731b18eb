"""Words from right to left are read in their order, however a PDF's file holds them."""

from __future__ import annotations

import pytest

from readout.ingest.formats.pdf_leftward import in_reading_order

RIGHT = "اجتمع وزراء الخارجية، في 15 مارس (EU) בעיר."


def placed(text: str) -> list[float]:
    """Where the signs of a line from right to left stand: each further left than the one before it."""
    return [500.0 - 5 * at for at in range(len(text))]


def test_a_line_in_its_order_stays() -> None:
    assert in_reading_order(RIGHT, placed(RIGHT)) == RIGHT


@pytest.mark.parametrize(
    ("text", "turned"), [("اجتمع وزراء اليوم", (0, 2)), ("يوم 15 مارس", (0, 2)), ("לדון כדי שרי", (1,))]
)
def test_letters_from_the_left_are_turned_in_their_word(text: str, turned: tuple[int, ...]) -> None:
    words, centres, at = [], [], 0
    for number, word in enumerate(text.split(" ")):
        there = placed(text)[at : at + len(word)]
        words.append(word[::-1] if number in turned else word)
        centres += [*(there[::-1] if number in turned else there), 0.0]
        at += len(word) + 1
    assert in_reading_order(" ".join(words), centres[:-1]) == text


def test_a_comma_at_the_left_of_its_word_stands_behind_it() -> None:
    assert in_reading_order(",מחדש", [400, 420, 415, 410, 405]) == "מחדש,"


def test_marks_stay_on_their_letter() -> None:
    assert in_reading_order("لَاقَ", [480, 480, 485, 490, 490]) == "قَالَ"


def test_words_from_the_left_are_put_in_their_order_and_latin_ones_and_figures_are_not() -> None:
    given = "שלישי ביום נפגשו EU 15 שרי"
    centres = [400.0 + 5 * at for at in range(len(given))]
    for first, behind in ((0, 5), (6, 10), (11, 16), (23, 26)):  # letters run leftward inside each word
        centres[first:behind] = centres[first:behind][::-1]
    assert in_reading_order(given, centres) == "נפגשו ביום שלישי EU 15 שרי"
