"""What people say of what is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sqlalchemy import select

from readout.desk.editions.catching_up import catch_up
from readout.desk.editions.making import edition
from readout.desk.keeping_desk import KeepingDesk
from readout.desk.reviewing import NewReview, Review, review_all, reviews
from readout.desk.reviewing.agreement import Agreement, agreement
from readout.desk.reviewing.listing import standing_reviews
from readout.desk.reviewing.previewing import Preview, preview
from readout.desk.reviewing.waiting import Chosen, Waiting, waiting
from readout.desk.store.tables import ClusterRecordRow, ClusterRow

if TYPE_CHECKING:
    from readout.evaluation.gold import Gold

EVERYTHING = Chosen()


class ReviewingDesk(KeepingDesk):
    """A store whose records are reviewed."""

    def review(self, new: NewReview) -> list[Review]:
        """Keep a review; what follows from it is in the next edition.

        A review is never written over: a later one of the same person of the same record supersedes it. Where two
        people disagree both stand, and the record is shown as it was read, and as disputed, until one gives way.

        Returns:
            The review; of a cluster that is rejected, or accepted whole, one for each of its records.

        Raises:
            InputError: there is no such record or cluster, or the review lacks what it needs; nothing was kept.
            DeskError: the store cannot be written; nothing was kept.
        """
        return self.review_all([new])

    def review_all(self, several: Iterable[NewReview]) -> list[Review]:
        """Keep reviews, all or none, as ``review`` keeps one.

        Clusters that an earlier review has changed are merged first, so that a cluster is what it is shown to be.
        """
        told = list(several)
        named = [new for new in told if not new.of_record and new.number is None]
        if named and self._has_stale(empty=any(new.whole for new in named)):
            catch_up(self.store, self.clock)
        with self.store.writing() as session:
            return standing_reviews(session, review_all(session, self.index, self.now(), told))

    def preview(self, new: NewReview) -> Preview:
        """What a merge or a parting of clusters would make of them; nothing is kept.

        Raises:
            InputError: the review would be refused.
            DeskError: the store cannot be written.
        """
        if self._has_stale():
            catch_up(self.store, self.clock)
        return preview(self.store, self.index, self.clock, new)

    def _has_stale(self, *, empty: bool = False) -> bool:
        """Whether a cluster is to be merged anew; one of which nothing is left may wait, for it may be taken back."""
        of_it = select(ClusterRecordRow.cluster).where(ClusterRecordRow.cluster == ClusterRow.id)
        stale = select(ClusterRow.id).where(ClusterRow.stale)
        with self.store.reading() as session:
            return session.scalar((stale if empty else stale.where(of_it.exists())).limit(1)) is not None

    def reviews(self, what: str | None = None, by: str | None = None) -> list[Review]:
        """The reviews, the oldest first.

        Args:
            what: id of a record or cluster, as it was when it was reviewed; all without it.
            by: who said so.

        Raises:
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return reviews(session, what, by)

    def waiting(self, by: str, chosen: Chosen = EVERYTHING) -> Iterator[Waiting]:
        """The records that somebody has not reviewed yet, a document's together, each as it was read.

        Args:
            by: who.
            chosen: which records.

        Raises:
            InputError: there is no such edition.
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            shown = None if chosen.edition is None else edition(session, chosen.edition, chosen.topic).briefing
            yield from waiting(session, by, chosen, shown)

    def agreement(self, first: str, second: str, limit: int | None = None, behind: int = 0) -> Agreement:
        """How far two reviewers agree on what both reviewed, by their last words.

        Args:
            first: a reviewer.
            second: another one.
            limit: so many differences are told, at most; all without it.
            behind: so many differences are left out before.

        Raises:
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return agreement(session, first, second, limit, behind)

    def gold(self, by: str | None = None) -> Gold:
        """The documents of which each record was reviewed, as annotated articles are, to score prompts against.

        Args:
            by: whose reviews alone count; all reviewers' without it, and then what they disagree on is optional.

        Raises:
            InputError: no document was reviewed whole, or a correction cannot be gold.
            DeskError: the store cannot be read.
        """
        from readout.desk.reviewing.gold import gold_of

        with self.store.reading() as session:
            return gold_of(session, str(self.store.place), by)
