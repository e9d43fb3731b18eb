"""Names in an English sentence: with an article where English has one, and the number of the verb behind them."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from readout.merging.word_lists import load
from readout_schemas import Mention

MOST = 4
"""Names that a sentence lists; of more it says how many."""

_NUMBERED = re.compile(r"[A-Z]+\d+")
_HEAD_ENDS = re.compile(r" (?:of|for|from|in|on|with|to) ")


def listed(mentions: Sequence[Mention]) -> str:
    """Names in a row: `Norway`, `the EU and Chile`, `Norway, Chile, Peru and 12 others`."""
    names = list(dict.fromkeys(name(mention) for mention in mentions))
    if len(names) > MOST + 1:
        names = [*names[:MOST], f"{len(names) - MOST} others"]
    return joined(names)


def joined(names: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def name(mention: Mention) -> str:
    """A name with its article, if it has one."""
    return f"the {mention.name}" if _has_article(mention) else mention.name


def several(mentions: Sequence[Mention]) -> bool:
    """Whether a verb behind the names is in the plural."""
    return len({mention.name for mention in mentions}) > 1 or any(map(_many, mentions))


def _has_article(mention: Mention) -> bool:
    words = mention.name
    if mention.kind == "person" or words.casefold().startswith(("the ", "a ", "an ")) or re.search(r"['’]s? ", words):
        return False
    if mention.kind == "country":
        return words in _words("states")
    if mention.kind == "group":
        head = _head(words)
        return bool(_NUMBERED.fullmatch(words)) or head in _words("collective") or words.startswith(f"{head} of the ")
    return words in _words("states") or _head(words) in _words("bodies")


def _many(mention: Mention) -> bool:
    head = _head(mention.name)
    if mention.kind not in {"group", "organisation"} or head in _words("collective"):
        return False
    return head in _words("plural") or (head.endswith("s") and (mention.kind == "group" or head.islower()))


def _head(words: str) -> str:
    """The noun that the others belong to: the last one, or the one before a preposition."""
    return _HEAD_ENDS.split(words)[0].split()[-1]


@functools.cache
def _words(row: str) -> frozenset[str]:
    return frozenset(load("english_names")[row])
