"""Going through records at a terminal, each beside its words, with one key a verdict."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.text import Text

from readout.errors import InputError
from readout.rendering.lines import print_line, safe

if TYPE_CHECKING:
    from readout.desk import Desk, NewReview
    from readout.desk.reviewing.waiting import Chosen, Waiting

AROUND = 240
"""Characters of the text that are shown before and behind the words that a record cites."""
KEYS = "a accept · c correct · r reject · n note · s skip · q quit"
LEAVE = frozenset({"q", "\x03", "\x04", "\x1b"})
"""Keys that end it: q, Ctrl-C, Ctrl-D, Escape."""


class Reviewing:
    """One person at a terminal.

    Args:
        desk: whose records are reviewed.
        by: who reviews.
        key: waits for a key.
        edit: lets a text be edited; none if it was left as it was.
        ask: asks for a line.
        out: what is written to.
    """

    def __init__(
        self,
        desk: Desk,
        by: str,
        key: Callable[[], str] = click.getchar,
        edit: Callable[[str], str | None] = lambda text: click.edit(text, extension=".yaml"),
        ask: Callable[[str], str] = lambda what: str(click.prompt(what, default="", show_default=False)),
        out: Console | None = None,
    ) -> None:
        self._desk = desk
        self._by = by
        self._key, self._edit, self._ask = key, edit, ask
        self._out = out or Console(highlight=False)
        self._done = {"accept": 0, "correct": 0, "reject": 0, "note": 0}

    def go_through(self, chosen: Chosen) -> str:
        """Show what waits until it is done or left; what was done, in a line."""
        seen = 0
        for one in self._desk.waiting(self._by, chosen):
            seen += 1
            self._show(one)
            if not self._settle(one):
                break
        told = ", ".join(f"{count} {verdict}" for verdict, count in self._done.items() if count)
        return f"reviewed by {self._by}: {told or 'nothing'}" if seen else "nothing waits to be reviewed"

    def _settle(self, one: Waiting) -> bool:
        """Take keys until the record is done with; whether one goes on."""
        while True:
            match self._key().lower():
                case "a":
                    self._keep(self._new(one, "accept"))
                    return True
                case "r":
                    self._keep(self._new(one, "reject"))
                    return True
                case "c":
                    if self._correct(one):
                        return True
                case "n":
                    note = self._ask("note").strip()
                    if note:
                        self._keep(self._new(one, "note", note=note))
                case "s":
                    return True
                case pressed if pressed in LEAVE:
                    return False
                case _:
                    self._say(KEYS)

    def _correct(self, one: Waiting) -> bool:
        """Let it be edited until it holds, or is left as it was; whether it was corrected."""
        from readout.desk.reviewing.correcting import fields_in, fields_of

        text = fields_of(one.record)
        while True:
            edited = self._edit(text)
            if edited is None or edited == text:
                self._say(f"left as it was. {KEYS}")
                return False
            text = edited
            try:
                self._keep(self._new(one, "correct", correction=fields_in(text)))
            except InputError as error:
                self._say(f"{error}. Any key edits it again, q leaves it.")
                if self._key().lower() in LEAVE:
                    self._say(KEYS)
                    return False
            else:
                return True

    def _new(self, one: Waiting, verdict: str, **given: object) -> NewReview:
        from readout.desk import NewReview

        told: dict[str, object] = {"what": one.record.id, "verdict": verdict, "by": self._by, **given}
        return NewReview(**told, of_record=True, as_read=True)  # type: ignore[arg-type]

    def _keep(self, new: NewReview) -> None:
        self._desk.review(new)
        self._done[new.verdict] += 1
        self._say(f"{new.what}: {new.verdict}")

    def _say(self, what: str) -> None:
        print_line(self._out, Text(safe(what), style="dim"))

    def _show(self, one: Waiting) -> None:
        from readout.desk.reviewing.correcting import summary_of
        from readout.merging.sentences import sentence

        document, record = one.document, one.record
        day = f", {document.published}" if document.published else ""
        self._out.print()
        print_line(self._out, Text(safe(f"{document.title or document.source}{day}"), style="bold"))
        print_line(self._out, Text(safe(f"{record.id}: {sentence(record)}"), style="cyan"))
        for name, value in summary_of(record):
            print_line(self._out, Text(f"{name}: ", style="dim").append(safe(value), style="default"), 2)
        for each in record.open:
            print_line(self._out, Text(safe(f"not confirmed: {each.field}, {each.reason}"), style="yellow"), 2)
        for words in self._words(one):
            print_line(self._out, words, 2)
        self._say(KEYS)

    def _words(self, one: Waiting) -> list[Text]:
        """What it cites, with what stands before and behind, each stretch of the text once."""
        text = one.document.text or ""
        shown: list[Text] = []
        spans = sorted({(span.start, span.end) for span in (*one.record.evidence, *one.record.words)})
        stretches: list[list[tuple[int, int]]] = []
        for span in spans:
            if stretches and span[0] - stretches[-1][-1][1] < 2 * AROUND:
                stretches[-1].append(span)
            else:
                stretches.append([span])
        for several in stretches:
            begin, end = max(0, several[0][0] - AROUND), max(last for _, last in several) + AROUND
            shown.append(_marked(text, begin, min(end, len(text)), several))
        return shown


def _marked(text: str, begin: int, end: int, spans: list[tuple[int, int]]) -> Text:
    """A stretch of a text, in which what is cited is bold."""
    line = Text("… " if begin else "", style="dim")
    cuts = sorted({begin, end, *(place for span in spans for place in span if begin < place < end)})
    for at, to in itertools.pairwise(cuts):
        cited = any(start <= at and to <= last for start, last in spans)
        line.append(safe(text[at:to]), style="bold not dim" if cited else "dim")
        line.append(" " if text[to - 1 : to].isspace() else "")
    return line.append(" …" if end < len(text) else "")
