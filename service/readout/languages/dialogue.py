"""What is known of one language's words for who speaks and who is spoken to, in reports, interviews and press talks."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

Words = frozenset[str]
_NONE: Words = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue:
    """Words for those who talk with one another. All are in small letters."""

    first_person: Words = _NONE
    """Pronouns of the one who speaks as a subject, and forms of verbs of speech that need none: ``I``, ``dije``."""
    to_me: Words = _NONE
    """Pronouns of who writes, as the one who is told: ``me``."""
    dialogue: Words = _NONE
    """Words for who speaks and who is spoken to, in all cases, and for what is theirs: ``me``, ``your``."""
    answer_labels: Words = _NONE
    """Labels before the answers of an interview: ``A``."""
    press_talks: tuple[str, ...] = ()
    """Patterns of what somebody gives to the press: ``press conference``, ``point de presse``."""
    hanging: tuple[str, ...] = ()
    """Patterns of verbs whose subject is that of the clause before: ``avant d'ajouter``, ``tout en déplorant que``."""
    puts_it: tuple[str, ...] = ()
    """Patterns of predicates that announce words and are no verbs of speech: ``fue tajante``, ``sent a message``."""
    heard_of: tuple[str, ...] = ()
    """Patterns of what stands before the one from whom somebody has heard words: ``ter ouvido do``."""
    asked_about: tuple[str, ...] = ()
    """Patterns of what stands before whom a question is about: ``asked about``, ``preguntado por``."""
    asked_between: tuple[str, ...] = ()
    """Patterns of what stands before and of what stands behind whom a question is about: ``auf Lund angesprochen``."""
    his_endings: tuple[str, ...] = ()
    """Endings of nouns that say whose something is, by a pronoun of who speaks: ``لقائه``."""
    that: tuple[str, ...] = ()
    """Patterns behind which stands what somebody says, where the grammar is not known: ``że``, ``أن``."""
    of_what_is_said: tuple[str, ...] = ()
    """Patterns behind a name that is of what somebody says, where the grammar is not known: ``が``, ``’in``."""
    contrasting: tuple[str, ...] = ()
    """Phrases behind which a sentence goes on to another person: ``while``, ``en tanto que``."""
    letting: Words = _NONE
    """Verbs before a pronoun and the one who is told: ``läßt er Berg ausrichten``."""
    through_his: tuple[str, ...] = ()
    """Patterns of those through whom somebody lets his words be known: ``seine Pressestelle``."""
    answers: Words = _NONE
    """Nouns for what the one says who was spoken to: ``answer``."""
    in_full: tuple[str, ...] = ()
    """Patterns of what is added to *his answer*: ``in full``, ``vollständig zitiert``."""
    reported_mood: Words = _NONE
    """Verbs in the mood in which somebody tells what another has said: ``habe``, ``sei``."""
    finite: Words = _NONE
    """Auxiliaries and modal verbs that stand before their subject behind anything else: ``Laut Polizei hat Berg``."""
    verb_second: bool = False
    """Whether the verb is the second part of a sentence, whatever the first is."""
    adverbs: Words = _NONE
    """Adverbs that stand before the verb, as the first part: ``abends``, ``später``."""
    asking: Words = _NONE
    """Words beside a question that somebody is to answer: ``fragte``, ``wissen``."""
    anybody: Words = _NONE
    """Pronouns for people, as a subject has them, that are not among ``unnamed``: ``jeder``."""
    his_words: dict[str, tuple[str, ...]] = dataclasses.field(default_factory=dict, hash=False)
    """Patterns, *masculine* and *feminine*, of what gives words by a pronoun: ``cites her``, ``on his page``."""
    referring: tuple[str, ...] = ()
    """Patterns of words before whom others have it from, though a preposition ends them: ``з посиланням на``."""
