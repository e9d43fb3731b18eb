"""Who meets, by the words of titles and offices: meetings of different levels are different meetings."""

from __future__ import annotations

import re

from readout_schemas import Meeting

LEVELS = {
    "military": (r"militar\w*|arm(?:y|ies)|chiefs? of (?:general |defen[cs]e )?staff|commanders?|armed forces"),
    "minister": (
        r"ministers?|secretar(?:y|ies) of (?:state|defen[cs]e)"
        r"|(?:defen[cs]e|foreign|state) (?:secretar(?:y|ies)|chiefs?)"
    ),
    "leader": (
        r"leaders?|presidents?|prime ministers?|premiers?|chancellors?|kings?|heads? of (?:state|government)|summit"
    ),
}

_LEVELS = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in LEVELS.items()}
_PRIME = re.compile(r"\bprime minister", re.IGNORECASE)


def levels_of(meeting: Meeting) -> frozenset[str]:
    """The levels of a meeting. Military leaders are military, and a prime minister is a leader."""
    words = " ".join((meeting.title, *(f"{side.name} {side.role or ''}" for side in meeting.participants)))
    words = _PRIME.sub("premier", words)
    found = frozenset(name for name, pattern in _LEVELS.items() if pattern.search(words))
    return found - {"leader"} if "military" in found else found
