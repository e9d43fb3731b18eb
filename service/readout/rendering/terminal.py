"""A briefing for a person at a terminal: within 80 columns, in colour where there is a terminal."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from readout.rendering import order
from readout.rendering.dates import date_words, day_words
from readout.rendering.entries import Entries
from readout.rendering.page_safety import tamed
from readout.rendering.wording import clipped, flat, headline, infinitive, names, plain, side, spoken
from readout_schemas import (
    Briefing,
    Commitment,
    Disagreement,
    Document,
    Judgement,
    Meeting,
    Record,
    Sanction,
    Statement,
)

WIDTH = 80


def print_briefing(briefing: Briefing, console: Console | None = None) -> None:
    """Print a briefing, by default to standard output."""
    out = console or Console(highlight=False)
    out.width = min(out.width, WIDTH)
    Sheet(briefing, out).show()


class Sheet:
    """One printing of one briefing."""

    def __init__(self, briefing: Briefing, out: Console) -> None:
        self._briefing = briefing
        self._out = out
        self._entries = Entries(briefing)

    def show(self) -> None:
        """Print all of it."""
        briefing = self._briefing
        self._summary()
        self._disagreements(briefing.disagreements)
        self._meetings(order.meetings(briefing))
        self._statements(order.statements(briefing))
        self._commitments(order.commitments(briefing))
        self._sanctions(order.sanctions(briefing))
        self._unsure(briefing.unsure)
        self._rejected()
        self._documents(briefing.documents)
        self._trust()

    def _heading(self, title: str, count: int) -> None:
        self._out.print()
        self._out.print(Text(f"{title.upper()} ({count})", style="bold"))

    def _line(self, text: Text, indent: int = 2) -> None:
        """A line or more, in which nothing can steer the terminal or turn the text."""
        text.plain = tamed(text.plain)
        self._out.print(Padding(text, (0, 0, 0, indent), expand=False), soft_wrap=False)

    def _detail(self, *parts: str) -> None:
        said = "; ".join(filter(None, parts))
        if said:
            self._line(Text(said, style="dim"), indent=4)

    def _source(self, record: Record) -> Text:
        """Where it stands: the document and the place in its text; of several, their numbers, and how many count."""
        sourcing, first = record.sourcing, record.evidence[0]
        if sourcing is None or len(sourcing.documents) == 1:
            said, rest = f"{self._entries.number(first.document)}:{first.start}", ""
        else:
            said = ", ".join(str(self._entries.number(document)) for document in sourcing.documents)
            rest = f"; {sourcing.independent} independent"
        shown = Text(f" [{said}{rest}]", style="dim")
        disputed = sourcing is not None and sourcing.standing == "disputed"
        return shown.append(" disputed", style="red") if disputed else shown

    def _summary(self) -> None:
        summary = self._briefing.summary
        if summary is None:
            return
        self._out.print()
        self._line(Text(headline(self._briefing), style="bold"), indent=0)
        for point in summary.points:
            found = [entry for entry in map(self._entries.get, point.records) if entry]
            numbers = sorted({number for entry in found for number in entry.documents})
            cited = Text(f" [{', '.join(map(str, numbers))}]", style="dim")
            self._line(Text(f"- {flat(point.text)}").append_text(cited))

    def _disagreements(self, disagreements: Sequence[Disagreement]) -> None:
        if not disagreements:
            return
        self._heading("Where the reports disagree", len(disagreements))
        for one in disagreements:
            self._line(Text.assemble((one.kind, "red"), "  ", (flat(one.subject), "bold")))
            for claim in one.claims:
                place = f" [{self._entries.number(claim.document)}:{claim.evidence.start}]"
                self._line(Text.assemble(flat(claim.value), (place, "dim")), indent=4)

    def _meetings(self, meetings: Sequence[Meeting]) -> None:
        self._heading("Meetings", len(meetings))
        for meeting in meetings:
            head = Text.assemble(
                (date_words(meeting.when, short=True) or "no date", "cyan"),
                "  ",
                (meeting.status, _STATUS.get(meeting.status, "")),
                "  ",
                (flat(meeting.title), "bold"),
            )
            self._line(head.append_text(self._source(meeting)))
            sides = f"with {', '.join(map(side, meeting.participants))}" if meeting.participants else ""
            self._detail(
                plain(meeting.format) if meeting.format != "unknown" else "",
                meeting.place or "",
                sides,
                f"without {names(meeting.absent)}" if meeting.absent else "",
                " / ".join(count.text for count in meeting.counts),
            )

    def _statements(self, statements: Sequence[Statement]) -> None:
        self._heading("Statements", len(statements))
        for _, group in itertools.groupby(statements, key=lambda statement: statement.speaker.party):
            said = list(group)
            self._line(Text(said[0].speaker.name, style="bold"))
            for statement in said:
                words = " … ".join(f"“{flat(quote.text)}”" for quote in spoken(statement))
                line = Text(words) if words else Text(flat(statement.gist), style="italic")
                via = f" via {flat(statement.via)}" if statement.via else ""
                when = f"  {date_words(statement.when, short=True)}" if statement.when else ""
                self._line(line.append(f"{when}{via}", style="dim").append_text(self._source(statement)), indent=4)

    def _commitments(self, commitments: Sequence[Commitment]) -> None:
        self._heading("Commitments", len(commitments))
        for commitment in commitments:
            declines = commitment.stance == "declines"
            head = Text.assemble(
                (names(commitment.actors), "bold"),
                (" declines to " if declines else " to ", "red" if declines else "green"),
                infinitive(commitment.action),
                f" ({commitment.status})",
            )
            self._line(head.append_text(self._source(commitment)))
            self._detail(
                *(f"condition: {flat(condition)}" for condition in commitment.conditions),
                f"by {date_words(commitment.deadline)}" if commitment.deadline else "",
                commitment.amount.text if commitment.amount else "",
            )

    def _sanctions(self, sanctions: Sequence[Sanction]) -> None:
        self._heading("Sanctions", len(sanctions))
        for sanction in sanctions:
            head = Text.assemble(
                (plain(sanction.status), _STATUS.get(sanction.status, "")),
                f"  {names(sanction.senders) or 'sender not named'} → ",
                (names(sanction.targets), "bold"),
                f": {flat(sanction.measure)}",
            )
            self._line(head.append_text(self._source(sanction)))
            self._detail(flat(sanction.condition or ""), sanction.amount.text if sanction.amount else "")

    def _unsure(self, pairs: Sequence[Judgement]) -> None:
        if not pairs:
            return
        self._heading("May be one thing, kept apart", len(pairs))
        for pair in pairs:
            found = [self._entries.get(record) for record in (pair.first, pair.second)]
            told = [clipped(entry.title, WIDTH - 4) for entry in found if entry]
            for title in told:
                self._line(Text(title))
            self._detail(", ".join(pair.reasons))

    def _rejected(self) -> None:
        rejected = [item for item in self._briefing.rejected if item.record is None]
        if rejected:
            self._heading("Rejected: said by the model, not carried by the text", len(rejected))
            for item in rejected:
                number = self._entries.number(item.document)
                self._line(Text(f"{item.type} [{number}]: {'; '.join(map(flat, item.reasons))}"))

    def _documents(self, documents: Sequence[Document]) -> None:
        self._heading("Documents", len(documents))
        for document in documents:
            published = day_words(document.published, short=True) if document.published else ""
            line = Text(f"[{self._entries.number(document.id)}] {document.source}")
            self._line(line.append(f"  {_row([document.publisher, published, document.title])}", style="dim"))
            if document.error:
                self._line(Text(f"failed: {document.error}", style="red"), indent=6)

    def _trust(self) -> None:
        coverage, run = self._briefing.coverage, self._briefing.run
        self._out.print()
        self._line(
            Text(
                f"{coverage.quotations} quotations found in the texts: {coverage.covered} in statements, "
                f"{coverage.labels} labels, {len(coverage.unexplained)} unexplained."
            ),
            indent=0,
        )
        for note in self._briefing.notes:
            self._line(Text(note), indent=0)
        cost = "" if run.cost_usd is None else f", ${run.cost_usd:.4f}"
        self._line(
            Text(
                f"{run.model}: {run.calls} calls ({run.reasks} re-asks, {run.retries} retries), "
                f"{run.tokens.prompt} prompt and {run.tokens.completion} completion tokens{cost}.",
                style="dim",
            ),
            indent=0,
        )


_STATUS = {
    "held": "green",
    "ongoing": "green",
    "planned": "yellow",
    "proposed": "yellow",
    "cancelled": "red",
    "agreed": "magenta",
    "in_force": "red",
    "lifted": "green",
}


def _row(parts: Iterable[str | None]) -> str:
    return ", ".join(flat(part) for part in parts if part)
