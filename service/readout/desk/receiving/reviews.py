"""Reviews of another store, put among those that are here: each once, with who said it and when.

Nothing is written over. Reviews are in order of their time, wherever they were said, so that the last word of a person
is the last one of both stores. What was said of a record there is said here of the record that has its words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from readout.desk.editions.history import homes_of
from readout.desk.store.moving import Row
from readout.desk.store.parsing import read_record
from readout.desk.store.reading import current_reports, portions
from readout.desk.store.renaming import Renaming
from readout.desk.store.review_tables import ReviewedRecordRow, ReviewRow, in_order
from readout.desk.store.settling import OF_A_RECORD, bind, seen_of
from readout.desk.store.tables import ClusterRow
from readout_schemas import AnyRecord


class ReceivedReviews:
    """Takes the rows of reviews, and of the records that they are about; puts them when all are there.

    Attributes:
        new: the numbers here of those that came.
    """

    def __init__(self, session: Session, renaming: Renaming) -> None:
        self._session = session
        self._renaming = renaming
        self._rows: list[Row] = []
        self._abouts: dict[int, list[Row]] = {}
        self._numbers: dict[int, int] = {}
        self._subjects: dict[int, int] = {}
        self._clusters: dict[int, Row] = {}
        self.new: set[int] = set()

    def take(self, table: str, row: Row) -> None:
        """Note a row."""
        if table == "reviews":
            self._rows.append(row)
            return
        ids = {name: self._renaming.id(row[name]) for name in ("document", "record")}
        self._abouts.setdefault(row["review"], []).append({**row, **ids, "seen": self._renaming.body(row["seen"])})

    def put(self) -> set[str]:
        """Put those that are not here; the documents of whose records something came."""
        whole = (row for row in self._rows if row["number"] in self._abouts)
        fresh = [row for row in whole if not self._is_here(row)]
        of_records = [row for row in fresh if row["cluster"] is None and row["verdict"] in {*OF_A_RECORD, "withdraw"}]
        # Those of records first: of two that are about one record, as one, the others follow them.
        for chosen in (of_records, fresh):
            self._bind(about for row in chosen for about in self._abouts[row["number"]])
        for row in fresh:
            self._put(row)
        return {about["document"] for row in of_records for about in self._abouts[row["number"]]}

    def _is_here(self, row: Row) -> bool:
        """Whether the same person said the same then: its number and its subjects are those here."""
        said = select(ReviewRow.number).where(
            ReviewRow.reviewer == row["reviewer"],
            ReviewRow.at == row["at"],
            ReviewRow.verdict == row["verdict"],
            ReviewRow.note == row["note"],
        )
        mine = {(one["side"], one["record"]): one["subject"] for one in self._abouts[row["number"]]}
        abouts = select(ReviewedRecordRow).where(ReviewedRecordRow.review.in_(said))
        for about in self._session.scalars(abouts).all():
            subject = mine.get((about.side, about.record))
            if subject is not None:
                self._numbers[row["number"]] = about.review
                self._subjects[subject] = about.subject
        return row["number"] in self._numbers

    def _bind(self, abouts: Iterable[Row]) -> None:
        """Find for each record that was reviewed there the one here: by the reading that stands, else by its words."""
        last: dict[str, dict[int, AnyRecord]] = {}
        for about in abouts:
            if about["subject"] not in self._subjects:
                last.setdefault(about["document"], {})[about["subject"]] = read_record(about["type"], about["seen"])
        for report in current_reports(self._session, sorted(last)):
            there, here = last[report.document.id], self._reviewed_here(report.document.id)
            records = report.records()
            places = {at: subject for subject, at in bind(records, here).items()}
            found = {one: places[at] for one, at in bind(records, there).items() if at in places}
            rest = {one: seen for one, seen in there.items() if one not in found}
            left = {one: seen for one, seen in here.items() if one not in found.values()}
            several = list(left)
            found |= {one: several[at] for one, at in bind(list(left.values()), rest).items()}
            self._subjects |= found

    def _reviewed_here(self, document: str) -> dict[int, AnyRecord]:
        """What was reviewed of a document here, as it was seen last, and is not bound yet."""
        rows = (
            select(ReviewedRecordRow)
            .join(ReviewRow, ReviewRow.number == ReviewedRecordRow.review)
            .where(ReviewedRecordRow.document == document, ReviewRow.cluster.is_(None))
            .where(ReviewRow.verdict.in_(OF_A_RECORD))
            .order_by(*in_order())
        )
        bound = set(self._subjects.values())
        return {row.subject: seen_of(row) for row in self._session.scalars(rows) if row.subject not in bound}

    def _put(self, row: Row) -> None:
        bodies = {name: row[name] and self._renaming.body(row[name]) for name in ("seen", "correction")}
        back = None if row["takes_back"] is None else self._numbers.get(row["takes_back"])
        told = ReviewRow(**{key: value for key, value in row.items() if key != "number"} | bodies)
        told.takes_back = back
        self._session.add(told)
        self._session.flush()
        self._numbers[row["number"]] = told.number
        self.new.add(told.number)
        if row["cluster"] is not None:
            self._clusters[told.number] = row
        for one in self._abouts[row["number"]]:
            about = ReviewedRecordRow(**{key: value for key, value in one.items() if key not in {"number", "review"}})
            about.review, about.subject = told.number, self._subjects.get(one["subject"], 0)
            self._session.add(about)
            self._session.flush()
            about.subject = self._subjects.setdefault(one["subject"], about.subject or about.number)
        self._session.flush()

    def lead(self, now: Mapping[str, str]) -> None:
        """Let what was said of clusters be said of those that their records are in here, and these be told anew."""
        for some in portions(sorted(self._clusters)):
            about = ReviewedRecordRow
            rows = self._session.execute(
                select(about.review, about.side, about.record).where(about.review.in_(some)).order_by(about.number)
            ).all()
            homes = homes_of(self._session, {row.record for row in rows})
            for number in some:
                sides: list[list[str]] = [[], []]
                for _, side, record in (row for row in rows if row.review == number):
                    sides[side] += [homes[record]] if record in homes else []
                self._lead(number, sides, now)
            told = update(ClusterRow).where(ClusterRow.id.in_(sorted(set(homes.values()))), ~ClusterRow.ended)
            self._session.execute(told.values(stale=True).execution_options(synchronize_session=False))

    def _lead(self, number: int, sides: list[list[str]], now: Mapping[str, str]) -> None:
        row, told = self._clusters[number], self._session.get_one(ReviewRow, number)
        told.cluster = self._cluster(row["cluster"], sides[0], now)
        if row["other"] is not None:
            told.other = self._cluster(row["other"], sides[1], now)
        self._session.flush()

    def _cluster(self, name: str, homes: list[str], now: Mapping[str, str]) -> str:
        if name in now:
            return now[name]
        if homes:
            return Counter(homes).most_common(1)[0][0]
        return self._renaming.id(name)
