"""What a run cost, from what its calls did."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from readout.ask.metering import Meter, price_usd
from readout_prompts import Prompt
from readout_schemas import PromptUsed, Run


def used(prompts: Iterable[Prompt]) -> tuple[PromptUsed, ...]:
    """Prompts by name, version and content."""
    return tuple(map(_used, prompts))


@functools.cache
def _used(prompt: Prompt) -> PromptUsed:
    return PromptUsed(name=prompt.name, version=prompt.version, sha256=prompt.sha256)


def with_meter(run: Run, meter: Meter, prompts: Iterable[Prompt]) -> Run:
    """A run with the counts of a meter added; unchanged if nothing was asked."""
    if not (meter.calls or meter.reused):
        return run
    cost = price_usd(meter.model or run.model, meter.tokens)
    return run.model_copy(
        update={
            "prompts": tuple(sorted({*run.prompts, *used(prompts)}, key=lambda prompt: (prompt.name, prompt.version))),
            "calls": run.calls + meter.calls,
            "reasks": run.reasks + meter.reasks,
            "retries": run.retries + meter.retries,
            "reused": run.reused + meter.reused,
            "tokens": run.tokens + meter.tokens,
            "cost_usd": None if cost is None or run.cost_usd is None else run.cost_usd + cost,
        }
    )
