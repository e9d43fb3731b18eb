"""Text that can be written: the one place that mends half surrogate pairs, for all that enters from outside.

JSON may escape half a pair (RFC 8259, 8.2), Python has one for each byte of a file name or option that is not UTF-8
(PEP 383), and no encoding can write one. Whatever comes from a file, an option or a server passes here first.
"""

from __future__ import annotations

from typing import Any


def writable(text: str) -> str:
    """The text with U+FFFD for half a pair of surrogates; two halves that stand together are the character."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def in_a_line(error: BaseException) -> str:
    """What an error says, in one line; its kind if it says nothing."""
    return writable(" ".join(str(error).split())) or type(error).__name__


def internal_error(bug: Exception) -> str:
    """What a fault of readout's own is called, in one line: ``internal error: KeyError: 'title': please report it``."""
    return f"internal error: {type(bug).__name__}: {in_a_line(bug)}: please report it"


def writable_json(value: Any) -> Any:
    """A value as JSON has them, with all texts in it writable, names of members too."""
    match value:
        case str():
            return writable(value)
        case list():
            return [writable_json(item) for item in value]
        case dict():
            return {writable_json(name): writable_json(item) for name, item in value.items()}
        case _:
            return value
