"""Cuts a text into sentences: the evidence of a record is whole ones.

A sentence is what a reporter wrote as one: a quotation inside it is never cut, however many sentences were spoken.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from readout.text.abbreviations import ends_sentence
from readout.text.lines import breaks
from readout.text.marks import BRACKETS, QUOTES
from readout.text.quotations import Quotation, quotations
from readout.text.scanning import matches
from readout.text.speech import verbs_of_speech

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Span = tuple[int, int]

_STOP_SIGN = re.compile("[.!?…。！？｡．।॥۔؟;;]")
_STOP = re.compile(r"[.!?…]+|[。！？｡．]+|[।॥۔؟]+|[;;](?=\s+[Ͱ-Ͽἀ-῿])")
_FULL_WIDTH = frozenset("。！？｡．")
_AFTER_STOP = re.compile(rf"[{re.escape(QUOTES)})\]}}）］】]*")
_HIRAGANA = re.compile("[ぁ-ん]")
_SPACE = re.compile(r"\s*")
_LEAD = re.compile(rf"[{re.escape(QUOTES + BRACKETS)}¿¡\s–—-]*")
_ATTRIBUTION = re.compile(rf"([^.!?:;\n{re.escape(QUOTES)}]*)([.!?]|\n|\Z|,)")
_LONGEST_ATTRIBUTION = 12
_FAR = 200
_SAMPLE, _LEAST_SAMPLE = 2_000, 200
"""Code points at the beginning of a text in which a capital is looked for."""
_JOINED = re.compile(r"[^\W\d_]{2}[.!?…]+\Z")
_start: Callable[[Span], int] = itemgetter(0)
_end: Callable[[Span], int] = itemgetter(1)


def _is_uncased(text: str) -> bool:
    """Whether a text of some length is written without capitals, so that none is to be waited for."""
    sample = text[:_SAMPLE]
    return len(sample) >= _LEAST_SAMPLE and not any(letter.isupper() for letter in sample)


class Sentences:
    """The sentences of one text.

    A paragraph is cut when something in it is asked for: of a long text that may be few.

    Attributes:
        text: The text.
    """

    def __init__(self, text: str, found: Sequence[Quotation] | None = None, language: str | None = None) -> None:
        """Cuts ``text``.

        Args:
            text: The text.
            found: Its quotations, if they are known.
            language: Its language (BCP 47), whose abbreviations count.
        """
        self.text = text
        self._language = language
        self._uncased = _is_uncased(text)
        known = quotations(text) if found is None else found
        # Sentences inside a block are sentences of the text; marks and dashes hold theirs together.
        self._quotations = [found for found in known if not found.nested and found.mark != "block"]
        self._openings = [quotation.opening for quotation in self._quotations]
        self._paragraphs = list(self._in_paragraphs())
        self._cuts: list[list[Span] | None] = [None] * len(self._paragraphs)

    @property
    def spans(self) -> list[Span]:
        """All sentences: half-open ranges of code points, in order, without the white space between them."""
        return self._between(0, len(self.text))

    def around(self, start: int, end: int) -> Span:
        """Returns the whole sentences that ``text[start:end]`` runs through.

        A range between two sentences gets the one before it; a text without sentences gives the range back.
        """
        spans = self._between(start, end)
        last = bisect_left(spans, end, key=_start) - 1
        if last < 0:
            before = next(self.before(start), None) or next(iter(self.spans), None)
            return before or (start, end)
        first = min(bisect_right(spans, start, key=_end), last)
        return spans[first][0], spans[last][1]

    def before(self, at: int) -> Iterator[Span]:
        """The sentences that end before ``at``, the nearest first."""
        for number in range(self._paragraph(at), -1, -1):
            cut = self._of(number)
            yield from map(cut.__getitem__, range(bisect_right(cut, at, key=_end) - 1, -1, -1))

    def _between(self, start: int, end: int) -> list[Span]:
        """The sentences of the paragraphs that a range touches."""
        first, last = self._paragraph(start), self._paragraph(end)
        if first == last:
            return self._of(first)
        return [span for number in range(first, last + 1) for span in self._of(number)]

    def _paragraph(self, at: int) -> int:
        """Number of the paragraph that ``at`` is in or behind."""
        return bisect_right(self._paragraphs, at, key=_start) - 1

    def _of(self, number: int) -> list[Span]:
        cut = self._cuts[number]
        if cut is None:
            cut = self._cuts[number] = list(self._cut(*self._paragraphs[number]))
        return cut

    def _holding(self, at: int) -> Quotation | None:
        """Returns the quotation whose words or closing mark ``at`` falls on."""
        i = bisect_right(self._openings, at) - 1
        if i < 0:
            return None
        found = self._quotations[i]
        return found if at < (found.end if found.closing is None else found.closing + 1) else None

    def _in_paragraphs(self) -> Iterator[Span]:
        at = 0
        for match in breaks(self.text):
            if self._holding(match.start()):
                continue
            yield at, match.start()
            at = match.end()
        yield at, len(self.text)

    def _cut(self, start: int, end: int) -> Iterator[Span]:
        at = self._skip_space(start, end)
        for match in matches(_STOP_SIGN, _STOP, self.text, start, end):
            close = self._end_of_sentence(at, match.start(), match.end())
            if close is not None and at < close < end:
                yield at, close
                at = self._skip_space(close, end)
        while end > at and self.text[end - 1].isspace():
            end -= 1
        if at < end:
            yield at, end

    def _skip_space(self, at: int, end: int) -> int:
        space = _SPACE.match(self.text, at, end)
        return space.end() if space else at

    def _end_of_sentence(self, start: int, stop: int, after: int) -> int | None:
        """Returns where the sentence that began at ``start`` ends, if it ends with the stop at ``stop``."""
        close = self._after_marks(after)
        quotation = self._holding(stop)
        if quotation is not None:
            if quotation.closing is None or after < quotation.end:
                return None
            close = max(close, self._after_marks(quotation.closing + 1))
        following = self._skip_space(close, len(self.text))
        if not self._begins(stop, close, following):
            return None
        if quotation is not None and self._goes_on(start, stop, quotation, following):
            return None
        return close

    def _after_marks(self, at: int) -> int:
        """Passes over closing marks and brackets, but not over the mark that opens the next quotation."""
        match = _AFTER_STOP.match(self.text, at)
        close = match.end() if match else at
        i = bisect_left(self._openings, at)
        return min(close, self._openings[i]) if i < len(self._openings) else close

    def _begins(self, stop: int, close: int, following: int) -> bool:
        """Whether what follows looks like the beginning of a sentence."""
        lead = _LEAD.match(self.text, following)
        letter = self.text[lead.end() : lead.end() + 1] if lead else ""
        if self.text[stop] in _FULL_WIDTH:
            return True
        if letter.islower() and not self._uncased and not (lead and self.text[following : lead.end()].strip()):
            return False
        if following == close and not self._lacks_space(close, letter):
            return False
        return (
            self.text[stop] != "."
            or self.text[stop : stop + 2] == ".."
            or ends_sentence(self.text, stop, following, self._language)
        )

    def _lacks_space(self, close: int, letter: str) -> bool:
        """Whether a sentence begins at ``close`` although no space parts it from the one before."""
        joined = _JOINED.search(self.text[max(close - 6, 0) : close].rstrip(QUOTES + BRACKETS))
        return joined is not None and letter.isupper() and not self.text[close - 3 : close - 1].isupper()

    def _goes_on(self, start: int, stop: int, quotation: Quotation, following: int) -> bool:
        """Whether an attribution follows a quotation that itself ended with a stop, as in `“When?” he asked`."""
        if self.text[stop] in _FULL_WIDTH:
            return start == quotation.opening or _HIRAGANA.match(self.text, following) is not None
        if self.text[stop] == "." or start != quotation.opening:
            return False
        match = _ATTRIBUTION.match(self.text, following, following + _FAR)
        if match is None or len(match.group(1).split()) > _LONGEST_ATTRIBUTION:
            return False
        return verbs_of_speech(match.group(1)) > 0


def sentences(text: str) -> list[Span]:
    """Returns the sentences of ``text`` as half-open ranges of code points."""
    return Sentences(text).spans


def sentence_around(text: str | Sentences, start: int, end: int) -> Span:
    """Returns the whole sentences that a range runs through (see ``Sentences.around``)."""
    index = Sentences(text) if isinstance(text, str) else text
    return index.around(start, end)
