"""The little grammar that attributions need: how a name stands in its phrase (see ``verbs`` for its verb).

The words are those of one language (see ``readout.languages``). Where the lists know nothing of a word, the name counts
as standing for itself.
"""

from __future__ import annotations

import enum
import functools
import re
from itertools import pairwise

from readout.ground.verbs import REACH, REMEMBERED, Verbs, word_before
from readout.ground.views import alternatives
from readout.languages import Language, language


class Role(enum.Enum):
    """How a name stands in its phrase."""

    ALONE = "for itself"
    POSSESSOR = "what follows is something else: Putin’s response"
    TITLE = "part of another name or office: US Secretary of State"
    DOER = "after a preposition that names the doer: by Putin"
    BEHIND = "after a preposition that says whose: a statement of the ministry"
    STAFFED = "whose office or servant it is: a spokesman for the ministry, Berg’s adviser"
    GOVERNED = "after another preposition: to Putin"


_CLAUSE = re.compile(r"[,.:;!?…–—()\n\ufffc]")
_FIRST = re.compile(r"\w+['’]?")
_DENIED = 3
"""Words before the doer among which his deed is denied."""
_ENDS = frozenset(".!?\n")
_REST = re.compile(r"[^,.:;!?…–—()\n\ufffc]*")
_LONGEST_ADVERBIAL = 4
_AFTER = re.compile(r"\s+([\w'’-]+)")
_POSSESSIVE = re.compile(r"['’](?:s\b|(?=\s))")


class Grammar(Verbs):
    """What the words of one language tell about names and verbs of speech in a text.

    Attributes:
        words: The lists.
        known: Whether they suffice to refute an attribution.
        views: What they tell about whose view or utterance something is.
        addressing: Verbs of telling and hearing, and words that announce: where none stands nobody is addressed.
    """

    def __init__(self, words: Language) -> None:
        super().__init__(words)
        self.addressing = words.telling | words.hearing | words.announcing
        offices, titles = words.offices, words.titles
        self._office_next = re.compile(rf"\s*(?:[\w-]+\s+)?(?:{alternatives(offices)})\b", re.IGNORECASE)
        self._office_before = re.compile(
            rf"\b(?:{alternatives((offices - titles) | words.spokespeople)})(?:in)?\s+\Z", re.IGNORECASE
        )

    def role(self, text: str, start: int, end: int) -> Role:
        """How the name at ``text[start:end]`` stands in its phrase."""
        possessive = _POSSESSIVE.match(text, end)
        if possessive is not None:
            return Role.STAFFED if self._office_next.match(text, possessive.end()) else Role.POSSESSOR
        if text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():
            return Role.TITLE
        after = _AFTER.match(text, end)
        if after is not None and after[1].lower() in self.words.offices:
            return Role.STAFFED
        if after is not None and self._is_title_before(after[1]):
            return Role.TITLE
        if self.according(text, start, end):
            return Role.ALONE
        return Role.BEHIND if self._begins_as_of(text, start) else self._governed(text, start, end)

    def _begins_as_of(self, text: str, start: int) -> bool:
        """Whether a noun stands before a name like ``von Berg``, whose first word may say whose: ``Wahl von Berg``."""
        if not self.words.nouns_have_capitals or not text[start : start + 1].islower():
            return False
        before = word_before(text, start)
        noun = before is not None and before[0][0].isupper() and not self.is_title(before[0])
        first = text[start : start + REACH].partition(" ")[0]
        return noun and first in self.words.of and first not in self.words.determiners

    @functools.lru_cache(maxsize=REMEMBERED)  # noqa: B019  (there is one grammar a language, for good)
    def according(self, text: str, start: int, end: int) -> bool:
        """Whether a name is said to be one whose view is given: ``according to Berg``."""
        return self.views.gives(text, start, end)

    def _is_title_before(self, word: str) -> bool:
        """Whether a word after a name makes it part of another name: ``US Secretary``, not ``Berg said``."""
        if not word[0].isupper() or self.is_speech(word):
            return False
        folded = word.lower()
        return not self.words.nouns_have_capitals or folded in self.words.titles

    def _governed(self, text: str, start: int, end: int) -> Role:
        """How a name depends on the word before it, its titles and articles passed over."""
        before = self.governor(text, start)
        word = before[0].lower() if before else ""
        words = self.words
        if before is not None and word in words.depending and self._serves(text, before[1]):
            return Role.STAFFED
        if word in words.by:
            return Role.GOVERNED if before is not None and self._denies(text, before[1]) else Role.DOER
        if word in words.of:
            return Role.BEHIND
        if word in words.clause_openers and self._opens_a_clause(text, end):
            return Role.ALONE
        told = before is not None and word in words.telling and not self.has_it_behind(text, before[1], start, end)
        return Role.GOVERNED if told or word in words.prepositions else Role.ALONE

    def has_it_behind(self, text: str, verb_start: int, start: int, end: int) -> bool:
        """Whether a verb of telling has its subject right behind it: it opens its clause.

        Behind a comma it has where the sentence ends with the name and no other verb of speech stands in the sentence:
        ``…, a prévenu la ministre.`` Not where a subject may be left out, and the name be who is told.
        """
        if self.verb_leads(text, verb_start, comma=False):
            return True
        words, behind = self.words, _REST.match(text, end)
        after = text[behind.end() : behind.end() + 1] if behind else ""
        if (
            not self.known
            or (after or "\n") not in _ENDS
            or not self._is_adverbial(behind)
            or not self.verb_leads(text, verb_start)
        ):
            return False
        first = max(text.rfind(stop, 0, verb_start) for stop in ".!?\n\ufffc") + 1
        return (not words.drops_subject or words.object_has_preposition) and len(self.verbs(text, first, start)) == 1

    def _is_adverbial(self, behind: re.Match[str] | None) -> bool:
        """Whether nothing is left of a sentence, or but a preposition and what it governs: ``zum Schluss``."""
        found = behind.group().lower().split() if behind else []
        small = self.words.prepositions
        if not found or len(found) > _LONGEST_ADVERBIAL:
            return not found
        apart = any(word in self.words.determiners and before not in small for before, word in pairwise(found))
        return found[0] in small and not apart

    def _denies(self, text: str, at: int) -> bool:
        """Whether a negation stands before a preposition, in its clause: ``not by Berg``, ``no fue escrita por``."""
        if not self.words.negations:
            return False
        ahead = _CLAUSE.split(text[max(at - REACH, 0) : at])[-1].lower().split()[-_DENIED:]
        return not self.words.negations.isdisjoint(ahead)

    def _serves(self, text: str, at: int) -> bool:
        """Whether an office stands before a preposition: ``a spokesman for``."""
        return self._office_before.search(text, max(at - REACH, 0), at) is not None

    def _opens_a_clause(self, text: str, end: int) -> bool:
        verb = next(iter(self.verbs(text, end, end + REACH)), None)
        return verb is not None and self.adjoins(text, end, verb.start())

    def governor(self, text: str, start: int) -> tuple[str, int] | None:
        """The word before a name, its titles and articles, and where it begins.

        Before its article no word is a part of the name.
        """
        first = _FIRST.match(text, start)
        determined = first is not None and first.group().lower() in self.words.determiners
        at, titled = start, False
        while (before := word_before(text, at)) is not None:
            word = before[0]
            determiner = not determined and word.lower() in self.words.determiners  # `a um apoiador`: to a supporter
            title = not determined and self.is_title(word)
            if not (title or determiner or (titled and not determined and word[0].isupper())):
                return before
            determined = determined or determiner
            titled = title or (titled and not word[0].isupper())
            at = before[1]
        return None


@functools.cache
def grammar_of(tag: str | None) -> Grammar:
    """The grammar of a language; of one that has no file, a grammar that knows no word."""
    known = language(tag)
    return Grammar(known if known is not None else Language(language="und", name="unknown", source="none"))
