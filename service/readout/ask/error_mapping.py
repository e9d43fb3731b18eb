"""Errors of the packages underneath, mapped to ours: one line each, with what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator

import aiohttp
import httpx2
import instructor
import openai
import pydantic
from aiohttp.http_exceptions import BadHttpMessage
from instructor.core.exceptions import IncompleteOutputException, InstructorError

from readout.ask.error_words import (
    is_about_context,
    is_about_filter,
    is_about_key,
    is_about_memory,
    is_about_place,
    is_about_template,
    words,
)
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

_FORMAT = re.compile(
    r"response.?(format|mime|schema)|output.?(format|config)|json.?(mode|schema|object)|structured.?output|guided|grammar"
    r"|tool|function.?call|\bstrict\b",
    re.IGNORECASE,
)
"""Words by which servers say that it is the format that they do not take: OpenAI and Azure ("response_format"),
DeepSeek ("This response_format type is unavailable now"), vLLM ("guided", "grammar"), llama.cpp ("grammar",
"json_schema"), Anthropic ("output_config", "output format"), Google ("response_json_schema", "JSON mode"), OpenRouter
("No endpoints found that support tool use")."""
_NOBODY = "nothing answers at {address} ({why}): is the server running?"
_CONNECTION: tuple[tuple[tuple[type[Exception], ...], str], ...] = (
    ((httpx2.TooManyRedirects,), "{address} sends in a circle ({why}): check the base URL"),
    ((httpx2.DecodingError,), "{address} sent what cannot be unpacked ({why}): ask who runs it"),
    (
        (httpx2.RemoteProtocolError, httpx2.ReadError, aiohttp.ClientPayloadError, aiohttp.ServerDisconnectedError),
        "{address} broke the connection off ({why}): try again later, or ask who runs it",
    ),
    (
        (aiohttp.ClientResponseError, BadHttpMessage),
        "what answers at {address} does not keep to HTTP ({why}): check the address (http or https, and the port)",
    ),
)
"""What is said of a connection, by what is beneath the SDK's error."""
_FINE, _NOT_TAKEN, _TOO_LARGE = 200, {400, 422}, 413
NO_QUOTA = "insufficient_quota"
"""OpenAI's code for an account without money left, which waiting does not mend."""


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


def no_answer(address: str, what: str) -> EndpointError:
    """An OpenAI-compatible server sent a completion with nothing in it."""
    return EndpointError(f"{address} sent no answer ({one_line(what)}): try again later, or another model")


def is_about_format(error: openai.APIStatusError) -> bool:
    """Whether the words of an error name the format of an answer."""
    return _FORMAT.search(f"{error.message} {error.body}") is not None


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
            found = _connection(broken, address)
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


def _connection(error: openai.APIConnectionError, address: str) -> EndpointError:
    """Nothing is there, or what is there does not end its answer, or speaks another protocol."""
    causes = list(_causes(error))
    told = next((told for kinds, told in _CONNECTION if any(isinstance(one, kinds) for one in causes)), _NOBODY)
    return EndpointError(told.format(address=address, why=one_line(causes[-1])))


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and what is beneath it."""
    while True:
        yield error
        if error.__cause__ is None:
            return
        error = error.__cause__


def _broke(error: BaseException | None) -> bool:
    """Whether there was no connection: the SDK's adapter for aiohttp calls that a timeout too."""
    if error is None:
        return False
    broken = isinstance(error, aiohttp.ClientConnectionError) and not isinstance(error, TimeoutError)
    return broken or _broke(error.__cause__)


def _status(error: openai.APIStatusError, endpoint: Endpoint) -> ReadoutError:  # noqa: PLR0911  (one for each kind)
    """By status first, then by what is said."""
    address, model = endpoint.base_url, endpoint.model
    said = one_line(words(error))
    match error.status_code:
        case 401 | 403:
            return AuthenticationError(f"{address} refused the key ({said}): check {endpoint.key_variable}")
        case 200 | 404 | 405 if is_about_place(said):
            return _no_room(address, said)
        case 404:
            return ModelNotFoundError(
                f"{address} knows no model {model!r} ({said}): check --model, and that the base URL ends in /v1"
            )
        case 429 if error.code == NO_QUOTA:
            return RateLimitError(f"the account at {address} has no quota left ({said}): look at its plan and billing")
        case 402:
            return RateLimitError(f"the account at {address} has no money left ({said}): look at its plan and billing")
        case 429:
            return RateLimitError(f"{address} still refused after all retries ({said}): lower --concurrency, or wait")
        case status:
            return _by_words(error, said, endpoint) or EndpointError(
                f"{address} answered with {'an error' if status == _FINE else f'status {status}'} ({said}): try again "
                "later, or ask who runs it"
            )


def _no_room(address: str, said: str) -> EndpointError:
    return EndpointError(
        f"{address} has no chat completions ({said}): the base URL usually ends in /v1, such as http://localhost:11434/v1"
    )


def _by_words(error: openai.APIStatusError, said: str, endpoint: Endpoint) -> ReadoutError | None:
    """The error of a request that is not taken; of other statuses only where the words are clear."""
    address, model = endpoint.base_url, endpoint.model
    not_taken = error.status_code in _NOT_TAKEN
    if error.status_code == _TOO_LARGE or is_about_context(said):
        return ContextLengthError(
            f"the document is too long for {model} ({said}): say how long its context is with --context N, or "
            "choose another model"
        )
    if is_about_template(said):
        return EndpointError(
            f"{address} cannot put the prompt into {model}'s chat template ({said}): start it with one, or choose a "
            "model that takes instructions"
        )
    if is_about_memory(said):
        return EndpointError(f"{address} has too little memory for {model} ({said}): choose a smaller model")
    if not_taken and is_about_filter(said):
        return refused(said)
    if not_taken and is_about_key(said):
        return AuthenticationError(f"{address} refused the key ({said}): check {endpoint.key_variable}")
    return _not_taken(address, said, is_about_format(error)) if not_taken else None


def _not_taken(address: str, said: str, form: bool) -> EndpointError:
    advice = "the model has to give structured output (response_format json_schema), so try another"
    return EndpointError(
        f"{address} did not take the request ({said}): {advice if form else 'try another model, or ask who runs it'}"
    )


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
