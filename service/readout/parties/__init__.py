"""Parties: who is who across calls and documents."""

from readout.parties.combining import combine
from readout.parties.identity import Identities

__all__ = ["Identities", "combine"]
