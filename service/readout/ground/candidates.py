"""Speaker candidates: the parties of an answer, and where the reporter's own words mention each of them."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from readout.drafts import PartyDraft
from readout.ground.article import Article, Range
from readout.ground.bare_titles import is_bare, without_others
from readout.ground.descriptions import describes
from readout.ground.grammar import Role
from readout.ground.names import ALIKE
from readout.ground.overlaps import Place, sorted_out, up_to
from readout.ground.person_nouns import ANYBODY, entries
from readout.parties.naming import alike, initials, plain, words_of

_CALLED, _CALLING = frozenset(",?!."), frozenset(["", ",", "¿", ":"])
"""What stands behind the name of somebody who is spoken to, and what before it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party of the answer, as somebody who may speak."""

    key: str
    name: str
    person: bool
    words: frozenset[str]
    """All words of its names, forms and role, plain."""
    role: frozenset[str]
    """The words of its role, plain."""

    def __hash__(self) -> int:  # that of all fields would be reckoned anew each time
        return hash(self.key)

    def spells(self, word: str) -> bool:
        """Whether ``word`` is one of the party's, in this or another spelling."""
        sought = plain(word)
        return any(sought == known or fuzz.ratio(sought, known) >= ALIKE for known in self.words)


@dataclass(frozen=True, slots=True)
class Mention:
    """A form of one or more parties at its place in the text."""

    start: int
    end: int
    candidates: frozenset[Candidate]
    role: Role

    def __hash__(self) -> int:  # that of all fields would be reckoned anew each time
        return hash((self.start, self.end))

    def has(self, candidate: Candidate) -> bool:
        """Whether the form is one of ``candidate``."""
        return candidate in self.candidates

    def of_person(self) -> bool:
        """Whether the form stands for a person."""
        return any(candidate.person for candidate in self.candidates)

    def may_speak(self, candidate: Candidate) -> bool:
        """Whether ``candidate`` is named here as one who may be the speaker.

        A spokesman for a ministry speaks as the ministry; a spokesman for a person is not that person.
        """
        if not self.has(candidate):
            return False
        if candidate.person:
            return self.role is Role.ALONE or self.role is Role.DOER
        return self.role is not Role.GOVERNED and self.role is not Role.POSSESSOR


class _Mentions:
    """The mentions in a text, in order; how one stands in its phrase is told when it is asked for."""

    def __init__(self, article: Article, places: Iterable[Place[Candidate]]) -> None:
        self._article = article
        self._places, self._inside = sorted_out(places)
        self._starts = [start for start, _, _ in self._places]
        self._known: list[Mention | None] = [None] * len(self._places)

    def within(self, place: Range) -> list[Mention]:
        """The mentions in a range."""
        first = last = bisect_left(self._starts, place[0])
        while last < len(self._places) and self._places[last][1] <= place[1]:
            last += 1
        found = [self._known[number] or self._mention(number) for number in range(first, last)]
        cut = up_to(place[1], last, self._places, self._inside)
        return [*found, self._made(*cut)] if cut else found

    def _mention(self, number: int) -> Mention:
        known = self._known[number] = self._made(*self._places[number])
        return known

    def _made(self, start: int, end: int, candidates: frozenset[Candidate]) -> Mention:
        return Mention(start, end, candidates, self._article.grammar.role(self._article.reported, start, end))


class Candidates:
    """The parties of an answer.

    A name belongs to who bears it, whoever else the model lists it for; a form that several bear stands for each.
    """

    def __init__(self, drafts: Iterable[PartyDraft], article: Article) -> None:
        self._article = article
        self._grammar = article.grammar
        self._drafts = tuple(drafts)
        self._candidates = {_key(draft.name): _candidate(draft) for draft in self._drafts}
        self._unlisted: dict[Candidate, _Mentions] = {}

    def candidate(self, name: str) -> Candidate:
        """The party of that name, or of that form; one that is not listed is taken for a person."""
        known = self._candidates.get(_key(name)) or next(iter(self._claims.get(_plain_form(name), ())), None)
        return known or _candidate(PartyDraft(name=name, kind="person", role=None, as_written=[]))

    def lists(self, candidate: Candidate) -> bool:
        """Whether the answer lists this party."""
        return self._candidates.get(candidate.key) == candidate

    def all(self) -> list[Candidate]:
        """The parties that the answer lists."""
        return list(self._candidates.values())

    def forms(self, name: str) -> list[str]:
        """A name, and how the answer says that the text has the party of that name."""
        known = self.candidate(name)
        drafts = [draft for draft in self._drafts if self._candidates[_key(draft.name)] == known]
        return [name, *(form for draft in drafts for form in draft.as_written)]

    def initials(self, candidate: Candidate) -> set[str]:
        """The first letters of the parts of a listed party's name and forms: ``TWM``."""
        drafts = [draft for draft in self._drafts if self._candidates[_key(draft.name)] == candidate]
        return {initials(name) for draft in drafts for name in (draft.name, *draft.as_written)}

    def places(self, candidate: Candidate) -> list[Range]:
        """Where forms of a party stand, and a person's first name, inside quotations too."""
        forms = {self._spelled.get(key, key) for key, bearers in self._claims.items() if candidate in bearers}
        first = {form.split()[0] for form in forms if candidate.person and len(form.split()) > 1 and form[0].isupper()}
        return [place for form in forms | first for place in self._article.names.find(form)]

    def is_third(self, within: Range, candidate: Candidate) -> bool:
        """Whether words name a person who is not spoken to there: ``Why, Ida, did you`` but speaks to her.

        Not what stands between marks inside them. Forms that begin with an article have no first name: ``La ministra``.
        """
        text, inner = self._article.text, self._article.folded.quotations
        held = [(one.start, one.end) for one in inner if one.mark == "marks" and within[0] < one.start < within[1]]
        return any(
            within[0] <= start < end <= within[1]
            and not text[start].islower()
            and alike(candidate.name, text[start:end])
            and not any(first <= start < last for first, last in held)
            and not (text[end : end + 1] in _CALLED and text[within[0] : start].rstrip()[-1:] in _CALLING)
            for start, end in self.places(candidate)
        )

    def is_quoted(self, mention: Mention) -> bool:
        """Whether a name is but a part of what stands between marks: ``“younger than the minister”, he said``."""
        text = self._article.text
        for number in self._article.quotations_in((mention.start, mention.end)):
            found = self._article.quotations[number]
            rest = text[found.start : mention.start] + text[mention.end : found.end]
            if found.mark == "marks" and found.start <= mention.start and any(map(str.isalpha, rest)):
                return True
        return False

    def mentions(self, within: Range, also: Candidate | None = None) -> list[Mention]:
        """Forms of parties in a range, in the order of the text, quotations left out.

        Args:
            within: The range.
            also: A party that the answer does not list.
        """
        found = self._all
        if also is not None and not self.lists(also):
            if also not in self._unlisted:
                own = {_plain_form(form): frozenset({also}) for form in _own(also.name, person=True)}
                self._unlisted[also] = self._found({**self._claims, **own})
            found = self._unlisted[also]
        return found.within(within)

    @functools.cached_property
    def _all(self) -> _Mentions:
        return self._found(self._claims)

    def _found(self, claims: dict[str, frozenset[Candidate]]) -> _Mentions:
        """Every mention in the text, the longest of those that overlap."""
        places = sorted((start, -end, key) for key in claims for start, end in self._places(key, claims[key]))
        bare = {key for key, some in claims.items() if is_bare(self._grammar, key, (one.name for one in some))}
        titles = {number for number, (_, _, key) in enumerate(places) if key in bare}
        named = [(start, -end, claims[key]) for start, end, key in places]
        return _Mentions(self._article, without_others(self._article, named, titles))

    def _places(self, key: str, bearers: frozenset[Candidate]) -> Iterator[Range]:
        """Where a form stands; one word of a person's with a capital only, where the form has one."""
        text, form = self._article.text, self._spelled.get(key, key)
        single = " " not in form and form != form.lower() and any(one.person for one in bearers)
        endings = single and self._grammar.words.endings and key in self._surnames
        anybody = " " not in form and plain(form) in self._anybody
        for start, end in self._article.names.find(form, endings=endings):
            counts = anybody and self._grammar.determines(self._article.reported, start, end)
            if not counts and self._article.is_reported((start, end)) and not (single and text[start:end].islower()):
                yield start, end

    @functools.cached_property
    def _anybody(self) -> frozenset[str]:
        """Words that stand for anybody, plain: ``one`` of ``one recalled``, which is an article before a noun."""
        known = self._grammar.words
        return frozenset() if known.unspaced or not known.described else entries(known.language)[ANYBODY]

    @functools.cached_property
    def _spelled(self) -> dict[str, str]:
        """Every form as it is written, by itself made plain; in small letters where it is listed so, too."""
        forms = [form for draft in self._drafts for form in (*_own(draft.name, person=True), *draft.as_written)]
        forms = sorted([*forms, *self._surnames.values()], key=str.islower, reverse=True)
        return {_plain_form(form): form.removeprefix("the ") for form in reversed(forms)}

    @functools.cached_property
    def _surnames(self) -> dict[str, str]:
        """Surnames in the text's own script: the last words of forms that sound like the name."""
        people = [draft for draft in self._drafts if draft.kind == "person"]
        last = [form.split()[-1] for draft in people for form in draft.as_written if form.strip()]
        return {_plain_form(word): word for word in last if word[0] != word[0].lower()}

    @functools.cached_property
    def _claims(self) -> dict[str, frozenset[Candidate]]:
        """Every form, plain, with those who bear it; else with those for whom the model lists it."""
        own: dict[str, set[Candidate]] = {}
        listed: dict[str, set[Candidate]] = {}
        for draft in self._drafts:
            candidate = self._candidates[_key(draft.name)]
            for form in self._own_forms(draft):
                own.setdefault(_plain_form(form), set()).add(candidate)
        surnames = {form for form, some in own.items() if any(one.person for one in some)}
        for draft in self._drafts:
            candidate = self._candidates[_key(draft.name)]
            for form in draft.as_written:
                last = (_plain_form(form).split() or [""])[-1]
                of_another = candidate.person and last in surnames and candidate not in own[last]
                if not of_another and len(plain(form)) > 1:
                    listed.setdefault(_plain_form(form), set()).add(candidate)
        for form in surnames:  # what is listed for one of two who share a surname is how the text calls him
            own[form] = {one for one in own[form] if form in self._listed_for[one]} or own[form]
        return {form: frozenset(some) for form, some in {**listed, **own}.items() if form}

    @functools.cached_property
    def _listed_for(self) -> dict[Candidate, frozenset[str]]:
        """The forms, plain, that the answer lists for each party."""
        found: dict[Candidate, frozenset[str]] = {}
        for draft in self._drafts:
            candidate = self._candidates[_key(draft.name)]
            found[candidate] = found.get(candidate, frozenset()) | set(map(_plain_form, draft.as_written))
        return found

    @staticmethod
    def _own_forms(draft: PartyDraft) -> list[str]:
        """A party's name, and a person's surname, in the name's script and in the text's."""
        person = draft.kind == "person"
        last = [form.split()[-1] for form in draft.as_written if person and len(form.split()) > 1]
        written = [word for word in last if word[0] == word[0].title()]  # `le Premier ministre` has no surname
        return [*_own(draft.name, person=person), *(word for word in written if alike(draft.name, word))]


def _candidate(draft: PartyDraft) -> Candidate:
    forms = (draft.name, draft.role or "", *draft.as_written)
    words = frozenset[str]().union(*map(words_of, forms))
    return Candidate(
        _key(draft.name), draft.name.strip(), draft.kind == "person", words, frozenset(words_of(draft.role or ""))
    )


def _own(name: str, *, person: bool) -> list[str]:
    """A name, and for a person the surname: all after the first name, the last word; not of ``Aide to Berg``."""
    words = name.split()
    surname = person and len(words) > 1 and not describes(name, "en")
    return [name, *([" ".join(words[1:]), words[-1]] if surname else [])]


@functools.lru_cache(maxsize=4096)
def _key(name: str) -> str:
    return " ".join(name.casefold().split())


@functools.lru_cache(maxsize=4096)
def _plain_form(form: str) -> str:
    return " ".join(form.casefold().replace("’", "'").split()).removeprefix("the ")
