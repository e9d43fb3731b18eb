"""One record from several that are the same: the fullest leads, and every source keeps its evidence and its wording."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from readout.merging.days import when_days
from readout.merging.judging import Known, R
from readout.merging.sources import Sources
from readout.merging.variants import variants
from readout.parties import Identities
from readout.values import capital_country
from readout_schemas import (
    Commitment,
    Evidence,
    Meeting,
    Mention,
    Participant,
    Sanction,
    Sourcing,
    Statement,
    When,
)

M = TypeVar("M", bound=Mention)

MEETING_STATUS = ("cancelled", "held", "ongoing", "planned", "proposed")
"""What leads where reports of different days differ: what has come of a plan, not the plan."""
SANCTION_STATUS = ("proposed", "agreed", "lifted", "in_force")
COMMITMENT_STATUS = (
    "reserved",
    "proposed",
    "acknowledged",
    "offered",
    "announced",
    "ongoing",
    "reaffirmed",
    "agreed",
    "implemented",
    "refused",
)
"""The weaker reading leads: the first of these that a source gives."""


class Combiner:
    """Combines the members of a cluster; ``members`` are always in the order of their documents."""

    def __init__(self, identities: Identities, sources: Sources) -> None:
        self._identities = identities
        self._sources = sources

    def meeting(self, members: Sequence[Known[Meeting]]) -> Meeting:
        """One meeting: named sides, hosts, counts and topics of all, the sharpest date, the most precise place."""
        records = [member.record for member in members]
        lead = max(records, key=lambda record: (len(record.participants), len(record.evidence)))
        absent = self._mentions(mention for record in records for mention in record.absent)
        return lead.model_copy(
            update={
                **self._common(members),
                "status": _first_of(MEETING_STATUS, [record.status for record in records]),
                "format": _format([record.format for record in records]),
                "when": _sharpest([record.when for record in records]),
                "place": _most_precise([record.place for record in records if record.place]),
                "hosts": self._mentions(mention for record in records for mention in record.hosts),
                "participants": self._participants(lead, records, {mention.party for mention in absent}),
                "absent": absent,
                "counts": _unique((count for record in records for count in record.counts), lambda count: count.text),
                "topics": _unique((topic for record in records for topic in record.topics), str.casefold),
                "outcomes": _unique((outcome for record in records for outcome in record.outcomes), str.casefold),
            }
        )

    def statement(self, members: Sequence[Known[Statement]]) -> Statement:
        """One utterance: the fullest verbatim wording leads."""
        records = [member.record for member in members]
        lead = max(
            records, key=lambda record: (record.mode == "direct", sum(len(quote.text) for quote in record.quotes))
        )
        return lead.model_copy(
            update={
                **self._common(members),
                "speaker": self._mention(lead.speaker),
                "addressee": self._mentions(mention for record in records for mention in record.addressee),
                "when": _sharpest([record.when for record in records]),
                "occasion": lead.occasion or next((record.occasion for record in records if record.occasion), None),
            }
        )

    def commitment(self, members: Sequence[Known[Commitment]]) -> Commitment:
        """One commitment: the weaker status leads, with the conditions of all."""
        records = [member.record for member in members]
        status = _first_of(COMMITMENT_STATUS, [record.status for record in records])
        lead = next(record for record in records if record.status == status)
        return lead.model_copy(
            update={
                **self._common(members),
                "actors": self._mentions(lead.actors),
                "beneficiary": self._mentions(mention for record in records for mention in record.beneficiary),
                "conditions": _unique((words for record in records for words in record.conditions), str.casefold),
                "deadline": _sharpest([record.deadline for record in records]),
                "amount": lead.amount or next((record.amount for record in records if record.amount), None),
            }
        )

    def sanction(self, members: Sequence[Known[Sanction]]) -> Sanction:
        """One sanction: the weaker status leads."""
        records = [member.record for member in members]
        status = _first_of(SANCTION_STATUS, [record.status for record in records])
        lead = next(record for record in records if record.status == status)
        return lead.model_copy(
            update={
                **self._common(members),
                "senders": self._mentions(mention for record in records for mention in record.senders),
                "targets": self._mentions(mention for record in records for mention in record.targets),
                "when": _sharpest([record.when for record in records]),
                "amount": lead.amount or next((record.amount for record in records if record.amount), None),
            }
        )

    def _common(self, members: Sequence[Known[R]]) -> dict[str, object]:
        documents = tuple(dict.fromkeys(member.document.id for member in members))
        independent = self._sources.independent(documents)
        return {
            "id": members[0].id,
            "evidence": tuple(_evidence(members)),
            "sourcing": Sourcing(
                records=tuple(member.id for member in members),
                documents=documents,
                independent=independent,
                standing="corroborated" if independent > 1 else "single_source",
                variants=variants([member.record for member in members]),
            ),
        }

    def _mention(self, mention: M) -> M:
        party = self._identities.canonical(mention.party)
        return mention.model_copy(update={"party": party.id, "name": party.name, "kind": party.kind})

    def _mentions(self, mentions: Iterable[M]) -> tuple[M, ...]:
        return _unique((self._mention(mention) for mention in mentions), lambda mention: mention.party)

    def _participants(self, lead: Meeting, records: Sequence[Meeting], absent: set[str]) -> tuple[Participant, ...]:
        """The lead's sides, and the named ones of the others; a representative is filled in from whoever names one."""
        found: dict[str, Participant] = {}
        for record in (lead, *records):
            for side in map(self._mention, record.participants):
                known = found.get(side.party)
                new = known is None and side.party not in absent and (record is lead or not _is_group(side))
                if new or (known is not None and not known.representative and side.representative):
                    found[side.party] = side
        return tuple(found.values())


T = TypeVar("T")


def _is_group(side: Participant) -> bool:
    return side.party.startswith("group-")


def _unique(items: Iterable[T], key: Callable[[T], str]) -> tuple[T, ...]:
    found: dict[str, T] = {}
    for item in items:
        found.setdefault(key(item), item)
    return tuple(found.values())


def _evidence(members: Sequence[Known[R]]) -> Iterable[Evidence]:
    return _unique(
        (span for member in members for span in member.record.evidence),
        lambda span: f"{span.document}:{span.start}:{span.end}",
    )


def _first_of(order: Sequence[str], given: Sequence[str]) -> str:
    return min(given, key=order.index)


def _format(given: Sequence[str]) -> str:
    """The one that most sources give; `unknown` only if all do."""
    known = [value for value in given if value != "unknown"] or ["unknown"]
    return max(known, key=lambda value: (known.count(value), value))


def _sharpest(given: Sequence[When | None]) -> When | None:
    """The date with the fewest days in it; the first among equals."""

    def breadth(when: When) -> int:
        days = when_days(when)
        return days.last - days.first if days else 10**9

    return min((when for when in given if when is not None), key=breadth, default=None)


def _most_precise(places: Sequence[str]) -> str | None:
    """A town rather than a country; the first among equals."""
    from readout.values import country_code

    return min(
        places, key=lambda place: country_code(place) is not None and capital_country(place) is None, default=None
    )
