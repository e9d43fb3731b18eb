"""What an answer is kept under: a hash of everything that decides it, and of nothing else."""

from __future__ import annotations

import functools
import hashlib
from urllib.parse import urlsplit

FORM = b"readout ledger 1\0"
"""Changes whenever the form of what is hashed does."""


def key_of(address: str, body: bytes) -> bytes:
    """The key of a request, 32 bytes.

    The address counts, because a model's name means something on its server alone: ``llama3`` on two machines are two
    models. What it may hold of a secret (user, password, query) does not count. Keys and headers never come here.

    Args:
        address: base URL of the endpoint.
        body: the request's JSON as it is sent: model, messages, schema and options.
    """
    key = hashlib.sha256(_beginning(address))
    key.update(body)
    return key.digest()


@functools.lru_cache(maxsize=64)
def _beginning(address: str) -> bytes:
    """What is hashed before a request: the same for all of a run."""
    return FORM + without_secrets(address).encode() + b"\0"


def without_secrets(address: str) -> str:
    """An address without user, password, query and fragment, in lower case where case means nothing."""
    parts = urlsplit(address)
    port = "" if parts.port is None else f":{parts.port}"
    return f"{parts.scheme}://{parts.hostname or ''}{port}{parts.path.rstrip('/')}"
