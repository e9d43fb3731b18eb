"""Parties of one id, made one."""

from __future__ import annotations

from collections.abc import Iterable

from readout_schemas import Party


def combine(parties: Iterable[Party]) -> dict[str, Party]:
    """Parties by id: each with every form under which any of them was found, and the first role that was given."""
    combined: dict[str, Party] = {}
    for party in parties:
        known = combined.setdefault(party.id, party)
        forms = tuple(dict.fromkeys((*known.as_written, *party.as_written)))
        role = known.role or party.role
        if forms != known.as_written or role != known.role:
            combined[party.id] = known.model_copy(update={"as_written": forms, "role": role})
    return combined
