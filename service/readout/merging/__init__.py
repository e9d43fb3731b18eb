"""Merging: what several reports say of one thing, who says so, where they differ, and what is new since last time."""

from readout.merging.briefings import Merging, merge
from readout.merging.changes import compare

__all__ = ["Merging", "compare", "merge"]
