"""Grounding: where the words of a quotation stand in a text, verbatim up to typography."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from readout.text.marks import POINTS, UNSPACED, WORD
from readout.text.normalised_query import NormalisedQuery
from readout.text.quotation_kinds import QuotationKinds
from readout.text.quotations import quotations
from readout.text.quote_boundary import closes_inside, completed, opens_inside, stands_in_marks
from readout.text.respelling import bare, same_words
from readout.text.split_quotations import SplitQuotations
from readout.text.surroundings import Surroundings, words_in
from readout.text.token_boundary import clean
from readout.text.turns import unmarked
from readout.text.typography import fold, original

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from readout.text.quotations import Quotation
    from readout.text.typography import OffsetMap
    from readout_schemas import QuoteMark

Span = tuple[int, int]

_CHEAP_SCAN = 30_000_000
"""Characters that are scanned before an index of the words is made: about what making it costs for two megabytes."""
_NEXT_START = re.compile(rf"\W|[{UNSPACED}]")
_MOST_COMPARED = 500
"""Places of one phrase that are weighed against one another; with more of them the phrase says too little."""


class Placed(NamedTuple):
    """A place in the text, and whether another one would have been as good.

    Attributes:
        start: First code point.
        end: One past the last code point.
        ambiguous: The words stand in several places, and nothing told which of them is meant.
    """

    start: int
    end: int
    ambiguous: bool = False


class FoldedText:
    """A text made ready, once, to find quotations in it.

    Offsets are half-open ranges of code points in ``text``, which is kept as it is. A text of n and quotes of m
    characters in all cost time in proportion to n + m, and to the number of places found.

    Attributes:
        text: The text, nothing changed.
        folded: The text as it is compared.
        skip: Ranges in which nothing is found.
        furniture: Ranges in which words are found, and no quotation is looked for.
    """

    def __init__(self, text: str, skip: Iterable[Span] = (), furniture: Iterable[Span] = ()) -> None:
        self.text = text
        self.skip = sorted(skip)
        self.furniture = sorted(furniture)
        self.folded, self._maps = fold(text)
        self._scanned = 0
        self._found: dict[tuple[str, bool], tuple[list[Span], int | None]] = {}
        """What was looked for: its places, and how many of them, if there may be more."""
        self._surroundings = Surroundings(text)

    def find_all(self, quote: str, *, compounds: bool = False, most: int | None = None) -> list[Span]:
        """Finds every place where ``quote`` stands, in the order of the text.

        Equal up to typography (see ``typography.fold``); words, digits and their order never differ. Marks and
        punctuation at the ends of the quote may be missing on either side; what the text has of them is in the range
        if the quote gave it, or if the quotation ends there: then it is all that stands before the closing mark.

        Args:
            quote: The words, with or without marks around them.
            compounds: Whether a part of a compound counts (`Ukraine` in `pro-Ukraine`): for names, not for quotes.
            most: How many places are enough; None for all.

        Returns:
            Ranges without outer marks or white space; none overlaps another. Empty for a quote without words.
        """
        found, known = self._found.get((quote, compounds), ([], 0))
        if known is not None and (most is None or known < most):
            query = NormalisedQuery(quote)
            found = list(islice(self._find(query, compounds=compounds), most))
            found = found or list(islice(self._respelled(quote, query, compounds=compounds), most))
            found = [(start, self._before_break(end)) for start, end in found]  # a dash takes in the space around it
            self._found[quote, compounds] = found, most if len(found) == most else None
        return found[:most]

    def place(self, quote: str, near: Span | None = None, context: Sequence[str] = ()) -> Placed | None:
        """Finds the one place that is meant.

        Of several, that which stands inside a context found verbatim; else among most words of the context; else
        nearest to ``near``; else between quotation marks, which alone is too little to be sure. A phrase that stands
        in 500 places is ambiguous whatever its context, and only these are looked at.

        Args:
            quote: The words.
            near: Range that belongs to the same record.
            context: Words from around the quote, as the model gave them.

        Returns:
            None if the words are not in the text.
        """
        places = self.find_all(quote, most=_MOST_COMPARED)
        if len(places) < 2:  # noqa: PLR2004  (most words stand in one place)
            return Placed(*places[0]) if places else None
        too_many = len(places) == _MOST_COMPARED
        places = self._inside(places, context)
        if len(places) > 1:
            places = self._amid(places, quote, context)
        if len(places) > 1 and near is not None:
            places = _best(places, [-max(near[0] - end, start - near[1], 0) for start, end in places])
        marked = [place for place in places if stands_in_marks(self.text, *place)] if len(places) > 1 else []
        return Placed(*(marked or places)[0], ambiguous=too_many or len(places) > 1)

    def original(self, start: int, end: int) -> Span:
        """Leads a range of ``folded``, which must not be empty, back to ``text``."""
        return original(self._maps, start, end)

    def find_parts(self, quote: str) -> list[Span] | None:
        """Finds a quote that joins the parts of one interrupted quotation.

        The parts must follow one another between their marks, with nothing of the quotation left out, and only an
        attribution (`“A,” he said, “B”`) or a repeated opening mark at a paragraph between them.

        Returns:
            The ranges of the parts, at least two, in order; None if the quote is anything else.
        """
        return self._split.find(quote)

    def quoted(self, start: int, end: int) -> list[Span]:
        """Returns what of a range stands between quotation marks, as ranges in order.

        The whole range, if it lies inside one quotation; several where the reporter's words come between; [] for words
        that the text does not give as anybody's.
        """
        return self._split.inside(start, end)

    @cached_property
    def quotations(self) -> list[Quotation]:
        """All quotations of the text outside ``skip`` and ``furniture`` (see ``quotations.quotations``)."""
        return quotations(self.text, sorted([*self.skip, *self.furniture]))

    @cached_property
    def unmarked(self) -> list[Quotation]:
        """Labelled turns, and words after a verb of speech and a colon, outside ``skip`` (see ``turns.unmarked``)."""
        return unmarked(self.text, self.skip)

    @cached_property
    def _kinds(self) -> QuotationKinds:
        return QuotationKinds(self.quotations, self.unmarked)

    def turn(self, start: int, end: int) -> Quotation | None:
        """The labelled turn, or the words after a colon, in which a range lies."""
        return self._kinds.turn(start, end)

    def mark_of(self, start: int, end: int) -> QuoteMark:
        """How the words of a range are set off as somebody's (see ``QuotationKinds.mark_of``)."""
        return self._kinds.mark_of(start, end)

    @cached_property
    def _split(self) -> SplitQuotations:
        return SplitQuotations(self.text, self.quotations)

    @cached_property
    def word_places(self) -> dict[str, list[int]]:
        """Where every word begins in ``folded``."""
        index: dict[str, list[int]] = {}
        for match in WORD.finditer(self.folded):
            index.setdefault(match.group(), []).append(match.start())
        return index

    def _find(self, query: NormalisedQuery, *, compounds: bool) -> Iterator[Span]:
        words = query.words
        indexed = self._rarest(words) if self._scanned >= _CHEAP_SCAN else None
        at = self._next(words, 0, indexed)
        while at >= 0:
            start, end = self._pointed(*self.original(at, at + len(words)))
            if clean(self.text, start, end, compounds=compounds) and not self._skipped(start, end):
                yield self._completed(query, at, (start, end))
                at = self._next(words, at + len(words), indexed)
            else:
                beyond = _NEXT_START.search(self.folded, at + 1)
                at = self._next(words, beyond.start(), indexed) if beyond else -1

    @cached_property
    def _bare(self) -> tuple[str, OffsetMap]:
        return bare(self.folded)

    def _respelled(self, quote: str, query: NormalisedQuery, *, compounds: bool) -> Iterator[Span]:
        """Finds a quote whose words a text has in capitals without accents, or broken at the ends of lines."""
        words = bare(query.words)[0]
        text, offsets = self._bare
        at = text.find(words) if words else -1
        while at >= 0:
            start, end = self._pointed(*self.original(*offsets.back(at, at + len(words))))
            whole = clean(self.text, start, end, compounds=compounds) and not self._skipped(start, end)
            if whole and same_words(self.text[start:end], quote):
                yield completed(self.text, start, end)
            at = text.find(words, at + 1)

    def _pointed(self, start: int, end: int) -> Span:
        """Takes in the vowel signs that belong to the last letter of a range."""
        while end < len(self.text) and self.text[end] in POINTS:
            end += 1
        return start, end

    def _before_break(self, end: int) -> int:
        """Where words end that a line break stands behind."""
        return end if self.text[end - 1] != "\n" else len(self.text[:end].rstrip())

    def _skipped(self, start: int, end: int) -> bool:
        return bool(self.skip) and any(first < end and start < last for first, last in self.skip)

    def _rarest(self, words: str) -> tuple[list[int], int] | None:
        """Returns where the rarest word of ``words`` stands in the text, and where in them; None without any."""
        inside = [(self.word_places.get(word.group(), []), word.start()) for word in WORD.finditer(words)]
        return min(inside, key=lambda entry: len(entry[0]), default=None)

    def _next(self, words: str, start: int, indexed: tuple[list[int], int] | None) -> int:
        if not words:
            return -1
        if indexed is None:
            self._scanned += len(self.folded) - start
            return self.folded.find(words, start)
        places, shift = indexed
        for i in range(bisect_left(places, start + shift), len(places)):
            if self.folded.startswith(words, places[i] - shift):
                return places[i] - shift
        return -1

    def _completed(self, query: NormalisedQuery, at: int, span: Span) -> Span:
        """Takes in, of the marks and punctuation that the quote gave at its ends, what the text has and needs."""
        first, last = at, at + len(query.words)
        for sign in reversed(query.lead):
            here = first and self.folded[first - 1] == sign
            if not here or (sign == "'" and not opens_inside(self.text, *span)):
                break
            first -= 1
            span = self.original(first, last)
        for sign in query.tail:
            here = self.folded[last : last + 1] == sign
            if not here or (sign == "'" and not closes_inside(self.text, *span)):
                break
            last += 1
            span = self.original(first, last)
        return completed(self.text, *span)

    def _inside(self, places: list[Span], context: Sequence[str]) -> list[Span]:
        for words in context:
            around = self.find_all(words, most=_MOST_COMPARED)
            inside = [p for p in places if any(start <= p[0] + 1 and p[1] - 1 <= end for start, end in around)]
            places = inside or places
        return places

    def _amid(self, places: list[Span], quote: str, context: Sequence[str]) -> list[Span]:
        wanted = words_in(" ".join(context)) - words_in(quote) if context else None
        if not wanted:
            return places
        return _best(places, [self._shared(place, wanted) for place in places])

    def _shared(self, place: Span, wanted: set[str]) -> int:
        """Counts the wanted words around a place, those of its own line twice."""
        return sum(len(wanted & words) for words in self._surroundings.words(*place))


def _best(places: list[Span], scores: list[int]) -> list[Span]:
    best = max(scores)
    return [place for place, score in zip(places, scores, strict=True) if score == best]
