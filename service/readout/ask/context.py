"""How much of a text fits into a model's context, beside the rules, the schema, and the answer."""

from __future__ import annotations

import functools

from readout.ask.messages import messages
from readout.ask.requests import request_body
from readout.drafts import Draft
from readout_prompts import Prompt

BYTES_A_TOKEN = 4
"""UTF-8 bytes a token: English has some 4.5. What is written in two or three bytes a letter has fewer letters a token,
and as many bytes or more."""
FRAME = 300
"""Bytes of a request that differ from one to the next: the model's name, the publisher's, the bound on the answer."""
LEAST_TEXT = 1_000
"""Bytes of text below which a window says too little to be read by itself."""
BLOCK = 1_000
"""Letters over which bytes are counted: a text may change its script."""


@functools.cache
def fixed_bytes(prompt: Prompt, answer: type[Draft]) -> int:
    """Bytes of a call's request without its article. The schema counts: not every server keeps it from the model."""
    return len(request_body(answer, messages(prompt, ""), "")) + FRAME


def needed(fixed: int, text: int, share: float) -> int:
    """Tokens of context that a call takes.

    Args:
        fixed: bytes of its request without the article.
        text: bytes of the article.
        share: bytes of the answer for each of the article's.
    """
    return tokens_of_bytes(fixed + text + round(share * text))


def text_room(context: int, fixed: int, share: float) -> int:
    """Bytes of an article that fit: the inverse of ``needed``."""
    return int((context * BYTES_A_TOKEN - fixed) / (1 + share))


def tokens_of_bytes(size: int) -> int:
    """Tokens that so many bytes are, about."""
    return -(-size // BYTES_A_TOKEN)


def letters_in(text: str, room: int) -> int:
    """Letters of a text of which any stretch fits into so many bytes."""
    blocks = (text[at : at + BLOCK] for at in range(0, len(text), BLOCK))
    widest = max((len(block.encode()) / len(block) for block in blocks), default=1.0)
    return int(room / widest)
