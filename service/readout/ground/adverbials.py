"""What commas part from a verb and a subject behind it: ``a déclaré, dans le hall de son hôtel, le chef de …``."""

from __future__ import annotations

import re

from readout.ground.grammar import Grammar
from readout.ground.noun_phrases import noun_phrase

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_NO_COMMA = re.compile(r"[.:;!?…–—()\"“”„«»\n\ufffc]")
_REACH = 120
"""Code points behind a verb in which adverbials are looked for."""
_BEHIND = 60
_NOUN = 4
"""Words behind an article among which its noun is looked for."""
_BEFORE_TITLE = 3
"""Words before the noun of an office: its article and adjectives."""


def past_adverbials(grammar: Grammar, text: str, start: int) -> int:
    """Where the clause behind a verb goes on past adverbials that a comma follows: ``hoy, jueves,``, ``à Oslo,``.

    Args:
        grammar: That of the text's language.
        text: The text, quotations made marks.
        start: Where the verb ends.

    Returns:
        ``start`` where no such phrase stands there.
    """
    past, passed = start, False
    while (comma := text.find(",", past, past + _REACH)) >= 0:
        if _NO_COMMA.search(text, past, comma) or not is_adverbial(grammar, text[past:comma]):
            break
        passed = passed or bool(text[past:comma].strip())
        past = comma + 1
    return past if passed else start


def has_object(grammar: Grammar, text: str, verb: re.Match[str]) -> bool:
    """Whether a noun behind a verb may be who is told: ``Lund a averti, à Oslo, la ministre``."""
    known = grammar.words
    told = verb.group().lower() in known.telling and not known.object_has_preposition
    return told and not grammar.verb_leads(text, verb.start(), comma=False)


def has_subject_past(grammar: Grammar, text: str, verb: re.Match[str], name_start: int, name_end: int) -> bool:
    """Whether a name has but its office before it, behind a verb and adverbials, and nobody else comes in behind.

    The verb opens its clause, and has no object without a preposition: behind ``warned`` the name may be who hears.

    Args:
        grammar: That of the text's language.
        text: The text, quotations made marks.
        verb: A verb that no name before it has for a subject.
        name_start: Where the name begins, with as much of its office as belongs to its form.
        name_end: Where it ends.
    """
    if has_object(grammar, text, verb) or not grammar.verb_leads(text, verb.start()):
        return False
    start = past_adverbials(grammar, text, verb.end())
    if start == verb.end() or start > name_start or _NO_COMMA.search(text, start, name_start):
        return False
    *offices, last = text[start:name_start].split(",")
    own = all(_is_determiner(grammar, word) or grammar.is_title(word) for word in _WORD.findall(last))
    return (
        own
        and len(offices) <= 1
        and all(is_office(grammar, one) for one in offices)
        and not _comes_in(grammar, text, name_end)
    )


def is_adverbial(grammar: Grammar, phrase: str) -> bool:
    """Whether a phrase is but adverbs and times, or has neither a noun for a person nor a name.

    In the latter case it begins with a preposition, or tells how somebody was reached: ``joint par téléphone à Lima``.
    """
    found = list(_WORD.finditer(phrase))
    known, low = grammar.words, [match.group().lower() for match in found]
    small = known.with_verbs | known.times | known.nameless
    adverbs = [word in small - known.depending or word.isdigit() for word in low]
    rest = low[adverbs.index(False) :] if not all(adverbs) else []
    if not rest:
        return True
    begins = known.depending - known.determiners | known.prepositions | known.reached
    if rest[0] not in begins:
        return False
    others = known.people | known.unnamed | known.subject_pronouns | known.surely_verbs
    others |= known.clauses - known.determiners - (known.by if rest[0] in known.reached else frozenset())
    return noun_phrase(grammar, found, names=True) is None and not any(
        word in others or grammar.is_title(word) for word in rest[1:]
    )


def is_office(grammar: Grammar, phrase: str) -> bool:
    """Whether a phrase is somebody's office and names nobody else: ``la maire de Lyon``, not ``l'ami du maire``."""
    known, low = grammar.words, [word.lower() for word in _WORD.findall(phrase)]
    if not low or low[0] in known.indefinite or not (_is_determiner(grammar, low[0]) or grammar.is_title(low[0])):
        return False
    holders = [at for at, word in enumerate(low) if word in known.people or grammar.is_title(word)]
    of = next((at for at, word in enumerate(low) if at and word in known.depending), len(low))
    others = known.unnamed - known.people - known.titles | known.subject_pronouns | known.surely_verbs
    others |= known.clauses - known.determiners
    return bool(holders) and holders[0] < min(of, _BEFORE_TITLE) and holders[-1] < of and others.isdisjoint(low)


def _is_determiner(grammar: Grammar, word: str) -> bool:
    """Whether a word is an article, or what is left of one: the `l` of ``l’ambassadrice``."""
    return not {word.lower(), f"{word.lower()}'"}.isdisjoint(grammar.words.determiners)


def _comes_in(grammar: Grammar, text: str, name_end: int) -> bool:
    """Whether somebody without a name follows a name: ``…, Ida Berg, un pêcheur``."""
    known = grammar.words
    low = [word.lower() for word in _WORD.findall(_NO_COMMA.split(text[name_end : name_end + _BEHIND])[0])]
    if not low or low[0] not in known.indefinite | known.unnamed:
        return False
    return low[0] in known.unnamed or any(word in known.people | known.unnamed for word in low[1 : 1 + _NOUN])
