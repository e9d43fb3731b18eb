"""Many machines: documents cut into parts, which workers on a Ray cluster turn into files of reports.

>>> from readout.cluster import extract
>>> extract("archive.parquet", "reports", workers=8, settings=settings)  # doctest: +SKIP

A part is what one worker takes at a time and what one file of the output folder holds. Which documents are in it, what
they are called and what its file is called depends on the documents and the settings alone, not on how many workers
there are and which of them was first: that is why a run can go on by looking at what is in the folder.
"""

from readout.cluster.running import aextract, extract
from readout.cluster.work import Outcome

__all__ = ["Outcome", "aextract", "extract"]
