"""Parties: who is who across calls and documents."""

from readout.parties.combining import combine
from readout.parties.identity import Identities
from readout.parties.mentioning import mentioned, mentions, parties_mentioned

__all__ = ["Identities", "combine", "mentioned", "mentions", "parties_mentioned"]
