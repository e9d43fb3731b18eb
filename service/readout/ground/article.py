"""A document made ready for grounding: everything that is computed once and asked often."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from readout.errors import InputError
from readout.ground.capitals import WORD, Capitals, is_cut_short
from readout.ground.country_words import country_in_signs
from readout.ground.grammar import Grammar, grammar_of
from readout.ground.name_index import NameIndex, hidden
from readout.parties.naming import alike
from readout.text.fold import FoldedText
from readout.text.lines import breaks
from readout.text.marks import UNSPACED
from readout.text.nearest import nearest
from readout.text.quotations import Quotation
from readout.text.ranges import Ranges
from readout.text.sentences import Sentences
from readout.text.speech import verbs_of_speech
from readout.values import capital_country, country_code, demonym_country, place_country
from readout_schemas import Document, Evidence, Quote, QuoteMark

Range = tuple[int, int]

QUOTED = "\ufffc"
"""What stands for each code point of a quotation where only the reporter's own words are looked at."""
_LABEL = 4
"""Words up to which a quotation may be a name or a label, and so part of the reporter's own phrase."""
_LABEL_SIGNS = 8
"""The same in signs of a script without spaces."""

_DATELINE = re.compile(r"(?P<head>[^\W\d_][^\n.!?:;«“„\"]{1,80}?)[,.]?\s*(?:--|[–—-])\s")
"""Where and when a report was written, up to its dash: ``LILONGWE, Oct 18 (AP) --``."""
_LONGEST_DATELINE = 80
_ANNOUNCING = 60
"""Code points before words in which what announces them is looked for."""
_LAST_WORD = re.compile(r"[^\W\d_]+(?=\s*\Z)")
_LETTERS = re.compile(r"[^\W\d_]+")
_CLAUSES = re.compile(r"[.;:!?…\n]")
_STOPS = 3
"""Signs between the last word of a sentence and its end."""
_SHORTEST_NAME = 3
_UNSPACED = re.compile(f"[{UNSPACED}]")

_LAST = 6
"""Paragraphs at the end of a text among which a signature is looked for."""


class Article:
    """The text of a document, and where words stand in it.

    Raises:
        InputError: the document has no text.
    """

    def __init__(self, document: Document) -> None:
        if document.text is None:
            raise InputError(document.error or f"{document.source}: the document has no text")
        self.document = document
        self.text = document.text
        self.furniture: tuple[Range, ...] = tuple((span.start, span.end) for span in document.furniture)
        self._furniture = Ranges(joined(self.furniture))
        self._evidence: dict[Range, Evidence] = {}
        self._sentences: dict[Range, Range] = {}
        self._datelines: dict[int, int] = {}

    @functools.cached_property
    def folded(self) -> FoldedText:
        """The text as quotations are looked for in it."""
        return FoldedText(self.text, furniture=self.furniture)

    @functools.cached_property
    def grammar(self) -> Grammar:
        """The grammar of the text's language."""
        return grammar_of(self.document.language)

    @functools.cached_property
    def sentences(self) -> Sentences:
        """The sentences of the text."""
        return Sentences(self.text, self.folded.quotations, self.document.language)

    @functools.cached_property
    def capitals(self) -> Capitals:
        """The capitalised words of the text."""
        return Capitals(self.text)

    @functools.cached_property
    def names(self) -> NameIndex:
        """The text as names are looked for in it."""
        return NameIndex(self.text)

    @functools.cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Every quotation outside page furniture, in the order of the text; nested ones are part of the outer."""
        return tuple(quotation for quotation in self.folded.quotations if not quotation.nested)

    @functools.cached_property
    def _quotation_ends(self) -> list[int]:
        return [found.end for found in self.quotations]

    def quotations_in(self, place: Range) -> list[int]:
        """Numbers of the quotations whose words a range touches, in order."""
        first = number = bisect_right(self._quotation_ends, place[0])
        while number < len(self.quotations) and self.quotations[number].start < place[1]:
            number += 1
        return list(range(first, number))

    @functools.cached_property
    def reported(self) -> str:
        """The text in the reporter's own words: what others are quoted to say, and furniture, made marks."""
        return hidden(self.text, self._not_reported, QUOTED)

    @functools.cached_property
    def _not_reported(self) -> list[Range]:
        spoken = [
            (found.start, found.end) for found in self.quotations if not is_short(self.text[found.start : found.end])
        ]
        return joined([*spoken, *self.furniture])

    @functools.cached_property
    def _hidden(self) -> Ranges:
        return Ranges(self._not_reported)

    def is_reported(self, place: Range) -> bool:
        """Whether a range is wholly in the reporter's own words."""
        return self._hidden.touched(*place) is None

    @functools.cached_property
    def _paragraphs(self) -> list[int]:
        """Where paragraphs begin."""
        return [0, *(match.end() for match in breaks(self.text))]

    def paragraph(self, at: int) -> int:
        """Number of the paragraph that a code point is in, from one."""
        return bisect_right(self._paragraphs, at)

    def paragraph_start(self, at: int) -> int:
        """Where the paragraph begins that a code point is in."""
        return self._paragraphs[self.paragraph(at) - 1]

    def paragraph_end(self, at: int) -> int:
        """Where the paragraph ends that a code point is in."""
        number = self.paragraph(at)
        return self._paragraphs[number] if number < len(self._paragraphs) else len(self.text)

    @functools.cached_property
    def first_turn(self) -> int | None:
        """Where the first labelled turn begins; ``None`` in a text without turns."""
        starts = [found.opening for found in self.folded.unmarked if found.mark == "label"]
        return min((start for start in starts if start is not None), default=None)

    def announced(self, place: Range) -> bool:
        """Whether words to the end of a sentence come after a colon that announces them: ``the ministers find:``."""
        before = self.text[max(place[0] - _ANNOUNCING, 0) : place[0]].rstrip()
        if before[-1:] not in {":", "："} or place[1] < self.sentence(place)[1] - _STOPS:
            return False
        word = _LAST_WORD.search(before[:-1])
        if word is None:
            return False
        if self.text[place[0] - 2 : place[0]] == "\n\n" and verbs_of_speech(_CLAUSES.split(before[:-1])[-1]) > 0:
            return True  # `Berg has just posted this:`, and a line of its own
        if self.text[place[0]].isupper() and self._names_an_utterance(place[0] - _ANNOUNCING, place[0]):
            return True
        return word.group().lower() in self.grammar.words.announcing or verbs_of_speech(word.group()) > 0

    def _names_an_utterance(self, start: int, end: int) -> bool:
        """Whether the clause up to a place has a noun for what somebody says: ``Berg’s answer through the window:``."""
        clause = _CLAUSES.split(self.text[max(start, 0) : end].rstrip(" :："))[-1]
        nouns = self.grammar.words.utterances | self.grammar.words.announcing
        return any(word.lower() in nouns for word in _LETTERS.findall(clause))

    def implies_place(self, name: str) -> str | None:
        """The first word of the text, or of who published it, that is like a place's name or names its country."""
        code = place_country(name) or country_code(name) or capital_country(name)
        tag = self.document.language
        for match in WORD.finditer(f"{self.text}\n{self.document.publisher or ''}"):
            word = match.group().rstrip(".'’-")
            if word[:1].islower() or len(word) < _SHORTEST_NAME:
                continue
            if (alike(name, word) and not is_cut_short(word, name)) or (
                code and code in {country_code(word, tag), capital_country(word, tag)}
            ):
                return word
            if code and code == demonym_country(word, tag):
                return word
        return country_in_signs(self.text, code, tag) if code and self.grammar.words.unspaced else None

    def dateline_end(self, at: int) -> int:
        """Where the dateline ends that the paragraph of a code point begins with; its start, if there is none."""
        start = self.paragraph_start(at)
        known = self._datelines.get(start)
        if known is None:
            found = _DATELINE.match(self.text, start, start + _LONGEST_DATELINE)
            known = found.end() if found and (")" in found["head"] or found["head"].isupper()) else start
            self._datelines[start] = known
        return known

    def last_lines(self, longest: int) -> list[Range]:
        """The last paragraphs of the text that have at most so many words: a signature is one of them."""
        ends = [*(start for start in self._paragraphs[1:]), len(self.text)]
        last = list(zip(self._paragraphs, ends, strict=True))[-_LAST:]
        return [(start, end) for start, end in last if 0 < len(self.text[start:end].split()) <= longest]

    def evidence(self, place: Range) -> Evidence:
        """A range as evidence."""
        known = self._evidence.get(place)
        if known is None:
            known = self._evidence[place] = self._as_evidence(*place)
        return known

    def _as_evidence(self, start: int, end: int) -> Evidence:
        words = self.text[start:end]
        return Evidence(document=self.document.id, start=start, end=end, text=words, **self._moment(start))

    def quote(self, place: Range, mark: QuoteMark, translation: str | None) -> Quote:
        """A range as a speaker's words."""
        start, end = place
        return Quote(
            document=self.document.id,
            start=start,
            end=end,
            text=self.text[start:end],
            mark=mark,
            translation=translation,
            **self._moment(start),
        )

    def _moment(self, start: int) -> dict[str, Any]:
        """The page, second or post in which a range begins; nothing where the source has none of them."""
        at = self.document.position(start)
        return {} if at is None else {"page": at.page, "time": at.time, "posted": at.posted}

    def place(self, words: str, near: Range | None = None, context: Sequence[str] = ()) -> Range | None:
        """Where ``words`` stand outside page furniture; of several places the one that ``near`` or ``context`` tell."""
        found = self.folded.place(words, near=near, context=context)
        if found is None or not self.in_furniture((found.start, found.end)):
            return None if found is None else (found.start, found.end)
        others = self.outside_furniture(self.folded.find_all(words))
        return min(others, key=lambda place: _distance(place, near or place), default=None)

    def name_place(self, name: str, near: Range | None = None) -> Range | None:
        """Where a name stands outside page furniture, with a prefix or the ending of a case if need be."""
        found = self.names.find(name)
        if not found and self.grammar.words.endings:
            found = self.names.find(name, endings=True)
        places = self.outside_furniture(found)
        return min(places, key=lambda place: _distance(place, near or place), default=None)

    def outside_furniture(self, places: Sequence[Range]) -> tuple[Range, ...]:
        """Those of several ranges that touch no page furniture: of most texts, which have none, all."""
        if not self.furniture:
            return tuple(places)
        return tuple(place for place in places if self._furniture.touched(*place) is None)

    def in_furniture(self, place: Range) -> bool:
        """Whether a range touches page furniture."""
        return bool(self.furniture) and self._furniture.touched(*place) is not None

    def sentence(self, place: Range) -> Range:
        """The sentence, or sentences, around a range."""
        known = self._sentences.get(place)
        if known is None:
            known = self._sentences[place] = self.sentences.around(*place)
        return known

    def nearest(self, words: str) -> str | None:
        """The real words that are nearest to ``words``: to ask with, never to take instead."""
        return nearest(self.folded, words)


def overlap(first: Range, second: Range) -> bool:
    """Whether two ranges share a code point."""
    return first[0] < second[1] and second[0] < first[1]


def is_short(words: str) -> bool:
    """Whether a quotation is short enough to be a name or a label."""
    return len(words.split()) <= _LABEL and len(_UNSPACED.findall(words)) <= _LABEL_SIGNS


def _distance(first: Range, second: Range) -> int:
    return max(second[0] - first[1], first[0] - second[1], 0)


def joined(places: Sequence[Range]) -> list[Range]:
    """Ranges in order, those that overlap made one."""
    result: list[Range] = []
    for start, end in sorted(places):
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
