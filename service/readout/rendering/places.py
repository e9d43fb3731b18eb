"""Where in its source a piece of evidence stands: the page, the moment, the address of the very words."""

from __future__ import annotations

from dataclasses import dataclass

from readout.rendering.page_safety import web_address
from readout_schemas import Evidence, Model, Statement

_MINUTE, _HOUR = 60, 3600


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a record cites."""

    document: str
    where: str
    link: str | None


def where(evidence: Evidence) -> str:
    """``p. 3``, ``1:04`` into a recording, or ``2025-03-15 14:05`` for a post; empty for a source without these."""
    if evidence.page is not None:
        return f"p. {evidence.page}"
    if evidence.posted is not None:
        return f"{evidence.posted:%Y-%m-%d %H:%M}"
    if evidence.time is None:
        return ""
    seconds = int(evidence.time)
    hours, rest = divmod(seconds, _HOUR)
    minutes, seconds = divmod(rest, _MINUTE)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def places(item: Model) -> list[Place]:
    """The first place in each document that a record rests on, of those that can be pointed to; quotations first."""
    cited: tuple[Evidence, ...] = getattr(item, "evidence", ())
    if isinstance(item, Statement):
        cited = (*item.quotes, *cited)
    found: dict[str, Place] = {}
    for words in cited:
        place = Place(words.document, where(words), web_address(words.link))
        if place.where or place.link:
            found.setdefault(words.document, place)
    return list(found.values())
