"""A bound on an answer's length: a small model that writes without end is to come to one."""

from __future__ import annotations

import re

import openai

from readout.ask.budget import tokens_of
from readout.ask.context import tokens_of_bytes
from readout.ask.settings import OPENAI_URL, Endpoint

ROOM = 2_000
"""Tokens that any answer may have."""
THOUGHTS = 16_000
"""Tokens more at OpenAI and Google, whose bounds count what a model reasons."""
SHARE = 6
"""Tokens of an answer for each of its article's: twice what the gold readings of the seeds have at most (3.5)."""
LEAST_ANSWER = 256
"""Tokens that an answer may have however little of the context seems to be left: requests are reckoned too long."""
RAISED = 4
"""Times as much, where a good answer was cut off."""

_STATUSES = {400, 422}
_NAMED = re.compile(r"max_(completion_|output_)?tokens|\d+ in the completion\b", re.IGNORECASE)
"""Words by which servers refuse it: its name, or vLLM's "4000 in the messages, 9000 in the completion"."""


class LengthLimit:
    """The bound, under the name that the server takes: OpenAI's own newer one, or the older one of all others.

    Args:
        endpoint: who is asked.
        context: tokens that the model reads and writes at once, if that is known.
    """

    def __init__(self, endpoint: Endpoint, context: int | None = None) -> None:
        self._context = context
        at_openai = endpoint.base_url == OPENAI_URL
        self._room = ROOM + (THOUGHTS if at_openai or endpoint.protocol == "google" else 0)
        names = ("max_completion_tokens", "max_tokens")
        self._names: tuple[str, ...] = names if at_openai else names[::-1]

    @property
    def name(self) -> str:
        """Of the request's member; empty where the server takes none."""
        return self._names[0] if self._names else ""

    def member(self, letters: int, size: int = 0, *, raised: bool = False) -> bytes:
        """The member of a request, with the comma after it.

        Args:
            letters: of the article.
            size: bytes of the request. What it leaves of the context is the most that an answer may have.
            raised: whether a good answer was cut off before.
        """
        if not self._names:
            return b""
        tokens = (self._room + SHARE * tokens_of(letters)) * (RAISED if raised else 1)
        if self._context is not None:
            tokens = min(tokens, max(self._context - tokens_of_bytes(size), LEAST_ANSWER))
        return f'"{self.name}":{tokens},'.encode()

    def goes_on(self, error: BaseException, tried: str) -> bool:
        """Whether a request that failed is to be made again with the bound under another name, or without it."""
        if not tried or not isinstance(error, openai.APIStatusError) or error.status_code not in _STATUSES:
            return False
        if _NAMED.search(f"{error.message} {error.body}") is None:
            return False
        if self.name == tried:
            self._names = self._names[1:]
        return True
