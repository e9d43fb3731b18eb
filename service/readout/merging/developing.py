"""What a record says otherwise than it did: what has developed, and what is only contradicted.

A longer list, another spelling, a name in place of a group and a report that says less are no news. A plan may be
moved; what two reports say otherwise of what is over excludes one another, and is disputed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from readout.merging.contradicting import Dated, other_count, other_days, other_place, other_sum, sized
from readout.merging.days import when_days
from readout.merging.meeting_times import TO_COME
from readout.merging.places import place_of
from readout.merging.stages import COMMITMENT, MEETING, OPEN, SANCTION, STEP
from readout.parties import Identities
from readout_schemas import Amount, AnyRecord, Commitment, Meeting, Mention, Sanction, When


class Told(NamedTuple):
    """A field that is told otherwise.

    Attributes:
        field: its name.
        before: what was told; empty if nothing was.
        after: what is told now.
        carried: the fields and values whose evidence carries what is told now; None stands for any value.
        disputed: whether the two exclude one another, and neither came of the other.
        carried_before: the same for what was told before.
    """

    field: str
    before: str
    after: str
    carried: tuple[str, str | None]
    disputed: bool = False
    carried_before: tuple[str, str | None] | None = None


def told_otherwise(earlier: AnyRecord, later: AnyRecord, identities: Identities) -> list[Told]:
    """The fields of two records of one thing that the later tells otherwise than the earlier."""
    match earlier, later:
        case Meeting(), Meeting():
            return list(_meeting(earlier, later, identities))
        case Commitment(), Commitment():
            return list(_commitment(earlier, later))
        case Sanction(), Sanction():
            return list(_sanction(earlier, later))
        case _:
            return []


def _meeting(was: Meeting, now: Meeting, identities: Identities) -> Iterator[Told]:
    forward = MEETING[now.status] > MEETING[was.status]
    if was.status != now.status and (forward or "cancelled" in {was.status, now.status}):
        yield _status(was.status, now.status, disputed={was.status, now.status} == {"held", "cancelled"})
    over = was.status not in TO_COME
    yield from _dated("when", was.when, now.when, over=over, plan=now.status in TO_COME)
    places = place_of(was.place), place_of(now.place)
    if now.place and not was.place and now.status in TO_COME:
        yield Told("place", "", now.place, ("place", now.place))
    elif was.place and now.place and places[0] and places[1] and other_place(places[0], places[1]):
        yield Told("place", was.place, now.place, ("place", now.place), over, ("place", was.place))
    formats = {was.format, now.format}
    if len(formats) > 1 and "in_person" in formats and "unknown" not in formats:
        yield Told("format", was.format, now.format, ("format", now.format), over, ("format", was.format))
    yield from _attendance(was, now, identities, over=over)
    if was.counts and now.counts and all(other_count(one, other) for one in was.counts for other in now.counts):
        before, after = (" / ".join(count.text for count in one.counts) for one in (was, now))
        yield Told("counts", before, after, ("counts", None), over, ("counts", None))


def _commitment(was: Commitment, now: Commitment) -> Iterator[Told]:
    apart = COMMITMENT[now.status] - COMMITMENT[was.status]
    if was.stance != now.stance or apart >= STEP.commitment:
        yield _status(was.status, now.status)
    elif -apart >= STEP.commitment and COMMITMENT[now.status] <= OPEN:
        yield _status(was.status, now.status, disputed=True)
    yield from _dated("deadline", was.deadline, now.deadline, over=False, plan=True)
    if now.conditions and not was.conditions:
        yield Told("conditions", "", "; ".join(now.conditions), ("conditions", None))
    yield from _sum(was.amount, now.amount)


def _sanction(was: Sanction, now: Sanction) -> Iterator[Told]:
    if was.status != now.status:
        yield _status(was.status, now.status, disputed=SANCTION[now.status] < SANCTION[was.status])
    if now.condition and not was.condition:
        yield Told("condition", "", now.condition, ("condition", None))
    yield from _dated("when", was.when, now.when, over=False, plan=True)
    yield from _sum(was.amount, now.amount)


def _status(was: str, now: str, *, disputed: bool = False) -> Told:
    return Told("status", was, now, ("status", now), disputed, ("status", was))


def _dated(field: str, was: When | None, now: When | None, *, over: bool, plan: bool) -> Iterator[Told]:
    """Another day; or, of what is to come, a day where there was none, or only a longer time."""
    if now is None or now.edtf is None:
        return
    moved = was is not None and other_days(Dated(was, when_days(was)), Dated(now, when_days(now)))
    if moved or (plan and _closer(was, now)):
        before = _value(was) if was else ""
        yield Told(field, before, now.edtf, (field, now.edtf), moved and over, (field, before))


def _closer(was: When | None, now: When) -> bool:
    """Whether a day is told now, and was not."""
    days = when_days(now)
    if days is None or not days.exact:
        return False
    known = when_days(was) if was else None
    return known is None or not known.exact


def _value(when: When) -> str:
    return when.edtf or when.text


def _sum(was: Amount | None, now: Amount | None) -> Iterator[Told]:
    if now is None or (was is not None and not other_sum(sized(was), sized(now))):
        return
    if was is not None or now.value is not None:
        yield Told("amount", was.text if was else "", now.text, ("amount", now.text))


def _attendance(was: Meeting, now: Meeting, identities: Identities, *, over: bool) -> Iterator[Told]:
    """Who was to be there and was absent, or the other way round."""

    def ids(mentions: Iterable[Mention]) -> dict[str, Mention]:
        return {identities.canonical(mention.party).id: mention for mention in mentions}

    there, away, here, gone = ids(was.participants), ids(was.absent), ids(now.participants), ids(now.absent)
    for party in sorted(there.keys() & gone.keys() - here.keys()):
        yield _moved(gone[party], "taking part", "absent", "absent", over=over)
    for party in sorted(away.keys() & here.keys() - gone.keys()):
        yield _moved(here[party], "absent", "taking part", "participants", over=over)


def _moved(mention: Mention, before: str, after: str, field: str, *, over: bool) -> Told:
    return Told("participants", f"{mention.name} {before}", f"{mention.name} {after}", (field, mention.party), over)
