"""The quotations of a text that have to be accounted for: between marks, after a dialogue dash, in a block."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from readout.text.blocks import blocks
from readout.text.dialogue import dialogue
from readout.text.pairing import Quotation, in_marks
from readout.text.ranges import Ranges
from readout.text.reporting import without_reporting

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Quotation", "quotations"]


def quotations(text: str, skip: Iterable[tuple[int, int]] = ()) -> list[Quotation]:
    """Finds all quotations of ``text``, labels and scare quotes among them.

    A quotation that runs over paragraphs, each with the opening mark repeated, is one for each paragraph; over a mere
    line break it is one. What was opened and never closed ends with its line. Where the reporter's words come between
    (`«Yes, — said Berg, — we go»`, `– Yes, says Berg. – We go.`) each stretch of spoken words is one.

    Args:
        text: The text.
        skip: Ranges in which nothing is looked for: page furniture.

    Returns:
        Quotations in the order of their openings, the outer ones without overlap; one inside another follows it.
    """
    skipped = Ranges(skip)
    marked = in_marks(text, skipped.all)
    set_off = [found for found in blocks(text, marked) if skipped.touched(found.start, found.end) is None]
    held = Ranges((found.start, found.end) for found in set_off)
    spoken = [
        found
        for found in dialogue(text, marked)
        if skipped.touched(found.start, found.end) is None and held.touched(found.start, found.end) is None
    ]
    outer = Ranges((found.start, found.end) for found in (*set_off, *spoken))
    pieces: list[Quotation] = []
    for found in marked:
        number = outer.holding(found.start, found.end)
        if number is None:
            pieces += [found] if found.nested else without_reporting(text, found)
        elif outer.all[number] != (found.start, found.end):
            pieces.append(replace(found, nested=True))
    return sorted([*set_off, *spoken, *pieces], key=lambda found: (found.opening, -found.end))
