"""What each page of a served desk costs a processor, made anew in a process that is warm.

python benchmarks/desk_pages.py --desk ADDRESS [--records N] [--times N] [--only WORDS] [--cold]

The desk is filled once, and reviewed by two. Pages are asked for in this very process, and what is told is the
processor's time, which other work on the machine changes little: the median, the ninth of ten and the most. Each is
made anew, as for the first who asks behind a change. ``--cold`` forgets before each what was read of rows for others.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import sqlalchemy as sa
from desk_readers import Answer, Headers, Kinds, Reader, Results, known
from desk_world import fill

from readout.clock import SYSTEM
from readout.desk import Desk
from readout.desk.reviewing import NewReview
from readout.desk.serving.app import create_app, served
from readout.desk.serving.renditions import Renditions
from readout.desk.serving.service import Limits, Service
from readout.desk.serving.tokens import Tokens
from readout.desk.serving.wrapping import Wrapped
from readout.desk.store.parsing import let_go
from readout.desk.store.tables import RecordRow
from readout.gc_tuning import tune_gc

REVIEWERS = ("Ana", "Ben")
REVIEWED = 1000
"""Records that both have reviewed."""
Addresses = dict[str, Callable[[], str]]
BESIDE: Addresses = {
    "page: agreement": lambda: f"/agreement?first={REVIEWERS[0]}&second={REVIEWERS[1]}",
    "page: documents found": lambda: "/search?in=documents&q=talks",
    "page: due, all ahead": lambda: "/due?from=2020-01-01&to=2999-12-31",
    "page: review": lambda: "/review",
}
"""Pages that few look at."""


def main(asked: argparse.Namespace) -> None:
    fill(asked.desk, asked.records)
    with Desk.open(asked.desk) as desk:
        review(desk)
        token = Tokens(desk.store, SYSTEM).add(f"pages {time.time_ns()}", "editor", "benchmark")
        app = create_app(desk, Limits(rate=10**9))
        service: Service = app.state.service
        service.renditions = Renditions(most=0)
        tune_gc()
        asyncio.run(measured(Client(served(app), token), asked))


def review(desk: Desk) -> None:
    """Let two review the same records, and differ on some; nothing if they did."""
    if desk.reviews(by=REVIEWERS[0]):
        return
    with desk.store.reading() as session:
        ids = session.scalars(sa.select(RecordRow.id).order_by(RecordRow.number.desc()).limit(REVIEWED)).all()
    chance = random.Random(1)
    for by in REVIEWERS:
        verdicts = chance.choices(("accept", "reject"), (9, 1), k=len(ids))
        told = zip(ids, verdicts, strict=True)
        desk.review_all(NewReview(what=one, verdict=verdict, by=by, of_record=True) for one, verdict in told)
    desk.catch_up()


class Client:
    """Asks an app as a server does, in this process."""

    def __init__(self, app: Wrapped, token: str) -> None:
        self._app = app
        self._headers = [(b"host", b"desk"), (b"authorization", f"Bearer {token}".encode()), (b"accept", b"text/html")]

    async def ask(self, method: str, target: str, _: Headers | None = None) -> Answer:
        """One request, and its answer whole."""
        path, _, query = target.partition("?")
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": unquote(path),
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": self._headers,
            "client": ("127.0.0.1", 1),
            "server": ("desk", 80),
            "state": {},
        }
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Any) -> None:
            sent.append(message)

        await self._app(scope, receive, send)
        return Answer(sent[0]["status"], {}, b"".join(one.get("body", b"") for one in sent))


async def measured(client: Client, asked: argparse.Namespace) -> None:
    """Ask for each kind of page, and tell what it cost."""
    about = await known(client)
    reader = Reader(0, client, about, Results(0.0), pages=True)
    print(f"{'':<24}{'median':>8}{'9 of 10':>9}{'most':>8}{'KB':>7}  ms of a processor")
    for kind, address in {**addresses(reader.of_workspace()), **BESIDE, **addresses(reader.of_interface())}.items():
        if asked.only in kind:
            targets = [address() for _ in range(asked.times)]
            for target in targets:
                await client.ask("GET", target)
            print(line(kind, [await cost(client, target, cold=asked.cold) for target in targets]), flush=True)


def addresses(kinds: Kinds) -> Addresses:
    """Of each kind, what gives an address."""
    return {kind: address for kind, (_, address) in kinds.items()}


async def cost(client: Client, target: str, *, cold: bool) -> tuple[float, int]:
    """Milliseconds of a processor that a page takes, and its bytes."""
    if cold:
        let_go()
    began = time.process_time()
    answer = await client.ask("GET", target)
    took = 1000 * (time.process_time() - began)
    if answer.status != 200:
        raise AssertionError(f"{target}: {answer.status} {answer.body[:200].decode(errors='replace')}")
    return took, len(answer.body)


def line(kind: str, told: list[tuple[float, int]]) -> str:
    took = sorted(one for one, _ in told)
    size = statistics.mean(size for _, size in told) / 1000
    return f"{kind:<24}{statistics.median(took):>8.1f}{took[len(took) * 9 // 10]:>9.1f}{took[-1]:>8.1f}{size:>7.1f}"


def options() -> argparse.Namespace:
    told = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    told.add_argument("--desk", required=True)
    told.add_argument("--records", type=int, default=50_000)
    told.add_argument("--times", type=int, default=30)
    told.add_argument("--only", default="")
    told.add_argument("--cold", action="store_true")
    return told.parse_args()


if __name__ == "__main__":
    main(options())
