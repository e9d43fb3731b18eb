"""Titles that are another's: *the minister*, listed for one, is no mention of him in *the minister Ida Berg said*.

A model lists how a text calls somebody, and a text calls several people by their titles.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set

from readout.ground.article import Article
from readout.ground.clauses import clause_before, plain_words
from readout.ground.grammar import Grammar
from readout.ground.overlaps import Bearer, Place
from readout.parties.naming import plain, words_of

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*\.?")
_CLOSING = frozenset(("", *",.;:)!?”»\n"))
"""What ends an apposition, or the sentence or text with it."""
_OWNED = re.compile(r"(?: [^\W\d_]+){0,4}[,.;:)!?”»\n]")
"""What may stand between a title and the end of its apposition: ``of fisheries``."""
_INSIDE = frozenset(" ’'-\u00a0")
"""Signs inside a phrase; not a stop, behind which another sentence begins."""
_LONGEST = 40
"""Code points between a title and a name that it may belong to."""
_MOST_OWNED = 4
_MOST_ADJECTIVES = 2


def is_bare(grammar: Grammar, form: str, names: Iterable[str]) -> bool:
    """Whether a form begins or ends with a title and has no word of a name: ``the head of state``.

    Args:
        grammar: That of the text's language.
        form: How the text calls somebody.
        names: Those who are called so.
    """
    words = [word.lower() for word in _WORD.findall(form)]
    titles = [word for word in words if word not in grammar.words.determiners]
    called = {word for name in names for word in words_of(name)}
    ends = (titles[0], titles[-1]) if titles else ()
    return called.isdisjoint(map(plain, titles)) and any(_is_title(grammar, word) for word in ends)


def _is_title(grammar: Grammar, word: str) -> bool:
    """Whether a word is a title, behind an article that is written with it too: ``الوزير``, ``השר``."""
    known = grammar.words
    written = (word, *(word.removeprefix(prefix) for prefix in known.prefixes))
    return any(grammar.is_title(one) or one in known.spokespeople or one in known.functions for one in written)


def without_others(article: Article, places: Sequence[Place[Bearer]], bare: Set[int]) -> list[Place[Bearer]]:
    """Places of names without the bare titles that belong to the name of another person beside them.

    Args:
        article: The text.
        places: In the order of their beginnings.
        bare: The numbers of those that are bare titles.
    """
    if not bare:
        return list(places)
    names = [one for number, one in enumerate(places) if number not in bare]
    starts = [start for start, _, _ in names]

    def is_of_another(title: Place[Bearer]) -> bool:
        at = bisect_left(starts, title[1])
        return _is_before(article, title, names[at : at + 1]) or _is_behind(article, title, names[max(at - 1, 0) : at])

    return [one for number, one in enumerate(places) if number not in bare or not is_of_another(one)]


def _is_before(article: Article, title: Place[Bearer], names: Sequence[Place[Bearer]]) -> bool:
    """Whether a title stands before another’s name, in one phrase: ``the minister of fisheries, Ida Berg,``."""
    if not names or title[2] & names[0][2] or names[0][0] - title[1] > _LONGEST:
        return False
    name, text, grammar = names[0], article.text, article.grammar
    between, comma, apposed = text[title[1] : name[0]].partition(",")
    addressed = [word.lower().rstrip(".") for word in _WORD.findall(apposed)]
    closed = bool(addressed) or text[name[1] : name[1] + 1] in _CLOSING
    if (comma and not closed) or not all(
        word in grammar.words.addresses or grammar.is_title(word) for word in addressed
    ):
        return False
    words = _words(grammar, between)
    if words is None:
        return False
    owned = not words or (words[0] in grammar.words.of and len(words) <= _MOST_OWNED)
    said = grammar.words.subject_by_case and _follows_speech(grammar, text, title[0])
    return owned or (len(words) <= _MOST_ADJECTIVES and (bool(comma) or said))


def _follows_speech(grammar: Grammar, text: str, at: int) -> bool:
    """Whether a verb of speech stands right before a title, so that no verb parts it from a name behind."""
    return not grammar.words.verbs.isdisjoint(plain_words(clause_before(text, at))[-1:])


def _is_behind(article: Article, title: Place[Bearer], names: Sequence[Place[Bearer]]) -> bool:
    """Whether a title stands behind another’s name, between commas: ``Ida Berg, Senegal’s foreign minister,``."""
    if not names or title[2] & names[0][2] or title[0] - names[0][1] > _LONGEST:
        return False
    text, grammar = article.text, article.grammar
    ahead, comma, between = text[names[0][1] : title[0]].partition(",")
    words = _words(grammar, between)
    ends = _OWNED.match(text, title[1])
    return bool(comma) and not ahead.strip() and words is not None and len(words) <= _MOST_OWNED and ends is not None


def _words(grammar: Grammar, between: str) -> list[str] | None:
    """The words of a phrase in small letters; ``None`` if a mark, a verb of speech or a pronoun stands among them."""
    if any(not (char.isalnum() or char in _INSIDE) for char in between):
        return None
    known, words = grammar.words, [word.lower() for word in _WORD.findall(between)]
    apart = (known.verbs | known.joining | known.pronouns | known.copulas | known.clauses) - known.of
    return words if apart.isdisjoint(words) else None
