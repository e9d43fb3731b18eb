"""Signatures by which a receiver knows that a message is ours, and new.

As Standard Webhooks has them: HMAC-SHA256 of id, time and body, under a secret of 24 to 64 bytes that is written as
``whsec_`` and base64 (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from pathlib import Path

from readout.errors import SettingsError

PREFIX = "whsec_"
SHORTEST, LONGEST = 24, 64
"""Bytes of a secret."""


class Secret:
    """What sender and receiver share; nothing prints it."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def headers(self, name: str, moment: int, body: bytes) -> dict[str, str]:
        """The headers of a message.

        Args:
            name: the message's id, the same whenever it is sent.
            moment: when it is sent, in seconds since 1970.
            body: what is sent.
        """
        signed = b".".join((name.encode(), str(moment).encode(), body))
        signature = base64.b64encode(hmac.new(self._key, signed, hashlib.sha256).digest()).decode()
        return {"webhook-id": name, "webhook-timestamp": str(moment), "webhook-signature": f"v1,{signature}"}


def secret_in(file: Path) -> Secret:
    """The secret that a file holds.

    Raises:
        SettingsError: it cannot be read, or holds none.
    """
    try:
        told = file.read_text(encoding="ascii").strip()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "it is no plain text"
        raise SettingsError(f"the secret in {file} cannot be read ({why}): give a file with whsec_… in it") from None
    try:
        key = base64.b64decode(told.removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not told.startswith(PREFIX) or not SHORTEST <= len(key) <= LONGEST:
        raise SettingsError(
            f"{file} holds no secret: one is {PREFIX}, and behind it {SHORTEST} to {LONGEST} bytes in base64"
        )
    return Secret(key)
