"""The page: a briefing as one HTML file that loads nothing, with each record beside the words that carry it."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from readout import citations
from readout.rendering import phrasing, reading_order
from readout.rendering.co_attendance import co_attendance
from readout.rendering.entries import Entries, Entry, parties_of
from readout.rendering.independence import sources
from readout.rendering.page_safety import asset, environment, json_block, policy, web_address
from readout.rendering.payload import payload
from readout.rendering.places import places
from readout.rendering.timeline import timeline
from readout.rendering.views import TITLES
from readout.values.dates_in_words import Days, date_words, day_words, deadline_words, span_words
from readout_schemas import Briefing, Development, Disagreement, Party, Rejected, Statement

LONGEST = 1500
"""Characters of a quotation that a record shows; the source beside it shows all of them."""

_SCRIPTS = ("reader.js", "filters.js", "page.js")
_STYLES = ("basis.css", "page.css")


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a filter, with how many records have it."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody, and what he said."""

    party: Party | None
    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation: as much of it as a record shows, how many characters are left out, and its language."""

    text: str
    left_out: int
    language: str | None


def html_page(briefing: Briefing) -> str:
    """The page, as one self-contained file: it fetches nothing, and runs its own script alone.

    Args:
        briefing: with its texts, or without: then the page shows the words of the records alone.
    """
    entries = Entries(briefing)
    script, style = (_joined(names) for names in (_SCRIPTS, _STYLES))
    script = f'"use strict";\n(() => {{\n{script}}})();\n'
    made = environment(__package__)
    known = [document.published for document in briefing.documents if document.published is not None]
    return made.get_template("page.html.j2").render(
        briefing=briefing,
        entries=entries,
        facts=Facts(briefing, entries),
        speakers=_speakers(entries.of("statement"), briefing.parties),
        timeline=timeline(entries.of("meeting"), known),
        co_attendance=co_attendance(entries.of("meeting"), briefing.parties),
        sources=sources(briefing),
        headline=phrasing.headline(briefing),
        data=json_block(payload(briefing, entries)),
        policy=policy(style, script),
        style=style,
        script=script,
        date=date_words,
        deadline=deadline_words,
        day=day_words,
        spoken=_spoken_in({document.id: document.language for document in briefing.documents}),
        words=phrasing,
        places=places,
        number=entries.number,
        sections=[
            ("Disagreements", entries.disagreements),
            ("Developments", entries.developments),
            *((title, entries.of(kind)) for kind, title in TITLES.items()),
        ],
        titles=list(TITLES.items()),
        web_address=web_address,
        longest=LONGEST,
    )


def _joined(names: Sequence[str]) -> str:
    return "\n".join(asset(__package__, name) for name in names)


class Facts:
    """What the page's filters look at, and its figures."""

    def __init__(self, briefing: Briefing, entries: Entries) -> None:
        self._briefing = briefing
        self._entries = entries
        self._places = {party.id: place for place, party in enumerate(briefing.parties)}

    @property
    def period(self) -> str:
        """When the reports were published, in words; empty if none says it."""
        days = reading_order.published(self._briefing)
        return span_words(*days) if days else ""

    @property
    def dropped(self) -> Sequence[Rejected]:
        """What was rejected whole."""
        return [rejected for rejected in self._briefing.rejected if rejected.record is None]

    @property
    def open_records(self) -> int:
        """How many records hold something that could not be confirmed."""
        return sum(bool(entry.open) for entry in self._entries.records)

    @property
    def parties(self) -> list[Option]:
        """Parties by name, with the number of records that name them."""
        counts = Counter(party for entry in self._entries.records for party in parties_of(entry.item))
        options = [
            Option(str(self._places[party.id]), party.name, counts[party.id])
            for party in self._briefing.parties
            if counts[party.id]
        ]
        return sorted(options, key=lambda option: option.name.casefold())

    @property
    def statuses(self) -> dict[str, list[Option]]:
        """The states of each kind of record."""
        counts = Counter((entry.kind, entry.status) for entry in self._entries.records)
        return {
            kind: [Option(f"{kind}:{status}", phrasing.plain(status), count) for (_, status), count in sorted(found)]
            for kind, found in itertools.groupby(sorted(counts.items()), key=lambda item: item[0][0])
        }

    def party_places(self, entry: Entry) -> str:
        """Numbers of the parties that it names; a disagreement's or development's are those of its record."""
        about = self._entries.get(entry.item.record) if isinstance(entry.item, Disagreement | Development) else entry
        ids = parties_of(about.item) if about is not None else ()
        return " ".join(str(self._places[party]) for party in ids if party in self._places)

    @staticmethod
    def days(entry: Entry) -> tuple[str, str]:
        """First and last day in ISO 8601; empty if it has none."""
        days: Days | None = entry.days
        return (days.first.isoformat(), days.last.isoformat()) if days else ("", "")


def _speakers(statements: Sequence[Entry], parties: Sequence[Party]) -> list[Speaker]:
    known = {party.id: party for party in parties}
    spoken = [(entry.item.speaker, entry) for entry in statements if isinstance(entry.item, Statement)]
    return [
        Speaker(known.get(party), group[0][0].name, tuple(entry for _, entry in group))
        for party, group in (
            (party, list(found)) for party, found in itertools.groupby(spoken, key=lambda pair: pair[0].party)
        )
    ]


def _spoken_in(languages: Mapping[str, str | None]) -> Callable[[Statement], list[Spoken]]:
    """What gives the quotations of a statement, each with the language of its document."""

    def spoken(statement: Statement) -> list[Spoken]:
        return [
            Spoken(
                quote.text[:LONGEST].strip(), max(0, len(quote.text) - LONGEST), languages.get(quote.document) or None
            )
            for quote in citations.spoken(statement)
        ]

    return spoken
