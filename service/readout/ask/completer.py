"""The one way out: chat completions with one retry policy, one check of what came, and one count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import openai
from openai.types.chat import ChatCompletion
from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception,
)

from readout.ask.answer_text import text_of
from readout.ask.budget import tokens_of
from readout.ask.completions import first_choice, is_to_keep, read_completion, tokens_in
from readout.ask.concurrency import ConcurrencyLimiter, RequestState
from readout.ask.error_mapping import is_timeout, no_answer, not_compatible, refused
from readout.ask.failed_attempts import (
    LONGEST_WAIT,
    failed_tokens,
    is_refusal,
    is_transient,
    is_used_up,
    says_when,
    wait_seconds,
)
from readout.ask.progress import RunProgress
from readout.ask.prompt_check import PromptCheck
from readout.ask.rate_headers import seconds_until_room
from readout.ask.requests import encoded
from readout.ask.sending import Sender
from readout.ask.usage import current_call
from readout.clock import SYSTEM, Clock
from readout.errors import ContextLengthError, LedgerError
from readout.ledger import Entry, Ledger, key_of
from readout.observability import tell_retry
from readout_schemas import Tokens

PATIENCE = 20
"""Times ``attempts``: after so many a call gives up, even where others are answered."""

MOST_TIMEOUTS = 2
"""Times that a request which was not answered in time is sent: what took too long twice will do so again."""


@dataclass(frozen=True, slots=True)
class PreparedRequest:
    """A request as it goes out."""

    body: bytes
    key: bytes
    model: str
    letters: int
    """Of its messages."""
    state: RequestState


class Completer:
    """Sends chat completion requests for instructor, which builds them and reads the answers.

    An answer is in the ledger before anybody sees it, and one that is there already is not asked for.

    Args:
        sender: sends each request once, so that retries never multiply.
        attempts: how often a request is sent at most, the first time included. Refusals for too many requests do not
            count as long as other calls are answered.
        limiter: what every attempt goes through.
        progress: where calls are counted.
        ledger: where answers are kept, if anywhere.
        clock: what waits go by.
    """

    def __init__(
        self,
        sender: Sender,
        attempts: int,
        limiter: ConcurrencyLimiter,
        progress: RunProgress,
        ledger: Ledger | None = None,
        clock: Clock = SYSTEM,
    ) -> None:
        self._sender = sender
        self._address = str(sender.base_url).rstrip("/")
        self._attempts = attempts
        self._limiter = limiter
        self._progress = progress
        self._ledger = ledger
        self._prompts = PromptCheck(self._address)
        self._retrying = AsyncRetrying(
            retry=retry_if_exception(is_transient),
            wait=lambda state: wait_seconds(state, clock),
            sleep=clock.sleep,
            stop=self._gives_up,
            before_sleep=self._refused,
            reraise=True,
        )

    async def create(self, *, strict: bool = True, **request: Any) -> ChatCompletion:
        """One completion, checked to be one and not cut off or refused.

        Raises:
            openai.OpenAIError: the request failed for good.
            EndpointError: what came is no chat completion.
            RefusedError: the model or a filter refused.
            RunError: the run was stopped, or the ledger fails.
        """
        letters = sum(len(one["content"]) for one in request["messages"] if isinstance(one.get("content"), str))
        return await self.complete(encoded(_strict(request, strict)), str(request["model"]), letters)

    async def complete(self, body: bytes, model: str, letters: int = 0, limit: bytes = b"") -> ChatCompletion:
        """The same for a request that is JSON already.

        Args:
            body: the request, without a bound on the answer's length: that has no part in what it is kept under.
            model: the model's name.
            letters: how many there are in its messages.
            limit: the bound, as a member of the request's object with a comma after it.
        """
        state = RequestState(tokens_of(len(body)))
        prepared = PreparedRequest(b"{" + limit + body[1:], key_of(self._address, body), model, letters, state)
        known = None if self._ledger is None else self._ledger.get(prepared.key)
        if known is not None:
            current_call().keys.append(prepared.key)
            return self._reused(known)
        return self._checked(await self._sent(prepared))

    async def _sent(self, prepared: PreparedRequest) -> ChatCompletion:
        """The answer, after so many attempts as it takes; retrying begins where the first one has failed."""
        try:
            return await self._send(prepared)
        except openai.APIError as error:
            if not is_transient(error):
                raise
            first = [error]

        async def attempt(again: PreparedRequest) -> ChatCompletion:
            if first:
                raise first.pop()
            return await self._send(again)

        completion: ChatCompletion = await self._retrying(attempt, prepared)
        return completion

    async def _send(self, prepared: PreparedRequest) -> ChatCompletion:
        """One request, once, counted and kept while it holds its place: it is free when the answer is durable."""
        async with self._limiter.passing(prepared.state):
            response = await self._sender.send(prepared.body)
            self._limiter.hold(min(seconds_until_room(response.headers, prepared.state.tokens), LONGEST_WAIT))
            completion = read_completion(response.content, self._address)
            tokens = tokens_in(completion)
            _count(completion, tokens, self._progress)
            self._check_context(tokens, prepared)
            if self._ledger is None or not is_to_keep(completion):
                return completion
            kept = await self._kept(prepared, tokens, response.content, self._ledger)
            current_call().keys.append(prepared.key)
            return completion if kept == response.content else read_completion(kept, self._address)

    def _check_context(self, tokens: Tokens, prepared: PreparedRequest) -> None:
        """Refuse an answer to a prompt that the server has cut to its context, as some do without a word.

        Where that is seen after some, those go out of the ledger, so that they are asked anew.
        """
        try:
            self._prompts.check(tokens.prompt, prepared.letters, prepared.key)
        except ContextLengthError:
            if self._ledger is not None:
                self._ledger.forget(self._prompts.at_ceiling())
            raise

    def _gives_up(self, state: RetryCallState) -> bool:
        """Whether a failed attempt was the last one."""
        (prepared,) = state.args
        error = state.outcome.exception() if state.outcome else None
        prepared.state.timeouts += is_timeout(error)
        if not is_refusal(error) or self._limiter.is_fruitless(prepared.state):
            prepared.state.fruitless += 1
        if prepared.state.timeouts >= MOST_TIMEOUTS:
            return True
        return prepared.state.fruitless >= self._attempts or state.attempt_number >= self._attempts * PATIENCE

    def _refused(self, state: RetryCallState) -> None:
        """Before an attempt is repeated: count it, and let the others wait too if the server means its limit."""
        current_call().usage.retries += 1
        self._progress.retries += 1
        error = state.outcome.exception() if state.outcome else None
        if state.next_action is not None:
            tell_retry(current_call().document, current_call().prompt, error, state.next_action.sleep)
        if state.next_action is not None and is_refusal(error):
            limit = is_used_up(error, failed_tokens(state))
            told = limit or says_when(error)
            self._limiter.refused(state.args[0].state, state.next_action.sleep, told=told, limit=limit)

    async def _kept(self, prepared: PreparedRequest, tokens: Tokens, answer: bytes, ledger: Ledger) -> bytes:
        entry = Entry(
            key=prepared.key,
            model=prepared.model,
            prompt=current_call().prompt,
            prompt_tokens=tokens.prompt,
            completion_tokens=tokens.completion,
            answer=answer,
        )
        try:
            return await ledger.put(entry)
        except LedgerError as error:
            self._progress.stop(error)  # a call that cannot be kept is not to be followed by others
            raise

    def _reused(self, answer: bytes) -> ChatCompletion:
        completion = read_completion(answer, self._address)
        usage = current_call().usage
        usage.reused += 1
        usage.model = getattr(completion, "model", None) or usage.model
        self._progress.reused += 1
        return self._checked(completion)

    def _checked(self, completion: ChatCompletion) -> ChatCompletion:
        choice = first_choice(completion)
        if choice is None:
            told = completion.to_json(indent=None, warnings=False)
            raise (no_answer if "choices" in completion.model_fields_set else not_compatible)(
                self._address, f"no answer is in {told}"
            )
        if getattr(choice, "finish_reason", None) == "content_filter":
            raise refused("content filter")
        if choice.message.refusal:
            raise refused(choice.message.refusal)
        choice.message.content = text_of(choice.message) or None
        return completion


def _strict(request: dict[str, Any], strict: bool) -> dict[str, Any]:
    """The request with its schema strict or not, as the first one had it: instructor decides that for itself."""
    schemas = [request.get("response_format", {}).get("json_schema")]
    for holder in (*schemas, *(tool["function"] for tool in request.get("tools", ()))):
        if holder is not None:
            holder["strict"] = strict
    return request


def _count(completion: ChatCompletion, tokens: Tokens, progress: RunProgress) -> None:
    usage = current_call().usage
    usage.calls += 1
    usage.model = getattr(completion, "model", None) or usage.model
    usage.add_tokens(tokens)
    progress.calls += 1
    progress.model = usage.model
    progress.add_tokens(tokens)
    progress.longest = max(progress.longest, tokens.completion)
