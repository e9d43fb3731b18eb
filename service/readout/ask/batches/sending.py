"""The SDK's way of sending, with its retries and errors, to providers of other protocols."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx2
import openai
from openai import Omit

from readout.ask.batches.parts import told
from readout.ask.providers.transport import DIALECTS
from readout.ask.settings import Endpoint, Settings

_NOT_OPENAIS: Mapping[str, str | Omit] = {"Authorization": Omit()}
"""The key goes as the protocol has it."""


class Sender(openai.OpenAI):
    """Sends requests, with the headers and the errors of the endpoint's protocol.

    Args:
        endpoint: who is asked.
        settings: how long an answer may take, and how often a request is sent.
    """

    def __init__(self, endpoint: Endpoint, settings: Settings) -> None:
        self._endpoint = endpoint
        self._dialect = DIALECTS[endpoint.protocol]
        super().__init__(
            api_key=endpoint.api_key,
            base_url=endpoint.base_url,
            max_retries=settings.attempts,
            default_headers=self._dialect.headers(endpoint.api_key),
            http_client=openai.DefaultHttpxClient(timeout=settings.timeout, auth=endpoint.login),
        )

    def asked(self, path: str, **query: str) -> dict[str, Any]:
        """The JSON at a path, or at another address of the provider."""
        return _mapping(self.content(path, **query))

    def content(self, path: str, **query: str) -> httpx2.Response:
        """What is at a path."""
        options: Any = {"params": query, "headers": _NOT_OPENAIS}
        found: httpx2.Response = told(lambda: self.get(path, cast_to=httpx2.Response, options=options), self._endpoint)
        return found

    def sent(
        self, path: str, content: bytes, headers: Mapping[str, str | Omit] | None = None, *, once: bool = True
    ) -> httpx2.Response:
        """What a request that changes something gives.

        Args:
            path: where it goes.
            content: its body.
            headers: beside those of the protocol.
            once: whether it is never sent again: it may have arrived.
        """
        options: Any = {"headers": {"content-type": "application/json", **_NOT_OPENAIS, **(headers or {})}}
        if once:
            options["max_retries"] = 0
        found: httpx2.Response = told(
            lambda: self.post(path, cast_to=httpx2.Response, content=content, options=options), self._endpoint
        )
        return found

    def _make_status_error(self, err_msg: str, *, body: object, response: httpx2.Response) -> openai.APIStatusError:
        """The error of a status as the protocol means it."""
        if isinstance(body, dict):
            status, _ = self._dialect.error(response.status_code, body)
            response.status_code = status
        return super()._make_status_error(err_msg, body=body, response=response)


def _mapping(response: httpx2.Response) -> dict[str, Any]:
    try:
        found = response.json()
    except ValueError:
        found = None
    return found if isinstance(found, dict) else {}
