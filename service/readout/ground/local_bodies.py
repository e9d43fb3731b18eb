"""Bodies that a text names without their place: *der Gemeinderat* in a report from Ostheim is Ostheim's.

A form is confirmed where its words say what the English name says, and the text shows what the name says besides: its
place is the first that the text names, and no such body of another place stands in it; what the body is for stands
beside the word for it. It refutes nothing.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from readout.drafts import PartyDraft
from readout.ground.body_names import (
    BodyName,
    body_name,
    can_be_told,
    is_named_so,
    is_same,
    is_small,
    spells,
)
from readout.ground.body_table import Match, signs_in
from readout.ground.country_words import country_of_words
from readout.ground.home_country import HomeCountry
from readout.ground.text_words import IDEOGRAPH, Word, bodies_of, months, signs_of, words_of
from readout.languages import language
from readout.languages.body_words import BodyWords, body_words, fields_of, kinds_of, levels_of
from readout.parties.naming import plain

if TYPE_CHECKING:
    from readout.ground.article import Article, Range

_SPACES = re.compile(r"[\s'’\u200c-]*")
_HEAD = 500
"""Code points at the beginning of a text within which it names the place from which it reports."""
_BESIDE = 4
"""Words around that for a body within which stands what it is for."""
_FAR_BEFORE = 3
"""Words before a name of a place among which stands what says where it is."""
_FAR = 6
"""Words behind it among which the name of its place is looked for."""
_SHORTEST = 3
_ENDS = frozenset(".!?…:")
_TOWN = frozenset({"municipality"})
_LONGEST_PLACE = 4
"""Signs of a name of a place in a script without spaces."""


class LocalBodies:
    """The bodies of one text.

    Args:
        drafts: The parties as the model lists them.
        article: The text.
        home: The country from which it reports.
    """

    def __init__(self, drafts: Sequence[PartyDraft], article: Article, home: HomeCountry) -> None:
        self._drafts = drafts
        self._article = article
        self._home = home
        self._tag = article.document.language

    def is_meant(self, draft: PartyDraft, form: str, places: Sequence[Range]) -> bool:
        """Whether a form means a body by the words for it, and the text shows the rest of its English name.

        Args:
            draft: The body, by its English name.
            form: As the text has it.
            places: Where it stands.
        """
        if is_named_so(draft.name, form, self._tag):
            return not self._is_anothers(draft, form)
        own, said = body_name(draft.name, "en"), body_name(form, self._tag)
        if own is None or said is None or not is_same(own, said, self._tag):
            return False
        others = [other for other in self._drafts if other is not draft]
        if self._is_anothers(draft, form) or any(self._fits(other, said) for other in others):
            return False
        missing = frozenset().union(*own.fields) - frozenset().union(*said.fields)
        if missing and not self._is_for(own, said, missing):
            return False
        if not own.rest or said.rest:
            return True
        reported = any(self._article.is_reported(place) for place in places)
        return reported and self._is_of(own, said, places)

    def _is_anothers(self, draft: PartyDraft, form: str) -> bool:
        return any(form in other.as_written for other in self._drafts if other is not draft)

    def _fits(self, other: PartyDraft, said: BodyName) -> bool:
        meant = body_name(other.name, "en") if other.kind != "person" else None
        return meant is not None and is_same(meant, said, self._tag)

    def _is_of(self, own: BodyName, said: BodyName, places: Sequence[Range]) -> bool:
        """Whether the text reports from the place, or the country, that an English name says."""
        code = country_of_words(own.rest, "en")
        if code is not None:
            return self._home.is_meant(code, places)
        names = [word for word in own.rest if len(word) >= _SHORTEST]
        if self._signs is not None:
            return self._is_signed(names, said, places)
        if not names or not self._is_first(names) or any(self._is_elsewhere(names, place) for place in places):
            return False
        return not self._has_rival(names, said)

    @property
    def _words(self) -> list[Word]:
        return words_of(self._article.text)

    @property
    def _by_word(self) -> dict[int, Match]:
        known = language(self._tag)
        return bodies_of(self._article.text, known.language) if known is not None else {}

    @functools.cached_property
    def _cased(self) -> bool:
        return any(word[0].islower() for *_, word in self._words[:50])

    def _occurrences(self, said: BodyName) -> Iterator[Match]:
        for match in dict.fromkeys(self._by_word.values()):
            levels = levels_of(match.keys) or (match.keys & {"municipality"} and frozenset({"municipal"}))
            others = frozenset().union(*said.levels)
            if kinds_of(match.keys) & said.kinds and (not others or levels & others):
                yield match

    def _fields_beside(self, match: Match) -> frozenset[str]:
        near = {self._by_word.get(at) for at in range(match.start - _BESIDE, match.end + _BESIDE)}
        return frozenset().union(*(fields_of(one.keys) for one in near if one is not None))

    def _is_for(self, own: BodyName, said: BodyName, missing: frozenset[str]) -> bool:
        """Whether what a body is for stands beside the word for it once, and nothing else beside it elsewhere."""
        meant = frozenset().union(*own.fields)
        beside = [self._fields_beside(match) for match in self._occurrences(said)]
        return any(missing <= fields for fields in beside) and all(fields <= meant for fields in beside)

    def _is_first(self, names: Sequence[str]) -> bool:
        """Whether a place is the first that a text names, at its beginning."""
        found = (at for at, (_, _, word) in enumerate(self._words) if self._is_own(word, names))
        first = next(found, None)
        if first is None or self._words[first][0] > _HEAD:
            return False
        needed = [name for name in names if self._cased or can_be_told(name)]
        if any(not any(self._is_own(word, [name]) for *_, word in self._words) for name in needed):
            return False
        return not any(self._is_place(at, names) for at in range(first))

    def _is_elsewhere(self, names: Sequence[str], place: Range) -> bool:
        """Whether the sentence of a form, or the one before it, names another place in which something happens."""
        start, end = self._article.sentence(place)
        before = self._article.sentence((start - 2, start - 1))[0] if start > 1 else start
        first = bisect_left(self._words, (max(before, self._article.paragraph_start(start)), 0, ""))
        last = bisect_left(self._words, (end, 0, ""))
        return any(self._is_place(at, names) for at in range(first, last))

    def _is_place(self, at: int, names: Sequence[str]) -> bool:
        """Whether a word is a name behind a preposition of place, or has its ending, and is none of some names."""
        known, words = language(self._tag), body_words((self._tag or "").split("-")[0])
        word = self._words[at][2]
        if known is None or words is None or word[0].islower() or at in self._by_word or self._is_own(word, names):
            return False
        behind = self._is_behind_a_preposition(at, words)
        right = self._words[at][1]
        apostrophe = self._article.text[right : right + 1] in {"'", "’"}
        ending = apostrophe and at + 1 < len(self._words) and self._words[at + 1][2] in words.locatives
        return (behind or ending) and plain(word) not in months(known.language)

    def _is_behind_a_preposition(self, at: int, words: BodyWords) -> bool:
        """Whether before a name, but for adjectives, stands what says where or whence: ``from nearby Walden``."""
        known = language(self._tag)
        far = 1 if known is not None and known.nouns_have_capitals else _FAR_BEFORE
        for before in range(at - 1, max(at - 1 - far, -1), -1):
            word = self._words[before][2]
            if not self._is_next(before):
                return False
            if self._is_before_places(before, words) or (self._cased and word.lower() in words.whence):
                return True
            if word[0].isupper():
                return False
        return False

    def _is_before_places(self, at: int, words: BodyWords) -> bool:
        """Whether a word stands before names of places: a preposition, or *town* where names have capitals."""
        match = self._by_word.get(at) if self._cased and words.head != "last" else None
        return self._words[at][2].lower() in words.inside or (match is not None and match.keys == _TOWN)

    def _is_own(self, word: str, names: Sequence[str]) -> bool:
        return any(spells(name, word, self._tag) for name in names) and not (self._cased and word[0].islower())

    def _is_next(self, at: int) -> bool:
        """Whether nothing but spaces is between a word and the next one."""
        gap = self._article.text[self._words[at][1] : self._words[at + 1][0]]
        return "\n" not in gap and _SPACES.fullmatch(gap) is not None

    def _has_rival(self, names: Sequence[str], said: BodyName) -> bool:
        """Whether such a body stands in the text with a name that is none of some names."""
        meant = frozenset().union(*said.fields)
        found = self._occurrences(said)
        alike = [one for one in found if meant <= self._fields_beside(one) | fields_of(one.keys) | one.bodies]
        beside = [(self._before(one, names), self._behind(one, names)) for one in alike]
        if any(False in each for each in beside):
            return True
        words = body_words((self._tag or "").split("-")[0])
        return words is not None and words.bare and not any(True in each for each in beside)

    def _before(self, match: Match, names: Sequence[str]) -> bool | None:
        """Whether the word before a body is its own name, or none; ``None`` if it is no name."""
        known, words = language(self._tag), body_words((self._tag or "").split("-")[0])
        at = match.start - 1
        if known is None or words is None or at < 0 or not self._is_next(at):
            return None
        word = self._words[at][2]
        if any(spells(name, word, self._tag) for name in names):
            return True
        if at in self._by_word or is_small(word, known, words) or word.lower() in known.small | known.times:
            return None
        ends = any(letters in word.lower()[-5:] for letters in words.adjectives)
        initial = self._is_initial(at) and not self._words[match.start][2][0].isupper()
        return False if ends or (self._cased and word[0].isupper() and not initial) else None

    def _is_initial(self, at: int) -> bool:
        gap = self._article.text[self._words[at - 1][1] : self._words[at][0]] if at else "\n"
        return "\n" in gap or gap.rstrip(" »«„“\"'’‘(")[-1:] in _ENDS

    def _behind(self, match: Match, names: Sequence[str]) -> bool | None:
        """The same of the words behind it: ``of`` and what it is for are passed over."""
        known, words = language(self._tag), body_words((self._tag or "").split("-")[0])
        if known is None or words is None or words.head == "last":
            return None
        linked = False
        for at in range(match.end, min(match.end + _FAR, len(self._words))):
            word = self._words[at][2]
            if not self._is_next(at - 1):
                return None
            if any(spells(name, word, self._tag) for name in names):
                return True
            of = word.lower() in words.of
            if at not in self._by_word and not of and not (linked and word.lower() in known.determiners):
                return False if self._is_name(at, match, linked=linked) else None
            linked = linked or of
        return None

    def _is_name(self, at: int, match: Match, *, linked: bool) -> bool:
        """Whether a word behind a body is a name: by its capital, or because no word before it has the article."""
        words = body_words((self._tag or "").split("-")[0])
        if self._cased:
            return self._words[at][2][0].isupper()
        if linked or words is None or not words.article:
            return linked
        return not any(words.article in word[:3] for *_, word in self._words[match.start : at])

    @property
    def _signs(self) -> list[str] | None:
        """How each sign of the text is read; ``None`` where words are parted."""
        known = language(self._tag)
        if known is None or not known.unspaced:
            return None
        return signs_of(self._article.text)

    def _is_signed(self, names: Sequence[str], said: BodyName, places: Sequence[Range]) -> bool:
        """Whether a text names a place before the sign for its level, first of such, and no body of another."""
        name = "".join(plain(word) for word in names)
        ends = [at for at in range(min(len(self._article.text), _HEAD)) if self._ends_with(at, name)]
        return any(self._has_level(at, said) for at in ends) and all(self._is_alone(place, name) for place in places)

    def _ends_with(self, at: int, name: str) -> bool:
        """Whether the signs before a place are read as a name."""
        signs = self._signs or []
        return any("".join(signs[at - length : at]) == name for length in range(1, min(_LONGEST_PLACE, at) + 1))

    def _has_level(self, at: int, said: BodyName) -> bool:
        match = next(iter(signs_in(self._article.text[at : at + 3], (self._tag or "").split("-")[0])), None)
        levels = frozenset().union(*said.levels)
        return match is not None and match.start == 0 and (not levels or bool(levels & levels_of(match.keys)))

    def _is_alone(self, place: Range, name: str) -> bool:
        """Whether what stands before a form is its own place, a small word or no word."""
        known = language(self._tag)
        before = self._article.text[place[0] - 1 : place[0]]
        if known is None or not IDEOGRAPH.match(before) or self._ends_with(place[0], name):
            return True
        return before in known.of | known.to | known.office_links | known.depending | known.by | known.joining
