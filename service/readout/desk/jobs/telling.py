"""A job in a line."""

from __future__ import annotations

from readout.desk.jobs.things import Job
from readout.writable import writable


def told(job: Job) -> str:
    """How a job stands, in a line."""
    counts = ", ".join(f"{number} {outcome}" for outcome, number in job.outcomes.items())
    more = job.error or job.waits or ""
    parts = (f"job {job.id} ({job.what}): {job.state}", counts, more)
    return writable("; ".join(part for part in parts if part))
