"""Whose words the sentence behind a quotation says they were, and which sentences say nothing of the kind."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from readout_tests.speakers import people, verdict

from readout.ground import Article

QUOTE = "We pay for it all, here and now"
PARTIES = people("Ida Berg|Berg", "Otto Lund|Lund")
SAID = {
    "de": "1931 rief Lund ins Parkett. „{}.“ ",
    "en": "Lund said no. “{}.” ",
    "es": "Lund dijo que no. «{}». ",
    "fr": "Lund a dit non. « {}. » ",
    "it": "Lund ha detto di no. «{}». ",
    "nl": "Lund zei nee. “{}.” ",
    "pt": "Lund disse que não. “{}.” ",
    "sv": "Lund sa nej. ”{}.” ",
}
CASES: dict[str, dict[str, list[str]]] = json.loads((Path(__file__).parent / "pointing_cases.json").read_text("utf-8"))
"""Sentences behind Lund’s words: some point to Berg, others tell of her."""


def is_open(article: Article, speaker: str) -> bool:
    made = verdict(article, PARTIES, speaker, None, QUOTE)
    assert made.fault is None
    return made.doubt is not None


@pytest.mark.parametrize("language", CASES["points"])
def test_a_sentence_that_says_no_more_than_who_it_was_keeps_the_last_to_speak_from_being_confirmed(
    article_of: Callable[..., Article], language: str
) -> None:
    for behind in CASES["points"][language]:
        article = article_of(SAID[language].format(QUOTE) + behind, language)
        assert is_open(article, "Otto Lund"), behind
        assert is_open(article, "Ida Berg"), behind


@pytest.mark.parametrize("language", CASES["tells"])
def test_a_sentence_that_tells_of_somebody_takes_nothing_from_the_last_to_speak(
    article_of: Callable[..., Article], language: str
) -> None:
    for behind in ("", *CASES["tells"][language]):
        article = article_of(SAID[language].format(QUOTE) + behind, language)
        assert not is_open(article, "Otto Lund"), behind
        assert is_open(article, "Ida Berg"), behind
