"""How merging grows, and how right it is, on a made-up world with known truth.

python benchmarks/merging.py [RECORDS ...]        default: 10000 100000
"""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable

from growth_of_events import reported
from world import World

from readout.gc_tuning import tune_gc
from readout.merging import Merging
from readout_schemas import Record

HOT = 10
"""One record in so many is of one event."""


def main(sizes: list[int]) -> None:
    for size in sizes:
        hot = size // HOT
        reports = [*World(size - hot).reports(), *map(reported, range(hot))]
        count = sum(len(report.records()) for report in reports)
        started, busy = time.perf_counter(), time.process_time()
        briefing = Merging(reports).briefing()
        seconds, busy = time.perf_counter() - started, time.process_time() - busy
        precision, recall = pairwise(briefing.records())
        f1 = 2 * precision * recall / (precision + recall)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{count:>7} records of {len(reports):>6} documents: {seconds:6.1f} s ({busy:.1f} s of a processor), "
            f"peak {peak:6.0f} MB in all, "
            f"{len(briefing.records())} merged, precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f}"
        )
        largest = max(len(one.sourcing.records) for one in briefing.meetings if one.sourcing)
        print(f"        the hot event: one meeting of {largest} of its {hot} reports")
        for kind in ("meetings", "statements", "commitments", "sanctions"):
            right, found = pairwise(getattr(briefing, kind))
            print(f"        {kind}: {len(getattr(briefing, kind))} merged, precision {right:.4f}, recall {found:.4f}")


def pairwise(records: Iterable[Record]) -> tuple[float, float]:
    """Share of the pairs made that are of one event, and of the pairs of one event that were made."""
    made, right, members = 0, 0, Counter[str]()
    for record in records:
        events = Counter(name.rpartition(".")[2] for name in (record.sourcing.records if record.sourcing else ()))
        made += _pairs(events.total())
        right += sum(map(_pairs, events.values()))
        members.update(events)
    true = sum(map(_pairs, members.values()))
    return right / max(made, 1), right / max(true, 1)


def _pairs(size: int) -> int:
    return size * (size - 1) // 2


if __name__ == "__main__":
    tune_gc()
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000])
