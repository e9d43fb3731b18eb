"""Calls as spans: the conventions' names, and no word of an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from readout import observability
from readout.errors import AuthenticationError

if TYPE_CHECKING:
    from tests.ask.conftest import Ask
    from tests.conftest import Loopback


@pytest.fixture
def spans(monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemorySpanExporter]:
    """Where the spans of the test's calls are; the process's own tracing stays as it is."""
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(trace, "get_tracer", provider.get_tracer)
    observability._tracer.cache_clear()
    yield exporter
    observability._tracer.cache_clear()


async def test_a_call_is_a_span_with_the_names_of_the_conventions(
    ask: Ask, server: Loopback, spans: InMemorySpanExporter
) -> None:
    server.then_fails(503)
    await ask()
    (span,) = spans.get_finished_spans()
    assert (span.name, span.kind, span.status.status_code) == ("chat gpt-5-mini", SpanKind.CLIENT, StatusCode.UNSET)
    port = int(server.url.split(":")[2].split("/")[0])
    assert span.attributes == {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": "gpt-5-mini",
        "gen_ai.response.model": "gpt-5-mini",
        "gen_ai.output.type": "json",
        "gen_ai.usage.input_tokens": 100,
        "gen_ai.usage.output_tokens": 10,
        "gen_ai.usage.cache_read.input_tokens": 40,
        "server.address": "127.0.0.1",
        "server.port": port,
        "readout.document": "oslo",
        "readout.prompt": "sanction.v1",
        "readout.retries": 1,
        "readout.reused": 0,
    }


async def test_a_call_that_fails_is_a_span_with_its_error(
    ask: Ask, server: Loopback, spans: InMemorySpanExporter
) -> None:
    server.then_fails(401)
    with pytest.raises(AuthenticationError):
        await ask()
    (span,) = spans.get_finished_spans()
    assert span.status.status_code is StatusCode.ERROR
    assert dict(span.attributes or {})["error.type"] == "AuthenticationError"


async def test_a_request_that_is_sent_again_is_told_with_its_wait(
    ask: Ask, server: Loopback, caplog: pytest.LogCaptureFixture
) -> None:
    server.then_fails(429, headers={"retry-after": "7"})
    caplog.set_level("DEBUG", logger="readout.calls")
    await ask()
    assert caplog.messages[0] == "oslo sanction.v1: status 429, again in 7.0 s"


async def test_without_opentelemetry_calls_are_made_all_the_same(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(observability.importlib.util, "find_spec", lambda name: None)  # noqa: ARG005
    observability._tracer.cache_clear()
    await ask()
    assert not observability.is_listened_to()
    observability._tracer.cache_clear()


async def test_a_call_is_no_span_as_long_as_the_process_has_no_provider(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """OpenTelemetry would drop it; a provider that is set later is heard all the same."""
    observability._tracer.cache_clear()
    monkeypatch.setattr(trace, "_TRACER_PROVIDER", None)
    assert not observability.is_listened_to()
    await ask()
    monkeypatch.setattr(trace, "_TRACER_PROVIDER", TracerProvider())
    assert observability.is_listened_to()
    observability._tracer.cache_clear()
