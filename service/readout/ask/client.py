"""Typed calls: a prompt and an article in, an answer of the wanted type out."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import httpx2
import openai

from readout.ask.answer_reading import Reading
from readout.ask.budget import Budget
from readout.ask.completer import Completer
from readout.ask.concurrency import ConcurrencyLimiter
from readout.ask.detours import refuse_detour
from readout.ask.error_mapping import FOREIGN, translate
from readout.ask.formats import FormatLadder
from readout.ask.length import LengthLimit
from readout.ask.messages import Message
from readout.ask.observing import observing
from readout.ask.progress import RunProgress
from readout.ask.providers.transport import DIALECTS, DialectTransport
from readout.ask.sending import Sender
from readout.ask.settings import RECORDED, Endpoint, Settings, context_of
from readout.ask.typed_calls import TypedCalls
from readout.ask.usage import CallContext, under_way
from readout.clock import SYSTEM, Clock
from readout.drafts import Draft
from readout.errors import MalformedError, SettingsError, StoppedError
from readout.ledger import Ledger, settled_place

A = TypeVar("A", bound=Draft)

# Failures come back as errors; without a handler of its own instructor's log would reach the terminal too.
logging.getLogger("instructor").addHandler(logging.NullHandler())


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
        self._sender = _sender(endpoint, settings)
        self._calls = TypedCalls(
            endpoint,
            Completer(self._sender, settings.attempts, self._limiter, self.progress, self._ledger, clock),
            FormatLadder(endpoint, settings, self.progress, self._ledger.path if self._ledger else None),
            LengthLimit(endpoint, context_of(settings)),
        )

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
        await self._sender.close()
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
                return await self._calls.ask(answer, messages)
            except FOREIGN as error:
                found = translate(error, self.endpoint)
                if isinstance(found, MalformedError) and self._ledger is not None:
                    self._ledger.forget(context.keys)
                raise type(found)(self.endpoint.redacted(str(found))) from error


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


def _sender(endpoint: Endpoint, settings: Settings) -> Sender:
    http = _http_client(endpoint, settings)
    client = openai.AsyncOpenAI(
        api_key=endpoint.api_key,
        base_url=endpoint.base_url,
        default_query=dict(endpoint.query),
        timeout=settings.timeout,
        http_client=http,
    )
    return Sender(client, http)


def _recorder(settings: Settings, network: httpx2.AsyncBaseTransport | None = None) -> httpx2.AsyncBaseTransport:
    """What keeps answers, or gives those that were kept.

    Raises:
        SettingsError: the package that reads and writes cassettes is not installed.
    """
    try:
        from readout.ask.recording import CassetteTransport
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "vcr":
            raise
        raise SettingsError(
            "recorded answers need vcrpy: install readout[recordings], or name a model with --model and set "
            "OPENAI_API_KEY, or give --base-url for a server of your own"
        ) from None
    return CassetteTransport(Path(settings.cassettes), network)


def _http_client(endpoint: Endpoint, settings: Settings) -> httpx2.AsyncClient:
    """What sends. Recorders stand above what speaks another protocol: any provider's answers are replayed alike."""
    if endpoint.provider == RECORDED:
        return _over(_recorder(settings), endpoint, settings)
    dialect = DIALECTS.get(endpoint.protocol)
    network = _network(endpoint, settings)
    if dialect is None and not settings.record:
        return network
    if dialect is None:
        return _over(_recorder(settings, httpx2.AsyncHTTPTransport()), endpoint, settings)
    speaking = DialectTransport(dialect, endpoint.base_url, endpoint.api_key, network)
    return _over(_recorder(settings, speaking) if settings.record else speaking, endpoint, settings)


def _over(transport: httpx2.AsyncBaseTransport, endpoint: Endpoint, settings: Settings) -> httpx2.AsyncClient:
    return openai.DefaultAsyncHttpxClient(transport=transport, timeout=settings.timeout, auth=endpoint.login)


def _network(endpoint: Endpoint, settings: Settings) -> httpx2.AsyncClient:
    """Over aiohttp, for half of the processor time.

    As many connections as calls and no more: for None the adapter would take aiohttp's own limit of 100.
    """
    limits = httpx2.Limits(max_connections=settings.concurrency)
    return openai.DefaultAioHttpClient(
        timeout=settings.timeout, limits=limits, auth=endpoint.login, event_hooks={"response": [refuse_detour]}
    )
