"""What a text tells as said by somebody else, by the mood of its verb alone: ``Berg habe gelogen``, in German.

Who is the subject of such a verb does not speak; whoever spoke last says it of him.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from readout.ground.candidates import Mention
from readout.ground.clauses import MARK, clause_before, plain_words
from readout.ground.grammar import Grammar, Role
from readout.ground.unnamed import pronoun_acts
from readout.ground.views import alternatives
from readout.ground.word_index import word_index

_REACH = 40
"""Code points behind a name in which its verb stands."""


@functools.cache
def _behind(grammar: Grammar) -> re.Pattern[str]:
    words = grammar.words
    adverbs, mood = alternatives(words.between - words.reported_mood), alternatives(words.reported_mood)
    return re.compile(rf"(?:[ \u00a0](?:{adverbs}))*[ \u00a0](?:{mood})(?!\w)", re.IGNORECASE)


@functools.cache
def _nobodys(grammar: Grammar) -> re.Pattern[str]:
    """A verb in this mood beside a word for people whom nobody names, which begins its clause or follows the verb."""
    words = grammar.words
    mood, someone = alternatives(words.reported_mood), alternatives(words.unnamed)
    articles = rf"(?:(?:{alternatives(words.indefinite)})\s+)?"
    ahead, behind = rf"(?:\A|[,.:;–—])\s*{articles}(?:{someone})\s+(?:{mood})", rf"(?:{mood})\s+{articles}(?:{someone})"
    return re.compile(rf"{ahead}(?!\w)|(?<!\w){behind}(?!\w)", re.IGNORECASE)


def is_told_of(grammar: Grammar, text: str, start: int, mention: Mention) -> bool:
    """Whether somebody else tells of a name what its clause says, and its own view is not given.

    Its verb is in this mood (``Berg werde``, ``habe der Minister Lund``), or the sentence begins with whose view it
    gives (``Laut Polizei hat Lund``).

    Args:
        grammar: That of the text's language.
        text: The text, quotations made marks.
        start: Where the words begin in which it stands.
        mention: The name.
    """
    if mention.role is not Role.ALONE or grammar.according(text, mention.start, mention.end):
        return False
    return _is_subject(grammar, text, mention) or grammar.views.are_others(text, start, mention.start)


def _is_subject(grammar: Grammar, text: str, mention: Mention) -> bool:
    mood = grammar.words.reported_mood
    if not mood or not word_index(text).within(mood, max(mention.start - _REACH, 0), mention.end + _REACH):
        return False
    before = grammar.governor(text, mention.start)
    if before is not None and before[0].lower() in mood:
        return "," not in text[before[1] : mention.start]
    return _behind(grammar).match(text, mention.end) is not None


def says_it(text: str, mention: Mention, spoken: Sequence[re.Match[str]]) -> bool:
    """Whether a verb of speech stands behind a name in its clause: ``Berg habe ihm am Telefon gesagt``.

    Args:
        text: The text, quotations made marks.
        mention: The name.
        spoken: The verbs of speech around it.
    """
    return any(mention.end <= verb.start() and not MARK.search(text, mention.end, verb.start()) for verb in spoken)


def only_tells(grammar: Grammar, text: str, start: int, end: int) -> bool:
    """Whether words are but a clause in this mood with a noun for its subject: ``Der Rat habe sich``.

    They attribute nothing: no verb of speech, no pronoun that may speak of himself, and nobody's view.

    Args:
        grammar: That of the text's language.
        text: The text, quotations made marks.
        start: Where they begin.
        end: Where they end.
    """
    words = grammar.words
    said = plain_words(text[start:end]) if words.reported_mood else []
    at = next((at for at, word in enumerate(said) if word in words.reported_mood), None)
    if at is None or grammar.verbs(text, start, end) or pronoun_acts(grammar, text[start:end]):
        return False
    views = {phrase.partition(" ")[0] for phrase in (*words.according, *words.according_first)}
    small = (words.depending - words.determiners) | words.by | words.pronouns | views
    return at > 0 and small.isdisjoint(said[:at]) and not clause_before(text, start).strip()


def without_told_of(grammar: Grammar, words: str) -> str:
    """Words without people whom nobody names of whom but something is told: ``Man werde warten``."""
    return _nobodys(grammar).sub(" ", words) if grammar.words.reported_mood else words
