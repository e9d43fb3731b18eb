"""Jobs: durable reading of what was handed in, and of what is watched.

A job is a row of the store; each document of it is kept in one transaction with what became of it. One process works at
a time, and holds a lock that ends with it: whoever comes next goes on with the jobs that it left. Answers of a model
are in the ledger before they are used: none is asked for twice.
"""

from readout.desk.jobs.things import Event, Given, Job, JobDocument, Submission

__all__ = ["Event", "Given", "Job", "JobDocument", "Submission"]
