"""Who is who across documents: parties whose names or forms are those of one.

Invariant: the result does not depend on the order of the parties; the canonical party is the one whose name most
documents use, the longest and then the first in the alphabet among equals; an office is no name where a person has
another. Two full names of two people are never one party, whatever shorter name either of them is called by.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from readout.parties.keys import core
from readout.parties.naming import plain, words_of
from readout.parties.people import heard_of_one_side, is_full, keys_of, may_be, name_of, one_person, surnames
from readout.parties.word_lists import word_list
from readout.union_find import UnionFind
from readout_schemas import Party

_ACRONYM = re.compile(r"[A-Z]{2,6}")
_COMPANY = 2
"""Words of a company's name from which what follows them may be left out."""

Standing = Mapping[str, Iterable[str]]
"""For each person, by id, the ids of the parties that he is said to stand for."""


class Identities:
    """Canonical parties, and the way to them from the ids that documents gave."""

    def __init__(self, parties: Iterable[Party], stands_for: Standing | None = None) -> None:
        by_id: dict[str, list[Party]] = defaultdict(list)
        for party in parties:
            by_id[party.id].append(party)
        self._members = {name: by_id[name] for name in sorted(by_id)}
        self._stands_for = stands_for or {}
        self._groups = UnionFind[str]()
        for key_of in (_country_key, _body_keys):
            self._join_bodies(key_of)
        self._join_companies()
        people = [name for name, members in self._members.items() if members[0].kind == "person"]
        names = {person: name_of(self._members[person][0].name) for person in people}
        self._join_full({person: name for person, name in names.items() if is_full(name)})
        self._join_short(names)
        self._join_offices(people)
        self._canonical = self._choose()

    def canonical(self, party: str) -> Party:
        """The canonical party of an id.

        Raises:
            KeyError: no such party was given.
        """
        return self._canonical[self._groups.root(party)]

    def parties(self) -> list[Party]:
        """Every canonical party once, by id."""
        return sorted(self._canonical.values(), key=lambda party: party.id)

    def _join_bodies(self, key_of: Callable[[Party], Iterable[str]]) -> None:
        """Join the parties that share a key."""
        first: dict[str, str] = {}
        for name, members in self._members.items():
            for key in sorted(set(key_of(members[0]))):
                self._groups.join(first.setdefault(key, name), name)

    def _join_companies(self) -> None:
        """Join a body to the one whose name goes on with words that companies leave out: to none of two."""
        cores = {
            name: tuple(core(members[0].name).split())
            for name, members in self._members.items()
            if members[0].kind == "organisation"
        }
        longer: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for name, words in cores.items():
            for size in range(_COMPANY, len(words)):
                if word_list("companies").issuperset(words[size:]):
                    longer[words[:size]].add(self._groups.root(name))
        for name, words in cores.items():
            if len(longer.get(words, ())) == 1:
                self._groups.join(name, next(iter(longer[words])))

    def _sides(self, person: str) -> set[str]:
        """The parties that a person stands for, of those that were given."""
        return {self._groups.root(side) for side in self._stands_for.get(person, ()) if side in self._members}

    def _join_full(self, names: Mapping[str, tuple[str, ...]]) -> None:
        """Join full names of one person."""
        for person, other in _sharing(names):
            first, second = names[person], names[other]
            of_one_side = heard_of_one_side(first, second) and self._sides(person) & self._sides(other)
            if of_one_side or one_person(first, second):
                self._groups.join(person, other)

    def _join_short(self, names: Mapping[str, tuple[str, ...]]) -> None:
        """Join a surname, with or without an initial, to the one person whom it may stand for: to none of two."""
        full: dict[str, set[str]] = defaultdict(set)
        for person, name in names.items():
            if is_full(name):
                for word in surnames(name):
                    full[word].add(person)
        for person, name in names.items():
            if not is_full(name):
                known = {self._groups.root(other) for other in full.get(name[-1], ()) if may_be(name, names[other])}
                if len(known) == 1:
                    self._groups.join(person, known.pop())

    def _join_offices(self, people: Sequence[str]) -> None:
        """Join who is named by his office alone (`Energy Minister of Morocco`) to who holds it for that side.

        Of those who hold it, another who is named by an office counts only if nobody else does: to none of two.
        """
        sides: dict[str, set[str]] = defaultdict(set)
        roles: dict[str, set[str]] = defaultdict(set)
        for person in people:
            root = self._groups.root(person)
            sides[root] |= self._sides(person)
            roles[root].update(*map(_role, self._members[person]))
        offices = {person: office for person in people if (office := _office(self._members[person][0]))}
        for person, office in offices.items():
            own = self._groups.root(person)
            holders = {root for root in roles if root != own and office <= roles[root] and sides[root] & sides[own]}
            chosen = holders - offices.keys() or holders
            if len(chosen) == 1:
                self._groups.join(person, chosen.pop())

    def _choose(self) -> dict[str, Party]:
        groups: dict[str, list[Party]] = defaultdict(list)
        for name, members in self._members.items():
            groups[self._groups.root(name)].extend(members)
        return {root: _canonical(members) for root, members in groups.items()}


def shared_keys(party: Party) -> frozenset[str]:
    """What two parties that may be one have in common: one of these."""
    if party.kind == "person":
        return frozenset(f"person {key}" for key in keys_of(name_of(party.name)))
    words = tuple(core(party.name).split())
    company = " ".join(words[:_COMPANY]) if party.kind == "organisation" and len(words) >= _COMPANY else ""
    keys = (*_country_key(party), *_body_keys(party), company)
    kind = "country" if party.kind == "country" else "body"
    return frozenset(f"{kind} {key}" for key in keys if key)


def may_be_one(first: Party, second: Party) -> bool:
    """Whether two parties that share a key may be one, as far as their names tell."""
    if "person" not in {first.kind, second.kind}:
        return True
    one, other = name_of(first.name), name_of(second.name)
    if is_full(one) and is_full(other):
        return one_person(one, other) or heard_of_one_side(one, other)
    short, full = sorted((one, other), key=is_full)
    return may_be(short, full) if is_full(full) else short[-1:] == full[-1:]


def _country_key(party: Party) -> Iterator[str]:
    if party.kind == "country":
        yield party.country or plain(party.name)


def _body_keys(party: Party) -> Iterator[str]:
    """The name without words that say nothing, and acronyms among the forms."""
    if party.kind in {"organisation", "group"}:
        yield core(party.name)
        if party.kind == "organisation":
            yield from (form for form in party.as_written if _ACRONYM.fullmatch(form))


def _role(party: Party) -> set[str]:
    return set(words_of(party.role)) if party.role else set()


def _office(party: Party) -> set[str]:
    """The words of the office by which a person is named: those of his role, if they stand in a name with an *of*."""
    role, name = _role(party), words_of(party.name)
    return role if role.issubset(name) and "of" in name else set()


def _sharing(names: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Each two people whose names share a key."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for person, name in names.items():
        for key in sorted(keys_of(name)):
            blocks[key].append(person)
    for block in blocks.values():
        yield from itertools.combinations(block, 2)


def _canonical(members: Sequence[Party]) -> Party:
    """The party of the name that most documents use; one that is named by his office alone last."""
    names = Counter(party.name for party in members)
    leading = min(members, key=lambda one: (bool(_office(one)), -names[one.name], -len(one.name), one.name, one.id))
    forms = sorted({form for party in members for form in party.as_written})
    roles = Counter(party.role for party in members if party.role)
    role = min(roles, key=lambda name: (-roles[name], name)) if roles else None
    return leading.model_copy(update={"as_written": tuple(forms), "role": role})
