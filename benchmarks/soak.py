"""Runs that are killed and servers that fail: ``python benchmarks/soak.py``, status 1 if anything is lost.

First a run is killed (SIGKILL) at random moments and started again. Then 1,000 documents go to a server that refuses,
fails, resets, stalls, and cuts off and garbles its answers; one document it never takes.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from conftest import Asked, Loopback, Reply

from readout.ask.settings import Settings
from readout.ledger import Store
from readout.pipeline.runner import reports

NOTHING = {"parties": [], "meetings": [], "statements": [], "labels": [], "commitments": [], "sanctions": []}
POISON = "number 500 "
FIRST = 2
"""Messages of a request that does not ask again."""
GARBLED = 0.18
"""Draws below it are faults, the last of them garbled answers."""
JSON = {"content-type": "application/json"}


class Faulty(Loopback):
    """A third of all requests come to grief, each in one of seven ways."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.storm_until = 0.0
        self.good: Counter[str] = Counter()
        super().__init__()

    def _reply(self, asked: Asked) -> Reply:
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
    command += ["--model", "m", "--plan", "one", "--concurrency", "4"]
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
        subprocess.run(run, check=True, capture_output=True)  # noqa: S603
        asked = len(server.requests) - first
        good = asked == number - kept and first - kept <= 8 and outside_run(out) == whole
        wrong += not good
        print(f"killed after {first} requests, {kept} kept, {asked} asked then: {'good' if good else 'WRONG'}")
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
    settings = Settings(model="m", base_url=server.url, plan="one", concurrency=32, timeout=1.0, attempts=10)
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
    expected = ["d500"] if number > 500 else []
    return abs(number - found) + twice + ([document.id for document in errors] != expected)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moments", type=int, default=20)
    parser.add_argument("--documents", type=int, default=1000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        wrong = killed(Path(name), given.moments, 40)
        wrong += asyncio.run(faults(Path(name), given.documents))
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
