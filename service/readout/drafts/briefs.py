"""What the model writes about a whole briefing."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from readout.drafts.base import Draft


class VerdictDraft(Draft):
    """A judgement on one pair."""

    pair: int = Field(description="The pair's number.")
    reason: str = Field(description="What shows it, in at most fifteen words.")
    verdict: Literal["same", "different", "unsure"]


class Verdicts(Draft):
    """Judgements on pairs of records."""

    verdicts: list[VerdictDraft] = Field(description="One for each pair, in order.")


class PointDraft(Draft):
    """A line of the summary."""

    text: str
    records: list[int] = Field(description="Numbers of the records that it rests on.")


class SummaryDraft(Draft):
    """The summary of a briefing."""

    headline: str
    headline_records: list[int] = Field(description="Numbers of the records that the headline rests on.")
    points: list[PointDraft]
