"""A briefing for a person at a terminal: as wide as it is and in colour, unwrapped where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from readout.citations import quoted
from readout.record_types import PLURALS, RECORD_TYPES
from readout.rendering.directions import isolated
from readout.rendering.entries import Entries, Entry
from readout.rendering.lines import print_line, safe
from readout.rendering.page_safety import tamed
from readout.rendering.phrasing import clipped, headline, listed, number, plain, weightiest
from readout.rendering.places import where
from readout.rendering.reading_order import due
from readout.rendering.views import TITLES, Line, Piece, RecordView, cut
from readout.rendering.views.base import Role
from readout.values.dates_in_words import day_words
from readout_schemas import Briefing, Development, Disagreement, Document, Evidence

FEW = 6
"""Records up to which a briefing is shown in full: less would save a person nothing."""
MOST_MEETINGS = 12
"""Meetings that are shown of a briefing that is not shown in full: those that most independent sources carry."""
MOST_DOCUMENTS = 20
"""Documents up to which each is named, so that their numbers can be looked up."""
LONGEST = 160
"""Characters of a detail after which no further item of a list begins, where a briefing is not shown in full."""
PAIR = 100
"""Characters of the title of a record that may be the same as another."""

_STYLES: dict[Role, str] = {"who": "bold", "what": "bold", "when": "cyan", "refusal": "red"}
_STATUS = {
    "held": "green",
    "ongoing": "green",
    "planned": "yellow",
    "proposed": "yellow",
    "cancelled": "red",
    "agreed": "magenta",
    "in force": "red",
    "lifted": "green",
    "refused": "red",
}


def print_briefing(briefing: Briefing, console: Console | None = None, *, full: bool = False) -> None:
    """Print a briefing.

    Args:
        briefing: what is printed.
        console: where; by default standard output. Lines are as wide as a terminal, and unwrapped where there is none.
        full: all records and documents, instead of the headline, points, disagreements, meetings and what is due.
            A briefing of few records is shown in full in any case.
    """
    whole = full or len(briefing.records()) <= FEW
    _Printing(briefing, console or Console(highlight=False)).show(full=whole)


class _Printing:
    """One printing of one briefing."""

    def __init__(self, briefing: Briefing, out: Console) -> None:
        self._briefing = briefing
        self._out = out
        self._entries = Entries(briefing)
        self._full = False

    def show(self, *, full: bool) -> None:
        self._full = full
        self._summary()
        self._disagreements(self._briefing.disagreements)
        self._developments(self._briefing.developments)
        if full:
            for kind in RECORD_TYPES:
                self._records(TITLES[kind], self._entries.of(kind))
            self._unsure()
            self._rejected()
        else:
            self._meetings()
            self._due()
            self._rest()
        self._documents(full=full)
        self._trust()

    def _heading(self, title: str, count: int) -> None:
        self._out.print()
        self._out.print(Text(f"{title.upper()} ({count:,})", style="bold"))

    def _line(self, text: Text, indent: int = 2) -> None:
        print_line(self._out, text, indent)

    def _detail(self, lines: Iterable[tuple[Line, Sequence[Evidence]]], indent: int = 4) -> None:
        shown = ((line if self._full else cut(line, LONGEST), spans) for line, spans in lines)
        said = Text("; ", style="dim").join(
            _text(line, "dim").append_text(self._places(spans)) for line, spans in shown
        )
        if said:
            self._line(said, indent)

    def _places(self, spans: Sequence[Evidence]) -> Text:
        return Text(f" [{', '.join(map(self._place, spans))}]" if spans else "", style="dim")

    def _place(self, span: Evidence) -> str:
        return " ".join(filter(None, (f"{self._entries.number(span.document)}:{span.start}", where(span))))

    def _records(self, title: str, entries: Sequence[Entry], left: int = 0) -> None:
        if not entries:
            return
        self._heading(title, len(entries) + left)
        for entry in entries:
            self._record(entry)
        if left:
            self._line(Text(f"… and {left:,} more", style="dim"))

    def _record(self, entry: Entry) -> None:
        if entry.view is None:
            return
        doubt = f" ? {', '.join(entry.view.open_fields)}" if entry.open else ""
        self._line(_text(entry.view.line).append_text(self._source(entry, entry.view)).append(doubt, style="yellow"))
        for translation in entry.view.translations:
            self._line(_text((Piece("translation by the model: "), Piece(translation)), "italic dim"), indent=4)
        self._detail(zip(entry.view.details, entry.view.citations[1:], strict=True))
        for said in entry.view.reviewed:
            self._line(Text(safe(said), style="dim green"), indent=4)
        if entry.open and self._full:
            self._line(Text(f"not confirmed: {'; '.join(map(safe, entry.open))}", style="dim yellow"), indent=4)

    def _source(self, entry: Entry, view: RecordView) -> Text:
        """The places that carry the line; the other documents that have it; and how many of them count."""
        cited = view.citations[0]
        others = [str(one) for one in entry.documents if one not in {self._entries.number(at.document) for at in cited}]
        said = ", ".join(map(self._place, cited))
        if len(entry.documents) > 1:
            said = f"{' and '.join(filter(None, (said, ', '.join(others))))}; {entry.standing or 'not compared'}"
        disputed = "disputed" in entry.standing
        return Text(f" [{said}]", style="red" if disputed else "dim")

    def _summary(self) -> None:
        self._out.print()
        self._line(Text(safe(headline(self._briefing)), style="bold"), indent=0)
        for point in self._briefing.summary.points if self._briefing.summary else ():
            found = [entry for entry in map(self._entries.get, point.records) if entry]
            cited = _numbers(sorted({number for entry in found for number in entry.documents}))
            self._line(Text(f"- {safe(point.text)}").append(f" [{cited}]", style="dim"))

    def _disagreements(self, disagreements: Sequence[Disagreement]) -> None:
        if not disagreements:
            return
        self._heading("Where the reports disagree", len(disagreements))
        for one in disagreements:
            self._line(Text.assemble((one.kind, "red"), "  ", (safe(one.subject), "bold")))
            for claim in one.claims:
                place = f" [{self._place(claim.evidence)}]"
                self._line(Text.assemble(safe(claim.value), (place, "dim")), indent=4)

    def _developments(self, developments: Sequence[Development]) -> None:
        if not developments:
            return
        self._heading("What has changed from report to report", len(developments))
        for one in developments:
            self._line(Text.assemble((plain(one.field), "yellow"), "  ", (safe(one.subject), "bold")))
            for step in one.steps:
                day = f"{day_words(step.date)}: " if step.date else ""
                place = f" [{self._place(step.evidence)}]"
                self._line(Text.assemble(day, safe(plain(step.value)), (place, "dim")), indent=4)

    def _meetings(self) -> None:
        meetings = self._entries.of("meeting")
        chosen = weightiest(self._briefing.meetings, MOST_MEETINGS)
        shown = [entry for entry in meetings if entry.id in chosen]
        self._records(TITLES["meeting"], shown, len(meetings) - len(shown))

    def _due(self) -> None:
        entries = [entry for entry in map(self._entries.get, (one.id for one in due(self._briefing))) if entry]
        self._records("Due", entries)

    def _rest(self) -> None:
        """What is there and was not shown, in numbers."""
        briefing = self._briefing
        counts = [number(len(briefing.of(kind)), kind, plural) for kind, plural in PLURALS.items() if kind != "meeting"]
        self._out.print()
        self._line(Text(f"In all {listed(counts)}; --full shows them."), indent=0)

    def _unsure(self) -> None:
        if self._briefing.unsure:
            self._heading("May be one thing, kept apart", len(self._briefing.unsure))
        for pair in self._briefing.unsure:
            found = [self._entries.get(record) for record in (pair.first, pair.second)]
            for entry in filter(None, found):
                self._line(Text(safe(clipped(entry.title, PAIR))))
            self._detail([((Piece(", ".join(pair.reasons)),), ())])

    def _rejected(self) -> None:
        rejected = [item for item in self._briefing.rejected if item.record is None]
        if rejected:
            self._heading("Rejected: said by the model, not carried by the text", len(rejected))
        for item in rejected:
            where = self._entries.number(item.document)
            self._line(Text(f"{item.type} [{where}]: {'; '.join(map(safe, item.reasons))}"))

    def _documents(self, *, full: bool) -> None:
        documents = self._briefing.documents
        all_named = full or len(documents) <= MOST_DOCUMENTS
        self._heading("Documents", len(documents))
        for document in documents:
            if all_named or document.error:
                published = day_words(document.published, short=True) if document.published else ""
                about = ", ".join(safe(part) for part in (document.publisher, published, document.title) if part)
                line = Text(f"[{self._entries.number(document.id)}] {safe(document.source)}")
                self._line(line.append(f"  {about}", style="dim"))
            if document.error:
                self._line(_why(document), indent=6)
        if not all_named:
            self._line(Text("--full names them.", style="dim"))

    def _trust(self) -> None:
        coverage, run = self._briefing.coverage, self._briefing.run
        records = self._entries.records
        doubtful = sum(bool(entry.open) for entry in records)
        quotations = (
            f"{number(coverage.quotations, 'quotation')} found in the texts: {coverage.covered} in statements, "
            f"{number(coverage.labels, 'label')}, {len(coverage.unexplained)} unexplained."
        )
        unconfirmed = f"Not confirmed in every field (?): {doubtful} of {number(len(records), 'record')}."
        lines = [
            quotations,
            unconfirmed if doubtful else "",
            *(f"{note[:1].upper()}{note[1:]}" for note in self._briefing.notes),
        ]
        self._out.print()
        for line in filter(None, lines):
            self._line(Text(safe(line)), indent=0)
        cost = "" if run.cost_usd is None else f", ${run.cost_usd:.4f}"
        told = (
            f"{run.model}: {number(run.calls, 'call')} ({number(run.reasks, 're-ask')}, "
            f"{number(run.retries, 'retry', 'retries')}), {run.tokens.prompt:,} prompt and "
            f"{run.tokens.completion:,} completion tokens{cost}."
        )
        self._line(Text(safe(told), style="dim"), indent=0)


def _text(line: Line, style: str = "") -> Text:
    made = Text()
    for piece in line:
        words = isolated(tamed(piece.text))
        if piece.role == "verbatim":
            words = quoted(words)
        colour = _STATUS.get(piece.text, "") if piece.role == "status" else _STYLES.get(piece.role, "")
        made.append(words, style=f"{style} {colour}".strip())
    return made


def _numbers(documents: Iterable[int]) -> str:
    return ", ".join(map(str, documents))


def _why(document: Document) -> Text:
    """Why nothing was got from a document; a copy of another did not fail."""
    if document.is_copy:
        return Text(safe(document.error or ""), style="dim")
    return Text(f"failed: {safe(document.error or '')}", style="red")
