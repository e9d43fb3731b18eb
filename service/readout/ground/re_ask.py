"""What the follow-up asks: the items that failed, each with its reasons, and the quotations that were missed."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator

from readout.ground.article import Article, Range
from readout.ground.grounding import Failure, Grounding
from readout_prompts import Prompt

NEARBY = 80
"""Code points on either side of a quotation that are shown of its sentence where whole sentences are too much."""
HEADINGS = 90
"""Bytes of the two headings, with the empty lines around them."""

Line = tuple[bool, str]
"""What is asked, and whether it is about a quotation that was missed."""


def follow_up(grounding: Grounding, prompt: Prompt, most: float = math.inf, *, still: bool = False) -> str:
    """The text to ask with; empty where nothing is left to ask.

    Args:
        grounding: with what failed, and what was missed.
        prompt: what stands before these.
        most: bytes of UTF-8 that it may have. Past them each quotation is shown with less of its sentence, and what
            does not fit even so is not asked for: it stays rejected for its reasons, or missed.
        still: whether it is asked what fails after a follow-up: the items alone, each once.
    """
    room = most - len(prompt.text.encode()) - HEADINGS
    lines = _all(_lines(grounding, still=still), room)
    if lines is None:
        lines = list(_fitting(_lines(grounding, NEARBY, still=still), room))
    failed = [text for is_missed, text in lines if not is_missed]
    missed = [text for is_missed, text in lines if is_missed]
    if not lines:
        return ""
    parts = [prompt.text.rstrip()]
    if failed:
        parts.append("\n".join(["## Items that failed", "", *failed]))
    if missed:
        parts.append("\n".join(["## Quotations that nothing accounts for", "", *missed]))
    return "\n\n".join(parts)


def is_left(grounding: Grounding) -> bool:
    """Whether anything is left to ask."""
    return bool(grounding.to_ask() or grounding.missed())


def still_failing(grounding: Grounding) -> list[Failure]:
    """The failures that are worth asking about, each once, however often the model has said the same."""
    return list({(one.type, str(one.draft), str(one.written)): one for one in grounding.to_ask()}.values())


def _lines(grounding: Grounding, around: int | None = None, *, still: bool = False) -> Iterator[Line]:
    """All that is left to ask, each quotation with so much on either side, or with its whole sentence."""
    for number, failure in enumerate(still_failing(grounding) if still else grounding.to_ask(), 1):
        yield False, _item(number, failure)
    for found in () if still else grounding.missed():
        yield True, _quotation(grounding.article, (found.start, found.end), around)


def _all(lines: Iterable[Line], room: float) -> list[Line] | None:
    """All of them, if there is room; they are not made any further where there is not."""
    kept = []
    for line in lines:
        room -= _size(line)
        if room < 0:
            return None
        kept.append(line)
    return kept


def _fitting(lines: Iterable[Line], room: float) -> Iterator[Line]:
    """Those for which there is room, in their order."""
    for line in lines:
        if _size(line) <= room:
            room -= _size(line)
            yield line


def _size(line: Line) -> int:
    return len(line[1].encode()) + 1


def _quotation(article: Article, place: Range, around: int | None) -> str:
    start, end = article.sentence(place)
    if around is not None:
        start, end = max(start, place[0] - around), min(end, place[1] + around)
    return f"- {article.text[slice(*place)]!r}, in: {article.text[start:end]!r}"


def _item(number: int, failure: Failure) -> str:
    if failure.written is not None:
        draft = json.dumps(failure.written, ensure_ascii=False)
    else:
        draft = failure.draft if isinstance(failure.draft, str) else failure.draft.model_dump_json()
    reasons = "\n".join(f"   - {reason}" for reason in failure.reasons)
    return f"{number}. {failure.type}: {draft}\n{reasons}"
