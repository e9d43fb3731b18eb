"""People of public life and how eleven languages write them, and how many of these forms name whom they should.

Each line of ``names_in_scripts.txt`` has a name (with a star if the surname comes first), and a form for each language,
in whatever case it is usual in a sentence (``-`` if it is written by no sound). Every other line was set aside until
the rules were done.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_TABLE = Path(__file__).with_name("names_in_scripts.txt")
_PARTS = re.compile("[ ·・]")


@dataclass(frozen=True)
class Form:
    """How a language writes a person.

    Attributes:
        name: The usual English name.
        language: BCP 47 code.
        text: The form.
        whole: Whether it is the whole name; else the surname alone.
    """

    name: str
    language: str
    text: str
    whole: bool


@dataclass
class Figures:
    """What became of forms: how many there are, which were missed, and which were taken for whose name."""

    forms: int = 0
    missed: list[Form] = field(default_factory=list)
    others: int = 0
    taken: list[tuple[str, Form]] = field(default_factory=list)


def forms(half: str = "") -> list[Form]:
    """The forms of the table: all, those of the lines that the rules were made with (``seen``), or those ``aside``."""
    head, *lines = (line.split(" | ") for line in _TABLE.read_text("utf-8").splitlines())
    kept = {"": lines, "seen": lines[::2], "aside": lines[1::2]}[half]
    return [form for line in kept for form in _forms(line[0], list(zip(head, line, strict=True))[1:])]


def _forms(name: str, written: list[tuple[str, str]]) -> Iterator[Form]:
    for language, text in written:
        if text == "-":
            continue
        yield Form(name.rstrip("*"), language, text, whole=True)
        parts = _PARTS.split(text)
        if len(parts) > 1 and not name.endswith("*"):
            yield Form(name, language, parts[-1], whole=False)


def figures(told: Sequence[Form], names: Callable[[str, str, str], bool], *, beside: int | None = None) -> Figures:
    """What a rule makes of forms, held against whose they are and against the other people.

    Args:
        told: The forms.
        names: Whether a name is that of a form in a language.
        beside: How many of the others each form is held against; all of them if there is none.
    """
    people = list(dict.fromkeys(form.name for form in told))
    made = Figures()
    for form in told:
        made.forms += 1
        if not names(form.name, form.text, form.language):
            made.missed.append(form)
        at = people.index(form.name)
        others = [*people[at + 1 :], *people[:at]][:beside]
        made.others += len(others)
        made.taken += [(other, form) for other in others if names(other, form.text, form.language)]
    return made
