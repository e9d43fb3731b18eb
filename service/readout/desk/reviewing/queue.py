"""The queue of one reviewer: what is most useful to look at first, one record at a time.

What others disagree on comes first, then what could not be confirmed, then all that nobody has looked at, then what
only others have, and what others rejected; of each the latest first. A page of it asks for the next or the one before,
and never for all.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, get_args

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session, aliased

from readout.desk.reviewing.about import settled_of
from readout.desk.reviewing.waiting import Chosen, fits, members_told
from readout.desk.store.columns import kept
from readout.desk.store.review_tables import ReviewedRecordRow, ReviewRow, stands
from readout.desk.store.settling import OF_A_RECORD, Settled
from readout.desk.store.tables import RecordPartyRow, RecordRow, ReportRow
from readout_schemas import Briefing

Group = Literal["disputed", "open", "new", "others", "rejected"]
GROUPS: tuple[Group, ...] = get_args(Group)
"""In their order: reviewers disagree, not confirmed, reviewed by nobody, by others alone, and rejected by others."""
AT_ONCE = 100


class Place(NamedTuple):
    """A place in the queue: which group, and how far down in it."""

    group: int
    number: int


class Item(NamedTuple):
    """A record in the queue, by the id that it has now."""

    place: Place
    document: str
    record: str


class Queue:
    """What waits for one person.

    Args:
        session: the store.
        by: who reviews.
        chosen: which records.
        shown: the edition of which the records are, if one is chosen.
        only: one group alone; of what is disputed also where this person is one of those who disagree.
    """

    def __init__(
        self, session: Session, by: str, chosen: Chosen, shown: Briefing | None = None, only: Group | None = None
    ) -> None:
        self._session = session
        self._by = kept(by).strip()
        self._chosen = chosen
        self._members = None if shown is None else frozenset(members_told(shown))
        self._groups = range(len(GROUPS)) if only is None else [GROUPS.index(only)]
        self._only = only
        self._settled: dict[str, list[Settled]] = {}
        self._disputes: list[Item] | None = None

    def after(self, place: Place | None) -> Item | None:
        """The next one behind a place; the first without one."""
        for group in self._groups:
            if place is None or group >= place.group:
                below = place.number if place is not None and group == place.group else None
                found = next(self._waiting(group, below, None), None)
                if found is not None:
                    return found
        return None

    def before(self, place: Place) -> Item | None:
        """The one before a place."""
        for group in reversed(self._groups):
            if group <= place.group:
                above = place.number if group == place.group else -1
                found = next(self._waiting(group, None, above), None)
                if found is not None:
                    return found
        return None

    def counts(self) -> dict[Group, int]:
        """How many wait of each group; of an edition alone they are not counted."""
        if self._members is not None:
            return {}
        told = {GROUPS[group]: self._count(group) for group in (1, 2, 3)}
        disputed, rejected = len(self._disputed()), sum(1 for _ in self._rejected(None, None))
        found: dict[Group, int] = {"disputed": disputed, **told, "rejected": rejected}
        return {name: number for name, number in found.items() if number}

    def _count(self, group: int) -> int:
        rows = select(func.count()).select_from(RecordRow).join(ReportRow, ReportRow.id == RecordRow.report)
        return self._session.scalar(rows.where(*self._conditions(group))) or 0

    def _waiting(self, group: int, below: int | None, above: int | None) -> Iterator[Item]:
        """What waits of a group: downwards from a number, or upwards."""
        name = GROUPS[group]
        if name == "disputed":
            items: Iterable[Item] = self._between(self._disputed(), below, above)
        elif name == "rejected":
            items = self._rejected(below, above)
        else:
            items = self._of_table(group, below, above)
        again = self._read_again()
        taken = set() if name == "disputed" else {one.record for one in self._disputed()}
        for one in items:
            is_in = self._members is None or one.record in self._members
            if is_in and one.record not in taken and not (one.document in again and self._is_mine(one)):
                yield one

    def _of_table(self, group: int, below: int | None, above: int | None) -> Iterator[Item]:
        columns = select(RecordRow.number, RecordRow.document, RecordRow.id)
        rows = columns.join(ReportRow, ReportRow.id == RecordRow.report).where(*self._conditions(group))
        edge = below if above is None else above
        while True:
            some = rows
            if edge is not None:
                some = rows.where(RecordRow.number > edge if above is not None else RecordRow.number < edge)
            ordered = some.order_by(RecordRow.number if above is not None else RecordRow.number.desc())
            found = self._session.execute(ordered.limit(AT_ONCE)).all()
            for number, document, name in found:
                yield Item(Place(group, number), document, name)
            if len(found) < AT_ONCE:
                return
            edge = found[-1][0]

    def _conditions(self, group: int) -> Iterator[ColumnElement[bool]]:
        """What rows of records, joined with their reports, are of what nobody, or others alone, reviewed."""
        said, mine, others = ReviewedRecordRow, ReviewRow.reviewer == self._by, ReviewRow.reviewer != self._by
        of_it = (
            select(said.number)
            .join(ReviewRow, ReviewRow.number == said.review)
            .where(said.document == RecordRow.document, said.record == RecordRow.id, *_of_a_record())
            .where(ReviewRow.at >= ReportRow.added_at)
            .correlate(RecordRow, ReportRow)
        )
        yield ~exists(of_it.where(mine))
        name = GROUPS[group]
        yield exists(of_it.where(others)) if name == "others" else ~exists(of_it.where(others))
        if name != "others":
            yield RecordRow.open > 0 if name == "open" else RecordRow.open == 0
        if self._chosen.type is not None:
            yield RecordRow.type == self._chosen.type
        if self._chosen.party is not None:
            yield RecordRow.number.in_(select(RecordPartyRow.record).where(RecordPartyRow.key == self._chosen.party))

    def _disputed(self) -> list[Item]:
        """What reviewers disagree on, the latest first."""
        if self._disputes is None:
            found = []
            for document in self._differing():
                for one in self._of(document):
                    own = self._only != "disputed" and any(said.by == self._by for said in one.said)
                    if one.disputed and one.subject is not None and not own and fits(one.record, self._chosen):
                        found.append(Item(Place(0, one.subject), document, one.record.id))
            self._disputes = sorted(found, key=lambda one: -one.place.number)
        return self._disputes

    def _differing(self) -> list[str]:
        """Documents with a record of which the last words of several people differ, or may."""
        about = ReviewedRecordRow
        rows = (
            select(about.subject, about.document, ReviewRow.reviewer, ReviewRow.verdict, ReviewRow.correction.is_(None))
            .join(ReviewRow, ReviewRow.number == about.review)
            .where(*_of_a_record())
        )
        several = select(about.subject).join(ReviewRow, ReviewRow.number == about.review).where(*_of_a_record())
        shared = several.group_by(about.subject).having(func.count(ReviewRow.reviewer.distinct()) > 1)
        told: dict[int, dict[str, tuple[str, bool]]] = defaultdict(dict)
        homes: dict[int, str] = {}
        for subject, document, by, verdict, plain in self._session.execute(
            rows.where(about.subject.in_(shared)).order_by(ReviewRow.number)
        ):
            told[subject][by], homes[subject] = (verdict, plain), document
        same = ({("accept", True)}, {("reject", True)})
        return sorted({homes[one] for one, words in told.items() if set(words.values()) not in same})

    def _rejected(self, below: int | None, above: int | None) -> Iterator[Item]:
        """What others rejected, so that no table of records holds it."""
        about, own = ReviewedRecordRow, aliased(ReviewedRecordRow)
        mine = (
            select(own.subject)
            .join(ReviewRow, ReviewRow.number == own.review)
            .where(*_of_a_record(), ReviewRow.reviewer == self._by)
        )
        rows = (
            select(about.subject, about.document)
            .join(ReviewRow, ReviewRow.number == about.review)
            .where(*_of_a_record(), ReviewRow.verdict == "reject", about.subject.not_in(mine))
            .where(about.record.not_in(select(RecordRow.id)))
            .distinct()
            .order_by(about.subject if above is not None else about.subject.desc())
        )
        for subject, document in self._session.execute(rows).all():
            if (below is None or subject < below) and (above is None or subject > above):
                for one in self._of(document):
                    if one.subject == subject and not one.stands and fits(one.record, self._chosen):
                        yield Item(Place(GROUPS.index("rejected"), subject), document, one.record.id)

    def _read_again(self) -> frozenset[str]:
        """Documents that were read anew since this person reviewed something of them: ids may be others' now."""
        rows = (
            select(ReviewedRecordRow.document)
            .join(ReviewRow, ReviewRow.number == ReviewedRecordRow.review)
            .join(ReportRow, ReportRow.document == ReviewedRecordRow.document)
            .where(
                *_of_a_record(), ReviewRow.reviewer == self._by, ReportRow.current, ReviewRow.at < ReportRow.added_at
            )
        )
        return frozenset(self._session.scalars(rows.distinct()))

    def _is_mine(self, one: Item) -> bool:
        settled = next((each for each in self._of(one.document) if each.record.id == one.record), None)
        return settled is None or any(said.by == self._by for said in settled.said)

    def _of(self, document: str) -> list[Settled]:
        if document not in self._settled:
            self._settled[document] = settled_of(self._session, document)
        return self._settled[document]

    @staticmethod
    def _between(items: list[Item], below: int | None, above: int | None) -> Iterator[Item]:
        ordered = reversed(items) if above is not None else iter(items)
        return itertools.filterfalse(
            lambda one: (
                (below is not None and one.place.number >= below) or (above is not None and one.place.number <= above)
            ),
            ordered,
        )


def _of_a_record() -> tuple[ColumnElement[bool], ...]:
    """Reviews of records that were not taken back."""
    return ReviewRow.cluster.is_(None), ReviewRow.verdict.in_(OF_A_RECORD), stands()
