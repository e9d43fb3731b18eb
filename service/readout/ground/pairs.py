"""What stands between two names, or between a verb and a name: a conjunction, an article, a title, or more."""

from __future__ import annotations

import re

from readout.ground.article import Range
from readout.ground.candidates import Candidate, Mention
from readout.ground.cues import Cues
from readout.ground.grammar import Grammar, Role
from readout.ground.word_index import LETTERS

_WORD = re.compile(LETTERS)
_REACH = 60
_STOPS = frozenset(";:!?”\ufffc")


def is_entitled(grammar: Grammar, text: str, start: int, end: int) -> bool:
    """Whether nothing but articles and titles stands before a name: ``the minister``."""
    between = text[start:end]
    if set(between) & _STOPS or "\n\n" in between:
        return False
    return all(word.lower() in grammar.words.determiners or grammar.is_title(word) for word in _WORD.findall(between))


def at_the_head(grammar: Grammar, text: str, heard: Cues, said: Range) -> Mention | None:
    """The name with which an attribution begins: it is the subject of its verb, though that is no known one."""
    first = next((one for one in heard.others if one.role is Role.ALONE), None)
    return first if first is not None and is_entitled(grammar, text, said[0], first.start) else None


def begins_with(grammar: Grammar, text: str, heard: Cues, said: Range, candidate: Candidate) -> bool:
    """Whether a party stands at the head of an attribution: ``Berg, recalling that Lund had told them, said``."""
    first = at_the_head(grammar, text, heard, said)
    return first is not None and first.has(candidate)


def behind_the_verb(text: str, heard: Cues) -> list[Mention]:
    """People behind a verb without a subject, one of whom it may be: ``a lancé du fond de la salle Ida Berg``."""
    if heard.verb is None or heard.subjects or heard.pronoun:
        return []
    behind = [one for one in heard.others if one.start > heard.verb and one.role is Role.ALONE and one.of_person()]
    apart = [one for one in behind if len(_WORD.findall(text, heard.verb, one.start)) > 1]
    return [one for one in apart if one not in heard.told]


def first_person(heard: Cues, candidate: Candidate) -> Mention | None:
    """The first person named before any verb, where none of those is the speaker."""
    if not candidate.person or any(one.may_speak(candidate) for one in heard.others):
        return None
    return next((one for one in heard.heads() if all(other.person for other in one.candidates)), None)


def is_joined(grammar: Grammar, text: str, start: int, end: int) -> bool:
    """Whether a conjunction joins two names, with articles and titles at most: ``Berg and the minister, Lund``."""
    between = text[start:end]
    words, small = _WORD.findall(between), grammar.words.joining | grammar.words.determiners
    if grammar.words.joining.isdisjoint(map(str.lower, words)) or set(between) & _STOPS:
        return False
    return all(word.lower() in small or word[0].isupper() or grammar.is_title(word) for word in words)


def may_be_whose(grammar: Grammar, text: str, mention: Mention) -> bool:
    """Whether a word that names the doer may say whose something is before a name: ``der Rücktritt von Berg``.

    It names the doer where the clause is in the passive: ``wurde von Berg unterzeichnet``.
    """
    known = grammar.words
    if mention.role is not Role.DOER or not known.by & known.of:
        return False
    ahead = _WORD.findall(text[max(mention.start - _REACH, 0) : mention.start].lower())
    behind = _WORD.findall(text[mention.end : mention.end + _REACH].lower())
    return bool(ahead) and ahead[-1] in known.by & known.of and known.passive.isdisjoint([*ahead, *behind])


def is_of_a_pair(grammar: Grammar, text: str, mention: Mention, heard: Cues) -> bool:
    """Whether a person is named with others of whom the same is said: ``Berg and Lund met. She`` may be either.

    Args:
        grammar: That of the text's language.
        text: The text, quotations made marks.
        mention: Where the person is named.
        heard: All who are named in the sentence.
    """
    people = [one for one in heard.all() if one.of_person() and one.candidates != mention.candidates]
    return any(
        is_joined(grammar, text, mention.end, one.start)
        if mention.end <= one.start
        else is_joined(grammar, text, one.end, mention.start)
        for one in people
    )
