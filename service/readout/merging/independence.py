"""Which documents are sources of their own, and why others are not.

Documents count as one source where their texts are copies or rewrites of one another, at any number; where both are
credited to one agency, or published by one house; and where one of them only relays the other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from readout.merging.citing import Houses, cited
from readout.merging.credits import House, core, houses_of
from readout.merging.shingles import Shingles, shingles
from readout.union_find import UnionFind
from readout_schemas import Document, Origin

COPIED = 0.5
"""Share of the shorter text's shingles in the longer one from which it counts as a copy or rewrite."""
ALIKE = 0.8
"""Share of shingles in common from which a copy leads to no further copies than the text that it is a copy of."""
LEAST_SHINGLES = 3
COPIES = "the texts are copies or rewrites of one another"


class _Link(NamedTuple):
    """Why two documents are one source."""

    first: str
    second: str
    reason: str


class Independence:
    """Documents, and which of them go back to one source."""

    def __init__(
        self, documents: Sequence[Document], relays: Iterable[tuple[str, str]] = (), actors: Iterable[str] = ()
    ) -> None:
        """Find who goes back to whom.

        Args:
            documents: what was published.
            relays: pairs of a document and one that only relays it, by id.
            actors: names of those whom the documents tell of: a ministry that is named for its decision is not given
                credit by that.
        """
        told_of = frozenset(map(core, actors))
        houses = {document.id: houses_of(document) for document in documents}
        self._links = [
            *_copies({document.id: shingles(document.text or "") for document in documents}),
            *_same_houses(houses),
            *_relayed(documents, houses, told_of),
            *(_Link(release, report, "one only relays what the other published") for release, report in relays),
        ]
        self._origins = UnionFind[str]((link.first, link.second) for link in self._links)
        self._texts = UnionFind[str]((link.first, link.second) for link in self._links if link.reason == COPIES)
        self._reasons: dict[str, dict[str, None]] = defaultdict(dict)
        for link in self._links:
            self._reasons[self._origins.root(link.first)][link.reason] = None

    def origin(self, document: str) -> str:
        """The origin of a document, by the first document of it."""
        return self._origins.root(document)

    def text(self, document: str) -> str:
        """The first document of which this one is a copy or rewrite; itself if it is none."""
        return self._texts.root(document)

    def count(self, documents: Iterable[str]) -> int:
        """How many of these documents are sources of their own."""
        return len({self.origin(document) for document in documents})

    def origins(self, documents: Iterable[str]) -> tuple[Origin, ...]:
        """Those of the documents that count as one source, with the reasons."""
        together: dict[str, list[str]] = defaultdict(list)
        for document in documents:
            together[self.origin(document)].append(document)
        return tuple(
            Origin(documents=tuple(several), reason="; ".join(self._reasons[origin]))
            for origin, several in together.items()
            if len(several) > 1
        )


def _copies(texts: dict[str, Shingles]) -> Iterator[_Link]:
    """Each document with those before it whose text it shares, found by the shingles of one text of each kind."""
    holders: dict[int, list[str]] = defaultdict(list)
    for name, own in texts.items():
        shared = Counter(holder for shingle in own for holder in holders.get(shingle, ()))
        alike = False
        for other, count in shared.items():
            shorter, longer = sorted((len(own), len(texts[other])))
            if count >= LEAST_SHINGLES and count >= COPIED * shorter:
                yield _Link(other, name, COPIES)
                alike = alike or count >= ALIKE * longer
        if not alike:
            for shingle in own:
                holders[shingle].append(name)


def _relayed(
    documents: Sequence[Document], houses: dict[str, tuple[House, ...]], told_of: frozenset[str]
) -> Iterator[_Link]:
    """Each document with those of the houses that it gives credit to."""
    of: dict[str, str] = {}
    for name, several in houses.items():
        for house in several:
            of.setdefault(house.key, name)
    known = Houses(dict.fromkeys(house for several in houses.values() for house in several))
    parts = frozenset(word for name in told_of for word in name.split(" "))  # `Union` of the European Union
    for document in documents:
        own = {house.key for house in houses[document.id]}
        for key in sorted(set(cited(document, known)) - own - parts - told_of):
            yield _Link(of[key], document.id, "one gives credit to the other's house")


def _same_houses(houses: dict[str, tuple[House, ...]]) -> Iterator[_Link]:
    """Each document with the first of its house; of several houses to whom it is credited at once it goes to one.

    What `AFP/Reuters` have together does not make one source of AFP and Reuters.
    """
    first: dict[str, str] = {}
    for name, several in houses.items():
        for house in several:
            other = name if house.shared else first.setdefault(house.key, name)
            if other != name:
                yield _Link(other, name, house.reason)
    for name, several in houses.items():
        shared = [house for house in several if house.shared]
        known = next((house for house in shared if first.get(house.key, name) != name), None)
        if known is not None:
            yield _Link(first[known.key], name, known.reason)
        elif shared:
            first.setdefault(shared[0].key, name)
