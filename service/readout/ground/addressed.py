"""Who hears the words rather than says them, and who else may be meant by a pronoun: people without a name.

*erzählte Lund ein Insider* is the insider's: Lund is the object. *Berg met a lawyer. She said …* may be the lawyer's.
"""

from __future__ import annotations

import re

from readout.ground.candidates import Mention
from readout.ground.grammar import Grammar
from readout.ground.word_index import word_index

_REACH = 60
_CLAUSE = re.compile(r"[^,.:;!?…–—()\"“”„«»\n\ufffc]*")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ELIDED = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")
_TIME_WORDS = 3
"""Words behind an article among which one of time is looked for: ``eine ganze Woche später``."""
_BETWEEN = 3
"""Words between an article and the noun that it belongs to: ``a young local farmer``."""
_FEMININE = "in"
"""How German nouns for women end, whose article in the dative looks like that of men in the nominative."""


def may_be_told(grammar: Grammar, text: str, verb: str, mention: Mention) -> bool:
    """Whether a name behind a verb may be whom its subject tells: ``erzählte Lund ein Insider``.

    A noun phrase in the nominative stands right behind the name, without a comma, and is no time. After a verb that is
    not known to tell anybody it has to be a person's.

    Args:
        grammar: That of the text's language.
        text: The text, quotations made marks.
        verb: The verb before the name, in small letters; empty if none is known.
        mention: The name.
    """
    known = grammar.words
    if not known.nominatives or not text[mention.end : mention.end + 1].isspace():
        return False
    clause = _CLAUSE.match(text, mention.end, mention.end + _REACH)
    found = _WORD.findall(_ELIDED.sub(" ", clause.group()) if clause else "")
    if not found:
        return False
    low = [word.lower() for word in found[: 1 + _TIME_WORDS]]
    if any(word in known.times for word in low[1:]):
        return False
    person = any(word in known.people or word in known.unnamed for word in low[1 : 2 + _BETWEEN])
    if low[0] in known.nominatives:
        return person or verb in known.addressing
    return _begins_as_a_subject(grammar, low, person=person) or (
        low[0] in known.unnamed and low[0] not in known.offices
    )


def _begins_as_a_subject(grammar: Grammar, low: list[str], *, person: bool) -> bool:
    """Whether words begin with an article that other nouns have as the one spoken to: ``der Nachbar``, ``a mulher``.

    No second article follows it: ``a um amigo`` is to whom something is said.
    """
    known = grammar.words
    if low[0] not in known.subject_or_dative or len(low) == 1 or low[1] in known.determiners:
        return False
    return (person or low[1] in known.titles) and not low[1].endswith(_FEMININE)


def anybody_hears(grammar: Grammar, text: str, start: int, end: int) -> bool:
    """Whether a range has a verb of telling or hearing, or words that announce, in it or in what goes on behind it.

    No clause goes on into another line.
    """
    last = text.find("\n", end, end + _REACH)
    return word_index(text).begins_in(grammar.addressing, start, end + _REACH if last < 0 else last)


def is_told(grammar: Grammar, text: str, name_end: int) -> bool:
    """Whether a name before a verb is who is told or hears: ``Lund was told by``, ``Lund heard a neighbour say``."""
    known = grammar.words
    clause = _CLAUSE.match(text, name_end, name_end + _REACH)
    after = [word.lower() for word in _WORD.findall(clause.group())] if clause else []
    first = next(
        (at for at, word in enumerate(after) if word not in known.with_verbs and word not in known.passive), len(after)
    )
    if first == len(after):
        return False
    if _is_met_with_words(grammar, after):
        return True
    if after[first] in known.telling:
        return any(word in known.passive for word in after[:first])
    return after[first] in known.hearing and any(word in known.verbs for word in after[first + 1 :])


def _is_met_with_words(grammar: Grammar, after: list[str]) -> bool:
    """Whether somebody is received with what is quoted: ``was greeted with the words``."""
    known = grammar.words
    said = next((at for at, word in enumerate(after) if word in known.announcing), None)
    if said is None or after[0] not in known.passive:
        return False
    return any(word in known.accompanying or word in known.by for word in after[max(said - 2, 1) : said])


def meets_another(grammar: Grammar, text: str, start: int, end: int) -> bool:
    """Whether somebody without a name comes into a sentence behind a name: ``Berg met a lawyer``.

    Not who the named one is said to be (``Berg is a lawyer``), nor in an apposition (``Berg, a lawyer, arrived``).

    Args:
        grammar: That of the text's language.
        text: The text, quotations made marks.
        start: Where the name ends.
        end: Where the sentence, or the part of it that counts, ends.
    """
    known, words = grammar.words, list(_WORD.finditer(_ELIDED.sub(" ", text[start:end])))
    low = [word.group().lower() for word in words]
    apposed = text[start : start + 1] in {",", "("}
    for at, word in enumerate(low):
        if word not in known.people or (known.nouns_have_capitals and words[at].group() == word):
            continue
        ahead = low[max(at - 1 - _BETWEEN, 0) : at]
        article = next((back for back, each in enumerate(reversed(ahead), 1) if each in known.determiners), None)
        if article is None or (
            apposed and at <= 1 + _BETWEEN and "," not in text[start + 1 : start + words[at].start()]
        ):
            continue
        before = [each for each in low[: at - article] if each not in known.between - known.copulas][-1:]
        if not (before and before[0] in known.copulas):
            return True
    return False
