"""How merging grows with the reports of one event, and with the copies of one text.

python benchmarks/growth_of_events.py [REPORTS [COPIES]]        default: 10000 5000

It fails where the reports are more than one meeting, or the copies more than one source.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "merging"))

from conftest import Writer  # noqa: E402

from readout.merging import merge  # noqa: E402
from readout_schemas import Report  # noqa: E402

WORDS = 200


def reported(number: int) -> Report:
    """A report in words of its own."""
    chance = random.Random(number)
    return _report(number, [f"w{chance.randrange(10**9)}" for _ in range(WORDS)])


def copied(number: int) -> Report:
    """A copy of one text, with one word changed."""
    words = [f"w{at}" for at in range(WORDS)]
    words[number % WORDS] = f"edit{number}"
    return _report(number, words)


def _report(number: int, words: list[str]) -> Report:
    made = Writer(f"d{number}", "2027-05-04", " ".join(words) + "\n")
    return made.meeting("Peru", "Chile", day="2027-05-03", told="Peru and Chile met.").report()


def measure(name: str, size: int, make: Callable[[int], Report]) -> tuple[int, int]:
    """The meetings and independent sources that so many reports come to."""
    reports = [make(number) for number in range(size)]
    started = time.perf_counter()
    meetings = merge(reports).meetings
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sources = sum(meeting.sourcing.independent for meeting in meetings if meeting.sourcing)
    print(f"{size:>6} {name}: {seconds:6.1f} s, peak {peak:5.0f} MB, {len(meetings)} meetings, {sources} sources")
    return len(meetings), sources


def main(reports: int, copies: int) -> None:
    for size in (max(reports // 4, 1), reports):
        if measure("reports", size, reported) != (1, size):
            raise SystemExit("one event is not one meeting of all its sources")
    if measure("copies", copies, copied) != (1, 1):
        raise SystemExit("copies of one text are not one source")


if __name__ == "__main__":
    given = [int(size) for size in sys.argv[1:]]
    main(*(given + [10_000, 5_000][len(given) :]))
