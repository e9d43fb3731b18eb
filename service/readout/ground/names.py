"""Who is meant: parties that the model gave, held against the forms under which the text names people and bodies.

A party is *confirmed* where the text has its name, or a form that is like it; *open* where a form that the answer lists
stands in the text and cannot be compared with the name (another script, a description); *refuted* where nothing of it
stands there, or only what is another's name.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable

from rapidfuzz import fuzz

from readout.drafts import PartyDraft
from readout.ground.article import Article, Range
from readout.ground.body_names import is_anothers
from readout.ground.capitals import SHORT, WORD
from readout.ground.described_people import DescribedPeople
from readout.ground.descriptions import described
from readout.ground.european_union import EuropeanUnion
from readout.ground.exchanged import OtherNames
from readout.ground.home_country import HomeCountry
from readout.ground.known_party import Known
from readout.ground.local_bodies import LocalBodies
from readout.ground.name_matching import of_body, of_country, of_person, of_state
from readout.ground.person_names import names_another
from readout.ground.spokespeople import speaks_under
from readout.parties.naming import alike, plain, slug
from readout.values import country_code, is_seat_of, is_union_by_number, names_europe
from readout_schemas import Party

ALIKE = 75.0
"""Similarity, of 100, from which a capitalised word of the text counts as a spelling of a surname (rapidfuzz's ratio):
``Zelenski`` and ``Zelensky`` have 88, ``Walts`` and ``Waltz`` 80, ``Trump`` and ``Truss`` 60."""

SAME = 90.0
"""The same for a word of a name within a form of that name."""

WHOLE = 85.0
"""The same for a whole name: ``Ursula von der Laien`` has 90 of ``Ursula von der Leyen``."""


class Names:
    """The parties of one answer, checked against the text."""

    def __init__(self, drafts: Iterable[PartyDraft], article: Article) -> None:
        self._article = article
        self._drafts = {_key(draft.name): draft for draft in drafts}
        self._known: dict[str, Known | None] = {}

    @property
    def drafts(self) -> tuple[PartyDraft, ...]:
        """The parties as the model lists them, by name the last of several."""
        return tuple(self._drafts.values())

    def known(self, name: str) -> Known | None:
        """The party of that name, with the forms that stand in the text; ``None`` if the text names nobody like it."""
        key = _key(name)
        if key not in self._known:
            draft = self._drafts.get(key) or self._by_form.get(key)
            self._known[key] = self._checked(draft or PartyDraft(name=name, kind="group", role=None, as_written=[]))
        return self._known[key]

    def listed(self, name: str) -> Known | None:
        """``known``, of those alone whom the answer lists."""
        key = _key(name)
        return self.known(name) if key in self._drafts or key in self._by_form else None

    def party(self, name: str) -> Party | None:
        """The party of that name alone."""
        known = self.known(name)
        return known.party if known else None

    def found(self) -> list[Party]:
        """The parties that were looked up and stand in the text."""
        return [known.party for known in self._known.values() if known is not None]

    def doubt(self, name: str) -> str | None:
        """Why it is not confirmed that the text names this party."""
        known = self.known(name)
        return known.doubt if known else None

    def person(self, name: str, forms: Iterable[str] = ()) -> bool:
        """Whether the text names this person.

        It has a word that spells the surname, or words that spell the whole name; or one of ``forms``, which stand in
        it, has a word of the name, in whatever script, and is no other's whole name; or it has the first name, and
        nobody's surname after it. A first name with another surname is somebody else.
        """
        parts = _plain_words(name)
        if not parts:
            return False
        tag = self._article.document.language
        listed = [form for form in forms if not names_another(name, form, tag)]
        written = {word for form in listed for word in _plain_words(form)}
        if any(_spelt(part, written, SAME) for part in parts) or any(self._is_named_in(form, name) for form in listed):
            return True
        capitals = self._article.capitals
        return (
            _spelt(parts[-1], capitals.words, ALIKE)
            or any(fuzz.ratio(" ".join(parts), whole) >= WHOLE for whole in capitals.names(parts))
            or capitals.is_alone(parts[0])
        )

    def _speaks(self, draft: PartyDraft, forms: Iterable[str]) -> bool:
        tag, text = self._article.document.language, self._article.text
        return any(speaks_under(draft, form, text, self.drafts, tag) for form in forms)

    def _is_named_in(self, form: str, name: str) -> bool:
        return of_person(name, form, self._article.document.language)

    @functools.cached_property
    def _by_form(self) -> dict[str, PartyDraft]:
        forms: dict[str, PartyDraft] = {}
        for draft in self._drafts.values():
            for form in draft.as_written:
                forms.setdefault(_key(form), draft)
        return forms

    def _checked(self, draft: PartyDraft) -> Known | None:
        name = draft.name.strip()
        listed = self._own_forms(name, draft)
        places = {
            words: found for form in listed if (found := self._places(form)) and (words := self._verbatim(form, found))
        }
        forms = list(places)
        confirmed = self._confirmed(draft, forms)
        implied = None if confirmed or forms else self._implied(draft)
        if not name or not (confirmed or forms or implied):
            return None
        party = Party(
            id=f"{draft.kind}-{slug(name)}",
            name=name,
            kind=draft.kind,
            role=draft.role or None,
            country=country_code(name) if draft.kind == "country" else None,
            as_written=tuple(forms),
        )
        doubt = f"the text has it only as {forms[0]!r}, which cannot be compared with {name!r}" if forms else implied
        longest_first = tuple(sorted(forms, key=lambda form: (-len(form), form)))
        return Known(party, None if confirmed else doubt, places, longest_first, {})

    def _own_forms(self, name: str, draft: PartyDraft) -> list[str]:
        """The name and the forms of a party that are no other's name.

        A person who is listed under such a one, and whom the text names, has no form that does not name him: the rest
        may be the other's as well (``M. Roux`` and ``le maire``).
        """
        listed = [form for form in (name, *draft.as_written) if not self._others.has(form, draft)]
        if len(listed) > len(draft.as_written) or draft.kind != "person" or not self._places(name):
            return listed
        return [form for form in listed if self._is_named_in(form, name)]

    def is_seat(self, town: str, form: str) -> bool:
        """Whether a form is a building in a capital that is called by the office in it: *the White House*."""
        return self._home.is_seat(town, form, self._places(form))

    @functools.cached_property
    def _home(self) -> HomeCountry:
        return HomeCountry(self._article)

    @functools.cached_property
    def _bodies(self) -> LocalBodies:
        return LocalBodies(self.drafts, self._article, self._home)

    @functools.cached_property
    def _others(self) -> OtherNames:
        return OtherNames(self.drafts, self._article.document.language)

    def _implied(self, draft: PartyDraft) -> str | None:
        """Why a country or body that the text does not name may be meant: who has published it says so."""
        publisher, tag = self._article.document.publisher, self._article.document.language
        if not publisher or draft.kind not in {"country", "organisation"}:
            return None
        words = [publisher, *publisher.split()] if draft.kind == "country" else [publisher]
        tags = (tag, "en")
        code = country_code(draft.name)  # known for sure: by likeness the Daily Mail would be of Mali
        stated = (of_state(word, each) for word in words for each in tags if word[0].isupper())
        named = code is not None and any(code in codes for codes in stated)
        implies = named if draft.kind == "country" else of_body(draft.name, publisher, tag)
        return f"the text does not name it; its publisher, {publisher!r}, implies it" if implies else None

    def _confirmed(self, draft: PartyDraft, forms: list[str]) -> bool:
        tag = self._article.document.language
        match draft.kind:
            case "person":
                if described(draft.name):  # its words are no names: `diplomat` and `un diplomático` are any two
                    return self._unnamed.confirms(draft, forms)
                return self.person(draft.name, forms) or self._speaks(draft, forms)
            case "country":
                named = any(of_country(draft.name, form, tag) or of_body(draft.name, form, tag) for form in forms)
                return named or any(self._home.is_country(draft.name, form, self._places(form)) for form in forms)
            case "organisation":
                alone = self._union.is_only_a_union
                others = {form for form in forms if is_anothers(draft.name, form, tag) or alone(draft, form)}
                like = any(alike(draft.name, form) for form in forms if form not in others)
                named = like or any(of_body(draft.name, form, tag) for form in forms)
                return named or any(self._is_understood(draft, form) for form in forms)
            case "group":
                return bool(forms)

    def _is_understood(self, draft: PartyDraft, form: str) -> bool:
        """Whether a form means a body by what the text says beside: whose office it is, of what union, from where."""
        places = self._places(form)
        metonym = self._union.is_meant(draft, form, places) or self._is_metonym(draft.name, form)
        return metonym or self._home.is_office(draft.name, form, places) or self._bodies.is_meant(draft, form, places)

    @functools.cached_property
    def _unnamed(self) -> DescribedPeople:
        return DescribedPeople(self.drafts, self._article, self._places, self._home)

    def _is_metonym(self, name: str, form: str) -> bool:
        """Whether a form stands for a body by its seat, or by how many it has by then: ``les Vingt-Cinq``."""
        tag, published = self._article.document.language, self._article.document.published
        return is_seat_of(form, name, tag) or (
            published is not None
            and is_union_by_number(name, form, tag, published)
            and names_europe(self._article.text)
        )

    def _is_confirmed(self, name: str) -> bool:
        """Whether the answer lists a party of a name, and the text shows it."""
        known = self.listed(name)
        return known is not None and known.doubt is None

    @functools.cached_property
    def _union(self) -> EuropeanUnion:
        return EuropeanUnion(self.drafts, self._article, self._is_confirmed)

    def _places(self, form: str) -> tuple[Range, ...]:
        """Where a form stands outside page furniture."""
        found = self._article.names.find(form) or self._article.folded.find_all(form, compounds=True)
        return self._article.outside_furniture(found)

    def _verbatim(self, form: str, places: tuple[Range, ...]) -> str:
        """A form as the text writes it: as it was given, or as it stands first."""
        written = (" ".join(self._article.text[start:end].split()) for start, end in places)
        first = next(written)
        return form if form == first or form in written else first


def _spelt(part: str, words: Collection[str], similar: float) -> bool:
    if part in words or len(part) <= SHORT:
        return part in words
    return any(abs(len(word) - len(part)) <= SHORT and fuzz.ratio(part, word) >= similar for word in words)


@functools.lru_cache(maxsize=16384)
def _plain_words(name: str) -> tuple[str, ...]:
    return tuple(plain(word) for word in WORD.findall(name))


@functools.lru_cache(maxsize=16384)
def _key(name: str) -> str:
    return " ".join(name.casefold().split())
