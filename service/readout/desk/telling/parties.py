"""A party's page: what it met, said, promised and imposed, each thing once, the newest first."""

from __future__ import annotations

import datetime as dt
from typing import TypeVarTuple

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session

from readout.desk.editions.states import State
from readout.desk.store.queries import MOST, FoundParty, checked_limit, cursor_of, place_of_cursor
from readout.desk.store.rows import NO_DAY
from readout.desk.store.searching import Search
from readout.desk.store.tables import PartyNameRow, RecordPartyRow, RecordRow
from readout.desk.telling.things import NAME, documents_named, sources_of, states_of, with_homes
from readout.errors import InputError
from readout.parties.naming import plain
from readout.record_types import RECORD_TYPES, type_of
from readout_schemas import RecordType
from readout_schemas.desk import PartyEntry, PartyPage

Ts = TypeVarTuple("Ts")
_NAMED = 5
"""Parties that a message names."""


def party_named(session: Session, search: Search, name: str) -> FoundParty:
    """The party of a key or a name.

    A name is one party's if that alone is called so, or, where none is, if one alone has its words.

    Raises:
        InputError: none is, or several are.
    """
    by_key = session.get(PartyNameRow, name)
    if by_key is not None:
        return FoundParty(by_key.key, by_key.name, 0)
    found = search.parties(session, name, MOST) if name.strip() else []
    called = [one for one in found if plain(one.name) == plain(name)] or found
    if len(called) == 1:
        return called[0]
    if not called:
        raise InputError(f"the desk knows no party {name!r}: look for one word of its name")
    told = ", ".join(f"{one.name} ({one.key})" for one in called[:_NAMED])
    more = f" and {len(called) - _NAMED} more" if len(called) > _NAMED else ""
    raise InputError(f"{name!r} may be several parties: give the key of one: {told}{more}")


def party_page(
    session: Session, key: str, kind: RecordType | None = None, limit: int = 50, after: str | None = None
) -> PartyPage:
    """A page of what a party has a part in.

    Args:
        session: the store.
        key: the party's.
        kind: one type alone.
        limit: entries of a page, 200 at most.
        after: ``next`` of the page before.

    Raises:
        InputError: there is no such party, ``after`` is no cursor of this order, or the page is too long.
    """
    row = session.get(PartyNameRow, key)
    if row is None:
        raise InputError(f"the desk knows no party of the key {key!r}: look for its name")
    size = checked_limit(limit)
    things = _things(key, kind, after).limit(size + 1)
    found = [(name, day) for name, day in session.execute(things)]
    states = states_of(session, [name for name, _ in found[:size]])
    roles = _roles(session, key, list(states))
    entries = [_entry(name, states[name], day, roles[name]) for name, day in found[:size] if name in states]
    name, day = found[size - 1] if len(found) > size else ("", NO_DAY)
    return PartyPage(
        key=key,
        name=row.name,
        counts=_counts(session, key),
        entries=tuple(entries),
        documents=documents_named(session, (name for one in entries for name in one.documents)),
        next=cursor_of("party", day.isoformat(), name) if name else None,
    )


def _of_party(wanted: Select[*Ts], key: str) -> Select[*Ts]:
    joined = with_homes(wanted).join(RecordPartyRow, RecordPartyRow.record == RecordRow.number)
    return joined.where(RecordPartyRow.key == key)


def _things(key: str, kind: RecordType | None, after: str | None) -> Select[str, dt.date]:
    """The names of things with their days; a thing of several days stands at its last."""
    day = func.max(RecordRow.day)
    wanted = _of_party(select(NAME, day), key).group_by(NAME)
    if kind is not None:
        wanted = wanted.where(RecordRow.type == kind)
    place = place_of_cursor(after, "party", (str, str))
    if place is not None:
        last, name = _day_of(place[0]), str(place[1])
        wanted = wanted.having(or_(day < last, and_(day == last, name < NAME)))
    return wanted.order_by(day.desc(), NAME)


def _day_of(text: object) -> dt.date:
    try:
        return dt.date.fromisoformat(str(text))
    except ValueError:
        raise InputError(f"{text!r} is no page of this party: begin with its first page") from None


def _counts(session: Session, key: str) -> dict[RecordType, int]:
    counted = _of_party(select(RecordRow.type, func.count(NAME.distinct())), key).group_by(RecordRow.type)
    found = {str(kind): number for kind, number in session.execute(counted)}
    return {kind: found.get(kind, 0) for kind in RECORD_TYPES}


def _roles(session: Session, key: str, named: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {name: [] for name in named}
    rows = _of_party(select(NAME, RecordPartyRow.role).distinct(), key).where(NAME.in_(named))
    for name, role in session.execute(rows.order_by(NAME, RecordPartyRow.role)):
        found[name].append(role)
    return {name: tuple(roles) for name, roles in found.items()}


def _entry(name: str, state: State, day: dt.date, roles: tuple[str, ...]) -> PartyEntry:
    return PartyEntry(
        id=name[1:],
        type=type_of(state.record),
        day=None if day == NO_DAY else day,
        roles=roles,
        record=state.record,
        documents=sources_of(state),
    )
