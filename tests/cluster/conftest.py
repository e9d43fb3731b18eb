"""A Ray of two workers' size on this machine, started once, and a server that it asks."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from readout.cluster.ray_cluster import ray_modules, start_here

if TYPE_CHECKING:
    from tests.conftest import Loopback

# Ray runs its workers at niceness 15, so that on a busy machine they starve behind whatever else it does.
os.environ.setdefault("RAY_worker_niceness", "0")

WORKERS = 2
CONCURRENCY = 3
DOCUMENTS = 40
PART = 5


@pytest.fixture(scope="session")
def ray_here() -> Iterator[Any]:
    """Ray in this process: what the program finds, and leaves alone. Its token is in the environment, not in a file."""
    ray = ray_modules()
    start_here(
        ray,
        num_cpus=WORKERS,
        include_dashboard=False,
        log_to_driver=False,
        logging_level=logging.CRITICAL,
        object_store_memory=100 << 20,
    )
    yield ray
    ray.shutdown()


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of documents, beside which the command runs: two of one name, and a copy that comes much later."""
    monkeypatch.chdir(tmp_path)
    lines = [
        {"id": f"d{number}", "text": f"Norway froze the assets of {number} banks, Oslo said."}
        for number in range(DOCUMENTS)
    ]
    lines[7]["id"] = "d3"
    lines[33]["text"] = lines[2]["text"]
    file = tmp_path / "many.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    return file


@pytest.fixture
def sources(many: Path) -> tuple[str, ...]:
    """The same, texts with metadata beside them, Parquet in several row groups, and files that cannot be read."""
    pa, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    folder = many.parent / "texts"
    folder.mkdir()
    for number in range(2 * PART + 1):
        (folder / f"{number:02}.txt").write_text(f"Oslo sent {number} envoys to Riga.\n", encoding="utf-8")
    (folder / "03.json").write_text('{"published": "2025-03-15", "publisher": "Bladet"}', encoding="utf-8")
    (folder / "empty.md").write_text("", encoding="utf-8")
    rows = [{"text": f"Oslo took in {number} envoys." if number else " ", "url": None} for number in range(3 * PART)]
    parquet.write_table(pa.Table.from_pylist(rows), many.parent / "table.parquet", row_group_size=2 * PART)
    return ("many.jsonl", "texts", "table.parquet", "nowhere.txt")


@pytest.fixture
def answering(server: Loopback) -> Loopback:
    """The server, with something to say."""
    party = {"name": "Oslo", "kind": "country", "role": None, "as_written": ["Oslo"]}
    lists = ("meetings", "statements", "labels", "commitments", "sanctions")
    server.answers = {"Readout": {"parties": [party], **{name: [] for name in lists}}}
    return server


@pytest.fixture
def asking(answering: Loopback) -> tuple[str, ...]:
    """Options that ask it."""
    return ("--base-url", answering.url, "--model", "gpt-5-mini", "--concurrency", str(CONCURRENCY))


@pytest.fixture
def on_ray(asking: tuple[str, ...]) -> tuple[str, ...]:
    """Options that let two workers ask it."""
    return ("--engine", "ray", "--workers", str(WORKERS), "--part", str(PART), *asking)
