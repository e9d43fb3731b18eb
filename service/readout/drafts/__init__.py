"""What the model writes, before the code has checked a word of it."""

from readout.drafts.answers import Answer, Commitments, Meetings, Readout, Sanctions, Statements
from readout.drafts.base import Draft
from readout.drafts.briefs import PointDraft, SummaryDraft, VerdictDraft, Verdicts
from readout.drafts.items import (
    CommitmentDraft,
    ItemDraft,
    MeetingDraft,
    ParticipantDraft,
    PartyDraft,
    SanctionDraft,
    StatementDraft,
)

__all__ = [
    "Answer",
    "CommitmentDraft",
    "Commitments",
    "Draft",
    "ItemDraft",
    "MeetingDraft",
    "Meetings",
    "ParticipantDraft",
    "PartyDraft",
    "PointDraft",
    "Readout",
    "SanctionDraft",
    "Sanctions",
    "StatementDraft",
    "Statements",
    "SummaryDraft",
    "VerdictDraft",
    "Verdicts",
]
