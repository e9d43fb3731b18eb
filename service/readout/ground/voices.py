"""Who is named where: the forms of an answer's parties, as they stand in the reporter's own words."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from readout.drafts import PartyDraft
from readout.ground.article import Article, Range
from readout.ground.grammar import Place, placed
from readout.ground.names import ALIKE
from readout.parties.naming import plain

_LETTERS_THAT_ARE_EXACT = 4
"""Capitals up to which a form has to be written as such: ``US`` is not ``us``."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Voice:
    """A party of the answer, as somebody who may speak."""

    key: str
    name: str
    person: bool
    words: frozenset[str]
    """All words of its names, forms and role, plain."""

    def spells(self, word: str) -> bool:
        """Whether ``word`` is one of the party's, in this or another spelling."""
        sought = plain(word)
        return any(sought == known or fuzz.ratio(sought, known) >= ALIKE for known in self.words)


@dataclass(frozen=True, slots=True)
class Named:
    """A form of one or more parties at its place in the text."""

    start: int
    end: int
    voices: frozenset[Voice]
    place: Place

    def has(self, voice: Voice) -> bool:
        """Whether the form is one of ``voice``."""
        return voice in self.voices

    def may_speak(self, voice: Voice) -> bool:
        """Whether ``voice`` is named here as one who may be the speaker.

        A spokesman for a ministry speaks as the ministry; a spokesman for a person is not that person.
        """
        if not self.has(voice):
            return False
        return self.place in (
            {Place.ALONE, Place.DOER} if voice.person else set(Place) - {Place.GOVERNED, Place.POSSESSOR}
        )


class Voices:
    """The parties of an answer.

    A name belongs to who bears it, whoever else the model lists it for; a form that several bear stands for each.
    """

    def __init__(self, drafts: Iterable[PartyDraft], article: Article) -> None:
        self._article = article
        self._drafts = tuple(drafts)
        self._voices = {_key(draft.name): _voice(draft) for draft in self._drafts}

    def voice(self, name: str) -> Voice:
        """The party of that name, or of that form; one that is not listed is taken for a person."""
        known = self._voices.get(_key(name)) or next(iter(self._claims.get(_plain_form(name), ())), None)
        return known or _voice(PartyDraft(name=name, kind="person", role=None, as_written=[]))

    def lists(self, voice: Voice) -> bool:
        """Whether the answer lists this party."""
        return self._voices.get(voice.key) == voice

    def named(self, within: Range, also: Voice | None = None, only: Voice | None = None) -> list[Named]:
        """Forms of parties in a range, in the order of the text, quotations left out.

        Args:
            within: the range.
            also: a party that the answer does not list.
            only: the one party that is looked for; default all.
        """
        pattern, claims = self._pattern, self._claims
        if also is not None and not self.lists(also):
            claims = {**claims, **{_plain_form(form): frozenset({also}) for form in _own(also.name, person=True)}}
            pattern = _pattern(claims)
        return [named for named in self._matches(pattern, claims, within) if only is None or named.has(only)]

    def _matches(
        self, pattern: re.Pattern[str] | None, claims: dict[str, frozenset[Voice]], within: Range
    ) -> Iterator[Named]:
        text = self._article.reported
        for match in pattern.finditer(text, *within) if pattern else ():
            form = match.group()
            voices = claims.get(_plain_form(form), frozenset())
            if voices and _written_so(form, voices, self._exact):
                yield Named(*match.span(), voices, placed(text, match.start(), match.end()))

    @functools.cached_property
    def _claims(self) -> dict[str, frozenset[Voice]]:
        """Every form, plain, with those who bear it; else with those for whom the model lists it."""
        own: dict[str, set[Voice]] = {}
        listed: dict[str, set[Voice]] = {}
        for draft in self._drafts:
            voice = self._voices[_key(draft.name)]
            for form in _own(draft.name, person=voice.person):
                own.setdefault(_plain_form(form), set()).add(voice)
        surnames = {form for form, voices in own.items() if any(voice.person for voice in voices)}
        for draft in self._drafts:
            voice = self._voices[_key(draft.name)]
            for form in draft.as_written:
                last = (_plain_form(form).split() or [""])[-1]
                of_another = voice.person and last in surnames and voice not in own[last]
                if not of_another and len(plain(form)) > 1:
                    listed.setdefault(_plain_form(form), set()).add(voice)
        return {form: frozenset(voices) for form, voices in {**listed, **own}.items() if form}

    @functools.cached_property
    def _exact(self) -> frozenset[str]:
        forms = (form for draft in self._drafts for form in (draft.name, *draft.as_written))
        return frozenset(form for form in forms if form.isupper() and len(form) <= _LETTERS_THAT_ARE_EXACT)

    @functools.cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        return _pattern(self._claims)


def _voice(draft: PartyDraft) -> Voice:
    forms = (draft.name, draft.role or "", *draft.as_written)
    words = frozenset(plain(word) for form in forms for word in _WORD.findall(form))
    return Voice(_key(draft.name), draft.name.strip(), draft.kind == "person", words)


def _own(name: str, *, person: bool) -> list[str]:
    """A name, and for a person the surname: all after the first name, and the last word."""
    words = name.split()
    return [name, *([" ".join(words[1:]), words[-1]] if person and len(words) > 1 else [])]


def _pattern(claims: Iterable[str]) -> re.Pattern[str] | None:
    forms = sorted(claims, key=len, reverse=True)
    bodies = (r"\s+".join(map(_typed, form.split())) for form in forms)
    return re.compile(rf"(?<![\w-])(?:the\s+)?(?:{'|'.join(bodies)})(?!\w|-\w)", re.IGNORECASE) if forms else None


def _typed(word: str) -> str:
    return re.escape(word).replace("'", "['’]")


def _written_so(form: str, voices: frozenset[Voice], exact: frozenset[str]) -> bool:
    if form.casefold() in {known.casefold() for known in exact}:
        return form in exact
    return any(char.isupper() for char in form) or not any(voice.person for voice in voices) or " " in form


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _plain_form(form: str) -> str:
    return " ".join(form.casefold().replace("’", "'").split()).removeprefix("the ")
