"""A worker that is killed in the middle of a job: another one goes on, and pays for no answer again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from readout_tests.loopback import Loopback

from readout.ask.settings import Settings
from readout.desk import Desk
from readout.desk.jobs import Given, Submission

if TYPE_CHECKING:
    from tests.desk.jobs.conftest import Work

DOCUMENTS = 9
ANSWERED = 4


def test_what_was_answered_before_a_kill_is_not_asked_for_again(
    tmp_path: Path, settings: Settings, work: Work, server: Loopback
) -> None:
    server.hold(after=ANSWERED)
    texts = tuple(Given.text(f"Norway said on day {one} that it would pay.") for one in range(DOCUMENTS))
    with Desk.open(tmp_path / "desk.sqlite3") as desk:
        name = desk.submit(Submission(sources=texts), "Ida")
        options = ["--model", str(settings.model), "--base-url", server.url, "--ledger", str(settings.ledger)]
        command = [sys.executable, "-m", "readout", "desk", "work", "--desk", str(desk.store.place), *options]
        with subprocess.Popen([*command, "--concurrency", "2"], env={**os.environ, "READOUT_CONFIG": "none"}) as one:
            server.wait_until(lambda: len(server.requests) == ANSWERED + 2)
            one.send_signal(signal.SIGKILL)
        flying = [str(asked.body) for asked in server.requests[ANSWERED:]]
        assert desk.job(name).state == "running"
        server.release()
        work(desk)
        job = desk.job(name)
        assert (job.state, job.outcomes, desk.status().documents) == ("done", {"new": DOCUMENTS}, DOCUMENTS)
        assert "resumed" in [event.kind for event in desk.job_events(job)]
    asked = Counter(str(one.body) for one in server.requests)
    assert len(asked) == DOCUMENTS
    assert {body for body, times in asked.items() if times > 1} <= set(flying)
