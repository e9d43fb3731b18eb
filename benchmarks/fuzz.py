"""Read thousands of mutated files and answers: ``python benchmarks/fuzz.py [--cases 5000] [--seed 1]``.

Each case is done in a process that is watched: status 1 for an error that is no line of ours, a case that takes more
than 10 seconds of processor time, or a process that takes more than 1 GB.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "chaos")]

LONGEST = 10.0
"""Seconds of processor time."""
HANGS = 120.0
"""Seconds of any time."""
MOST_MEMORY = 1_000_000_000


def work(seed: int, first: int, last: int, told: Connection) -> None:
    """Do the cases, and tell of each: its number, what was wrong, its seconds, and the memory taken so far."""
    from chaos_model.fuzzing import faults

    with tempfile.TemporaryDirectory() as name:
        for number in range(first, last):
            began = time.process_time()
            found = faults(seed, number, Path(name))
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
            told.send((number, found, time.process_time() - began, memory))


def watched(seed: int, cases: int) -> tuple[list[str], float, int]:
    """What was wrong, the slowest case's seconds, and the most memory; a process that hangs is ended."""
    wrong: list[str] = []
    slowest, memory, done = 0.0, 0, 0
    spawn = multiprocessing.get_context("spawn")
    while done < cases:
        ours, theirs = spawn.Pipe(duplex=False)
        process = spawn.Process(target=work, args=(seed, done, cases, theirs), daemon=True)
        process.start()
        theirs.close()
        try:
            while done < cases and ours.poll(HANGS):
                number, found, seconds, taken = ours.recv()
                done, slowest, memory = number + 1, max(slowest, seconds), max(memory, taken)
                wrong += [f"case {number}: {one}" for one in found]
                if seconds > LONGEST:
                    wrong.append(f"case {number}: {seconds:.1f} s")
        except EOFError:
            pass
        process.kill()
        process.join()
        if done < cases:
            wrong.append(f"case {done}: the process hung or died")
            done += 1
    return wrong, slowest, memory


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=5_000, help="how many")
    parser.add_argument("--seed", type=int, default=1, help="another seed mutates otherwise")
    given = parser.parse_args()
    wrong, slowest, memory = watched(given.seed, given.cases)
    for one in wrong:
        print(one)
    print(f"{given.cases} cases, {len(wrong)} faults, the slowest {slowest:.2f} s, at most {memory / 1e6:.0f} MB")
    return int(bool(wrong) or memory > MOST_MEMORY)


if __name__ == "__main__":
    sys.exit(main())
