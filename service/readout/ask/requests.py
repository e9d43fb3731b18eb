"""Requests built without a call: for estimates, and for the Batch API."""

from __future__ import annotations

import functools
import json
from typing import Any

from readout.ask.messages import Message
from readout.ask.settings import AnswerFormat
from readout.drafts import Draft

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def request_body(answer: type[Draft], messages: list[Message], model: str, form: AnswerFormat = "json_schema") -> bytes:
    """The JSON of a call's first request.

    Args:
        answer: the type of the answer.
        messages: system and user message.
        model: the model's name.
        form: how the answer is to be given.
    """
    before, after = _form(answer, form)
    rules = _schema_rules(answer) if form in PROMPTED else ""
    parts = (b'"messages":[', b",".join(_message(one, rules) for one in messages), b'],"model":', _dumped(model))
    return b"".join((b"{", *parts, before, after, b"}"))


PROMPTED = frozenset({"json_object", "text"})
"""Formats in which the schema stands among the rules."""


def _message(message: Message, rules: str) -> bytes:
    return _rules(message["content"] + rules) if message["role"] == "system" else _dumped(message)


@functools.lru_cache(maxsize=16)
def _rules(content: str) -> bytes:
    """A system message, which is the same for all articles."""
    return _dumped({"role": "system", "content": content})


@functools.cache
def _schema_rules(answer: type[Draft]) -> str:
    schema = json.dumps(answer.model_json_schema(), ensure_ascii=False)
    return f"\n\nAnswer with one JSON object that fits this JSON Schema, and with nothing else:\n\n{schema}"


@functools.cache
def _form(answer: type[Draft], form: AnswerFormat) -> tuple[bytes, bytes]:
    """What makes the model answer in a form, worked out once: members of the request, in the order of their names."""
    name, schema = answer.__name__, answer.model_json_schema()
    match form:
        case "json_schema" | "json_schema_loose":
            told = {"name": name, "schema": schema, "strict": form == "json_schema"}
            return b',"response_format":' + _dumped({"type": "json_schema", "json_schema": told}), b""
        case "tools":
            function = {"name": name, "description": answer.__doc__ or name, "parameters": schema, "strict": True}
            choice = {"type": "function", "function": {"name": name}}
            tools = [{"type": "function", "function": function}]
            return b',"tool_choice":' + _dumped(choice), b',"tools":' + _dumped(tools)
        case "json_object":
            return b',"response_format":' + _dumped({"type": "json_object"}), b""
        case "text":
            return b"", b""


def encoded(request: dict[str, Any]) -> bytes:
    """The JSON of a request: the same bytes for the same request, in whatever order its parts were given."""
    return _dumped({name: request[name] for name in sorted(request)})


def _dumped(value: object) -> bytes:
    return _JSON.encode(value).encode()
