"""A party that a text names: under which forms, where, and whether it is sure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from readout.ground.article import Range
from readout_schemas import Evidence, Mention, Party


@dataclass(frozen=True, slots=True)
class Known:
    """A party that the text names."""

    party: Party
    doubt: str | None
    """Why it is not confirmed that these forms name this party; ``None`` if it is."""
    places: dict[str, tuple[Range, ...]]
    """Where each of its forms stands."""

    longest_first: tuple[str, ...]
    mentions: dict[str | None, Mention]
    """Its mentions in records so far, by their forms: who is named in five records is described once."""

    def mention(self, evidence: Iterable[Evidence]) -> Mention:
        """The party in its part in a record."""
        form = self._form_in(evidence)
        if form not in self.mentions:
            self.mentions[form] = Mention.of(self.party, form)
        return self.mentions[form]

    def form(self, evidence: Iterable[Evidence]) -> str | None:
        """How the text names the party: in the evidence, if it does so there."""
        return self._form_in(evidence) or next(iter(self.longest_first), None)

    def _form_in(self, evidence: Iterable[Evidence]) -> str | None:
        """The longest form that stands in the evidence."""
        spans = [(span.start, span.end) for span in evidence]
        for form in self.longest_first:
            if _stands_in(self.places[form], spans):
                return form
        return None


def _stands_in(places: tuple[Range, ...], spans: list[Range]) -> bool:
    """Whether one of several places, in order, lies in one of several spans."""
    for start, end in spans:
        at = bisect_left(places, (start, 0))
        if at < len(places) and places[at][1] <= end:
            return True
    return False
