"""Which sides a record names: states and bodies, whoever speaks for them, and the groups beside them."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Sequence

from readout.merging.places import Place
from readout.merging.word_lists import load
from readout.parties import Identities
from readout.parties.naming import plain, words_of
from readout.values import country_code
from readout_schemas import Findings, Mention, Participant


class Sides:
    """The sides behind mentions, by what all reports say of who stands for whom."""

    def __init__(self, identities: Identities, reports: Sequence[Findings]) -> None:
        self._identities = identities
        self._countries = {
            party.country: party.id for party in identities.parties() if party.kind == "country" and party.country
        }
        stands_for: dict[str, set[str]] = defaultdict(set)
        self._roles: dict[str, dict[str, None]] = defaultdict(dict)
        for meeting in (meeting for report in reports for meeting in report.meetings):
            for side in meeting.participants:
                if side.representative:
                    person = plain(side.representative)
                    stands_for[person].add(identities.canonical(side.party).id)
                    self._roles[person][side.role or ""] = None
        self._stands_for = {person: next(iter(sides)) for person, sides in stands_for.items() if len(sides) == 1}
        self._codes = {party: code for code, party in self._countries.items()}
        self._by_id: dict[str, str | None] = {}
        self._people = {
            plain(party.name): identities.canonical(party.id).name
            for report in reports
            for party in report.parties
            if party.kind == "person"
        }

    def delegates(self, participants: Iterable[Participant]) -> frozenset[tuple[str, str]]:
        """For each side of a meeting, by canonical id, who came for it, by the canonical name."""
        return frozenset(
            (side, self._people.get(plain(one.representative), one.representative))
            for one in participants
            if one.representative and (side := self._side(one.party)) is not None
        )

    def roles(self, person: str) -> Iterable[str]:
        """Every office by which any report calls who stands for a side."""
        return self._roles.get(plain(person), ())

    def split(self, mentions: Iterable[Mention], *, through_people: bool) -> tuple[frozenset[str], frozenset[str]]:
        """The named parties, and the groups, by canonical id; ``through_people`` puts their side for people."""
        named: set[str] = set()
        groups: set[str] = set()
        for mention in mentions:
            found = self._identities.canonical(mention.party)
            side = self._side(mention.party)
            if side is None:
                groups.add(found.id)
            else:
                named.add(found.id if found.kind == "person" and not through_people else side)
        return frozenset(named), frozenset(groups)

    def named_in(self, report: Findings) -> frozenset[str]:
        """The states, bodies and groups that a report names, by canonical id."""
        return frozenset(
            self._side(party.id) or self._identities.canonical(party.id).id
            for party in report.parties
            if party.kind != "person"
        )

    def countries(self, sides: Iterable[str]) -> frozenset[str]:
        """The codes of those sides that are countries, if all of them are."""
        named = frozenset(sides)
        return frozenset(map(self._codes.__getitem__, named)) if named <= self._codes.keys() else frozenset()

    def at(self, place: Place | None) -> Place | None:
        """A place with the party that its country is."""
        side = self._countries.get(place.country or "") if place else None
        return place._replace(side=side) if place and side else place

    def others(self, group: str) -> bool:
        """Whether a group stands for sides of its own, and not for those beside it, as `the two ministers` do."""
        words = set(words_of(self._identities.canonical(group).name))
        return not words <= _people() | _filler()

    def _side(self, party: str) -> str | None:
        """The side that a party is, or stands for; none for a group of several."""
        if party not in self._by_id:
            self._by_id[party] = self._found(party)
        return self._by_id[party]

    def _found(self, party: str) -> str | None:
        found = self._identities.canonical(party)
        if found.kind == "group":
            return self._country_in(found.name)
        if found.kind == "person":
            return self._stands_for.get(plain(found.name), found.id)
        return found.id

    def _country_in(self, name: str) -> str | None:
        """The country whose delegation a group is: `negotiators of Peru`."""
        words = [word for word in words_of(name) if word not in _people() | _filler()]
        if len(words) == len(words_of(name)):
            return None
        code = country_code(" ".join(words)) or country_code(" ".join(words).title())
        return None if code is None else self._countries.get(code, f"country-{code.lower()}")


def identities_of(reports: Sequence[Findings]) -> Identities:
    """Who is who in some reports, by their names and by whom they stand for."""
    people = {party.name: party.id for report in reports for party in report.parties if party.kind == "person"}
    stands_for: dict[str, set[str]] = defaultdict(set)
    for meeting in (meeting for report in reports for meeting in report.meetings):
        for side in meeting.participants:
            if side.representative in people:
                stands_for[people[side.representative]].add(side.party)
    return Identities((party for report in reports for party in report.parties), stands_for)


@functools.cache
def _people() -> frozenset[str]:
    """Words for those who come for a side."""
    return frozenset(load("delegations")["people"])


@functools.cache
def _filler() -> frozenset[str]:
    return frozenset(load("delegations")["filler"])
