"""Typed calls: a prompt and an article in, an answer of the wanted type out."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar, cast

import httpx2
import instructor
import openai
from openai.types.chat import ChatCompletion

from readout.ask.answer_reading import Reading, read
from readout.ask.budget import Budget
from readout.ask.completer import Completer
from readout.ask.concurrency import ConcurrencyLimiter
from readout.ask.error_mapping import FOREIGN, translate
from readout.ask.formats import FormatLadder
from readout.ask.length import LengthLimit
from readout.ask.messages import Message
from readout.ask.observing import observing
from readout.ask.progress import RunProgress
from readout.ask.providers.transport import DIALECTS, DialectTransport
from readout.ask.recording import CassetteTransport
from readout.ask.requests import request_body
from readout.ask.settings import RECORDED, AnswerFormat, Endpoint, Settings, context_of
from readout.ask.usage import CallContext, under_way
from readout.clock import SYSTEM, Clock
from readout.drafts import Draft
from readout.errors import MalformedError, StoppedError
from readout.ledger import Ledger, settled_place

A = TypeVar("A", bound=Draft)

STRUCTURAL_REASKS = 1
"""How often instructor asks again for an answer of which nothing can be read."""

_MODES: dict[AnswerFormat, instructor.Mode] = {
    "json_schema": instructor.Mode.JSON_SCHEMA,
    "json_schema_loose": instructor.Mode.JSON_SCHEMA,
    "tools": instructor.Mode.TOOLS,
    "json_object": instructor.Mode.JSON,
    "text": instructor.Mode.MD_JSON,
}

# Failures come back as errors; without a handler of its own instructor's log would reach the terminal too.
logging.getLogger("instructor").addHandler(logging.NullHandler())


class _TypedCreate(Protocol):
    async def __call__(self, *, response_model: type[A], messages: list[Message], **options: Any) -> A: ...


class Client:
    """Asks one endpoint, with at most ``settings.concurrency`` calls in flight. An async context manager.

    Args:
        endpoint: who is asked.
        settings: how, and within which limits.
        progress: counts what happens, and may stop it.
        clock: what waits, limits and deadlines go by.
        beside: the client whose ledger and budget it shares.

    Raises:
        SettingsError: --max-cost is given, and the model's price is not known.
        LedgerError: the ledger cannot be opened.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        settings: Settings,
        progress: RunProgress | None = None,
        clock: Clock = SYSTEM,
        *,
        beside: Client | None = None,
    ) -> None:
        self.endpoint = endpoint
        self.progress = progress or RunProgress()
        self._owns_ledger = beside is None
        shared = None if beside is None else beside._ledger  # noqa: SLF001  (of the same class)
        self._ledger: Ledger | None = _ledger(endpoint, settings, clock) if beside is None else shared
        other = None if beside is None else beside._budget  # noqa: SLF001
        self._budget: Budget | None = _budget(endpoint, settings, self.progress, other)
        self._limiter = ConcurrencyLimiter(settings, self.progress, self._budget, clock)
        self._ladder = FormatLadder(endpoint, settings, self.progress, self._ledger.path if self._ledger else None)
        self._length = LengthLimit(endpoint, context_of(settings))
        self._checks_context = endpoint.provider != RECORDED
        self._client = _client(endpoint, settings)
        self._completer = Completer(self._client, settings.attempts, self._limiter, self.progress, self._ledger, clock)

        self.stronger = None if beside is not None else self._with_stronger(settings, clock)
        """Who is asked about what still fails."""

    def _with_stronger(self, settings: Settings, clock: Clock) -> Client | None:
        endpoint = Endpoint.settle_stronger(settings)
        if endpoint is None:
            return None
        progress = RunProgress(on_notice=self.progress.tell)
        self.progress.stronger = progress
        self.progress.on_stop.append(lambda: progress.stop(self.progress.ended or StoppedError("stopped")))
        return Client(endpoint, settings, progress, clock, beside=self)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.close()
        if self.stronger is not None:
            await self.stronger.__aexit__(kind, error, trace)
        if self._ledger is not None and self._owns_ledger:
            await self._ledger.aclose()

    async def ask(self, answer: type[A], messages: list[Message], context: CallContext) -> Reading[A]:
        """The model's answer, of the type asked for, and what of it could not be read.

        Raises:
            ModelError: there is none; the subclass and the message say why.
            RecordingError: answers are replayed, and there is none for this request.
            RunError: the run was stopped, or the ledger fails.
        """
        context = replace(context, keys=[])
        with under_way(context), observing(context, self.endpoint):
            try:
                return await self._asked(answer, messages, self._completer)
            except FOREIGN as error:
                found = translate(error, self.endpoint)
                if isinstance(found, MalformedError) and self._ledger is not None:
                    self._ledger.forget(context.keys)
                raise type(found)(self.endpoint.redacted(str(found))) from error

    async def _asked(self, answer: type[A], messages: list[Message], completer: Completer) -> Reading[A]:
        """The answer in the first format that the server takes."""
        while True:
            form, name = self._ladder.current, self._length.name
            try:
                return await self._asked_in(form, answer, messages, completer)
            except openai.APIStatusError as error:
                if not (self._length.goes_on(error, name) or self._ladder.goes_on(error, form)):
                    raise

    async def _asked_in(
        self, form: AnswerFormat, answer: type[A], messages: list[Message], completer: Completer
    ) -> Reading[A]:
        """The first answer as far as it can be read; where nothing can be, instructor asks again."""
        model, letters = self.endpoint.model, len(messages[-1]["content"])
        body = request_body(answer, messages, model, form)
        whole = sum(len(one["content"]) for one in messages) if self._checks_context else 0
        limit, raised = (self._length.member(letters, len(body), raised=more) for more in (False, True))
        first = await completer.complete(body, model, whole, limit)
        self._ladder.remember(form)
        found = _read(answer, first)
        if limit != raised and _is_worth_more(first, found):
            first = await completer.complete(body, model, whole, raised)
            found = _read(answer, first) or found
        if found is not None:
            return found
        resumed = _Resumed(first, completer, strict=form != "json_schema_loose")
        # Its types do not say that what it makes of an async function is async.
        create = cast("_TypedCreate", instructor.patch(create=resumed.create, mode=_MODES[form]))
        failed: Exception | None = None
        try:
            await create(response_model=answer, messages=messages, model=model, max_retries=STRUCTURAL_REASKS)
        except FOREIGN as error:
            failed = error
        found = _read(answer, resumed.last)  # what instructor makes is of a type of its own
        if found is None:
            raise failed or MalformedError(f"no answer of the right form came from {model}: try another model")
        return found


def _is_worth_more(completion: ChatCompletion, found: Reading[A] | None) -> bool:
    """Whether an answer that was cut off would be a good one: it thinks, or has items that do not repeat."""
    choice = completion.choices[0]
    if choice.finish_reason != "length":
        return False
    if found is None:
        return bool(getattr(choice.message, "reasoning_content", None) or getattr(choice.message, "reasoning", None))
    lists = [value for _, value in found.answer if isinstance(value, list)]
    items = [repr(item) for items in lists for item in items]
    return len(set(items)) == len(items)


class _Resumed:
    """What instructor sends with: its first request has been answered already."""

    def __init__(self, first: ChatCompletion, completer: Completer, *, strict: bool) -> None:
        self.last = first
        self._completer = completer
        self._strict = strict
        self._waiting: list[ChatCompletion] = [first]

    async def create(self, **request: Any) -> ChatCompletion:
        """The answer to a request."""
        if self._waiting:
            return self._waiting.pop()
        self.last = await self._completer.create(strict=self._strict, **request)
        return self.last


def _read(answer: type[A], completion: ChatCompletion) -> Reading[A] | None:
    choice = completion.choices[0]
    return read(answer, choice.message.content or "", cut=choice.finish_reason == "length")


def _budget(endpoint: Endpoint, settings: Settings, progress: RunProgress, beside: Budget | None) -> Budget | None:
    if settings.max_cost is None:
        return None
    return Budget(settings.max_cost, endpoint.model, progress, beside)


def _ledger(endpoint: Endpoint, settings: Settings, clock: Clock) -> Ledger | None:
    """The ledger, where answers are paid for and not recorded anyway."""
    if settings.record or endpoint.provider == RECORDED:
        return None
    place = settled_place(settings.ledger)
    return None if place is None else Ledger(place, clock)


def _client(endpoint: Endpoint, settings: Settings) -> openai.AsyncOpenAI:
    return openai.AsyncOpenAI(
        api_key=endpoint.api_key,
        base_url=endpoint.base_url,
        default_query=dict(endpoint.query),
        max_retries=0,
        timeout=settings.timeout,
        http_client=_http_client(endpoint, settings),
    )


def _http_client(endpoint: Endpoint, settings: Settings) -> httpx2.AsyncClient:
    """What sends. Recorders stand above what speaks another protocol: any provider's answers are replayed alike."""
    if endpoint.provider == RECORDED:
        return _over(CassetteTransport(Path(settings.cassettes)), endpoint, settings)
    dialect = DIALECTS.get(endpoint.protocol)
    network = _network(endpoint, settings)
    if dialect is None and not settings.record:
        return network
    if dialect is None:
        return _over(CassetteTransport(Path(settings.cassettes), httpx2.AsyncHTTPTransport()), endpoint, settings)
    speaking = DialectTransport(dialect, endpoint.base_url, endpoint.api_key, network)
    return _over(
        CassetteTransport(Path(settings.cassettes), speaking) if settings.record else speaking, endpoint, settings
    )


def _over(transport: httpx2.AsyncBaseTransport, endpoint: Endpoint, settings: Settings) -> httpx2.AsyncClient:
    return openai.DefaultAsyncHttpxClient(transport=transport, timeout=settings.timeout, auth=endpoint.login)


def _network(endpoint: Endpoint, settings: Settings) -> httpx2.AsyncClient:
    """Over aiohttp, for half of the processor time.

    As many connections as calls and no more: for None the adapter would take aiohttp's own limit of 100.
    """
    limits = httpx2.Limits(max_connections=settings.concurrency)
    return openai.DefaultAioHttpClient(timeout=settings.timeout, limits=limits, auth=endpoint.login)
