"""What people say of what is kept."""

from __future__ import annotations

from readout.desk.keeping_desk import KeepingDesk
from readout.desk.reviewing import NewReview, Review, review, reviews


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
            numbers = set(review(session, self.index, self.now(), new))
            return [one for one in reviews(session) if one.number in numbers]

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
