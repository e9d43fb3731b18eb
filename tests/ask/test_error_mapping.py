"""Whatever goes wrong on the way to the model is one of readout's errors, in one line that says what to do."""

from __future__ import annotations

import base64
import json
import socket
from typing import TYPE_CHECKING, Any

import pytest

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

if TYPE_CHECKING:
    from tests.ask.conftest import Ask
    from tests.conftest import Loopback

pytestmark = pytest.mark.usefixtures("naps")

OPENAI_TOO_LONG = {
    "message": "This model's maximum context length is 128000 tokens. However, your messages resulted in 130000.",
    "code": "context_length_exceeded",
}
VLLM_TOO_LONG = {
    "message": "You passed 5001 input tokens and requested 0 output tokens. However, the model's context length is "
    "only 4096 tokens. Please reduce the length of the input prompt.",
    "code": 400,
}
LLAMA_TOO_LONG = {
    "message": "the request exceeds the available context size (4096 tokens), try increasing it",
    "type": "exceed_context_size_error",
    "code": 400,
    "n_ctx": 4096,
}


async def failure(ask: Ask, kind: type[ReadoutError], **given: Any) -> str:
    """The message of the failure, which is of this very class and one line."""
    with pytest.raises(ReadoutError) as caught:
        await ask(**{"attempts": 2, **given})
    message = str(caught.value)
    assert type(caught.value) is kind
    assert "\n" not in message
    assert len(message) < 500
    return message


@pytest.mark.parametrize(
    ("status", "error", "kind", "advice"),
    [
        (
            401,
            {"message": "Incorrect API key provided", "code": "invalid_api_key"},
            AuthenticationError,
            "OPENAI_API_KEY",
        ),
        (403, {}, AuthenticationError, "OPENAI_API_KEY"),
        (
            404,
            {"message": "The model `gpt-9` does not exist", "code": "model_not_found"},
            ModelNotFoundError,
            "--model",
        ),
        (429, {}, RateLimitError, "--concurrency"),
        (429, {"code": "insufficient_quota"}, RateLimitError, "billing"),
        (400, OPENAI_TOO_LONG, ContextLengthError, "--context N"),
        (400, VLLM_TOO_LONG, ContextLengthError, "--context N"),
        (400, LLAMA_TOO_LONG, ContextLengthError, "--context N"),
        (500, {"message": "5001 tokens are more than n_ctx = 4096"}, ContextLengthError, "--context N"),
        (413, {"message": "prompt is too long: 210000 tokens"}, ContextLengthError, "--context N"),
        (400, {"message": "The response was filtered", "code": "content_filter"}, RefusedError, "another model"),
        (400, {"message": "response_format json_schema is not supported"}, EndpointError, "structured output"),
        (500, {"message": "out of memory"}, EndpointError, "try again"),
        (424, {}, EndpointError, "status 424"),
    ],
)
async def test_a_status_has_its_error(
    server: Loopback, ask: Ask, status: int, error: dict[str, Any], kind: type[ReadoutError], advice: str
) -> None:
    server.then_fails(status, times=9, **error)
    message = await failure(ask, kind)
    assert advice in message
    assert error.get("message", "made to fail")[:40] in message


@pytest.mark.parametrize(
    "body",
    [
        b'{"error": "model \\"gpt-9\\" not found"}',
        b'{"detail": "gpt-9 not found"}',
        b'{"object": "error", "message": "gpt-9 not found", "code": 404}',
        b"gpt-9\nnot found",
        b"<html>\n<body>gpt-9 not found</body>\n</html>",
        b"",
        b"[]",
        b'"gpt-9 not found"',
    ],
    ids=repr,
)
async def test_errors_are_understood_however_a_server_words_them(server: Loopback, ask: Ask, body: bytes) -> None:
    server.then_raw(body, status=404)
    message = await failure(ask, ModelNotFoundError)
    assert "gpt-9" in message or len(body) < 3
    assert "{" not in message


@pytest.mark.parametrize(
    ("fields", "kind", "advice"),
    [
        ({"finish_reason": "length"}, TruncatedError, "larger output"),
        ({"finish_reason": "content_filter"}, RefusedError, "content filter"),
        ({"refusal": "I cannot help\nwith that."}, RefusedError, "I cannot help with that."),
    ],
)
async def test_an_answer_that_is_none_has_its_error(
    server: Loopback, ask: Ask, fields: dict[str, str], kind: type[ReadoutError], advice: str
) -> None:
    server.then_says('{"parties": [', **fields)
    assert advice in await failure(ask, kind)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"<!DOCTYPE html>\n<html><body>Welcome</body></html>", "text/html"),
        (b"<!DOCTYPE html>\n<html><body>Welcome</body></html>", "application/json"),
        (b"", "application/json"),
        (b"", "text/plain"),
        (b'{"hello": "world"}', "application/json"),
        (b"[1, 2]", "application/json"),
        (b"null", "application/json"),
        (b'"fine"', "application/json"),
        (b'{"choices": []}', "application/json"),
        (b'{"choices": null}', "application/json"),
        (b'{"choices": "all"}', "application/json"),
        (b'{"choices": [null]}', "application/json"),
        (b'{"choices": [{}]}', "application/json"),
        (b'{"choices": [{"message": null, "finish_reason": "stop"}]}', "application/json"),
        (b'{"choices": [{"message": "hello", "finish_reason": "stop"}]}', "application/json"),
        (b"\xff\xfe\x00", "application/json"),
        (b"data: {}\n\ndata: [DONE]\n", "text/event-stream"),
    ],
    ids=repr,
)
async def test_what_is_no_completion_comes_from_no_compatible_server(
    server: Loopback, ask: Ask, body: bytes, content_type: str
) -> None:
    server.then_raw(body, content_type)
    message = await failure(ask, EndpointError)
    assert ("sent no answer" if b"choices" in body else "is not an OpenAI-compatible server") in message
    assert "/v1" in message


@pytest.mark.parametrize("content", ["", None, "   "])
async def test_an_empty_answer_is_said_to_be_empty(server: Loopback, ask: Ask, content: str | None) -> None:
    server.then_says(content)
    server.then_says(content)
    assert "empty" in await failure(ask, MalformedError, mode="json_schema")


async def test_a_misshapen_answer_names_the_field(server: Loopback, ask: Ask) -> None:
    bad = {"parties": [], "sanctions": "none"}
    server.then_says(bad)
    server.then_says(bad)
    message = await failure(ask, MalformedError)
    assert "sanctions" in message
    assert "pydantic" not in message


async def test_a_server_that_is_not_there_is_named(ask: Ask) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    message = await failure(ask, EndpointError, base_url=url)
    assert url in message
    assert "is the server running?" in message


async def test_the_password_of_an_address_is_in_no_message(ask: Ask) -> None:
    assert "secret" not in await failure(ask, EndpointError, base_url="http://me:secret@127.0.0.1:9/v1")


async def test_a_server_behind_basic_authentication_gets_user_and_password(server: Loopback, ask: Ask) -> None:
    await ask(base_url=server.url.replace("//", "//me:secret@"))
    assert server.requests[0].headers["authorization"] == f"Basic {base64.b64encode(b'me:secret').decode()}"


async def test_a_connection_that_breaks_every_time_is_an_error_of_the_endpoint(server: Loopback, ask: Ask) -> None:
    server.then_resets(times=2)
    message = await failure(ask, EndpointError)
    assert server.url in message
    assert "--timeout" not in message


async def test_a_server_that_never_answers_in_time_says_which_option_helps(server: Loopback, ask: Ask) -> None:
    server.then_is_silent(times=9)
    assert "--timeout" in await failure(ask, EndpointError, timeout=0.05)


async def test_a_key_is_in_no_message(server: Loopback, ask: Ask) -> None:
    server.then_fails(401)
    assert "sk-hidden" not in await failure(ask, AuthenticationError, key="sk-hidden")
    server.then_raw(b"no", "text/html")
    assert "sk-hidden" not in await failure(ask, EndpointError, key=" sk-hidden\n")


@pytest.mark.parametrize("key", ["ключ", "sk-a\x00b", "sk a\nb"])
async def test_a_key_that_cannot_be_sent_is_refused_before(server: Loopback, ask: Ask, key: str) -> None:
    message = await failure(ask, AuthenticationError, key=key)
    assert key not in message
    assert server.requests == []


async def test_an_error_in_the_answer_of_a_model_is_not_a_context_that_is_too_long(server: Loopback, ask: Ask) -> None:
    server.then_fails(400, times=9, message="Invalid schema for response_format")
    assert "Invalid schema for response_format" in await failure(ask, EndpointError)


async def test_a_redirect_is_followed(server: Loopback, ask: Ask) -> None:
    server.then_raw(b"", status=308, location=f"{server.url}/chat/completions")
    await ask()
    assert len(server.requests) == 2


async def test_no_error_of_the_packages_underneath_leaks(server: Loopback, ask: Ask) -> None:
    """Statuses of every class, with bodies of every kind, come out as a ``ReadoutError`` or an answer."""
    bodies = [b"", b"{}", b"no", json.dumps({"error": {"message": "x"}}).encode(), server.completion("no")]
    for status in (200, 201, 204, 206, 300, 304, 307, 400, 402, 405, 406, 409, 410, 415, 418, 451, 500, 501, 505, 599):
        server._replies.clear()
        server.then_raw(bodies[status % len(bodies)], status=status)
        server.then_raw(bodies[status % len(bodies)], status=status)
        with pytest.raises(ModelError) as caught:
            await ask(attempts=1)
        assert "\n" not in str(caught.value)
