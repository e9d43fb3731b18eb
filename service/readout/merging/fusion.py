"""Fusion: one record from several that are one thing.

Each field has the value that most independent sources give (of equals the weaker, after a development the last), and
the sentences that carry this very value. Every source keeps its evidence and its wording.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from readout.merging import places
from readout.merging.carrying import Carrier, Carriers
from readout.merging.comparable import Comparable, R
from readout.merging.contradicting import sized
from readout.merging.doubts import still_open
from readout.merging.independence import Independence
from readout.merging.stages import course, status_of
from readout.merging.variants import variants
from readout.merging.voting import date, most, tally
from readout.parties import Identities
from readout.record_types import PerType, type_of
from readout_schemas import (
    Amount,
    AnyRecord,
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
T = TypeVar("T")
C = Comparable[Any]

_FORMATS = ("unknown", "phone", "video", "in_person")


class Fusion:
    """Fuses the members of a cluster; ``members`` are always in the order of their documents."""

    def __init__(self, identities: Identities, independence: Independence) -> None:
        self._identities = identities
        self._independence = independence
        self._of: PerType[Callable[[Sequence[C], Carriers], AnyRecord]] = PerType(
            meeting=self._meeting, statement=self._statement, commitment=self._commitment, sanction=self._sanction
        )

    def fuse(self, members: Sequence[C]) -> AnyRecord:
        """One record of the members."""
        carriers = Carriers()
        record = self._of[type_of(members[0].record)](members, carriers)
        documents = tuple(dict.fromkeys(member.document.id for member in members))
        independent = self._independence.count(documents)
        sourcing = Sourcing(
            records=tuple(member.id for member in members),
            documents=documents,
            independent=independent,
            origins=self._independence.origins(documents),
            standing="corroborated" if independent > 1 else "single_source",
            fields=carriers.fields(),
            variants=variants([member.record for member in members]),
        )
        update = {
            "id": members[0].id,
            "evidence": tuple(_evidence(members)),
            "open": still_open(members, record, self._mention),
            "sourcing": sourcing,
        }
        return record.model_copy(update=update)

    def _meeting(self, members: Sequence[Comparable[Meeting]], carriers: Carriers) -> Meeting:
        """One meeting: the sides that any of its sources names, but for groups that others name by their members."""
        status = self._status(members, carriers)
        absent = self._mentions(members, carriers, "absent", lambda record: record.absent)
        hosts = self._mentions(members, carriers, "hosts", lambda record: record.hosts)
        lead = _fullest(members, status, lambda record: len(record.participants))
        sides = self._participants(lead, members, {mention.party for mention in absent}, carriers)
        records = [member.record for member in members]
        return lead.record.model_copy(
            update={
                "status": status,
                "format": self._format(members, carriers),
                "when": self._date(members, carriers, "when", lambda record: record.when),
                **self._place(members, carriers),
                "hosts": hosts,
                "participants": sides,
                "absent": absent,
                "counts": self._all(
                    members, carriers, "counts", lambda record: record.counts, lambda count: count.text
                ),
                "topics": _unique((topic for record in records for topic in record.topics), str.casefold),
                "outcomes": _unique((outcome for record in records for outcome in record.outcomes), str.casefold),
            }
        )

    def _statement(self, members: Sequence[Comparable[Statement]], carriers: Carriers) -> Statement:
        """One utterance: the fullest verbatim wording leads."""
        lead = max(members, key=lambda one: (one.record.mode == "direct", sum(len(q.text) for q in one.record.quotes)))
        record = lead.record
        for quote in record.quotes:
            carriers.add("quotes", quote.text, [Carrier(lead, (quote.span(),))])
        speaker = self._mention(record.speaker)
        carriers.add("speaker", speaker.party, [Carrier.of(one, _said(one.record.speaker)) for one in members])
        occasions = [one for one in members if one.record.occasion]
        occasion = lead if record.occasion else next(iter(occasions), None)
        if occasion is not None:
            carriers.add("occasion", str(occasion.record.occasion), [Carrier.of(occasion)])
        return record.model_copy(
            update={
                "speaker": speaker,
                "addressee": self._mentions(members, carriers, "addressee", lambda one: one.addressee),
                "when": self._date(members, carriers, "when", lambda one: one.when),
                "occasion": occasion.record.occasion if occasion is not None else None,
            }
        )

    def _commitment(self, members: Sequence[Comparable[Commitment]], carriers: Carriers) -> Commitment:
        """One commitment, with the conditions of all: without its condition it would say more than a source."""
        status = self._status(members, carriers)
        lead = _fullest(members, status, lambda record: len(record.actors))
        carriers.add("action", lead.record.action, [Carrier.of(lead)])
        return lead.record.model_copy(
            update={
                "status": status,
                "actors": self._mentions([lead, *members], carriers, "actors", lambda record: record.actors),
                "beneficiary": self._mentions(members, carriers, "beneficiary", lambda record: record.beneficiary),
                "conditions": self._all(members, carriers, "conditions", lambda record: record.conditions, str),
                "deadline": self._date(members, carriers, "deadline", lambda record: record.deadline),
                "amount": self._amount(members, carriers),
            }
        )

    def _sanction(self, members: Sequence[Comparable[Sanction]], carriers: Carriers) -> Sanction:
        """One sanction, with the day and condition of sources that give its status; a draft's targets are its own."""
        status = self._status(members, carriers)
        lead = _fullest(members, status, lambda record: len(record.targets))
        carriers.add("measure", lead.record.measure, [Carrier.of(lead)])
        now = [one for one in members if one.record.status == status] or members
        adopted = [one for one in members if one.record.status != "proposed"] or members
        same = [one for one in now if one.record.condition]
        if same:
            carriers.add("condition", str(same[0].record.condition), [Carrier.of(same[0], same[0].record.condition)])
        return lead.record.model_copy(
            update={
                "status": status,
                "senders": self._mentions(members, carriers, "senders", lambda record: record.senders),
                "targets": self._mentions(adopted, carriers, "targets", lambda record: record.targets),
                "condition": same[0].record.condition if same else None,
                "when": self._date(now, carriers, "when", lambda record: record.when),
                "amount": self._amount(members, carriers),
            }
        )

    def _status(self, members: Sequence[C], carriers: Carriers) -> str:
        value = course(members, self._independence.origin).value
        carriers.add("status", value, [Carrier.of(one) for one in members if one.record.status == value])
        return value

    def _format(self, members: Sequence[Comparable[Meeting]], carriers: Carriers) -> str:
        """The one that most sources give; `unknown` only if all do."""
        known = [(one.record.format, one) for one in members if one.record.format != "unknown"]
        if not known:
            return "unknown"
        value = most(known, self._independence.origin, _FORMATS.index)
        carriers.add("format", value, [Carrier.of(one) for given, one in known if given == value])
        return value

    def _place(self, members: Sequence[Comparable[Meeting]], carriers: Carriers) -> dict[str, str | None]:
        """The town that most sources name; the country only where none names a town."""
        named = [(one.record.place, one) for one in members if one.record.place]
        towns = [(name, one) for name, one in named if not _whole(name)] or named
        if not towns:
            return {"place": None, "place_as_written": None}
        counts = tally(towns, self._independence.origin)
        value = min(counts, key=lambda name: -counts[name])
        same = [one for name, one in towns if places.shared(places.place_of(name), places.place_of(value))]
        carrying = same or [one for name, one in towns if name == value]
        carriers.add(
            "place", value, [Carrier.of(one, one.record.place_as_written or one.record.place) for one in carrying]
        )
        written = next(one.record.place_as_written for name, one in towns if name == value)
        return {"place": value, "place_as_written": written}

    def _date(
        self, members: Sequence[C], carriers: Carriers, field: str, of: Callable[[Any], When | None]
    ) -> When | None:
        """The date that most independent sources give; after a change of plan that of the latest reports."""
        dated = [(when, one) for one in members if (when := of(one.record)) is not None]
        value = date(_latest(dated), self._independence.origin)
        if value is not None:
            same = [(when, one) for when, one in dated if (when.edtf or when.text) == (value.edtf or value.text)]
            carriers.add(field, value.edtf or value.text, [Carrier.of(one, when.text) for when, one in same])
        return value

    def _amount(self, members: Sequence[C], carriers: Carriers) -> Amount | None:
        given = [(one.record.amount, one) for one in members if one.record.amount is not None]
        if not given:
            return None
        read = [(amount, one) for amount, one in given if amount.value is not None] or given
        told = [(sized(amount, one.document.language), one) for amount, one in read]
        sizes = [((size.value, size.currency), one) for size, one in told]
        key = most(sizes, self._independence.origin, lambda _: 0)
        same = [each for each, (size, _) in zip(read, sizes, strict=True) if size == key]
        carriers.add("amount", same[0][0].text, [Carrier.of(one, amount.text) for amount, one in same])
        amount: Amount = same[0][0]
        return amount

    def _all(
        self,
        members: Sequence[C],
        carriers: Carriers,
        field: str,
        of: Callable[[Any], Iterable[T]],
        text: Callable[[T], str],
    ) -> tuple[T, ...]:
        """Every value that a source gives, each once, in the order of the sources."""
        found: dict[str, tuple[T, list[Carrier]]] = {}
        for one in members:
            for value in of(one.record):
                _, carrying = found.setdefault(text(value).casefold(), (value, []))
                carrying.append(Carrier.of(one, text(value)))
        for value, carrying in found.values():
            carriers.add(field, text(value), carrying)
        return tuple(value for value, _ in found.values())

    def _mention(self, mention: M) -> M:
        party = self._identities.canonical(mention.party)
        if (mention.party, mention.name, mention.kind) == (party.id, party.name, party.kind):
            return mention
        return mention.model_copy(update={"party": party.id, "name": party.name, "kind": party.kind})

    def _mentions(
        self, members: Sequence[C], carriers: Carriers, field: str, of: Callable[[Any], Iterable[Mention]]
    ) -> tuple[Mention, ...]:
        """Everybody whom a source names in a field, by canonical party."""
        found: dict[str, Mention] = {}
        for one in members:
            for mention in map(self._mention, of(one.record)):
                found.setdefault(mention.party, mention)
                carriers.add(field, mention.party, [Carrier.of(one, mention.as_written)])
        return tuple(found.values())

    def _participants(
        self, lead: Comparable[Meeting], members: Sequence[Comparable[Meeting]], absent: set[str], carriers: Carriers
    ) -> tuple[Participant, ...]:
        """The lead's sides, and the named ones of the others; a representative is filled in from whoever names one."""
        found: dict[str, Participant] = {}
        for one in (lead, *members):
            for side in map(self._mention, one.record.participants):
                known = found.get(side.party)
                if known is None and (side.party in absent or (one is not lead and side.kind == "group")):
                    continue
                if known is None or (not known.representative and side.representative):
                    found[side.party] = side
                carriers.add("participants", side.party, [Carrier.of(one, side.as_written)])
        return tuple(found.values())


def _whole(place: str) -> bool:
    """Whether a place is a country, and no town."""
    known = places.place_of(place)
    return known is None or known.whole


def _said(mention: Mention) -> str | None:
    return mention.as_written


def _fullest(members: Sequence[Comparable[R]], status: str, size: Callable[[Any], int]) -> Comparable[R]:
    """Of the members that give the status the one that says most; of equals the first."""
    same = [one for one in members if status_of(one.record) == status] or members
    return max(same, key=lambda one: (size(one.record), len(one.record.evidence)))


def _latest(dated: Sequence[tuple[When, C]]) -> Sequence[tuple[When, C]]:
    """The dates of the reports that look back, if any does: a meeting was held when they say."""
    held = [(when, one) for when, one in dated if status_of(one.record) in {"held", "ongoing"}]
    return held or dated


def _unique(items: Iterable[T], key: Callable[[T], str]) -> tuple[T, ...]:
    found: dict[str, T] = {}
    for item in items:
        found.setdefault(key(item), item)
    return tuple(found.values())


def _evidence(members: Sequence[C]) -> Iterable[Evidence]:
    return _unique(
        (span for member in members for span in member.record.evidence),
        lambda span: f"{span.document}:{span.start}:{span.end}",
    )
