"""The records of a gold reading, as its files hold them: what a careful reader finds in one article."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from readout_schemas import (
    Amount,
    CommitmentStatus,
    MeasureKind,
    MeetingFormat,
    MeetingStatus,
    Model,
    PartyKind,
    SanctionStatus,
    Span,
    Stance,
    StatementMode,
)

_DAY = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"

Text = Annotated[str, StringConstraints(min_length=1)]
GoldDate = Annotated[str, StringConstraints(pattern=rf"^{_DAY}~?(/{_DAY}~?)?$")]
"""A day in EDTF, exact, approximate (``~``), or one of an interval."""


class GoldSpan(Span):
    """Words of the article at their place."""

    text: Text = Field(description="The article's own words: `text == article[start:end]`, in code points.")


class GoldParty(Model):
    """Somebody who acts."""

    name: Text = Field(description="Usual English name.")
    surface: Text | None = Field(description="Wording of the article; null if only implied.")
    kind: PartyKind


class GoldParticipant(GoldParty):
    """A side of a meeting."""

    representative: Text | None = Field(description="The person who stood for the side.")
    role: Text | None = Field(description="His office, or what the article calls those who come.")


class GoldSpeaker(GoldParty):
    """Whose words they are. The surface is null where the sentence has no subject."""

    role: Text | None = Field(description="Office, as the article calls it.")


class GoldCount(Model):
    """How many take part."""

    text: Text = Field(description="The wording of the article.")
    value: int = Field(ge=0)
    approx: bool
    of: Text | None = Field(description="What is counted.")


class GoldRecord(Model, ABC):
    """What all four types have."""

    id: Text = Field(description="`PREFIX.m1`, `.s1`, `.c1` or `.x1`; one prefix an article.")
    required: bool = Field(description="Whether a careful reader would have it; if not, it is neither for nor against.")
    evidence: tuple[GoldSpan, ...] = Field(min_length=1, description="The whole sentences that report it.")
    note: Text | None = Field(description="For the reader.")

    @property
    def words(self) -> tuple[GoldSpan, ...]:
        """The spans that carry it above all: a statement's quotations, the sentences of other records."""
        return self.evidence

    @abstractmethod
    def wordings(self) -> list[str | None]:
        """The words, beside the names of parties, that have to stand in the article."""


class GoldMeeting(GoldRecord):
    """An occasion on which at least two sides meet or speak."""

    title: Text
    status: MeetingStatus
    format: MeetingFormat
    date: GoldDate | None
    date_text: Text | None = Field(description="The wording; null if the day follows from the context alone.")
    place: Text | None
    hosts: tuple[GoldParty, ...]
    participants: tuple[GoldParticipant, ...]
    absent: tuple[GoldParty, ...]
    counts: tuple[GoldCount, ...]
    topics: tuple[Text, ...]
    outcomes: tuple[Text, ...]

    def wordings(self) -> list[str | None]:
        """The wordings of its date and counts."""
        return [self.date_text, *(count.text for count in self.counts)]

    @model_validator(mode="after")
    def _absent_are_absent(self) -> Self:
        both = {party.name for party in self.absent} & {side.name for side in self.participants}
        if both:
            raise ValueError(f"{min(both)!r} is absent and takes part: strike one of the two")
        return self


class GoldStatement(GoldRecord):
    """Words of a speaker that the article reports."""

    speaker: GoldSpeaker
    mode: StatementMode
    quotes: tuple[GoldSpan, ...] = Field(description="All that stands between the outer marks.")
    gist: Text
    addressee: tuple[GoldParty, ...]
    occasion: Text | None
    via: Text | None = Field(description="Who passed the words on.")
    date: GoldDate | None
    date_text: Text | None
    short_quote: bool = Field(description="Whether no quote is longer than two words.")

    @property
    def words(self) -> tuple[GoldSpan, ...]:
        """Its quotations, or else its sentences."""
        return self.quotes or self.evidence

    def wordings(self) -> list[str | None]:
        """The wordings of its date, and who passed it on."""
        return [self.date_text, self.via]

    @model_validator(mode="after")
    def _quotes_make_the_mode(self) -> Self:
        if bool(self.quotes) == (self.mode == "indirect"):
            raise ValueError(f"mode {self.mode!r} with {len(self.quotes)} quotes: indirect has none, others have some")
        if self.mode == "indirect" and self.required:
            raise ValueError("an indirect statement is always optional: set required to false")
        short = bool(self.quotes) and all(len(quote.text.split()) <= 2 for quote in self.quotes)  # noqa: PLR2004
        if self.short_quote != short:
            raise ValueError(f"short_quote has to be {str(short).lower()}: it is true where no quote has three words")
        return self

    @model_validator(mode="after")
    def _quotes_stand_in_the_evidence(self) -> Self:
        for quote in self.quotes:
            if not any(span.start <= quote.start and quote.end <= span.end for span in self.evidence):
                raise ValueError(f"quote {quote.text[:40]!r} is outside the evidence: add its sentence to evidence")
            if quote.text != quote.text.strip():
                raise ValueError(f"quote {quote.text[:40]!r} begins or ends with white space: leave that out")
        return self


class GoldCommitment(GoldRecord):
    """Somebody is going to do something, or refuses to."""

    actors: tuple[GoldParty, ...] = Field(min_length=1)
    action: Text
    stance: Stance
    status: CommitmentStatus
    beneficiary: tuple[GoldParty, ...]
    conditions: tuple[Text, ...] = Field(description="Wordings of the article.")
    deadline: GoldDate | None
    deadline_text: Text | None
    amount: Amount | None

    def wordings(self) -> list[str | None]:
        """The wordings of its conditions, deadline and sum."""
        return [*self.conditions, self.deadline_text, self.amount.text if self.amount else None]

    @model_validator(mode="after")
    def _status_fits_the_stance(self) -> Self:
        if (self.stance == "declines") != (self.status in {"refused", "reserved"}):
            raise ValueError(f"stance {self.stance!r} does not go with status {self.status!r}")
        return self


class GoldSanction(GoldRecord):
    """Somebody restricts somebody, or means to."""

    senders: tuple[GoldParty, ...] = Field(description="Empty if the article does not say.")
    targets: tuple[GoldParty, ...] = Field(min_length=1)
    measure: Text
    measure_kind: MeasureKind
    status: SanctionStatus
    condition: Text | None = Field(description="Wording of the article.")
    amount: Amount | None

    def wordings(self) -> list[str | None]:
        """The wordings of its condition and sum."""
        return [self.condition, self.amount.text if self.amount else None]


AnyGold = GoldMeeting | GoldStatement | GoldCommitment | GoldSanction
