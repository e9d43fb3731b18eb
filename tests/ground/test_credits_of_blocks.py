"""Whose the words of a block are, by the line below them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.drafts import PartyDraft, StatementDraft, Statements
from readout.ground import Article, Grounding
from readout_schemas import Statement

WORDS = "We will all come to Oslo, and stay."
PARTIES = [PartyDraft(name=name, kind="person", role=None, as_written=[name]) for name in ("Ida Berg", "Otto Lund")]
ArticleOf = Callable[..., Article]


def _stated(article: Article, said: str | None) -> Statement:
    draft = StatementDraft(
        quotes=[WORDS],
        translations=[],
        speaker="Ida Berg",
        attribution=said,
        gist="They come.",
        addressee=[],
        occasion=None,
        via=None,
        when=None,
    )
    grounding = Grounding(article)
    grounding.take(Statements(parties=PARTIES, statements=[draft], labels=[]))
    (made,) = grounding.taken
    assert isinstance(made, Statement)
    return made


@pytest.mark.parametrize("said", [None, "Ida Berg, Prime Minister"])
@pytest.mark.parametrize("dash", ["", "— "])
def test_the_line_below_words_in_a_block_says_whose_they_are(
    article_of: ArticleOf, said: str | None, dash: str
) -> None:
    text = f"The ships are back.\n\n> “{WORDS}”\n> {dash}Ida Berg, Prime Minister\n\nIt rained."
    assert _stated(article_of(text), said).open == ()


@pytest.mark.parametrize("said", [None, "Ida Berg"])
@pytest.mark.parametrize("credit", ["Otto Lund on Ida Berg", "— Otto Lund, who came after Ida Berg"])
def test_only_who_is_named_first_in_that_line_is_sure_to_speak(
    article_of: ArticleOf, said: str | None, credit: str
) -> None:
    text = f"The ships are back.\n\n> “{WORDS}”\n> {credit}\n\nIt rained."
    assert [one.field for one in _stated(article_of(text), said).open] == ["speaker"]
