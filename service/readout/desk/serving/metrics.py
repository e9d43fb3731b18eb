"""What the service counts, in the text form that Prometheus reads."""

from __future__ import annotations

import os

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.multiprocess import MultiProcessCollector

from readout.desk.store.status import Status

TOGETHER = "PROMETHEUS_MULTIPROC_DIR"
"""The variable by which processes of one service count together: a folder (see prometheus_client)."""
MEDIA = CONTENT_TYPE_PLAIN_0_0_4
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 60.0)


class Metrics:
    """Counts of one service, beside those of another in the same process."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "readout_http_requests",
            "Requests that were answered.",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "readout_http_request_seconds",
            "Time until the answer was sent.",
            ("route",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._held = Gauge(
            "readout_desk_items",
            "What is in the desk.",
            ("kind",),
            registry=self._registry,
            multiprocess_mode="mostrecent",
        )
        self._bytes = Gauge(
            "readout_desk_bytes",
            "Size of the desk's database.",
            registry=self._registry,
            multiprocess_mode="mostrecent",
        )

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count an answer; the route is a pattern, so that there are no more labels than routes."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def told(self, status: Status) -> bytes:
        """All of it, with how much is in the desk."""
        held = {
            **status.records,
            "documents": status.documents,
            "reports": status.reports,
            "clusters": status.clusters,
            "editions": status.editions,
        }
        for kind, number in held.items():
            self._held.labels(kind).set(number)
        self._bytes.set(status.size)
        if TOGETHER not in os.environ:
            return generate_latest(self._registry)
        all_processes = CollectorRegistry()
        MultiProcessCollector(all_processes)  # type: ignore[no-untyped-call]
        return generate_latest(all_processes)
