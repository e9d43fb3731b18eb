"""One request sent as the SDK would send it, by what is the same for all requests of a run."""

from __future__ import annotations

import json
from functools import cached_property
from typing import Any

import httpx2
import openai

_ROOM = "chat/completions"


class Sender:
    """Sends chat completions that are JSON already, each once, with the SDK's headers, connections and errors.

    The SDK settles a request's address, headers and options anew for each call, which takes as long as sending it.
    Here that is done once: requests are copies of one, each with a body of its own.

    Args:
        client: whose address, key and headers they have.
        http: what it sends with.
    """

    def __init__(self, client: openai.AsyncOpenAI, http: httpx2.AsyncClient) -> None:
        self.base_url = client.base_url
        self._client = client
        self._http = http

    @cached_property
    def _pattern(self) -> httpx2.Request:
        client = self._client
        given = {**client.auth_headers, **client.default_headers}
        headers = {name: value for name, value in given.items() if not isinstance(value, openai.Omit)}
        query: dict[str, Any] = dict(client.default_query)
        return self._http.build_request(
            "GET", client.base_url.join(_ROOM), params=query or None, headers=headers, timeout=client.timeout
        )

    async def send(self, body: bytes) -> httpx2.Response:
        """The answer to a request.

        Args:
            body: its JSON.

        Raises:
            openai.APIError: there is none, or its status is one of failure.
        """
        like = self._pattern
        request = httpx2.Request("POST", like.url, headers=like.headers, content=body, extensions=like.extensions)
        try:
            response = await self._http.send(request)
        except httpx2.TimeoutException as error:
            raise openai.APITimeoutError(request) from error
        except Exception as error:  # as the SDK does: whatever fails below is the connection's fault
            raise openai.APIConnectionError(request=request) from error
        if not response.is_success:
            raise _failure(response)
        return response

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()


def _failure(response: httpx2.Response) -> openai.APIStatusError:
    """The error of a status, with what the server says of it."""
    said, code = response.text.strip(), f"Error code: {response.status_code}"
    try:
        body: Any = json.loads(said)
    except (ValueError, RecursionError):
        return openai.APIStatusError(said or code, response=response, body=said)
    error = body.get("error", body) if isinstance(body, dict) else body
    return openai.APIStatusError(f"{code} - {body}", response=response, body=error)
