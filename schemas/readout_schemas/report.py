"""A report: what one document says, and what became of everything that the model said about it."""

from __future__ import annotations

from typing import Self, assert_never, get_args

from pydantic import Field, JsonValue, model_validator

from readout_schemas.base import SCHEMA_VERSION, Evidence, Model, Text, parts
from readout_schemas.document import Document
from readout_schemas.party import Party
from readout_schemas.records import AnyRecord, Commitment, Meeting, RecordType, Sanction, Statement


class Rejected(Model):
    """Something that the model said and the text does not carry."""

    id: Text = Field(description="Stable name.")
    document: Text = Field(description="Id of the document.")
    type: RecordType = Field(description="What it was meant to be.")
    reasons: tuple[Text, ...] = Field(min_length=1, description="What failed, one line each.")
    draft: dict[str, JsonValue] = Field(description="The model's words, as it wrote them.")
    record: Text | None = Field(
        default=None, description="Id of the record that was kept without what failed; null if nothing was kept."
    )


class Coverage(Model):
    """What became of every quotation in the text."""

    quotations: int = Field(ge=0, description="Quotations found in the text.")
    covered: int = Field(ge=0, description="Those that stand in a statement.")
    labels: int = Field(ge=0, description="Those said to be labels or scare quotes: no one's words.")
    unexplained: tuple[Evidence, ...] = Field(description="The rest: quotations that nothing accounts for.")


class PromptUsed(Model):
    """A prompt by name, version and content."""

    name: Text
    version: Text
    sha256: Text = Field(description="SHA-256 of the prompt file.")


class Tokens(Model):
    """Tokens as the endpoint counted them, failed attempts included."""

    prompt: int = Field(default=0, ge=0, description="All of the input, the cached part included.")
    cached: int = Field(default=0, ge=0, description="The part of the input that the provider had cached.")
    cache_written: int = Field(
        default=0, ge=0, description="The part of the input that the provider wrote into its cache, where it says so."
    )
    completion: int = Field(default=0, ge=0, description="The output.")

    def __add__(self, other: Tokens) -> Tokens:
        return Tokens(
            prompt=self.prompt + other.prompt,
            cached=self.cached + other.cached,
            cache_written=self.cache_written + other.cache_written,
            completion=self.completion + other.completion,
        )

    def __sub__(self, other: Tokens) -> Tokens:
        return Tokens(
            prompt=self.prompt - other.prompt,
            cached=self.cached - other.cached,
            cache_written=self.cache_written - other.cache_written,
            completion=self.completion - other.completion,
        )


class Escalation(Model):
    """What a stronger model was asked, of what still failed: the counts are within those of the run."""

    model: str = Field(description="The model's name as the endpoint gave it.")
    asked: int = Field(ge=0, description="Items that had failed, asked again included.")
    mended: int = Field(ge=0, description="Those in whose place it gave another that holds.")
    calls: int = Field(ge=0, description="Requests that it answered.")
    tokens: Tokens = Field(default=Tokens(), description="Tokens of these.")
    cost_usd: float | None = Field(default=None, description="Price in US dollars; null if the model's is not known.")

    def __add__(self, other: Escalation) -> Escalation:
        costs = (self.cost_usd, other.cost_usd)
        return Escalation(
            model=", ".join(dict.fromkeys((*self.model.split(", "), *other.model.split(", ")))),
            asked=self.asked + other.asked,
            mended=self.mended + other.mended,
            calls=self.calls + other.calls,
            tokens=self.tokens + other.tokens,
            cost_usd=None if None in costs else sum(cost for cost in costs if cost is not None),
        )


class Run(Model):
    """How it was made: the only part that may differ between two runs on the same answers."""

    model: str = Field(description="The model's name as the endpoint gave it.")
    plan: str = Field(description="Which calls a document gets.")
    prompts: tuple[PromptUsed, ...] = Field(default=(), description="The prompts that were sent.")
    calls: int = Field(default=0, ge=0, description="Requests that were answered.")
    reasks: int = Field(default=0, ge=0, description="Those that asked again for what had failed or was missed.")
    retries: int = Field(default=0, ge=0, description="Requests sent again after a fault on the way.")
    reused: int = Field(default=0, ge=0, description="Answers taken from the ledger: no calls, and no cost.")
    tokens: Tokens = Field(default=Tokens(), description="Tokens in all.")
    cost_usd: float | None = Field(default=None, description="Price in US dollars; null if the model's is not known.")
    escalation: Escalation | None = Field(default=None, description="What of it was asked of a stronger model.")
    seconds: float = Field(default=0.0, ge=0, description="Wall-clock time.")


class Findings(Model):
    """What is said: shared by a report and a briefing."""

    meetings: tuple[Meeting, ...] = ()
    statements: tuple[Statement, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    sanctions: tuple[Sanction, ...] = ()
    parties: tuple[Party, ...] = Field(default=(), description="Everybody who is named in a record.")
    rejected: tuple[Rejected, ...] = Field(default=(), description="What the model said and the text does not carry.")

    def records(self) -> tuple[AnyRecord, ...]:
        """All records, meetings first, then statements, commitments and sanctions."""
        return tuple(record for kind in get_args(RecordType) for record in self.of(kind))

    def record(self, name: str) -> AnyRecord:
        """The record of an id; in a briefing also by the id of a document's record that was merged into it.

        Raises:
            KeyError: there is none.
        """
        for record in self.records():
            if name == record.id or (record.sourcing is not None and name in record.sourcing.records):
                return record
        raise KeyError(f"no record has the id {name!r}")

    def party(self, name: str) -> Party:
        """The party of an id.

        Raises:
            KeyError: there is none.
        """
        for party in self.parties:
            if party.id == name:
                return party
        raise KeyError(f"no party has the id {name!r}")

    def of(self, kind: RecordType) -> tuple[AnyRecord, ...]:
        """The records of a type, in their order."""
        match kind:
            case "meeting":
                return self.meetings
            case "statement":
                return self.statements
            case "commitment":
                return self.commitments
            case "sanction":
                return self.sanctions
            case _:
                assert_never(kind)


def spans_of(value: object) -> list[Evidence]:
    """Every ``Evidence`` inside a model, tuple or value, at any depth."""
    return parts(value, Evidence)


def check_spans(holder: Model, documents: tuple[Document, ...]) -> None:
    """Raise ``ValueError`` unless every span in ``holder`` is the very text of its document.

    Documents without text (left out on purpose) are taken on trust; an unknown document is an error.
    """
    texts = {document.id: document.text for document in documents}
    for span in spans_of(holder):
        if span.document not in texts:
            raise ValueError(f"evidence names document {span.document!r}, which is not among the documents")
        text = texts[span.document]
        if text is not None and text[span.start : span.end] != span.text:
            raise ValueError(
                f"evidence at {span.start} to {span.end} of {span.document!r} is not the document's text there: "
                f"{span.text[:60]!r}"
            )


class Report(Findings):
    """What one document says. Validation refuses a span that is not the document's own text."""

    schema_version: Text = SCHEMA_VERSION
    document: Document
    coverage: Coverage
    run: Run

    @model_validator(mode="after")
    def _spans_are_true(self) -> Self:
        check_spans(self, (self.document,))
        return self
