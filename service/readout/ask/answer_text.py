"""Answers wrapped in something: a fence, reasoning before, a courtesy after. Taking it off saves asking again."""

from __future__ import annotations

import json
import re

_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
"""How servers that do not part a model's reasoning from its answer mark it."""


def unwrapped(content: str) -> str:
    """The one JSON object in ``content``; ``content`` as it is if there is none, or more than one brace could begin it.

    Nothing is mended and nothing chosen: an answer that leaves a doubt is asked for again.
    """
    said = _THOUGHT.sub("", content, count=1)
    start = said.find("{")
    if start < 0:
        return content
    try:
        _, end = json.JSONDecoder().raw_decode(said, start)
    except (json.JSONDecodeError, RecursionError):
        return content
    return content if "{" in said[end:] else said[start:end]
