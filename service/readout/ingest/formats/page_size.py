"""How much markup a page may have: past it, reading takes minutes and gigabytes, for no text that anybody wrote."""

from __future__ import annotations

import re

from readout.errors import InputError

MOST_TAGS = 40_000
"""A long article has some thousands, a long list in an encyclopaedia some ten thousands. 300,000 take a minute."""
MOST_OF_A_FEED = 200_000
"""A feed of a thousand articles with all their markup has some 70,000; of a million the reader takes 20 seconds."""
MOST_ATTRIBUTES = 1_000
"""Of one tag: a parser compares each with all before it."""

_TAG = re.compile(r"<[A-Za-z][\w:-]*\s[^<>]*")
_ATTRIBUTE = re.compile(r"\s[\w:.-]+=")


def check_markup(html: str, where: str) -> None:
    """Refuse a page with more markup than can be read in some seconds.

    Raises:
        InputError: it has more.
    """
    tags = html.count("<")
    if tags > MOST_TAGS:
        raise InputError(
            f"{where}: the page has {tags:,} tags, and at most {MOST_TAGS:,} are read; save the article as .txt"
        )
    long = (tag.group() for tag in _TAG.finditer(html) if tag.end() - tag.start() > MOST_ATTRIBUTES)
    if any(len(_ATTRIBUTE.findall(tag)) > MOST_ATTRIBUTES for tag in long):
        raise InputError(
            f"{where}: a tag of the page has more than {MOST_ATTRIBUTES:,} attributes; save the article as .txt"
        )


def check_feed(data: bytes, where: str) -> None:
    """Refuse a feed with more markup than can be read in some seconds.

    Raises:
        InputError: it has more.
    """
    tags = data.count(b"<")
    if tags > MOST_OF_A_FEED:
        raise InputError(f"{where}: the feed has {tags:,} tags, and at most {MOST_OF_A_FEED:,} are read; split it")
