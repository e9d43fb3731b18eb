"""What all workers of a run share: their counts, the order to stop, and the money that is left."""

from __future__ import annotations

from readout.ask.usage import RunCounts


class Coordinator:
    """An actor that workers report to and the driver looks at.

    Money is let to workers by shares, because each reckons its calls before it makes them, and none can wait for all
    others before each call. Who has spent a share gets a part of what is left, until that is less than a call costs.

    Args:
        workers: how many there are.
        money: what all of them may spend, in US dollars; no limit without it.
    """

    def __init__(self, workers: int, money: float | None) -> None:
        self._workers = workers
        self._money = money or 0.0
        self._shares: dict[str, float] = {}
        self._counts: dict[str, RunCounts] = {}
        self._stop: str | None = None

    def tell(self, worker: str, counts: RunCounts) -> str | None:
        """Take down what a worker is doing. Returns why it has to stop, if it has."""
        self._counts[worker] = counts
        return self._stop

    def stop(self, why: str) -> None:
        """Let all workers end: no more calls, and those in flight to their end."""
        self._stop = self._stop or why

    def share(self, worker: str, spent: float, need: float) -> float:
        """What a worker may spend next: its part of what is left, but not less than it needs if there is as much.

        Args:
            worker: who asks.
            spent: what it has spent of its last share; the rest of that goes back.
            need: what it can make use of at once.
        """
        self.give_back(worker, spent)
        share = min(self._money, max(self._money / self._workers, need))
        self._money -= share
        self._shares[worker] = share
        return share

    def give_back(self, worker: str, spent: float) -> None:
        """Take back what a worker has left of its share."""
        self._money += max(self._shares.pop(worker, 0.0) - spent, 0.0)

    def counts(self) -> RunCounts:
        """What all workers are doing together."""
        total = RunCounts()
        for counts in self._counts.values():
            total.add(counts)
        return total
