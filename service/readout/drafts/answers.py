"""Whole answers: what one call returns."""

from __future__ import annotations

from pydantic import Field

from readout.drafts.base import Draft
from readout.drafts.items import CommitmentDraft, ItemDraft, MeetingDraft, PartyDraft, SanctionDraft, StatementDraft
from readout_schemas import RecordType


class Answer(Draft):
    """Base of all answers: everybody who is named in a record, once."""

    parties: list[PartyDraft] = Field(description="Everybody whom a record names, once each.")

    def items(self) -> list[tuple[RecordType, ItemDraft]]:
        """The drafts of records, each with its type, in the order in which the model wrote them."""
        return [(kind, item) for name, kind in LISTS.items() for item in getattr(self, name, ())]


class Meetings(Answer):
    """The meetings of an article."""

    meetings: list[MeetingDraft]


class Statements(Answer):
    """The statements of an article."""

    statements: list[StatementDraft]
    labels: list[str] = Field(
        description="Quoted words that are nobody's utterance (names, labels, scare quotes), copied, in order."
    )


class Commitments(Answer):
    """The commitments and refusals of an article."""

    commitments: list[CommitmentDraft]


class Sanctions(Answer):
    """The sanctions of an article."""

    sanctions: list[SanctionDraft]


class Readout(Sanctions, Commitments, Statements, Meetings):  # fields come in the order of the prompt: meetings first
    """All records of an article."""


LISTS: dict[str, RecordType] = {
    "meetings": "meeting",
    "statements": "statement",
    "commitments": "commitment",
    "sanctions": "sanction",
}
