"""Which reports only pass on what a government published: they are no sources beside it."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from readout.merging.credits import core
from readout.merging.word_lists import load, pattern
from readout.parties.naming import plain, words_of
from readout.values import capital_country, country_code
from readout_schemas import Document, Report

LEAST_OF_AN_OFFICE = 2
"""Words of an office by which it is known: `minister` alone is anybody's."""
SOON = 2
"""Days after its release within which a report passes on what a government published."""

_WORD = re.compile(r"[^\W\d_]+")


def relays(reports: Sequence[Report], things: Iterable[Iterable[str]]) -> Iterator[tuple[str, str]]:
    """Pairs of a government's release and a report that only relays it, by the ids of their documents.

    A report relays a release if it follows shortly, says that it has it from a statement and names whose, and has no
    record that the release has not. A release relays nobody: two governments tell of one meeting each for itself.

    Args:
        reports: what was published.
        things: for each thing the documents that tell of it, by id.
    """
    releases = {report.document.id: report for report in reports if _is_release(report.document)}
    if not releases:
        return
    others = {report.document.id: report for report in reports if report.document.id not in releases}
    told, tellers = _told(things)
    for name, release in releases.items():
        beside = dict.fromkeys(other for number in told.get(name, ()) for other in tellers[number])
        for other in beside:
            if other in others and told[other] <= told[name] and _passes_on(others[other], release):
                yield name, other


def _told(things: Iterable[Iterable[str]]) -> tuple[Mapping[str, set[int]], list[dict[str, None]]]:
    """The things that each document tells of, by number, and the documents that tell of each."""
    told: dict[str, set[int]] = defaultdict(set)
    tellers: list[dict[str, None]] = []
    for number, documents in enumerate(things):
        tellers.append(dict.fromkeys(documents))
        for document in tellers[-1]:
            told[document].add(number)
    return told, tellers


def _is_release(document: Document) -> bool:
    return document.publisher is not None and _bodies().search(document.publisher) is not None


def _passes_on(report: Report, release: Report) -> bool:
    """Whether a report follows a release shortly, speaks of a statement, and names the body, its head or country."""
    document, published = report.document, release.document.published
    if document.published is None or published is None or not 0 <= (document.published - published).days <= SOON:
        return False
    said = pattern("relays", document.language, "told").search(document.text or "") is not None
    return said and _names(report, release.document.publisher or "", _heads(release))


def _names(report: Report, body: str, heads: frozenset[str]) -> bool:
    countries = _countries(body)
    names = {core(name) for party in report.parties for name in (party.name, *party.as_written)}
    at_home = any(party.country in countries for party in report.parties if party.country)
    return at_home or core(body) in names or bool(heads & names) or plain(body) in plain(report.document.text or "")


def _heads(release: Report) -> frozenset[str]:
    """Those whose office the name of the body tells: the Minister for Fish of an `Office of the Minister for Fish`."""
    body = frozenset(words_of(release.document.publisher or ""))
    people = (party for party in release.parties if party.kind == "person" and party.role)
    return frozenset(
        core(one.name)
        for one in people
        if len(words_of(one.role or "")) >= LEAST_OF_AN_OFFICE and body.issuperset(words_of(one.role or ""))
    )


@functools.lru_cache(maxsize=4096)
def _countries(body: str) -> frozenset[str]:
    """The country whose body it is, by its name or capital: `Ministerio de Relaciones Exteriores de Chile`."""
    words = _WORD.findall(body)
    rows = (" ".join(words[at : at + size]) for size in (1, 2, 3) for at in range(len(words)))
    return frozenset(code for row in rows if (code := country_code(row) or capital_country(row)) is not None)


@functools.cache
def _bodies() -> re.Pattern[str]:
    return re.compile("|".join(word for words in load("relays")["bodies"].values() for word in words), re.IGNORECASE)
