"""Parties of one edition that are one: clusters that were merged on different days may call somebody by two ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from readout.desk.editions.states import State
from readout.parties import Identities
from readout_schemas import Party


def united(states: Iterable[State]) -> list[State]:
    """The states, each party under the id and the name that it has in all of them together."""
    several = list(states)
    identities = Identities(party for state in several for party in state.parties)
    return [_renamed(state, {party.id: identities.canonical(party.id) for party in state.parties}) for state in several]


def _renamed(state: State, parties: Mapping[str, Party]) -> State:
    known = tuple({party.id: party for party in parties.values()}.values())
    if all(name == party.id for name, party in parties.items()):
        return state._replace(parties=known)
    record = state.record
    told = _walked(record.model_dump(mode="json"), parties)
    return state._replace(record=type(record).model_validate(told), parties=known)


def _walked(value: Any, parties: Mapping[str, Party]) -> Any:
    if isinstance(value, list):
        return [_walked(item, parties) for item in value]
    if not isinstance(value, dict):
        return value
    found = {name: _walked(item, parties) for name, item in value.items()}
    party = parties.get(str(value.get("party")))
    if party is not None and party.id != value["party"]:  # a mention
        found |= {"party": party.id, "name": party.name, "kind": party.kind}
    if {"field", "value", "documents"} <= value.keys() and value["value"] in parties:  # who says so of whom
        found["value"] = parties[value["value"]].id
    return found
