"""Tell thousands of random lies about the seeds, and count what grounding lets through.

    python benchmarks/chaos.py [--lies 10000] [--seed 1] [--seconds 300] [--show 5]

Exit status 1 if a made-up or altered quote was accepted, an item got lost, or more than one true item in 200 was.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "chaos"))

from chaos_model.running import run

LEAST_KEPT = 99.5
"""Percentage of the true items."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lies", type=int, default=10_000, help="how many to tell")
    parser.add_argument("--seed", type=int, default=1, help="another seed tells other lies")
    parser.add_argument("--seconds", type=float, default=300.0, help="when to stop, however many were told")
    parser.add_argument("--show", type=int, default=0, help="how many faults to print whole")
    options = parser.parse_args()
    tally = run(options.seed, options.lies, options.seconds)
    print("\n".join([*tally.lines(), *tally.examples[: options.show]]))
    short = tally.told < options.lies
    if short:
        print(f"stopped after {options.seconds:.0f} s")
    return int(bool(tally.fabricated or tally.unaccounted or tally.share_kept < LEAST_KEPT or short))


if __name__ == "__main__":
    sys.exit(main())
