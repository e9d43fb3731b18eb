"""Several hosts are asked at once, and each of them one thing at a time."""

from __future__ import annotations

import threading
from collections import Counter

import pytest
from readout_tests.site import Site

from readout.errors import InputError
from readout.web import FetchAhead, Fetched, Fetcher, WebOptions

LIMIT = 1000
PATIENCE = 20.0
"""Seconds after which a test that would wait for ever fails."""


class Gate(Fetcher):
    """Fetches nothing; lets each address wait until the test opens it."""

    def __init__(self, *shut: str) -> None:
        super().__init__()
        self.shut = {address: threading.Event() for address in shut}
        self.begun: list[str] = []
        self.begun_all = threading.Semaphore(0)
        self.at_once: Counter[str] = Counter()
        self.most: Counter[str] = Counter()

    def fetch(self, address: str, limit: int) -> Fetched:  # noqa: ARG002 - as the real one
        host = address.split("/")[2]
        self.begun.append(address)
        self.at_once[host] += 1
        self.most[host] = max(self.most[host], self.at_once[host])
        self.begun_all.release()
        if address in self.shut:
            assert self.shut[address].wait(PATIENCE)
        self.at_once[host] -= 1
        if "broken" in address:
            raise InputError(f"{address}: is broken")
        return Fetched(address, address.encode(), "text/plain")

    def wait_for(self, number: int) -> None:
        for _ in range(number):
            assert self.begun_all.acquire(timeout=PATIENCE)


def test_different_hosts_are_asked_at_once_and_one_host_one_by_one() -> None:
    first, second = "http://a.example/1", "http://b.example/1"
    gate = Gate(first, second)
    ahead = FetchAhead(gate)
    ahead.plan([first, "http://a.example/2", second, "http://b.example/2"], LIMIT)
    gate.wait_for(2)
    assert sorted(gate.begun) == [first, second]
    gate.shut[second].set()
    gate.wait_for(1)
    assert gate.begun[-1] == "http://b.example/2"
    gate.shut[first].set()
    gate.wait_for(1)
    assert gate.begun[-1] == "http://a.example/2"
    assert max(gate.most.values()) == 1


def test_no_more_hosts_are_asked_at_once_than_may_be() -> None:
    shut = [f"http://{name}.example/" for name in "abc"]
    gate = Gate(*shut)
    ahead = FetchAhead(gate, most=2)
    ahead.plan(shut, LIMIT)
    gate.wait_for(2)
    gate.shut[shut[0]].set()
    gate.wait_for(1)
    assert sorted(gate.begun) == shut
    for event in gate.shut.values():
        event.set()


def test_what_was_not_begun_when_it_is_asked_for_is_fetched_at_once() -> None:
    first = "http://a.example/1"
    gate = Gate(first)
    ahead = FetchAhead(gate, most=1)
    ahead.plan([first, "http://b.example/1"], LIMIT)
    gate.wait_for(1)
    assert ahead.fetch("http://b.example/1", LIMIT).body == b"http://b.example/1"
    gate.shut[first].set()
    assert ahead.fetch(first, LIMIT).body == first.encode()
    assert gate.begun == [first, "http://b.example/1"]


def test_nothing_is_begun_while_too_much_waits_to_be_read() -> None:
    gate = Gate()
    ahead = FetchAhead(gate, held=len("http://a.example/1"))
    ahead.plan([f"http://a.example/{n}" for n in (1, 2, 3)], LIMIT)
    gate.wait_for(1)
    ahead.fetch("http://a.example/1", LIMIT)
    gate.wait_for(1)
    assert gate.begun == ["http://a.example/1", "http://a.example/2"]


def test_an_error_is_told_where_the_page_is_asked_for_and_costs_the_others_nothing() -> None:
    ahead = FetchAhead(Gate())
    ahead.plan(["http://a.example/broken", "http://a.example/1"], LIMIT)
    assert ahead.fetch("http://a.example/1", LIMIT).body == b"http://a.example/1"
    with pytest.raises(InputError, match="is broken"):
        ahead.fetch("http://a.example/broken", LIMIT)


def test_after_the_end_nothing_more_is_begun() -> None:
    first = "http://a.example/1"
    gate = Gate(first)
    ahead = FetchAhead(gate)
    ahead.plan([first, "http://a.example/2"], LIMIT)
    gate.wait_for(1)
    ahead.close()
    gate.shut[first].set()
    assert ahead.fetch(first, LIMIT).body == first.encode()
    assert gate.begun == [first]


def test_an_address_counts_once_whatever_part_of_the_page_it_names() -> None:
    gate = Gate()
    ahead = FetchAhead(gate)
    assert ahead.first_time("http://a.example/1#top")
    assert not ahead.first_time("http://a.example/1")
    ahead.plan(["http://a.example/1", "http://a.example/2", "http://a.example/2#end"], LIMIT)
    assert ahead.fetch("http://a.example/2#top", LIMIT).body == b"http://a.example/2"
    assert gate.begun == ["http://a.example/2"]


def test_two_threads_never_ask_one_host_at_once_and_ask_for_its_rules_once(site: Site) -> None:
    """Two hosts may lead to a third."""
    fetcher = Fetcher(WebOptions(allow_private=True))
    addresses = [site.put(f"/{n}", b"words") for n in range(8)]
    threads = [threading.Thread(target=fetcher.fetch, args=(address, LIMIT)) for address in addresses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert site.most_at_once == 1
    assert sorted(site.paths()) == [f"/{n}" for n in range(8)]
    assert [path for path, _ in site.asked].count("/robots.txt") == 1


def test_two_sites_whose_rules_lead_to_one_another_do_not_wait_for_one_another_for_ever(site: Site) -> None:
    fetcher = Fetcher(WebOptions(allow_private=True), resolve=lambda *_: ["127.0.0.1"])
    hosts = [f"http://{name}.example:{site.port}" for name in ("a", "b")]
    site.put("/robots.txt", status=302, location=f"{hosts[1]}/robots.txt")
    site.put("/robots.txt", status=302, location=f"{hosts[0]}/robots.txt")
    site.put("/robots.txt", b"")
    site.put("/page", b"words")
    threads = [threading.Thread(target=fetcher.fetch, args=(f"{host}/page", LIMIT), daemon=True) for host in hosts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert not any(thread.is_alive() for thread in threads)
    assert site.paths() == ["/page", "/page"]
