"""Where a first name stands alone, and which words may spell a name."""

from __future__ import annotations

import pytest

from readout.ground.capitals import Capitals


@pytest.mark.parametrize(
    ("text", "word", "alone"),
    [
        ("Then Mark left.", "mark", True),
        ("Mark, Berg said, left.", "mark", True),
        ("Mark Berg left.", "mark", False),
        ("Mark Berg left, and Mark stayed.", "mark", True),
        ("Mark van Buren left.", "mark", False),
        ("Mark’s boat sank.", "mark", False),
        ("Gen. Berg left.", "gen.", False),
        ("It was Mark. Berg left.", "mark", True),
        ("Then Ida left.", "ida", False),
        ("Then Idas left.", "idas", True),
        ("He left a mark there.", "mark", False),
        ("He met Mark", "mark", True),
        ("王先生来了。", "王先生来了", True),
        ("Nobody left.", "mark", False),
    ],
)
def test_a_first_name_stands_alone_where_no_surname_follows(text: str, word: str, alone: bool) -> None:
    assert Capitals(text).is_alone(word) is alone


def test_the_words_of_a_text_are_those_that_begin_with_no_small_letter() -> None:
    words = Capitals("Ana Díaz met the el Ötzi, d’Or and 3 Βέλγοι; McKay left. éclair ПУТИН").words
    assert set(words) == {"ana", "diaz", "otzi", "βελγοι", "mckay", "путин"}


def test_a_whole_name_is_as_many_words_behind_the_first() -> None:
    capitals = Capitals("Ursula von der Laien met Ursula Plassnik. Ursula left")
    assert capitals.names(["ursula", "von", "der", "leyen"]) == [
        "ursula von der laien",
        "ursula plassnik ursula left",
        "ursula left",
    ]
    assert capitals.names(["ursula", "plassnik"]) == ["ursula von", "ursula plassnik", "ursula left"]
    assert capitals.names(["ursula"]) == []
    assert capitals.names(["ida", "berg"]) == []
