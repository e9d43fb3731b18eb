"""An article of each language, asked of a model and answered from recordings.

The articles are of the corpus; the answers are not the corpus's own, but a language model's that was shown the request
alone. They say what becomes of a model's own words: its forms, its cuts of quotations, its translations.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from truth_model.corpus import truths

import readout
from readout import Settings
from readout_schemas import Briefing

CASSETTES = Path(__file__).parent / "cassettes"
TWICE = "already in another statement"
"""What is said of an item that repeats another one, which is kept."""
LANGUAGES = {
    "ar",
    "cs",
    "de",
    "el",
    "en",
    "es",
    "fa",
    "fr",
    "he",
    "it",
    "ja",
    "nl",
    "pl",
    "pt",
    "ru",
    "sv",
    "tr",
    "uk",
    "zh",
}


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    recorded = {folder.name for folder in CASSETTES.iterdir()}
    documents = [truth.document for truth in truths() if truth.document.id in recorded]
    return readout.brief(documents, settings=Settings(model="recorded", cassettes=CASSETTES))


@pytest.mark.xdist_group("truth")
def test_an_article_of_each_language_is_read_and_nothing_of_it_is_rejected(briefing: Briefing) -> None:
    assert {document.language for document in briefing.documents} == LANGUAGES
    assert [document.error for document in briefing.documents] == [None] * len(LANGUAGES)
    refused = [(one.document, one.reasons) for one in briefing.rejected if TWICE not in one.reasons[0]]
    assert refused == []


@pytest.mark.xdist_group("truth")
def test_at_most_one_document_in_five_is_asked_about_again(briefing: Briefing) -> None:
    assert 5 * briefing.run.reasks <= len(briefing.documents)


@pytest.mark.xdist_group("truth")
def test_a_quotation_in_another_language_has_a_translation_beside_its_own_words(briefing: Briefing) -> None:
    languages = {document.id: document.language for document in briefing.documents}
    quotes = [quote for statement in briefing.statements for quote in statement.quotes]
    assert len(quotes) > len(LANGUAGES)
    for quote in quotes:
        assert (quote.translation is None) == (languages[quote.document] == "en"), quote
