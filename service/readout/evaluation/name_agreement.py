"""Whether two names mean the same one: the rule of ``docs/evaluation.md``."""

from __future__ import annotations

import functools
import operator
import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources

from rapidfuzz import fuzz

from readout.evaluation.gold import GoldArticle, parties_of
from readout.evaluation.gold_records import GoldParticipant, GoldParty
from readout.values import country_code
from readout_schemas import Mention, Party, PartyKind

WHOLE_NAME = 85.0
"""Similarity, of 100, from which two whole names of persons are spellings of one: ``Ursula von der Laien``."""
FAMILY_NAME = 80.0
"""The same for the part after the given name, if the given names are alike too."""
GIVEN_NAME = 75.0
_FULL_NAME = 2
"""Words of a full name: two full names that are no spellings of one another are two persons."""

_GROUPS: tuple[set[PartyKind | None], ...] = ({"group"}, {"group", "organisation"})
"""Kinds of the two sides between which the rule for groups holds: which of the two a body is, one may doubt."""
_WORD = re.compile(r"\w+")


def _words(key: str) -> frozenset[str]:
    text = resources.files("readout.evaluation").joinpath("data", "small_words.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[key].split())


TITLES, PRONOUNS, _LINKS = _words("titles"), _words("pronouns"), _words("links")


@functools.lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A name without case, accents, full stops, punctuation and a leading article; words are one space apart."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char) and char not in ".'’‘ʼ")
    return " ".join(_WORD.findall(bare)).removeprefix("the ")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody, with the forms under which he may be recognised.

    Attributes:
        forms: as they stand, the usual name first; pronouns may be among them, and are not compared.
        kind: ``None`` if it is not known.
    """

    forms: tuple[str, ...]
    kind: PartyKind | None

    @property
    def name(self) -> str:
        """The usual name."""
        return self.forms[0]


class GoldNames:
    """The parties of an article's gold, each with every wording that the reading gives to its name."""

    def __init__(self, article: GoldArticle) -> None:
        self._surfaces: dict[str, list[str]] = {}
        for party in parties_of(article.records()):
            stands_for_a_side = isinstance(party, GoldParticipant) and party.representative is not None
            if party.surface and not stands_for_a_side:
                self._surfaces.setdefault(party.name, []).append(party.surface)

    def named(self, party: GoldParty) -> Named:
        """A party of the gold, to compare."""
        own = [party.surface] if party.surface else []
        forms = dict.fromkeys([party.name, *own, *self._surfaces.get(party.name, ())])
        return Named(tuple(forms), party.kind)


class SystemNames:
    """The parties of a report or briefing."""

    def __init__(self, parties: Iterable[Party]) -> None:
        self._parties = {party.id: party for party in parties}

    def named(self, mention: Mention) -> Named:
        """A mention, to compare."""
        party = self._parties.get(mention.party)
        own = [mention.as_written] if mention.as_written else []
        known = (party.name, *party.as_written) if party else ()
        return Named(tuple(dict.fromkeys([mention.name, *own, *known])), party.kind if party else None)


@functools.lru_cache(maxsize=65536)
def same_name(gold: Named, system: Named) -> bool:
    """Whether any form of the one is a form of the other, by the rule for the kind."""
    kinds: set[PartyKind | None] = {gold.kind, system.kind} - {None}
    if kinds == {"person"}:
        return _same_person_named(gold, system)
    if "country" in kinds and not _codes(gold).isdisjoint(_codes(system)):
        return True
    alike = _same_group if kinds in _GROUPS else operator.eq
    return any(alike(first, second) for first in _comparable(gold) for second in _comparable(system))


def _codes(named: Named) -> set[str]:
    """The countries that forms name. As they stand: `US` is one, `us` is none."""
    return {code for form in named.forms if (code := country_code(form))}


def _same_person_named(gold: Named, system: Named) -> bool:
    """Spellings count between names alone; offices (`the UK minister`) have to be equal."""
    if any(same_person(plain(gold.name), form) for form in _comparable(system)):
        return True
    known = min(len(_untitled(plain(named.name))) for named in (gold, system))
    return known < _FULL_NAME and not set(_comparable(gold)).isdisjoint(_comparable(system))


def _comparable(named: Named) -> list[str]:
    plained = (plain(form) for form in named.forms)
    return [form for form in plained if form and form not in PRONOUNS]


def same_person(first: str, second: str) -> bool:
    """Whether two plain names mean one person: equal, one a part of the other, or spellings of one name."""
    one, other = _untitled(first), _untitled(second)
    if not one or not other:
        return first == second
    if set(one) <= set(other) or set(other) <= set(one):
        return True
    if fuzz.ratio(" ".join(one), " ".join(other)) >= WHOLE_NAME:
        return True
    family = fuzz.ratio(" ".join(one[1:] or one), " ".join(other[1:] or other)) >= FAMILY_NAME
    return family and _given_alike(one, other)


def _given_alike(one: list[str], other: list[str]) -> bool:
    if len(one) == 1 or len(other) == 1:
        return True
    first, second = one[0], other[0]
    if 1 in {len(first), len(second)}:
        return first[0] == second[0]
    return fuzz.ratio(first, second) >= GIVEN_NAME


def _untitled(name: str) -> list[str]:
    return [word for word in name.split() if word not in TITLES]


def _same_group(first: str, second: str) -> bool:
    """Equal, or one has all the words of the other, two at least, that carry meaning."""
    if first == second:
        return True
    one, other = ({word for word in name.split() if word not in _LINKS} for name in (first, second))
    return min(len(one), len(other)) > 1 and (one <= other or other <= one)
