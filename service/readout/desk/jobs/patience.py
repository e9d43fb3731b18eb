"""A model that is away: a job waits for it, for no document of it is to blame."""

from __future__ import annotations

import datetime as dt
from contextvars import ContextVar
from typing import TypeVar

import openai
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from readout.ask.answer_reading import Reading
from readout.ask.client import Client
from readout.ask.messages import Message
from readout.ask.usage import CallContext
from readout.desk.store.job_tables import JobEventRow
from readout.drafts import Draft
from readout.errors import AuthenticationError, EndpointError, ModelNotFoundError, RateLimitError, StoppedError

A = TypeVar("A", bound=Draft)
MOST_WAITS = 6
"""How often a job waits for a model, a minute at first and then twice as long each time: an hour in all. After that,
what fails has failed."""
_FIRST = dt.timedelta(minutes=1)
_OF_A_REQUEST = frozenset({400, 413, 415, 422})
"""Statuses that say that something is wrong with what was sent."""
IS_PATIENT: ContextVar[bool] = ContextVar("IS_PATIENT", default=False)
"""Whether the job on whose behalf a call is made waits for a model that is away."""


class AwayError(StoppedError):
    """Nobody answers, or nobody is let in: the job goes on later."""


class PatientClient(Client):
    """A client that stops a run when the model is away, in place of letting document after document fail.

    It is taken for away when a call fails for the endpoint's sake and no other one was answered meanwhile.
    """

    _answered = 0

    async def ask(self, answer: type[A], messages: list[Message], context: CallContext) -> Reading[A]:
        """As ``Client`` does it.

        Raises:
            AwayError: the model is away.
            ModelError: there is no answer for another reason.
            RunError: the run was stopped, or the ledger fails.
        """
        before = self._answered
        try:
            found = await super().ask(answer, messages, context)
        except (AuthenticationError, EndpointError, ModelNotFoundError, RateLimitError) as error:
            if self._answered > before or _is_of_the_request(error) or not IS_PATIENT.get():
                raise
            away = AwayError(str(error))
            self.progress.stop(away)
            raise away from error
        self._answered += 1
        return found


def _is_of_the_request(error: BaseException) -> bool:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, openai.APIStatusError) and cause.status_code in _OF_A_REQUEST:
            return True
        cause = cause.__cause__
    return False


def events_in_vain(session: Session, job: int, kind: str) -> int:
    """How many events of a kind a job has since a document of it was last done."""
    last = select(func.max(JobEventRow.number)).where(JobEventRow.job == job, JobEventRow.kind == "document")
    since = func.coalesce(last.scalar_subquery(), 0)
    of_it = (JobEventRow.job == job, JobEventRow.kind == kind, JobEventRow.number > since)
    return session.scalar(select(func.count()).where(*of_it)) or 0


def next_try(now: dt.datetime, waits: int) -> dt.datetime:
    """When a job is tried again that has waited so often."""
    return now + _FIRST * (1 << waits)
