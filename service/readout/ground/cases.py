"""Names that are no subject for their case alone, where the grammar is not known: *přes mluvčího*, *членами комитета*.

Nothing is refuted by it: who stands so is not confirmed, and is no rival of whoever is.
"""

from __future__ import annotations

import functools
import re
from itertools import pairwise

from readout.ground.article import Range
from readout.ground.candidates import Candidate, Mention
from readout.ground.clauses import clause_before, plain_words
from readout.ground.content import is_in_what_is_said
from readout.ground.grammar import Grammar
from readout.ground.told import hangs_on_a_pronoun, in_an_adverbial
from readout.ground.unnamed import in_a_case
from readout.parties.naming import plain

_LONGEST_ENDING = 3
"""Letters by which an ending lengthens a noun at most."""


@functools.cache
def _referring(grammar: Grammar) -> re.Pattern[str]:
    """What gives words as of the one behind it, with a title between them at most: ``powołując się na urzędnika``."""
    patterns = "|".join(grammar.words.referring) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{patterns})(?:\s+\w+){{0,4}}\s*\Z", re.IGNORECASE)


def stands_aside(grammar: Grammar, text: str, said: Range, mention: Mention) -> bool:
    """Whether a name in an attribution is not its subject for what stands around it.

    Args:
        grammar: That of the text's language.
        text: The text.
        said: The attribution.
        mention: Where the name stands.
    """
    return (
        hangs_on_a_pronoun(grammar, text, said[0], mention.start)
        or in_an_adverbial(grammar, text, said, mention)
        or is_no_subject(grammar, text, mention)
        or _has_pronoun_for_subject(grammar, text, said, mention)
        or is_in_what_is_said(grammar, text, said, mention)
    )


def is_no_subject(grammar: Grammar, text: str, mention: Mention) -> bool:
    """Whether a form hangs on a preposition, or is a body's name with an ending of a case.

    Not behind words that give a view: *podle Holuba* is Holub's.

    Args:
        grammar: That of the text's language.
        text: The text.
        mention: Where the form stands.
    """
    if not grammar.words.subject_by_case or grammar.according(text, mention.start, mention.end):
        return False
    known, before = grammar.words, clause_before(text, mention.start)
    if _referring(grammar).search(before):
        return False
    ahead = plain_words(before)[-1:]
    if ahead and ahead[0] in known.adpositions - known.adjuncts:
        return mention.of_person() or ahead[0] not in known.heard_from  # `сообщили в Кремле`
    words = plain_words(text[mention.start : mention.end])
    heads = {*words[:1], *words[-1:]}  # `Komitetowi Obrony`: the one, or the other
    return bool(heads) and all(
        not one.person and any(_is_longer(grammar, word, one) for word in heads) for one in mention.candidates
    )


def is_oblique(grammar: Grammar, text: str, mention: Mention) -> bool:
    """Whether a form is no subject, or a person's name in another case: ``Отто Лунду``; never in a known grammar."""
    if grammar.known or grammar.according(text, mention.start, mention.end):
        return False
    if is_no_subject(grammar, text, mention):
        return True
    return mention.of_person() and all(in_a_case(grammar, text, mention, one, verb=True) for one in mention.candidates)


def _has_pronoun_for_subject(grammar: Grammar, text: str, said: Range, named: Mention) -> bool:
    """Whether a pronoun stands beside a verb of speech, so that no name is its subject: ``сказала она «Вестям»``."""
    found, known = plain_words(f"{text[said[0] : named.start]} {text[named.end : said[1]]}"), grammar.words
    return known.subject_by_case and any(
        {one, other} & known.subject_pronouns and {one, other} & known.verbs for one, other in pairwise(found)
    )


def _is_longer(grammar: Grammar, written: str, candidate: Candidate) -> bool:
    """Whether a word is another of a body's words with an ending: ``комитета`` beside ``комитет``."""
    form = plain(written)
    shorter = (form[:-count] for count in range(1, _LONGEST_ENDING + 1))
    return any(one in candidate.words and form[len(one) :] in grammar.words.case_endings for one in shorter if one)
