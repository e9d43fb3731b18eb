"""How long searches take in a desk of many records, on SQLite: median and 95th percentile of each kind.

python benchmarks/desk_search.py [RECORDS] [ADDRESS]        default: 50000, a file of its own
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from world import COUNTRIES, START, World

from readout.desk import Desk
from readout.desk.store.queries import DocumentQuery, RecordQuery
from readout_schemas import Report

TIMES = 60
LENGTHS = (200, 900)
"""Words that are added to a document, so that it is as long as an article: rare ones, and the commonest of English."""
COMMON = "the of to and in a said that on for is was by with as it at from has will have be not are an its".split()


def main(size: int, address: str) -> None:
    chance = random.Random(7)
    with Desk.open(address) as desk:
        started = time.perf_counter()
        added = desk.add(itertools.islice(articles(World(size), chance), size // 5 + 1))
        seconds = time.perf_counter() - started
        print(f"{added.records} records of {added.new} documents added in {seconds:.1f} s")
        for name, search in searches(desk, chance).items():
            took = sorted(_seconds(search) for _ in range(TIMES))
            median, most = took[len(took) // 2] * 1000, took[int(len(took) * 0.95)] * 1000
            print(f"{name:<58} median {median:6.1f} ms, p95 {most:6.1f} ms")


def articles(world: World, chance: random.Random) -> Iterator[Report]:
    """Reports whose documents are as long as articles are."""
    publishers = [f"Paper {number}" for number in range(40)]
    for report in world.reports():
        words = [*chance.choices(world.words, k=chance.choice(LENGTHS) // 2), *chance.choices(COMMON, k=200)]
        chance.shuffle(words)
        document = report.document
        text = f"{document.text}{' '.join(words)}"
        told = {"text": text, "sha256": None, "publisher": chance.choice(publishers)}
        yield report.model_copy(update={"document": document.model_copy(update=told)})


def searches(desk: Desk, chance: random.Random) -> dict[str, Callable[[], object]]:
    words = World(10).words

    def country() -> str:
        return chance.choice(COUNTRIES).lower()

    def day() -> dt.date:
        return START + dt.timedelta(days=chance.randrange(200))

    def deep() -> object:
        after = None
        for _ in range(3):
            after = desk.find_records(RecordQuery(words="talks"), after=after).next
        return after

    find = desk.find_records
    return {
        "records, a rare word": lambda: find(RecordQuery(words=chance.choice(words))),
        "records, two words": lambda: find(RecordQuery(words=f"{country()} talks")),
        "records, a word of a third of them": lambda: find(RecordQuery(words="talks")),
        "records, a word of all, of a rare party": lambda: find(
            RecordQuery(words="the", party=f"country-{country()}", type="sanction")
        ),
        "records, a frequent beginning": lambda: find(RecordQuery(words="num")),
        "records, a phrase": lambda: find(RecordQuery(words='"were held"', type="meeting")),
        "records, a word by day": lambda: find(RecordQuery(words=country()), order="day"),
        "records, a frequent word by day": lambda: find(RecordQuery(words="talks"), order="day"),
        "records, of a party": lambda: find(RecordQuery(party=f"country-{country()}")),
        "records, of a party and a type by day": lambda: find(
            RecordQuery(party=f"country-{country()}", type="meeting"), order="day"
        ),
        "records, of a week": lambda: find(RecordQuery(start=(first := day()), end=first + dt.timedelta(days=6))),
        "records, all by day": lambda: find(RecordQuery(), order="day"),
        "records, of a publisher, confirmed": lambda: find(RecordQuery(publisher="Paper 7", confirmed=True)),
        "records, open (none is)": lambda: find(RecordQuery(confirmed=False)),
        "records, third page of a frequent word (three searches)": deep,
        "documents, a rare word": lambda: desk.find_documents(DocumentQuery(words=chance.choice(words))),
        "documents, a word of all": lambda: desk.find_documents(DocumentQuery(words="said")),
        "documents, two words of all and a day": lambda: desk.find_documents(
            DocumentQuery(words="said will", start=day(), end=day())
        ),
        "parties by the beginning of a name": lambda: desk.parties(country()[:3]),
    }


def _seconds(search: Callable[[], object]) -> float:
    started = time.perf_counter()
    search()
    return time.perf_counter() - started


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        main(int((sys.argv[1:2] or ["50000"])[0]), (sys.argv[2:3] or [str(Path(folder) / "desk.sqlite3")])[0])
