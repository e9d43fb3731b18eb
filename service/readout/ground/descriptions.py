"""Parties without a name: *a source at the ministry*, *uno de sus integrantes*, *船主の代理人*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from readout.languages import LANGUAGES, Language, Words, language
from readout.parties.naming import alike, plain
from readout.values import body_names, place_name

_MOST_AHEAD = 2
"""Words before a noun: ``ein alter Bauer``."""
_SHORT = 3
"""Letters of an adjective with a capital that is surely no name before a noun: ``Old farmer``."""
_SHORTEST_STEM = 5
_ENDING = 2
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@lru_cache(maxsize=4096)
def describes(form: str, tag: str | None) -> bool:
    """Whether a form is a noun for somebody unnamed, with what belongs to him, and not a name.

    It begins with that noun, its article or an adjective in small letters; who speaks for a body is no such party.

    Args:
        form: The words.
        tag: Their language.
    """
    known = language(tag)
    if known is None:
        return False
    nouns = (known.unnamed | known.people) - known.spokespeople
    if known.unspaced:
        return any(len(noun) > 1 and noun in form for noun in nouns)
    words = _WORD.findall(form)
    heads = [at for at, word in enumerate(words) if _is_noun(known, word.lower(), nouns)]
    if not heads:
        return False
    head, article = heads[0], words[0].lower() in known.determiners
    if head == 0 and len(heads) > 1 and words[1][0].isupper() and words[0].lower() in known.unnamed - known.people:
        head, article = heads[1], True  # `one Brussels official`
    after = words[head + 1 : head + 2]
    if known.nouns_have_capitals:
        return (
            0 < head <= _MOST_AHEAD and words[0].lower() in known.determiners and not (after and after[0][0].isupper())
        )
    ahead = () if article else words[1 : head + 1]  # `a Kremlin source`
    named = any(word[0].isupper() for word in (*ahead, *after))  # `Farmer Otto Lund`
    return not named and (head == 0 or words[0][0].islower() or len(words[0]) <= _SHORT)


@lru_cache(maxsize=4096)
def is_described_so(name: str, form: str, tag: str | None) -> bool:
    """Whether all that an English description says stands in a form: the same words, cognates, or those of a list.

    ``Source close to the mediation`` is ``une source proche de la médiation``, and no ``source`` at another house.

    Args:
        name: The description, in English.
        form: That of the text.
        tag: The text's language.
    """
    english, known = LANGUAGES["en"], language(tag)
    small = english.determiners | english.depending | english.by | english.relative
    said = [word for word in _WORD.findall(name) if word.lower() not in small]
    parts = _WORD.findall(form)
    return known is not None and bool(said) and all(_stands(word, parts, known) for word in said)


def names_all_beside(name: str, forms: Sequence[str], tag: str | None) -> bool:
    """Whether what an English description names beside its noun stands in the text's words: ``a Kremlin source``.

    Args:
        name: The description, in English.
        forms: Those of the text.
        tag: The text's language.
    """
    first, *rest = name.split()
    beside = [word for word in (first if first.isupper() and len(first) > 1 else "", *rest) if word[:1].isupper()]
    parts, known = [part for form in forms for part in _WORD.findall(form)], language(tag)
    return known is not None and all(_stands(word, parts, known) for word in beside)


def _stands(word: str, parts: Sequence[str], known: Language) -> bool:
    """Whether an English word stands among others in their language."""
    theirs = known.described.get(word.lower(), ())
    union = "european union" in body_names(word)
    return any(
        alike(word, part) or plain(part) in theirs or (union and place_name(part, known.language) == "Brussels")
        for part in parts
    )


def _is_noun(known: Language, word: str, nouns: Words) -> bool:
    """Whether a word is one of some nouns, in whatever case and with whatever article is part of it."""
    if word in nouns or any(word.removeprefix(prefix) in nouns for prefix in known.prefixes if len(prefix) > 1):
        return True
    return known.endings and any(
        len(noun) > _SHORTEST_STEM and word.startswith(noun[:-1]) and len(word) - len(noun) <= _ENDING for noun in nouns
    )
