"""Whole answers: what one call returns."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from readout.drafts.base import Draft
from readout.drafts.items import CommitmentDraft, ItemDraft, MeetingDraft, PartyDraft, SanctionDraft, StatementDraft
from readout.record_types import PerType
from readout_schemas import RecordType


class Answer(Draft):
    """Base of all answers: everybody who is named in a record, once."""

    parties: list[PartyDraft] = Field(description="Everybody whom a record names, once each.")

    def items(self) -> list[tuple[RecordType, ItemDraft]]:
        """The drafts of records, each with its type, in the order in which the model wrote them."""
        return []


class Meetings(Answer):
    """The meetings of an article."""

    meetings: list[MeetingDraft]

    def items(self) -> list[tuple[RecordType, ItemDraft]]:
        """The meetings, each with its type."""
        return [("meeting", item) for item in self.meetings]


class Statements(Answer):
    """The statements of an article."""

    statements: list[StatementDraft]
    labels: list[str] = Field(
        description="Quoted words that are nobody's utterance (names, labels, scare quotes), copied, in order."
    )

    def items(self) -> list[tuple[RecordType, ItemDraft]]:
        """The statements, each with its type."""
        return [("statement", item) for item in self.statements]


class Commitments(Answer):
    """The commitments and refusals of an article."""

    commitments: list[CommitmentDraft]

    def items(self) -> list[tuple[RecordType, ItemDraft]]:
        """The commitments, each with its type."""
        return [("commitment", item) for item in self.commitments]


class Sanctions(Answer):
    """The sanctions of an article."""

    sanctions: list[SanctionDraft]

    def items(self) -> list[tuple[RecordType, ItemDraft]]:
        """The sanctions, each with its type."""
        return [("sanction", item) for item in self.sanctions]


class Readout(Sanctions, Commitments, Statements, Meetings):  # fields come in the order of the prompt: meetings first
    """All records of an article."""

    def items(self) -> list[tuple[RecordType, ItemDraft]]:
        """All of them, meetings first."""
        written: PerType[Sequence[ItemDraft]] = PerType(
            meeting=self.meetings, statement=self.statements, commitment=self.commitments, sanction=self.sanctions
        )
        return [(kind, item) for kind, items in written.items() for item in items]
