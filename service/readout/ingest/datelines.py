"""Datelines, with which agencies begin: a place, a day, the agency, and a dash or none."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from readout.ingest.dated_words import EDGES, clock, dated_in, is_known, is_place, stated

_DATELINE = re.compile(r"(.{8,90}?)\s?(?:—|–|―|--|\s-)(?:\s|$)")
AGENCY_AND_DASH = re.compile(r"[)）]\s*(?:[—–―]|--|-\s)|(?:[—–―]|--|\s-)$")
"""The dash that ends a dateline: behind the agency, or at the end of the line."""
_BY_AGENCY = re.compile(r"(.{8,90}?)([(（/][^()（）/]{2,30}[)）/])(?:[.:：。][-–—]?(?:\s|$)|\s*$)")
"""A dateline without a dash: the agency behind it is in brackets or strokes (*ОСЛО, 4 марта 2025. /ТАСС/.*)."""
_ACRONYM = re.compile(r"[^\W\d_]{2,5}")
_WIRED = re.compile(r"[^\d，。,.]{1,24}(\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)\s?[电電讯訊](?!\w)")
"""How Chinese agencies begin: the agency, the place, the day, and *wired*."""
_AGENCY = re.compile(r"\s*[(（/][^()（）/]{2,30}[)）/]\s*$|(?<=[.,])\s*[^\W\d]{2,}(?:[./][^\W\d]+)*\s*$")
_ANY_DAY = datetime.date(2025, 1, 1)


def in_dateline(line: str, language: str | None) -> Iterator[tuple[str, datetime.date]]:
    """The day of a dateline that a dash ends, before the text or on a line of its own."""
    head = _DATELINE.match(line)
    dated = dated_in(_without_agency(clock().sub(" ", head[1]), language), language) if head else None
    if dated and is_place(dated, language) and is_known(dated.after, dated.day, language):
        yield "dateline", dated.day


def with_agency(line: str, language: str | None, *, is_first: bool) -> Iterator[tuple[str, datetime.date]]:
    """The day of a dateline that an agency ends instead of a dash, on a line of its own or before the text.

    A headline may end in brackets too: the first line is one unless the place is in capitals or the agency is known
    by its form, an acronym (*dpa*, *AFP*) or strokes.
    """
    if wired := _WIRED.match(line):
        yield from (("dateline", day) for day in [stated(wired[1], language)] if day)
        return
    found = _BY_AGENCY.match(line)
    head = clock().sub(" ", found[1]) if found else ""
    if found is None or _without_agency(head + found[2], language) == head + found[2]:
        return
    dated = dated_in(head, language)
    if dated is None or not is_place(dated, language) or not is_known(dated.after, dated.day, language):
        return
    if is_first and any(word.islower() and word.endswith(".") for word in dated.before):
        return  # a judgment: Berg v. Norway, 4 March 2025 (ECHR)
    agency = found[2][1:-1]
    is_agency = found[2][0] == "/" or (_ACRONYM.fullmatch(agency) and (agency.isupper() or agency.islower()))
    if is_agency or dated.before[0].isupper() or not is_first:
        yield "dateline", dated.day


def _without_agency(head: str, language: str | None) -> str:
    """The head of a dateline without the agency at its end; a word there that names a day is no agency."""
    from readout.values import resolve

    found = _AGENCY.search(head)
    last = found[0].strip(EDGES) if found else ""
    if found is None or any(resolve(last, _ANY_DAY, "past", one).edtf for one in dict.fromkeys((language, None))):
        return head
    return head[: found.start()]
