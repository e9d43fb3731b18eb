"""What is handed in, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterable

from readout.desk.editions import Wanted
from readout.desk.jobs import listing
from readout.desk.jobs.submitting import cancel, submit, submit_edition
from readout.desk.jobs.things import Event, Job, JobDocument, Submission
from readout.desk.jobs.watches import (
    NewWatch,
    Watch,
    add_watch,
    begin_turn,
    remove_watch,
    settle_watches,
    watch,
    watches,
)
from readout.desk.keeping_desk import KeepingDesk
from readout.desk.store.queries import Page
from readout_schemas.desk import JobState, WatchOrigin


class WorkingDesk(KeepingDesk):
    """A store that has work done: ``readout desk work`` and ``readout serve`` do it."""

    def submit(self, submission: Submission, by: str, name: str | None = None) -> str:
        """Queue the reading of texts, files and addresses; the job's id. It is on disk when this returns.

        Args:
            submission: what is to be read.
            by: who hands it in.
            name: the job's id, which no job has yet; a new one without it.

        Raises:
            DeskError: the store cannot be written; nothing was queued.
        """
        packed = submission.packed()
        with self.store.writing() as session:
            return submit(session, self.clock, packed, by, name)

    def submit_edition(self, wanted: Wanted, by: str) -> str:
        """Queue the making of an edition that a model is asked about; the job's id.

        Raises:
            DeskError: the store cannot be written; nothing was queued.
        """
        with self.store.writing() as session:
            return submit_edition(session, self.clock, wanted, by)

    def jobs(self, state: JobState | None = None, *, limit: int = 50, after: str | None = None) -> Page[Job]:
        """Jobs, a page of them, the latest first.

        Raises:
            InputError: ``after`` is no cursor of jobs, or the page is too long.
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return listing.jobs(session, state, limit, after)

    def job(self, name: str) -> Job:
        """The job of an id.

        Raises:
            KeyError: there is none.
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            found = listing.job(session, name)
        if found is None:
            raise KeyError(f"no job has the id {name!r}")
        return found

    def job_documents(self, job: Job) -> list[JobDocument]:
        """What became of the documents of a job, in the order in which they were done.

        Raises:
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return listing.documents_of(session, job.number)

    def job_events(self, job: Job, after: int = 0) -> list[Event]:
        """The events of a job behind the one of a number, the oldest first: some hundreds at once.

        Raises:
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return listing.events_of(session, job.number, after)

    def cancel(self, name: str, by: str) -> None:
        """Take a job back; what is under way comes to its end, and what was read stays.

        Raises:
            InputError: there is none, or it has ended.
            DeskError: the store cannot be written.
        """
        with self.store.writing() as session:
            cancel(session, self.now(), name, by)

    def watch(self, new: NewWatch, origin: WatchOrigin, by: str) -> Watch:
        """Watch something from now on.

        Raises:
            InputError: there is a watch of this name, or too many.
            DeskError: the store cannot be written.
        """
        with self.store.writing() as session:
            add_watch(session, self.now(), new, origin, by)
            return watch(session, new.named())

    def watches(self) -> list[Watch]:
        """All watches, by their names.

        Raises:
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return watches(session)

    def find_watch(self, name: str) -> Watch:
        """The watch of a name.

        Raises:
            InputError: there is none.
            DeskError: the store cannot be read.
        """
        with self.store.reading() as session:
            return watch(session, name)

    def unwatch(self, name: str) -> None:
        """Watch something no longer; what was read stays.

        Raises:
            InputError: there is no such watch.
            DeskError: the store cannot be written.
        """
        with self.store.writing() as session:
            remove_watch(session, name)

    def begin_turn(self, name: str, by: str) -> str:
        """Queue a turn of a watch now; the job's id, of the one under way if there is one.

        Raises:
            InputError: there is no such watch.
            DeskError: the store cannot be written.
        """
        with self.store.writing() as session:
            return begin_turn(session, self.clock, name, by)

    def settle_watches(self, several: Iterable[NewWatch]) -> None:
        """Let the watches that a settings file names be these, and no others.

        Raises:
            InputError: two have one name.
            DeskError: the store cannot be written.
        """
        with self.store.writing() as session:
            settle_watches(session, self.now(), several)
