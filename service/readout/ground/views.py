"""Phrases that say whose view or words they are, without a verb of speech: ``according to Berg``, ``Berg’s answer``."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from itertools import pairwise

from readout.ground.clauses import clause_before
from readout.ground.word_index import LETTERS
from readout.languages import Language
from readout.text.abbreviations import titles_with_a_stop
from readout.text.marks import APOSTROPHES, QUOTES

_WORD = re.compile(LETTERS)
_REACH = 60
"""Code points before a name in which the words that belong to it are looked for."""
_NEAR = r"(?:(?:(?:%s)\.|(?:[^\W\d_]\.)+|[\w'’-]+)\s+){0,5}"
"""Up to five words of one sentence: only a title or an initial is cut short by a full stop."""
_HEAD = r"(?:\A|(?<=[\n.!?”\ufffc] )|(?<=\n))"
"""Where a sentence begins."""
_MOST_OWNED = 4
"""Words from a possessive to the noun that it belongs to."""
_MOST_UTTERED = 5
"""Words of what somebody has said, up to its own words: ``’s last answer to them was``."""
_MARKS = frozenset(QUOTES) - frozenset(APOSTROPHES) | {","}
_SET_OFF = re.compile(r"\s*,[^,.;:!?()\n]*,\s*")
_MOST_SET_OFF = 2
"""Words between commas that say how somebody speaks."""
_MOST_APPOSED = 7
"""Words of a noun phrase that a comma parts from the name behind it."""


def alternatives(words: Iterable[str]) -> str:
    """Words as alternatives of a regular expression, the longest first; what matches nothing, if there are none."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) or "(?!)"


class Views:
    """What the words of one language tell about whose view or utterance something is.

    Args:
        words: The lists.
    """

    def __init__(self, words: Language) -> None:
        self._words = words
        others = words.depending | words.unnamed | words.surely_verbs | words.clauses | words.pronouns
        self._not_in_a_noun = others - words.titles
        near = _NEAR % alternatives(titles_with_a_stop(words.language))
        self._according = re.compile(rf"(?<!\w)(?:{alternatives(words.according)})\s+(?P<near>{near})\Z", re.IGNORECASE)
        prepositions = [one for one in words.according if " " in one or one in words.depending]
        opening, after = alternatives(prepositions), alternatives(words.according_after)
        self._somebodys = re.compile(rf"(?<!\w)(?:{opening})\s", re.IGNORECASE)
        self._opens_with_a_view = re.compile(rf"\W*(?:(?:{opening})\s|[^,]*\s(?:{after})\s)", re.IGNORECASE)
        self._according_after = re.compile(rf"\s+(?:{alternatives(words.according_after)})\b", re.IGNORECASE)
        self._whose = re.compile(rf"(?<!\w)(?:{alternatives(words.view_openers)})\s+{near}\Z", re.IGNORECASE)
        self._of_view = re.compile(rf"['’]s?\s+(?:\w+\s+)?(?:{alternatives(words.views)})\b", re.IGNORECASE)
        self._first = re.compile(rf"{_HEAD}(?:{alternatives(words.according_first)})\s+{near}\Z", re.IGNORECASE)
        self._his = re.compile(rf"(?:{alternatives(words.according_to_him)})(?!\w)", re.IGNORECASE)
        self._hearsay = re.compile(rf"(?<!\w)(?:{'|'.join(words.hearsay) or '(?!)'})(?!\w)", re.IGNORECASE)
        self._voices = re.compile(rf"(?<!\w)(?:{'|'.join(words.voices) or '(?!)'})", re.IGNORECASE)
        self._opens = re.compile(rf",|\s+(?:{alternatives(words.copulas)})\b", re.IGNORECASE)
        self._asides = re.compile(rf"(?<!\w)(?:{alternatives(words.asides)})(?!\w)", re.IGNORECASE)

    def gives(self, text: str, start: int, end: int) -> bool:
        """Whether the view of the one named is given: ``according to Berg``, ``in Berg’s words``, ``For Berg, it is``.

        Not where others stand before the name: ``according to sources close to Berg``.
        """
        first = max(start - _REACH, 0)
        before = self._according.search(text, first, start)
        if before is not None:
            return not self._is_of_others(before.group()) and not self._has_a_verb(before["near"])
        if self._according_after.match(text, end):
            return True
        if self._of_view.match(text, end) and self._whose.search(text, first, start):
            return True
        return self._opens.match(text, end) is not None and self._first.search(text, first, start) is not None

    def _is_of_others(self, phrase: str) -> bool:
        """Whether people without a name, or a clause, stand between such words and a name."""
        words = self._words
        people = words.unnamed - words.spokespeople - words.titles - words.offices
        found = [word.lower() for word in _WORD.findall(phrase)]
        his = self._his.match(phrase)
        if his and not words.grammar:
            return True  # `podle něj podá na kraj žalobu`: it is his view of the body
        behind = _WORD.search(phrase, his.end()) if his else None
        if behind is not None and behind.group().lower() in words.prepositions | words.depending:
            return True  # `volgens hem tegen de douaniers`: it is his view, and they are told
        close = any(
            word in words.people and words.depending.intersection(found[at + 1 :]) for at, word in enumerate(found)
        )
        return close or any(word in people or word in words.relative - words.determiners for word in found)

    def _has_a_verb(self, words: str) -> bool:
        """Whether a verb stands between such words and a name, which is its subject: ``laut Polizei hat`` Berg.

        Where nouns have capitals it may be any word in small letters behind a noun.
        """
        known, found = self._words, _WORD.findall(words)
        if any(word in known.finite for word in found):
            return True
        if not known.nouns_have_capitals or not known.finite:
            return False
        small = known.depending | known.determiners | known.by | known.joining | known.with_verbs | known.relative
        return any(noun[0].isupper() and word.islower() and word not in small for noun, word in pairwise(found))

    def are_others(self, text: str, start: int, name_start: int) -> bool:
        """Whether a sentence begins with whose view it gives, and a name stands behind a verb: ``Ihr zufolge hat``.

        Args:
            text: The text.
            start: Where the sentence begins.
            name_start: Where a name begins in it whose own view is not given.
        """
        ahead = text[start:name_start]
        if not self._words.finite or not set(ahead).isdisjoint(",:;"):
            return False
        opened = self._opens_with_a_view.match(ahead)
        return opened is not None and self._has_a_verb(ahead[opened.end() :])

    def gives_anothers(self, words: str) -> bool:
        """Whether words give the view of somebody who is no pronoun: ``laut Polizei``, and not ``volgens haar``."""
        return any(not self._his.match(words, found.start()) for found in self._somebodys.finditer(words))

    def is_his(self, phrase: str) -> bool:
        """Whether words are the view of somebody named before: ``according to her``, ``selon lui``."""
        return self._his.match(phrase.strip()) is not None

    def is_hearsay(self, text: str, start: int, end: int) -> bool:
        """Whether a range says that something is said, and by nobody: ``hieß es in Ratskreisen``, ``disait-on``."""
        return self._hearsay.search(text, start, end) is not None

    def voice(self, text: str, start: int, end: int) -> int | None:
        """Where those begin through whom a body speaks: behind ``through its``, ``par la voix de``."""
        found = self._voices.search(text, start, end)
        return found.end() if found else None

    def utters(self, text: str, name_end: int) -> bool:
        """Whether what somebody has said follows his name: ``Berg’s last words``."""
        after = text[name_end : name_end + _REACH].partition("\n")[0]
        words = _WORD.findall(after)[:_MOST_OWNED]
        return any(word.lower() in self._words.utterances for word in words)

    def is_utterance(self, phrase: str) -> bool:
        """Whether words before a name are but what somebody has said: ``La réponse de``."""
        small = self._words.determiners | self._words.of
        nouns = [low for word in _WORD.findall(phrase) if (low := word.lower()) not in small]
        return len(nouns) == 1 and nouns[0] in self._words.utterances and "," not in phrase

    def owns_words(self, text: str, start: int) -> bool:
        """Whether it is told what he has said whose name begins at a place: ``the words of Minister`` Berg."""
        words = self._words
        passed = words.determiners | words.elided | words.genitives | words.titles | words.offices
        ahead = [word.lower() for word in reversed(_WORD.findall(clause_before(text, start)))]
        between = list(itertools.takewhile(passed.__contains__, ahead))
        said = ahead[len(between) : len(between) + 1]
        return not words.genitives.isdisjoint(between) and not words.utterances.isdisjoint(said)

    @staticmethod
    def ends_soon(phrase: str) -> bool:
        """Whether an utterance goes over into its words: ``’s answer was``, and not ``’s response to a ceasefire is``.

        What is said of an utterance at more length, or with words in marks, may be another's words about it.
        """
        return not set(phrase) & _MARKS and len(_WORD.findall(phrase)) <= _MOST_UTTERED

    def without_asides(self, phrase: str) -> str:
        """Words between a verb and a name without phrases that name nobody: ``por su parte``."""
        return self._asides.sub("", phrase) if self._words.asides else phrase

    def sets_off(self, between: str) -> bool:
        """Whether a comma parts the words between a verb and a name from it, and they name nobody else."""
        return "," in between and (
            self._is_apposed(between) or self._is_adjective(between) or self._is_participle(between)
        )

    def _is_apposed(self, between: str) -> bool:
        """Whether a noun and a comma stand between a verb and a name: ``said one of the mayors, Ida Berg``."""
        found, words = _WORD.findall(between), self._words
        if not between.rstrip().endswith(",") or between.count(",") > 1 or not 1 < len(found) <= _MOST_APPOSED:
            return False
        if not words.nouns_have_capitals and any(word[0].isupper() for word in found):
            return False
        first, second, *others = (word.lower() for word in found)
        one_of = first in words.indefinite | words.determiners | words.unnamed and second in words.of
        rest = set(others) | (set() if one_of else {second})
        of_person = first not in words.indefinite or bool(rest & words.people)
        return (one_of or (first in words.determiners and of_person)) and not rest & self._not_in_a_noun

    def _is_adjective(self, between: str) -> bool:
        """Whether but a word between commas stands between a verb and a name: ``lâche, amère, Ida Berg``."""
        found = [word.lower() for word in _WORD.findall(between)] if _SET_OFF.fullmatch(between) else []
        return 0 < len(found) <= _MOST_SET_OFF and not self._not_in_a_noun & set(found)

    def _is_participle(self, between: str) -> bool:
        """Whether but how somebody was met stands between a verb and a name: ``, jointe au téléphone, Ida Berg``."""
        words = self._words
        if not words.verb_before_subject or words.nouns_have_capitals or not _SET_OFF.fullmatch(between):
            return False
        found = _WORD.findall(between)
        if not 0 < len(found) <= _MOST_APPOSED or any(word[0].isupper() for word in found):
            return False
        return (words.unnamed | words.surely_verbs | words.clauses - words.by | words.pronouns).isdisjoint(found)
