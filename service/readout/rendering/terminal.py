"""A briefing for a person at a terminal: within 80 columns, in colour where there is a terminal."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from readout_schemas import (
    Briefing,
    Commitment,
    Document,
    Evidence,
    Meeting,
    Mention,
    Participant,
    Record,
    Sanction,
    Statement,
    When,
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
        self._numbers = {document.id: number for number, document in enumerate(briefing.documents, 1)}

    def show(self) -> None:
        """Print all of it."""
        briefing = self._briefing
        self._meetings(briefing.meetings)
        self._statements(briefing.statements)
        self._commitments(briefing.commitments)
        self._sanctions(briefing.sanctions)
        self._rejected()
        self._documents(briefing.documents)
        self._trust()

    def _heading(self, title: str, count: int) -> None:
        self._out.print()
        self._out.print(Text(f"{title.upper()} ({count})", style="bold"))

    def _line(self, text: Text, indent: int = 2) -> None:
        self._out.print(Padding(text, (0, 0, 0, indent)), soft_wrap=False)

    def _source(self, record: Record) -> Text:
        """Where it stands: the document's number, and the place in its text."""
        numbers = dict.fromkeys(f"{self._numbers[span.document]}:{span.start}" for span in record.evidence[:1])
        return Text(f" [{', '.join(numbers)}]", style="dim")

    def _meetings(self, meetings: Sequence[Meeting]) -> None:
        self._heading("Meetings", len(meetings))
        for meeting in sorted(meetings, key=_day):
            head = Text.assemble(
                (_date(meeting.when), "cyan"),
                "  ",
                (meeting.status, _STATUS.get(meeting.status, "")),
                "  ",
                (meeting.title, "bold"),
            )
            self._line(head.append_text(self._source(meeting)))
            details = [
                meeting.format.replace("_", " ") if meeting.format != "unknown" else "",
                meeting.place or "",
                f"with {'; '.join(map(_side, meeting.participants))}" if meeting.participants else "",
                f"without {_names(meeting.absent)}" if meeting.absent else "",
                *(count.text for count in meeting.counts),
            ]
            self._detail(", ".join(part for part in details if part))

    def _statements(self, statements: Sequence[Statement]) -> None:
        self._heading("Statements", len(statements))
        by_speaker = sorted(statements, key=lambda statement: statement.speaker.name)
        for speaker, spoken in itertools.groupby(by_speaker, key=lambda statement: statement.speaker.name):
            self._line(Text(speaker, style="bold"))
            for statement in spoken:
                words = " … ".join(f"“{_flat(quote)}”" for quote in statement.quotes)
                said = Text(words) if words else Text(statement.gist, style="italic")
                via = f" via {statement.via}" if statement.via else ""
                when = f"  {_date(statement.when)}" if statement.when else ""
                self._line(said.append(f"{when}{via}", style="dim").append_text(self._source(statement)), indent=4)

    def _commitments(self, commitments: Sequence[Commitment]) -> None:
        self._heading("Commitments", len(commitments))
        for commitment in commitments:
            declines = commitment.stance == "declines"
            head = Text.assemble(
                (_names(commitment.actors), "bold"),
                (" declines to " if declines else " to ", "red" if declines else "green"),
                commitment.action,
                f" ({commitment.status})",
            )
            self._line(head.append_text(self._source(commitment)))
            details = [
                *(f"condition: {condition}" for condition in commitment.conditions),
                f"by {_date(commitment.deadline)}" if commitment.deadline else "",
                commitment.amount.text if commitment.amount else "",
            ]
            self._detail("; ".join(part for part in details if part))

    def _sanctions(self, sanctions: Sequence[Sanction]) -> None:
        self._heading("Sanctions", len(sanctions))
        for sanction in sanctions:
            head = Text.assemble(
                (sanction.status.replace("_", " "), _STATUS.get(sanction.status, "")),
                f"  {_names(sanction.senders) or 'sender not named'} → ",
                (_names(sanction.targets), "bold"),
                f": {sanction.measure}",
            )
            self._line(head.append_text(self._source(sanction)))
            details = [sanction.condition or "", sanction.amount.text if sanction.amount else ""]
            self._detail("; ".join(part for part in details if part))

    def _detail(self, text: str) -> None:
        if text:
            self._line(Text(text, style="dim"), indent=4)

    def _rejected(self) -> None:
        rejected = [item for item in self._briefing.rejected if item.record is None]
        if rejected:
            self._heading("Rejected: said by the model, not carried by the text", len(rejected))
            for item in rejected:
                self._line(Text(f"{item.type} [{self._numbers[item.document]}]: {'; '.join(item.reasons)}"))

    def _documents(self, documents: Sequence[Document]) -> None:
        self._heading("Documents", len(documents))
        for document in documents:
            about = [document.publisher or "", str(document.published or ""), document.title or ""]
            line = Text(f"[{self._numbers[document.id]}] {document.source}")
            self._line(line.append(f"  {', '.join(part for part in about if part)}", style="dim"))
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


def _day(meeting: Meeting) -> tuple[str, str]:
    return (meeting.when and meeting.when.edtf) or "9999", meeting.id


def _date(when: When | None) -> str:
    if when is None:
        return "no date"
    return (when.edtf or when.text).replace("/", " to ")


def _side(side: Participant) -> str:
    return f"{side.name} ({side.representative})" if side.representative else side.name


def _names(mentions: Iterable[Mention]) -> str:
    return ", ".join(mention.name for mention in mentions)


def _flat(quote: Evidence) -> str:
    return " ".join(quote.text.split())
