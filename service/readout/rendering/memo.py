"""The memo: a briefing as a page and a half of Markdown, for a mail or a wiki, with its citations as footnotes.

Footnotes are written as ``[^1]``, which GitHub, GitLab, Obsidian, Pandoc and most wikis read. Texts are data: whatever
Markdown or HTML they hold is escaped.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from readout.citations import quoted, spoken
from readout.record_types import PerType
from readout.rendering import reading_order
from readout.rendering.directions import isolated
from readout.rendering.entries import Entries, Entry
from readout.rendering.page_safety import visible, web_address
from readout.rendering.phrasing import (
    clipped,
    flat,
    headline,
    lack,
    number,
    others,
    plain,
    reports,
    standing,
    weightiest,
)
from readout.rendering.places import where
from readout.rendering.views import TITLES, Line, Piece, cut
from readout.values.dates_in_words import day_words, span_words
from readout_schemas import AnyRecord, Briefing, Development, Disagreement, Document, Evidence, Record, Statement

QUOTE = 160
"""Characters of a quotation in a footnote."""
LINE = 200
"""Characters of a piece of a record's line."""
LONGEST = 240
"""Characters of a line or detail after which no further item of a list begins."""
DETAILS = 5
"""Details of a record that its line has room for."""

MARK = "\n[//]: # (written by readout)\n"
"""What no Markdown shows, and by which a memo that lies among the reports is known (``readout.ingest.products``)."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~^$!&])")
_LIST = re.compile(r"^(\d*)([-+=.)])")


def markdown_memo(briefing: Briefing) -> str:
    """The memo, as Markdown."""
    return Memo(briefing).text()


def escaped(text: str, length: int = LINE) -> str:
    """Words of others on one line of Markdown, in which they mean nothing but themselves.

    Addresses and ``@names`` are no links either: a mail or a wiki would make them such.
    """
    words = _SPECIAL.sub(r"\\\1", visible(clipped(text, length)))
    words = words.replace("://", r"\://").replace("@", "&#64;")
    words = re.sub(r"\b(www)\.", r"\1\\.", words, flags=re.IGNORECASE)
    return isolated(_LIST.sub(r"\1\\\2", words))


@dataclass(frozen=True, slots=True)
class _Section:
    """What a memo says of a type of record: of which records, and how many at most."""

    most: int
    chosen: Callable[[Sequence[AnyRecord]], Sequence[AnyRecord]] = list


def _two_each(records: Sequence[AnyRecord]) -> list[AnyRecord]:
    """Of each speaker with words of his own the two statements that most sources carry, and of these the longest."""

    def key(statement: Statement) -> tuple[int, int]:
        words = sum(len(quote.text) for quote in spoken(statement))
        return -(statement.sourcing.independent if statement.sourcing else 1), -words

    said = [one for one in records if isinstance(one, Statement) and one.quotes]
    chosen: list[AnyRecord] = []
    for _, several in itertools.groupby(said, key=lambda statement: statement.speaker.party):
        chosen += sorted(several, key=key)[:2]
    return chosen


_SECTIONS = PerType(meeting=_Section(6), statement=_Section(7, _two_each), commitment=_Section(6), sanction=_Section(5))


class Memo:
    """One memo: what is cited gets the next footnote."""

    def __init__(self, briefing: Briefing) -> None:
        self._briefing = briefing
        self._entries = Entries(briefing)
        self._documents = {document.id: document for document in briefing.documents}
        self._notes: dict[Evidence, int] = {}

    def text(self) -> str:
        """All of it."""
        blocks = [*self._head(), *self._body(), self._trust(), *self._footnotes()]
        return "\n\n".join(block for block in blocks if block) + "\n" + MARK

    def _head(self) -> Iterator[str]:
        days = reading_order.published(self._briefing)
        yield f"# {escaped(headline(self._briefing), 300)}"
        period = f", {span_words(*days)}" if days else ""
        yield f"*{reports(self._briefing)}{period}*"
        points = self._briefing.summary.points if self._briefing.summary else ()
        yield "\n".join(f"- {escaped(point.text, 400)}{self._cited(point.records)}" for point in points)

    def _cited(self, ids: Iterable[str]) -> str:
        found = [entry for entry in map(self._entries.get, ids) if entry is not None]
        return "".join(dict.fromkeys(self._note(entry.words[0]) for entry in found))

    def _body(self) -> Iterator[str]:
        for kind, section in _SECTIONS.items():
            entries = self._entries.of(kind)
            told = {record.id for record in section.chosen([cast("AnyRecord", entry.item) for entry in entries])}
            shown = weightiest([record for record in self._briefing.of(kind) if record.id in told], section.most)
            lines = (self._line(entry) for entry in entries if entry.id in shown)
            yield from _lines(TITLES[kind], lines, len(entries) - len(shown))
        found, left = others(self._briefing.disagreements, 4)
        yield from _lines("Where the reports disagree", map(self._disagreement, found), left)
        changed, left = others(self._briefing.developments, 4)
        yield from _lines("What has changed from report to report", map(self._development, changed), left)

    def _line(self, entry: Entry) -> str:
        view, record = entry.view, entry.item
        if view is None or not isinstance(record, Record):
            raise TypeError(f"{entry.id} is no record")
        cited, *beside = view.citations
        translated = "".join(f" *(translation by the model: {escaped(words)})*" for words in view.translations)
        said = f"{_marked_up(view.line)}{translated}{self._notes_of(cited)}"
        details = "; ".join(
            f"{_marked_up(detail)}{self._notes_of(spans)}"
            for detail, spans in list(zip(view.details, beside, strict=True))[:DETAILS]
        )
        told = record.sourcing.standing if record.sourcing else "single_source"
        tags = [standing(record.sourcing)] if told != "single_source" else []
        tags += [f"not confirmed: {escaped(', '.join(view.open_fields))}"] if view.open_fields else []
        tags += [escaped(said) for said in view.reviewed]
        tagged = f" *[{'; '.join(tags)}]*" if tags else ""
        return f"{' – '.join(filter(None, (said, details)))}{tagged}"

    def _notes_of(self, spans: Iterable[Evidence]) -> str:
        return "".join(map(self._note, spans))

    def _disagreement(self, one: Disagreement) -> str:
        claims = "; ".join(f"{escaped(claim.value)}{self._note(claim.evidence)}" for claim in one.claims)
        return f"{escaped(one.subject)} ({one.kind}): {claims}"

    def _development(self, one: Development) -> str:
        days = [f" ({day_words(step.date)})" if step.date else "" for step in one.steps]
        steps = " → ".join(
            f"{escaped(plain(step.value))}{day}{self._note(step.evidence)}"
            for step, day in zip(one.steps, days, strict=True)
        )
        return f"{escaped(one.subject)} ({escaped(plain(one.field))}): {steps}"

    def _note(self, words: Evidence) -> str:
        return f"[^{self._notes.setdefault(words, len(self._notes) + 1)}]"

    def _trust(self) -> str:
        coverage, dropped = self._briefing.coverage, self._briefing.rejected
        rejected = number(sum(item.record is None for item in dropped), "draft")
        doubtful = sum(bool(entry.open) for entry in self._entries.records)
        unconfirmed = f" {number(doubtful, 'record')} with something not confirmed." if doubtful else ""
        notes = "".join(f" {escaped(lack(note), 400)}" for note in self._briefing.notes)
        return (
            f"*{number(coverage.quotations, 'quotation')} in the reports: {coverage.covered} in statements, "
            f"{number(coverage.labels, 'label')}, {len(coverage.unexplained)} unexplained; "
            f"{rejected} of the model rejected.{unconfirmed}{notes}*"
        )

    def _footnotes(self) -> Iterator[str]:
        notes = [
            f"[^{number_}]: {quoted(escaped(words.text, QUOTE))} {self._source(self._documents[words.document], words)}"
            for words, number_ in self._notes.items()
        ]
        yield "\n".join(notes)

    @staticmethod
    def _source(document: Document, words: Evidence) -> str:
        title, address = escaped(document.title or document.source), web_address(words.link or document.url)
        linked = f"[{title}](<{_target(address)}>)" if address else title
        day = day_words(document.published) if document.published else ""
        return ", ".join(filter(None, [escaped(document.publisher or ""), linked, where(words), day]))


def _marked_up(line: Line) -> str:
    """A line in Markdown: who and when are bold, words of a source in quotation marks; a long list is cut."""
    return "".join(map(_piece, cut(line, LONGEST)))


def _piece(piece: Piece) -> str:
    words = escaped(piece.text)
    if not words:
        return " "
    if piece.role == "verbatim":
        return quoted(words)
    if piece.role in {"who", "when"}:
        return f"**{words}**"
    return f"{' ' * piece.text.startswith(' ')}{words}{' ' * piece.text.endswith(' ')}"


def _target(address: str) -> str:
    """An address within ``<…>``, in which only these three could end it."""
    return flat(address).replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C").replace(" ", "%20")


def _lines(title: str, lines: Iterable[str], left: int) -> Iterator[str]:
    made = [f"- {line}" for line in lines]
    if made:
        yield f"## {title}"
        yield "\n".join([*made, *([f"- … and {left} more"] if left else [])])
