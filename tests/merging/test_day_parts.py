"""Parts of the day, which two far time zones date differently."""

from __future__ import annotations

import pytest

from readout.merging.zones import part_of_day


@pytest.mark.parametrize(
    ("words", "language", "part"),
    [
        ("am Montagmorgen", "de", "early"),
        ("heute Morgen", "de", "early"),
        ("morgen früh", "de", "early"),
        ("morgen", "de", None),
        ("frühestens am Montag", "de", None),
        ("morgen Abend", "de", "late"),
        ("maandagmorgen", "nl", "early"),
        ("'s morgens", "nl", "early"),
        ("morgen", "nl", None),
        ("på måndagsmorgonen", "sv", "early"),
        ("på morgonen", "sv", "early"),
        ("i morgon", "sv", None),
        ("amanhã", "pt", None),
        ("de manhã", "pt", "early"),
        ("mañana", "es", None),
        ("por la mañana", "es", "early"),
    ],
)
def test_a_word_for_tomorrow_is_no_part_of_a_day(words: str, language: str, part: str | None) -> None:
    assert part_of_day(words, language) == part
