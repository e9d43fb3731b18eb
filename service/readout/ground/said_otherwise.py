"""Whether a form says of somebody without a name what the English does not: ``une source proche du palais``."""

from __future__ import annotations

import re
from functools import lru_cache

from readout.ground.descriptions import Description
from readout.ground.person_nouns import BESIDE, TOPICS, entries, is_of, translates, words_in
from readout.languages import LANGUAGES, Language, language
from readout.parties.naming import alike, plain, written_words

_SHORTEST = 3
"""Letters from which a word says what somebody belongs to, in scripts with spaces."""
_ADVERB = re.compile(r"\w+(?:ly|ed|ing)")
"""English words that tell of what somebody does, and not to what he belongs."""
_LINKS = frozenset("to at in of for from on by with near who that which the and or his her their them those".split())


def says_otherwise(own: Description, form: str, said: Description, tag: str | None) -> bool:
    """Whether a form says where somebody belongs, and the English says it otherwise.

    Both may name what the tables know, and nothing in common; or the English has words of which none stands in the
    form, which has others.

    Args:
        own: What the English description says.
        form: The words of the text.
        said: What they say.
        tag: Their language (BCP 47).
    """
    known = language(tag)
    if known is None:
        return False
    meant, told = _topics(" ".join(own.beside), "en"), _topics(form, known.language)
    if meant and told:
        return not meant & told
    content = [word for word in own.beside if _is_content(word, LANGUAGES["en"])]
    if own.names or not content or any(_stands(word, form, tag) for word in content):
        return False
    return any(_is_content(word, known) for word in said.behind)


def _stands(word: str, form: str, tag: str | None) -> bool:
    return translates(word, form, tag) or any(alike(word, part) for part in written_words(form))


@lru_cache(maxsize=8192)
def _topics(text: str, code: str) -> frozenset[str]:
    """What somebody may belong to that words tell of, as the tables name it."""
    if LANGUAGES[code].unspaced:
        return frozenset(kind for kind in TOPICS if any(word in plain(text) for word in entries(code)[kind]))
    return frozenset(kind for kind in TOPICS if _has(text, kind, code))


def _has(text: str, kind: str, code: str) -> bool:
    longer = (entry.replace("_", " ") for entry in entries(code)[kind] if "_" in entry)
    return any(is_of(word, kind, code) for word in words_in(text, code)) or any(one in plain(text) for one in longer)


def _is_content(word: str, known: Language) -> bool:
    """Whether a word tells to what somebody belongs: no small word, and none of how he is."""
    if known.unspaced:
        return True
    low = word.lower()
    if known.language == "en" and (low in _LINKS or _ADVERB.fullmatch(low) or _is_beside(word, "en")):
        return False
    small = known.depending | known.by | known.determiners | known.indefinite | known.relative | known.possessives
    return len(word) >= _SHORTEST and low not in small and not _is_beside(word, known.language)


def _is_beside(word: str, code: str) -> bool:
    return any(is_of(word, kind, code) for kind in BESIDE)
