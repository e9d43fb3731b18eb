"""Which documents are sources of their own: copies and rewrites of one text, and reports of one agency, are not."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from readout_schemas import Document

SHINGLE = 5
"""Words in a row that make a shingle."""
SAMPLED = 8
"""One shingle in so many is kept, chosen by its hash: the same ones in every document."""
COPIED = 0.5
"""Share of the shorter text's shingles in the longer one from which it counts as a copy or rewrite."""
LEAST_SHINGLES = 3
COMMONEST = 50
"""Documents up to which a shingle leads from one to another; more share only set phrases."""

AGENCIES = (
    "AFP",
    "AP",
    "ANSA",
    "APA",
    "Bloomberg",
    "dpa",
    "EFE",
    "Interfax",
    "Kyodo",
    "PA",
    "Reuters",
    "TASS",
    "Xinhua",
)
_CREDIT = re.compile(
    rf"\((?:{'|'.join(AGENCIES)})\)|(?:{'|'.join(AGENCIES)})\s+(?:news agency|reported|reports|quoted)"
    rf"|(?:according to|told|reported by)\s+(?:{'|'.join(AGENCIES)})\b|[—–-]\s*(?:{'|'.join(AGENCIES)})\s*$",
    re.MULTILINE,
)
_NAME = re.compile("|".join(AGENCIES))
_WORD = re.compile(r"\w+")


class Sources:
    """Documents, and which of them go back to one text."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._origin = {document.id: document.id for document in documents}
        shingles = {document.id: _shingles(document.text or "") for document in documents}
        for first, second in _copies(shingles):
            self._join(first, second)
        credited: dict[str, str] = {}
        for document in documents:
            agency = _agency(document.text or "")
            if agency is not None:
                self._join(credited.setdefault(agency, document.id), document.id)

    def independent(self, documents: Iterable[str]) -> int:
        """How many of these documents are sources of their own."""
        return len({self._root(document) for document in documents})

    def _root(self, name: str) -> str:
        while self._origin[name] != name:
            name = self._origin[name]
        return name

    def _join(self, first: str, second: str) -> None:
        one, other = sorted((self._root(first), self._root(second)))
        self._origin[other] = one


def _shingles(text: str) -> frozenset[int]:
    words = _WORD.findall(text.casefold())
    hashes = (_hash(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))
    return frozenset(value for value in hashes if value % SAMPLED == 0)


def _hash(words: list[str]) -> int:
    return int.from_bytes(hashlib.blake2b(" ".join(words).encode(), digest_size=8).digest())


def _copies(shingles: dict[str, frozenset[int]]) -> list[tuple[str, str]]:
    holders: dict[int, list[str]] = defaultdict(list)
    for name, values in shingles.items():
        for value in values:
            holders[value].append(name)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for names in holders.values():
        if len(names) <= COMMONEST:
            for at, first in enumerate(names):
                for second in names[at + 1 :]:
                    shared[first, second] += 1
    return sorted(
        pair
        for pair, count in shared.items()
        if count >= LEAST_SHINGLES and count >= COPIED * min(len(shingles[pair[0]]), len(shingles[pair[1]]))
    )


def _agency(text: str) -> str | None:
    """The agency that a report is credited to as a whole: in its dateline, or at its end."""
    found = _CREDIT.search(text[:300]) or _CREDIT.search(text[-200:])
    name = _NAME.search(found.group()) if found else None
    return name.group() if name else None
