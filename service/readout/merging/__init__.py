"""Merging: what several reports say of one thing, who says so, and where they differ."""

from readout.merging.briefings import Merging, merge

__all__ = ["Merging", "merge"]
