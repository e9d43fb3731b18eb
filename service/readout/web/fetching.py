"""What stands at an address is fetched: bounded, polite, and from nowhere that is not public."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from readout.errors import InputError
from readout.retry_after import seconds_to_wait
from readout.web.addresses import Resolve, check_form, resolve
from readout.web.guards import checked_addresses
from readout.web.memory import Memory, Remembered
from readout.web.options import NO_MEMORY, WebOptions
from readout.web.pinned import AGENT, pinned
from readout.web.robots import rules
from readout.writable import in_a_line

if TYPE_CHECKING:
    import ssl
    from urllib.robotparser import RobotFileParser

    import httpx2

_MOST_REDIRECTS = 10
_TRIES = 4
_LONGEST_WAIT = 120.0
"""Seconds that a server may ask to be left alone; after more, the user comes back himself."""
_LONGEST_ANSWER = 120.0
"""Seconds in which a whole answer has to be there, however slowly it drips."""
_ROBOTS_LIMIT = 500 * 1024
"""Bytes of robots.txt that are read: RFC 9309 asks for 500 KiB at the least."""
_OK, _NOT_MODIFIED, _REDIRECT, _REFUSED = 200, 304, (301, 302, 303, 307, 308), 400
_BUSY = (429, 503)
_MEANINGS = {
    401: "asks for a login", 402: "asks for payment: it is behind a paywall", 403: "refuses programs, or asks for a "
    "login", 404: "is not there", 410: "is gone", 451: "is withheld for legal reasons",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave.

    Attributes:
        address: Where it was in the end, after redirects.
        body: Its bytes, unpacked.
        content_type: What the server says that it is, with its charset.
    """

    address: str
    body: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: httpx2.Headers
    body: bytes


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is fetched: the address as the user named it, the most bytes of it, and when it has to be there."""

    named: str
    limit: int
    ends: float | None


@dataclass
class Fetcher:
    """Fetches addresses, from several threads if need be, but never two of one host at once.

    Attributes:
        options: What the user says.
        resolve: Looks hosts up.
        sleep: Lets seconds pass.
        now: Seconds that never go back.
        wall: Seconds since 1970.
    """

    options: WebOptions = NO_MEMORY
    resolve: Resolve = resolve
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)
    _turns: dict[str, threading.Lock] = field(default_factory=dict)
    """One for each host while it is asked, and one for each origin while its robots.txt is looked for."""
    _guard: threading.Lock = field(default_factory=threading.Lock)
    _authorities: ssl.SSLContext | None = None
    """Whose certificates count: to read them takes longer than to fetch a page."""

    def fetch(self, address: str, limit: int) -> Fetched:
        """What stands at an address.

        Raises:
            InputError: It cannot be had, or may not be: the message says why in one line.
        """
        memory, guard = Memory(self.options.memory), self.options.guard
        most = guard.redirects if guard else _MOST_REDIRECTS
        wanted = _Wanted(address, limit, self.now() + guard.seconds if guard else None)
        at = urldefrag(address).url
        for _ in range(most + 1):
            check_form(at)
            if not self._rules(at, wanted).can_fetch(AGENT, at):
                raise InputError(f"{address}: its site's robots.txt does not allow programs to fetch it; save the page")
            known = memory.get(at)
            answer = self._patiently(at, wanted, known.conditions() if known else {})
            if answer.status not in _REDIRECT:
                return self._settled(answer, known, at, address, memory)
            at = _target(answer, at, address)
        raise InputError(f"{address}: is redirected more than {most} times; check the address")

    def _settled(self, answer: _Answer, known: Remembered | None, at: str, named: str, memory: Memory) -> Fetched:
        if answer.status == _NOT_MODIFIED and known is not None:
            return Fetched(at, known.body, known.content_type)
        if answer.status != _OK:
            meaning = _MEANINGS.get(answer.status, "cannot be had now" if answer.status in _BUSY else "failed")
            raise InputError(f"{named}: {meaning} (HTTP {answer.status}); check the address, or save the page")
        headers = answer.headers
        kind = headers.get("content-type", "")
        memory.put(at, Remembered(headers.get("etag"), headers.get("last-modified"), kind, answer.body))
        return Fetched(at, answer.body, kind)

    def _rules(self, at: str, wanted: _Wanted) -> RobotFileParser:
        origin = urljoin(at, "/")
        with self._turn(origin):  # who comes second waits, and asks no more
            if origin not in self._robots:
                self._robots[origin] = self._ask_rules(urljoin(origin, "robots.txt"), wanted)
            return self._robots[origin]

    def _ask_rules(self, at: str, page: _Wanted) -> RobotFileParser:
        wanted = replace(page, limit=_ROBOTS_LIMIT)
        for _ in range(_MOST_REDIRECTS):
            check_form(at)
            answer = self._patiently(at, wanted, {}, cut=True)
            if answer.status not in _REDIRECT:
                return rules(answer.status, answer.body)
            at = _target(answer, at, wanted.named)
        return rules(_REFUSED, b"")

    def _patiently(self, at: str, wanted: _Wanted, headers: dict[str, str], *, cut: bool = False) -> _Answer:
        """The answer, asked for again after as long as a busy server says; nobody else asks it meanwhile."""
        with self._turn(urlsplit(at).hostname or ""):
            for attempt in range(1, _TRIES):
                answer = self._once(at, wanted, headers, cut=cut)
                wait = self._wait(answer, attempt)
                left = self._left(wanted)
                longest = _LONGEST_WAIT if left is None else min(_LONGEST_WAIT, left)
                if answer.status not in _BUSY or wait > longest:
                    return answer
                self.sleep(wait)
            return self._once(at, wanted, headers, cut=cut)

    def _turn(self, of: str) -> threading.Lock:
        with self._guard:
            return self._turns.setdefault(of.lower(), threading.Lock())

    def _trusted(self) -> ssl.SSLContext:
        import httpx2

        with self._guard:
            self._authorities = self._authorities or httpx2.create_ssl_context()
            return self._authorities

    def _wait(self, answer: _Answer, attempt: int) -> float:
        """Seconds that the server asks for; where it does not, 2, 4, 8."""
        asked = seconds_to_wait(answer.headers.get("retry-after", ""), self.wall())
        return float(2**attempt) if asked is None else asked

    def _left(self, wanted: _Wanted) -> float | None:
        return None if wanted.ends is None else wanted.ends - self.now()

    def _once(self, at: str, wanted: _Wanted, headers: dict[str, str], *, cut: bool) -> _Answer:
        import httpx2

        host = urlsplit(at).hostname or ""
        checked = checked_addresses(at, wanted.named, self.resolve, self.options)
        try:
            return self._first_that_answers(checked, at, wanted, headers, cut=cut)
        except httpx2.TimeoutException:
            raise InputError(f"{wanted.named}: {host} does not answer in time; try again later") from None
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
            why = in_a_line(error)
            raise InputError(f"{wanted.named}: {host} cannot be reached ({why}); check the address") from None

    def _first_that_answers(
        self, checked: list[str], at: str, wanted: _Wanted, headers: dict[str, str], *, cut: bool
    ) -> _Answer:
        """The next IP address is tried only where no connection was made."""
        import httpx2

        for ip in checked[:-1]:
            with suppress(httpx2.ConnectError, httpx2.ConnectTimeout):
                return self._answer(ip, at, wanted, headers, cut=cut)
        return self._answer(checked[-1], at, wanted, headers, cut=cut)

    def _answer(self, ip: str, at: str, wanted: _Wanted, headers: dict[str, str], *, cut: bool) -> _Answer:
        import httpx2

        seconds = self._left(wanted)
        if seconds is not None and seconds <= 0:
            raise httpx2.ReadTimeout("its time is up")
        with pinned(at, ip, self._trusted(), headers, seconds=seconds) as response:
            body = self._body(response, wanted, cut=cut) if response.status_code == _OK else b""
            return _Answer(response.status_code, response.headers, body)

    def _body(self, response: httpx2.Response, wanted: _Wanted, *, cut: bool) -> bytes:
        named, limit = wanted.named, wanted.limit
        body, end = bytearray(), self.now() + _LONGEST_ANSWER
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > limit and cut:
                return bytes(body[:limit])
            if len(body) > limit:
                raise InputError(f"{named}: is longer than the limit of {limit} bytes; save it and split it")
            if self.now() > end:
                raise InputError(f"{named}: is sent too slowly; try again later")
        return bytes(body)


def _target(answer: _Answer, at: str, named: str) -> str:
    target = answer.headers.get("location", "").strip()
    if not target:
        raise InputError(f"{named}: is redirected to nowhere (HTTP {answer.status}); check the address")
    try:
        return urldefrag(urljoin(at, target)).url
    except ValueError:
        raise InputError(f"{named}: is redirected to what is no address; check the address") from None
