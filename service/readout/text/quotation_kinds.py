"""How the words at a place are set off as somebody's: by marks, a dash, a block, a label, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.text.ranges import Ranges

if TYPE_CHECKING:
    from collections.abc import Iterable

    from readout.text.pairing import Quotation
    from readout_schemas import QuoteMark


class QuotationKinds:
    """The quotations of a text by their places.

    Args:
        quotations: Those between marks, after dashes and in blocks.
        unmarked: Labelled turns, and words after a colon.
    """

    def __init__(self, quotations: Iterable[Quotation], unmarked: Iterable[Quotation]) -> None:
        without_marks = list(unmarked)
        self._outer = [found for found in quotations if not found.nested]
        self._turns = [found for found in without_marks if not found.nested]
        self._outer_ranges = Ranges((found.start, found.end) for found in self._outer)
        self._turn_ranges = Ranges((found.start, found.end) for found in self._turns)
        self._after_colons = {found.start for found in without_marks if found.nested}

    def turn(self, start: int, end: int) -> Quotation | None:
        """The labelled turn, or the words after a colon, in which a range lies."""
        number = self._turn_ranges.holding(start, end)
        return None if number is None else self._turns[number]

    def mark_of(self, start: int, end: int) -> QuoteMark:
        """How the words of a range are set off as somebody's; ``none`` where nothing does.

        By the quotation that holds at least half of the range; a turn with marks inside it is a turn.
        """
        number = self._outer_ranges.touched(start, end)
        while number is not None and number < len(self._outer) and self._outer[number].start < end:
            found = self._outer[number]
            if 2 * (min(end, found.end) - max(start, found.start)) >= end - start:
                return found.mark
            number += 1
        turn = self.turn(start, end)
        return "none" if turn is None or start in self._after_colons else turn.mark
