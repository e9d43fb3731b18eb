"""A call's answer in the wanted type: in which format it is asked for, and what is done where it is of no use."""

from __future__ import annotations

from typing import Any, Protocol, TypeVar, cast

import instructor
import openai
from openai.types.chat import ChatCompletion

from readout.ask.answer_reading import Reading, knows_type, read
from readout.ask.completer import Completer
from readout.ask.error_mapping import FOREIGN, is_unformed
from readout.ask.formats import FormatLadder, refuses_format
from readout.ask.length import LengthLimit
from readout.ask.messages import Message
from readout.ask.requests import request_body
from readout.ask.settings import RECORDED, AnswerFormat, Endpoint
from readout.drafts import Draft
from readout.errors import MalformedError

A = TypeVar("A", bound=Draft)
UNFORMED: tuple[type[Exception], ...] = (*FOREIGN, MalformedError)
"""What may say that nothing of an answer can be read."""

STRUCTURAL_REASKS = 1
"""How often instructor asks again for an answer of which nothing can be read."""

_MODES: dict[AnswerFormat, instructor.Mode] = {
    "json_schema": instructor.Mode.JSON_SCHEMA,
    "json_schema_loose": instructor.Mode.JSON_SCHEMA,
    "tools": instructor.Mode.TOOLS,
    "json_object": instructor.Mode.JSON,
    "text": instructor.Mode.MD_JSON,
}


class _TypedCreate(Protocol):
    async def __call__(self, *, response_model: type[A], messages: list[Message], **options: Any) -> A: ...


class TypedCalls:
    """Asks for answers of a type.

    Args:
        endpoint: who is asked.
        completer: what sends.
        ladder: which formats the endpoint takes.
        length: what bounds an answer.
    """

    def __init__(self, endpoint: Endpoint, completer: Completer, ladder: FormatLadder, length: LengthLimit) -> None:
        self._endpoint = endpoint
        self._completer = completer
        self._ladder = ladder
        self._length = length
        self._checks_context = endpoint.provider != RECORDED

    async def ask(self, answer: type[A], messages: list[Message]) -> Reading[A]:
        """The answer in the first format that the server takes and answers in."""
        while True:
            form, name = self._ladder.current, self._length.name
            try:
                return await self._asked_in(form, answer, messages)
            except openai.APIStatusError as error:
                if not (self._length.goes_on(error, name) or self._ladder.goes_on(error, form)):
                    raise

    async def _asked_in(self, form: AnswerFormat, answer: type[A], messages: list[Message]) -> Reading[A]:
        """The first answer as far as it can be read; where nothing can be, instructor asks again.

        A server may take a format and not answer in it. So where no first answer ever was in one, others are tried:
        after the one that asks again for the first document, and at once for those after it.
        """
        first, found = await self._first(form, answer, messages)
        if found is not None:
            self._ladder.believe(form)
            return found
        if not _is_out_of_form(answer, first):
            return await self._asked_again(form, answer, messages, first)
        doubted = self._ladder.doubt(form)
        if doubted and (found := await self._asked_in_others(form, answer, messages)) is not None:
            return found
        try:
            return await self._asked_again(form, answer, messages, first)
        except UNFORMED as error:
            if doubted or not is_unformed(error):
                raise
            found = await self._asked_in_others(form, answer, messages)
            if found is None:
                raise
            return found

    async def _first(
        self, form: AnswerFormat, answer: type[A], messages: list[Message]
    ) -> tuple[ChatCompletion, Reading[A] | None]:
        """The first answer, with more room where it was cut off and is worth it; and what can be read of it."""
        model, letters = self._endpoint.model, len(messages[-1]["content"])
        body = request_body(answer, messages, model, form)
        whole = sum(len(one["content"]) for one in messages) if self._checks_context else 0
        limit, raised = (self._length.member(letters, len(body), raised=more) for more in (False, True))
        first = await self._completer.complete(body, model, whole, limit)
        found = _read(answer, first)
        if limit != raised and _is_worth_more(first, found):
            first = await self._completer.complete(body, model, whole, raised)
            found = _read(answer, first) or found
        return first, found

    async def _asked_again(
        self, form: AnswerFormat, answer: type[A], messages: list[Message], first: ChatCompletion
    ) -> Reading[A]:
        """The answer to a second request, which says what was wrong with the first."""
        resumed = _Resumed(first, self._completer, strict=form != "json_schema_loose")
        # Its types do not say that what it makes of an async function is async.
        create = cast("_TypedCreate", instructor.patch(create=resumed.create, mode=_MODES[form]))
        model = self._endpoint.model
        failed: Exception | None = None
        try:
            await create(response_model=answer, messages=messages, model=model, max_retries=STRUCTURAL_REASKS)
        except FOREIGN as error:
            failed = error
        found = _read(answer, resumed.last)  # what instructor makes is of a type of its own
        if found is None:
            raise failed or MalformedError(f"no answer of the right form came from {model}: try another model")
        return found

    async def _asked_in_others(
        self, tried: AnswerFormat, answer: type[A], messages: list[Message]
    ) -> Reading[A] | None:
        """The answer in another format than one that the server took and did not answer in."""
        others = self._ladder.others(tried)
        for form in others:
            try:
                _, found = await self._first(form, answer, messages)
            except openai.APIStatusError as error:
                if not refuses_format(error):
                    raise
                continue
            if found is not None:
                self._ladder.settle(form, tried)
                return found
        if others:
            self._ladder.give_up()
        return None


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


def _is_out_of_form(answer: type[Draft], completion: ChatCompletion) -> bool:
    """Whether an unreadable answer has nothing of the schema either; one that was cut off may have come to it."""
    choice = completion.choices[0]
    said = choice.message.content or ""
    if choice.finish_reason == "length":
        return bool(said.strip()) and "{" not in said
    return not knows_type(answer, said)


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
