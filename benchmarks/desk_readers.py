"""Readers of a desk over HTTP: each a client with a connection of its own, who thinks between two pages.

Like a browser or ``readout.Client``, a reader keeps the last answer of each address with its entity tag, and asks
whether it still holds.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from world import COUNTRIES, START, TOWNS, World

KEPT = 20
"""Answers that a reader keeps."""
Headers = dict[str, str]
Kinds = dict[str, tuple[int, Callable[[], str]]]
"""How often of a hundred times each kind is read, and what gives an address of it."""


@dataclass(slots=True)
class Took:
    """How long the answers of a kind took, in seconds, and what they were."""

    seconds: list[float] = field(default_factory=list)
    unchanged: int = 0
    faults: list[str] = field(default_factory=list)
    bytes: int = 0

    def at(self, share: float) -> float:
        """Milliseconds in which that share of the answers was there."""
        ordered = sorted(self.seconds)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)] * 1000


@dataclass(slots=True)
class Results:
    """Of all readers, by kind; what came before the measuring began does not count."""

    began: float
    by_kind: dict[str, Took] = field(default_factory=dict)

    def add(self, kind: str, sent: float, answer: Answer, fine: tuple[int, ...]) -> None:
        took = self.by_kind.setdefault(kind, Took())
        if answer.status not in fine:
            self.fault(kind, f"{answer.status} {answer.body[:200].decode(errors='replace')}")
        elif sent >= self.began:
            took.seconds.append(time.perf_counter() - sent)
            took.unchanged += answer.status == 304
            took.bytes += len(answer.body)

    def fault(self, kind: str, told: str) -> None:
        self.by_kind.setdefault(kind, Took()).faults.append(told)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Headers
    body: bytes


class Connection:
    """One connection that is kept."""

    def __init__(self, port: int, who: Headers) -> None:
        self._port = port
        self._who = who
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, method: str, target: str, headers: Headers, body: bytes = b"") -> Answer:
        """One request, and its answer whole.

        A connection that the service closed for its idleness is opened anew, as a browser does it too, even where that
        crosses a request on its way.
        """
        kept = self._streams is not None and not self._streams[0].at_eof()
        told = {"Host": "127.0.0.1", **self._who, **headers}
        if body:
            told |= {"Content-Type": "application/json", "Content-Length": str(len(body))}
        head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
        request = f"{method} {target} HTTP/1.1\r\n{head}\r\n".encode() + body
        if not kept:
            self.close()
        try:
            return await self._sent(request)
        except (asyncio.IncompleteReadError, OSError):
            self.close()
            if not kept:
                raise
            return await self._sent(request)

    async def _sent(self, request: bytes) -> Answer:
        self._streams = self._streams or await asyncio.open_connection("127.0.0.1", self._port, limit=1 << 20)
        reader, writer = self._streams
        writer.write(request)
        return await self._answer(reader)

    async def _answer(self, reader: asyncio.StreamReader) -> Answer:
        first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        if headers.get("connection") == "close":
            self.close()
        return Answer(int(first.split()[1]), headers, body)

    async def follow(self, target: str) -> None:
        """Hear an answer that goes on, until the service ends it."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        told = {"Host": "127.0.0.1", **self._who, "Connection": "close"}
        head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
        try:
            writer.write(f"GET {target} HTTP/1.1\r\n{head}\r\n".encode())
            await reader.read()
        finally:
            writer.close()

    def close(self) -> None:
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None


@dataclass(frozen=True, slots=True)
class Known:
    """What readers know of a desk: what they may ask for."""

    editions: int
    records: list[str]
    things: list[str]
    documents: list[str]
    parties: list[str]


class Reader:
    """One who reads."""

    def __init__(self, number: int, connection: Connection, known: Known, results: Results, *, pages: bool) -> None:
        self._pages = pages
        self._chance = random.Random(number)
        self._connection = connection
        self._known = known
        self._results = results
        self._kept: dict[str, str] = {}
        self._words = World(10).words

    async def read(self, until: float, think: tuple[float, float]) -> None:
        """One page after the other, thinking between them."""
        kinds = self.of_workspace() if self._pages else self.of_interface()
        names, weights = list(kinds), [weight for weight, _ in kinds.values()]
        await asyncio.sleep(self._chance.uniform(0, think[1]))
        while time.perf_counter() < until:
            (kind,) = self._chance.choices(names, weights)
            await self._page(kind, kinds[kind][1]())
            await asyncio.sleep(self._chance.uniform(*think))

    async def _page(self, kind: str, target: str) -> None:
        has = self._kept.get(target)
        sent = time.perf_counter()
        answer = await self._connection.ask("GET", target, {"If-None-Match": has} if has else {})
        self._results.add(kind, sent, answer, (200, 304))
        if answer.status == 200 and "etag" in answer.headers:
            self._kept.pop(target, None)
            self._kept[target] = answer.headers["etag"]
            if len(self._kept) > KEPT:
                del self._kept[next(iter(self._kept))]

    def of_workspace(self) -> Kinds:
        """The pages that a browser reads."""
        pick, know = self._chance.choice, self._known

        def edition(more: str = "") -> str:
            return f"/editions/{max(1, know.editions - pick((0, 0, 0, 1, 2)))}{more}"

        return {
            "page: today": (14, lambda: "/"),
            "page: edition": (8, edition),
            "page: editions": (3, lambda: "/editions"),
            "page: compare": (3, lambda: f"/editions/{know.editions}/compare?with={max(1, know.editions - 1)}"),
            "page: search": (20, lambda: f"/search?q={pick(COUNTRIES)}+{pick(('talks', 'pledge', 'measure'))}"),
            "page: search by filter": (8, lambda: f"/search?type=meeting&order=day&party={pick(know.parties)}"),
            "page: thing": (18, lambda: f"/things/{pick(know.things)}"),
            "page: record": (4, lambda: f"/records/{pick(know.records)}"),
            "page: document": (4, lambda: f"/documents/{pick(know.documents)}"),
            "page: parties": (3, lambda: f"/parties?q={pick(COUNTRIES)[:3].lower()}"),
            "page: party": (8, lambda: f"/parties/{pick(know.parties)}"),
            "page: due": (4, lambda: "/due"),
            "page: inbox": (3, lambda: "/inbox"),
        }

    def of_interface(self) -> Kinds:
        """What programs read, how often of a hundred times, and an address of it."""
        pick = self._chance.choice

        def records(**asked: object) -> str:
            return f"/v1/records?{urlencode({name.rstrip('_'): str(value) for name, value in asked.items()})}"

        def edition(to: str) -> str:
            return f"/v1/editions/{max(1, self._known.editions - pick((0, 0, 0, 0, 1, 2)))}{to}"

        def week() -> dict[str, object]:
            first = START + dt.timedelta(days=self._chance.randrange(200))
            return {"from_": first, "to": first + dt.timedelta(days=6)}

        def due() -> str:
            first = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=pick((-7, 0, 0, 7)))
            return f"/v1/due?{urlencode({'from': first, 'to': first + dt.timedelta(days=6)})}"

        return {
            "edition, page": (8, lambda: edition("?format=html")),
            "edition, JSON": (4, lambda: edition("")),
            "edition, changes": (4, lambda: edition("/changes")),
            "editions": (4, lambda: "/v1/editions"),
            "search, two words": (14, lambda: records(q=f"{pick(COUNTRIES)} {pick(('talks', 'pledge', 'measure'))}")),
            "search, a rare word": (8, lambda: records(q=pick(self._words))),
            "search, documents": (5, lambda: f"/v1/documents?q={pick(self._words)}+{pick(TOWNS)}"),
            "records, filtered": (12, lambda: records(type=pick(("meeting", "sanction")), order="day", **week())),
            "records of a party": (8, lambda: records(party=pick(self._known.parties), limit=20)),
            "record": (12, lambda: f"/v1/records/{pick(self._known.records)}"),
            "parties": (4, lambda: f"/v1/parties?q={pick(COUNTRIES)[:3].lower()}"),
            "party": (8, lambda: f"/v1/parties/{pick(self._known.parties)}"),
            "due": (5, due),
            "status": (4, lambda: "/v1/status"),
        }


async def known(connection: Connection) -> Known:
    """What there is to ask for: editions, some hundred records, the parties with most records."""

    async def told(target: str) -> list[dict[str, str]]:
        answer = await connection.ask("GET", target, {})
        items: list[dict[str, str]] = json.loads(answer.body)["items"]
        return items

    editions = await told("/v1/editions")
    found = [one for word in COUNTRIES[:20] for one in await told(f"/v1/records?limit=100&q={word}")]
    records = [one["id"] for one in found]
    things = []
    for name in records[::5]:
        answer = await connection.ask("GET", f"/v1/records/{name}", {})
        things.append(json.loads(answer.body)["cluster"])
    parties = [one["key"] for one in await told("/v1/parties?limit=200")]
    return Known(len(editions), records, [one for one in things if one], [one["document"] for one in found], parties)
