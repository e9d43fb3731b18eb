"""What a run cost, from what its calls did."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from readout.ask.usage import Usage, price_usd
from readout_prompts import Prompt
from readout_schemas import PromptUsed, Run


def used(prompts: Iterable[Prompt]) -> tuple[PromptUsed, ...]:
    """Prompts by name, version and content."""
    return tuple(map(_used, prompts))


@functools.cache
def _used(prompt: Prompt) -> PromptUsed:
    return PromptUsed(name=prompt.name, version=prompt.version, sha256=prompt.sha256)


def with_usage(run: Run, usage: Usage, prompts: Iterable[Prompt]) -> Run:
    """A run with the counts of more calls added; unchanged if nothing was asked."""
    if not (usage.calls or usage.reused):
        return run
    cost = price_usd(usage.model or run.model, usage.tokens)
    return run.model_copy(
        update={
            "prompts": tuple(sorted({*run.prompts, *used(prompts)}, key=lambda prompt: (prompt.name, prompt.version))),
            "calls": run.calls + usage.calls,
            "reasks": run.reasks + usage.reasks,
            "retries": run.retries + usage.retries,
            "reused": run.reused + usage.reused,
            "tokens": run.tokens + usage.tokens,
            "cost_usd": None if cost is None or run.cost_usd is None else run.cost_usd + cost,
        }
    )
