"""What people say of what is kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from readout.desk.keeping_desk import KeepingDesk
from readout.desk.reviewing import NewReview, Review, review_all, reviews
from readout.desk.reviewing.agreement import Agreement, agreement
from readout.desk.reviewing.listing import just_kept

if TYPE_CHECKING:
    from readout.evaluation.gold import Gold


class ReviewingDesk(KeepingDesk):
    """A store whose records are reviewed."""

    def review(self, new: NewReview) -> list[Review]:
        """Keep a review; what follows from it is in the next edition.

        A review is never written over: a later one of the same person of the same record supersedes it. Where two
        people disagree both stand, and the record is shown as it was read, and as disputed, until one gives way.

        Returns:
            The review; of a cluster that is rejected one for each of its records.

        Raises:
            InputError: there is no such record or cluster, or the review lacks what it needs; nothing was kept.
            DeskError: the store cannot be written; nothing was kept.
        """
        with self.store.writing() as session:
            return just_kept(session, review_all(session, self.index, self.now(), [new]))

    def review_all(self, several: Iterable[NewReview]) -> list[Review]:
        """Keep reviews, all or none, as ``review`` keeps one."""
        with self.store.writing() as session:
            return just_kept(session, review_all(session, self.index, self.now(), several))

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

    def agreement(self, first: str, second: str) -> Agreement:
        """How far two reviewers agree on what both reviewed, by their last words.

        Raises:
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return agreement(reviews(session), first, second)

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
