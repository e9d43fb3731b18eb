"""Parties: who is who across calls and documents."""

from readout.parties.acting import actors, involved
from readout.parties.combining import combine
from readout.parties.identity import Identities
from readout.parties.keys import key_of
from readout.parties.mentioning import mentioned, mentions, parties_mentioned

__all__ = ["Identities", "actors", "combine", "involved", "key_of", "mentioned", "mentions", "parties_mentioned"]
