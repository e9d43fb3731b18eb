"""What the model writes of each record: words, names and choices. All that code can derive is left out."""

from __future__ import annotations

from pydantic import Field

from readout.drafts.base import Draft, same
from readout_schemas import (
    Commitment,
    CommitmentStatus,
    MeasureKind,
    Meeting,
    MeetingFormat,
    MeetingStatus,
    Participant,
    Party,
    PartyKind,
    Sanction,
    SanctionStatus,
    Statement,
)

EVIDENCE = (
    "Of each sentence that reports it: five to fifteen consecutive words, copied "
    "(in a script without spaces ten to thirty characters)."
)
WHEN = "The words that date it, copied from whichever sentence has them (`on Saturday`); null if none do."
AMOUNT = "How much money, copied; null if not said."


class PartyDraft(Draft):
    """Somebody who is named in a record."""

    name: str = same(Party, "name")
    kind: PartyKind = same(Party, "kind")
    role: str | None = same(Party, "role")
    as_written: list[str] = Field(
        description="Each form under which the article names it, copied in its own script; no pronouns. Of a side "
        "that is only implied, the words that imply it."
    )


class ParticipantDraft(Draft):
    """A side of a meeting."""

    name: str = Field(description="The state, organisation or group.")
    representative: str | None = same(Participant, "representative")
    role: str | None = same(Participant, "role")


class MeetingDraft(Draft):
    """A meeting."""

    evidence: list[str] = Field(description=EVIDENCE)
    title: str = same(Meeting, "title")
    status: MeetingStatus = same(Meeting, "status")
    format: MeetingFormat = same(Meeting, "format")
    when: str | None = Field(description=WHEN)
    place: str | None = same(Meeting, "place")
    place_as_written: str | None = Field(
        description="The form of the place in the article, copied; null if only implied."
    )
    hosts: list[str] = same(Meeting, "hosts")
    participants: list[ParticipantDraft] = same(Meeting, "participants")
    absent: list[str] = same(Meeting, "absent")
    counts: list[str] = Field(description="How many sides take part, in each wording of the article, copied.")
    topics: list[str] = same(Meeting, "topics")
    outcomes: list[str] = same(Meeting, "outcomes")


class StatementDraft(Draft):
    """A statement."""

    quotes: list[str] = Field(
        description="The quoted words, copied whole without the outer marks, each piece apart; empty where the words "
        "are only reported."
    )
    translations: list[str] = Field(
        description="Each of `quotes` in the reader's language, in order; empty where the article is in it."
    )
    speaker: str = same(Statement, "speaker")
    attribution: str | None = Field(
        description="The words that tie it to the speaker (`he said`, `Ms Rao told reporters that`), a label or "
        "signature, copied; without quotes, the first ten to fifteen words of the sentence that reports it. Null if "
        "it carries on unattributed."
    )
    gist: str = same(Statement, "gist")
    addressee: list[str] = same(Statement, "addressee")
    occasion: str | None = same(Statement, "occasion")
    via: str | None = Field(description="Who passes the words on (an agency, a paper), copied; null if nobody.")
    when: str | None = Field(
        description="The words that date it, copied from its own sentence or from where the article dates the occasion "
        "or day on which it has the speaker say this; null where that is open."
    )


class CommitmentDraft(Draft):
    """A commitment or refusal."""

    evidence: list[str] = Field(description=EVIDENCE)
    actors: list[str] = same(Commitment, "actors")
    action: str = same(Commitment, "action")
    status: CommitmentStatus = same(Commitment, "status")
    beneficiary: list[str] = same(Commitment, "beneficiary")
    conditions: list[str] = Field(description="On what it depends, copied; a term of a deal is no condition.")
    deadline: str | None = Field(description="By when, copied; null if not said.")
    amount: str | None = Field(description=AMOUNT)


class SanctionDraft(Draft):
    """A sanction."""

    evidence: list[str] = Field(description=EVIDENCE)
    senders: list[str] = same(Sanction, "senders")
    targets: list[str] = same(Sanction, "targets")
    measure: str = same(Sanction, "measure")
    measure_kind: MeasureKind = same(Sanction, "measure_kind")
    status: SanctionStatus = same(Sanction, "status")
    condition: str | None = Field(description="On what it depends, copied; null if on nothing.")
    amount: str | None = Field(description=AMOUNT)
    when: str | None = Field(description="From when or until when, copied; null if not said.")


ItemDraft = MeetingDraft | StatementDraft | CommitmentDraft | SanctionDraft
