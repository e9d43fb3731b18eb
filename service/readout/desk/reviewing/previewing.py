"""What a review of which records are one thing would make of them: done, looked at, and undone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select

from readout.clock import Clock
from readout.desk.editions.catching_up import join_again
from readout.desk.editions.history import head, homes_of, states_at
from readout.desk.editions.marks import marked
from readout.desk.editions.states import State
from readout.desk.reviewing.about import living, mark_of, members_of
from readout.desk.reviewing.saying import NewReview, review_all
from readout.desk.store.engine import Store
from readout.desk.store.indexing import Index
from readout.desk.store.review_tables import ReviewedRecordRow


@dataclass(frozen=True, slots=True)
class Preview:
    """What it would come to.

    Attributes:
        states: the things that the records would be, by their ids.
        mark: what the review has to bring, so that it is kept only if the records are still these.
    """

    states: dict[str, State]
    mark: str


class _Undone(Exception):  # noqa: N818  (nothing went wrong)
    """Ends the transaction without keeping anything."""


def preview(store: Store, index: Index, clock: Clock, new: NewReview) -> Preview:
    """What merging or parting clusters would make of them.

    Raises:
        InputError: the review would be refused.
        DeskError: the store cannot be written.
    """
    found: list[Preview] = []
    try:
        with store.writing() as session:
            sides = [living(session, name) for name in (new.what, new.other) if name]
            members = [members_of(session, row.id) if row else [] for row in sides]
            mark = mark_of([*members[0], "", *(members[1] if len(members) > 1 else [])])
            numbers = review_all(session, index, dt.datetime.fromtimestamp(clock.wall(), dt.UTC), [new])
            about = select(ReviewedRecordRow.record).where(ReviewedRecordRow.review.in_(numbers))
            records = session.scalars(about).all()
            join_again(session, clock, set(homes_of(session, records).values()))
            homes = set(homes_of(session, records).values())
            found.append(Preview(marked(session, states_at(session, homes, head(session))), mark))
            raise _Undone  # noqa: TRY301  (the transaction has to end so)
    except _Undone:
        return found[0]
