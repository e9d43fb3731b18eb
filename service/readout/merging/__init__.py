"""Merging: what several reports say of one thing."""

from readout.merging.briefings import merge

__all__ = ["merge"]
