"""Whether the words of the text tie a statement to the speaker whom the model names.

Three questions, in this order. Do the words of the attribution themselves name who speaks? Then it has to be this one.
Does the sentence around them? And if there is but a pronoun, a role or nothing: who was the last to speak before? The
one who passes words on, whom they are said to or about, and whose office it is that speaks, are not the speaker.

Where the text leaves a doubt, the model is believed: a fault is that it names somebody else, or the speaker nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.ground.article import Article, Range, overlap
from readout.ground.grammar import SINGULAR, Place, relative, stranger
from readout.ground.hearing import Heard, hear
from readout.ground.voices import Named, Voice, Voices

_FARTHEST = 12
"""Sentences back in which the name behind a pronoun is looked for."""
_APART = 1
"""Paragraphs between a quote and the words that attribute it."""
_THINGS = frozenset({"it", "they", "its", "their"})
_ANSWERS = frozenset({"replied", "replies", "answered", "answers", "responded", "responds", "retorted", "countered"})
"""Verbs with which the one spoken to speaks next."""
_SHOWN = 60
_WORD = re.compile(r"\w+")


class Attribution:
    """Judges the attributions of one answer's statements.

    Args:
        article: the text.
        voices: the parties of the answer.
    """

    def __init__(self, article: Article, voices: Voices) -> None:
        self._article = article
        self._voices = voices
        self._known: dict[tuple[Range, Voice | None], Heard] = {}

    def fault(self, speaker: str, said: Range | None, quotes: Sequence[Range], via: str | None) -> str | None:
        """What is wrong, in one line; ``None`` if nothing is.

        Args:
            speaker: as the model names him.
            said: where the words of the attribution stand; needed if there are no quotes.
            quotes: where the quoted words stand, in order.
            via: who passes the words on, as the model has it.
        """
        voice = self._voices.voice(speaker)
        if said is not None and quotes and not self._near(said, quotes):
            return f"attribution: {self._words(said)!r} stands too far from the quotes"
        if via and self._voices.voice(via) == voice:
            return _passes_on(voice)
        first = self._by_words(voice, said, via or "") if said is not None else self._around(voice, quotes[0], None)
        return first or self._further(voice, self._article.sentence(said or quotes[0]), quotes)

    def _further(self, voice: Voice, known: Range, quotes: Sequence[Range]) -> str | None:
        """Judge the quotes that stand in other sentences than the attribution: nobody else may have spoken before."""
        further = (quote for quote in quotes if not overlap(self._article.sentence(quote), known))
        return next(filter(None, (self._around(voice, quote, None) for quote in further)), None)

    def _near(self, said: Range, quotes: Sequence[Range]) -> bool:
        here = [self._article.paragraph(at) for at in said]
        there = [self._article.paragraph(at) for quote in quotes for at in quote]
        return min(abs(one - other) for one in here for other in there) <= _APART

    def _by_words(self, voice: Voice, said: Range, via: str) -> str | None:
        """Judge by the words of the attribution; where they name nobody, by what stands around them."""
        heard = self._heard(said, voice)
        whole = self._heard(self._article.sentence(said), voice)
        if any(named.has(voice) for named in (*heard.passing, *whole.passing) if said[0] <= named.start < said[1]):
            return _passes_on(voice)
        if any(named.has(voice) and self._speaks(named, heard) for named in heard.all()):
            return None
        if other := self._other(heard, voice, via) or self._stranger(heard, voice, said, via):
            return f"speaker: {self._words(said)!r} is said of {other}, not of {voice.name!r}"
        if voice.person and (part := _part(heard, voice)):
            return f"speaker: {self._words(said)!r} has {voice.name!r} as {part}"
        return None if _leads(heard, voice) else self._around(voice, said, said)

    def _speaks(self, named: Named, heard: Heard) -> bool:
        """Whether a name is a subject, or has a clause about it that begins with who."""
        clause = named.place is not Place.GOVERNED and relative(self._article.reported, named.end)
        return named in heard.subjects or clause

    def _other(self, heard: Heard, voice: Voice, via: str) -> str | None:
        """Another party of the answer who is said to speak."""
        subjects = (
            named
            for named in heard.subjects
            if not self._is_in(named, via) and not self._may_be_of_either(named, heard, voice)
        )
        rival = next(subjects, None) or _rival(heard, voice)
        return _name(rival) if rival is not None else None

    def _may_be_of_either(self, named: Named, heard: Heard, voice: Voice) -> bool:
        """Whether a name only has a clause about it, after the speaker's: ``Rao applauded Lund, who said``."""
        before = any(other.has(voice) and other.end <= named.start for other in heard.heads())
        return before and relative(self._article.reported, named.end)

    def _stranger(self, heard: Heard, voice: Voice, said: Range, via: str) -> str | None:
        """Somebody who is no party of the answer, and is said to speak."""
        if not voice.person or _leads(heard, voice):
            return None
        name = stranger(self._article.reported, *said)
        return repr(name) if name and not voice.spells(name) and name not in via else None

    def _around(self, voice: Voice, at: Range, said: Range | None) -> str | None:
        """Judge by the sentence, then by those before it up to the last who is said to speak."""
        sentence = self._article.sentence(at)
        heard = self._heard(sentence, voice)
        words = _plain_words(self._article.text[slice(*said)]) if said else set()
        if any(named.has(voice) for named in heard.subjects) or any(
            named.may_speak(voice) for named in heard.others if said is None or named.end <= said[0]
        ):
            return None
        spoken = said is not None and self._heard(said, voice).verb is not None
        before = [named for named in heard.subjects if not spoken or named.end <= at[0]]
        rival = _last(before, voice, words) if spoken else next(iter(before), None)
        met, rival = (False, rival) if rival else self._back(voice, sentence[0], words)
        if rival is not None:
            return f"speaker: the last to speak before {self._words(at)!r} is {_name(rival)}, not {voice.name!r}"
        if met or self._voices.named((0, self._article.paragraph_end(at[1])), also=voice, only=voice):
            return None
        return f"speaker: nothing up to {self._words(at)!r} names {voice.name!r}"

    def _back(self, voice: Voice, start: int, words: set[str]) -> tuple[bool, Named | None]:
        """Whether the speaker is met, going back, before anybody else who speaks; and who that is."""
        answers = bool(words & _ANSWERS)
        for _, sentence in zip(range(_FARTHEST), self._article.sentences.before(start), strict=False):
            heard = self._heard(sentence, voice)
            rival = _last(heard.subjects, voice, words)
            if any(named.has(voice) for named in heard.subjects):
                return True, None
            known = heard.others if rival is None or answers else ()
            if any(named.may_speak(voice) or (answers and named.has(voice)) for named in known):
                return True, None
            if rival is not None:
                return False, rival
        return False, None

    def _heard(self, within: Range, voice: Voice) -> Heard:
        stranger = None if self._voices.lists(voice) else voice
        if (within, stranger) not in self._known:
            named = self._voices.named(within, also=stranger)
            self._known[within, stranger] = hear(self._article.reported, within, named)
        return self._known[within, stranger]

    def _is_in(self, named: Named, words: str) -> bool:
        return self._article.text[named.start : named.end].casefold() in words.casefold()

    def _words(self, place: Range) -> str:
        words = " ".join(self._article.text[slice(*place)].split())
        return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def _part(heard: Heard, voice: Voice) -> str | None:
    """What a person is named as in an attribution, if not as who speaks."""
    for named in heard.others:
        about = named.place is Place.GOVERNED or (
            named.place is Place.BEHIND and heard.verb is not None and named.start > heard.verb
        )
        if named.has(voice) and (about or named.place is Place.STAFFED):
            return "the one spoken to or about" if about else "whom the one who speaks serves"
    return None


def _leads(heard: Heard, voice: Voice) -> bool:
    """Whether the speaker is named before the verb, or there is none."""
    return any(named.may_speak(voice) for named in heard.others if heard.verb is None or named.end <= heard.verb)


def _rival(heard: Heard, voice: Voice) -> Named | None:
    """The first person named before any verb, where none of those is the speaker."""
    if not voice.person or any(named.may_speak(voice) for named in heard.others):
        return None
    return next((named for named in heard.heads() if all(other.person for other in named.voices)), None)


def _last(subjects: Sequence[Named], voice: Voice, words: set[str]) -> Named | None:
    """Who else spoke last, if a pronoun, a role or nothing at all would point to him."""
    rivals = [named for named in subjects if not named.has(voice)]
    if voice.person:
        rivals = [named for named in rivals if any(other.person for other in named.voices)]
    elif words & _THINGS and not words & SINGULAR:
        rivals = [named for named in rivals if not all(other.person for other in named.voices)]
    return rivals[-1] if rivals else None


def _passes_on(voice: Voice) -> str:
    return f"speaker: {voice.name!r} passes the words on: name whose words they are, and {voice.name!r} in via"


def _name(named: Named) -> str:
    return " or ".join(sorted(repr(voice.name) for voice in named.voices))


def _plain_words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
