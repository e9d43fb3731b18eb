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
    evidence: tuple[Evidence, ...] = Field(default=(), description="The words, where they have a place of their own.")


class Sourcing(Model):
    """Which sources carry a record, and how far they agree."""

    records: tuple[Text, ...] = Field(min_length=1, description="Ids of the documents' records that are this one.")
    documents: tuple[Text, ...] = Field(min_length=1, description="Ids of the documents that have it.")
    independent: int = Field(ge=1, description="How many of these are independent: copies of one text count once.")
    standing: StandingName = Field(
        description="corroborated: by two independent sources or more; single_source; disputed: sources differ on it."
    )
    variants: tuple[Variant, ...] = Field(default=(), description="Each source's value, where they are not the same.")


class Judgement(Model):
    """Whether two records tell of one thing."""

    first: Text = Field(description="Id of a record.")
    second: Text = Field(description="Id of another record of the same type.")
    verdict: Verdict
    reasons: tuple[Text, ...] = Field(description="What speaks for it, a few words each.")
    by: Literal["rule", "model"] = Field(description="Who judged.")
