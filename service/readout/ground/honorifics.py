"""Men and women by what they are called, where a language has *he* and *she*: ``Mr Berg met Ms Lund. She said``.

Nothing is taken from first names or from the world: a person is a woman where the text calls her *Ms*, *Frau*, *la
ministre*, and has no gender where it calls him nothing, or both.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from readout.ground.agreement import Gender, name_forms, verb_forms
from readout.ground.article import Article, Range
from readout.ground.candidates import Candidate, Candidates, Mention
from readout.ground.cues import Cues
from readout.ground.grammar import Grammar, Role
from readout.parties.naming import plain, words_of
from readout.text.marks import APOSTROPHES

_WORD = re.compile(r"[^\W\d_]+")
_BEFORE = re.compile(r"(?:[^\W\d_]+\.?[ \u00a0])?[^\W\d_]+\.?[ \u00a0]\Z")
"""The last two words before a name, which nothing but stops parts from it."""
_JOINS = re.compile(r"\.?[ \u00a0-]|['’]")
"""What joins a form of address to a name, and the parts of a name: ``Mr. J. O’Berg-Lund``."""
_REACH = 40
"""Code points before a name in which these stand."""
_OF_ANOTHER = frozenset({Role.POSSESSOR, Role.STAFFED, Role.TITLE})


@functools.lru_cache(maxsize=8192)
def _of_word(grammar: Grammar, word: str) -> Gender | None:
    """The gender of a form of address or an office, in small letters."""
    found = [gender for gender, one in name_forms(grammar).items() if one.fullmatch(word)]
    return found[0] if len(found) == 1 else None


@functools.lru_cache(maxsize=8192)
def _of_pronouns(grammar: Grammar, words: str) -> Gender | None:
    """The gender of the subject pronouns among words, if they have but one."""
    pronouns = verb_forms(grammar).items()
    found = {gender for word in _WORD.findall(words.lower()) for gender, one in pronouns if one.fullmatch(word)}
    return found.pop() if len(found) == 1 else None


class Honorifics:
    """Compares the pronouns of attributions with what the people of one text are called.

    Args:
        article: The text.
        candidates: The parties of the answer.
    """

    def __init__(self, article: Article, candidates: Candidates) -> None:
        self._article = article
        self._candidates = candidates
        self._grammar = article.grammar
        self._known: dict[Candidate, Gender | None] = {}

    def excludes(self, candidate: Candidate, said: Range | None) -> bool:
        """Whether a pronoun cannot mean a person: ``she`` of one who is called *Mr*, ``it said`` of anybody."""
        if said is not None and candidate.person and self._is_a_thing(said):
            return True
        told = self._told(said)
        return told is not None and candidate.person and self._of(candidate) not in (told, None)

    def excluded(self, mention: Mention, said: Range | None) -> bool:
        """Whether a pronoun can mean none of those whom a form may stand for."""
        return all(self.excludes(one, said) for one in mention.candidates)

    def chooses(self, candidate: Candidate, heard: Cues, said: Range | None) -> bool:
        """Whether of all the people that a sentence names a pronoun can mean but one, who stands for himself there."""
        told = self._told(said)
        if told is None or self._of(candidate) is not told:
            return False
        people = [one for one in heard.all() if one.of_person()]
        mine = [one for one in people if one.has(candidate)]
        named = any(one.candidates == {candidate} and one.role not in _OF_ANOTHER for one in mine)
        others = [one for one in people if not one.has(candidate)]
        return named and bool(others) and all(self.excluded(one, said) for one in others)

    def fits_another(self, candidate: Candidate, heard: Cues, said: Range | None) -> bool:
        """Whether a pronoun fits what somebody else in a sentence is called, and the text calls this one nothing."""
        told = self._told(said)
        if told is None or not candidate.person or self._of(candidate) is not None:
            return False
        return any(self._of(one) is told for mention in heard.all() for one in mention.candidates if one != candidate)

    def _is_a_thing(self, said: Range) -> bool:
        """Whether a pronoun for things is the subject of an attribution: ``it said``, not ``calling it``."""
        grammar, text = self._grammar, self._article.reported
        things = grammar.words.genders.get("neuter", ())
        verb = next(iter(grammar.verbs(text, *said)), None) if things else None
        if verb is None:
            return False
        ahead = _WORD.findall(text[said[0] : verb.start()].lower())
        return not set(things).isdisjoint(ahead) and grammar.words.subject_pronouns.isdisjoint(ahead)

    def _told(self, said: Range | None) -> Gender | None:
        if said is None or not self._grammar.known or not self._grammar.words.genders.get("men"):
            return None
        return _of_pronouns(self._grammar, self._article.reported[slice(*said)])

    def _of(self, candidate: Candidate) -> Gender | None:
        if candidate not in self._known:
            everywhere = 0, len(self._article.text)
            own = [one for one in self._candidates.mentions(everywhere, candidate) if one.candidates == {candidate}]
            named = frozenset(words_of(candidate.name))
            shown = {gender for one in own for gender in self._shown(one, named)}
            self._known[candidate] = shown.pop() if len(shown) == 1 else None
        return self._known[candidate]

    def _shown(self, mention: Mention, own: frozenset[str]) -> Iterator[Gender]:
        """The genders of what a person is called by, right before a name of his own: not ``the wife of Mr Berg, Ida``.

        Args:
            mention: A form, with up to two words before it.
            own: The words of his name, plain.
        """
        text = self._article.text
        if text[mention.end : mention.end + 1] == "-":
            return  # `Mme Berg-Lund` is not Berg
        before = _BEFORE.search(text, max(mention.start - _REACH, 0), mention.start)
        words = list(_WORD.finditer(text, before.start() if before else mention.start, mention.end))
        for at, word in enumerate(words):
            gender = _of_word(self._grammar, word.group().lower())
            if gender is None or _is_initial(text, words, at):
                continue
            office = mention.start <= word.start() and at < len(words) - 1 and _is_head(text, words, at, mention)
            if own & (frozenset({plain(words[-1].group())}) if office else _called(text, words[at:])):
                yield gender


def _is_head(text: str, words: Sequence[re.Match[str]], at: int, mention: Mention) -> bool:
    """Whether a word, behind an article at most, is the office of whom a form names: ``L’avocate générale, Ida``."""
    ahead = [word for word in words[:at] if word.start() >= mention.start]
    whose = text[words[at].end()] in APOSTROPHES  # `Queen’s Counsel`
    return len(ahead) <= 1 and not whose and words[at + 1].group()[0].islower()


def _is_initial(text: str, words: Sequence[re.Match[str]], at: int) -> bool:
    """Whether one letter is that of a name: ``Anne M. Roux``."""
    first, last = words[max(at - 1, 0)], words[at]
    return at > 0 and len(last.group()) == 1 and first.group()[0].isupper() and text[first.end() : last.start()] == " "


def _called(text: str, words: Sequence[re.Match[str]]) -> frozenset[str]:
    """The words of the name, plain, behind the first of several words; none where it only says whose: ``Mr Berg’s``."""
    name = list(takewhile(lambda pair: _JOINS.fullmatch(text, pair[0].end(), pair[1].start()), pairwise(words)))
    found = list(takewhile(lambda word: word.group()[0].isupper(), (word for _, word in name)))
    if not found or text[found[-1].end() : found[-1].end() + 1] in APOSTROPHES:
        return frozenset()
    return frozenset(plain(word.group()) for word in found)
