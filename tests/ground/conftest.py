from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from readout.ground import Article, Grounding
from readout.ingest import Metadata, document

TEXT = """Ministers back plan

The leaders of some 20 countries met in Oslo on Saturday. Peru, which was not at the table, sent a note.
“We will come,” Prime Minister Ida Berg said, “and we will stay.” She called the plan “a first step”.
Berg told reporters that the pact would hold “only if the truce lasts”. The office of Ida Berg said it was “not final”.
Norway will send two ships, provided parliament consents, its envoy Jan Lie said. Sweden refuses to join.
The “Nordic Eight” froze more than €2bn of Freedonian assets. Freedonia’s Rufus Firefly called that “war”.

Subscribe to our newsletter “Daily War”
"""


@pytest.fixture
def article() -> Article:
    made = document(TEXT, source="oslo.txt", metadata=Metadata(published=datetime.date(2025, 3, 15)))
    return Article(made)


@pytest.fixture
def grounding(article: Article) -> Grounding:
    return Grounding(article)


@pytest.fixture
def article_of() -> Callable[..., Article]:
    def made(text: str, language: str | None = None) -> Article:
        return Article(document(text, source="note.txt").model_copy(update={"language": language or "en"}))

    return made
