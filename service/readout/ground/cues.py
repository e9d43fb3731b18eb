"""Attribution cues: who is said to speak in a stretch of the reporter's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from readout.ground.addressed import anybody_hears, is_told, may_be_told
from readout.ground.adverbials import has_subject_past
from readout.ground.article import QUOTED, Article, Range
from readout.ground.asked_about import asked_about
from readout.ground.candidates import Candidate, Candidates, Mention
from readout.ground.cases import is_oblique
from readout.ground.content import begins_what_is_said, opens_what_is_said
from readout.ground.grammar import Grammar, Role
from readout.ground.hearsay import is_a_circle
from readout.ground.predicates import is_let_know
from readout.ground.relative_clauses import whose_clause
from readout.ground.reported_mood import is_told_of, says_it
from readout.ground.unnamed import names_whom, speaks_for, subject_behind
from readout.ground.whence import is_whence
from readout.ground.writings import read_out, writers

_GENITIVE = re.compile(r"\A[:'’]s\b")


@dataclass(frozen=True, slots=True)
class Cues:
    """The mentions in a stretch, by their part in it."""

    subjects: tuple[Mention, ...]
    """Those to whom a verb of speech belongs."""
    others: tuple[Mention, ...]
    passing: tuple[Mention, ...]
    """Those that pass on what others say."""
    verb: int | None
    """Where the first verb of speech stands."""
    pronoun: bool
    """Whether a verb of speech belongs to a pronoun."""
    guessed: bool = False
    """Whether no verb of speech tells the subjects: the first who is named beside a quotation is taken for one."""
    told: tuple[Mention, ...] = ()
    """Those who hear the words, or may be whom the subject tells, or of whom somebody else tells."""
    retold: tuple[Mention, ...] = ()
    """Those of whom somebody else tells, or whose words he tells: ``Lund habe versichert``."""

    def all(self) -> tuple[Mention, ...]:
        """Subjects and others."""
        return (*self.subjects, *self.others)

    def heads(self) -> list[Mention]:
        """Mentions that stand for themselves before the first verb, or anywhere if there is none."""
        alone = [mention for mention in self.others if mention.role is Role.ALONE and mention not in self.told]
        return [mention for mention in alone if self.verb is None or mention.end <= self.verb]

    def speaks(self, candidate: Candidate) -> bool:
        """Whether a verb of speech belongs to ``candidate``."""
        return any(mention.has(candidate) for mention in self.subjects)


class CueIndex:
    """The cues of stretches of one text, each told once.

    Args:
        article: The text.
        candidates: The parties of the answer.
    """

    def __init__(self, article: Article, candidates: Candidates) -> None:
        self._article = article
        self._candidates = candidates
        self._cues: dict[tuple[Range, Candidate | None], Cues] = {}
        self._labels = {turn.label for turn in article.folded.unmarked if turn.label is not None}

    def of(self, within: Range, candidate: Candidate) -> Cues:
        """The cues in a range; ``candidate`` may be one whom the answer does not list."""
        unlisted = None if self._candidates.lists(candidate) else candidate
        if (within, unlisted) not in self._cues:
            named = self._candidates.mentions(within, also=unlisted)
            mentions = [
                one
                for one, before in zip(named, [None, *named], strict=False)
                if one.of_person() or not within[0] <= one.start < self._article.dateline_end(within[0])
                if (one.start, one.end) not in self._labels  # whose turn it is says nothing of whom he speaks about
                if not self._candidates.is_quoted(one) and not is_whence(self._article.reported, one, before)
            ]
            self._cues[within, unlisted] = cues(self._article.reported, within, mentions, self._article.grammar)
        return self._cues[within, unlisted]

    def passing(self, within: Range, candidate: Candidate) -> tuple[Mention, ...]:
        """Those in a range who pass on what others say: the subjects of a few verbs, which most ranges have not."""
        grammar = self._article.grammar
        verbs = grammar.verbs(self._article.reported, *within)
        if not any(verb.group().lower() in grammar.words.relaying for verb in verbs):
            return ()
        return self.of(within, candidate).passing


def cues(text: str, within: Range, found: Sequence[Mention], grammar: Grammar) -> Cues:
    """Tell the mentions in a range apart.

    Args:
        text: The text, quotations made marks.
        within: The range.
        found: The mentions in it, in order.
        grammar: That of the text's language.
    """
    spoken = grammar.verbs(text, *within)
    subjects, passing, relaying, pronoun = _by_verbs(text, within, found, spoken, grammar)
    first, guessed = spoken[0].start() if spoken else None, False
    if not found:
        return Cues((), (), (), first, pronoun)
    hearers = (*_told(text, within, found, spoken, grammar), *asked_about(grammar, text, found))
    retold = tuple(one for one in found if is_told_of(grammar, text, within[0], one))
    written = read_out(grammar, text, *within, found) if grammar.known else []
    relaying += [one for one in subjects if written and one not in written]
    subjects = written or subjects
    views = _views(text, found, grammar)
    subjects = [one for one in subjects if one not in views]
    second_hand = grammar.known and any(one.of_person() for one in subjects)  # `Berg said, according to Lund`
    (relaying if second_hand else subjects).extend(views)
    if grammar.known and not pronoun and not any(one.of_person() for one in subjects):
        subjects += [one for one in writers(grammar, text, *within, found) if one not in subjects]
    if grammar.known and not subjects and grammar.views.is_hearsay(text, *within):
        subjects += [one for one in found if is_a_circle(grammar, text, one)][:1]
    subjects = subjects or (_utterers(text, within, found, grammar) if grammar.known else [])
    if grammar.known and not spoken and QUOTED in text[slice(*within)]:
        told = bool(subjects)
        uttering = [one for one in found if one.role is Role.POSSESSOR and grammar.views.utters(text, one.end)]
        first_named = next((one for one in found if one.role is Role.ALONE and one not in subjects), None)
        subjects += [first_named] if first_named and first_named not in retold else uttering[:1]
        guessed = not told and bool(subjects)
    subjects = [one for one in subjects if one not in hearers and not is_oblique(grammar, text, one)]
    subjects = [one for one in subjects if not begins_what_is_said(grammar, text, within[0], one)]
    (passing if subjects else subjects).extend(one for one in relaying if one not in subjects)
    taken = {*subjects, *passing}
    others = tuple(one for one in found if one not in taken)
    hearers += tuple(one for one in retold if one not in taken and not says_it(text, one, spoken))
    return Cues(tuple(subjects), others, tuple(passing), first, pronoun, guessed, hearers, retold)


def _views(text: str, found: Sequence[Mention], grammar: Grammar) -> list[Mention]:
    """Those whose view is given; not whom it is about: ``Laut Lund versprach Ida Berg``."""
    views: list[Mention] = []
    for one in found:
        if grammar.according(text, one.start, one.end) and not (
            views and grammar.verbs(text, views[-1].end, one.start)
        ):
            views.append(one)
    return views


def _by_verbs(
    text: str, within: Range, found: Sequence[Mention], spoken: Sequence[re.Match[str]], grammar: Grammar
) -> tuple[list[Mention], list[Mention], list[Mention], bool]:
    """The subjects of the verbs of speech, those who cite others, those who report, and whether a pronoun speaks."""
    subjects: list[Mention] = []
    passing: list[Mention] = []
    relaying: list[Mention] = []
    pronoun = False
    for verb in spoken:
        word = verb.group().lower()
        before = _before(text, verb, found, grammar) if found else []
        lets = bool(before) and all(is_let_know(grammar, text, one.start) for one in before)
        if word in grammar.words.citing and not grammar.passive(text, verb):
            passing += [one for one in before if grammar.adjoins(text, one.end, verb.start())]
            citing, cited = _cited(text, verb, found, grammar, alone=not before)
            passing += citing
            subjects += cited
        elif word in grammar.words.reporting:
            relaying += before
        elif before and not lets:
            subjects += before
        elif lets or grammar.pronoun_before(text, within[0], verb.start()):
            pronoun = True
        elif found:
            subjects += _after(text, verb, found, grammar)
    return subjects, passing, relaying, pronoun


def _cited(
    text: str, verb: re.Match[str], found: Sequence[Mention], grammar: Grammar, *, alone: bool
) -> tuple[list[Mention], list[Mention]]:
    """Who cites and who is cited behind a verb; where nobody stands before it the first of two cites.

    ``“…”, zitiert die Zeitung Tagblatt Ida Berg``. Behind a preposition the second may be neither.
    """
    behind = [one for one in found if one.start >= verb.end()]
    if alone and len(behind) > 1 and behind[1].of_person() and grammar.verb_leads(text, verb.start()):
        return (behind[:1], behind[1:2]) if behind[1].role is Role.ALONE else ([], [])
    return [], [one for one in behind if one.role is Role.ALONE][:1]


def _utterers(text: str, within: Range, found: Sequence[Mention], grammar: Grammar) -> list[Mention]:
    """Whose utterance the words begin with, if they name nobody else: ``Berg’s answer was``, ``réponse de Berg``."""
    first = found[0] if found else None
    if first is None or QUOTED in text[slice(*within)]:
        return []
    apart = len(found) > 1 and not grammar.verbs(text, *within)  # `Berg’s verdict, delivered over Lund’s shoulder:`
    after = text[first.end : found[1].start].partition(",")[0] if apart else text[first.end : within[1]]
    if (len(found) > 1 and (not apart or "," not in text[first.end : found[1].start])) or not grammar.views.ends_soon(
        after
    ):
        return []
    ahead = text[within[0] : first.start]
    owned = first.role is Role.POSSESSOR and grammar.views.utters(text, first.end) and not ahead.strip()
    return [first] if owned or (first.role is Role.BEHIND and grammar.views.is_utterance(ahead)) else []


def _told(
    text: str, within: Range, found: Sequence[Mention], spoken: Sequence[re.Match[str]], grammar: Grammar
) -> tuple[Mention, ...]:
    """Those who are told, or may be, by the verb before or behind them."""
    hears = grammar.known and anybody_hears(grammar, text, *within)
    verbs = [(verb, verb.group().lower()) for verb in spoken]
    told = []
    for one in found if grammar.known else ():
        before = next((word for verb, word in reversed(verbs) if verb.end() <= one.start), "")
        heard = may_be_told(grammar, text, before, one) or (hears and is_told(grammar, text, one.end))
        if heard or is_let_know(grammar, text, one.start):
            told.append(one)
    return tuple(told)


def _before(text: str, verb: re.Match[str], found: Sequence[Mention], grammar: Grammar) -> list[Mention]:
    """The subject before a verb: next to it, with those joined to it; else those with an apposition or a clause."""
    ahead = [one for one in found if one.end <= verb.start()]
    leaning = verb.group().lower() in grammar.words.leaning
    near = [one for one in ahead if grammar.adjoins(text, one.end, verb.start())]
    direct = [one for one in near if one.role is Role.ALONE or (leaning and _accompanies(text, one, grammar))]
    loose = [
        one
        for one in ahead
        if grammar.known
        and one not in direct
        and grammar.parenthesis(text, one.end, verb.start())
        and not grammar.interrupted(text, one.end, verb)
        and not _is_of_others(text, one, verb, grammar)
        and (one.role is Role.ALONE or grammar.relative(text, one.end))
    ]
    if host := whose_clause(grammar, text, [one for one in ahead if one in direct or one in loose], verb.start()):
        return [host]
    if direct:
        return [*(one for one in loose if grammar.listed(text, one.end, direct[-1].start)), *direct]
    return [] if leaning else loose


def _is_of_others(text: str, mention: Mention, verb: re.Match[str], grammar: Grammar) -> bool:
    """Whether a verb right behind a comma has a noun for its subject: ``los mineros, confirma la ministra``."""
    if mention.of_person() or not grammar.words.verb_before_subject:
        return False
    alone = text[mention.end : verb.start()].strip() == ","
    return alone and subject_behind(grammar, text, verb) is not None


def _accompanies(text: str, mention: Mention, grammar: Grammar) -> bool:
    """Whether a name stands behind ``with``, as one who does what a participle says: ``with Berg saying``."""
    words = text[max(mention.start - 40, 0) : mention.start].lower().split()
    return any(word in grammar.words.accompanying for word in words[-4:])


def _after(text: str, verb: re.Match[str], found: Sequence[Mention], grammar: Grammar) -> list[Mention]:
    """The subject after a verb, where it may stand there."""
    word = verb.group().lower()
    if not grammar.known:  # a title cannot be told from an object: only a name right behind the verb is its subject
        return [one for one in found if one.start > verb.end() and not text[verb.end() : one.start].strip()]
    leads = grammar.words.verb_before_subject or grammar.verb_leads(
        text, verb.start(), comma=word not in grammar.words.telling
    )
    first = next((one for one in found if one.start >= verb.end()), None)
    leads = leads or (first is not None and grammar.has_it_behind(text, verb.start(), first.start, first.end))
    if word in grammar.words.leaning or not leads:
        return []
    after = [one for one in found if one.start >= verb.end() and one.role in (Role.ALONE, Role.TITLE)]
    if after and opens_what_is_said(grammar, text[verb.end() : after[0].start]):
        return []
    subject = [one for one in after[:2] if grammar.follows(text, verb.end(), one.start)][:1]
    if not subject and after and (begins := subject_behind(grammar, text, verb)) is not None:
        behind = [one for one in after if one.start >= begins][:1]
        subject = [one for one in behind if names_whom(grammar, text[begins : one.start])]
    if not subject:
        subject = [one for one in after[:1] if has_subject_past(grammar, text, verb, one.start, one.end)]
    if not subject:
        serving = [one for one in found if one.start >= verb.end() and one.role is Role.STAFFED and not one.of_person()]
        subject = [one for one in serving[:1] if speaks_for(grammar, text[verb.end() : one.start])]
    owned = [one for one in after[1:3] if subject and one.of_person() and _owns(text, subject[0], one, grammar)]
    return owned[:1] or subject


def _owns(text: str, first: Mention, second: Mention, grammar: Grammar) -> bool:
    """Whether a body only says whose officer a person behind it is: ``Islands chefsförhandlare Ida Berg``."""
    between = _GENITIVE.sub("", text[first.end : second.start])
    words = {word.lower() for word in re.findall(r"[^\W\d_]+", between)}
    small = (grammar.words.prepositions, grammar.words.verbs, grammar.words.joining, grammar.words.links)
    return not first.of_person() and not set(between) & set(",.;:!?\ufffc") and all(map(words.isdisjoint, small))
