"""Briefings of what clusters were after a turn, and what is news between two."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from readout.desk.editions.history import all_at, changed_between, gone, homes_of, states_at
from readout.desk.editions.marks import marked, with_corrections
from readout.desk.editions.states import State
from readout.desk.editions.topics import of_topic
from readout.desk.editions.uniting import united
from readout.desk.store.reading import document_of, portions, report_of
from readout.desk.store.tables import DocumentRow, DoubtRow, ReportRow
from readout.merging import compare
from readout.merging.briefings import combined_coverage, together
from readout.record_types import listed
from readout_schemas import Briefing, Changes, Coverage, Document, Judgement, Party, Report, Run

NOTHING = Coverage(quotations=0, covered=0, labels=0, unexplained=())


class Stretch(NamedTuple):
    """From one turn to another, what is told of a topic.

    Attributes:
        base: what is behind this turn is news.
        turn: the last turn that is looked at.
        topic: words, or the name of a party; empty for all.
    """

    base: int
    turn: int
    topic: str = ""


class News(NamedTuple):
    """What is news in a stretch of turns.

    Attributes:
        changes: what is new, developed, corroborated, disputed or gone.
        states: what the clusters that it names are, by their ids.
        before: what clusters of the topic that something became of were before.
        now: what they are at the end of it.
    """

    changes: Changes
    states: Mapping[str, State]
    before: Mapping[str, State]
    now: Mapping[str, State]

    @property
    def empty(self) -> bool:
        """Whether nothing is."""
        told = self.changes
        return not (told.new or told.developed or told.corroborated or told.disputed or told.gone)


def news(session: Session, stretch: Stretch) -> News:
    """What is news of a topic."""
    named = changed_between(session, stretch.base, stretch.turn)
    now = states_at(session, named, stretch.turn)
    before = states_at(session, named, stretch.base) if stretch.base else {}
    told = ((name, each[name]) for each in (now, before) for name in named if name in each)
    kept = {name for name, state in told if of_topic(state, stretch.topic)}
    later = {name: state for name, state in now.items() if name in kept}
    earlier = {name: state for name, state in before.items() if name in kept}
    left = gone(session, earlier.keys() - later.keys(), stretch.turn)
    earlier = {name: state for name, state in earlier.items() if name in later or name in left}
    read_again = {name for one in left for name in cited_documents(earlier[one])}
    changes = compare(
        snapshot(session, earlier, of_reading=False),
        snapshot(session, later, beside=read_again, of_reading=False),
        same=earlier.keys() & later.keys(),
    )
    changes = with_corrections(changes, earlier, marked(session, later))
    fresh = {one.id for one in (*changes.new, *changes.developed, *changes.corroborated, *changes.disputed)}
    return News(changes, {name: state for name, state in later.items() if name in fresh}, earlier, later)


def everything(session: Session, stretch: Stretch) -> dict[str, State]:
    """What all clusters of a topic are after a turn."""
    found = states_at(session, all_at(session, stretch.turn), stretch.turn)
    return {name: state for name, state in found.items() if of_topic(state, stretch.topic)}


def snapshot(
    session: Session,
    states: Mapping[str, State],
    since: dt.datetime | None = None,
    beside: Iterable[str] = (),
    *,
    of_reading: bool = True,
) -> Briefing:
    """A briefing of clusters, without a summary.

    Args:
        session: the store.
        states: what they are, by id; what they name of other clusters has to be among them.
        since: the reports that came later give what was rejected, what became of quotations, and what it cost; all if
            it is not given.
        beside: documents that it holds too, by id.
        of_reading: whether it tells what was rejected, open, covered and paid too, which no comparison looks at.
    """
    cited = {name for state in states.values() for name in cited_documents(state)}
    documents = {one.id: one for one in _documents(session, cited.union(beside))}
    places = {name: at for at, name in enumerate(documents)}
    ordered = sorted(united(states.values()), key=lambda one: _place(one, places))
    read = list(_reports(session, documents, since)) if of_reading else []
    known = {name for one in ordered for name in _members(one)}
    return Briefing.model_validate(
        {
            **listed(one.record for one in ordered),
            "documents": tuple(documents.values()),
            "parties": tuple(sorted({each.id: each for one in ordered for each in one.parties}.values(), key=_by_id)),
            "disagreements": tuple(each for one in ordered for each in one.disagreements),
            "developments": tuple(each for one in ordered for each in one.developments),
            "unsure": tuple(_unsure(session, states)) if of_reading else (),
            "rejected": tuple(
                each if each.record is None or each.record in known else each.model_copy(update={"record": None})
                for report in read
                for each in report.rejected
            ),
            "coverage": combined_coverage([report.coverage for report in read]) if read else NOTHING,
            "run": together([report.run for report in read]) if read else Run(model="", plan=""),
        }
    )


def with_what_is_named(session: Session, states: Mapping[str, State], turn: int) -> dict[str, State]:
    """The clusters, with those of which a record is cited for what sources of another one differ on."""
    own = {name for one in states.values() for name in _members(one)}
    homes = homes_of(session, sorted({name for one in states.values() for name in _cited_records(one)} - own))
    return {**states_at(session, sorted(set(homes.values()) - states.keys()), turn), **states}


def _members(state: State) -> tuple[str, ...]:
    sourcing = state.record.sourcing
    return (state.record.id, *(sourcing.records if sourcing else ()))


def _carriers(state: State) -> tuple[str, ...]:
    sourcing = state.record.sourcing
    return sourcing.documents if sourcing else tuple({span.document for span in state.record.evidence})


def _place(state: State, places: Mapping[str, int]) -> tuple[int, int, str]:
    """Where a cluster stands in a briefing: at its first record in the first of its documents.

    Records of a document are counted in their ids, so that the tenth comes behind the second.
    """
    first = min(_carriers(state), key=places.__getitem__)
    own = [name for name in _members(state) if name.startswith(f"{first}.")] or [state.record.id]
    return min((places[first], len(name), name) for name in own)


def _cited_records(state: State) -> Iterator[str]:
    yield from (claim.record for one in state.disagreements for claim in one.claims)
    yield from (step.record for one in state.developments for step in one.steps)


def cited_documents(state: State) -> Iterator[str]:
    """Ids of the documents that a cluster is cited from."""
    yield from _carriers(state)
    yield from (claim.document for one in state.disagreements for claim in one.claims)
    yield from (step.document for one in state.developments for step in one.steps)


def _documents(session: Session, named: Iterable[str]) -> list[Document]:
    """Documents, oldest first; one that was taken out of the store is not among them."""
    found: list[Document] = []
    for some in portions(sorted(named)):
        rows = select(DocumentRow).where(DocumentRow.id.in_(some)).options(undefer(DocumentRow.text))
        found += [document_of(row) for row in session.scalars(rows)]
    session.expunge_all()
    return sorted(found, key=lambda one: (one.published or dt.date.max, one.id))


def _reports(session: Session, documents: Iterable[str], since: dt.datetime | None) -> Iterator[Report]:
    for some in portions(documents):
        rows = select(ReportRow.body).where(ReportRow.document.in_(some), ReportRow.current)
        for body in session.scalars(rows if since is None else rows.where(ReportRow.added_at > since)):
            yield report_of(body, None)


def _unsure(session: Session, states: Mapping[str, State]) -> Iterator[Judgement]:
    """What is open between two of the clusters, a pair for each two."""
    homes = {record: name for name, state in states.items() for record in _members(state)}
    seen: set[tuple[str, str]] = set()
    for some in portions(sorted(homes)):
        rows = select(DoubtRow).where(DoubtRow.first.in_(some), DoubtRow.open)
        for row in session.scalars(rows.order_by(DoubtRow.first, DoubtRow.second)):
            first, second = sorted((homes[row.first], homes.get(row.second, homes[row.first])))
            if first == second or (first, second) in seen or row.verdict == "different":
                continue
            seen.add((first, second))
            by = "rule" if row.verdict is None else "model"
            yield Judgement.model_validate(
                {"first": first, "second": second, "verdict": "unsure", "reasons": json.loads(row.reasons), "by": by}
            )


def _by_id(party: Party) -> str:
    return party.id
