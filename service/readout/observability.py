"""What each call to a model did, for whoever listens: Python's ``logging``, and OpenTelemetry where it is installed.

The logger is ``readout.calls``. The spans follow the conventions for generative AI
(https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/). Neither has a word of an article or an answer.
"""

from __future__ import annotations

import contextlib
import functools
import importlib.util
import logging
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from opentelemetry.trace import Span, Tracer

LOG = logging.getLogger("readout.calls")
LOG.addHandler(logging.NullHandler())  # or else Python would print warnings of its own accord

FIELDS = "call"
"""Attribute of a log record that has the call's fields."""
ANSWERED, REUSED = "answered", "reused"

_PROVIDERS: Mapping[str, str] = {"azure": "azure.ai.openai", "google": "gcp.gemini", "mistral": "mistral_ai"}
"""The names that the conventions have, where ours differ."""


@dataclass(slots=True, kw_only=True)
class ModelCall:
    """One question to a model, its retries and structural re-asks included."""

    document: str
    prompt: str
    """Name and version: ``statement.v1``."""
    provider: str
    model: str
    """As it was asked for."""
    address: str
    answered_by: str | None = None
    """The model's name as the endpoint gave it."""
    requests: int = 0
    """Requests that were answered."""
    retries: int = 0
    reused: int = 0
    """Answers from the ledger."""
    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    cost_usd: float | None = None
    seconds: float = 0.0
    outcome: str = ANSWERED
    """``answered``, ``reused``, or the name of the error."""
    error: str | None = None
    """What the error says."""

    def line(self) -> str:
        """For a person."""
        cached = f" ({self.cached_tokens} cached)" if self.cached_tokens else ""
        parts = [
            f"{self.seconds:.2f} s",
            f"{self.prompt_tokens}{cached} + {self.completion_tokens} tokens",
            f"{self.requests} requests" if self.requests > 1 else "",
            f"{self.retries} {'retry' if self.retries == 1 else 'retries'}" if self.retries else "",
            f"US$ {self.cost_usd:.4f}" if self.cost_usd is not None else "",
        ]
        told = f"{self.document} {self.prompt}: {self.answered_by or self.model} {self.outcome}"
        return f"{told}, {', '.join(filter(None, parts))}" + (f": {self.error}" if self.error else "")


@contextlib.contextmanager
def observed(call: ModelCall) -> Iterator[None]:
    """Time a call, and tell how it ended. What it took is to be in ``call`` by then."""
    started = time.perf_counter()
    with _span(call) as span:
        try:
            yield
        except BaseException as error:
            call.outcome = type(error).__name__
            call.error = str(error) or None
            raise
        finally:
            call.seconds = round(time.perf_counter() - started, 3)
            if call.outcome == ANSWERED and call.reused and not call.requests:
                call.outcome = REUSED
            if LOG.isEnabledFor(logging.INFO):
                LOG.info("%s", call.line(), extra={FIELDS: asdict(call)})
            if span is not None and span.is_recording():
                _describe(span, call)


def tell_retry(document: str, prompt: str, error: BaseException | None, seconds: float) -> None:
    """Tell that a request failed and will be sent again: at the level ``DEBUG``, for there may be many."""
    status = getattr(error, "status_code", None)
    why = f"status {status}" if status is not None else type(error).__name__
    LOG.debug("%s %s: %s, again in %.1f s", document, prompt, why, seconds)


def is_listened_to() -> bool:
    """Whether anybody wants to know: a call costs nothing more where nobody does."""
    return LOG.isEnabledFor(logging.INFO) or _takes_spans(_tracer())


def _takes_spans(tracer: Tracer | None) -> bool:
    """Whether spans go anywhere: without a provider, which may be set at any time, OpenTelemetry drops them."""
    if tracer is None:
        return False
    from opentelemetry.trace import ProxyTracer, ProxyTracerProvider, get_tracer_provider

    return not isinstance(tracer, ProxyTracer) or not isinstance(get_tracer_provider(), ProxyTracerProvider)


@functools.cache
def _tracer() -> Tracer | None:
    """Where spans go; ``None`` without OpenTelemetry."""
    if importlib.util.find_spec("opentelemetry") is None or importlib.util.find_spec("opentelemetry.trace") is None:
        return None
    from importlib.metadata import version

    from opentelemetry import trace

    return trace.get_tracer("readout", version("readout"))


@contextlib.contextmanager
def _span(call: ModelCall) -> Iterator[Span | None]:
    tracer = _tracer()
    if tracer is None:
        yield None
        return
    from opentelemetry.trace import SpanKind

    with tracer.start_as_current_span(
        f"chat {call.model}", kind=SpanKind.CLIENT, record_exception=False, set_status_on_exception=False
    ) as span:
        yield span


def _describe(span: Span, call: ModelCall) -> None:
    from opentelemetry.trace import Status, StatusCode

    server = urlsplit(call.address)
    known: dict[str, str | int | None] = {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": _PROVIDERS.get(call.provider, call.provider),
        "gen_ai.request.model": call.model,
        "gen_ai.response.model": call.answered_by,
        "gen_ai.output.type": "json",
        "gen_ai.usage.input_tokens": call.prompt_tokens,
        "gen_ai.usage.output_tokens": call.completion_tokens,
        "gen_ai.usage.cache_read.input_tokens": call.cached_tokens,
        "server.address": server.hostname,
        "server.port": server.port,
        "readout.document": call.document,
        "readout.prompt": call.prompt,
        "readout.retries": call.retries,
        "readout.reused": call.reused,
    }
    span.set_attributes({name: value for name, value in known.items() if value is not None})
    if call.error is not None or call.outcome not in {ANSWERED, REUSED}:
        span.set_attribute("error.type", call.outcome)
        span.set_status(Status(StatusCode.ERROR, call.error))
