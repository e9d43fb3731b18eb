"""The providers that are known by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Protocol = Literal["openai", "anthropic", "google"]
"""What is spoken: OpenAI's chat completions, Anthropic's Messages, Google's generateContent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """Where a provider is, and which variables say what of it. The variables are those of the providers' own SDKs."""

    keys: tuple[str, ...] = ()
    """Variables that hold its key, the first that is set counts; empty where it takes none."""
    host: str = ""
    """Empty where each customer has one of their own."""
    path: str = "/v1"
    """What comes after the host, before the protocol's own paths."""
    host_variable: str = ""
    """Variable that names another host, if there is one."""
    protocol: Protocol = "openai"


PROVIDERS: Mapping[str, Provider] = {
    "openai": Provider(keys=("OPENAI_API_KEY",), host="https://api.openai.com"),
    "anthropic": Provider(
        keys=("ANTHROPIC_API_KEY",),
        host="https://api.anthropic.com",
        host_variable="ANTHROPIC_BASE_URL",
        protocol="anthropic",
    ),
    "google": Provider(
        keys=("GEMINI_API_KEY", "GOOGLE_API_KEY"),
        host="https://generativelanguage.googleapis.com",
        path="/v1beta",
        host_variable="GOOGLE_GEMINI_BASE_URL",
        protocol="google",
    ),
    "mistral": Provider(keys=("MISTRAL_API_KEY",), host="https://api.mistral.ai"),
    "azure": Provider(keys=("AZURE_OPENAI_API_KEY",), path="/openai/v1", host_variable="AZURE_OPENAI_ENDPOINT"),
    "openrouter": Provider(keys=("OPENROUTER_API_KEY",), host="https://openrouter.ai", path="/api/v1"),
    "ollama": Provider(host="http://localhost:11434"),
}
