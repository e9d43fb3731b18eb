"""Following a job event by event: where one is, so that one can go on there when the line broke."""

from __future__ import annotations

from collections.abc import Iterator

import httpx2
from pydantic import ValidationError

from readout.client.asking import Ask
from readout.client.wire import Prepared, Wire
from readout.errors import ServiceError
from readout_schemas.desk import ENDED, JobEvent

BROKEN = (httpx2.TransportError,)
"""What ends a line before its end."""
MEDIA = "text/event-stream"
PAUSE = 1.0
"""Seconds between the end of a line and the next one."""
FIRST_LOOK, LAST_LOOK = 0.25, 5.0
"""Seconds between two looks whether a job has ended, at first and in the end."""


class Following:
    """Events of one job.

    Args:
        wire: to the service.
        ask: for the events.
        after: the number of the event behind which they begin.
    """

    def __init__(self, wire: Wire, ask: Ask[JobEvent], after: int) -> None:
        self._wire = wire
        self._sent: Prepared[JobEvent] = wire.prepared(ask)
        self._last = after
        self.has_ended = False

    def request(self, http: httpx2.Client | httpx2.AsyncClient) -> httpx2.Request:
        """What asks for the events that are still to come."""
        parts = self._wire.parts(self._sent)
        headers = {**parts.headers, "Accept": MEDIA, "Last-Event-ID": str(self._last)}
        return http.build_request(parts.method, parts.url, headers=headers)

    @staticmethod
    def fits(response: httpx2.Response) -> bool:
        """Whether events come."""
        return response.is_success and response.headers.get("content-type", "").lower().startswith(MEDIA)

    def check(self, response: httpx2.Response) -> None:
        """Make sure that events come.

        Raises:
            AgainError: they may later.
            ServiceError: something else does.
        """
        if not response.is_success:
            raise self._wire.fault(response)
        if not self.fits(response):
            raise self._wire.unexpected(response)

    def event(self, response: httpx2.Response, told: httpx2.ServerSentEvent) -> JobEvent:
        """An event.

        Raises:
            ServiceError: it is none.
        """
        try:
            event = JobEvent.model_validate_json(told.data)
        except ValidationError:
            raise self._wire.unexpected(response) from None
        self._last = max(self._last, event.number)
        self.has_ended = event.kind in ENDED
        return event


def looks(limit: float | None) -> Iterator[float]:
    """Seconds between one look and the next, until all of them together are so many."""
    passed, seconds = 0.0, FIRST_LOOK
    while limit is None or passed < limit:
        pause = seconds if limit is None else min(seconds, limit - passed)
        yield pause
        passed, seconds = passed + pause, min(2 * seconds, LAST_LOOK)


def late(wire: Wire, limit: float | None) -> ServiceError:
    """That a job was waited for long enough."""
    told = f"the job has not ended in {limit:g} seconds: it goes on, and can be waited for again"
    return ServiceError(f"{wire.address}: {told}")
