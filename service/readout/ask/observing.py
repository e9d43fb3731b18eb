"""What a call did, told to whoever listens."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace

from readout.ask.settings import Endpoint
from readout.ask.usage import CallContext, Usage, price_usd
from readout.observability import ModelCall, is_listened_to, observed


def observing(context: CallContext, endpoint: Endpoint) -> contextlib.AbstractContextManager[None]:
    """Tell of a call when it has ended: which model, how long, what it took, how it went."""
    return _observing(context, endpoint) if is_listened_to() else contextlib.nullcontext()


@contextlib.contextmanager
def _observing(context: CallContext, endpoint: Endpoint) -> Iterator[None]:
    before = replace(context.usage)
    call = ModelCall(
        document=context.document,
        prompt=context.prompt,
        provider=endpoint.provider,
        model=endpoint.model,
        address=endpoint.base_url,
    )
    with observed(call):
        try:
            yield
        finally:
            _fill(call, before, context.usage)


def _fill(call: ModelCall, before: Usage, after: Usage) -> None:
    """What a call added to its document's counts."""
    taken = after.tokens - before.tokens
    call.requests = after.calls - before.calls
    call.retries = after.retries - before.retries
    call.reused = after.reused - before.reused
    call.prompt_tokens, call.cached_tokens, call.completion_tokens = taken.prompt, taken.cached, taken.completion
    call.answered_by = after.model
    call.cost_usd = price_usd(after.model or call.model, taken)
