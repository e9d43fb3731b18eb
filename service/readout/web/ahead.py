"""Pages fetched before they are asked for: of several hosts at once, of each host one at a time."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urlsplit

from readout.web.fetching import Fetched, Fetcher

_HOSTS_AT_ONCE = 8
_MOST_HELD = 32_000_000
"""Bytes fetched and not yet asked for above which nothing more is begun."""


@dataclass(frozen=True, slots=True)
class _Planned:
    address: str
    limit: int
    answer: Future[Fetched] = field(default_factory=Future)


class FetchAhead:
    """Fetches what will be asked for, in the background, and gives it when it is asked for.

    What is planned for one host is fetched in the order in which it was planned. What has not been begun when it is
    asked for is fetched at once, so that nobody waits for what stands behind it. Threads last as long as one fetch.

    Attributes:
        options: What the user says about fetching.
    """

    def __init__(self, fetcher: Fetcher, most: int = _HOSTS_AT_ONCE, held: int = _MOST_HELD) -> None:
        self.options = fetcher.options
        self._fetcher = fetcher
        self._most = most
        self._most_held = held
        self._held = 0
        self._lock = threading.Lock()
        self._planned: dict[str, _Planned] = {}
        self._waiting: dict[str, deque[_Planned]] = {}
        self._busy: set[str] = set()
        self._seen: set[str] = set()

    def first_time(self, address: str) -> bool:
        """Whether an address has not been asked for before; it counts as asked for from now on."""
        key = urldefrag(address).url
        is_new = key not in self._seen
        self._seen.add(key)
        return is_new

    def plan(self, addresses: Iterable[str], limit: int) -> None:
        """Begin to fetch addresses that will be asked for, but for those that were asked for or planned before.

        Args:
            addresses: In the order in which they will be asked for.
            limit: Bytes above which a page is not read.
        """
        with self._lock:
            for address in map(str, addresses):
                key = urldefrag(address).url
                if key not in self._seen and key not in self._planned:
                    self._planned[key] = one = _Planned(address, limit)
                    self._waiting.setdefault(_host(address), deque()).append(one)
            self._begin()

    def fetch(self, address: str, limit: int) -> Fetched:
        """What stands at an address, fetched before or now.

        Raises:
            InputError: It cannot be had, or may not be: the message says why in one line.
        """
        with self._lock:
            planned = self._planned.pop(urldefrag(address).url, None)
            is_begun = planned is not None and not planned.answer.cancel()
        if planned is None or not is_begun:
            return self._fetcher.fetch(address, limit)
        try:
            got = planned.answer.result()
        finally:
            with self._lock:
                self._held -= _size(planned)
                self._begin()
        return got

    def close(self) -> None:
        """Begin nothing more; what is under way ends by itself, and nobody waits for it."""
        with self._lock:
            self._waiting.clear()

    def _begin(self) -> None:
        """Begin all that may be; the lock is held."""
        for host in list(self._waiting):
            if len(self._busy) >= self._most or self._held >= self._most_held:
                return
            if host in self._busy:
                continue
            line = self._waiting[host]
            while line and not line[0].answer.set_running_or_notify_cancel():
                line.popleft()  # it was asked for before its turn
            if not line:
                del self._waiting[host]
                continue
            self._busy.add(host)
            threading.Thread(target=self._run, args=(host, line.popleft()), daemon=True).start()

    def _run(self, host: str, planned: _Planned) -> None:
        got: Fetched | None = None
        fault: Exception | None = None
        try:
            got = self._fetcher.fetch(planned.address, planned.limit)
        except Exception as error:  # noqa: BLE001 - it is raised again where the page is asked for
            fault = error
        with self._lock:  # the next of this host is begun before anybody can ask for it
            if got is not None:
                self._held += len(got.body)
                planned.answer.set_result(got)
            else:
                planned.answer.set_exception(fault)
            self._busy.discard(host)
            self._begin()


def _size(planned: _Planned) -> int:
    return 0 if planned.answer.exception() else len(planned.answer.result().body)


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""
