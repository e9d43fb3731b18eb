"""Sending: what goes out and what comes back is as the SDK has it, which is asked once a run and not for each call."""

from __future__ import annotations

import httpx2
import openai
import pytest

from readout.ask.sending import Sender

TOLD_OF_EACH = {"x-stainless-retry-count", "x-stainless-read-timeout"}
"""What the SDK tells its makers of each attempt."""


class Server:
    """Answers every request with one response, and keeps what it was sent."""

    def __init__(self, response: httpx2.Response) -> None:
        self.requests: list[httpx2.Request] = []
        self._http = httpx2.AsyncClient(transport=httpx2.MockTransport(self._answer))
        self._response = response
        self.sdk = openai.AsyncOpenAI(
            api_key="key",
            base_url="https://api.invalid/v1",
            default_query={"api-version": "2 b"},
            default_headers={"OpenAI-Project": openai.Omit(), "X-Team": "desk"},
            timeout=33,
            max_retries=0,
            http_client=self._http,
        )
        self.sender = Sender(self.sdk, self._http)

    def _answer(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        return self._response


async def test_a_request_goes_out_as_the_sdk_would_send_it() -> None:
    server = Server(httpx2.Response(200, content=b"{}"))
    for body in (b'{"a":1}', b'{"a":"second"}'):
        await server.sdk.post("/chat/completions", cast_to=httpx2.Response, content=body)
        await server.sender.send(body)
        theirs, ours = server.requests[-2:]
        assert (ours.method, ours.url, ours.content) == (theirs.method, theirs.url, theirs.content)
        assert ours.extensions == theirs.extensions
        assert dict(ours.headers) == {name: value for name, value in theirs.headers.items() if name not in TOLD_OF_EACH}


@pytest.mark.parametrize(
    ("status", "content"),
    [
        (400, b'{"error": {"message": "no such format", "code": "bad"}}'),
        (422, b'{"detail": [{"msg": "field required"}]}'),
        (429, b'["busy"]'),
        (404, b"Not found\n"),
        (503, b""),
        (304, b""),
    ],
)
async def test_a_failure_says_what_the_sdk_would_say(status: int, content: bytes) -> None:
    server = Server(httpx2.Response(status, content=content))
    with pytest.raises(openai.APIStatusError) as theirs:
        await server.sdk.post("/chat/completions", cast_to=httpx2.Response, content=b"{}")
    with pytest.raises(openai.APIStatusError) as ours:
        await server.sender.send(b"{}")
    assert (ours.value.message, ours.value.body, ours.value.code, ours.value.status_code) == (
        theirs.value.message,
        theirs.value.body,
        theirs.value.code,
        status,
    )
