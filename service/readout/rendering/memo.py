"""The memo: a briefing as a page and a half of Markdown, for a mail or a wiki, with its citations as footnotes.

Footnotes are written as ``[^1]``, which GitHub, GitLab, Obsidian, Pandoc and most wikis read. Texts are data: whatever
Markdown or HTML they hold is escaped.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from readout.rendering import order
from readout.rendering.dates import date_words, day_words, span_words
from readout.rendering.entries import Entries
from readout.rendering.page_safety import DIRECTIONS, web_address
from readout.rendering.wording import (
    clipped,
    flat,
    headline,
    infinitive,
    names,
    number,
    others,
    plain,
    side,
    spoken,
    standing,
)
from readout_schemas import Briefing, Commitment, Disagreement, Document, Evidence, Meeting, Record, Sanction, Statement

R = TypeVar("R", bound=Record)

QUOTE = 160
"""Characters of a quotation in a footnote."""
LINE = 200
"""Characters of what a record says, in its line."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~^$!&])")
_LIST = re.compile(r"^(\d*)([-+=.)])")


def markdown_memo(briefing: Briefing) -> str:
    """The memo, as Markdown."""
    return Memo(briefing).text()


def escaped(text: str, length: int = LINE) -> str:
    """Words of others on one line of Markdown, in which they mean nothing but themselves.

    Addresses and ``@names`` are no links either: a mail or a wiki would make them such.
    """
    words = _SPECIAL.sub(r"\\\1", clipped(text, length))
    words = words.replace("://", r"\://").replace("@", "&#64;")
    words = re.sub(r"\b(www)\.", r"\1\\.", words, flags=re.IGNORECASE)
    for mark, name in DIRECTIONS.items():
        words = words.replace(mark, f"⟨{name}⟩")
    return _LIST.sub(r"\1\\\2", words)


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
        return "\n\n".join(block for block in blocks if block) + "\n"

    def _head(self) -> Iterator[str]:
        days = order.published(self._briefing)
        yield f"# {escaped(headline(self._briefing), 300)}"
        period = f", {span_words(*days)}" if days else ""
        yield f"*{number(len(self._briefing.documents), 'report')}{period}*"
        points = self._briefing.summary.points if self._briefing.summary else ()
        yield "\n".join(f"- {escaped(point.text, 400)}{self._cited(point.records)}" for point in points)

    def _cited(self, ids: Iterable[str]) -> str:
        found = [entry for entry in map(self._entries.get, ids) if entry is not None]
        return "".join(dict.fromkeys(self._note(entry.words[0]) for entry in found))

    def _body(self) -> Iterator[str]:
        briefing = self._briefing
        said = [one for one in order.statements(briefing) if one.quotes]
        yield from _section("Meetings", order.meetings(briefing), _weightiest(briefing.meetings, 6), self._meeting)
        yield from _section("Said", said, _weightiest(_two_each(said), 7), self._statement)
        promised = order.commitments(briefing)
        yield from _section("Commitments", promised, _weightiest(promised, 6), self._commitment)
        yield from _section("Sanctions", briefing.sanctions, _weightiest(briefing.sanctions, 5), self._sanction)
        found, left = others(briefing.disagreements, 4)
        yield from _lines("Where the reports disagree", map(self._disagreement, found), left)

    def _meeting(self, meeting: Meeting) -> str:
        sides = others([side(one) for one in meeting.participants], 6)
        with_whom = ", ".join(sides[0]) + (f" and {sides[1]} more" if sides[1] else "")
        facts = [
            escaped(meeting.place or ""),
            escaped(f"with {with_whom}", 400) if with_whom else "",
            escaped(f"without {names(meeting.absent)}") if meeting.absent else "",
        ]
        when = escaped(date_words(meeting.when)) or "No date"
        said = f"**{when}**, {meeting.status}: {escaped(meeting.title)}"
        return self._line("; ".join(filter(None, [said, *facts])), meeting, meeting.evidence[0])

    def _statement(self, statement: Statement) -> str:
        quotes = spoken(statement)
        words = " … ".join(f"“{escaped(quote.text, 180)}”" for quote in quotes[:2])
        facts = [date_words(statement.when), f"via {statement.via}" if statement.via else ""]
        after = escaped(", ".join(filter(None, facts)))
        said = f"**{escaped(statement.speaker.name)}**: {words}{f' ({after})' if after else ''}"
        return self._line(said, statement, quotes[0])

    def _commitment(self, one: Commitment) -> str:
        does = "declines to" if one.stance == "declines" else "to"
        facts = [
            plain(one.status),
            *(f"if: “{escaped(condition)}”" for condition in one.conditions[:2]),
            f"by {escaped(date_words(one.deadline))}" if one.deadline else "",
            escaped(one.amount.text) if one.amount else "",
        ]
        said = f"**{escaped(names(one.actors))}** {does} {escaped(infinitive(one.action))}"
        return self._line(f"{said} ({'; '.join(filter(None, facts))})", one, one.evidence[0])

    def _sanction(self, one: Sanction) -> str:
        facts = [plain(one.status), f"if: “{escaped(one.condition)}”" if one.condition else ""]
        who = f"{escaped(names(one.senders)) or 'Sender not named'} against **{escaped(names(one.targets))}**"
        return self._line(f"{who}: {escaped(one.measure)} ({'; '.join(filter(None, facts))})", one, one.evidence[0])

    def _disagreement(self, one: Disagreement) -> str:
        claims = "; ".join(f"{escaped(claim.value)}{self._note(claim.evidence)}" for claim in one.claims)
        return f"{escaped(one.subject)} ({one.kind}): {claims}"

    def _line(self, said: str, record: Record, words: Evidence) -> str:
        sourced = record.sourcing
        told = f" *[{standing(sourced)}]*" if sourced and sourced.standing != "single_source" else ""
        return f"{said}{told}{self._note(words)}"

    def _note(self, words: Evidence) -> str:
        return f"[^{self._notes.setdefault(words, len(self._notes) + 1)}]"

    def _trust(self) -> str:
        coverage, dropped = self._briefing.coverage, self._briefing.rejected
        rejected = number(sum(item.record is None for item in dropped), "draft")
        notes = "".join(f" {escaped(note, 400).rstrip('.')}." for note in self._briefing.notes)
        return (
            f"*Of {number(coverage.quotations, 'quotation')} in the reports {coverage.covered} stand in statements, "
            f"{coverage.labels} are labels, {len(coverage.unexplained)} are unexplained; "
            f"{rejected} of the model rejected.{notes}*"
        )

    def _footnotes(self) -> Iterator[str]:
        notes = [
            f"[^{number_}]: “{escaped(words.text, QUOTE)}” {self._source(self._documents[words.document])}"
            for words, number_ in self._notes.items()
        ]
        yield "\n".join(notes)

    @staticmethod
    def _source(document: Document) -> str:
        title, address = escaped(document.title or document.source), web_address(document.url)
        linked = f"[{title}](<{_target(address)}>)" if address else title
        day = day_words(document.published) if document.published else ""
        return ", ".join(filter(None, [escaped(document.publisher or ""), linked, day]))


def _target(address: str) -> str:
    """An address within ``<…>``, in which only these three could end it."""
    return flat(address).replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C").replace(" ", "%20")


def _weightiest(records: Sequence[R], most: int) -> set[str]:
    """Ids of the records that most independent sources carry: about a page and a half of them in all."""
    by_weight = sorted(records, key=lambda record: -(record.sourcing.independent if record.sourcing else 1))
    return {record.id for record in others(by_weight, most)[0]}


def _two_each(statements: Sequence[Statement]) -> list[Statement]:
    """Of each speaker the two statements that most sources carry, and of these the longest."""

    def key(statement: Statement) -> tuple[int, int]:
        words = sum(len(quote.text) for quote in spoken(statement))
        return -(statement.sourcing.independent if statement.sourcing else 1), -words

    chosen: list[Statement] = []
    for _, said in itertools.groupby(statements, key=lambda statement: statement.speaker.party):
        chosen += sorted(said, key=key)[:2]
    return chosen


def _section(title: str, records: Sequence[R], chosen: set[str], line: Callable[[R], str]) -> Iterator[str]:
    lines = (line(record) for record in records if record.id in chosen)
    return _lines(title, lines, len(records) - len(chosen))


def _lines(title: str, lines: Iterable[str], left: int) -> Iterator[str]:
    made = [f"- {line}" for line in lines]
    if made:
        yield f"## {title}"
        yield "\n".join([*made, *([f"- … and {left} more"] if left else [])])
