"""The four records. What counts as one is defined in the reading rules beside the seeds' gold."""

from __future__ import annotations

import datetime
from typing import Any, Literal, assert_never, get_args

from pydantic import Field

from readout_schemas.base import Evidence, Model, Text, unknown
from readout_schemas.party import Mention, Participant
from readout_schemas.sourcing import Sourcing
from readout_schemas.values import Amount, Count, When

RecordType = Literal["meeting", "statement", "commitment", "sanction"]

MeetingStatus = Literal["held", "ongoing", "planned", "proposed", "cancelled"]
MeetingFormat = Literal["in_person", "video", "phone", "unknown"]
StatementMode = Literal["direct", "mixed", "indirect"]
QuoteMark = Literal["marks", "dash", "block", "label", "none"]
ReviewVerdict = Literal["accepted", "corrected", "rejected"]
Stance = Literal["commits", "declines"]
CommitmentStatus = Literal[
    "agreed",
    "announced",
    "offered",
    "reaffirmed",
    "ongoing",
    "acknowledged",
    "proposed",
    "implemented",
    "refused",
    "reserved",
]
MeasureKind = Literal[
    "asset_freeze",
    "asset_seizure",
    "trade",
    "travel_ban",
    "financial",
    "price_cap",
    "listing",
    "unspecified",
    "other",
]
SanctionStatus = Literal["proposed", "agreed", "in_force", "lifted"]


class Open(Model):
    """A field that nothing in the text speaks against, and that the code could not confirm."""

    field: Text = Field(description="Name of the field: `speaker`, `participants`, `quotes`.")
    reason: Text = Field(description="Why it is not confirmed, in a few words.")
    name: Text | None = Field(
        default=None,
        exclude_if=unknown,
        description="Of a field that names parties the one that is meant; left out where the field as a whole is.",
    )


class Reviewed(Model):
    """What somebody who read the words said of a record."""

    by: Text = Field(description="Who.")
    at: datetime.datetime
    verdict: ReviewVerdict
    fields: tuple[Text, ...] = Field(default=(), description="Names of the fields that were corrected.")
    note: str = Field(default="", description="In their words.")
    disputed: bool = Field(
        default=False, description="Whether another one says otherwise: then the record is shown as it was read."
    )


class Quote(Evidence):
    """Words of a speaker, verbatim, and how the text sets them off."""

    mark: QuoteMark = Field(
        default="marks",
        description="How the text sets the words off: `marks` (quotation marks), `dash` (a dialogue dash), `block` (a "
        "block quotation), `label` (the turn of a speaker label in a transcript or interview), `none` (nothing: a "
        "signed statement, speech after a colon).",
    )
    translation: Text | None = Field(
        default=None,
        description="The model's translation into the reader's language; never the source's words. Null where the "
        "article is in that language.",
    )

    def span(self) -> Evidence:
        """Its place alone, with page, moment and address, without what is said of it."""
        return Evidence(**_place(self))

    @classmethod
    def of(cls, span: Evidence, mark: QuoteMark = "marks", translation: str | None = None) -> Quote:
        """A span as a quote."""
        return cls(**_place(span), mark=mark, translation=translation)


_PLACE = tuple(Evidence.model_fields)


def _place(span: Evidence) -> dict[str, Any]:
    return {name: getattr(span, name) for name in _PLACE}


class Record(Model):
    """What all four record types have: a name of its own, and the words that carry it."""

    id: Text = Field(description="Stable name of the record, unique in a briefing.")
    evidence: tuple[Evidence, ...] = Field(
        min_length=1, description="The sentences that report it, verbatim, in the order of the text."
    )
    open: tuple[Open, ...] = Field(
        default=(), description="Fields that could not be confirmed, and why; empty where all of it is confirmed."
    )
    sourcing: Sourcing | None = Field(
        default=None, description="Which sources carry it; null in a report, which has one source."
    )
    reviewed: tuple[Reviewed, ...] = Field(
        default=(), exclude_if=unknown, description="What reviewers of a desk said of it; left out where nobody has."
    )

    @property
    def words(self) -> tuple[Evidence, ...]:
        """The spans that carry it above all: a statement's quotations, the sentences of other records."""
        return self.evidence


class Meeting(Record):
    """An occasion on which at least two sides (states, organisations, their officials) meet or speak."""

    title: Text = Field(description="What the occasion is, in at most ten words.")
    status: MeetingStatus = Field(
        description="As seen from the article: held (over), ongoing, planned (to take place, expected, scheduled), "
        "proposed (only suggested), cancelled."
    )
    format: MeetingFormat = Field(
        description="in_person (also whenever a place is given for the meeting itself), video (also virtual), "
        "phone, unknown."
    )
    when: When | None = Field(description="When it is held; null where the text does not say.")
    place: Text | None = Field(
        description="Where the meeting itself is held, in English: the town; the country only if no town is given. "
        "Not the place of a press conference about it."
    )
    place_as_written: Text | None = Field(
        default=None, description="The form of the place that stands in the text, verbatim; null if only implied."
    )
    hosts: tuple[Mention, ...] = Field(
        description="Only who is said to host, hold, call or lead it; the person, where a person does."
    )
    participants: tuple[Participant, ...] = Field(
        description="The sides that take part, the host's among them: the state or organisation, "
        "and the person who stands for it."
    )
    absent: tuple[Mention, ...] = Field(description="Who is said not to take part.")
    counts: tuple[Count, ...] = Field(description="How many take part, in each wording of the text.")
    topics: tuple[Text, ...] = Field(description="What it is about, a few words each.")
    outcomes: tuple[Text, ...] = Field(description="What it led to, a few words each; empty unless the text says so.")


class Statement(Record):
    """Words of a speaker that the article reports."""

    speaker: Mention = Field(
        description="Whose words they are: not who passes them on, is spoken about or to, or in whose name they are "
        "said, and not the leader when his office spoke."
    )
    mode: StatementMode = Field(
        description="direct: the quoted words stand for themselves; mixed: quoted words inside the reporter's "
        "sentence; indirect: only reported."
    )
    quotes: tuple[Quote, ...] = Field(description="The speaker's words at their place, without the outer marks.")
    attribution: Evidence | None = Field(description="The words that tie it to the speaker; null if it carries on.")
    gist: Text = Field(description="What is said, in English, in one short sentence.")
    addressee: tuple[Mention, ...] = Field(description="To whom it is said, if the text says so.")
    occasion: Text | None = Field(description="Where it was said, if the text says so: a call, a press conference.")
    via: Text | None = Field(description="The agency, paper or other channel that passes the words on, verbatim.")
    when: When | None = Field(description="When it was said: stated, or the day of the dated occasion it belongs to.")

    @property
    def words(self) -> tuple[Evidence, ...]:
        """Its quotations, or, of a statement without, its sentences."""
        return self.quotes or self.evidence


class Commitment(Record):
    """Somebody is, or is reported, to be going to do something, has agreed, offered or pledged it, or refuses it."""

    actors: tuple[Mention, ...] = Field(min_length=1, description="Who will do it, or will not: not who reports it.")
    action: Text = Field(description="What, in the infinitive, in at most fifteen words.")
    stance: Stance = Field(description="commits: it will be done; declines: it will not.")
    status: CommitmentStatus = Field(
        description="commits: agreed (agreed, accepted, decided), announced (`we will`), offered (offered, pledged "
        "on terms), reaffirmed, ongoing (being done), acknowledged (a recognised need), proposed, implemented (done). "
        "declines: refused, reserved (reservations, a position withheld)."
    )
    beneficiary: tuple[Mention, ...] = Field(description="For whom, if the text says so.")
    conditions: tuple[Text, ...] = Field(description="On what it depends, verbatim; a term of a deal is no condition.")
    deadline: When | None = Field(description="By when, if the text says so.")
    amount: Amount | None = Field(description="How much money, if the text says so.")


class Sanction(Record):
    """Somebody restricts somebody, or means to: also `more sanctions` without details."""

    senders: tuple[Mention, ...] = Field(description="Who imposes it or would; empty if the text does not say.")
    targets: tuple[Mention, ...] = Field(min_length=1, description="Whom it hits; may follow from the context.")
    measure: Text = Field(description="What it is, in a few words.")
    measure_kind: MeasureKind = Field(description="What kind; unspecified where only `sanctions` are named.")
    status: SanctionStatus = Field(
        description="proposed: discussed, considered, threatened, wanted, foretold; agreed: decided, to take effect "
        "later, `will`; in_force: adopted, imposed or designated; lifted. The weaker wherever the wording leaves doubt."
    )
    condition: Text | None = Field(description="On what it depends, verbatim.")
    amount: Amount | None = Field(description="How much money, if the text says so.")
    when: When | None = Field(description="From when or until when, if the text says so.")


AnyRecord = Meeting | Statement | Commitment | Sanction
"""A record of any type."""


def _model(kind: RecordType) -> type[AnyRecord]:
    match kind:
        case "meeting":
            return Meeting
        case "statement":
            return Statement
        case "commitment":
            return Commitment
        case "sanction":
            return Sanction
        case _:
            assert_never(kind)


RECORD_MODELS: dict[RecordType, type[AnyRecord]] = {kind: _model(kind) for kind in get_args(RecordType)}
"""The model of each record type."""
