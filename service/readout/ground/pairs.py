"""What stands between two names, or between a verb and a name: a conjunction, an article, a title, or more."""

from __future__ import annotations

import functools
import re

from readout.ground.article import Article, Range
from readout.ground.candidates import Candidate, Candidates, Mention
from readout.ground.cases import is_no_subject
from readout.ground.clauses import MARK
from readout.ground.cues import Cues
from readout.ground.grammar import Grammar, Role
from readout.ground.word_index import LETTERS

_WORD = re.compile(LETTERS)
_CLAUSE = re.compile(r"[.:;!?()\n\ufffc]")
_INVERTED = re.compile(r",\s+[^\W\d_]+-(?:t-)?(?P<pronoun>[^\W\d_]+)\b")
"""A verb that its pronoun is joined to, behind a comma: ``Lund, dit-elle``."""
_REACH = 60
_STOPS = frozenset(";:!?”\ufffc")


def is_entitled(grammar: Grammar, text: str, start: int, end: int) -> bool:
    """Whether nothing but articles and titles stands before a name: ``the minister``."""
    between = text[start:end]
    if set(between) & _STOPS or "\n\n" in between:
        return False
    return all(word.lower() in grammar.words.determiners or grammar.is_title(word) for word in _WORD.findall(between))


def is_apposed(grammar: Grammar, text: str, mention: Mention) -> bool:
    """Whether a name stands between commas behind its title: ``the mayor of Oslo, Ida Berg, ``."""
    before = text[max(mention.start - _REACH, 0) : mention.start]
    if not before.endswith(", ") or not text.startswith(",", mention.end):
        return False
    return any(grammar.is_title(word) for word in _WORD.findall(MARK.split(before[:-2])[-1]))


def at_the_head(grammar: Grammar, text: str, heard: Cues, said: Range, *, past_verb: bool = False) -> Mention | None:
    """The name with which an attribution begins: it is the subject of its verb, though that is no known one.

    With ``past_verb`` it may also stand behind the word that opens a sentence: ``Exigen vecinos de Lima``.
    """
    first = next((one for one in heard.others if one.role is Role.ALONE and one not in heard.retold), None)
    start = said[0]
    opens = past_verb and grammar.words.drops_subject and text[start : start + 1].isupper()
    if opens and (word := _WORD.match(text, start)) and word.group().lower() not in grammar.words.with_verbs:
        start = word.end()
    return first if first is not None and is_entitled(grammar, text, start, first.start) else None


def behind_one_word(grammar: Grammar, text: str, heard: Cues, said: Range) -> Mention | None:
    """The party that follows the first word of an attribution, or is all of it: ``grognent les absents``.

    Where the grammar is known this word is no known verb of speech, and the party ends the attribution.
    """
    first = min(heard.all(), key=lambda one: one.start, default=None)
    if first is None or first.role is not Role.ALONE or first in (*heard.told, *heard.retold):
        return None
    determiners = grammar.words.determiners
    ahead = [word for word in text[said[0] : first.start].split() if word.lower() not in determiners]
    if len(ahead) > 1 or is_no_subject(grammar, text, first):
        return None
    ends = not _WORD.search(text, first.end, said[1])
    return first if not grammar.known or (ahead and ends and heard.verb is None) else None


def begins_with(grammar: Grammar, text: str, heard: Cues, said: Range, candidate: Candidate) -> bool:
    """Whether a party stands at the head of an attribution: ``Berg, recalling that Lund had told them, said``."""
    first = at_the_head(grammar, text, heard, said)
    return first is not None and first.has(candidate)


def behind_the_verb(text: str, heard: Cues) -> list[Mention]:
    """People behind a verb without a subject, one of whom it may be: ``a lancé du fond de la salle Ida Berg``."""
    if heard.verb is None or heard.subjects or heard.pronoun:
        return []
    behind = [one for one in heard.others if one.start > heard.verb and one.role is Role.ALONE and one.of_person()]
    apart = [one for one in behind if len(_WORD.findall(text, heard.verb, one.start)) > 1]
    return [one for one in apart if one not in heard.told]


def first_person(grammar: Grammar, text: str, heard: Cues, candidate: Candidate) -> Mention | None:
    """The first person named before any verb, where none of those is the speaker.

    Not whom the verb only interrupts (``el vasco, opinó, “quiere”``), nor where no verb of speech is there and the
    speaker is named behind: ``Berg ran into Lund.``
    """
    if not candidate.person or any(one.may_speak(candidate) for one in heard.others):
        return None
    if heard.verb is None and any(one.has(candidate) for one in heard.others):
        return None
    heads = (one for one in heard.heads() if all(other.person for other in one.candidates))
    first = next(heads, None)
    return None if first is None or is_cut_short(grammar, text, heard, first) else first


def is_cut_short(grammar: Grammar, text: str, heard: Cues, mention: Mention) -> bool:
    """Whether the first verb of speech only interrupts what is said of a name: ``Lund, she said, was late``."""
    if _is_apposed(text, mention):
        return False
    inverted = _INVERTED.match(text, mention.end)
    if inverted is not None and inverted["pronoun"].lower() in grammar.words.subject_pronouns:
        return True
    if heard.verb is None or mention.end > heard.verb:
        return False
    verb = next(iter(grammar.verbs(text, heard.verb, heard.verb + _REACH)), None)
    return verb is not None and grammar.interrupted(text, mention.end, verb)


def part_of(grammar: Grammar, text: str, heard: Cues, candidate: Candidate) -> str | None:
    """What a person is named as in an attribution, if not as who speaks."""
    for one in heard.others:
        behind = one.role is Role.BEHIND and heard.verb is not None and one.start > heard.verb
        alone = heard.verb is None and (len(heard.all()) == 1 or _is_met(grammar, text, one))
        if one.has(candidate) and is_heard_of(grammar, text, heard, one):
            return None
        about = (one.role is Role.GOVERNED and not alone) or behind  # alone nobody else is there to speak to him
        if one.has(candidate) and (about or one.role is Role.STAFFED):
            return "the one spoken to or about" if about else "whom the one who speaks serves"
    return None


def is_heard_of(grammar: Grammar, text: str, heard: Cues, mention: Mention) -> bool:
    """Whether somebody tells what he has heard from a person: ``Berg relatou ter ouvido do ministro Lund``."""
    if not grammar.words.heard_of or heard.verb is None:
        return False
    return _hearing_of(grammar).search(text, heard.verb, mention.start) is not None


@functools.cache
def _hearing_of(grammar: Grammar) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(grammar.words.heard_of)})(?!\w)", re.IGNORECASE)


def _is_met(grammar: Grammar, text: str, mention: Mention) -> bool:
    """Whether a name stands behind *with*, as who may speak next: ``Berg ran into a guard. “Good evening.”``."""
    before = grammar.governor(text, mention.start)
    return before is not None and before[0].lower() in grammar.words.accompanying


def _is_apposed(text: str, mention: Mention) -> bool:
    """Whether a comma stands in a form or before it in its clause, so that the next one may end an apposition."""
    return (
        "," in text[mention.start : mention.end]
        or "," in _CLAUSE.split(text[max(mention.start - _REACH, 0) : mention.start])[-1]
    )


def is_joined(grammar: Grammar, text: str, start: int, end: int) -> bool:
    """Whether a conjunction joins two names, with articles and titles at most: ``Berg and the minister, Lund``."""
    between = text[start:end]
    words, small = _WORD.findall(between), grammar.words.joining | grammar.words.determiners
    if grammar.words.joining.isdisjoint(map(str.lower, words)) or set(between) & _STOPS:
        return False
    return all(word.lower() in small or word[0].isupper() or grammar.is_title(word) for word in words)


def may_be_whose(grammar: Grammar, text: str, mention: Mention) -> bool:
    """Whether a word that names the doer may say whose something is before a name: ``der Rücktritt von Berg``.

    It names the doer where the clause is in the passive: ``wurde von Berg unterzeichnet``.
    """
    known = grammar.words
    if mention.role is not Role.DOER or not known.by & known.of:
        return False
    ahead = _WORD.findall(text[max(mention.start - _REACH, 0) : mention.start].lower())
    behind = _WORD.findall(text[mention.end : mention.end + _REACH].lower())
    return bool(ahead) and ahead[-1] in known.by & known.of and known.passive.isdisjoint([*ahead, *behind])


def is_of_a_pair(grammar: Grammar, text: str, mention: Mention, heard: Cues) -> bool:
    """Whether a person is named with others of whom the same is said: ``Berg and Lund met. She`` may be either.

    Args:
        grammar: That of the text's language.
        text: The text, quotations made marks.
        mention: Where the person is named.
        heard: All who are named in the sentence.
    """
    people = [one for one in heard.all() if one.of_person() and one.candidates != mention.candidates]
    return any(
        is_joined(grammar, text, mention.end, one.start)
        if mention.end <= one.start
        else is_joined(grammar, text, one.end, mention.start)
        for one in people
    )


def with_whole_names(article: Article, candidates: Candidates, said: Range) -> Range:
    """The words of an attribution from the beginning of a form on inside which they begin.

    ``kaptanı Emre Kaya`` may be listed, and the words begin with ``Emre Kaya``.
    """
    named = candidates.mentions(article.sentence(said))
    return min([said[0], *(one.start for one in named if one.start < said[0] < one.end)]), said[1]
