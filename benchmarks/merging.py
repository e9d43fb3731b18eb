"""How merging grows, and how right it is, on a made-up world with known truth.

python benchmarks/merging.py [RECORDS ...]        default: 10000 100000
"""

from __future__ import annotations

import itertools
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable

from world import World

from readout.merging import Merging
from readout_schemas import Record


def main(sizes: list[int]) -> None:
    for size in sizes:
        reports = list(World(size).reports())
        count = sum(len(report.records()) for report in reports)
        started = time.perf_counter()
        briefing = Merging(reports).briefing()
        seconds = time.perf_counter() - started
        precision, recall = pairwise(briefing.records())
        f1 = 2 * precision * recall / (precision + recall)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{count:>7} records of {len(reports):>6} documents: {seconds:6.1f} s, peak {peak:6.0f} MB in all, "
            f"{len(briefing.records())} merged, precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f}"
        )
        for kind in ("meetings", "statements", "commitments", "sanctions"):
            right, found = pairwise(getattr(briefing, kind))
            print(f"        {kind}: {len(getattr(briefing, kind))} merged, precision {right:.4f}, recall {found:.4f}")


def pairwise(records: Iterable[Record]) -> tuple[float, float]:
    """Share of the pairs made that are of one event, and of the pairs of one event that were made."""
    made: Counter[bool] = Counter()
    members: dict[str, int] = defaultdict(int)
    for record in records:
        names = record.sourcing.records if record.sourcing else ()
        for first, second in itertools.combinations([name.rpartition(".")[2] for name in names], 2):
            made[first == second] += 1
        for name in names:
            members[name.rpartition(".")[2]] += 1
    true = sum(count * (count - 1) // 2 for count in members.values())
    return made[True] / max(made.total(), 1), made[True] / max(true, 1)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000])
