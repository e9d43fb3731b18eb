"""Lines from right to left are read in their order, however a PDF's file holds their signs."""

from __future__ import annotations

import random

import pytest

from readout.ingest.formats.pdf_leftward import Sign, is_disordered, line_from_right
from readout.ingest.formats.pdf_lines import lines_from_right

LINES = [
    "قال الوزير: «سنأتي إلى المحادثات في 15 مارس 2025»، وأضاف أن الاتحاد (EU) سيدفع 3.5 مليون يورو.",
    "השר אמר: «נבוא לשיחות ב-15 במרץ 2025», והוסיף שהאיחוד (EU) ישלם 3.5 מיליון אירו.",
    "وزیر گفت: «ما می آییم» و گفت و گوها در ۱۵ مارس آغاز می شود.",
    "لا سلام [بعد] للجميع، والأمم المتحدة European Union تقول ذلك.",
]


def placed(line: str) -> list[Sign]:
    """The signs of a line in the order in which they are read, where a page has them: 5 points wide, 10 high.

    What is written from left to right in it stands so.
    """
    words, order = line.split(" "), []
    is_rightward = [any((sign.isascii() and sign.isalnum()) or sign in "۱۵" for sign in word) for word in words]
    at = 0
    while at < len(words):
        behind = at
        while behind < len(words) and is_rightward[behind]:
            behind += 1
        order += words[at:behind][::-1] if behind > at else [words[at]]
        at = max(behind, at + 1)
    signs, edge = [], 500.0
    for word in order:
        for sign in _as_it_stands(word):
            edge -= 5
            if sign != "\0":
                signs.append((sign, edge))
        edge -= 4
    return [Sign(sign, left, left + 5, 10, number) for number, (sign, left) in enumerate(signs)]


def _as_it_stands(word: str) -> str:
    """A word from the right: figures and Latin letters in it the other way round."""
    start = next((at for at, sign in enumerate(word) if (sign.isascii() and sign.isalnum()) or sign in "۱۵"), None)
    if start is None:
        return word
    end = max(at for at, sign in enumerate(word) if (sign.isascii() and sign.isalnum()) or sign in "۱۵") + 1
    return word[:start] + word[start:end][::-1] + word[end:]


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_read_from_where_its_signs_stand(line: str) -> None:
    signs = placed(line)
    mixed = random.Random(7).sample(signs, len(signs))  # noqa: S311
    renumbered = [sign._replace(number=3 * number) for number, sign in enumerate(mixed)]
    assert line_from_right(renumbered) == line
    turned = str.maketrans("«»()[]", "»«)(][")
    assert line_from_right([sign._replace(text=sign.text.translate(turned)) for sign in renumbered]) == line


def test_letters_that_follow_one_another_to_the_right_are_in_disorder() -> None:
    signs = placed("اجتمع وزراء الخارجية")
    assert not is_disordered(signs)
    turned = [sign._replace(number=number) for number, sign in enumerate(signs[:5][::-1] + signs[5:])]
    assert is_disordered(turned)
    assert not is_disordered([])


def test_signs_that_are_next_to_one_another_in_the_file_need_a_wider_space() -> None:
    """Letters that do not join leave a gap in some fonts."""
    signs = [Sign("ا", 95, 100, 10, 0), Sign("ل", 88.4, 93.4, 10, 1), Sign("م", 81.8, 86.8, 10, 5)]
    assert line_from_right(signs) == "ال م"


class Page:
    """A page of pypdfium2's, by its signs: what each is, and its edges."""

    def __init__(self, signs: list[tuple[str, tuple[float, float, float, float]]]) -> None:
        self.signs = signs

    def count_chars(self) -> int:
        return len(self.signs)

    def get_charbox(self, at: int, *, loose: bool) -> tuple[float, float, float, float]:
        assert loose
        return self.signs[at][1]

    def get_text_range(self, first: int, count: int) -> str:
        return "".join(sign for sign, _ in self.signs[first : first + count])


def test_lines_and_columns_are_told_and_marks_stand_on_the_letter_that_they_belong_to() -> None:
    """As Chromium prints it: a letter with a vowel has the place of the vowel, above the line."""
    first = [("ل", (485, 700, 490, 710)), ("ا", (490, 700, 495, 710)), ("ق", (495, 700, 500, 710))]  # turned round
    second = [
        ("غ", (495, 684, 500, 694)),
        ("د", (492, 693, 494, 697)),
        ("ً", (490, 693, 492, 697)),
        ("ا", (485, 684, 490, 694)),
    ]
    latin = [(sign, (60 + 5 * at, 700, 65 + 5 * at, 710)) for at, sign in enumerate("Oslo")]
    lines = lines_from_right(Page(first + second + latin))
    assert [(line.text, line.left) for line in lines] == [("Oslo", 60), ("قال", 485), ("غدًا", 485)]
    assert lines_from_right(Page(first[::-1] + latin)) == []
