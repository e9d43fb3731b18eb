"""Requests built without a call: for estimates, and for the Batch API."""

from __future__ import annotations

import functools
import json
from typing import Any

from readout.ask.messages import Message
from readout.drafts import Draft


def request_body(answer: type[Draft], messages: list[Message], model: str) -> bytes:
    """The JSON of a call's first request, as the mode ``json_schema`` sends it."""
    schema = {"name": answer.__name__, "schema": schema_of(answer), "strict": True}
    return encoded(
        {"messages": messages, "model": model, "response_format": {"type": "json_schema", "json_schema": schema}}
    )


@functools.cache
def schema_of(answer: type[Draft]) -> dict[str, Any]:
    """The JSON Schema of an answer, worked out once."""
    return answer.model_json_schema()


def encoded(request: dict[str, Any]) -> bytes:
    """The JSON of a request: the same bytes for the same request, in whatever order its parts were given."""
    ordered = {name: request[name] for name in sorted(request)}
    return json.dumps(ordered, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
