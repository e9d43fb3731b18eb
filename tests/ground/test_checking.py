"""Copied words at their places, whatever record they are of."""

from __future__ import annotations

from readout.drafts import PartyDraft, StatementDraft, Statements
from readout.ground import Article, Grounding
from readout_schemas import Document, Span, Statement

BERG = PartyDraft(name="Ida Berg", kind="person", role=None, as_written=["Ida Berg"])
CAPTION = "Ida Berg on Thursday, 13 February. FENG TAO / CHINA DAILY"
TEXT = f"“We will come,” Ida Berg said.\n\n{CAPTION}\n\nIt rained in Oslo all day."


def taken(**changes: str) -> Grounding:
    fields = {"quotes": ["We will come,"], "speaker": "Ida Berg", "translations": [], "gist": "Yes.", "addressee": []}
    blank = {"attribution": "Ida Berg said", "occasion": None, "via": None, "when": None}
    span = Span(start=TEXT.index(CAPTION), end=TEXT.index(CAPTION) + len(CAPTION))
    grounding = Grounding(Article(Document(id="d", source="d.txt", text=TEXT, language="en", furniture=(span,))))
    draft = StatementDraft.model_validate({**fields, **blank, **changes})
    grounding.take(Statements(parties=[BERG], statements=[draft], labels=[]))
    return grounding


def test_a_date_may_stand_in_a_caption() -> None:
    (made,) = taken(when="on Thursday, 13 February").taken
    assert isinstance(made, Statement)
    assert made.when is not None
    assert made.when.text == "on Thursday, 13 February"


def test_no_other_words_may() -> None:
    assert taken(attribution="Ida Berg on Thursday").failures
    assert taken(when="on Friday").failures
