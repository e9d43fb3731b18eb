"""Parties: who is who across calls and documents."""

from readout.parties.acting import actors, involved
from readout.parties.combining import combine
from readout.parties.identity import Identities, may_be_one, shared_keys
from readout.parties.keys import key_of
from readout.parties.mentioning import mentioned, mentions, parties_mentioned

__all__ = [
    "Identities",
    "actors",
    "combine",
    "involved",
    "key_of",
    "may_be_one",
    "mentioned",
    "mentions",
    "parties_mentioned",
    "shared_keys",
]
