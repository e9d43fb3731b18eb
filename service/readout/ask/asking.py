"""Typed calls: a prompt and an article in, an answer of the wanted type out."""

from __future__ import annotations

import asyncio
import logging
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar, cast

import httpx2
import instructor
import openai

from readout.ask.faults import FOREIGN, one_line, translate
from readout.ask.messages import Message
from readout.ask.metering import CallContext, under_way
from readout.ask.recording import CassetteTransport
from readout.ask.settings import RECORDED, Endpoint, Settings
from readout.ask.transport import Completer
from readout.drafts import Draft
from readout.errors import SettingsError

A = TypeVar("A", bound=Draft)

STRUCTURAL_REASKS = 1
"""How often instructor asks again for an answer that is not JSON or not of the type."""

# Failures come back as errors; without a handler of its own instructor's log would reach the terminal too.
logging.getLogger("instructor").addHandler(logging.NullHandler())


class _TypedCreate(Protocol):
    async def __call__(self, *, response_model: type[A], messages: list[Message], **options: Any) -> A: ...


class Asker:
    """Asks one endpoint, with at most ``settings.concurrency`` calls in flight. An async context manager.

    Raises:
        SettingsError: the provider is unknown, its package is not installed, or its answers cannot be recorded.
    """

    def __init__(self, endpoint: Endpoint, settings: Settings) -> None:
        self.endpoint = endpoint
        self._slots = asyncio.Semaphore(settings.concurrency)
        self._client: openai.AsyncOpenAI | None = None
        if endpoint.provider in {"openai", RECORDED}:
            self._client = _client(endpoint, settings)
            completer = Completer(self._client, settings.attempts)
            patched = instructor.patch(create=completer.create, mode=instructor.Mode.JSON_SCHEMA)
            self._create = cast("_TypedCreate", patched)  # its types do not say that it is async
            self._options: dict[str, str] = {"model": endpoint.model}
        elif settings.record:
            raise SettingsError(
                f"answers of {endpoint.provider}/{endpoint.model} cannot be recorded: name an openai/ model, or give "
                "--base-url for an OpenAI-compatible server"
            )
        else:
            self._create = _provider(endpoint)
            self._options = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._client is not None:
            await self._client.close()

    async def ask(self, answer: type[A], messages: list[Message], context: CallContext) -> A:
        """The model's answer, of the type asked for.

        Raises:
            ModelError: there is none; the subclass and the message say why.
            RecordingError: answers are replayed, and there is none for this request.
        """
        async with self._slots:
            with under_way(context):
                try:
                    return await self._create(
                        response_model=answer, messages=messages, max_retries=STRUCTURAL_REASKS, **self._options
                    )
                except FOREIGN as error:
                    raise translate(error, self.endpoint.base_url, self.endpoint.model) from error


def _client(endpoint: Endpoint, settings: Settings) -> openai.AsyncOpenAI:
    transport: httpx2.AsyncBaseTransport | None = None
    if endpoint.provider == RECORDED:
        transport = CassetteTransport(settings.cassettes)
    elif settings.record:
        transport = CassetteTransport(settings.cassettes, httpx2.AsyncHTTPTransport())
    return openai.AsyncOpenAI(
        api_key=endpoint.api_key,
        base_url=endpoint.base_url,
        max_retries=0,
        timeout=settings.timeout,
        http_client=openai.DefaultAsyncHttpxClient(transport=transport, timeout=settings.timeout),
    )


def _provider(endpoint: Endpoint) -> _TypedCreate:
    try:
        client = instructor.from_provider(f"{endpoint.provider}/{endpoint.model}", async_client=True)
    except ImportError as error:
        raise SettingsError(
            f"provider {endpoint.provider!r} needs a package that is not installed ({one_line(error)}): install it, or "
            "give --base-url for an OpenAI-compatible server"
        ) from None
    except (ValueError, openai.OpenAIError, instructor.core.exceptions.InstructorError) as error:
        raise SettingsError(
            f"model {endpoint.provider}/{endpoint.model} cannot be used ({one_line(error)}): "
            "see to that, or name an openai/ model, or give --base-url for a server of your own"
        ) from None
    return cast("_TypedCreate", client.create)
