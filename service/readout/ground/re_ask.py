"""What the follow-up asks: the items that failed, each with its reasons, and the quotations that were missed."""

from __future__ import annotations

import json

from readout.ground.article import Article, Range
from readout.ground.grounding import Failure, Grounding
from readout_prompts import Prompt


def follow_up(grounding: Grounding, prompt: Prompt) -> str:
    """The text to ask with; empty where nothing is left to ask."""
    failed = [_item(number, failure) for number, failure in enumerate(grounding.to_ask(), 1)]
    missed = [_quotation(grounding.article, (found.start, found.end)) for found in grounding.missed()]
    if not failed and not missed:
        return ""
    parts = [prompt.text.rstrip()]
    if failed:
        parts.append("\n".join(["## Items that failed", "", *failed]))
    if missed:
        parts.append("\n".join(["## Quotations that nothing accounts for", "", *missed]))
    return "\n\n".join(parts)


def _quotation(article: Article, place: Range) -> str:
    return f"- {article.text[slice(*place)]!r}, in: {article.text[slice(*article.sentence(place))]!r}"


def _item(number: int, failure: Failure) -> str:
    if failure.written is not None:
        draft = json.dumps(failure.written, ensure_ascii=False)
    else:
        draft = failure.draft if isinstance(failure.draft, str) else failure.draft.model_dump_json()
    reasons = "\n".join(f"   - {reason}" for reason in failure.reasons)
    return f"{number}. {failure.type}: {draft}\n{reasons}"
