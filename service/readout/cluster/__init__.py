"""Many machines: documents cut into parts, which workers on a Ray cluster turn into files of reports.

>>> from readout.cluster import extract
>>> extract("archive.parquet", "reports", workers=8, settings=settings)  # doctest: +SKIP

A part is what one worker takes at a time and what one file of the output folder holds. Which documents are in it, what
they are called and what its file is called depends on the documents and the settings alone, not on how many workers
there are and which of them was first: that is why a run can go on by looking at what is in the folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from readout.cluster.driver import aextract, extract
    from readout.cluster.jobs import Outcome

__all__ = ["Outcome", "aextract", "extract"]


def __getattr__(name: str) -> Any:
    """Import what is asked for, when it is: a process that only reads documents needs no SDK."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from readout.cluster import driver

    return getattr(driver, name)
