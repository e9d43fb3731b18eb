"""The seam at which another protocol is spoken: beneath the SDK, the ledger, the limits, the counts and the recorder.

All of these see OpenAI's chat completions, whoever answers. That is why an answer of any provider is kept, counted,
recorded and replayed alike.
"""

from __future__ import annotations

import json
from typing import Any, Protocol

import httpx2

from readout.ask.providers import anthropic, google


class Dialect(Protocol):
    """A protocol, as functions from and to OpenAI's."""

    def headers(self, key: str) -> dict[str, str]:
        """What every request carries."""

    def path(self, asked: dict[str, Any]) -> str:
        """Where a request goes."""

    def request(self, asked: dict[str, Any]) -> dict[str, Any]:
        """The request."""

    def answer(self, told: dict[str, Any]) -> dict[str, Any]:
        """The answer."""

    def error(self, status: int, told: dict[str, Any]) -> tuple[int, dict[str, str]]:
        """The status and more headers of an error."""


DIALECTS: dict[str, Dialect] = {"anthropic": anthropic, "google": google}
_PASSED_ON = ("retry-after", "x-should-retry", "content-type")


class DialectTransport(httpx2.AsyncBaseTransport):
    """Sends chat completions in another protocol.

    Args:
        dialect: the protocol.
        base_url: of the provider, with the protocol's version.
        key: the provider's.
        network: what sends.
    """

    def __init__(self, dialect: Dialect, base_url: str, key: str, network: httpx2.AsyncClient) -> None:
        self._dialect = dialect
        self._base_url = base_url
        self._key = key
        self._network = network

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """As any transport."""
        asked = json.loads(await request.aread())
        sent = self._network.build_request(
            "POST",
            self._base_url + self._dialect.path(asked),
            content=json.dumps(self._dialect.request(asked), ensure_ascii=False).encode(),
            headers={"content-type": "application/json", **self._dialect.headers(self._key)},
            extensions=dict(request.extensions),
        )
        response = await self._network.send(sent)
        return self._translated(response, request)

    def _translated(self, response: httpx2.Response, request: httpx2.Request) -> httpx2.Response:
        """The answer, or the error; what is neither goes on as it came, to be told from an answer above."""
        status, content = response.status_code, response.content
        headers = {name: response.headers[name] for name in _PASSED_ON if name in response.headers}
        try:
            told = json.loads(content)
            if response.is_success:
                content = json.dumps(self._dialect.answer(told), ensure_ascii=False).encode()
            else:
                told = told[0] if isinstance(told, list) else told  # Google's, where they are streamed
                status, more = self._dialect.error(status, told)
                content, headers = json.dumps(told, ensure_ascii=False).encode(), {**headers, **more}
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            pass
        return httpx2.Response(status, headers=headers, content=content, request=request)

    async def aclose(self) -> None:
        """Close what sends."""
        await self._network.aclose()
