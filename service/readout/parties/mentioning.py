"""Who is mentioned, and the parties that are."""

from __future__ import annotations

from collections.abc import Iterable

from readout.parties.combining import combine
from readout_schemas import Mention, Model, Party, parts


def mentions(value: object) -> list[Mention]:
    """Every mention of a party inside a model, tuple or value, at any depth."""
    return parts(value, Mention)


def mentioned(records: Iterable[Model]) -> list[str]:
    """Ids of the parties that records mention, sorted, each once."""
    return sorted({mention.party for record in records for mention in mentions(record)})


def parties_mentioned(records: Iterable[Model], parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties that records mention, by id, each with the forms that any of ``parties`` has.

    Raises:
        KeyError: a mentioned party is not among ``parties``.
    """
    combined = combine(parties)
    return tuple(combined[name] for name in mentioned(records))
