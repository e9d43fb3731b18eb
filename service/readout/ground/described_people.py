"""Which of an answer's people without a name a form of the text means: ``Ein Diplomat``, ``His wife``.

A form confirms a described person where the nouns of both agree, where what the English names beside is named by the
form or shortly before it, and where no other described person of the answer may be meant. It refutes nobody.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterable, Sequence

from babel import Locale

from readout.drafts import PartyDraft
from readout.ground.article import Article, Range
from readout.ground.descriptions import BY_NOUN, Description, described, describes
from readout.ground.home_country import HomeCountry
from readout.ground.name_matching import of_body, of_country, of_place
from readout.ground.person_nouns import nouns_of, translates
from readout.ground.said_otherwise import says_otherwise
from readout.languages import LANGUAGES, language
from readout.parties.naming import alike, plain, words_of, written_words
from readout.values import body_names, capital_country, country_code, demonym_country, place_name

_LONGEST_OFFICE = 6
"""Words of the longest name of an office, or its signs where words are not parted."""
_TELLING = 3
"""Letters from which a word of a name is compared."""
_BODIES = frozenset({"country", "organisation", "group"})


class DescribedPeople:
    """The people of one answer whom nobody names.

    Args:
        drafts: The parties as the model lists them.
        article: The text.
        places: Where a form stands in it.
        home: The country from which it reports.
    """

    def __init__(
        self,
        drafts: Sequence[PartyDraft],
        article: Article,
        places: Callable[[str], tuple[Range, ...]],
        home: HomeCountry,
    ) -> None:
        self._drafts = drafts
        self._article = article
        self._places = places
        self._home = home
        self._tag = article.document.language

    @functools.cached_property
    def _people(self) -> list[tuple[PartyDraft, Description]]:
        people = ((draft, described(draft.name)) for draft in self._drafts if draft.kind == "person")
        return [(draft, description) for draft, description in people if description is not None]

    def confirms(self, draft: PartyDraft, forms: Iterable[str]) -> bool:
        """Whether one of the forms of a described person means him and no other."""
        own = described(draft.name)
        return own is not None and any(
            not self._is_shared(draft, form) and (_has_all(form, draft.name) or self._means(draft, own, form))
            for form in forms
        )

    def _means(self, draft: PartyDraft, own: Description, form: str) -> bool:
        said = describes(form, self._tag)
        if said is None or not own.fit(said):
            return False
        if not self._carries(draft, own, form, said) or self._is_named_ones(said, own, form):
            return False
        if says_otherwise(own, form, said, self._tag):
            return False
        rivals = [one for one in self._people if one[0] is not draft and self._may_be(one, form, said, own)]
        if not rivals:
            return True
        return self.says_all(draft.name, form) and not any(self.says_all(other.name, form) for other, _ in rivals)

    def _is_shared(self, draft: PartyDraft, form: str) -> bool:
        return any(form in other.as_written for other in self._drafts if other is not draft)

    def _may_be(self, other: tuple[PartyDraft, Description], form: str, said: Description, own: Description) -> bool:
        """Whether a form may as well mean another described person, who has no form that says all of him."""
        draft, description = other
        if description.fit(said) < own.fit(said) or (said.another and own.another and not description.another):
            return False
        if description.names and said.beside and not self._stand_in(description.names, form):
            return False
        return not any(self.says_all(draft.name, each) for each in draft.as_written if each != form)

    def _is_named_ones(self, said: Description, own: Description, form: str) -> bool:
        """Whether a form without an article for one of several may be the office of somebody who is named."""
        known = language(self._tag)
        if (
            known is None
            or said.another
            or translates("anonymous", form, self._tag)
            or any(word.lower() in known.indefinite for word in written_words(form)[:1])
        ):
            return False
        roles = [draft.role for draft in self._drafts if draft.kind == "person" and not described(draft.name)]
        return any(self._is_role(role, said, own) for role in roles if role)

    def _is_role(self, role: str, said: Description, own: Description) -> bool:
        nouns = nouns_of(role, self._tag) | nouns_of(role, "en")
        return bool(nouns & said.nouns & own.nouns) and set(said.beside) <= set(written_words(role))

    def _carries(self, draft: PartyDraft, own: Description, form: str, said: Description) -> bool:
        """Whether what the English names stands in the form, or is named before it and nothing else beside it is."""
        if self._names_another_country(own, form):
            return False
        if self._stand_in(own.names, form):
            return True
        if said.whose:
            return self._is_possessor(own.names, form, said.whose)
        if own.another and not self._countries(form):
            return self._goes_with_the_first(draft, own, form)
        return not said.beside and self._named_shortly_before(own.names, form)

    def _stand_in(self, names: Iterable[str], words: str) -> bool:
        return all(self._stands(name, words) for name in names)

    def _stands(self, name: str, words: str) -> bool:
        """Whether a name that stands in English is said by words of the text: as a whole, or word by word."""
        parts = [part for part in name.split() if len(part) >= _TELLING or part.isupper()]
        if self._is_said(name, words) or (bool(parts) and all(self._is_said(part, words) for part in parts)):
            return True
        if self._is_home_office(name, words):
            return True
        cuts = ((" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts)))
        return any(self._is_said(one, words) and self._is_said(other, words) for one, other in cuts)

    def _is_home_office(self, name: str, words: str) -> bool:
        """Whether some of the words are an office of the state from which the text reports: ``Источник в Минфине``."""
        known, places = language(self._tag), self._places(words)
        parts, mark = (list(words), "") if known is not None and known.unspaced else (written_words(words), " ")
        lengths = itertools.product(range(len(parts)), range(1, _LONGEST_OFFICE + 1))
        return any(self._home.is_office(name, mark.join(parts[at : at + many]), places) for at, many in lengths)

    def _is_said(self, name: str, words: str) -> bool:
        code = _country(name)
        if code is not None:
            named = of_country(_english(code), words, self._tag) or self._has_sign(code, words)
            return named or any(alike(name, part) for part in written_words(words))
        parts = written_words(words)
        if "european union" in body_names(name) and any(place_name(part, self._tag) == "Brussels" for part in parts):
            return True
        if of_body(name, words, self._tag) or any(of_place(name, part, self._tag) for part in parts):
            return True
        if " " not in name and any(alike(name, part) for part in parts):
            return True
        if any(form in words for other in self._called(name) for form in other.as_written):
            return True
        return self._is_office(name, words) or translates(name, words, self._tag)

    def _has_sign(self, code: str, words: str) -> bool:
        """Whether words of a script without spaces have a country's name in them, or its sign: ``豪政府``."""
        known = language(self._tag)
        if known is None or not known.unspaced:
            return False
        signs = zip(known.country_signs[::2], known.country_signs[1::2], strict=True)
        names = Locale.parse(known.language).territories
        return names.get(code, words + " ") in words or any(words.startswith(sign) and of == code for sign, of in signs)

    def _is_office(self, name: str, words: str) -> bool:
        """Whether words have the word for an office that the English names, of whatever state: ``Foreign Office``."""
        known = language(self._tag)
        kinds = [kind for kind, english in LANGUAGES["en"].state_offices.items() if name in english]
        named = known is not None and any(
            plain(word) in plain(words) for kind in kinds for word in known.state_offices.get(kind, ())
        )
        said = describes(words, self._tag)
        return named or (said is not None and any(of_body(name, part, self._tag) for part in said.beside))

    def _countries(self, form: str) -> set[str]:
        found = (country_code(word, self._tag) or demonym_country(word, self._tag) for word in written_words(form))
        return {code for code in found if code is not None}

    def _names_another_country(self, own: Description, form: str) -> bool:
        """Whether a form names a country, and the English names but others."""
        codes = {code for name in own.names for word in (name, *name.split()) if (code := _country(word))}
        said = self._countries(form)
        return bool(codes and said) and not codes & said

    def _called(self, name: str) -> list[PartyDraft]:
        """The listed parties, not described ones, that a name of the English is of."""
        parts, code = set(map(plain, name.split())), _country(name)
        parties = (one for one in self._drafts if one.kind != "person" or not described(one.name))
        return [
            one
            for one in parties
            if parts <= set(map(plain, one.name.split())) or (code is not None and country_code(one.name) == code)
        ]

    def _goes_with_the_first(self, draft: PartyDraft, own: Description, form: str) -> bool:
        """Whether a second one is of the same house as the first, who is described in the text: ``ein zweiter``."""
        return any(
            self._says_names(first.names, own.names)
            and any(self._stand_in(first.names, each) for each in other.as_written)
            and self._is_behind(form, other.as_written)
            for other, first in self._people
            if other is not draft and not first.another and first.nouns & own.nouns
        )

    @staticmethod
    def _says_names(first: Iterable[str], second: Iterable[str]) -> bool:
        return {word for name in second for word in name.split()} <= {word for name in first for word in name.split()}

    def _is_behind(self, form: str, others: Iterable[str]) -> bool:
        """Whether a form stands behind another in the same paragraph."""
        at = self._first(form)
        return at is not None and any(
            self._article.paragraph_start(at[0]) <= start < at[0]
            for other in others
            for start, _ in self._places(other)
        )

    def _named_shortly_before(self, names: Iterable[str], form: str) -> bool:
        """Whether all names are of parties that the paragraph of a form, or the one before it, names alone."""
        return all(self._is_nearest(self._called(name), form) for name in names)

    def _is_nearest(self, called: list[PartyDraft], form: str) -> bool:
        at = self._first(form)
        if at is None or not called:
            return False
        kinds = _BODIES if called[0].kind in _BODIES else {"person"}
        start = self._article.paragraph_start(at[0])
        for stretch in ((start, at[0]), (self._article.paragraph_start(max(start - 2, 0)), start)):
            named = [one for one, _ in self._named(kinds, stretch)]
            if named:
                return all(one in called for one in named)
        return False

    def _is_possessor(self, names: Iterable[str], form: str, whose: str) -> bool:
        """Whether the one whom a possessive means is he whom the English names: the last who is named before it.

        Who says *my* is known where the answer names nobody else.
        """
        called = [self._called(name) for name in names]
        people = [one for one in self._drafts if one.kind == "person" and not described(one.name)]
        if whose == "my":
            return len(people) == 1 and all(people[0] in each for each in called)
        at = self._first(form)
        if at is None:
            return False
        start = self._article.paragraph_start(max(self._article.paragraph_start(at[0]) - 2, 0))
        kinds = {one.kind for each in called for one in each}
        named = sorted(self._named(kinds, (start, at[0])), key=lambda one: one[1][1])
        return bool(named) and all(named[-1][0] in each for each in called)

    def _named(self, kinds: Iterable[str], stretch: Range) -> list[tuple[PartyDraft, Range]]:
        """The listed parties of some kinds, not described ones, whose forms stand in a stretch of the text."""
        return [
            (one, place)
            for one in self._drafts
            if one.kind in kinds and (one.kind != "person" or not described(one.name))
            for each in one.as_written
            for place in self._places(each)
            if stretch[0] <= place[0] and place[1] <= stretch[1]
        ]

    def _first(self, form: str) -> Range | None:
        return next(iter(self._places(form)), None)

    def says_all(self, name: str, form: str) -> bool:
        """Whether all words of an English description stand in a form: the noun, the names, cognates of the rest."""
        own, said = described(name), describes(form, self._tag)
        if own is None or said is None or own.fit(said) < BY_NOUN or own.another != said.another:
            return False
        english = LANGUAGES["en"]
        small = english.determiners | english.depending | english.by | english.relative
        rest = [word for word in own.beside if word.lower() not in small]
        return all(self._stands(word, form) for word in rest)


def _has_all(form: str, name: str) -> bool:
    """Whether all words of a description stand in a form as they are: in an English text."""
    return set(words_of(name)) <= set(words_of(form))


@functools.lru_cache(maxsize=4096)
def _country(name: str) -> str | None:
    """The country that a name or an adjective is of; not of one whose own name begins with it: ``French``."""
    people = demonym_country(name, "en")
    if people is not None and _english(people).startswith(f"{name} "):
        people = None
    return country_code(name) or people or capital_country(name)


def _english(code: str) -> str:
    return str(Locale.parse("en").territories[code])
