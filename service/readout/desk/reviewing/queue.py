"""The queue of one reviewer: what is most useful to look at first, one record at a time.

What others disagree on comes first, then what could not be confirmed, then all that nobody has looked at, then what
only others have, and what others rejected; of each the latest first. A page of it asks for the next or the one before,
and never for all.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple, TypeVarTuple, get_args

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, literal_column, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from readout.desk.reviewing.waiting import Chosen, fits, members_told
from readout.desk.store.columns import kept
from readout.desk.store.reading import portions
from readout.desk.store.review_tables import ReviewedRecordRow, ReviewRow, in_order, stands
from readout.desk.store.settled import settled_of_all
from readout.desk.store.settling import OF_A_RECORD, Settled
from readout.desk.store.tables import RecordPartyRow, RecordRow, ReportRow
from readout_schemas import Briefing

Group = Literal["disputed", "open", "new", "others", "rejected"]
GROUPS: tuple[Group, ...] = get_args(Group)
"""In their order: reviewers disagree, not confirmed, reviewed by nobody, by others alone, and rejected by others."""
AT_ONCE = 100
Ts = TypeVarTuple("Ts")
# Their number stands in the question as in the condition of the index: else SQLite does not see that the index fits.
_IS_OPEN = RecordRow.open > literal_column("0")
_IS_CONFIRMED = RecordRow.open == literal_column("0")


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
        self._settled: dict[str, tuple[Settled, ...]] = {}
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
        disputed, rejected = len(self._disputed()), self._count_rejected()
        found: dict[Group, int] = {"disputed": disputed, **self._counts_of_table(), "rejected": rejected}
        return {name: number for name, number in found.items() if number}

    def _counts_of_table(self) -> dict[Group, int]:
        """All but what was reviewed waits for everybody: that is little, and what is left need not be gone through."""
        is_mine = func.max(case((ReviewRow.reviewer == self._by, 1), else_=0))
        of_each = select(RecordRow.open, is_mine.label("is_mine")).where(*self._chosen_of_table())
        each = _reviewed(of_each).group_by(RecordRow.number, RecordRow.open).subquery()
        others = case((each.c.is_mine == 0, 1), else_=0)
        columns = select(func.count(), func.sum(case((each.c.open > 0, 1), else_=0)), func.sum(others))
        reviewed, open_, by_others = (int(number or 0) for number in self._session.execute(columns).one())
        counts = select(func.count()).select_from(RecordRow).where(*self._chosen_of_table())
        all_open, confirmed = (self._session.scalar(counts.where(one)) or 0 for one in (_IS_OPEN, _IS_CONFIRMED))
        return {"open": all_open - open_, "new": confirmed - (reviewed - open_), "others": by_others}

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
        rows = select(RecordRow.number, RecordRow.document, RecordRow.id).where(*self._conditions(group))
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
        """What rows of records are of what nobody, or others alone, reviewed."""
        name = GROUPS[group]
        if name == "others":  # they are few: they are looked up, and not looked for
            yield RecordRow.number.in_(_reviewed(select(RecordRow.number)).where(ReviewRow.reviewer != self._by))
            yield ~_is_reviewed(ReviewRow.reviewer == self._by)
        else:
            yield _IS_OPEN if name == "open" else _IS_CONFIRMED
            yield ~_is_reviewed()
        yield from self._chosen_of_table()

    def _chosen_of_table(self) -> Iterator[ColumnElement[bool]]:
        if self._chosen.type is not None:
            yield RecordRow.type == self._chosen.type
        if self._chosen.party is not None:
            yield RecordRow.number.in_(select(RecordPartyRow.record).where(RecordPartyRow.key == self._chosen.party))

    def _disputed(self) -> list[Item]:
        """What reviewers disagree on, the latest first."""
        if self._disputes is None:
            found = []
            for document, several in self._of_all(self._differing()):
                for one in several:
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
            rows.where(about.subject.in_(shared)).order_by(*in_order())
        ):
            told[subject][by], homes[subject] = (verdict, plain), document
        same = ({("accept", True)}, {("reject", True)})
        return sorted({homes[one] for one, words in told.items() if set(words.values()) not in same})

    def _rejected(self, below: int | None, above: int | None) -> Iterator[Item]:
        """What others rejected, so that no table of records holds it."""
        subject = ReviewedRecordRow.subject
        rows = self._rejections(subject, ReviewedRecordRow.document).distinct()
        if below is not None or above is not None:
            rows = rows.where(subject < below if below is not None else subject > above)
        told = self._session.execute(rows.order_by(subject if above is not None else subject.desc()))
        yield from self._settled_rejections({row.subject: row.document for row in told})

    def _settled_rejections(self, homes: Mapping[int, str]) -> Iterator[Item]:
        """Those that are rejected indeed, of subjects that somebody rejected, by their documents."""
        for some in portions(homes):
            several = dict(self._of_all(homes[subject] for subject in some))
            for subject in some:
                for one in several[homes[subject]]:
                    if one.subject == subject and not one.stands and fits(one.record, self._chosen):
                        yield Item(Place(GROUPS.index("rejected"), subject), homes[subject], one.record.id)

    def _count_rejected(self) -> int:
        """What all rejected who spoke, since it was read, is counted without reading its document again."""
        about, words, homes, kinds = ReviewedRecordRow, defaultdict(set), dict[int, str](), dict[int, str]()
        named = self._rejections(about.subject)
        rows = (
            select(about.subject, about.document, about.type, ReviewRow.verdict, ReviewRow.at >= ReportRow.added_at)
            .join(ReviewRow, ReviewRow.number == about.review)
            .join(ReportRow, and_(ReportRow.document == about.document, ReportRow.current))
            .where(*_of_a_record(), about.subject.in_(named))
        )
        for subject, home, kind, verdict, is_of_now in self._session.execute(rows):
            words[subject].add((verdict, bool(is_of_now)))
            homes[subject], kinds[subject] = home, kind
        plain = {one for one in words if words[one] == {("reject", True)} and self._chosen.party is None}
        rest = {one: home for one, home in homes.items() if one not in plain}
        of_type = sum(self._chosen.type in {None, kinds[one]} for one in plain)
        return of_type + sum(1 for _ in self._settled_rejections(rest))

    def _rejections(self, *columns: InstrumentedAttribute[Any]) -> Select[Any]:
        """Columns of what somebody rejected that this person has not reviewed, and no table of records holds."""
        about, own = ReviewedRecordRow, aliased(ReviewedRecordRow)
        mine = select(own.subject).join(ReviewRow, ReviewRow.number == own.review)
        mine = mine.where(*_of_a_record(), ReviewRow.reviewer == self._by)
        rows = select(*columns).join(ReviewRow, ReviewRow.number == about.review)
        is_rejected = (*_of_a_record(), ReviewRow.verdict == "reject", about.subject.not_in(mine))
        return rows.where(*is_rejected, ~exists().where(RecordRow.id == about.record))

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
        ((_, several),) = self._of_all([one.document])
        settled = next((each for each in several if each.record.id == one.record), None)
        return settled is None or any(said.by == self._by for said in settled.said)

    def _of_all(self, documents: Iterable[str]) -> Iterator[tuple[str, tuple[Settled, ...]]]:
        """What is said of the records of documents, each document once, in their order."""
        named = dict.fromkeys(documents)
        missing = [name for name in named if name not in self._settled]
        self._settled |= settled_of_all(self._session, missing)
        yield from ((name, self._settled[name]) for name in named)

    @staticmethod
    def _between(items: list[Item], below: int | None, above: int | None) -> Iterator[Item]:
        ordered = reversed(items) if above is not None else iter(items)
        return itertools.filterfalse(
            lambda one: (
                (below is not None and one.place.number >= below) or (above is not None and one.place.number <= above)
            ),
            ordered,
        )


def _reviewed(columns: Select[*Ts]) -> Select[*Ts]:
    """Columns of records of which somebody said something since they were read, once for each review."""
    of_it = and_(RecordRow.id == ReviewedRecordRow.record, RecordRow.document == ReviewedRecordRow.document)
    rows = columns.select_from(ReviewedRecordRow).join(RecordRow, of_it)
    rows = rows.join(ReviewRow, ReviewRow.number == ReviewedRecordRow.review)
    rows = rows.join(ReportRow, ReportRow.id == RecordRow.report)
    return rows.where(*_of_a_record(), ReviewRow.at >= ReportRow.added_at)


def _is_reviewed(*by: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether somebody said something of a record since it was read."""
    said = ReviewedRecordRow
    rows = select(said.number).join(ReviewRow, ReviewRow.number == said.review)
    of_it = (said.record == RecordRow.id, said.document == RecordRow.document, ReportRow.id == RecordRow.report)
    return exists(rows.where(*of_it, *_of_a_record(), *by, ReviewRow.at >= ReportRow.added_at).correlate(RecordRow))


def _of_a_record() -> tuple[ColumnElement[bool], ...]:
    """Reviews of records that were not taken back."""
    return ReviewRow.cluster.is_(None), ReviewRow.verdict.in_(OF_A_RECORD), stands()
