"""What a document's calls cost, and which call is under way."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field

from readout_schemas import Tokens


@dataclass(slots=True)
class Meter:
    """Counts of one call, or of all of a document's, failed attempts included."""

    calls: int = 0
    reasks: int = 0
    retries: int = 0
    reused: int = 0
    """Answers that came from the ledger."""
    tokens: Tokens = field(default_factory=Tokens)
    model: str | None = None
    """The model's name as the endpoint gave it."""

    def add(self, other: Meter) -> None:
        """Add the counts of another meter."""
        self.calls += other.calls
        self.reasks += other.reasks
        self.retries += other.retries
        self.reused += other.reused
        self.tokens += other.tokens
        self.model = other.model or self.model


@dataclass(frozen=True, slots=True)
class CallContext:
    """The call under way: whose it is, for the meter and for the recorder."""

    document: str
    prompt: str
    """Name and version: ``statement.v1``."""
    meter: Meter
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


def price_usd(model: str, tokens: Tokens) -> float | None:
    """Price in US dollars by the ``genai-prices`` tables, which ship with that package; ``None`` for other models."""
    from genai_prices import Usage, calc_price

    usage = Usage(input_tokens=tokens.prompt, cache_read_tokens=tokens.cached, output_tokens=tokens.completion)
    try:
        return float(calc_price(usage, model).total_price)
    except LookupError:
        return None
