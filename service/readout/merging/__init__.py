"""Merging: what several reports say of one thing, who says so, where they differ, and what is new since last time."""

from readout.merging.briefings import Groups, Merging, Part, merge
from readout.merging.changes import compare

__all__ = ["Groups", "Merging", "Part", "compare", "merge"]
