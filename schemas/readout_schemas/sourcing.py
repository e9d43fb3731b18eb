"""How a record of a briefing came together from the records of its documents."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from readout_schemas.base import Evidence, Model, Text

StandingName = Literal["corroborated", "single_source", "disputed"]
Verdict = Literal["same", "different", "unsure"]


class Variant(Model):
    """What one source says of a field, where the sources do not all say the same."""

    field: Text = Field(description="Name of the field: `counts`, `format`, `quotes`.")
    value: Text = Field(description="That source's value or wording.")
    document: Text = Field(description="Id of the document.")
    record: Text = Field(description="Id of the document's own record.")
    evidence: tuple[Evidence, ...] = Field(default=(), description="The words of that source that say so.")


class FieldEvidence(Model):
    """Who says what a record shows in one of its fields, and with which words."""

    field: Text = Field(description="Name of the field: `status`, `when`, `participants`.")
    value: Text = Field(
        description="The value that is shown: of a date the EDTF form, or else its words; of a party its id. A field "
        "of several values has an entry for each."
    )
    documents: tuple[Text, ...] = Field(min_length=1, description="Ids of the documents that give this value.")
    evidence: tuple[Evidence, ...] = Field(min_length=1, description="Their sentences that carry it.")


class Origin(Model):
    """Documents that count as one source."""

    documents: tuple[Text, ...] = Field(min_length=2, description="Ids of the documents.")
    reason: Text = Field(description="Why they count as one, in a few words.")


class Sourcing(Model):
    """Which sources carry a record, and how far they agree."""

    records: tuple[Text, ...] = Field(min_length=1, description="Ids of the documents' records that are this one.")
    documents: tuple[Text, ...] = Field(min_length=1, description="Ids of the documents that have it.")
    independent: int = Field(ge=1, description="How many of these are independent: copies of one text count once.")
    origins: tuple[Origin, ...] = Field(
        default=(), description="The documents of it that count as one source, and why; the others count each."
    )
    standing: StandingName = Field(
        description="corroborated: by two independent sources or more; single_source; disputed: sources differ on it."
    )
    fields: tuple[FieldEvidence, ...] = Field(
        default=(), description="For each field that is shown, who gives this value, and with which words."
    )
    variants: tuple[Variant, ...] = Field(default=(), description="Each source's value, where they are not the same.")

    def carrying(self, field: str, value: str | None = None) -> tuple[Evidence, ...]:
        """The sentences that carry what is shown in a field, or one value of several in it."""
        entries = (entry for entry in self.fields if entry.field == field and value in {None, entry.value})
        return tuple(dict.fromkeys(span for entry in entries for span in entry.evidence))


class Judgement(Model):
    """Whether two records tell of one thing."""

    first: Text = Field(description="Id of a record.")
    second: Text = Field(description="Id of another record of the same type.")
    verdict: Verdict
    reasons: tuple[Text, ...] = Field(description="What speaks for it, a few words each.")
    by: Literal["rule", "model"] = Field(description="Who judged.")
