"""What is said when something goes wrong, to the letter: one line, with what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx2
import instructor
import openai
import pydantic
import pytest
from instructor.core.exceptions import IncompleteOutputException, InstructorError

from readout.ask.error_mapping import is_timeout, not_compatible, one_line, prompt_cut, refused, translate
from readout.ask.settings import OPENAI_URL, Endpoint, Settings
from readout.drafts import Sanctions
from readout.errors import (
    AuthenticationError,
    ContextLengthError,
    EndpointError,
    MalformedError,
    ModelError,
    ModelNotFoundError,
    RateLimitError,
    ReadoutError,
    RecordingError,
    RefusedError,
    SettingsError,
    TruncatedError,
)

AT = Endpoint("openai", "m", "http://a", "none")
REQUEST = httpx2.Request("POST", "http://a/v1/chat/completions")


def said(kind: type[ReadoutError], work: Callable[[], object]) -> str:
    """What an error of ours says that something ends in."""
    with pytest.raises(kind) as caught:
        work()
    return str(caught.value)


def status(code: int, body: Any) -> openai.APIStatusError:
    return openai.APIStatusError("made to fail", response=httpx2.Response(code, request=REQUEST), body=body)


def connection(*causes: BaseException) -> openai.APIConnectionError:
    """An error of connection with what lies beneath it, the nearest first."""
    error: BaseException = openai.APIConnectionError(request=REQUEST)
    above = error
    for cause in causes:
        above.__cause__ = cause
        above = cause
    assert isinstance(error, openai.APIConnectionError)
    return error


def misfit(text: str) -> pydantic.ValidationError:
    with pytest.raises(pydantic.ValidationError) as caught:
        Sanctions.model_validate_json(text)
    return caught.value


def quota() -> openai.APIStatusError:
    return status(429, {"message": "no money", "code": "insufficient_quota"})


SAID: list[tuple[BaseException, type[ReadoutError], str]] = [
    (
        IncompleteOutputException(),
        TruncatedError,
        "the answer was cut off at the model's token limit: choose a model with a larger output, or split the document",
    ),
    (
        status(401, {"message": "bad key"}),
        AuthenticationError,
        "http://a refused the key (bad key): check OPENAI_API_KEY",
    ),
    (
        status(403, {"message": "not you"}),
        AuthenticationError,
        "http://a refused the key (not you): check OPENAI_API_KEY",
    ),
    (
        status(404, {"message": "gone"}),
        ModelNotFoundError,
        "http://a knows no model 'm' (gone): check --model, and that the base URL ends in /v1",
    ),
    (
        quota(),
        RateLimitError,
        "the account at http://a has no quota left (no money [insufficient_quota]): look at its plan and billing",
    ),
    (
        status(429, {"message": "slow"}),
        RateLimitError,
        "http://a still refused after all retries (slow): lower --concurrency, or wait",
    ),
    (
        status(400, {"message": "context length exceeded"}),
        ContextLengthError,
        (
            "the document is too long for m (context length exceeded): say how long its context is with --context N, "
            "or choose another model"
        ),
    ),
    (
        status(400, {"message": "safety first"}),
        RefusedError,
        "the model refused to answer (safety first): try another model for this document",
    ),
    (
        status(422, {"detail": "response_format"}),
        EndpointError,
        (
            "http://a did not take the request (response_format): the model has to give structured output "
            "(response_format json_schema), so try another"
        ),
    ),
    (
        status(503, "busy"),
        EndpointError,
        "http://a answered with status 503 (busy): try again later, or ask who runs it",
    ),
    (
        status(503, ""),
        EndpointError,
        "http://a answered with status 503 (made to fail): try again later, or ask who runs it",
    ),
    (
        status(503, None),
        EndpointError,
        "http://a answered with status 503 (made to fail): try again later, or ask who runs it",
    ),
    (
        status(503, {}),
        EndpointError,
        "http://a answered with status 503 (made to fail): try again later, or ask who runs it",
    ),
    (
        connection(OSError("first"), OSError("no route")),
        EndpointError,
        "nothing answers at http://a (no route): is the server running?",
    ),
    (
        openai.APITimeoutError(request=REQUEST),
        EndpointError,
        "http://a did not answer in time: try again, or raise --timeout",
    ),
    (
        openai.APIResponseValidationError(httpx2.Response(200, request=REQUEST), None, message="odd"),
        EndpointError,
        (
            "http://a is not an OpenAI-compatible server (odd): the base URL usually ends in /v1, such as "
            "http://localhost:11434/v1"
        ),
    ),
    (misfit(" "), MalformedError, "the answer was empty, asked again included: try another model"),
    (
        misfit("[]"),
        MalformedError,
        (
            "the answer did not fit the schema (the whole: Input should be an object), asked again included: try "
            "another model"
        ),
    ),
    (
        misfit('{"parties": 7, "sanctions": []}'),
        MalformedError,
        (
            "the answer did not fit the schema (parties: Input should be a valid array), asked again included: try "
            "another model"
        ),
    ),
    (
        misfit("{}"),
        MalformedError,
        (
            "the answer did not fit the schema (parties: Field required and 1 more), asked again included: try "
            "another model"
        ),
    ),
    (
        InstructorError("no tool"),
        MalformedError,
        "no answer of the right form came from m: no tool: try another model",
    ),
    (ValueError("odd"), ModelError, "the call to m at http://a failed: odd"),
    (connection(RecordingError("none recorded")), RecordingError, "none recorded"),
]


@pytest.mark.parametrize(("error", "kind", "line"), SAID, ids=[f"{number}" for number in range(len(SAID))])
def test_an_error_of_a_package_becomes_one_of_ours(error: BaseException, kind: type[ReadoutError], line: str) -> None:
    found = translate(error, AT)
    assert (type(found), str(found)) == (kind, line)


def test_an_error_that_instructor_wraps_is_what_it_wraps() -> None:
    wrapped = instructor.core.exceptions.InstructorRetryException(
        "gave up", last_completion=None, n_attempts=2, total_usage=0
    )
    assert "no answer of the right form came from m: gave up" in str(translate(wrapped, AT))
    wrapped.__cause__ = quota()
    assert isinstance(translate(wrapped, AT), RateLimitError)


def test_a_line_has_200_characters_at_most() -> None:
    assert one_line("x" * 200) == "x" * 200
    assert one_line("x" * 201) == "x" * 199 + "…"
    assert one_line(" two\n\tlines ") == "two lines"


def test_what_else_is_said_of_an_endpoint() -> None:
    assert str(refused("no\nway")) == "the model refused to answer (no way): try another model for this document"
    assert str(not_compatible("http://a", "it sent\nnothing")) == (
        "http://a is not an OpenAI-compatible server (it sent nothing): the base URL usually ends in /v1, such as "
        "http://localhost:11434/v1"
    )
    assert str(prompt_cut("http://a", 2_050, 5_900)) == (
        "http://a read 2,050 of some 5,900 tokens: raise its context (for Ollama num_ctx), or make requests fit with "
        "--context N, or --plan small"
    )


def test_a_connection_that_was_never_there_is_no_timeout() -> None:
    assert is_timeout(openai.APITimeoutError(request=REQUEST))
    assert not is_timeout(openai.APIConnectionError(request=REQUEST))
    assert not is_timeout(None)


@pytest.mark.parametrize(
    ("given", "environ", "line"),
    [
        (
            {"base_url": "http://me:pw@a/v1?key=sk-secret"},
            {},
            "no model named for the server at http://a/v1: give --model NAME or set READOUT_MODEL",
        ),
        (
            {"base_url": "a:1/v1", "model": "m"},
            {},
            "base URL 'a:1/v1' is not an address: write it as http://HOST:PORT/v1",
        ),
        (
            {"model": "gpt-5"},
            {},
            (
                "model 'gpt-5' has no provider: write provider/model, such as openai/gpt-5, or give --base-url for a "
                "server of your own"
            ),
        ),
        (
            {"model": "openai/gpt-5"},
            {},
            "no key for openai/gpt-5: set OPENAI_API_KEY, or use --model recorded to replay recorded answers",
        ),
        ({}, {"OPENAI_API_KEY": "ключ"}, "OPENAI_API_KEY holds characters that no key has: copy it once more"),
    ],
)
def test_an_endpoint_that_cannot_be_meant(given: dict[str, str], environ: dict[str, str], line: str) -> None:
    assert said(ReadoutError, lambda: Endpoint.settle(Settings(**given), environ)) == line


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"reader": "??"}, "no language '??': name one as en, de or pt-BR"),
        (
            {"mode": "yaml"},
            "no mode 'yaml': there are auto, json_schema, json_schema_loose, tools, json_object, text",
        ),
        ({"plan": "five"}, "no plan 'five': there are four, one, small"),
        ({"rpm": 0}, "rpm is 0: it has to be more than 0"),
        ({"context": -1}, "context is -1: it has to be more than 0"),
    ],
)
def test_a_setting_that_cannot_be(given: dict[str, Any], line: str) -> None:
    assert said(SettingsError, lambda: Settings(**given)) == line


def test_what_an_endpoint_is_settled_to() -> None:
    asked = Endpoint.settle(Settings(model="openai/gpt-5"), {"OPENAI_API_KEY": "sk-mine"})
    assert asked == Endpoint("openai", "gpt-5", OPENAI_URL, "sk-mine")
    unpaid = Endpoint.settle(Settings(model="openai/gpt-5"), {}, needs_key=False)
    assert unpaid == Endpoint("openai", "gpt-5", OPENAI_URL, "none")
    server = Endpoint.settle(Settings(model="openai/m", base_url="http://me:p%40w@a:1/v1/?k=1&e="), {})
    assert server == Endpoint("openai", "m", "http://a:1/v1", "none", ("me", "p@w"), (("k", "1"), ("e", "")))
