"""What all workers of a run share: their counts, the order to stop, and the money that is left."""

from __future__ import annotations

from readout.cluster.work import Counts


class Board:
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
        self._counts: dict[str, Counts] = {}
        self._stop: str | None = None

    def tell(self, worker: str, counts: Counts) -> str | None:
        """Take down what a worker is doing. Returns why it has to stop, if it has."""
        self._counts[worker] = counts
        return self._stop

    def stop(self, why: str) -> None:
        """Let all workers end: no more calls, and those in flight to their end."""
        self._stop = self._stop or why

    def share(self, worker: str, spent: float, last: bool) -> float:
        """What a worker may spend next.

        Args:
            worker: who asks.
            spent: what it has spent of its last share; the rest of that goes back.
            last: whether it could not make a single call with its last share: then it gets all that is left.
        """
        self._money += self._shares.pop(worker, 0.0) - spent
        share = self._money if last else self._money / self._workers
        self._money -= share
        self._shares[worker] = share
        return share

    def counts(self) -> Counts:
        """What all workers are doing together."""
        total = Counts()
        for counts in self._counts.values():
            total.add(counts)
        return total
