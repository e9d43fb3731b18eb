"""A Ray of this machine's own: slow to start, or not to be had."""

from __future__ import annotations

from typing import Any

import pytest

from readout.cluster.ray_cluster import cluster, start_here
from readout.errors import SettingsError

SLOW = "The current node timed out during startup. This could happen because some of the raylet failed to startup"


class SlowRay:
    """A Ray that comes up at the given attempt, as the real one tells of those before it."""

    def __init__(self, at: int, error: str = SLOW) -> None:
        self.at, self.error = at, error
        self.tried = self.ended = 0

    def init(self, **_: Any) -> None:
        self.tried += 1
        if self.tried < self.at:
            raise Exception(self.error)  # noqa: TRY002  (so does Ray)

    def shutdown(self) -> None:
        self.ended += 1


def test_a_ray_that_was_slow_to_start_is_started_again() -> None:
    ray = SlowRay(at=3)
    start_here(ray)
    assert (ray.tried, ray.ended) == (3, 2)


def test_a_ray_that_fails_otherwise_is_not_started_again() -> None:
    ray = SlowRay(at=3, error="no memory")
    with pytest.raises(Exception, match="no memory"):
        start_here(ray)
    assert ray.tried == 1


def test_a_ray_that_never_starts_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    ray = pytest.importorskip("ray")
    monkeypatch.delenv("RAY_ADDRESS", raising=False)
    monkeypatch.setattr(ray, "is_initialized", lambda: False)
    monkeypatch.setattr(ray, "init", SlowRay(at=99).init)
    monkeypatch.setattr(ray, "shutdown", lambda: None)
    with (
        pytest.raises(SettingsError, match=r"^no Ray on this machine \(The current node timed out during startup"),
        cluster(2),
    ):
        pass
