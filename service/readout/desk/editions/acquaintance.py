"""Which parties may be one: kept as links, so that a record is found under every name that its parties ever had.

A link only leads to what is looked at; whether two are one is settled where they are merged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from readout.desk.store.columns import kept
from readout.desk.store.reading import portions
from readout.desk.store.tables import PartyKeyRow, PartyLinkRow, PartyRow
from readout.parties import may_be_one, shared_keys
from readout_schemas import Party, Report

ROUNDS = 2
"""Links in a row that are followed: who is called by a surname alone may be any of two who have it."""


def acquaint(session: Session, reports: Sequence[Report]) -> None:
    """Note the parties of reports that have a name or form of their own, with those that they may be."""
    parties = {party.id: party for report in reports for party in report.parties}
    keys = {(key, party.id) for report in reports for party in report.parties for key in shared_keys(party)}
    known = _known(session, parties)
    fresh = sorted(keys - _keys_of(session, known))
    _insert(
        session,
        PartyRow,
        ({"id": name, "body": parties[name].model_dump_json()} for name in parties if name not in known),
    )
    _insert(session, PartyKeyRow, ({"key": key, "party": party} for key, party in fresh))
    links = {link for pair in (*_alike(session, fresh, parties), *_standing(reports)) for link in (pair, pair[::-1])}
    links -= _links(session, {one for one, _ in links})
    _insert(session, PartyLinkRow, ({"party": one, "other": other} for one, other in sorted(links)))


def names_of(session: Session, parties: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """For each party the ids of all that it may be, by a few links in a row."""
    reached = {party: {party} for party in parties}
    edge = set(reached)
    beside: dict[str, set[str]] = defaultdict(set)
    for _ in range(ROUNDS):
        for one, other in _links(session, edge - beside.keys()):
            beside[one].add(other)
        for several in reached.values():
            several |= {other for one in several for other in beside.get(one, ())}
        edge = set().union(*reached.values())
    return {party: frozenset(several) for party, several in reached.items()}


def _known(session: Session, names: Iterable[str]) -> set[str]:
    return {
        name for some in portions(names) for name in session.scalars(select(PartyRow.id).where(PartyRow.id.in_(some)))
    }


def _keys_of(session: Session, names: Iterable[str]) -> set[tuple[str, str]]:
    return {
        (row.key, row.party)
        for some in portions(sorted(names))
        for row in session.execute(select(PartyKeyRow.key, PartyKeyRow.party).where(PartyKeyRow.party.in_(some)))
    }


def _alike(
    session: Session, fresh: Sequence[tuple[str, str]], parties: Mapping[str, Party]
) -> Iterator[tuple[str, str]]:
    """Parties with a key that they had not before, each with those that have it and may be the same."""
    seeking: dict[str, list[str]] = defaultdict(list)
    for key, party in fresh:
        seeking[key].append(party)
    seen: set[tuple[str, str]] = set()
    for some in portions(sorted(seeking)):
        rows = select(PartyKeyRow.key, PartyRow.body).join(PartyRow, PartyRow.id == PartyKeyRow.party)
        for key, body in session.execute(rows.where(PartyKeyRow.key.in_(some))):
            other = Party.model_validate_json(body)
            for name in seeking[key]:
                if name != other.id and (name, other.id) not in seen:
                    seen.add((name, other.id))
                    if may_be_one(parties[name], other):
                        yield name, other.id


def _standing(reports: Iterable[Report]) -> Iterator[tuple[str, str]]:
    """People, and the sides that they come for."""
    for report in reports:
        people = {party.name: party.id for party in report.parties if party.kind == "person"}
        for meeting in report.meetings:
            for side in meeting.participants:
                person = people.get(side.representative or "")
                if person is not None and person != side.party:
                    yield person, side.party


def _links(session: Session, parties: Iterable[str]) -> set[tuple[str, str]]:
    return {
        (row.party, row.other)
        for some in portions(sorted(parties))
        for row in session.execute(select(PartyLinkRow.party, PartyLinkRow.other).where(PartyLinkRow.party.in_(some)))
    }


def _insert(
    session: Session, table: type[PartyRow | PartyKeyRow | PartyLinkRow], rows: Iterable[Mapping[str, str]]
) -> None:
    several = [{name: kept(value) for name, value in row.items()} for row in rows]
    for some in portions(several, 1000):
        session.execute(insert(table), some)
