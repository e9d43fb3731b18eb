"""What every output shows of a record: its line, its details, the words that carry it.

A view says what is shown and in which part; the page, the memo, the terminal and the calendar say how it looks.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal

from readout.rendering.phrasing import flat, plain
from readout_schemas import AnyRecord, Evidence, When

Role = Literal["text", "who", "what", "when", "status", "refusal", "verbatim"]
"""The part of a piece in its line. ``verbatim`` are words of a source: they get quotation marks, and what stands
within them keeps its own direction."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line, on one line."""

    text: str
    role: Role = "text"


Line = tuple[Piece, ...]


class RecordView(ABC):
    """One record, put into words."""

    claim: ClassVar[str] = "status"
    """The field that a line stands or falls with: what is cited carries its value."""

    def __init__(self, record: AnyRecord) -> None:
        self._open = record.open
        self._evidence = record.evidence
        self._carrying = record.sourcing.carrying(self.claim) if record.sourcing else ()

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
        """The spans that carry it above all, and first those that carry what it claims."""
        return tuple(dict.fromkeys((*self._carrying, *self._evidence)))

    @property
    def cited(self) -> Evidence:
        """The one span that a footnote or a calendar shows."""
        return self.words[0]

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
    return tuple(one for one in made if one)


def verbatim(label: str, words: str | None) -> Line:
    """Words of a source behind a label; nothing where there are no words."""
    return (Piece(f"{label} "), Piece(flat(words), "verbatim")) if words else ()
