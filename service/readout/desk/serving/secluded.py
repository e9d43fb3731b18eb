"""What readers are not told: where a watch looks. A feed's address may hold a key, and a path tells of the machine.

They are told its name instead, and that its turn failed, but not in which words: in the list of watches, in jobs and
their steps, and in the inbox. What was read is another matter: the source of a document is cited, and everybody who
reads it sees it.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import replace

from readout.desk.desk import Desk
from readout.desk.jobs import Event, Job, JobDocument
from readout.desk.jobs.watches import Watch
from readout.desk.serving.tokens import ROLES
from readout.desk.store.inbox import Failure
from readout_schemas.desk import Role

SAYS_PLACES: Role = "editor"
"""The least role that is told where a watch looks."""
UNSAID = "an editor sees what was wrong"
"""What a reader is told of a turn that failed: the words name hosts and paths."""
_SAY_PLACES = frozenset({"failed", "skipped"})
"""Kinds of events whose words do so."""


class Secluded:
    """What somebody of a role may be told.

    Args:
        desk: whose watches these are.
        role: of who asks.
    """

    def __init__(self, desk: Desk, role: Role) -> None:
        self._desk = desk
        self.says_places = ROLES.index(role) >= ROLES.index(SAYS_PLACES)

    @functools.cached_property
    def _names(self) -> Mapping[str, str]:
        """The watches' names by their places, the longest first: one may lie in another."""
        found = {one.place: one.name for one in self._desk.watches()}
        return {place: found[place] for place in sorted(found, key=len, reverse=True)}

    def place(self, one: Watch) -> str | None:
        """Where a watch looks; ``None`` for whom that is not for."""
        return one.place if self.says_places else None

    def fault(self, one: Watch) -> str | None:
        """What was wrong with a watch's last turn."""
        return one.fault and (one.fault if self.says_places else UNSAID)

    def job(self, one: Job) -> Job:
        """A job as it is told."""
        return replace(one, error=UNSAID) if one.error and self._is_secluded(one) else one

    def document(self, one: JobDocument, of: Job) -> JobDocument:
        """What became of a document of a job."""
        if one.outcome != "failed" or not self._is_secluded(of):
            return one
        return replace(one, source=of.what if of.watch is None else self._named(one.source), error=UNSAID)

    def event(self, one: Event, of: Job) -> Event:
        """A step of a job."""
        if not self._is_secluded(of):
            return one
        about = None if one.document is None else self.document(one.document, of)
        return replace(one, told=UNSAID if one.told and one.kind in _SAY_PLACES else one.told, document=about)

    def failure(self, one: Failure) -> Failure:
        """A source that failed."""
        named = one.source if self.says_places else self._named(one.source)
        return one if named == one.source else replace(one, source=named, error=UNSAID)

    def _is_secluded(self, job: Job) -> bool:
        return job.kind == "turn" and not self.says_places

    def _named(self, source: str) -> str:
        """A source, with the name of a watch for its place."""
        for place, name in self._names.items():
            source = source.replace(place, name)
        return source
