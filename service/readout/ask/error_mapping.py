"""Errors of the packages underneath, mapped to ours: one line each, with what to do."""

from __future__ import annotations

import re

import aiohttp
import httpx2
import instructor
import openai
import pydantic
from instructor.core.exceptions import IncompleteOutputException, InstructorError

from readout.ask.settings import Endpoint
from readout.errors import (
    AuthenticationError,
    ContextLengthError,
    EndpointError,
    MalformedError,
    ModelError,
    ModelNotFoundError,
    RateLimitError,
    ReadoutError,
    RefusedError,
    TruncatedError,
)
from readout.writable import writable

FOREIGN: tuple[type[Exception], ...] = (
    openai.OpenAIError,
    InstructorError,
    pydantic.ValidationError,
    httpx2.HTTPError,
)
"""What the packages underneath may raise out of a call."""

NO_QUOTA = "insufficient_quota"
"""OpenAI's code for an account without money left, which waiting does not mend."""
_CONTEXT = re.compile(r"context.?(length|window|size)|maximum.{0,20}tokens|too (long|many tokens)|n_ctx", re.IGNORECASE)
_FILTER = re.compile(r"content.?(filter|management|policy)|safety", re.IGNORECASE)


def truncated() -> TruncatedError:
    """The answer stopped at the token limit."""
    return TruncatedError(
        "the answer was cut off at the model's token limit: choose a model with a larger output, or split the document"
    )


def prompt_cut(address: str, counted: int, sent: int) -> ContextLengthError:
    """The server has read a part of the prompt alone."""
    return ContextLengthError(
        f"{address} read {counted:,} of some {sent:,} tokens: raise its context (for Ollama num_ctx), or make "
        "requests fit with --context N, or --plan small"
    )


def prompt_ceiling(address: str, counted: int, prompts: int) -> ContextLengthError:
    """The server reads so many tokens of any prompt, and no more."""
    return ContextLengthError(
        f"{address} read {counted:,} tokens of each of {prompts} prompts of different lengths, and cut the rest: raise "
        "its context (for Ollama num_ctx), or make requests fit with --context N; the same command then asks all of "
        "these again"
    )


def is_timeout(error: BaseException | None) -> bool:
    """Whether a request was sent and not answered in time."""
    return isinstance(error, openai.APITimeoutError) and not _broke(error)


def is_unformed(error: BaseException) -> bool:
    """Whether an answer came of which nothing can be read."""
    root = _root(error)
    return isinstance(root, InstructorError | pydantic.ValidationError | MalformedError)


def refused(reason: str) -> RefusedError:
    """The model, or a filter, would not answer."""
    return RefusedError(f"the model refused to answer ({one_line(reason)}): try another model for this document")


def not_compatible(address: str, what: str) -> EndpointError:
    """Something answers, but not as an OpenAI-compatible server does."""
    return EndpointError(
        f"{address} is not an OpenAI-compatible server ({one_line(what)}): "
        "the base URL usually ends in /v1, such as http://localhost:11434/v1"
    )


def translate(error: BaseException, endpoint: Endpoint) -> ReadoutError:
    """Our error for whatever a call raised. The endpoint is for the message."""
    address, model = endpoint.base_url, endpoint.model
    match _root(error):
        case ReadoutError() as known:
            found: ReadoutError = known
        case IncompleteOutputException():
            found = truncated()
        case openai.APIStatusError() as status:
            found = _status(status, endpoint)
        case openai.APIResponseValidationError() as other:
            found = not_compatible(address, other.message)
        case openai.APITimeoutError() as late if is_timeout(late):
            found = EndpointError(f"{address} did not answer in time: try again, or raise --timeout")
        case openai.APIConnectionError() as broken:
            why = one_line(_first_cause(broken))
            found = EndpointError(f"nothing answers at {address} ({why}): is the server running?")
        case pydantic.ValidationError() as misfit:
            found = MalformedError(f"{_misfit(misfit)}, asked again included: try another model")
        case InstructorError() as form:
            found = MalformedError(
                f"no answer of the right form came from {model}: {one_line(form)}: try another model"
            )
        case root:
            found = ModelError(f"the call to {model} at {address} failed: {one_line(root)}")
    return found


def _root(error: BaseException) -> BaseException:
    """The error beneath the wrappers of instructor, and of the SDK around our own."""
    if isinstance(error, instructor.core.exceptions.InstructorRetryException) and error.__cause__ is not None:
        return _root(error.__cause__)
    if isinstance(error, openai.APIConnectionError) and isinstance(error.__cause__, ReadoutError):
        return error.__cause__
    return error


def _first_cause(error: BaseException) -> BaseException:
    return error if error.__cause__ is None else _first_cause(error.__cause__)


def _broke(error: BaseException | None) -> bool:
    """Whether there was no connection: the SDK's adapter for aiohttp calls that a timeout too."""
    if error is None:
        return False
    broken = isinstance(error, aiohttp.ClientConnectionError) and not isinstance(error, TimeoutError)
    return broken or _broke(error.__cause__)


def _status(error: openai.APIStatusError, endpoint: Endpoint) -> ReadoutError:
    address, model = endpoint.base_url, endpoint.model
    said = one_line(_body_message(error))
    found: ReadoutError
    match error.status_code:
        case 401 | 403:
            found = AuthenticationError(f"{address} refused the key ({said}): check {endpoint.key_variable}")
        case 404:
            found = ModelNotFoundError(
                f"{address} knows no model {model!r} ({said}): check --model, and that the base URL ends in /v1"
            )
        case 429 if error.code == NO_QUOTA:
            found = RateLimitError(f"the account at {address} has no quota left ({said}): look at its plan and billing")
        case 429:
            found = RateLimitError(f"{address} still refused after all retries ({said}): lower --concurrency, or wait")
        case 400 | 413 | 422 | 500 if _CONTEXT.search(said):
            found = ContextLengthError(
                f"the document is too long for {model} ({said}): say how long its context is with --context N, or "
                "choose another model"
            )
        case 400 | 422 if _FILTER.search(said):
            found = refused(said)
        case 400 | 422:
            found = EndpointError(
                f"{address} did not take the request ({said}): the model has to give structured output "
                "(response_format json_schema), so try another"
            )
        case status:
            found = EndpointError(
                f"{address} answered with status {status} ({said}): try again later, or ask who runs it"
            )
    return found


def _body_message(error: openai.APIStatusError) -> str:
    body = error.body
    if isinstance(body, str):
        return body or error.message
    if isinstance(body, dict):
        message = body.get("message") or body.get("detail")
        code = body.get("code")
        return " ".join(str(part) for part in (message, isinstance(code, str) and f"[{code}]") if part) or error.message
    return error.message


def _misfit(error: pydantic.ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    if first["type"] == "json_invalid" and not str(first["input"]).strip():
        return "the answer was empty"
    place = ".".join(str(part) for part in first["loc"]) or "the whole"
    more = error.error_count() - 1
    others = f" and {more} more" if more else ""
    return f"the answer did not fit the schema ({place}: {one_line(first['msg'])}{others})"


def one_line(value: object) -> str:
    """``value`` in one short line, whatever it says."""
    text = " ".join(writable(str(value)).split())
    return text if len(text) <= 200 else f"{text[:199]}…"  # noqa: PLR2004  (a line that a terminal shows)
