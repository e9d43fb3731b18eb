"""The line below a quotation that says whose it is, without a verb: *Samoa's Ida Berg, on her way in*."""

from __future__ import annotations

from readout.ground.article import Article, Range
from readout.ground.candidates import Candidate, Candidates

_BEFORE_THE_NAME = 25
"""Code points of a caption before the name: ``Samoa's``, ``Minister``."""


def is_captioned(article: Article, candidates: Candidates, candidate: Candidate, quote: Range, caption: Range) -> bool:
    """Whether a quotation fills its line, and the next begins with the speaker's name; a blank line parts others.

    Args:
        article: The text.
        candidates: The parties of the answer.
        candidate: Who is said to speak.
        quote: Where the words stand.
        caption: The sentence of their attribution.
    """
    text = article.text
    between = text[quote[1] : caption[0]]
    ahead = text[text.rfind("\n", 0, quote[0]) + 1 : quote[0]]
    if between.count("\n") != 1 or any(map(str.isalnum, ahead + between)):
        return False
    named = next((one for one in candidates.mentions(caption, candidate) if one.of_person()), None)
    return named is not None and named.has(candidate) and named.start - caption[0] <= _BEFORE_THE_NAME
