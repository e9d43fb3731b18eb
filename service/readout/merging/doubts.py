"""What stays open of a merged record: what no source that gives it confirms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from readout.merging.comparable import Comparable
from readout_schemas import AnyRecord, Mention, Open, Participant

Canonical = Callable[[Mention], Mention]


def still_open(members: Sequence[Comparable[Any]], merged: AnyRecord, canonical: Canonical) -> tuple[Open, ...]:
    """The open fields of a merged record, each once, in the order of its sources.

    A doubt about somebody stays where the merged record names him in that field and every member that does so doubts
    it too; one about a field as a whole stays where every member doubts that gives what the merged record has there.

    Args:
        members: What was merged.
        merged: What became of them.
        canonical: The mention of a party under the name that all records have in the end.
    """
    records = [member.record for member in members]
    found = (
        one
        for record in records
        for one in record.open
        if (_of_somebody(one, record, records, merged, canonical) if one.name else _of_all(one, records, merged))
    )
    return tuple(dict.fromkeys(found))


def _of_somebody(
    one: Open, told: AnyRecord, records: Sequence[AnyRecord], merged: AnyRecord, canonical: Canonical
) -> bool:
    """Whether a doubt about a party or a representative concerns what is shown, and nobody confirms it."""
    who = _who(told, one, canonical)
    if not who & _named(merged, one.field, canonical):
        return False
    return all(
        any(each.field == one.field and _who(record, each, canonical) & who for each in record.open)
        for record in records
        if who & _named(record, one.field, canonical)
    )


def _of_all(one: Open, records: Sequence[AnyRecord], merged: AnyRecord) -> bool:
    """Whether a doubt about a field as a whole concerns what is shown, and nobody confirms it."""
    shown = getattr(merged, one.field, None)
    given = [record for record in records if getattr(record, one.field, None)]
    same = [record for record in given if getattr(record, one.field) == shown] or given
    return all(any(each.field == one.field for each in record.open) for record in same)


def _who(record: AnyRecord, one: Open, canonical: Canonical) -> set[str]:
    """The keys of whom a doubt is about, among those whom its record names in the field."""
    mentions = _mentions(record, one.field)
    parties = {canonical(mention).party for mention in mentions if mention.name == one.name}
    persons = {
        _person(one.name)
        for mention in mentions
        if isinstance(mention, Participant) and one.name and mention.representative == one.name
    }
    return parties | persons


def _named(record: AnyRecord, field: str, canonical: Canonical) -> set[str]:
    """The keys of all whom a record names in a field: parties, and persons who stand for one."""
    mentions = _mentions(record, field)
    persons = {one.representative for one in mentions if isinstance(one, Participant) and one.representative}
    return {canonical(mention).party for mention in mentions} | {_person(name) for name in persons}


def _person(name: str) -> str:
    return f"representative {name.casefold()}"


def _mentions(record: AnyRecord, field: str) -> tuple[Mention, ...]:
    value = getattr(record, field, ())
    several = value if isinstance(value, tuple) else (value,)
    return tuple(one for one in several if isinstance(one, Mention))
