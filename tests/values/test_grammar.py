"""Words of grammar are known by language, and nothing that says something is among them."""

import pytest

from readout.values.grammar import function_words
from readout.values.language_data import known_languages

UNSPACED = {"zh", "ja"}


@pytest.mark.parametrize("language", sorted(set(known_languages()) - UNSPACED))
def test_every_language_with_spaces_has_its_words_of_grammar(language: str) -> None:
    words = function_words(language)
    assert len(words) > 25
    assert words == {word.lower() for word in words}


@pytest.mark.parametrize(
    ("word", "language"), [("eu", "de"), ("usa", "de"), ("jahr", "de"), ("work", "en"), ("год", "ru")]
)
def test_words_that_say_something_are_none(word: str, language: str) -> None:
    assert word not in function_words(language)


def test_a_tag_counts_by_its_language_and_an_unknown_language_has_none() -> None:
    assert function_words("de-AT") == function_words("de")
    assert function_words("xx") == frozenset()
