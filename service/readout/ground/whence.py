"""Countries and bodies in brackets behind a name, which only say where somebody comes from."""

from __future__ import annotations

from readout.ground.candidates import Mention

_OPENED, _CLOSED = frozenset(("(", "[", "（")), frozenset((")", "]", "）", ","))
"""Brackets around what is added to a name; behind a comma comes more of it: ``(Norway, Labour)``."""


def is_whence(text: str, one: Mention, before: Mention | None) -> bool:
    """Whether a country or body in brackets only says where the person before it comes from: ``Berg (Norway) said``."""
    if before is None or one.of_person() or not before.of_person():
        return False
    return text[before.end : one.start].strip() in _OPENED and text[one.end : one.end + 1] in _CLOSED
