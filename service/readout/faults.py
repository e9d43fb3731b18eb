"""What is wrong with JSON that does not fit a model, in plain words and not in those of the library that checks it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

_PLAIN = {
    "missing": "is missing",
    "extra_forbidden": "is no field of it",
    "string_too_short": "may not be empty",
    "none_required": "has to be null",
    "too_short": "has too few items",
    "too_long": "has too many items",
    "string_pattern_mismatch": "has another form",
}
_KINDS = {
    "string": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "list": "a list",
    "tuple": "a list",
    "dict": "an object",
    "model": "an object",
    "date": "a day, as 2025-03-15",
    "datetime": "a moment, as 2025-03-15T08:30:00Z",
}
"""What a value has to be, by the first word of the type of pydantic's error."""
_BOUNDS = {
    "greater_than_equal": ("ge", "has to be at least {}"),
    "greater_than": ("gt", "has to be more than {}"),
    "less_than_equal": ("le", "has to be at most {}"),
    "less_than": ("lt", "has to be less than {}"),
    "literal_error": ("expected", "has to be {}"),
    "enum": ("expected", "has to be {}"),
    "json_invalid": ("error", "is no JSON ({})"),
    "string_too_long": ("max_length", "has at most {} characters"),
}


def first_fault_of(error: ValidationError) -> str:
    """The first thing that is wrong, with its place: ``meetings.0.status has to be 'held' or 'planned'``."""
    first = error.errors(include_url=False)[0]
    return f"{place_of(first) or 'it'} {plain(first)}"


def place_of(fault: ErrorDetails) -> str:
    """Where it is, without the names that the library has for its own checks: ``function-before[day(), date]``."""
    return ".".join(str(part) for part in fault["loc"] if "[" not in str(part))


def plain(fault: ErrorDetails) -> str:
    """What is wrong with a value, as it is said behind its place."""
    return _plain(fault["type"], fault.get("ctx", {}), fault["msg"])


def _plain(kind: str, context: Mapping[str, Any], message: str) -> str:
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind in _BOUNDS:
        name, said = _BOUNDS[kind]
        return said.format(context.get(name))
    if kind in {"value_error", "assertion_error"}:
        return f"is wrong: {message.removeprefix('Value error, ').removeprefix('Assertion failed, ')}"
    wanted = _KINDS.get(kind.split("_", maxsplit=1)[0])
    return f"has to be {wanted}" if wanted else "does not fit"
