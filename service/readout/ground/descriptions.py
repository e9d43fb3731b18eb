"""Parties without a name: *a source at the ministry*, *uno de sus integrantes*, *船主の代理人*."""

from __future__ import annotations

import re
from functools import lru_cache

from readout.languages import Language, Words, language

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
    head = next((at for at, word in enumerate(words) if _is_noun(known, word.lower(), nouns)), None)
    if head is None:
        return False
    after = words[head + 1 : head + 2]
    if known.nouns_have_capitals:
        return (
            0 < head <= _MOST_AHEAD and words[0].lower() in known.determiners and not (after and after[0][0].isupper())
        )
    named = any(word[0].isupper() for word in (*words[1 : head + 1], *after))  # `Farmer Otto Lund`
    return not named and (head == 0 or words[0][0].islower() or len(words[0]) <= _SHORT)


def _is_noun(known: Language, word: str, nouns: Words) -> bool:
    """Whether a word is one of some nouns, in whatever case and with whatever article is part of it."""
    if word in nouns or any(word.removeprefix(prefix) in nouns for prefix in known.prefixes if len(prefix) > 1):
        return True
    return known.endings and any(
        len(noun) > _SHORTEST_STEM and word.startswith(noun[:-1]) and len(word) - len(noun) <= _ENDING for noun in nouns
    )
