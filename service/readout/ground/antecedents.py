"""Who is meant where an attribution has no name: by a pronoun, a role, or nothing at all.

The sentence around it is looked at first, then those before, up to the last who is said to speak.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from readout.ground.agreement import of_several
from readout.ground.anaphora import Anaphora
from readout.ground.article import Article, Range
from readout.ground.candidates import Candidate, Candidates, Mention
from readout.ground.cases import is_no_subject
from readout.ground.clauses import plain_words
from readout.ground.cues import CueIndex, Cues
from readout.ground.going_on import GoingOn, goes_on
from readout.ground.grammar import Role
from readout.ground.honorifics import Honorifics
from readout.ground.latter import by_his_age, by_the_latter, by_the_writer
from readout.ground.pairs import is_of_a_pair, may_be_whose
from readout.ground.predicates import hangs_on
from readout.ground.rivals import Rivals, may_be_who_is_told_of, without_told
from readout.ground.roles import Roles
from readout.ground.standing import Standing
from readout.ground.subjects import Subjects
from readout.ground.told import in_an_adverbial
from readout.ground.unnamed import in_a_case
from readout.ground.verdicts import CONFIRMED, Verdict, name_of, shown
from readout.ground.whose_view import WhoseView

_FARTHEST = 12
"""Sentences back in which the name behind a pronoun is looked for."""


class Antecedents:
    """Judges attributions by the sentences around them.

    Args:
        article: the text.
        candidates: the parties of the answer.
        heard: who is said to speak where.
    """

    def __init__(self, article: Article, candidates: Candidates, heard: CueIndex) -> None:
        self._article = article
        self._candidates = candidates
        self._grammar = article.grammar
        self._heard = heard
        self._going_on = GoingOn(article, heard)
        self._anaphora = Anaphora(article, candidates, heard)
        self._roles = Roles(article, candidates)
        self._subjects = Subjects(article, candidates)
        self._honorifics = Honorifics(article, candidates)
        self._whose_view = WhoseView(article, candidates, heard)
        self._standing = Standing(article)
        self._rivals = Rivals(article, candidates, heard)

    def verdict(self, candidate: Candidate, at: Range, said: Range | None) -> Verdict:
        """Judge by the sentence around ``at``, then by those before it.

        Args:
            candidate: Who is said to speak.
            at: The attribution, or the quote that has none.
            said: The attribution.
        """
        if said is not None and self._roles.names(candidate, said):
            return CONFIRMED  # `the minister said`, of the one who is a minister
        if said is not None:
            given = (self._article, self._candidates, candidate, said)
            if pointed := by_the_latter(*given) or by_his_age(*given) or by_the_writer(*given):
                return pointed
            if self._whose_view.is_his(candidate, said):
                return CONFIRMED
        heard = self._heard.of(self._article.sentence(at), candidate)
        tells = False
        if said is not None:
            own = self._heard.of(said, candidate)
            heard = without_told(self._article, heard, said, own)
            tells = own.pronoun and may_be_who_is_told_of(self._article, heard, candidate, said)
        several = said is not None and candidate.person and of_several(self._grammar, self._article.reported, said)
        viewed = said is None and candidate.person and self._whose_view.is_anothers(candidate, heard, at)
        if tells or several or viewed or self._honorifics.excludes(candidate, said):
            return _nothing(self._article, at, candidate)
        another = said is not None and (
            self._subjects.is_another(said, candidate) or self._anaphora.contradicts(candidate, said)
        )
        if not another and (heard.speaks(candidate) or self._leads_alone(candidate, heard, said, at[0])):
            return CONFIRMED
        return self._among_others(candidate, at, said, heard)

    def _among_others(self, candidate: Candidate, at: Range, said: Range | None, heard: Cues) -> Verdict:
        """Judge by who else speaks in the sentence, or spoke last before it."""
        if said is not None and self._grammar.known and goes_on(self._grammar, self._article.text[slice(*said)]):
            return self._goes_on(candidate, said)
        words = self._plain(said)
        spoken = said is not None and self._heard.of(said, candidate).verb is not None
        before = [one for one in heard.subjects if not spoken or one.end <= at[0]]
        rival = _last(before, candidate) if spoken else next(iter(before), None)
        here, met = rival is not None, rival is not None
        if rival is None and self._grammar.known:
            met, rival = self._back(
                candidate, self._article.sentence(at)[0], said, either=self._rivals.may_be_bodies(candidate, said)
            )
        if self._refers(candidate, at, said, heard):
            return CONFIRMED
        if rival is not None:
            reason = (
                f"the last to speak before {shown(self._article, at)!r} is {name_of(rival)}, not {candidate.name!r}"
            )
            own = said is None and at[0] <= rival.start < at[1]  # his words, which no mark sets off
            told = here and not heard.guessed and not own
            meant = (
                self._rivals.is_surely(rival, candidate, words) if told else self._rivals.means(rival, said, candidate)
            )
            refutes = (
                meant
                and not self._honorifics.excluded(rival, said)
                and not self._subjects.is_described(candidate, said, at)
            )
            return Verdict(f"speaker: {reason}", instead=rival.candidates) if refutes else Verdict(doubt=reason)
        if met and not self._subjects.is_described(candidate, said, at):
            between = self._rivals.between(candidate, said, heard)
            return CONFIRMED if between is None else Verdict(doubt=_may_be(self._article, at, between))
        return _nothing(self._article, at, candidate)

    def _refers(self, candidate: Candidate, at: Range, said: Range | None, heard: Cues) -> bool:
        """Whether nobody else can be meant, in a language whose grammar is not known."""
        if self._anaphora.excludes(candidate, at, said):
            return False
        return self._going_on.speaks(candidate, said, heard) or self._anaphora.refers(candidate, at, said)

    def _goes_on(self, candidate: Candidate, said: Range) -> Verdict:
        """Judge words with which the last to speak goes on: nobody else is named behind what he has said."""
        for sentence in islice(self._article.sentences.before(self._article.sentence(said)[0]), _FARTHEST):
            heard = self._heard.of(sentence, candidate)
            if heard.speaks(candidate) and self._standing.speaks_alone(candidate, heard):
                return CONFIRMED
            if any(one.of_person() for one in heard.all()):
                break
        return Verdict(doubt=f"nothing shows that {candidate.name!r} goes on with {shown(self._article, said)!r}")

    def _leads_alone(self, candidate: Candidate, heard: Cues, said: Range | None, end: int) -> bool:
        """Whether a sentence names the speaker, before the attribution if there is one, and before any other person.

        Nobody without a name may come in behind the speaker, up to ``end``.
        """
        ahead = [one for one in heard.others if said is None or one.end <= said[0]]
        mine = next((one for one in ahead if one.may_speak(candidate) and one not in heard.told), None)
        if mine is None or self._may_be_another(candidate, mine, said, end) or self._is_told_of(mine, said, heard):
            return False
        rivals = [one for one in ahead if not one.has(candidate) and (one.of_person() or not candidate.person)]
        if not self._grammar.known:
            text = self._article.reported
            cased = in_a_case(self._grammar, text, mine, candidate, verb=True)
            aside = in_an_adverbial(self._grammar, text, (self._article.sentence((mine.start, end))[0], mine.end), mine)
            oblique = cased or aside or is_no_subject(self._grammar, text, mine)
            return not rivals and not heard.subjects and not oblique
        if said is not None and candidate.person and self._is_paired(mine, heard):
            return False
        if said is None and any(one.role is Role.ALONE and self._apart(mine, one) for one in rivals):
            return False
        relative = (one for one in rivals if said is not None and one.of_person() and one.start > mine.start)
        if any(self._grammar.relative(self._article.reported, one.end) for one in relative):
            return False  # `Lund met Berg, who by her own account is loud`
        return not any(one.role is Role.ALONE and one.start < mine.start for one in rivals)

    def _may_be_another(self, candidate: Candidate, mine: Mention, said: Range | None, end: int) -> bool:
        """Whether somebody without a name comes in behind a name, or it only says whose something is, or of what."""
        if not self._grammar.known:
            return False
        if said is not None and self._rivals.is_interrupted(mine, said):
            return True
        whose = may_be_whose(self._grammar, self._article.reported, mine)
        return candidate.person and (self._standing.meets(mine, end) or whose)

    def _is_told_of(self, mention: Mention, said: Range | None, heard: Cues) -> bool:
        """Whether what hangs on a clause about a name may be another's: ``Lund saw Berg, who came, adding``."""
        grammar, text = self._grammar, self._article.reported
        if said is not None and hangs_on(grammar, text[slice(*said)]):
            clauses = grammar.words.relative | grammar.words.clause_openers
            return not clauses.isdisjoint(plain_words(text[mention.end : said[0]]))
        if said is None or not grammar.known or not grammar.relative(text, mention.end):
            return False
        leaning = any(verb.group().lower() in grammar.words.leaning for verb in grammar.verbs(text, *said))
        return leaning and any(one.of_person() and one.end < mention.start for one in heard.subjects)

    def _apart(self, mention: Mention, other: Mention) -> bool:
        """Whether a name stands in another clause behind a semicolon."""
        return mention.end < other.start and ";" in self._article.reported[mention.end : other.start]

    def _back(
        self, candidate: Candidate, start: int, said: Range | None, *, either: bool
    ) -> tuple[bool, Mention | None]:
        """Whether the speaker is met, going back, before anybody else who speaks; and who that is.

        Args:
            candidate: Who is said to speak.
            start: Where the sentence begins before which he is looked for.
            said: The attribution.
            either: Whether a body may be meant though a person is to speak.
        """
        words = self._plain(said)
        answers = bool(words & (self._grammar.words.replying | self._grammar.words.answers))
        others, several, seen = False, bool(words & self._grammar.words.thing_pronouns), False
        bodies = several and not words & self._grammar.words.subject_pronouns
        for sentence in islice(self._article.sentences.before(start), _FARTHEST):
            heard = self._heard.of(sentence, candidate)
            speaking = [one for one in heard.subjects if one not in heard.retold]
            subjects = [one for one in speaking if not self._honorifics.excluded(one, said)]
            rival = _last(subjects, candidate, bodies=bodies)
            mine = any(one.has(candidate) for one in speaking)
            if (mine or rival is not None) and any(one.of_person() for one in heard.passing):
                return False, None  # `According to Lund, Berg promised`: either may go on
            if mine:
                alone = several or self._standing.speaks_alone(candidate, heard)
                spoken_to = answers and any(one.of_person() and not one.has(candidate) for one in heard.others)
                sure = (
                    not others and not spoken_to and alone and not self._honorifics.fits_another(candidate, heard, said)
                )
                return sure and self._may_go_on(candidate, heard, sentence, start), None
            asked = answers and any(one.has(candidate) for one in heard.others)
            if asked or self._honorifics.chooses(candidate, heard, said):
                meant = self._standing.is_asked if asked else self._standing.is_by_himself
                return not others and meant(candidate, heard, sentence[1]), None
            others = others or (either and any(not one.of_person() for one in speaking))
            named = next((one for one in heard.others if one.may_speak(candidate)), None)
            told_of = named is not None and named in heard.retold  # somebody else has told of him, and may go on
            if named is not None and (rival is None or told_of):
                alone = several or not candidate.person or not self._is_paired(named, heard)
                sure = (
                    not others and not told_of and alone and not self._honorifics.fits_another(candidate, heard, said)
                )
                return sure and self._acts(candidate, named, heard, sentence), None
            silent = (one for one in heard.all() if one not in speaking)
            others = others or any(self._may_be_meant(one, candidate, heard, said) for one in silent)
            if rival is not None:  # `Lund met her at Berg’s. She said`: Berg stands nearer
                return False, None if seen else rival
            seen = seen or (candidate.person and any(one.has(candidate) for one in heard.others))
        return False, None

    def _may_be_meant(self, mention: Mention, candidate: Candidate, heard: Cues, said: Range | None) -> bool:
        """Whether a name is another person's who may be meant, and of whom not only something is told."""
        told_of = said is None and mention in heard.retold
        another = mention.of_person() and not mention.has(candidate)
        return another and not told_of and not self._honorifics.excluded(mention, said)

    def _is_paired(self, mention: Mention, heard: Cues) -> bool:
        return is_of_a_pair(self._grammar, self._article.reported, mention, heard)

    def _may_go_on(self, candidate: Candidate, heard: Cues, sentence: Range, start: int) -> bool:
        """Whether nobody else comes in with or behind a sentence in which a party speaks."""
        if candidate.person and self._standing.is_embedded(candidate, heard):
            return False
        brought_in = self._rivals.is_brought_in(candidate, sentence, start)
        return not brought_in and not self._rivals.is_followed(candidate, heard)

    def _acts(self, candidate: Candidate, named: Mention, heard: Cues, sentence: Range) -> bool:
        """Whether a party is the subject of a sentence in which nobody speaks, and goes on to nobody else."""
        alone = self._leads_alone(candidate, heard, None, sentence[1])
        return alone and self._standing.is_subject(named, sentence) and not self._rivals.is_followed(candidate, heard)

    def _plain(self, said: Range | None) -> set[str]:
        return set(plain_words(self._article.text[slice(*said)])) if said else set()


def _last(subjects: Sequence[Mention], candidate: Candidate, *, bodies: bool = False) -> Mention | None:
    """Who else spoke last, if a pronoun, a role or nothing at all would point to him."""
    rivals = [one for one in subjects if not one.has(candidate)]
    if candidate.person:
        rivals = [one for one in rivals if one.of_person()]
    elif bodies:
        rivals = [one for one in rivals if not all(other.person for other in one.candidates)]
    return rivals[-1] if rivals else None


def _nothing(article: Article, at: Range, candidate: Candidate) -> Verdict:
    return Verdict(doubt=f"nothing beside {shown(article, at)!r} names {candidate.name!r}")


def _may_be(article: Article, at: Range, other: Mention) -> str:
    return f"{shown(article, at)!r} may be said of {name_of(other)}"
