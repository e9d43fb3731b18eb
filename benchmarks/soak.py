"""Runs that are killed and servers that fail: ``python benchmarks/soak.py``, status 1 if anything is lost.

First runs are killed (SIGKILL) at random moments and started again. Then documents go to a server that refuses, fails,
resets, stalls, and cuts off and garbles its answers; one document it never takes. At last both at once: one run against
that server is killed at every moment, and goes on each time.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from conftest import Asked, Loopback, Reply

from readout.ask.requests import encoded
from readout.ask.settings import Settings
from readout.ledger import Store, key_of
from readout.pipeline.runner import reports

NOTHING = {"parties": [], "meetings": [], "statements": [], "labels": [], "commitments": [], "sanctions": []}
POISON = "number 50 "
AT_ONCE = 20
FIRST = 2
"""Messages of a request that does not ask again."""
GARBLED = 0.18
"""Draws below it are faults, the last of them garbled answers."""
JSON = {"content-type": "application/json"}


class Faulty(Loopback):
    """A fifth of all requests come to grief, each in one of seven ways; one document is never taken."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.storm_until = 0.0
        self.good: Counter[str] = Counter()
        self.durable: set[bytes] = set()
        """Keys of answers that were on disk when the run was started last."""
        self.asked_again: list[bytes] = []
        super().__init__()

    def _reply(self, asked: Asked) -> Reply:
        self.requests.append(asked)
        key = key_of(self.url, body_of(asked))
        if key in self.durable:
            self.asked_again.append(key)
        text = json.dumps(asked.body, sort_keys=True)
        if POISON in text:
            return Reply(status=400, headers=JSON, body=b'{"error": {"message": "cannot be read"}}')
        now = time.monotonic()
        if now < self.storm_until:
            return Reply(status=429, headers={**JSON, "retry-after-ms": "100"}, body=b"{}")
        draw = self.rng.random()
        again = len(asked.body["messages"]) > FIRST  # garbled twice, a document fails, as it should
        reply = self._drawn(draw + GARBLED if again and draw < GARBLED else draw, now)
        if reply.status == 200 and not reply.reset and reply.body == self.completion(NOTHING):
            self.good[text] += 1
        return reply

    def _drawn(self, draw: float, now: float) -> Reply:
        ways: list[tuple[float, Reply]] = [
            (0.10, Reply(status=500, headers=JSON, body=b"{}")),
            (0.13, Reply(reset=True)),
            (0.14, Reply(delay=1.5, headers=JSON, body=self.completion("{"))),
            (0.16, Reply(headers=JSON, body=self.completion("I found nothing."))),
            (0.18, Reply(headers=JSON, body=self.completion('{"parties": [], "meet'))),
        ]
        for limit, reply in ways:
            if draw < limit:
                return reply
        if draw < 0.185:
            self.storm_until = now + 0.15
        return Reply(headers=JSON, body=self.completion(NOTHING))


def body_of(asked: Asked) -> bytes:
    """A request as the ledger knows it: without the bound on its answer."""
    request = {name: value for name, value in asked.body.items() if not name.startswith("max_")}
    first = b'{"messages":'
    return encoded(request) if list(request) == sorted(request) else first + encoded(request)[len(first) :]


def lines(number: int) -> str:
    return "\n".join(json.dumps({"id": f"d{one}", "text": f"Report number {one} of many."}) for one in range(number))


def outside_run(path: Path) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for report in found:
        report.pop("run")
    return found


def killed(folder: Path, moments: int, number: int) -> int:
    """How many of the killed runs lost an answer, asked for one twice, or came to another end."""
    server = Loopback()
    server.latency = 0.02
    (folder / "many.jsonl").write_text(lines(number), encoding="utf-8")
    command = [sys.executable, "-m", "readout.cli", "extract", str(folder / "many.jsonl"), "--base-url", server.url]
    command += ["--model", "m", "--plan", "one", "--concurrency", str(AT_ONCE)]
    subprocess.run([*command, "--no-ledger", "-o", str(folder / "whole.jsonl")], check=True, capture_output=True)  # noqa: S603
    whole, rng, wrong = outside_run(folder / "whole.jsonl"), random.Random(7), 0
    for moment in range(moments):
        ledger, out = folder / f"{moment}.sqlite3", folder / f"{moment}.jsonl"
        server.requests.clear()
        run = [*command, "--ledger", str(ledger), "-o", str(out)]
        process = subprocess.Popen(run, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
        at = rng.uniform(0.1, number * 0.95)
        while len(server.requests) < at:
            time.sleep(rng.uniform(0.0005, 0.003))
        process.kill()
        process.wait()
        time.sleep(0.1)
        first, kept = len(server.requests), answers(ledger)
        done = subprocess.run(run, check=False, capture_output=True, text=True)  # noqa: S603
        asked = len(server.requests) - first
        ended = done.returncode == 0 and outside_run(out) == whole
        good = ended and asked == number - kept and first - kept <= AT_ONCE
        wrong += not good
        told = "good" if good else f"WRONG: {done.stderr[-500:]}"
        print(f"killed after {first} requests, {kept} kept, {asked} asked then: {told}")
    server.close()
    return wrong


def answers(ledger: Path) -> int:
    if not ledger.exists():
        return 0
    with Store(ledger) as store:
        return sum(stats.answers for stats in store.stats())


async def faults(folder: Path, number: int) -> int:
    """How many documents had another end than they should, and how many answers were asked for twice."""
    server = Faulty(3)
    (folder / "many.jsonl").write_text(lines(number), encoding="utf-8")
    settings = Settings(model="m", base_url=server.url, plan="one", concurrency=AT_ONCE, timeout=1.0, attempts=10)
    errors = []
    found = 0
    async for report in reports([str(folder / "many.jsonl")], settings):
        found += 1
        errors += [report.document] if report.document.error else []
    twice = sum(count - 1 for count in server.good.values() if count > 1)
    print(f"{found - len(errors)} good reports of {found}, {twice} answers asked for twice")
    for document in errors:
        print(f"  {document.id}: {document.error}")
    server.close()
    expected = ["d50"] if number > 50 else []
    return abs(number - found) + twice + ([document.id for document in errors] != expected)


def besieged(folder: Path, moments: int, number: int) -> int:
    """How many documents had another end, or durable answers were asked for again, when both come together."""
    server, rng = Faulty(5), random.Random(11)
    (folder / "many.jsonl").write_text(lines(number), encoding="utf-8")
    ledger, out = folder / "besieged.sqlite3", folder / "besieged.jsonl"
    run = [sys.executable, "-m", "readout.cli", "extract", str(folder / "many.jsonl"), "--base-url", server.url]
    run += ["--model", "m", "--plan", "one", "--concurrency", str(AT_ONCE), "--timeout", "1"]
    run += ["--ledger", str(ledger), "-o", str(out)]
    lost = 0
    for moment in range(1, moments + 1):
        at = len(server.requests) + rng.randint(AT_ONCE // 2, 2 * AT_ONCE)
        process = subprocess.Popen(run, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
        while len(server.requests) < at and process.poll() is None:
            time.sleep(0.001)
        process.kill()
        process.wait()
        time.sleep(2.0)  # what is under way at the server comes to its end
        server.durable = keys_in(ledger)
        lost = sum(server.good.values()) - len(server.durable)
        print(f"kill {moment}: {sum(server.good.values())} good answers sent, {len(server.durable)} durable")
    done = subprocess.run(run, check=False, capture_output=True, text=True)  # noqa: S603
    found = outside_run(out)
    failed = [report["document"]["id"] for report in found if report["document"]["error"]]
    print(f"then: {len(found)} documents, {len(failed)} with an error ({', '.join(failed)}), status {done.returncode}")
    print(f"durable answers asked for again: {len(server.asked_again)}; lost at all kills, not yet durable: {lost}")
    print("  " + "; ".join(done.stderr.strip().splitlines()[-2:]))
    left = [path.name for path in folder.glob(".besieged.jsonl.*")]
    print(f"  drafts left beside the output: {left}")
    server.close()
    expected = ["d50"] if number > 50 else []
    wrong = abs(number - len(found)) + len(server.asked_again) + (failed != expected) + len(left)
    return wrong + (lost > moments * AT_ONCE) + ("Traceback" in done.stderr)


def keys_in(ledger: Path) -> set[bytes]:
    if not ledger.exists():
        return set()
    with contextlib.closing(sqlite3.connect(ledger)) as connection:
        try:
            return {bytes(key) for (key,) in connection.execute("SELECT key FROM answers")}
        except sqlite3.OperationalError:  # killed before its table was there
            return set()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moments", type=int, default=8)
    parser.add_argument("--documents", type=int, default=100)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        wrong = killed(Path(name), given.moments, given.documents)
        wrong += asyncio.run(faults(Path(name), given.documents))
        wrong += besieged(Path(name), given.moments, given.documents)
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
