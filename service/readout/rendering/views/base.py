"""What every output shows of a record: its line, its details, the words that carry it.

A view says what is shown and in which part; the page, the memo, the terminal and the calendar say how it looks.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from readout.citations import Carrying, carried, cited, claim, further
from readout.rendering.phrasing import flat, plain
from readout.review_words import review_words
from readout_schemas import AnyRecord, Evidence, Mention, When

Role = Literal["text", "who", "what", "when", "status", "refusal", "verbatim"]
"""The part of a piece in its line. ``verbatim`` are words of a source: they get quotation marks, and what stands
within them keeps its own direction."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line, on one line.

    Attributes:
        text: its words.
        role: its part.
        carried: the sentences any of which carries the value that it shows; empty where it shows none of its own.
    """

    text: str
    role: Role = "text"
    carried: Carrying = ()


Line = tuple[Piece, ...]
_BETWEEN = {", ", " / "}
"""What stands between the items of a list, as a piece of its own."""


class RecordView(ABC):
    """One record, put into words."""

    def __init__(self, record: AnyRecord) -> None:
        self._open = record.open
        self._reviewed = review_words(record)
        self._evidence = record.evidence
        self._sourcing = record.sourcing
        self._cited = cited(record)
        self._claim = claim(record)

    @property
    @abstractmethod
    def title(self) -> str:
        """What it is, in a line without sources."""

    @property
    @abstractmethod
    def status(self) -> str:
        """How firm it is: ``held``, ``agreed``, ``in_force``, a statement's mode."""

    @property
    @abstractmethod
    def when(self) -> When | None:
        """The day to which it belongs: a deadline, for a commitment."""

    @property
    @abstractmethod
    def line(self) -> Line:
        """What it says, in one line."""

    @property
    @abstractmethod
    def details(self) -> tuple[Line, ...]:
        """What else it says, each detail in a few words."""

    @property
    def words(self) -> tuple[Evidence, ...]:
        """The spans that carry it above all, and first those that it cites."""
        return tuple(dict.fromkeys((*self.all_cited, *self._claim, *self._evidence)))

    @property
    def cited(self) -> Evidence:
        """The one span that carries its claim: what else it says may stand elsewhere (``citations``)."""
        return self._cited

    @property
    def citations(self) -> tuple[tuple[Evidence, ...], ...]:
        """What its line and each of its details cite: first the claim's, then what no span before it carries."""
        known = [self.cited]
        found: list[tuple[Evidence, ...]] = []
        for line in (self.line, *self.details):
            more = further([piece.carried for piece in line], known, self._claim)
            found.append(more)
            known += more
        return ((self.cited, *found[0]), *found[1:])

    @property
    def all_cited(self) -> tuple[Evidence, ...]:
        """The spans that carry all that is shown of it: first its claim, then its line, then its details."""
        return tuple(dict.fromkeys(span for spans in self.citations for span in spans))

    @property
    def beside(self) -> tuple[tuple[str, Evidence], ...]:
        """What the cited span does not carry: the words shown, and the span that carries them."""
        known = [self.cited]
        found: list[tuple[str, Evidence]] = []
        for line, spans in zip((self.line, *self.details), self.citations, strict=True):
            for span in (span for span in spans if span not in known):
                shown = (one.text for one in line if carried(one.carried, [span]) and not carried(one.carried, known))
                found.append((", ".join(shown), span))
                known.append(span)
        return tuple(found)

    def carrying(self, field: str, value: str | None = None) -> Carrying:
        """The sentences that carry what is shown in a field, or one value of several in it."""
        return self._sourcing.carrying(field, value) if self._sourcing else ()

    def elsewhere(self, *fields: str) -> tuple[Evidence, ...]:
        """What carries the values of fields that the cited span does not."""
        told = [
            one.evidence
            for field in fields
            for one in (self._sourcing.fields if self._sourcing else ())
            if one.field == field
        ]
        return further(told, [self.cited], self._claim)

    def shown(self, field: str, text: str, value: str | None = None, role: Role = "text") -> Piece:
        """A piece that shows a field, or one value of several in it."""
        return Piece(flat(text), role, self.carrying(field, value))

    def named(self, field: str, mentions: Sequence[Mention], role: Role = "text") -> Line:
        """Names with commas, each a piece that shows its value of a field."""
        by_name = {mention.name: mention for mention in reversed(mentions)}
        said = [self.shown(field, name, by_name[name].party, role) for name in dict.fromkeys(m.name for m in mentions)]
        return commas(said)

    @property
    def translations(self) -> tuple[str, ...]:
        """The model's translations of the words shown; empty where there are none."""
        return ()

    @property
    def open_fields(self) -> tuple[str, ...]:
        """The fields that could not be confirmed, each once."""
        return tuple(dict.fromkeys(plain(one.field) for one in self._open))

    @property
    def open(self) -> tuple[str, ...]:
        """What could not be confirmed: the field, and why."""
        return tuple(f"{flat(one.field).replace('_', ' ')}: {flat(one.reason)}" for one in self._open)

    @property
    def reviewed(self) -> tuple[str, ...]:
        """What people who read the words said of it, and when."""
        return tuple(map(flat, self._reviewed))


def line(*pieces: Piece | str) -> Line:
    """Pieces as a line; what is empty is left out."""
    made = (Piece(flat_ends(piece)) if isinstance(piece, str) else piece for piece in pieces)
    return tuple(piece for piece in made if piece.text)


def flat_ends(text: str) -> str:
    """On one line; a space at an end stays, for it parts pieces."""
    kept = flat(text)
    return f"{' ' if text[:1].isspace() else ''}{kept}{' ' if text[-1:].isspace() and kept else ''}"


def details(*lines: Iterable[Piece] | str) -> tuple[Line, ...]:
    """Details as lines; what is empty is left out."""
    made = (line(one) if isinstance(one, str) else tuple(one) for one in lines)
    return tuple(one for one in made if any(piece.text for piece in one))


def labelled(label: str, pieces: Line) -> Line:
    """Pieces behind a label; nothing where there are none."""
    return (Piece(f"{label} "), *pieces) if any(piece.text for piece in pieces) else ()


def cut(line: Line, room: int) -> Line:
    """A line of which no further item of a list begins after so many characters; it says how many are left out."""
    for at, piece in enumerate(line):
        left = sum(one.text in _BETWEEN for one in line[at:])
        if room <= 0 and piece.text in _BETWEEN and left > 1:
            return (*line[:at], Piece(f" and {left} more"))
        room -= len(piece.text)
    return line


def commas(pieces: Iterable[Piece], by: Literal[", ", " / "] = ", ") -> Line:
    """Pieces with commas between them."""
    said: list[Piece] = []
    for piece in pieces:
        said += [Piece(by), piece] if said else [piece]
    return tuple(said)
