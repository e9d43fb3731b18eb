"""Whose writing it is that says the words: ``Berg’s letter reads``, ``dit la lettre de Berg``, ``in Bergs Brief``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.ground.candidates import Mention
from readout.ground.grammar import Grammar, Role
from readout.ground.word_index import LETTERS, word_index

_WORD = re.compile(LETTERS)
_CLAUSE = re.compile(r"[,.:;!?…()–—\"“”„«»\n\ufffc]")
_REACH = 60
_TWO = 2
_MOST_OWNED = 3
"""Words from a name to the noun for what is written: ``Berg’s last open letter``."""


def writers(grammar: Grammar, text: str, start: int, end: int, found: Sequence[Mention]) -> list[Mention]:
    """Those whose writing is the subject of a verb in a range, or is where the words stand.

    Not whose writing somebody else reads, answers or rejects: before it in its clause stand small words and verbs of
    speech alone.

    Args:
        grammar: That of the text's language.
        text: The text, quotations made marks.
        start: First code point of the range.
        end: One past the last.
        found: Who is named in it.
    """
    known = grammar.words
    if not found or not word_index(text).begins_in(known.writings, start, end):
        return []
    return [one for one in found if _owns(grammar, text, start, end, one) or _wrote(grammar, text, start, end, one)]


def read_out(grammar: Grammar, text: str, start: int, end: int, found: Sequence[Mention]) -> list[Mention]:
    """Those whose writing somebody else reads, so that the words are theirs: ``Lund read out Berg’s letter``.

    In its clause stand a verb of reading or hearing before the writing and no verb of speech behind it.
    """
    known = grammar.words
    if len(found) < _TWO or not word_index(text).begins_in(known.writings, start, end):
        return []
    heard = word_index(text).within(known.hearing, start, end)
    if not heard:
        return []
    first = heard[0]
    spoken = [one for one in grammar.verbs(text, start, end) if one.group().lower() not in known.hearing]
    behind = [one for one in found if one.start >= first.end() and not one.start - first.end() > _REACH]
    return [] if spoken else [one for one in behind if _is_read(grammar, text, first.end(), end, one)]


def reads_his(grammar: Grammar, said: str) -> bool:
    """Whether a writing of whoever was named speaks: ``reads his letter``, ``heißt es in ihrem Brief``."""
    words = _WORD.findall(_CLAUSE.split(said)[0].lower())
    own = (at for at, word in enumerate(words[:-1]) if word in grammar.words.possessives)
    return any(word in grammar.words.writings for at in own for word in words[at + 1 : at + 1 + _TWO])


def _is_read(grammar: Grammar, text: str, start: int, end: int, mention: Mention) -> bool:
    """Whether what somebody has written is the object of a verb that ends at a place."""
    known = grammar.words
    between = text[start : mention.start]
    if _CLAUSE.search(between):
        return False
    ahead = _WORD.findall(between.lower())
    behind = _WORD.findall(_CLAUSE.split(text[mention.end : min(end, mention.end + _REACH)])[0].lstrip("’'").lower())
    owned = next((at for at, word in enumerate(behind[: _MOST_OWNED + 1]) if word in known.writings), None)
    if owned is not None and not any(word in known.governing for word in behind[:owned]):
        return mention.role in (Role.POSSESSOR, Role.ALONE)
    at = next((at for at in range(len(ahead) - 1, -1, -1) if ahead[at] in known.writings), None)
    if at is None or at + 1 == len(ahead) or ahead[at + 1] not in known.of:
        return False
    return all(word in known.determiners or word in known.of or grammar.is_title(word) for word in ahead[at + 1 :])


def _owns(grammar: Grammar, text: str, start: int, end: int, mention: Mention) -> bool:
    """Whether a writing follows a name in the possessive, and says something."""
    known = grammar.words
    behind = _WORD.findall(_CLAUSE.split(text[mention.end : min(end, mention.end + _REACH)])[0].lstrip("’'"))
    low = [word.lower() for word in behind]
    at = next((at for at, word in enumerate(low[: _MOST_OWNED + 1]) if word in known.writings), None)
    if at is None or any(word in known.governing or word in known.verbs for word in low[:at]):
        return False
    ahead = _clause_before(text, start, mention.start)
    if not _is_small(grammar, ahead):
        return False
    says = any(word in known.reading or word in known.verbs for word in low[at + 1 :])
    return says or any(word in known.inside for word in ahead)


def _wrote(grammar: Grammar, text: str, start: int, end: int, mention: Mention) -> bool:
    """Whether a writing stands before a name, with a word that says whose it is, and says something."""
    known = grammar.words
    ahead = _clause_before(text, start, mention.start)
    at = next((at for at in range(len(ahead) - 1, -1, -1) if ahead[at] in known.writings), None)
    if at is None or at + 1 == len(ahead) or ahead[at + 1] not in known.of:
        return False
    titled = all(word in known.determiners or word in known.of or grammar.is_title(word) for word in ahead[at + 1 :])
    if not titled or not _is_small(grammar, ahead[:at]):
        return False
    behind = _WORD.findall(_CLAUSE.split(text[mention.end : min(end, mention.end + _REACH)])[0].lower())
    says = any(word in known.reading or word in known.verbs for word in (*ahead[:at], *behind))
    return says or any(word in known.inside for word in ahead[:at])


def _clause_before(text: str, start: int, at: int) -> list[str]:
    """The words before a place in its clause, in small letters."""
    return _WORD.findall(_CLAUSE.split(text[start:at])[-1].lower())


def _is_small(grammar: Grammar, words: list[str]) -> bool:
    """Whether words are but articles, prepositions of place, titles, verbs of speech and what stands with these."""
    known = grammar.words
    small = (known.determiners, known.inside, known.reading, known.verbs, known.with_verbs, known.thing_pronouns)
    return all(any(word in several for several in small) or grammar.is_title(word) for word in words)
