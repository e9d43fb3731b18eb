"""What a site allows programs to fetch: robots.txt, as RFC 9309 has it."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser

_GONE, _FAULT = 400, 500


def rules(status: int, body: bytes) -> RobotFileParser:
    """The rules that an answer to ``/robots.txt`` sets.

    A site without the file (4xx) allows everything; one that cannot say (5xx) allows nothing (RFC 9309, 2.3.1).
    """
    found = RobotFileParser()
    if status >= _FAULT:
        found.parse(["User-agent: *", "Disallow: /"])
    elif status >= _GONE:
        found.parse([])
    else:
        found.parse(body.decode("utf-8", errors="replace").removeprefix("\ufeff").splitlines())
    return found
