"""By what a service knows a request again (the draft "The Idempotency-Key HTTP Header Field" of the IETF)."""

from __future__ import annotations

KEY_HEADER = "Idempotency-Key"
"""Has the key of a request that changes something, in quotation marks or without."""
REPLAYED_HEADER = "Idempotent-Replayed"
"""``true`` in an answer that is the first one again."""
KEY_FORM = r"[!#-\[\]-~]{1,255}"
"""What a key is: visible ASCII characters but for quotation marks and backslashes."""
