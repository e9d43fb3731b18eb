"""Whether the words of the text tie a statement to the speaker whom the model names.

Three questions, in this order. Do the words of the attribution themselves name who speaks? Then it has to be this one.
Does the sentence around them? And if there is but a pronoun, a role or nothing: who was the last to speak before? The
one who passes words on, whom they are said to or about, and whose office it is that speaks, are not the speaker.

The outcome is *confirmed*, *open* or *refuted*. Only a language whose grammar is known refutes: there the verb of
speech belongs to somebody else. In any other the speaker is confirmed where his name adjoins the words, else open.
"""

from __future__ import annotations

from readout.ground.article import Article, Range, overlap
from readout.ground.candidates import Candidate, Candidates, Mention
from readout.ground.captions import is_captioned
from readout.ground.cases import is_no_subject, stands_aside
from readout.ground.content import is_in_what_is_said
from readout.ground.cues import CueIndex, Cues
from readout.ground.dashed_turns import DashedTurns
from readout.ground.grammar import Role
from readout.ground.interrupted import goes_on, is_at_once
from readout.ground.labels import Labels
from readout.ground.latter import unless_asked
from readout.ground.namesakes import among_namesakes
from readout.ground.pairs import (
    at_the_head,
    begins_with,
    behind_one_word,
    behind_the_verb,
    first_person,
    is_cut_short,
    part_of,
    with_whole_names,
)
from readout.ground.pointing_back import PointingBack
from readout.ground.predicates import hangs_on
from readout.ground.questions import answer, is_question
from readout.ground.reach import Reach
from readout.ground.reported_mood import only_tells
from readout.ground.unlisted import unlisted_speaker
from readout.ground.unnamed import describes_another, in_a_case, tells_another
from readout.ground.verdicts import CONFIRMED, Utterance, Verdict, name_of, passes_on, shown
from readout.ground.voices import is_its_voice

_OF_WORDS = frozenset({Role.BEHIND, Role.GOVERNED, Role.DOER, Role.ALONE})
"""How a name stands behind words that its bearer has said: ``von Berg``, ``der Präsidentin``."""
_PARTING = frozenset(",،、，;；؛:：")
"""What parts a name at the head of a clause from one that is but somebody in it: ``韓国は…送らず、議長に``."""


class Attribution:
    """Judges the attributions of one answer's statements.

    Args:
        article: the text.
        candidates: the parties of the answer.
    """

    def __init__(self, article: Article, candidates: Candidates) -> None:
        self._article = article
        self._candidates = candidates
        self._grammar = article.grammar
        self._heard = CueIndex(article, candidates)
        self._labels = Labels(article, candidates)
        self._dashed_turns = DashedTurns(article, candidates)
        self._antecedents = PointingBack(article, candidates, self._heard)
        self._reach = Reach(article, candidates, self._heard)

    def verdict(self, made: Utterance) -> Verdict:
        """Judge one utterance."""
        candidate = self._candidates.candidate(made.speaker)
        return among_namesakes(self._candidates, candidate, made, self._verdict(candidate, made))

    def _verdict(self, candidate: Candidate, made: Utterance) -> Verdict:
        if made.via and self._candidates.candidate(made.via) == candidate:
            return Verdict(passes_on(candidate))
        labels, dashed = self._labels, self._dashed_turns
        if (
            apart := labels.verdict(candidate, made)
            or labels.signed(candidate, made)
            or dashed.verdict(candidate, made)
        ):
            return apart
        if made.said is not None and made.quotes and not made.is_near(self._article):
            return self._labels.from_afar(candidate, made.said)
        verdict = self._judged(candidate, made)
        if verdict != CONFIRMED and (headline := labels.headline(candidate, made)):
            return headline
        if verdict.fault and not self._grammar.known:
            return Verdict(doubt=f"nothing beside the words shows that {candidate.name!r} says them")
        return CONFIRMED if verdict.doubt and dashed.heads(candidate, made) else verdict

    def signs(self, speaker: str) -> bool:
        """Whether a text ends with the name of its speaker: the whole of it is his words."""
        return self._labels.signs(speaker)

    def _judged(self, candidate: Candidate, made: Utterance) -> Verdict:
        """Judge by the words of the attribution, then the quotes that stand in other sentences than these."""
        if made.said is not None and made.quotes and is_question(self._article, made.said):
            return Verdict(doubt=f"{shown(self._article, made.said)!r} says of nobody that he answers it")
        if made.said is not None and not (
            made.quotes and only_tells(self._grammar, self._article.reported, *made.said)
        ):
            via = " ".join(self._candidates.forms(made.via)) if made.via else ""
            said = with_whole_names(self._article, self._candidates, made.said)
            by_words = self._by_attribution(candidate, said, via, quoted=bool(made.quotes))
            first = unless_asked(self._article, made.said, made.quotes, by_words)
        else:
            credited = self._is_credited(candidate, made.quotes[0])
            first = CONFIRMED if credited else self._antecedents.verdict(candidate, made.quotes[0], None)
        known = self._article.sentence(made.said or made.quotes[0])
        further = [
            quote
            for quote in made.quotes
            if not overlap(self._article.sentence(quote), known)
            and not goes_on(self._article, quote, made.quotes)
            and not self._is_set_off(candidate, quote, known)
            and not is_at_once(self._article, quote, known, made.quotes)
        ]
        verdicts = [first, *(self._antecedents.verdict(candidate, quote, None) for quote in further)]
        worst = next((one for one in verdicts if one.fault), next((one for one in verdicts if one.doubt), CONFIRMED))
        if worst == CONFIRMED and made.said is None and (asked := answer(self._article, made.quotes)):
            return Verdict(doubt=f"{shown(self._article, asked)!r} may answer {candidate.name!r}")
        return self._unless_passed_on(made, worst)

    def _unless_passed_on(self, made: Utterance, verdict: Verdict) -> Verdict:
        """Leave open whose words a pronoun gives, where the last to speak is who is said to pass them on."""
        if not made.via or self._candidates.candidate(made.via) not in verdict.instead:
            return verdict
        return Verdict(doubt=f"nothing shows that {made.via!r} passes on these words")

    def _by_attribution(self, candidate: Candidate, said: Range, via: str, *, quoted: bool) -> Verdict:
        """Judge by the words of the attribution, or by what stands before those that hang on it."""
        if hangs_on(self._grammar, self._article.reported[slice(*said)]):
            return self._antecedents.verdict(candidate, said, said)
        if quoted:
            return self._by_words(candidate, self._reach.up_to_name(said, candidate), via)
        said = self._reach.past_the_cut(self._reach.up_to_name(said, candidate), candidate)
        return self._by_sentence(candidate, said, via, self._by_words(candidate, said, via))

    def _by_sentence(self, candidate: Candidate, said: Range, via: str, verdict: Verdict) -> Verdict:
        """Judge the first words of a sentence without quotes: they may be what is said, and who says it stand behind.

        Where nobody is said to speak, who is named at their head is not refuted: nothing tells that it is his view.
        """
        heard = self._heard.of(said, candidate)
        if heard.verb is not None or (verdict == CONFIRMED and heard.speaks(candidate)):
            return verdict
        if clause := self._reach.reporting_clause(said, candidate):
            return self._by_words(candidate, clause, via)
        first = next(iter(heard.heads()), None)
        if verdict.fault is None or first is None:
            return verdict
        return Verdict(doubt=f"{shown(self._article, said)!r} begins with {name_of(first)}")

    def _is_set_off(self, candidate: Candidate, quote: Range, known: Range) -> bool:
        """Whether a quotation is announced by the attribution, or is a block that bears the speaker’s name."""
        if not self._article.quotations_in(quote):
            return False
        captioned = is_captioned(self._article, self._candidates, candidate, quote, known)
        if captioned or self._is_credited(candidate, quote):
            return True
        between = self._article.text[known[1] : quote[0]] if known[1] <= quote[0] else "?"
        ends = self._article.text[slice(*known)].rstrip().endswith((":", "："))
        return ends and not any(char.isalnum() for char in between)

    def _is_credited(self, candidate: Candidate, quote: Range) -> bool:
        """Whether words stand in a block whose credit names the speaker before anybody else."""
        numbers = self._article.quotations_in(quote)
        block = self._article.quotations[numbers[0]] if numbers else None
        if block is None or block.mark != "block" or not block.reporting:
            return False
        named = next((one for one in self._candidates.mentions(block.reporting, candidate) if one.of_person()), None)
        return named is not None and named.has(candidate)

    def _by_words(self, candidate: Candidate, said: Range, via: str) -> Verdict:
        """Judge by the words of the attribution; where they name nobody, by what stands around them."""
        heard = self._heard.of(said, candidate)
        if apart := self._of_others(heard, candidate, said):
            return apart
        speaking = [one for one in heard.all() if one.has(candidate) and self._speaks(one, heard)]
        if speaking or is_its_voice(self._article, self._candidates, candidate, heard, said):
            return CONFIRMED if self._grammar.known else self._as_subject(candidate, speaking[0], heard, said)
        if not self._grammar.known and any(one.has(candidate) for one in heard.all()):
            return self._alone(candidate, heard, said)
        rival = self._rival(heard, candidate, via)
        other = name_of(rival) if rival is not None else self._unlisted(heard, candidate, said, via)
        if other and not begins_with(self._grammar, self._article.reported, heard, said, candidate):
            reason = f"speaker: {shown(self._article, said)!r} is said of {other}, not of {candidate.name!r}"
            return Verdict(reason, instead=rival.candidates if rival is not None else frozenset())
        if candidate.person and (part := part_of(self._grammar, self._article.reported, heard, candidate)):
            words = f"{shown(self._article, said)!r} has {candidate.name!r} as {part}"
            return Verdict(doubt=words) if self._may_follow(heard, candidate) else Verdict(f"speaker: {words}")
        return self._unnamed(candidate, heard, said)

    def _of_others(self, heard: Cues, candidate: Candidate, said: Range) -> Verdict | None:
        """Judge by words that tell whom another quotes, or what he has said: ``Lund recalled the words of Berg``."""
        passing = (*heard.passing, *self._heard.passing(self._article.sentence(said), candidate))
        if any(one.has(candidate) for one in passing if said[0] <= one.start < said[1]):
            return Verdict(passes_on(candidate))
        views, text = self._grammar.views, self._article.reported
        verb = len(text) if heard.verb is None else heard.verb
        behind = (one for one in heard.others if one.role in _OF_WORDS and one.start > verb)
        whose = next((one for one in behind if views.owns_words(text, one.start)), None)
        reason = f"{shown(self._article, said)!r} may tell of words of"
        return None if whose is None else Verdict(doubt=f"{reason} {name_of(whose)}")

    def _unnamed(self, candidate: Candidate, heard: Cues, said: Range) -> Verdict:
        """Judge by words that name nobody as who speaks, or by who stands at their head."""
        known = self._grammar.known
        if any(one.has(candidate) for one in heard.told):
            return Verdict(doubt=f"{shown(self._article, said)!r} has {candidate.name!r} as the one spoken to or about")
        named = [*heard.subjects, *behind_the_verb(self._article.reported, heard)]
        named = named if known else [one for one in heard.all() if not self._is_aside(one, heard, said)]
        if either := next((one for one in named if not one.has(candidate) and one.of_person()), None):
            return Verdict(doubt=f"{shown(self._article, said)!r} may be said of {name_of(either)}")
        if (party := behind_one_word(self._grammar, self._article.reported, heard, said)) and not party.has(candidate):
            return Verdict(doubt=f"{shown(self._article, said)!r} may be said of {name_of(party)}")
        first = at_the_head(self._grammar, self._article.reported, heard, said, past_verb=True) if known else None
        if heard.verb is None and first is not None and not first.has(candidate):
            return Verdict(doubt=f"{shown(self._article, said)!r} begins with {name_of(first)}")
        return CONFIRMED if self._leads(heard, candidate) else self._antecedents.verdict(candidate, said, said)

    def _alone(self, candidate: Candidate, heard: Cues, said: Range) -> Verdict:
        """Judge an attribution that names this party, by whom else it names."""
        first = next(one for one in heard.all() if one.has(candidate))
        ahead = [one for one in heard.all() if one.end <= first.start and not one.has(candidate)]
        apart = [one for one in ahead if set(self._article.text[one.end : first.start]) & _PARTING]
        people = [one for one in heard.all() if not one.has(candidate) and one.of_person()]
        others = [one for one in people if not self._is_aside(one, heard, said)] or apart
        if others:
            return Verdict(doubt=f"the words name {candidate.name!r} and {name_of(others[0])}")
        return self._as_subject(candidate, first, heard, said)

    def _is_aside(self, mention: Mention, heard: Cues, said: Range) -> bool:
        """Whether a person is named in a case in which no subject stands, or in what is said: ``napsal Hanzlíkovi``."""
        grammar, text, verb = self._grammar, self._article.text, heard.verb is not None
        cased = all(in_a_case(grammar, text, mention, one, verb=verb) for one in mention.candidates)
        return cased or is_no_subject(grammar, text, mention) or is_in_what_is_said(grammar, text, said, mention)

    def _as_subject(self, candidate: Candidate, named: Mention, heard: Cues, said: Range) -> Verdict:
        """Whether a name may be the subject, in a language whose grammar is not known: in no case, nobody unnamed."""
        grammar, text = self._grammar, self._article.text
        cased = in_a_case(grammar, text, named, candidate, verb=heard.verb is not None)
        cased = cased or named in heard.told or stands_aside(grammar, text, said, named)
        another = tells_another(grammar, text, said[0], named.start)
        if cased or another or describes_another(grammar, text[slice(*said)], candidate):
            return Verdict(doubt=f"{shown(self._article, said)!r} may be said of somebody beside {candidate.name!r}")
        return CONFIRMED

    def _speaks(self, mention: Mention, heard: Cues) -> bool:
        """Whether a name is a subject, or has a clause about it that begins with who."""
        clause = mention.role is not Role.GOVERNED and self._grammar.relative(self._article.reported, mention.end)
        return mention in heard.subjects or clause

    def _rival(self, heard: Cues, candidate: Candidate, via: str) -> Mention | None:
        """Another party of the answer who is said to speak."""
        subjects = (
            one
            for one in heard.subjects
            if self._article.text[one.start : one.end].casefold() not in via.casefold()
            and not self._may_be_of_either(one, heard, candidate)
        )
        return next(subjects, None) or first_person(self._grammar, self._article.reported, heard, candidate)

    def _may_be_of_either(self, mention: Mention, heard: Cues, candidate: Candidate) -> bool:
        """Whether a name only has a clause about it, after the speaker's: ``Rao applauded Lund, who said``."""
        before = any(one.has(candidate) and one.end <= mention.start for one in heard.heads())
        return before and self._grammar.relative(self._article.reported, mention.end)

    def _unlisted(self, heard: Cues, candidate: Candidate, said: Range, via: str) -> str | None:
        """Somebody who is no party of the answer, and is said to speak."""
        if not candidate.person or self._leads(heard, candidate):
            return None
        name = unlisted_speaker(self._grammar, self._article.reported, *said)
        told = any(self._article.text[one.start : one.end].endswith(name or " ") for one in heard.told)
        return repr(name) if name and not told and not candidate.spells(name) and name not in via else None

    def _may_follow(self, heard: Cues, candidate: Candidate) -> bool:
        """Whether a name right behind a verb that nobody stands before may be its subject: ``…, a prévenu Berg``."""
        grammar, text = self._grammar, self._article.reported
        named = next((one for one in heard.others if one.has(candidate)), None)
        if named is None or heard.verb is None or heard.heads() or not grammar.verb_leads(text, heard.verb):
            return False
        verbs = grammar.verbs(text, heard.verb, named.end)
        return bool(verbs) and not text[verbs[-1].end() : named.start].strip()

    def _leads(self, heard: Cues, candidate: Candidate) -> bool:
        """Whether the speaker is named before the verb, or there is none and nobody is named before him."""
        ahead = [one for one in heard.others if one not in heard.told and (heard.verb is None or one.end <= heard.verb)]
        mine = next((one for one in ahead if one.may_speak(candidate)), None)
        if mine is None or is_cut_short(self._grammar, self._article.reported, heard, mine):
            return False
        if heard.verb is not None:
            return True
        before = [one for one in ahead if one.end <= mine.start and one.role is Role.ALONE and one.of_person()]
        return not before or self._grammar.listed(self._article.reported, before[-1].end, mine.start)
