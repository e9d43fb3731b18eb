"""Where a service may be killed while it does what a request with a key asks for.

``python -m readout_tests.breaking_off DESK TOKEN PLACE`` asks one for the next edition, and kills itself there.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import NoReturn

from fastapi.testclient import TestClient

from readout.desk import Desk
from readout.desk.serving.app import create_app, served
from readout.desk.serving.once import Answered, Claim, Once
from readout_tests.clocks import VirtualClock

Stop = Callable[[], NoReturn]
_keep = Once.keep


def _before(stop: Stop) -> tuple[str, Callable[..., None]]:
    def keep(_: Once, __: Claim, ___: Answered) -> None:
        stop()

    return "keep", keep


def _behind(stop: Stop) -> tuple[str, Callable[..., None]]:
    def keep(once: Once, claim: Claim, answer: Answered) -> None:
        _keep(once, claim, answer)
        stop()

    return "keep", keep


def _committed(stop: Stop) -> tuple[str, Callable[..., None]]:
    def leave(_: Once, __: Claim) -> None:
        stop()

    return "leave", leave


UNDONE = {"the answer is not kept": _before, "the transaction has not ended": _behind}
"""Places at which nothing may have been done: what is put in the place of which method of ``Once``."""
DONE = {"the answer has not gone out": _committed}
"""Places at which all is done."""
PLACES = UNDONE | DONE


def kill() -> NoReturn:
    """End this process as somebody else does who gives it no time."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("it lives")


if __name__ == "__main__":
    address, token, place = sys.argv[1:]
    setattr(Once, *PLACES[place](kill))
    with Desk.open(address, VirtualClock()) as desk:
        client = TestClient(served(create_app(desk)), headers={"Authorization": f"Bearer {token}"})
        client.post("/v1/editions", json={}, headers={"Idempotency-Key": "killed"})
