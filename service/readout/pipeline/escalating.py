"""What a stronger model was asked about one document, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from readout.ask.settings import Endpoint
from readout.ask.usage import Usage, price_usd
from readout_schemas import Escalation


@dataclass(slots=True)
class Escalated:
    """Counts of a document's escalated items."""

    usage: Usage = field(default_factory=Usage)
    asked: int = 0
    mended: int = 0

    def add(self, usage: Usage, asked: int, mended: int) -> None:
        """Add those of one call."""
        usage.reasks = usage.calls  # each asks again for what had failed
        self.usage.add(usage)
        self.asked += asked
        self.mended += mended

    def told(self, endpoint: Endpoint) -> Escalation | None:
        """For the run, at the price of the model that was asked; ``None`` if there was nothing to ask."""
        if not self.asked:
            return None
        model = self.usage.model or endpoint.model
        return Escalation(
            model=model,
            asked=self.asked,
            mended=self.mended,
            calls=self.usage.calls,
            tokens=self.usage.tokens,
            cost_usd=price_usd(model, self.usage.tokens),
        )
