"""Agreement in gender and number: whether words, and the people of a text, are masculine or feminine, one or several.

Nothing is taken from the world. A person is a woman where her surname, the word before her name or the verb beside it
says so in the text's language; where these contradict one another, or say nothing, her gender is not known.
"""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Iterator
from dataclasses import replace

from readout.ground.article import Article, Range
from readout.ground.candidates import Candidate, Candidates, Mention
from readout.ground.clauses import clause_before, clause_behind
from readout.ground.grammar import Grammar
from readout.ground.unnamed import describes_another, in_a_case
from readout.ground.verbs import REMEMBERED
from readout.parties.naming import romanised
from readout.text.marks import APOSTROPHES

TOKEN = re.compile(r"\w(?:[\w\u064b-\u0652\u200c'’\"״׳-]*[\w\u064b-\u0652])?")
"""A word with its vowel signs, joiners, apostrophes and hyphens."""
_VOWEL_SIGNS = re.compile(r"[\u064b-\u0652]")
_VERB_AHEAD = 5
"""Words of a title between a verb and the name behind it."""
_TITLE = 4
"""Words before a name among which its title stands."""
_VERB_BEHIND = 3
"""Words behind a name among which its verb stands."""
_LONGEST_ARTICLE, _LONGEST_TITLE = 4, 2
"""Letters of an article, and of a title between it and a name: ``στην``, ``κ.``."""
_FULL_NAME = 2
_REACH = 25
"""Code points before a name in which its article is looked for."""
_VOWELS = frozenset("aeiouy")


class Gender(enum.Enum):
    """Whether a man or a woman is meant."""

    MASCULINE = "masculine"
    FEMININE = "feminine"


@functools.cache
def verb_forms(grammar: Grammar) -> dict[Gender, re.Pattern[str]]:
    """What tells a gender among verbs and pronouns."""
    return _patterns(grammar, "feminine", "masculine")


@functools.cache
def name_forms(grammar: Grammar) -> dict[Gender, re.Pattern[str]]:
    """What tells a gender among titles, articles and surnames."""
    return _patterns(grammar, "women", "men")


def _patterns(grammar: Grammar, feminine: str, masculine: str) -> dict[Gender, re.Pattern[str]]:
    listed = grammar.words.genders
    both = (Gender.FEMININE, feminine), (Gender.MASCULINE, masculine)
    return {gender: re.compile("|".join(listed.get(kind, ())) or "(?!)") for gender, kind in both}


@functools.cache
def _several(grammar: Grammar) -> re.Pattern[str]:
    return re.compile("|".join(grammar.words.genders.get("several", ())) or "(?!)", re.IGNORECASE)


def of_several(grammar: Grammar, text: str, said: Range) -> bool:
    """Whether an attribution is of more than one: ``they wrote``, ``ont-ils écrit``, ``hanno scritto``.

    What it tells of others behind its verb is not: ``She added that they had agreed``.

    Args:
        grammar: That of the text's language.
        text: The text, quotations made marks.
        said: The attribution.
    """
    verb = next(iter(grammar.verbs(text, *said)), None)
    behind = TOKEN.search(text, verb.end(), said[1]) if verb is not None else None
    end = behind.end() if behind is not None else said[1]
    found = _several(grammar).search(text, said[0], end)
    if found is None:
        return False
    ahead = {word.lower() for word in TOKEN.findall(text, said[0], found.start())}
    return ahead.isdisjoint(grammar.words.subject_pronouns)


def _matching(patterns: dict[Gender, re.Pattern[str]], word: str) -> Iterator[Gender]:
    return (gender for gender, pattern in patterns.items() if pattern.fullmatch(word))


@functools.lru_cache(maxsize=8 * REMEMBERED)
def told_by(grammar: Grammar, word: str) -> Gender | None:
    """The gender of a verb or a pronoun; of a word that is not listed only where the past has a form of its own."""
    low, known = word.lower(), grammar.words
    listed = low in known.verbs or low in known.subject_pronouns or low in known.according_to_him
    if not listed and (not known.past or word != low):
        return None
    found = list(_matching(verb_forms(grammar), _VOWEL_SIGNS.sub("", low)))
    return found[0] if len(found) == 1 else None


def gender_of(grammar: Grammar, words: str) -> Gender | None:
    """The gender of the verbs and pronouns of an attribution; ``None`` if they have none, or both."""
    if grammar.words.unspaced:
        genders = set(_matching(verb_forms(grammar), words.strip()[: _longest_pronoun(grammar, words)]))
    else:
        if (whose := whose_words(grammar, words)) is not None:
            return whose
        found = (told_by(grammar, one) for one in (words.strip(), *TOKEN.findall(words)))
        genders = {one for one in found if one is not None}
        genders |= {one for each in TOKEN.findall(words) for one in _participle(grammar, each)}
    return genders.pop() if len(genders) == 1 else None


@functools.cache
def _whose(grammar: Grammar) -> dict[Gender, re.Pattern[str]]:
    return {
        gender: re.compile(
            rf"(?<!\w)(?:{'|'.join(grammar.words.his_words.get(gender.value, ())) or '(?!)'})", re.IGNORECASE
        )
        for gender in Gender
    }


def whose_words(grammar: Grammar, words: str) -> Gender | None:
    """The gender of the pronoun that says whose words are given: ``цитує її агентство``, ``на його думку``."""
    if not grammar.words.his_words:
        return None
    return next((gender for gender, pattern in _whose(grammar).items() if pattern.search(words)), None)


def _longest_pronoun(grammar: Grammar, words: str) -> int:
    starting = (len(one) for one in grammar.words.subject_pronouns if words.strip().startswith(one))
    return max(starting, default=0)


def _participle(grammar: Grammar, word: str) -> Iterator[Gender]:
    """The gender of a participle or adjective of who speaks, where verbs have none: ``εκνευρισμένος``."""
    return iter(()) if grammar.words.past or grammar.words.prefixes else _matching(verb_forms(grammar), word)


class Agreement:
    """The gender of the people of one text.

    Args:
        article: The text.
        candidates: The parties of the answer.
    """

    def __init__(self, article: Article, candidates: Candidates) -> None:
        self._article = article
        self._candidates = candidates
        self._grammar = article.grammar
        self._known: dict[Candidate, Gender | None] = {}

    def of(self, candidate: Candidate) -> Gender | None:
        """The gender of a party; ``None`` where the text does not show it."""
        if candidate not in self._known:
            shown = set(self._shown(candidate)) if candidate.person else set()
            self._known[candidate] = shown.pop() if len(shown) == 1 else None
        return self._known[candidate]

    def of_mention(self, mention: Mention) -> Gender | None:
        """The gender of those whom a form may stand for, if they share one."""
        shown = {self.of(candidate) for candidate in mention.candidates}
        return shown.pop() if len(shown) == 1 else None

    def is_oblique(self, mention: Mention) -> bool:
        """Whether a name stands in a case in which no subject does, or behind a preposition."""
        grammar, text = self._grammar, self._article.reported
        ahead = self._ahead(mention)
        last = ahead[-1].lower() if ahead else ""
        suffixed = grammar.words.endings and text[mention.end : mention.end + 1] in APOSTROPHES
        if (
            (suffixed and mention.end < len(text))
            or last in grammar.words.adpositions
            or (grammar.words.nominatives and self._has_oblique_article(mention))
        ):
            return True
        return any(
            in_a_case(grammar, text, mention, one, verb=True) or self._is_declined(mention, one)
            for one in mention.candidates
        )

    def is_nominative(self, mention: Mention) -> bool:
        """Whether an article says that a name is a subject, or a full name opens its sentence: ``Ο κ. Μαντζαβίνος``."""
        if self._grammar.words.subject_by_case:
            return self._opens(mention)
        return self._article_of(mention) in self._grammar.words.nominatives

    def _opens(self, mention: Mention) -> bool:
        """Whether a first name and a surname, neither in another case, open a sentence with but a title before them."""
        written = list(TOKEN.finditer(self._article.text, mention.start, mention.end))[-_FULL_NAME:]
        if len(written) < _FULL_NAME or any(word.group()[0].islower() for word in written):
            return False
        start = self._article.sentence((mention.start, mention.end))[0]
        ahead = TOKEN.findall(self._article.reported, start, written[0].start())
        small = self._grammar.words.adpositions | self._grammar.words.clause_openers
        titled = not any(word.lower() in small or told_by(self._grammar, word) for word in ahead)
        named = replace(mention, start=written[0].start())
        return titled and len(ahead) <= _VERB_AHEAD and not self.is_oblique(named)

    def _ahead(self, mention: Mention) -> list[str]:
        """The words before a name in its clause; where an article tells its case, past the stop of a short title."""
        text = self._article.reported
        if not self._grammar.words.nominatives:
            return TOKEN.findall(clause_before(text, mention.start))
        return TOKEN.findall(text[max(mention.start - _REACH, 0) : mention.start].rpartition("\n")[2])

    def _titles(self, ahead: list[str]) -> Iterator[str]:
        """The words before a name that may be its title, up to a verb or a preposition."""
        words = self._grammar.words
        for word in reversed(ahead[-_TITLE:] if words.past or words.prefixes else ahead[-1:]):
            if word.lower() in words.adpositions or told_by(self._grammar, word) is not None:
                return
            yield word

    def _has_oblique_article(self, mention: Mention) -> bool:
        article = self._article_of(mention)
        return bool(article) and article not in self._grammar.words.nominatives

    def _article_of(self, mention: Mention) -> str:
        """The article with which a name begins, or before it, with a short title or a function between them at most."""
        first = TOKEN.findall(self._article.text[mention.start : mention.end])[:1]
        functions = self._grammar.words.functions
        words: list[str] = [*first, *reversed(self._ahead(mention)[-2:])]
        for word in map(str.lower, words):
            if len(word) <= _LONGEST_ARTICLE and next(_matching(name_forms(self._grammar), word), None):
                return word
            if word not in functions and len(word) > _LONGEST_TITLE and [word] != [one.lower() for one in first]:
                return ""
        return ""

    def _is_declined(self, mention: Mention, candidate: Candidate) -> bool:
        """Whether the last letters of a form are those of another case than the name’s: ``Svitákové``."""
        if not self._grammar.words.subject_by_case:
            return False
        written = self._article.text[mention.start : mention.end].split()
        form, name = (romanised(each[-1]).lower() if each else "" for each in (written, candidate.name.split()))
        if not form or not name or form[:1] != name[:1]:
            return False
        if name.endswith("a"):
            return not form.endswith("a")
        return name[-1] not in _VOWELS and form[-1] in _VOWELS

    def _shown(self, candidate: Candidate) -> Iterator[Gender]:
        """What the text shows of a party's gender, once for each sign of it."""
        names = name_forms(self._grammar)
        for word in TOKEN.findall(romanised(candidate.name)):
            yield from _matching(names, word.lower())
        everywhere = 0, len(self._article.text)
        for mention in self._candidates.mentions(everywhere, candidate):
            if mention.candidates == {candidate}:
                yield from self._beside(mention, candidate)

    def _beside(self, mention: Mention, candidate: Candidate) -> Iterator[Gender]:
        """What the words beside a name show: a title, an article, its verb."""
        grammar, text, names = self._grammar, self._article.reported, name_forms(self._grammar)
        if grammar.words.nominatives:
            yield from _matching(names, self._article_of(mention))
            return
        for word in TOKEN.findall(text[mention.start : mention.end]):
            yield from _matching(names, word.lower())
        before = clause_before(text, mention.start)
        if grammar.words.unspaced:
            behind = text[mention.end : mention.end + 2]
            yield from _matching(names, behind)
            return
        ahead = self._ahead(mention)
        if describes_another(grammar, " ".join(ahead[:-1]), candidate):
            return
        for word in self._titles(ahead):
            yield from _matching(names, _VOWEL_SIGNS.sub("", word.lower()))
        if self.is_oblique(mention):
            return
        near = self._candidates.mentions((mention.start - len(before), mention.start))
        first = [told_by(grammar, word) for word in reversed(ahead[-_VERB_AHEAD:])] if not near else []
        apposed = text[: mention.start].rstrip().endswith(",") and text.startswith(",", mention.end)
        after = TOKEN.findall(clause_behind(text, mention.end + int(apposed)))
        told = grammar.words.past or apposed
        behind_it = [told_by(grammar, word) for word in after[:_VERB_BEHIND]] if told else []
        for found in (first, behind_it):
            yield from [one for one in found if one is not None][:1]
