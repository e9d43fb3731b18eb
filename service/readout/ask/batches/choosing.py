"""Which provider has batches."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from readout.ask.batches.anthropic import AnthropicBatches
from readout.ask.batches.google import GoogleBatches
from readout.ask.batches.openai import OpenAiBatches
from readout.ask.batches.parts import BatchApi
from readout.ask.settings import Endpoint, Settings
from readout.errors import SettingsError

PROVIDERS: Mapping[str, Callable[[Endpoint, Settings], BatchApi]] = {
    "openai": OpenAiBatches,
    "anthropic": AnthropicBatches,
    "google": GoogleBatches,
}


def batch_api(endpoint: Endpoint, settings: Settings) -> BatchApi:
    """The batches of an endpoint.

    Raises:
        SettingsError: the provider has none.
    """
    if endpoint.provider not in PROVIDERS:
        known = ", ".join(f"{name}/" for name in PROVIDERS)
        raise SettingsError(f"{endpoint.provider}/{endpoint.model} has no batches: name a model of {known}")
    return PROVIDERS[endpoint.provider](endpoint, settings)
