"""The lines of a text, as boilerplate is looked for in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from readout.ingest.boilerplate_wordings import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout.ingest.boilerplate_wordings import Speech

PARAGRAPH_WORDS = 12
OPENING = "“‘\"'«„‚‹»›「『"
CLOSING = "”’\"'»“‘›«‹」』"
"""Marks that open and close a quotation in some language: »…« and “…” in the one, «…» and „…“ in the other."""
_STOPS = tuple(".!?…。！？؟۔।")
_AFTER_STOP = f" \t\u00a0{CLOSING})]*"
QUOTED = re.compile(r"[“”„«»\"「『].+|(?<!\w)[‘'‚].+[’'‘](?!\w)")

_LAST_CLAUSE = re.compile(r"(?:\S+\s+){3,}\S*[,،]\s+((?:\S+\s*){1,6})|.{6,}[，、]([^，、]{1,12})")
"""A comma, and few words behind it: ``, he told them``."""


class Line(NamedTuple):
    """A line that is not blank, without the white space around it."""

    start: int
    """Where it begins in the text."""
    text: str
    plain: str
    """The line as patterns see it (see ``boilerplate_wordings.plain``)."""
    words: int
    """How many, up to one more than a paragraph has at the least."""

    @property
    def ends(self) -> bool:
        """Whether it ends a sentence."""
        return self.text.rstrip(_AFTER_STOP).endswith(_STOPS)

    def reports(self, speech: Speech) -> bool:
        """Whether it ties words to a speaker: quoted ones, or those before a short clause at its end."""
        if QUOTED.search(self.text):
            return speech.in_line(self.text)
        clause = _LAST_CLAUSE.fullmatch(self.text)
        return clause is not None and speech.in_line(clause[1] or clause[2])


def whole_lines(text: str) -> Iterator[Line]:
    """The lines of a text that are not blank."""
    start = 0
    for raw, seen in zip(text.split("\n"), plain(text).split("\n"), strict=True):
        stripped = raw.strip()
        if stripped:
            words = len(stripped.split(maxsplit=PARAGRAPH_WORDS))
            yield Line(start + raw.index(stripped), stripped, seen.strip(), words)
        start += len(raw) + 1
