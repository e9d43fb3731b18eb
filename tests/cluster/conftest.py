"""A Ray of two workers' size on this machine, started once, and a server that it asks."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Loopback

WORKERS = 2
CONCURRENCY = 3
DOCUMENTS = 40
PART = 5


@pytest.fixture(scope="session")
def ray_here() -> Iterator[Any]:
    """Ray in this process and its own: what the program finds, and leaves alone."""
    ray = pytest.importorskip("ray")
    ray.init(
        address="local",
        num_cpus=WORKERS,
        include_dashboard=False,
        log_to_driver=False,
        logging_level=logging.CRITICAL,
        object_store_memory=100 << 20,
        _node_ip_address="127.0.0.1",
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
