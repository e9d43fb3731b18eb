"""Servers that do not answer as OpenAI's reference has it: a right result, or one line that says what to do."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest

from readout.ask.completions import read_completion
from readout.drafts import Sanctions
from readout.errors import (
    AuthenticationError,
    ContextLengthError,
    EndpointError,
    ModelNotFoundError,
    RateLimitError,
    ReadoutError,
    RefusedError,
    TruncatedError,
)

if TYPE_CHECKING:
    from tests.ask.conftest import Ask
    from tests.conftest import Loopback

NOTHING = Sanctions(parties=[], sanctions=[])
ANSWER, TEXT = NOTHING.model_dump(), NOTHING.model_dump_json()


def completion(content: Any = TEXT, finish: Any = "stop", **given: Any) -> bytes:
    message = {"role": "assistant", "content": content, **given.pop("message", {})}
    choice = {"index": 0, "finish_reason": finish, "message": message, **given.pop("choice", {})}
    return json.dumps({"id": "c", "object": "chat.completion", "created": 1, "choices": [choice], **given}).encode()


def stream(*deltas: dict[str, Any], finish: str | None = "stop", before: str = "", after: str = "") -> bytes:
    chunks = [{"choices": [{"index": 0, "delta": delta, "finish_reason": None}]} for delta in deltas]
    chunks.append({"choices": [{"index": 0, "delta": {}, "finish_reason": finish}]})
    return (before + "".join(f"data: {json.dumps(one)}\n\n" for one in chunks) + after).encode()


HALVES = ({"role": "assistant", "content": TEXT[:15]}, {"content": TEXT[15:]})
CALL = {"index": 0, "id": "x", "type": "function", "function": {"name": "Sanctions", "arguments": TEXT}}
READ = {
    "a stream that nobody asked for": stream(*HALVES, after="data: [DONE]\n\n"),
    "a stream with comments, as OpenRouter's": stream(*HALVES, before=": OPENROUTER PROCESSING\n\n"),
    "a stream without an end mark": stream(*HALVES),
    "a stream of a tool's arguments": stream({"tool_calls": [CALL]}, finish="tool_calls"),
    "no usage": completion(),
    "usage of texts": completion(usage={"prompt_tokens": "2500", "completion_tokens": "10", "total_tokens": "2510"}),
    "usage of no numbers": completion(usage={"prompt_tokens": "many", "completion_tokens": None, "total_tokens": []}),
    "usage of fractions": completion(usage={"prompt_tokens": 2500.0, "completion_tokens": 10.5, "total_tokens": 1}),
    "usage below nothing": completion(usage={"prompt_tokens": -5, "completion_tokens": -1, "total_tokens": -6}),
    "usage beyond all measure": completion(usage={"prompt_tokens": 10**30, "completion_tokens": 1e300}),
    "usage that is a list": completion(usage=[1, 2]),
    "a model's name that is a number": completion(model=5, id=None),
    "an end of another name": completion(finish="eos"),
    "no end": completion(finish=None),
    "a tool's arguments as an object": completion(None, message={"tool_calls": [{"function": {"arguments": ANSWER}}]}),
    "the older call of a function": completion(None, message={"function_call": {"name": "S", "arguments": TEXT}}),
    "content that is an object": completion(ANSWER),
    "a byte order mark": b"\xef\xbb\xbf" + completion(),
}  # fmt: skip


@pytest.mark.parametrize("body", READ.values(), ids=READ)
async def test_an_answer_in_another_form_is_read(server: Loopback, ask: Ask, body: bytes) -> None:
    server.then_raw(body)
    assert await ask(ledger=False) == NOTHING
    assert len(server.requests) == 1


@pytest.mark.parametrize("name", ["a stream that nobody asked for", "usage beyond all measure"])
async def test_it_is_kept_and_not_asked_for_again(server: Loopback, ask: Ask, name: str, tmp_path: Any) -> None:
    server.then_raw(READ[name])
    for _ in range(2):
        assert await ask(ledger=tmp_path / "ledger.sqlite3") == NOTHING
    assert len(server.requests) == 1


def said(message: Any, **more: Any) -> bytes:
    return json.dumps({"error": {"message": message, **more}}).encode()


PAGE = b"<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1>nginx</body></html>"
FAILED: dict[str, tuple[int, bytes, type[ReadoutError], str]] = {
    "no choices": (200, b'{"object": "chat.completion", "choices": []}', EndpointError, "sent no answer"),
    "choices of numbers": (200, b'{"choices": [5]}', EndpointError, "sent no answer"),
    "nothing": (200, b"", EndpointError, "it sent nothing"),
    "a page to sign in at": (200, b"<title>Sign in</title>", EndpointError, "it sent a page, 'Sign in'"),
    "a refusal": (200, completion(None, message={"refusal": "I cannot."}), RefusedError, "I cannot."),
    "a filter": (200, completion("", finish="content_filter"), RefusedError, "content filter"),
    "Google's word for it": (200, completion("", finish="SAFETY"), RefusedError, "content filter"),
    "the word of Zhipu": (200, completion("", finish="sensitive"), RefusedError, "content filter"),
    "Mistral's bound": (200, completion(TEXT[:9], finish="model_length"), TruncatedError, "cut off"),
    "Google's bound": (200, completion(TEXT[:9], finish="MAX_TOKENS"), TruncatedError, "cut off"),
    "an error": (200, said("model m is gone"), EndpointError, "answered with an error (model m is gone)"),
    "an error in words": (200, b'{"error": "gone"}', EndpointError, "answered with an error (gone)"),
    "an error that says which": (200, said("no model", code=404), ModelNotFoundError, "knows no model"),
    "an error of a limit": (200, said("free models", code="429"), RateLimitError, "still refused"),
    "an error of length": (200, said("maximum context length is 5 tokens"), ContextLengthError, "too long for"),
    "an error beside no choices": (
        200, said("down", code=502)[:-1] + b', "choices": []}', EndpointError, "502 (down)"
    ),
    "an error in a choice": (
        200, completion("", finish="error", choice={"error": {"code": 502, "message": "gone"}}),
        EndpointError, "502 (gone)"
    ),
    "an error in a stream": (
        200, b'data: {"error": {"code": 503, "message": "busy"}}\n\n', EndpointError, "503 (busy)"
    ),
    "a stream that broke off": (200, stream(*HALVES)[:-90], EndpointError, "broke the connection off"),
    "a stream of numbers": (200, b"data: 5\n\n", EndpointError, "it streams '5'"),
    "a stream of no chunks": (200, b'data: {"choices": [{"delta": 5}]}\n\n', EndpointError, "it streams"),
    "half of an answer": (200, completion()[:-40], EndpointError, "broke the connection off (the answer broke off)"),
    "Ollama's own protocol": (
        200, b'{"message": {"content": "{}"}, "done": true, "done_reason": "stop"}',
        EndpointError, "Ollama's own protocol"
    ),
    "a page of a gateway": (502, PAGE, EndpointError, "status 502 (502 Bad Gateway): try again later"),
    "a page of no such place": (
        404, b"<h1>404 Not Found</h1>", EndpointError, "has no chat completions (404 Not Found)"
    ),
    "no such route": (404, b'{"detail": "Not Found"}', EndpointError, "has no chat completions (Not Found)"),
    "no such place in words": (404, b"404 page not found", EndpointError, "has no chat completions"),
    "no such method": (405, b'{"detail": "Method Not Allowed"}', EndpointError, "has no chat completions"),
    "a page that guards": (
        403, b"<title>Just a moment...</title>" + b"x" * 900, AuthenticationError, "(Just a moment...)"
    ),
    "a traceback": (
        500, b"Traceback (most recent call last):\n  File x\nValueError: boom", EndpointError, "(ValueError: boom)"
    ),
    "no money": (402, said("Insufficient Balance"), RateLimitError, "has no money left"),
    "Google's bad key": (
        400, b'[{"error": {"message": "API key not valid."}}]', AuthenticationError, "refused the key"
    ),
    "FastAPI's words": (
        422, b'{"detail": [{"loc": ["body", "n"], "msg": "Extra inputs"}]}', EndpointError, "(body.n: Extra inputs)"
    ),
    "Cloudflare's words": (400, b'{"errors": [{"message": "bad thing"}]}', EndpointError, "(bad thing)"),
    "no words": (400, b"", EndpointError, "did not take the request"),
    "no template, as vLLM has it": (
        400, b'{"object": "error", "message": "default chat template is no longer allowed"}',
        EndpointError, "'s chat template"
    ),
    "a template's fault, as llama.cpp has it": (
        500, said("Error: Jinja Exception: roles must alternate"), EndpointError, "'s chat template"
    ),
    "a template without rules": (400, said("System role not supported"), EndpointError, "'s chat template"),
    "too little memory": (
        500, said("model requires more system memory (9.3 GiB) than is available"),
        EndpointError, "choose a smaller model"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("status", "body", "kind", "words"), FAILED.values(), ids=FAILED)
async def test_what_is_no_answer_is_one_line(
    server: Loopback, ask: Ask, status: int, body: bytes, kind: type[ReadoutError], words: str
) -> None:
    for _ in range(6):
        server.then_raw(body, status=status)
    with pytest.raises(ReadoutError) as caught:
        await ask(ledger=False, attempts=2)
    assert type(caught.value) is kind
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


CONTEXT = {
    "OpenAI": "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.",
    "OpenAI's responses": "Your input exceeds the context window of this model.",
    "Anthropic": "prompt is too long: 210000 tokens > 200000 maximum",
    "Mistral": "Prompt contains 40000 tokens, too large for model with 32768 maximum context length",
    "Groq": "Request too large for model `m` on tokens per minute: Limit 6000, please reduce your message size",
    "Together": "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 8193. Given: 9000 tokens",
    "TGI": "Input validation error: `inputs` must have less than 4095 tokens. Given: 5000",
    "Cohere": "too many tokens: total number of tokens in the prompt cannot exceed 4081 - received 5000.",
    "xAI": "This model's maximum prompt length is 131072 but the request contains 200000 tokens.",
    "Qwen": "Range of input length should be [1, 30720]",
    "SGLang": "The input (9000 tokens) is longer than the model's context length (8192 tokens).",
    "llama.cpp": "the request exceeds the available context size, try increasing it",
    "LM Studio": "the model is loaded with context length of only 4096 tokens, which is not enough.",
    "Bedrock": "Input is too long for requested model.",
    "Ollama": "input length exceeds maximum context length",
}


@pytest.mark.parametrize("words", CONTEXT.values(), ids=CONTEXT)
@pytest.mark.parametrize("status", [400, 413, 422, 500])
async def test_a_prompt_that_is_too_long_is_told_in_everybodys_words_and_not_sent_again(
    server: Loopback, ask: Ask, words: str, status: int
) -> None:
    server.then_raw(said(words), status=status)
    with pytest.raises(ContextLengthError, match="the document is too long for gpt-5-mini"):
        await ask(ledger=False)
    assert len(server.requests) == 1


async def test_a_limit_that_speaks_of_the_prompt_is_still_a_limit(server: Loopback, ask: Ask) -> None:
    server.then_raw(said("Please reduce the prompt length or the maximum tokens requested, or try again."), status=429)
    assert await ask(ledger=False) == NOTHING
    assert len(server.requests) == 2


@pytest.mark.parametrize("words", ["half of an answer", "an error of a limit", "an error in a choice"])
async def test_a_fault_that_may_pass_is_asked_again(server: Loopback, ask: Ask, words: str) -> None:
    server.then_raw(FAILED[words][1])
    assert await ask(ledger=False) == NOTHING
    assert len(server.requests) == 2


async def test_an_error_that_is_packed_is_unpacked(server: Loopback, ask: Ask) -> None:
    server.then_raw(gzip.compress(said("too busy")), status=400, content_encoding="gzip")
    with pytest.raises(EndpointError, match=r"did not take the request \(too busy\)"):
        await ask()
    server.then_raw(completion(), content_encoding="gzip")
    with pytest.raises(EndpointError, match="sent what cannot be unpacked"):
        await ask()


@pytest.mark.parametrize("shown", ["sk-secret-12345678", "sk-secre*********5678", "sk-…5678", "sk-sec...678"])
async def test_a_key_that_a_server_names_is_not_shown_whole_or_in_part(server: Loopback, ask: Ask, shown: str) -> None:
    server.then_raw(said(f"Incorrect API key provided: {shown}. See https://x"), status=401)
    with pytest.raises(AuthenticationError, match=r"\(Incorrect API key provided: …. See https://x\): check"):
        await ask(key="sk-secret-12345678")


@pytest.mark.parametrize(
    ("status", "there", "told"),
    [
        (
            301,
            "https://models.example/v1/chat/completions?key=secret",
            "moved: give https://models.example/v1 as the base",
        ),
        (302, "/login", "sends elsewhere (http://"),
        (303, "/login", "sends elsewhere (http://"),
        (301, "", "answered with status 301"),
    ],
)
async def test_a_redirect_that_loses_the_question_is_named(
    server: Loopback, ask: Ask, status: int, there: str, told: str
) -> None:
    server.then_raw(b"", status=status, **({"location": there} if there else {}))
    with pytest.raises(EndpointError) as caught:
        await ask()
    assert told in str(caught.value)
    assert "secret" not in str(caught.value)
    assert len(server.requests) == 1


async def test_a_redirect_that_keeps_the_question_is_followed(server: Loopback, ask: Ask) -> None:
    server.then_raw(b"", status=308, location=f"{server.url}/chat/completions")
    assert await ask() == NOTHING
    for _ in range(30):
        server.then_raw(b"", status=307, location=f"{server.url}/chat/completions")
    with pytest.raises(EndpointError, match="sends in a circle"):
        await ask(ledger=False)


def test_what_is_a_lines_end_to_python_alone_breaks_no_stream() -> None:
    told = 'data: {"choices": [{"index": 0, "delta": {"content": "a\u2028b\x85c"}, "finish_reason": "stop"}]}\r\n\r\n'
    assert read_completion(told.encode(), "http://a").choices[0].message.content == "a\u2028b\x85c"
