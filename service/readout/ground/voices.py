"""Who speaks for a body that speaks: ``Norway said through its envoy, Ida Berg``. Either may be the speaker."""

from __future__ import annotations

import re

from readout.ground.article import Article, Range
from readout.ground.candidates import Candidate, Candidates
from readout.ground.cues import Cues

_STOP = re.compile("[.;:!?\n\ufffc]")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def is_its_voice(article: Article, candidates: Candidates, candidate: Candidate, heard: Cues, said: Range) -> bool:
    """Whether an attribution has a body for its subject, and behind it the person through whom that speaks.

    Not where anybody else is named between them (``through a lawyer of Lund’s, Ida Berg``), nor where a person speaks,
    nor where the grammar is not known.

    Args:
        article: The text.
        candidates: The parties of the answer.
        candidate: Who is said to speak.
        heard: Who is said to speak in the attribution.
        said: The attribution.
    """
    begins = article.grammar.views.voice(article.reported, *said)
    if begins is None or not candidate.person or not article.grammar.known:
        return False
    bodies = [one for one in heard.subjects if one.end < begins]
    if not heard.subjects:  # `La Chine, qui y a des intérêts, a estimé par la voix de son représentant`
        bodies = candidates.mentions((article.sentence(said)[0], begins), candidate)
    named = [one for one in candidates.mentions((begins, said[1]), candidate) if one.of_person()]
    if not bodies or any(one.of_person() for one in bodies) or not named or not named[0].has(candidate):
        return False
    grammar, text = article.grammar, article.reported
    words, between = grammar.words, text[begins : named[0].start]
    after = text[named[0].end : said[1]].lstrip(" ").partition(" ")[0]
    if _STOP.search(between) or (after[:1].isalpha() and after.lower() not in words.clause_openers):
        return False  # `through its embassy, Berg was`
    found = [word.lower() for word in _WORD.findall(between)]
    functions = words.titles | words.spokespeople | words.unnamed | words.people
    if between.rstrip().endswith(","):
        return any(word in functions or grammar.is_title(word) for word in found)
    return all(word in functions | words.determiners for word in found)
