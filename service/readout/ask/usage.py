"""What a document's calls cost, and which call is under way."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field

from readout_schemas import Tokens

_NO_TOKENS = Tokens()


@dataclass(slots=True, kw_only=True)
class CallCounts:
    """Counts of calls, failed attempts included."""

    calls: int = 0
    """Requests that were answered."""
    retries: int = 0
    reused: int = 0
    """Answers that came from the ledger."""
    tokens: Tokens = _NO_TOKENS
    model: str | None = None
    """The model's name as the endpoint gave it."""

    def add_calls(self, other: CallCounts) -> None:
        """Add the counts of other calls."""
        self.calls += other.calls
        self.retries += other.retries
        self.reused += other.reused
        self.add_tokens(other.tokens)
        self.model = other.model or self.model

    def add_tokens(self, tokens: Tokens) -> None:
        """Add what an answer took; most counts are of one answer, and have had none before."""
        if self.tokens is _NO_TOKENS:
            self.tokens = tokens
        elif tokens is not _NO_TOKENS:
            self.tokens += tokens


@dataclass(slots=True, kw_only=True)
class Usage(CallCounts):
    """Counts of one call, or of all of a document's."""

    reasks: int = 0

    def add(self, other: Usage) -> None:
        """Add the counts of another."""
        self.add_calls(other)
        self.reasks += other.reasks


@dataclass(slots=True, kw_only=True)
class RunCounts(CallCounts):
    """Counts of a run under way, or of one worker's part in it."""

    documents: int = 0
    """Documents that are done, failed ones included."""
    failed: int = 0
    """Documents that have an error."""
    in_flight: int = 0
    """Requests under way."""

    def add(self, other: RunCounts) -> None:
        """Add the counts of another."""
        self.add_calls(other)
        self.documents += other.documents
        self.failed += other.failed
        self.in_flight += other.in_flight

    def become(self, other: RunCounts) -> None:
        """Take over the counts of another."""
        self.calls = self.retries = self.reused = self.documents = self.failed = self.in_flight = 0
        self.tokens, self.model = _NO_TOKENS, None
        self.add(other)


@dataclass(frozen=True, slots=True)
class CallContext:
    """The call under way: whose it is, for the counts and for the recorder."""

    document: str
    prompt: str
    """Name and version: ``statement.v1``."""
    usage: Usage
    keys: list[bytes] = field(default_factory=list)
    """Under which the answers to this call, the re-ask included, stand in the ledger."""


_current: ContextVar[CallContext] = ContextVar("readout_call")


@contextlib.contextmanager
def under_way(context: CallContext) -> Iterator[None]:
    """Make ``context`` the current call, in this task alone."""
    token = _current.set(context)
    try:
        yield
    finally:
        _current.reset(token)


def current_call() -> CallContext:
    """The call under way in this task.

    Raises:
        LookupError: there is none.
    """
    return _current.get()


def price_usd(model: str, tokens: Tokens, *, batch: bool = False) -> float | None:
    """Price in US dollars by the ``genai-prices`` tables, which ship with that package; ``None`` for other models.

    Args:
        model: its name.
        tokens: what was sent and answered. Writing the provider's cache is priced as the tables have it: Anthropic
            charges a quarter more for it.
        batch: whether it went through a batch, for whose lower price the tables have a variant; else it is the usual.
    """
    rates = _rates(model, batch)
    if rates is None:
        return None
    counts = (tokens.prompt - tokens.cached - tokens.cache_written, tokens.cached, tokens.cache_written)
    dear = sum(count * rate for count, rate in zip((*counts, tokens.completion), rates, strict=True))
    return round(dear / _SAMPLE, 12)


_SAMPLE = 1000
"""Tokens that a rate is for: a call's size, so that the higher rates of very long prompts stay out of it."""


@functools.cache
def _rates(model: str, batch: bool) -> tuple[float, ...] | None:
    """US dollars for fresh, cached, cache-written and completion tokens.

    Looked up once, for a look-up takes as long as a call.
    """
    from genai_prices import Usage, calc_price  # read only when a price is asked for

    samples = (
        Usage(input_tokens=_SAMPLE),
        Usage(input_tokens=_SAMPLE, cache_read_tokens=_SAMPLE),
        Usage(input_tokens=_SAMPLE, cache_write_tokens=_SAMPLE),
        Usage(output_tokens=_SAMPLE),
    )
    context = {"processing": "batch"} if batch else None
    try:
        return tuple(float(calc_price(usage, model, price_context=context).total_price) for usage in samples)
    except LookupError:
        return None
