"""Tell thousands of random lies about the seeds, and count what grounding lets through.

    python benchmarks/chaos.py [--lies 10000] [--seed 1] [--seconds 300] [--documents 100] [--show 5]

The lies go to grounding straight; after them a server on loopback tells more of them over HTTP, and breaks in every way
that a server can. Exit status 1 if a made-up or altered quote was accepted, an item got lost, or more than one true
item in 200 was not kept.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "chaos")]

from chaos_model.breaking import BreakingModel, said  # noqa: E402  (found by the path above)
from chaos_model.running import run  # noqa: E402  (found by the path above)
from chaos_model.serving import ChaosModel, besieged  # noqa: E402  (found by the path above)
from tests.conftest import Loopback  # noqa: E402  (found by the path above)

LEAST_KEPT = 99.5
"""Percentage of the true items."""


def over_http(seed: int, documents: int) -> bool:
    """Whether every document came back as a report, whatever the server did."""
    server, began = Loopback(), time.perf_counter()
    chaos = ChaosModel(server, seed)
    made = asyncio.run(besieged(server, documents))
    server.close()
    failed = sum(report.document.error is not None for report in made)
    bugs = sum("internal error" in (report.document.error or "") for report in made)
    records = sum(len(report.records()) for report in made)
    print(f"over HTTP: {len(made)} documents, {sum(chaos.sent.values())} replies, {time.perf_counter() - began:.1f} s")
    print("  " + ", ".join(f"{kind} {count}" for kind, count in chaos.sent.most_common()))
    print(f"  {records:,} records, {failed} documents with an error, {bugs} internal errors")
    return len(made) == documents and not bugs


def broken_items(seed: int, documents: int) -> bool:
    """Whether every true item was kept, and every document, of answers with broken items among the true ones."""
    made = []
    for number in (None, seed):
        server = Loopback()
        breaking = BreakingModel(server, number)
        made.append(asyncio.run(besieged(server, documents)))
        server.close()
    lost = sum(len(said(whole) - said(broken)) for whole, broken in zip(*made, strict=True))
    true, failed = sum(len(said(one)) for one in made[0]), sum(one.document.error is not None for one in made[1])
    print(f"broken items: {documents} documents, {breaking.broken:,} broken among {true:,} true")
    print(f"  {true - lost:,} true items kept, {lost} lost; {failed} documents lost")
    return not lost and not failed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lies", type=int, default=10_000, help="how many to tell")
    parser.add_argument("--seed", type=int, default=1, help="another seed tells other lies")
    parser.add_argument("--seconds", type=float, default=300.0, help="when to stop, however many were told")
    parser.add_argument("--documents", type=int, default=100, help="how many to send over HTTP")
    parser.add_argument("--show", type=int, default=0, help="how many faults to print whole")
    options = parser.parse_args()
    tally = run(options.seed, options.lies, options.seconds)
    print("\n".join([*tally.lines(), *tally.examples[: options.show]]))
    short = tally.told < options.lies
    if short:
        print(f"stopped after {options.seconds:.0f} s")
    logging.getLogger("instructor").setLevel(logging.CRITICAL)
    whole = over_http(options.seed, options.documents)
    whole &= broken_items(options.seed, options.documents)
    return int(bool(tally.fabricated or tally.unaccounted or tally.share_kept < LEAST_KEPT or short or not whole))


if __name__ == "__main__":
    sys.exit(main())
