"""What a run will ask and cost, reckoned without a call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from readout.ask.budget import tokens_of
from readout.ask.plan import Plan
from readout.ask.requests import request_body
from readout.ask.settings import SMALL_CONTEXT, Endpoint, Settings
from readout.ask.usage import price_usd
from readout.ingest import NO_METADATA, Metadata
from readout.ledger import Store, key_of, settled_place
from readout.pipeline.runner import Source, documents
from readout.pipeline.windows import WindowSizes, part_of, windows
from readout_schemas import Document, Tokens

ANSWER_SHARE = 3.3
"""Tokens of all answers to a text, as a multiple of the text's: what the gold readings of the five seeds have, written
in the schema of the answers (2.9 to 3.5)."""


@dataclass(slots=True)
class Estimate:
    """What a run will ask, at the least: follow-ups depend on the answers."""

    model: str
    documents: int = 0
    unreadable: int = 0
    copies: int = 0
    """Documents with the very text of another."""
    calls: int = 0
    known: int = 0
    """Answers that are in the ledger, which cost nothing."""
    prompt: int = 0
    """Tokens of the calls' requests, at four bytes a token."""
    completion: int = 0
    """Tokens of the answers, at ``ANSWER_SHARE`` of the texts'."""
    context: int = 0
    """Tokens of the call that takes the most, its answer included."""

    @property
    def cost_usd(self) -> float | None:
        """Price without what a provider takes off for cached prompts; ``None`` if the model's is not known."""
        return price_usd(self.model, Tokens(prompt=self.prompt, completion=self.completion))

    def told(self) -> str:
        """In lines for a person."""
        cost = self.cost_usd
        told = {"cannot be read": self.unreadable, "left out as copies": self.copies}
        without = [f"{number} {what}" for what, number in told.items() if number]
        return "\n".join(
            [
                f"documents: {self.documents}" + (f" ({', '.join(without)})" if without else ""),
                f"calls: {self.calls}" + (f" ({self.known} more are answered in the ledger)" if self.known else ""),
                f"tokens: about {self.prompt} of prompts and {self.completion} of answers (at 4 bytes a token)",
                f"context: the longest call takes about {self.context} tokens with its answer"
                + (", and is cut to a smaller one with --context" if self.context > SMALL_CONTEXT else ""),
                f"cost: about {cost:.2f} US dollars, more by what is asked again, less by what the provider caches"
                if cost is not None
                else f"cost: no price is known for {self.model}",
            ]
        )


def estimate(sources: Iterable[Source] | Source, settings: Settings, metadata: Metadata = NO_METADATA) -> Estimate:
    """Read the documents, and reckon what the first calls about each will take.

    Raises:
        InputError: there is nothing to read.
        SettingsError: a setting is wrong.
        LedgerError: the ledger cannot be read.
    """
    endpoint, plan = Endpoint.settle(settings, needs_key=False), Plan.of(settings)
    place = settled_place(settings.ledger)
    store = Store(place) if place is not None and place.exists() else None
    found = Estimate(endpoint.model)
    for document in documents(sources, metadata):
        found.documents += 1
        found.copies += document.is_copy
        found.unreadable += document.text is None and not document.is_copy
        text = document.text or ""
        for window in windows(text, WindowSizes.of(plan, text)) if text else ():
            _add(found, part_of(document, window), plan, endpoint, store)
    if store is not None:
        store.close()
    return found


def _add(found: Estimate, part: Document, plan: Plan, endpoint: Endpoint, store: Store | None) -> None:
    new, text = 0, len((part.text or "").encode())
    for call in plan.calls:
        found.context = max(found.context, plan.context_for(call, text))
        body = request_body(call.answer, plan.asked(call, part), endpoint.model)
        if store is not None and store.get(key_of(endpoint.base_url, body)) is not None:
            found.known += 1
        else:
            new += 1
            found.prompt += tokens_of(len(body))
    found.calls += new
    found.completion += round(ANSWER_SHARE * tokens_of(len(part.text or "")) * new / len(plan.calls))
