"""One document: asked, grounded, asked once more for what is left, and reported."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from readout.ask.client import Client
from readout.ask.error_mapping import truncated
from readout.ask.messages import Message
from readout.ask.plan import CALL_FOR, FOLLOW_UP, Call, Plan
from readout.ask.usage import CallContext, Usage, price_usd
from readout.errors import ReadoutError, RunError, TruncatedError
from readout.ground import Article, Failure, Grounding, empty_report, follow_up, is_left, report, still_failing
from readout.pipeline.escalating import Escalated
from readout.pipeline.run_accounts import used
from readout.pipeline.source_links import linked
from readout.pipeline.window_merging import Window, fold
from readout.pipeline.windows import WindowSizes, part_of, windows
from readout.record_types import RECORD_TYPES
from readout.writable import internal_error
from readout_schemas import Document, RecordType, Report, Run

T = TypeVar("T")
TURNS = 3
"""Turns of the event loop that grounding stands back for who takes over a call's place: one to wake, one for a
connection, one to send. Otherwise all answers of a batch are grounded before the next requests go out."""


async def extract_document(document: Document, client: Client, plan: Plan) -> Report:
    """What one document says. A call that fails costs its own records alone: the report's document has the error.

    Raises:
        RunError: the run as a whole was stopped, or its ledger fails.
    """
    work = _Work(client, plan)
    if document.text is None:
        return empty_report(document, work.run())
    try:
        return await work.extract(document)
    except RunError:
        raise
    except Exception as bug:  # noqa: BLE001  (a fault of ours in one document of many is no reason to lose the others)
        error = f"{internal_error(bug)} with the document"
        return empty_report(document.model_copy(update={"error": error}), work.run())


class _Work:
    """The work on one document, and what it costs."""

    def __init__(self, client: Client, plan: Plan) -> None:
        self._client = client
        self._plan = plan
        self._usage = Usage()
        self._escalated = Escalated()
        self._started = time.perf_counter()

    async def extract(self, document: Document) -> Report:
        """The report of a document with text, a long one window by window."""
        text = document.text or ""
        ranges = windows(text, WindowSizes.of(self._plan, text))
        parts = [document] if len(ranges) == 1 else [part_of(document, window) for window in ranges]
        read = await _together([self._read(part) for part in parts])
        groundings = [found for found, _ in read]
        errors = dict.fromkeys(error for _, several in read for error in several)
        if errors:
            document = document.model_copy(update={"error": "; ".join(filter(None, [document.error, *errors]))})
        run = self.run()
        if len(parts) == 1:
            return linked(report(document, groundings[0], run))
        told = [report(part, found, run) for part, found in zip(parts, groundings, strict=True)]
        places = zip(ranges, told, groundings, strict=True)
        return linked(fold(document, [Window(start, one, found) for (start, _), one, found in places], run))

    async def _read(self, part: Document) -> tuple[list[Grounding], list[str]]:
        """What the plan's calls bring from a document, or a window of one, and the errors that ended calls."""
        article = Article(part)
        groundings = [Grounding(article) for _ in self._plan.calls]
        calls = zip(self._plan.calls, groundings, strict=True)
        errors = await _together([self._call(call, grounding) for call, grounding in calls])
        return groundings, [error for error in errors if error is not None]

    async def _call(self, call: Call, grounding: Grounding) -> str | None:
        """One call and its follow-up; the error that ended them, if one did."""
        prompt, part, usage = self._plan.prompt(call.prompt), grounding.article.document, Usage()
        context = CallContext(part.id, f"{prompt.name}.{prompt.version}", usage)
        try:
            for kind in await self._unfinished(call, self._plan.asked(call, part), context, grounding):
                await self._rest(kind, context, grounding)
            if left := self._left(call, grounding):
                await self._taken(call, self._plan.asked(call, part, left), context, grounding)
            if self._client.stronger is not None:
                await self._escalate(call, context, grounding, self._client.stronger)
        except RunError:
            raise
        except ReadoutError as failed:
            return f"{prompt.name}: {failed}"
        finally:
            answers = usage.calls + usage.reused
            usage.reasks = min(usage.calls, max(answers - 1, 0))  # the first answer is the first to be reused
            self._usage.add(usage)
        return None

    def _left(self, call: Call, grounding: Grounding, *, still: bool = False) -> str:
        """What a follow-up asks; empty where nothing is left to ask, as after most answers."""
        if not is_left(grounding):
            return ""
        room = self._plan.follow_up_room(call, grounding.article.document)
        return follow_up(grounding, self._plan.prompt(FOLLOW_UP), room, still=still)

    async def _unfinished(
        self, call: Call, sent: list[Message], context: CallContext, grounding: Grounding
    ) -> tuple[RecordType, ...]:
        """Ask for the first time; the types that are to be asked for alone, because the answer was cut off.

        Raises:
            TruncatedError: it was cut off, and is of one type already; what is whole of it is taken.
        """
        alone = next((kind for kind, one in CALL_FOR.items() if one.answer is call.answer), None)
        try:
            left = await self._taken(call, sent, context, grounding)
        except TruncatedError:
            if alone is not None:
                raise
            return RECORD_TYPES
        if left and alone is not None:
            raise truncated()
        return left

    async def _taken(
        self,
        call: Call,
        sent: list[Message],
        context: CallContext,
        grounding: Grounding,
        client: Client | None = None,
    ) -> tuple[RecordType, ...]:
        """Ask, and ground what can be read of the answer; the types whose lists it did not bring to an end."""
        reading = await (client or self._client).ask(call.answer, sent, context)
        for _ in range(TURNS):
            await asyncio.sleep(0)
        grounding.take(reading.answer)
        grounding.misread([Failure.unread(one.type, one.written, one.draft, one.reasons) for one in reading.misfits])
        return reading.unfinished

    async def _rest(self, kind: RecordType, context: CallContext, grounding: Grounding) -> None:
        """Ask for the records of one type alone, where an answer that was to hold more of them was cut off.

        Raises:
            TruncatedError: this answer was cut off as well; what is whole of it is taken.
        """
        call = CALL_FOR[kind]
        prompt = self._plan.prompt(call.prompt)
        alone = replace(context, prompt=f"{prompt.name}.{prompt.version}")
        if await self._taken(call, self._plan.asked(call, grounding.article.document), alone, grounding):
            raise truncated()

    async def _escalate(self, call: Call, context: CallContext, grounding: Grounding, stronger: Client) -> None:
        """Ask a stronger model about the items that still fail, and about them alone."""
        asked, part = len(still_failing(grounding)), grounding.article.document
        left = self._left(call, grounding, still=True)
        if not left:
            return
        usage, before = Usage(), grounding.mended
        alone = CallContext(part.id, f"{context.prompt}.escalated", usage)
        try:
            await self._taken(call, self._plan.asked(call, part, left), alone, grounding, stronger)
        finally:
            self._escalated.add(usage, asked, grounding.mended - before)

    def run(self) -> Run:
        """How it was made, as far as it has got."""
        model = self._usage.model or self._client.endpoint.model
        cost = price_usd(model, self._usage.tokens)
        escalation = None if self._client.stronger is None else self._escalated.told(self._client.stronger.endpoint)
        if escalation is not None:
            cost = None if cost is None or escalation.cost_usd is None else cost + escalation.cost_usd
        whole = Usage()
        whole.add(self._usage)
        whole.add(self._escalated.usage)
        return Run(
            model=model,
            plan=self._plan.name,
            prompts=used(self._plan.prompts()),
            calls=whole.calls,
            reasks=whole.reasks,
            retries=whole.retries,
            reused=whole.reused,
            tokens=whole.tokens,
            cost_usd=cost,
            escalation=escalation,
            seconds=round(time.perf_counter() - self._started, 3),
        )


async def _together(work: Sequence[Coroutine[Any, Any, T]]) -> list[T]:
    """What all of them return; where some fail the others come to their end first, so that no answer is lost."""
    if len(work) == 1:
        return [await work[0]]
    done = await asyncio.gather(*work, return_exceptions=True)
    failed = [outcome for outcome in done if isinstance(outcome, BaseException)]
    if failed:
        raise next((error for error in failed if isinstance(error, RunError)), failed[0])
    return [outcome for outcome in done if not isinstance(outcome, BaseException)]
