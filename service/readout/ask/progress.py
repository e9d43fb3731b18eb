"""What a run is doing: counts for whoever watches, and a brake for whoever wants it to end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from readout.ask.usage import RunCounts, price_usd
from readout.errors import RunError


@dataclass(slots=True, kw_only=True)
class RunProgress(RunCounts):
    """Counts of a run under way, over all documents. Give one to a run to watch it, or to stop it."""

    total: int | None = None
    """Documents that there will be, about; ``None`` as long as nobody has counted them."""
    begun: int = 0
    """Documents that were read."""
    allowed: float = 0.0
    """Requests that may be under way at once, by what the server bears."""
    longest: int = 0
    """Tokens of the longest answer."""
    stronger: RunProgress | None = field(default=None, repr=False)
    """The same of the model that is asked about what still fails."""
    lacking: list[str] = field(default_factory=list)
    """What the briefing does without because a call about all of it failed, and why: verdicts on pairs, the summary."""
    ended: RunError | None = None
    """Why no more calls are made."""
    on_stop: list[Callable[[], None]] = field(default_factory=list, repr=False)

    on_notice: Callable[[str], None] | None = field(default=None, repr=False)
    """Who is told what a user should know about the run."""

    def tell(self, notice: str) -> None:
        """Say something about the run, once, to whoever watches it."""
        if self.on_notice is not None:
            self.on_notice(notice)

    def stop(self, why: RunError) -> None:
        """Make no more calls; those in flight come to their end. The first reason counts."""
        if self.ended is None:
            self.ended = why
            for wake in self.on_stop:
                wake()

    def cost_usd(self) -> float | None:
        """What the answers cost so far, in US dollars; ``None`` if the model's price is not known."""
        own = 0.0 if self.model is None else price_usd(self.model, self.tokens)
        more = 0.0 if self.stronger is None else self.stronger.cost_usd()
        return None if own is None or more is None else own + more
