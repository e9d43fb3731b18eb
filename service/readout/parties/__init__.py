"""Parties: who is who across calls and reports."""

from readout.parties.combining import combine

__all__ = ["combine"]
