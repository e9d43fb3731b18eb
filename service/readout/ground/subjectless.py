"""Whether the clause of an attribution has no subject of its own: a verb, a pronoun, and what names nobody.

Nobody is named by adverbs, by times and places behind a preposition, by nouns in other cases and by participles:
*řekla v pondělí v Ostravě*, *είπε φανερά εκνευρισμένος*, *وی درباره سفر بازرسان تصریح کرد*.
"""

from __future__ import annotations

import functools
import re

from readout.ground.agreement import TOKEN, told_by
from readout.ground.article import Range
from readout.ground.clauses import clause_before, clause_behind
from readout.ground.grammar import Grammar
from readout.languages import Words

_GOVERNED = 2
"""Words behind a preposition that belong to it."""
_SHORTEST_PREFIXED = 4
"""Letters of a word with a preposition for its first."""
_LONGEST_UNSPACED = 14
"""Signs of a pronoun, a verb and what stands between them, where words are written without spaces."""
_AROUND = ' ,.:;，、。：「」『』“”"–—-\n'
_TO = re.compile(r"と(?:も|は)?")


@functools.cache
def _oblique(grammar: Grammar) -> re.Pattern[str]:
    return re.compile("|".join(grammar.words.oblique) or "(?!)")


@functools.cache
def functions(grammar: Grammar) -> Words:
    """Nouns for people who may act, with a function or without a name."""
    return grammar.words.functions | grammar.words.unnamed | grammar.words.spokespeople


def names_function(grammar: Grammar, words: str) -> bool:
    """Whether words have a noun for somebody who may act."""
    known = grammar.words
    if known.unspaced:
        return any(noun in words for noun in known.unnamed | known.titles)
    return not functions(grammar).isdisjoint(TOKEN.findall(words.lower()))


def is_subjectless(grammar: Grammar, text: str, said: Range) -> bool:
    """Whether an attribution with the rest of its clause has a verb of speech, and no subject but a pronoun.

    Args:
        grammar: That of the text's language.
        text: The text, quotations made marks.
        said: Where the attribution stands.
    """
    if grammar.words.unspaced:
        return _is_bare(grammar, text[slice(*said)].strip(_AROUND))
    clause = text[slice(*clause_of(grammar, text, said))]
    words = TOKEN.findall(clause)
    if not words:
        return False
    if words[0].lower() in grammar.words.subject_pronouns and not names_function(
        grammar, words[1].lower() if words[1:] else ""
    ):
        return any(_is_verb(grammar, word) for word in words[1:])
    return not names_function(grammar, clause) and _has_no_subject(grammar, words)


def clause_of(grammar: Grammar, text: str, said: Range) -> Range:
    """The clause of an attribution, up to a mark or to a conjunction with which another begins."""
    first, behind = said[0] - len(clause_before(text, said[0])), clause_behind(text, said[1])
    for found in TOKEN.finditer(behind):
        if found.group().lower() in grammar.words.clause_openers:
            return first, said[1] + found.start()
    return first, said[1] + len(behind)


def before_clause(grammar: Grammar, text: str, said: Range) -> Range:
    """An attribution without a clause that it begins: ``I dodał`` of ``I dodał, że``."""
    found = next(
        (one for one in TOKEN.finditer(text, *said) if one.group().lower() in grammar.words.clause_openers), None
    )
    if found is None or grammar.words.unspaced:
        return said
    return said[0], said[0] + len(text[said[0] : found.start()].rstrip(" ,،:"))


def _is_verb(grammar: Grammar, word: str) -> bool:
    return word.lower() in grammar.words.verbs or told_by(grammar, word) is not None


def _has_no_subject(grammar: Grammar, words: list[str]) -> bool:
    """Whether each word is a verb, a pronoun, an adverb, or hangs on a preposition or a case."""
    known = grammar.words
    spoken = known.verbs | known.adding | known.subject_pronouns
    beside = known.between | known.adjuncts | known.clause_openers
    verbs, governed = 0, 0
    listed = any(word.lower() in known.verbs for word in words)
    for at, word in enumerate(words):
        low, joined = word.lower(), at > 0 and words[at - 1].lower() in known.between
        if low in spoken or low in beside:
            verbs, governed = verbs + (low in spoken), 0
        elif low in known.adpositions or _has_prefix(grammar, low):
            governed = _GOVERNED
        elif governed or low.isdigit():
            governed = 0 if word != low else max(governed - 1, 0)
        elif word == low and told_by(grammar, word) is not None and (joined or not (listed or verbs)):
            verbs += 1
        elif (word != low and at > 0) or _oblique(grammar).fullmatch(low) is None:
            return False
    return verbs > 0


@functools.cache
def _prefixes(grammar: Grammar) -> tuple[str, ...]:
    return tuple(one.removesuffix("-") for one in grammar.words.adpositions if one.endswith("-"))


def _has_prefix(grammar: Grammar, word: str) -> bool:
    """Whether a preposition is written as part of a word: ``בשיחה``."""
    return len(word) >= _SHORTEST_PREFIXED and word.startswith(_prefixes(grammar))


def _is_bare(grammar: Grammar, said: str) -> bool:
    """The same, where words are written without spaces: ``他在开场时说``, ``と語気を強めた``."""
    known = grammar.words
    if not said or len(said) > _LONGEST_UNSPACED or names_function(grammar, said):
        return False
    pronoun = next((one for one in sorted(known.subject_pronouns, key=len, reverse=True) if said.startswith(one)), "")
    quoting = _TO.match(said) if known.language == "ja" else None
    rest = said[len(pronoun) :].removeprefix("は") if pronoun else said[quoting.end() :] if quoting else ""
    if not pronoun and not quoting:
        return False
    rest = _oblique(grammar).sub("", rest).lstrip(_AROUND)
    for adjunct in sorted(known.adjuncts, key=len, reverse=True):
        rest = rest.removeprefix(adjunct)
    spoken = known.speech | frozenset(one.rstrip("、") for one in known.speech) | known.speech_before_stop
    return (quoting is not None and not rest) or any(rest.startswith(one) for one in spoken)
