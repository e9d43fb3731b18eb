"""Reviewing: what people say of records, and what follows from it."""

from readout.desk.reviewing.listing import Review, reviews
from readout.desk.reviewing.saying import NewReview, ReviewKind, review_all

__all__ = ["NewReview", "Review", "ReviewKind", "review_all", "reviews"]
