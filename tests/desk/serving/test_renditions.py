"""What was made of an edition is made once, and anew when the edition is another."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from readout.desk.serving.renditions import Renditions


class Maker:
    """Makes bytes, and counts how often."""

    def __init__(self, body: bytes) -> None:
        self.body = body
        self.times = 0

    def __call__(self) -> bytes:
        self.times += 1
        return self.body


def test_one_mark_is_made_once_and_another_one_anew() -> None:
    kept, first, second = Renditions(), Maker(b"first"), Maker(b"second")
    made = [kept.get("page", "mark", first) for _ in range(3)]
    assert first.times == 1
    assert {one.body for one in made} == {b"first"}
    assert kept.get("page", "other mark", second).body == b"second"
    assert kept.get("page", "mark", first).body == b"first"
    assert first.times == 2, "of a key one mark is kept"
    assert made[0].tag != kept.get("page", "other mark", second).tag


def test_no_more_bytes_are_kept_than_told_and_what_was_asked_for_longest_ago_goes() -> None:
    kept = Renditions(most=10)
    makers = {name: Maker(b"12345") for name in "abc"}
    for name in ("a", "b", "a", "c", "a", "c", "b"):
        kept.get(name, "mark", makers[name])
    assert {name: maker.times for name, maker in makers.items()} == {"a": 1, "b": 2, "c": 1}
    assert kept.get("large", "mark", Maker(b"x" * 11)).body == b"x" * 11, "what is too long is given, and not kept"
    kept.get("a", "mark", makers["a"])
    assert makers["a"].times == 2


def test_threads_that_want_the_same_wait_for_the_one_that_makes_it() -> None:
    kept, begun, may_end = Renditions(), threading.Event(), threading.Event()
    maker = Maker(b"body")

    def slow() -> bytes:
        begun.set()
        assert may_end.wait(10)
        return maker()

    with ThreadPoolExecutor(4) as pool:
        first = pool.submit(kept.get, "page", "mark", slow)
        assert begun.wait(10)
        others = [pool.submit(kept.get, "page", "mark", maker) for _ in range(3)]
        may_end.set()
        assert {one.result(10).body for one in (first, *others)} == {b"body"}
    assert maker.times == 1


def test_what_could_not_be_made_is_tried_again() -> None:
    kept, maker = Renditions(), Maker(b"body")

    def broken() -> bytes:
        raise RuntimeError("the store is shut")

    with pytest.raises(RuntimeError):
        kept.get("page", "mark", broken)
    assert kept.get("page", "mark", maker).body == b"body"
