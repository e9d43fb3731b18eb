"""Names in what somebody says, and not of who says it: ``powiedział, że Berg przyjedzie``, ``据他透露，李小红``.

The first words of a sentence that reports something are given for its attribution. Where the grammar is known its
clauses are told apart; elsewhere by the words with which such a clause begins, by a pronoun whose view it is, by a verb
of speech before a name where none follows its subject, and by what stands behind the subject of such a clause.
"""

from __future__ import annotations

import functools
import re

from readout.ground.article import QUOTED, Range
from readout.ground.candidates import Mention
from readout.ground.clauses import MARK, plain_words
from readout.ground.grammar import Grammar
from readout.ground.views import alternatives
from readout.text.marks import QUOTES

_QUOTED = frozenset(f"{QUOTES}{QUOTED}")
_NEAR = 5
"""Code points at either side of the end of a name in which its ending stands."""


@functools.cache
def _opening(grammar: Grammar) -> re.Pattern[str]:
    """The words with which what is said begins, or that give it as the view of a pronoun."""
    words = grammar.words
    views = "|".join(map(re.escape, words.according_to_him)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{'|'.join(words.that) or '(?!)'}|{views})(?!\w)", re.IGNORECASE)


@functools.cache
def _unspaced_view(grammar: Grammar) -> re.Pattern[str]:
    """A view of a pronoun where words have no spaces between them: ``据他透露``."""
    pronouns = "|".join(map(re.escape, grammar.words.subject_pronouns)) or "(?!)"
    return re.compile(rf"\A[据據按依照](?:{pronouns})")


@functools.cache
def _unspaced_speech(grammar: Grammar) -> re.Pattern[str]:
    """A verb of speech right before a mark or before what is said; not in a longer word: ``说明会``."""
    return re.compile(rf"(?:{alternatives(grammar.words.verbs)})(?:[，,：:]|\Z)")


@functools.cache
def _behind(grammar: Grammar) -> re.Pattern[str]:
    return re.compile("|".join(grammar.words.of_what_is_said) or "(?!)", re.IGNORECASE)


def is_in_what_is_said(grammar: Grammar, text: str, said: Range, mention: Mention) -> bool:
    """Whether a name in an attribution is of what is said, in a language whose grammar is not known.

    Args:
        grammar: That of the text's language.
        text: The text, quotations made marks.
        said: The attribution.
        mention: The name.
    """
    if grammar.known or not said[0] <= mention.start:
        return False
    words = grammar.words
    if words.unspaced:
        return _is_of_a_clause(grammar, text, mention.end) or _follows_speech(grammar, text[said[0] : mention.start])
    if _behind(grammar).search(text, max(mention.start, mention.end - _NEAR), mention.end + _NEAR):
        return True
    opens = next(_opening(grammar).finditer(text, said[0], mention.start), None)
    if opens is None:
        return False
    verb = next(reversed(grammar.verbs(text, opens.end(), mention.start)), None)
    return verb is None or bool(text[verb.end() : mention.start].strip())


def _is_of_a_clause(grammar: Grammar, text: str, end: int) -> bool:
    """Whether a name is the subject of a clause in a sentence without a quotation: ``小林氏が来ると述べた``."""
    return _behind(grammar).match(text, end) is not None and not set(text[end:].partition("。")[0]) & _QUOTED


def _follows_speech(grammar: Grammar, ahead: str) -> bool:
    """Whether a verb of speech or a pronoun's view stands before a name, where a subject stands before its verb."""
    return any(one.search(ahead.strip()) for one in (_unspaced_view(grammar), _unspaced_speech(grammar)))


def begins_what_is_said(grammar: Grammar, text: str, start: int, mention: Mention) -> bool:
    """Whether a name is the first in a clause of what is said: ``wynika, że premier obiecał``.

    Args:
        grammar: That of the text's language.
        text: The text, quotations made marks.
        start: Where the sentence begins.
        mention: The name.
    """
    if grammar.known or grammar.words.unspaced:
        return False
    opens = list(_opening(grammar).finditer(text, start, mention.start))
    return bool(opens) and MARK.search(text, opens[-1].end(), mention.start) is None


def opens_what_is_said(grammar: Grammar, between: str) -> bool:
    """Whether a comma right behind a verb of speech parts it from a name: ``sagte aber, Berg achte die Grenze``.

    Args:
        grammar: That of the text's language.
        between: What stands between the verb and the name.
    """
    ahead, comma, titles = between.partition(",")
    if not comma or "," in titles:
        return False  # `dijo, consultada por teléfono, la ministra`
    known = grammar.words
    small = set(plain_words(ahead)) <= known.between | known.joining
    return small and all(word in known.determiners or grammar.is_title(word) for word in plain_words(titles))
