"""A record as a row: what it is filtered by, who has a part in it, and the words under which it is found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from readout.desk.store.columns import kept
from readout.desk.store.tables import RecordPartyRow, RecordRow
from readout.parties import key_of
from readout.record_types import PerRecord, type_of
from readout.values.edtf import days_of_edtf
from readout_schemas import AnyRecord, Document, Mention, Party, When

Days = tuple[dt.date | None, dt.date | None]
UNKNOWN: Days = (None, None)
NO_DAY = dt.date.min
"""Stands for a day where none is known, behind all others."""


class Part(NamedTuple):
    """A party's part in a record."""

    role: str
    mention: Mention


_PARTS: PerRecord[list[tuple[str, tuple[Mention, ...]]]] = PerRecord(
    meeting=lambda one: [("hosts", one.hosts), ("participants", one.participants), ("absent", one.absent)],
    statement=lambda one: [("speaker", (one.speaker,)), ("addressee", one.addressee)],
    commitment=lambda one: [("actors", one.actors), ("beneficiary", one.beneficiary)],
    sanction=lambda one: [("senders", one.senders), ("targets", one.targets)],
)
_STATUS: PerRecord[str | None] = PerRecord(
    meeting=lambda one: one.status,
    statement=lambda _: None,
    commitment=lambda one: one.status,
    sanction=lambda one: one.status,
)
_WHEN: PerRecord[When | None] = PerRecord(
    meeting=lambda one: one.when,
    statement=lambda one: one.when,
    commitment=lambda _: None,
    sanction=lambda one: one.when,
)
_DEADLINE: PerRecord[When | None] = PerRecord(
    meeting=lambda _: None, statement=lambda _: None, commitment=lambda one: one.deadline, sanction=lambda _: None
)
_TEXTS: PerRecord[tuple[str | None, ...]] = PerRecord(
    meeting=lambda one: (one.title, one.place, one.place_as_written, *one.topics, *one.outcomes),
    statement=lambda one: (
        *(words for quote in one.quotes for words in (quote.text, quote.translation)),
        one.gist,
        one.occasion,
        one.via,
    ),
    commitment=lambda one: (one.action, *one.conditions),
    sanction=lambda one: (one.measure, one.condition),
)


def row_of(record: AnyRecord, document: Document, report: str) -> RecordRow:
    """The row of a record; without a day of its own it has that of publication."""
    day_from, day_to = days_of(_WHEN(record))
    deadline_from, deadline_to = days_of(_DEADLINE(record))
    return RecordRow(
        id=kept(record.id),
        report=report,
        document=kept(document.id),
        type=type_of(record),
        status=_STATUS(record),
        day=day_from or document.published or NO_DAY,
        day_from=day_from or document.published,
        day_to=day_to or document.published,
        deadline_from=deadline_from,
        deadline_to=deadline_to,
        open=len(record.open),
        publisher=document.publisher and kept(document.publisher),
        language=document.language and kept(document.language),
        body=record.model_dump_json(),
    )


def days_of(when: When | None) -> Days:
    """First and last day that a date may mean, an approximate one with its slack; none where it says none."""
    if when is None or when.edtf is None:
        return UNKNOWN
    try:
        return days_of_edtf(when.edtf, slack=True)
    except (ValueError, OverflowError):  # no calendar has the day
        return UNKNOWN


def party_rows(record: AnyRecord, number: int, parties: Mapping[str, Party]) -> list[RecordPartyRow]:
    """A row for each party in each of its parts; who stands for a side of a meeting has one of his own."""
    found = {(key, role): name for role, key, name in _keyed(record, parties)}
    return [
        RecordPartyRow(record=number, key=kept(key), role=role, name=kept(name)) for (key, role), name in found.items()
    ]


def _keyed(record: AnyRecord, parties: Mapping[str, Party]) -> Iterator[tuple[str, str, str]]:
    for role, mentions in _PARTS(record):
        for mention in mentions:
            yield role, key_of(parties.get(mention.party) or _party(mention)), mention.name
            person = getattr(mention, "representative", None)
            if person:
                yield "representative", key_of(_person(person)), person


def _party(mention: Mention) -> Party:
    return Party(id=mention.party, name=mention.name, kind=mention.kind, role=None, country=None, as_written=())


def _person(name: str) -> Party:
    return Party(id="person", name=name, kind="person", role=None, country=None, as_written=())


def texts_of(record: AnyRecord) -> list[str]:
    """What a record is found by: what it says, who has a part in it, and the sentences that report it."""
    mentions = [mention for _, several in _PARTS(record) for mention in several]
    people = (getattr(mention, "representative", None) for mention in mentions)
    names: Iterable[str | None] = (name for mention in mentions for name in (mention.name, mention.as_written))
    texts = (*_TEXTS(record), *names, *people, *(span.text for span in record.evidence))
    return list(dict.fromkeys(text for text in texts if text))
