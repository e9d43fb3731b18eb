"""Whether a name behind a verb is its subject, where the verb is the second part of a sentence, as in German.

``Am Tor arbeitet seit März auch Otto Lund``: before the verb stands an adverbial, behind it nothing that may be its
subject but the name.
"""

from __future__ import annotations

import re

from readout.ground.grammar import Grammar

_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*\.?")
_MOST = 12
"""Words before the name."""
_OF_SEVERAL = "en"
"""How German verbs of several end."""


def is_inverted(grammar: Grammar, ahead: str) -> bool:
    """Whether words from the beginning of a clause to a name are an adverbial, a verb, and adverbials or titles.

    Args:
        grammar: That of the text's language.
        ahead: The words, without marks.
    """
    found = _WORD.findall(ahead)
    if not grammar.words.verb_second or not 1 < len(found) <= _MOST:
        return False
    verb = _verb(grammar, found)
    return verb is not None and _names_nobody(grammar, found[verb], found[verb + 1 :])


def _verb(grammar: Grammar, found: list[str]) -> int | None:
    """Where the verb stands behind a first adverbial, if there is one."""
    words = grammar.words
    first = found[0].lower()
    if first in words.adverbs:
        return 1
    if first not in words.depending or first in words.determiners:
        return None
    governed = True
    for at, word in enumerate(found[1:], 1):
        low = word.lower()
        if low in words.depending or low in words.datives:
            governed = True
        elif governed:
            governed = not _ends_a_phrase(grammar, word)
        elif word[0].islower() and low not in words.joining:
            return at if low not in words.determiners | words.pronouns | words.clauses else None
    return None


def _ends_a_phrase(grammar: Grammar, word: str) -> bool:
    """Whether a word behind a preposition is its noun; where nouns have no capitals any but an article may be."""
    words = grammar.words
    return (
        word[0].isupper() or word.isdigit() or (not words.nouns_have_capitals and word.lower() not in words.determiners)
    )


def _names_nobody(grammar: Grammar, verb: str, behind: list[str]) -> bool:
    """Whether words between a verb and a name are but adverbs, adverbials and the name's own title."""
    words = grammar.words
    others = words.pronouns | words.first_person | words.unnamed | words.clauses | words.anybody
    adverbs = words.with_verbs | words.adverbs | words.times
    if not verb.islower() or verb in others:
        return False
    governed = False
    for at, word in enumerate(behind):
        low, last = word.lower(), at == len(behind) - 1
        if low in words.depending or low in words.datives:
            governed = True
        elif governed:
            governed = not _ends_a_phrase(grammar, word)
        elif low in words.determiners:
            return _is_titled(grammar, behind[at + 1 :])
        elif grammar.is_title(word):
            continue
        elif word[0].isupper():
            if not last or verb.endswith(_OF_SEVERAL):
                return False
        elif low in others or not (words.nouns_have_capitals or low in adverbs):
            return False
    return not governed


def _is_titled(grammar: Grammar, rest: list[str]) -> bool:
    """Whether words behind an article are a title, with adjectives before it at most."""
    return bool(rest) and grammar.is_title(rest[-1]) and all(word[0].islower() for word in rest[:-1])
