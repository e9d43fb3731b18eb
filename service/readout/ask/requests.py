"""Requests built without a call: for estimates, and for the Batch API."""

from __future__ import annotations

import functools
import json
from typing import Any

from readout.ask.messages import Message
from readout.drafts import Draft

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def request_body(answer: type[Draft], messages: list[Message], model: str) -> bytes:
    """The JSON of a call's first request, as the mode ``json_schema`` sends it: what ``encoded`` makes of its parts."""
    parts = (
        b'{"messages":[',
        b",".join(map(_message, messages)),
        b'],"model":',
        _dumped(model),
        b',"response_format":',
    )
    return b"".join((*parts, _format(answer), b"}"))


def _message(message: Message) -> bytes:
    return _rules(message["content"]) if message["role"] == "system" else _dumped(message)


@functools.lru_cache(maxsize=16)
def _rules(content: str) -> bytes:
    """A system message, which is the same for all articles."""
    return _dumped({"role": "system", "content": content})


@functools.cache
def _format(answer: type[Draft]) -> bytes:
    """The response format of an answer, worked out once."""
    schema = {"name": answer.__name__, "schema": answer.model_json_schema(), "strict": True}
    return _dumped({"type": "json_schema", "json_schema": schema})


def encoded(request: dict[str, Any]) -> bytes:
    """The JSON of a request: the same bytes for the same request, in whatever order its parts were given."""
    return _dumped({name: request[name] for name in sorted(request)})


def _dumped(value: object) -> bytes:
    return _JSON.encode(value).encode()
