"""What an evaluation says: scores as fractions, and every record with what became of it."""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterable, Mapping
from typing import Literal

from pydantic import Field

from readout.evaluation.field_agreement import NOTHING, Ratio
from readout_schemas import Escalation, Model, PromptUsed, RecordType, Span, Tokens

Outcome = Literal["found", "joined", "split", "missed", "false_alarm", "optional"]
"""``found``: a pair. ``joined``: found in a longer statement. ``split``: the system's, a part of a longer one.
``missed`` and ``false_alarm``: left over. ``optional``: neither for nor against, found or not."""


class Fault(Model):
    """A field of a pair that is not right, or not wholly."""

    field: str
    gold: str
    system: str


class Item(Model):
    """A record of the gold, of the system, or a pair of them, and what became of it."""

    document: str = Field(description="Prefix of the article's gold ids.")
    type: RecordType
    outcome: Outcome
    gold: str | None = Field(default=None, description="Id of the gold record.")
    system: str | None = Field(default=None, description="Id of the system's record.")
    text: str = Field(description="Its words, to show: quotes with their speaker, or the first sentence.")
    gold_spans: tuple[Span, ...] = ()
    system_spans: tuple[Span, ...] = ()
    misattributed: str | None = Field(default=None, description="Id of the same words under another speaker.")
    faults: tuple[Fault, ...] = ()

    @property
    def key(self) -> str:
        """What stays the same from one evaluation to the next: the gold's id, or type, place and words."""
        if self.gold and self.outcome != "split":
            return self.gold
        place = self.system_spans[0].start if self.system_spans else 0
        return f"{self.document}.{self.type}@{place}:{self.text}"


class Refusal(Model):
    """A record of the gold that was in the model's answer, and that the checks rejected."""

    type: RecordType
    gold: str = Field(description="Id of the gold record.")
    required: bool
    rejected: str = Field(description="Id in the report's `rejected`.")
    reasons: tuple[str, ...]
    text: str = Field(description="The gold record's words.")


class DocumentScores(Model):
    """One article."""

    document: str
    language: str = Field(description="BCP 47 tag, as the gold has it.")
    source: str
    error: str | None = Field(default=None, description="Why not everything was got from it.")
    ratios: dict[str, Ratio] = Field(description="By name: `meeting.precision`, `statement.mode`.")
    items: tuple[Item, ...]
    refused: tuple[Refusal, ...] = Field(default=(), description="What is right and was rejected.")
    never_speaker: tuple[str, ...] = Field(default=(), description="Ids of statements of who must not be a speaker.")
    invented: tuple[str, ...] = Field(default=(), description="Quotes that are not the text's own words.")


class CrossScores(Model):
    """The merged briefing against the groups of the gold."""

    records: int = Field(description="Gold records that the briefing has.")
    ratios: dict[str, Ratio] = Field(description="`pairwise.precision`, `bcubed.recall` and the like.")
    wrongly_merged: tuple[str, ...] = Field(description="What must stay apart and is one record, a line each.")
    contradictions_found: tuple[str, ...] = Field(description="Real contradictions among the disagreements.")
    contradictions_missed: tuple[str, ...]
    apparent: tuple[str, ...] = Field(description="Only apparent ones among the disagreements: no error.")


class Usage(Model):
    """What it took."""

    model: str
    plan: str
    documents: int
    calls: int
    reasks: int
    retries: int
    rejected: int
    tokens: Tokens
    cost_usd: float | None = Field(description="At the price of `priced_as`; null if that is not known.")
    priced_as: str
    escalation: Escalation | None = Field(default=None, description="What of it a stronger model was asked.")

    @property
    def mended_per_dollar(self) -> float | None:
        """Items that the stronger model mended for each US dollar; ``None`` where its price is not known."""
        if self.escalation is None or not self.escalation.cost_usd:
            return None
        return self.escalation.mended / self.escalation.cost_usd

    def per_thousand(self, value: float) -> float:
        """A figure for 1,000 documents."""
        return 1000 * value / self.documents if self.documents else 0.0


class Evaluation(Model):
    """A set of prompts on a folder of gold."""

    name: str
    prompts: tuple[PromptUsed, ...]
    documents: tuple[DocumentScores, ...]
    unscored: tuple[str, ...] = Field(description="Articles of the gold without a report.")
    cross: CrossScores
    usage: Usage

    @functools.cached_property
    def micro(self) -> dict[str, Ratio]:
        """The scores over all documents."""
        return total(document.ratios for document in self.documents)

    @functools.cached_property
    def by_language(self) -> dict[str, dict[str, Ratio]]:
        """The scores over the documents of each language, by its tag."""
        tags = sorted({document.language for document in self.documents})
        return {tag: total(one.ratios for one in self.documents if one.language == tag) for tag in tags}

    def items(self) -> list[Item]:
        """Every item of every document."""
        return [item for document in self.documents for item in document.items]


def total(parts: Iterable[Mapping[str, Ratio]]) -> dict[str, Ratio]:
    """Ratios by name, each summed: micro scores."""
    several = list(parts)
    names = dict.fromkeys(name for part in several for name in part)
    return {name: functools.reduce(operator.add, (part.get(name, NOTHING) for part in several)) for name in names}


def f1(ratios: Mapping[str, Ratio], name: str) -> float | None:
    """Harmonic mean of ``NAME.precision`` and ``NAME.recall``; ``None`` where the gold has no such record."""
    precision, recall = (ratios.get(f"{name}.{part}", NOTHING).value for part in ("precision", "recall"))
    if recall is None or precision is None:
        return None if recall is None else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def scores(ratios: Mapping[str, Ratio]) -> dict[str, float | None]:
    """Every score by name, ``F1`` of each type first."""
    firsts = {f"{name}.f1": f1(ratios, name) for name in _with_recall(ratios)}
    return {**firsts, **{name: ratio.value for name, ratio in ratios.items()}}


def _with_recall(ratios: Mapping[str, Ratio]) -> list[str]:
    return [name.removesuffix(".recall") for name in ratios if name.endswith(".recall")]
