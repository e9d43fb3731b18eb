"""A briefing without the articles."""

from __future__ import annotations

from readout_schemas import Briefing


def without_texts(briefing: Briefing) -> Briefing:
    """The briefing without its documents' texts; spans, digests and quoted words stay."""
    documents = tuple(document.model_copy(update={"text": None}) for document in briefing.documents)
    return briefing.model_copy(update={"documents": documents})
