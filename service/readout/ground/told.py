"""Names beside a verb of speech that are not its subject, in languages whose grammar is not known.

They are of those who are told, of whom something is told, or stand behind the pronoun that speaks: *وقال عن الوزيرة*,
*او درباره … گفت*, *他谈到陆晓燕时说*.
"""

from __future__ import annotations

import functools
import re

from readout.ground.candidates import Candidate, Mention
from readout.ground.clauses import MARK, clause_before
from readout.ground.grammar import Grammar
from readout.ground.person_nouns import NO_NOUNS
from readout.parties.naming import alike

_REACH = 120
"""Code points before a name in which the preposition of its clause is looked for."""
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_AROUND = " ,，、،:：\n"
_STOP = re.compile(r"[.!?؟:\n]")


def is_told(grammar: Grammar, text: str, mention: Mention) -> bool:
    """Whether a word, a prefix or a suffix beside a name says that it is of the one spoken to or about.

    A title may stand between. Whom somebody quotes is no such one: ``ونقلت الصحيفة عن هدى كرم قولها``.
    """
    words, before = grammar.words, text[max(mention.start - _REACH, 0) : mention.start]
    if grammar.according(text, mention.start, mention.end):
        return False
    if words.to_suffixes and text.startswith(words.to_suffixes, mention.end):
        return True
    if words.to and words.unspaced:
        return before.endswith(tuple(words.to))
    ahead = MARK.split(before)[-1].lower().split()
    if before[-1:].isalpha():
        return bool(ahead) and ahead[-1] in words.to_prefixes
    last = next((at for at in range(len(ahead) - 1, -1, -1) if not _is_titled(grammar, ahead[at])), None)
    if words.verb_last and last and ahead[last] not in words.to and ahead[last - 1] in words.to:
        last -= 1  # `در واکنش به سکوت بهمنی`
    cited = not words.citing.isdisjoint(_WORD.findall(_STOP.split(before)[-1].lower()))
    if any(_is_told_title(grammar, word) for word in ahead[0 if last is None else last :]):
        return True
    return last is not None and ahead[last] in words.to and not cited


def _is_titled(grammar: Grammar, word: str) -> bool:
    """Whether a word may stand between a preposition and a name: a title, or what somebody is to another."""
    known = grammar.words
    return word in known.titles or word in known.addresses or word in known.functions or word in _people(grammar)


def _is_told_title(grammar: Grammar, word: str) -> bool:
    """Whether a title has the prefix of the one spoken to, before its article too: ``للوزيرة``, ``לשכנתו``."""
    for prefix in grammar.words.to_prefixes:
        rest = word.removeprefix(prefix)
        if rest != word and (_is_titled(grammar, rest) or _is_titled(grammar, rest.removeprefix(prefix))):
            return True
    return False


@functools.cache
def _people(grammar: Grammar) -> frozenset[str]:
    """Nouns for people, as the table of those whom nobody names has them."""
    nouns = [noun for kind, each in grammar.words.described.items() if kind not in NO_NOUNS for noun in each]
    return frozenset([*nouns, *(word for noun in nouns for word in noun.split("_"))])


def hangs_on_a_pronoun(grammar: Grammar, text: str, start: int, name_start: int) -> bool:
    """Whether a pronoun at the head of an attribution is its subject, and so no name behind it: ``他谈到陆晓燕时说``.

    Not whose relation the named one is: ``他的老师陆晓燕说``, ``他姐姐陆晓燕说``.
    """
    words, ahead = grammar.words, text[start:name_start].strip(_AROUND)
    if not words.unspaced:
        first = next(iter(_WORD.findall(ahead.lower())), "")
        joined = first[1:] if first[:1] and first[0] in words.joined_to_verbs else first
        return not words.subject_pronouns.isdisjoint({first, joined})
    pronoun = next((one for one in sorted(words.subject_pronouns, key=len, reverse=True) if ahead.startswith(one)), "")
    rest = ahead.removeprefix(pronoun)
    return bool(pronoun and rest) and not rest.startswith(_relations(grammar))


def in_an_adverbial(grammar: Grammar, text: str, said: tuple[int, int], mention: Mention) -> bool:
    """Whether a name is but part of a phrase of time, place or cause: ``在回应罗大海时``, ``بعد لقاء كرم``.

    Where words have spaces these are the words of an attribution that begins with a preposition and has no verb.
    """
    words = grammar.words
    if not words.unspaced:
        first = next(iter(_WORD.findall(text[slice(*said)].lower())), "")
        view = grammar.according(text, mention.start, mention.end) or said[0] == mention.start
        begins = first in words.adpositions and not grammar.verbs(text, *said)
        return not view and (begins or _is_met(grammar, text, mention))
    if not words.oblique:
        return False
    found = _adverbial(grammar).finditer(text, *said)
    return any(one.start() <= mention.start and mention.end < one.end() for one in found)


def _is_met(grammar: Grammar, text: str, mention: Mention) -> bool:
    """Whether a name stands behind a preposition and a noun with the pronoun of who speaks: ``بعد لقائه كرم``."""
    his, ahead = grammar.words.his_endings, clause_before(text, mention.start).split()[-2:]
    return len(ahead) > 1 and ahead[0].lower() in grammar.words.adpositions and bool(his) and ahead[1].endswith(his)


@functools.cache
def _adverbial(grammar: Grammar) -> re.Pattern[str]:
    return re.compile("|".join(grammar.words.oblique))


@functools.cache
def _relations(grammar: Grammar) -> tuple[str, ...]:
    """Nouns for people, and what says whose, where words are written without spaces."""
    words = grammar.words
    return (*words.of, *words.titles, *words.unnamed, *_people(grammar))


def begins_told(grammar: Grammar, text: str, mention: Mention, candidate: Candidate) -> bool:
    """Whether a person's title has such a prefix, and is listed with it: ``לשרת החוץ, ענת לביא-רוט``."""
    first, *rest = text[mention.start : mention.end].split() or [""]
    prefixed = candidate.person and bool(rest) and first.startswith(tuple(grammar.words.to_prefixes))
    return prefixed and not alike(candidate.name, first)
