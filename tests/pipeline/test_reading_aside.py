"""What takes long to read keeps no answer waiting."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest

from readout.errors import InputError
from readout.ingest import DocumentStream, document, read
from readout.pipeline.reading_aside import following
from readout_schemas import Document

ONE = document("The minister spoke in Oslo.", source="a")
PATIENCE = 20.0


async def test_the_loop_goes_on_while_a_document_is_fetched() -> None:
    """The document is only there once the loop has done something else."""
    done = threading.Event()

    def fetched() -> Iterator[Document]:
        assert done.wait(PATIENCE)
        yield ONE

    async def other_work() -> None:
        done.set()

    stream = DocumentStream(fetched(), is_slow=True)
    found, _ = await asyncio.gather(following(stream), other_work())
    assert found == ONE
    assert await following(stream) is None


async def test_an_error_comes_where_the_document_was_waited_for() -> None:
    def refused() -> Iterator[Document]:
        raise InputError("a.png: is skipped")
        yield ONE

    for is_slow in (True, False):
        with pytest.raises(InputError, match="is skipped"):
            await following(DocumentStream(refused(), is_slow=is_slow))


async def test_who_stops_waiting_is_not_held_up() -> None:
    never = threading.Event()
    ended: list[bool] = []

    def fetched() -> Iterator[Document]:
        ended.append(never.wait(PATIENCE))
        yield ONE

    waiting = asyncio.ensure_future(following(DocumentStream(fetched(), is_slow=True)))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert ended == []
    never.set()


def test_files_that_are_read_at_once_need_no_thread_and_what_is_fetched_or_unpacked_does() -> None:
    slow = {name: read([name]).is_slow for name in ("a.txt", "a.html", "a.jsonl", "a.pdf", "a.zip", "a.rss")}
    assert slow == {"a.txt": False, "a.html": False, "a.jsonl": False, "a.pdf": True, "a.zip": True, "a.rss": True}
    assert read(["https://news.example/"]).is_slow
