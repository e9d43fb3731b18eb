"""Who is said to speak, though the answer lists nobody of that name."""

from __future__ import annotations

import pytest

from readout.ground.grammar import grammar_of
from readout.ground.unlisted import unlisted_speaker


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Rao said", "Rao"),
        ("en", "Asha Rao later said", "Rao"),
        ("en", "Rao’s said", "Rao"),
        ("en", "\ufffc said Rao", "Rao"),
        ("en", "\ufffc, said Rao", "Rao"),
        ("en", "\ufffc, said O’Neil of it", "O’Neil"),
        ("en", "\ufffc said the envoy", None),
        ("en", "the envoy said", None),
        ("en", "The President said", None),
        ("en", "Government said", None),
        ("en", "Monday said", None),
        ("en", "He said", None),
        ("en", "They said", None),
        ("en", "Their said", None),
        ("en", "Rain was red. Then rain fell. Rain said", None),
        ("en", "Rao and others in Oslo said", None),
        ("en", "Rao", None),
        ("fr", "a déclaré Moreau", "Moreau"),
        ("fr", "Moreau a déclaré", "Moreau"),
        ("es", "Benítez dijo", "Benítez"),
        ("de", "Huber sagte", None),
        ("fr", "Celui-ci a dit", None),
        ("sv", "Denne sade", None),
        ("nl", "Die zei", None),
        ("it", "Questi disse", None),
        ("ru", "Каримов сказал", None),
    ],
)
def test_the_name_beside_the_first_verb_of_speech_is_who_speaks(language: str, text: str, name: str | None) -> None:
    assert unlisted_speaker(grammar_of(language), text, 0, len(text)) == name


def test_only_words_of_the_range_name_a_speaker() -> None:
    text = "Mehta said no. Rao said yes."
    assert unlisted_speaker(grammar_of("en"), text, text.index("Rao"), len(text)) == "Rao"
    assert unlisted_speaker(grammar_of("en"), text, 0, 10) == "Mehta"
