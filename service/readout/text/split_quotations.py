"""Quotations that an attribution or a new paragraph interrupts, quoted as if they were one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from readout.text.marks import STOPS, WORD
from readout.text.normalised_query import NormalisedQuery
from readout.text.quote_boundary import completed
from readout.text.speech import verbs_of_speech
from readout.text.token_boundary import clean
from readout.text.typography import fold, original

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from readout.text.quotations import Quotation

Span = tuple[int, int]

_LONGEST_ATTRIBUTION = 60
"""Words; longer interruptions tell something of their own."""
_ENDS_IN = frozenset(",.;:–—-")
_SENTENCE_END = re.compile(r"[.!?…。！？](?:\s|\Z)|\n")
_NEW_SENTENCE = re.compile(r"(?<=\w{3})[.!?;:。！？]\s|\n")
_LETTERS = re.compile(r"[^\W_]+")
_GAP = re.compile(rf"[ '{re.escape(STOPS)}-]*")
_FAR = 300
"""Code points after a quotation within which its own attribution is looked for."""


class _Stream:
    """The letters of chained quotations without anything between them, and where each word of them stands."""

    def __init__(self, text: str, chains: list[list[Quotation]]) -> None:
        pieces: list[str] = []
        self._at: list[int] = []
        self._words: list[tuple[int, int, Quotation]] = []
        length = 0
        for chain in chains:
            for quotation in chain:
                for word, start, end in _words(text, quotation):
                    self._at.append(length)
                    self._words.append((start, end, quotation))
                    pieces.append(word)
                    length += len(word)
            pieces.append("\n")
            length += 1
        self.letters = "".join(pieces)

    def spans(self, start: int, end: int) -> list[Span]:
        """Returns the range of words in each quotation that ``letters[start:end]`` runs through; [] if it cuts one."""
        first, last = bisect_left(self._at, start), bisect_left(self._at, end)
        whole = first < len(self._at) and self._at[first] == start
        if not whole or not (self.letters[end] == "\n" or (last < len(self._at) and self._at[last] == end)):
            return []
        spans: dict[Quotation, Span] = {}
        for begins, ends, quotation in self._words[first:last]:
            spans[quotation] = (spans[quotation][0] if quotation in spans else begins, ends)
        parts = list(spans)
        return [
            (begins if part is parts[0] else part.start, ends if part is parts[-1] else part.end)
            for part, (begins, ends) in spans.items()
        ]


def _words(text: str, quotation: Quotation) -> Iterator[tuple[str, int, int]]:
    folded, maps = fold(text[quotation.start : quotation.end])
    for match in _LETTERS.finditer(folded):
        start, end = original(maps, *match.span())
        yield match.group(), quotation.start + start, quotation.start + end


class SplitQuotations:
    """The interrupted quotations of a text."""

    def __init__(self, text: str, found: Iterable[Quotation]) -> None:
        self.text = text
        self.quotations = [quotation for quotation in found if not quotation.nested]
        self._ends = [quotation.end for quotation in self.quotations]

    def inside(self, start: int, end: int) -> list[Span]:
        """Cuts a range to what of it stands inside quotations (see ``FoldedText.quoted``)."""
        spans: list[Span] = []
        for quotation in self.quotations[bisect_right(self._ends, start) :]:
            if quotation.start >= end:
                break
            spans.append((max(start, quotation.start), min(end, quotation.end)))
        return spans

    def find(self, quote: str) -> list[Span] | None:
        """Finds ``quote`` as the parts of one quotation (see ``FoldedText.find_parts``)."""
        words = NormalisedQuery(quote).words
        letters = "".join(_LETTERS.findall(words))
        at = self._stream.letters.find(letters) if letters else -1
        while at >= 0:
            spans = self._stream.spans(at, at + len(letters))
            if len(spans) > 1 and self._same(words, spans):
                return [completed(self.text, *span) for span in spans]
            at = self._stream.letters.find(letters, at + len(letters))
        return None

    def _same(self, words: str, spans: list[Span]) -> bool:
        """Whether ``words`` are those of the spans, with nothing but punctuation where one ends and the next begins."""
        at = 0
        for start, end in spans:
            part = NormalisedQuery(self.text[start:end]).words
            gap = _GAP.match(words, at)
            if gap is None or (at and gap.end() == at) or not words.startswith(part, gap.end()):
                return False
            at = gap.end() + len(part)
        return at == len(words) and all(clean(self.text, start, end) for start, end in spans)

    @cached_property
    def _stream(self) -> _Stream:
        return _Stream(self.text, self._chains())

    def _chains(self) -> list[list[Quotation]]:
        """Quotations in runs that an attribution or a paragraph interrupts; runs of one left out."""
        chains: list[list[Quotation]] = [[]]
        for before, after in pairwise(self.quotations):
            if after.continues or self._interrupted(before, after):
                chains[-1] = chains[-1] or [before]
                chains[-1].append(after)
            elif chains[-1]:
                chains.append([])
        return [chain for chain in chains if chain]

    def _interrupted(self, before: Quotation, after: Quotation) -> bool:
        if before.closing is None:
            return False
        between = self.text[before.closing + 1 : after.opening].strip()
        words = WORD.findall(between)
        if not 1 < len(words) <= _LONGEST_ATTRIBUTION or between[-1] not in _ENDS_IN:
            return False
        if _NEW_SENTENCE.search(between) or verbs_of_speech(between) != 1:
            return False
        return between[-1] != "." or not self._attributed(after)

    def _attributed(self, quotation: Quotation) -> bool:
        """Whether a verb of speech follows in the same sentence: then the quotation is one of its own."""
        if quotation.closing is None:
            return False
        following = self.text[quotation.closing + 1 : quotation.closing + 3].strip()
        if self.text[quotation.end - 1] == "." and not following[:1].islower():
            return False
        after = self.text[quotation.closing + 1 : quotation.closing + _FAR]
        stop = _SENTENCE_END.search(after)
        return verbs_of_speech(after[: stop.start() if stop else None]) > 0
