"""Who is who across documents: parties whose names or forms are those of one.

Invariant: the result does not depend on the order of the parties; the canonical party is the one whose name most
documents use, the longest and then the first in the alphabet among equals.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from readout.parties.naming import plain, words_of
from readout_schemas import Party

SURNAME = 85.0
"""Similarity, of 100, from which two surnames are spellings of one (rapidfuzz's ratio; first names must agree too)."""

_ACRONYM = re.compile(r"[A-Z]{2,6}")
_GENERIC = {"countries", "country", "nations", "states", "group", "the", "of", "and"}


class Identities:
    """Canonical parties, and the way to them from the ids that documents gave."""

    def __init__(self, parties: Iterable[Party]) -> None:
        by_id: dict[str, list[Party]] = defaultdict(list)
        for party in parties:
            by_id[party.id].append(party)
        self._members = {name: by_id[name] for name in sorted(by_id)}
        self._parent = {name: name for name in self._members}
        for key_of in (_country_key, _person_keys, _body_keys):
            self._join(key_of)
        self._canonical = self._choose()

    def canonical(self, party: str) -> Party:
        """The canonical party of an id.

        Raises:
            KeyError: no such party was given.
        """
        return self._canonical[self._root(party)]

    def _root(self, name: str) -> str:
        while self._parent[name] != name:
            name = self._parent[name]
        return name

    def _join(self, key_of: Callable[[Party], Iterable[str]]) -> None:
        """Join the parties that share a key and are not told apart by it."""
        blocks: dict[str, list[str]] = defaultdict(list)
        for name, members in self._members.items():
            for key in sorted(set(key_of(members[0]))):
                blocks[key].append(name)
        for block in blocks.values():
            for at, name in enumerate(block):
                for other in block[at + 1 :]:
                    if _one(self._members[name][0], self._members[other][0]):
                        first, second = sorted((self._root(name), self._root(other)))
                        self._parent[second] = first

    def _choose(self) -> dict[str, Party]:
        groups: dict[str, list[Party]] = defaultdict(list)
        for name, members in self._members.items():
            groups[self._root(name)].extend(members)
        return {root: _canonical(members) for root, members in groups.items()}


def _country_key(party: Party) -> Iterator[str]:
    if party.kind == "country":
        yield party.country or plain(party.name)


def _person_keys(party: Party) -> Iterator[str]:
    """The surname's first letters: cheap, and kept by every spelling that is near enough."""
    words = words_of(party.name)
    if party.kind == "person" and words:
        yield words[-1][:2]


def _body_keys(party: Party) -> Iterator[str]:
    """The name without words that say nothing, and acronyms among the forms."""
    if party.kind in {"organisation", "group"}:
        yield _core(party.name)
        if party.kind == "organisation":
            yield from (form for form in party.as_written if _ACRONYM.fullmatch(form))


def _core(name: str) -> str:
    kept = [word for word in words_of(name) if word not in _GENERIC]
    return " ".join(kept) or plain(name)


def _one(first: Party, second: Party) -> bool:
    if first.kind == "person":
        return second.kind == "person" and _one_person(words_of(first.name), words_of(second.name))
    return "person" not in {first.kind, second.kind}


def _one_person(first: Sequence[str], second: Sequence[str]) -> bool:
    if fuzz.ratio(first[-1], second[-1]) < SURNAME:
        return False
    if len(first) == 1 or len(second) == 1:
        return first[-1] == second[-1]
    return first[0][0] == second[0][0] and (
        fuzz.ratio(first[0], second[0]) >= SURNAME or min(len(first[0]), len(second[0])) == 1
    )


def _canonical(members: Sequence[Party]) -> Party:
    names = Counter(party.name for party in members)
    best = min(names, key=lambda name: (-names[name], -len(name), name))
    leading = min((party for party in members if party.name == best), key=lambda party: party.id)
    forms = sorted({form for party in members for form in party.as_written})
    roles = Counter(party.role for party in members if party.role)
    role = min(roles, key=lambda name: (-roles[name], name)) if roles else None
    return leading.model_copy(update={"as_written": tuple(forms), "role": role})
