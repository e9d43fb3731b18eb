"""A sanction, put into words."""

from __future__ import annotations

from readout.rendering.dates_in_words import date_words
from readout.rendering.phrasing import flat, names, plain
from readout.rendering.views.base import Line, Piece, RecordView, details, line, verbatim
from readout_schemas import Sanction, When


class SanctionView(RecordView):
    """A sanction: who against whom, and what; then how firmly, on what terms, from when."""

    def __init__(self, sanction: Sanction) -> None:
        super().__init__(sanction)
        self._sanction = sanction

    @property
    def title(self) -> str:  # noqa: D102
        one = self._sanction
        return f"{names(one.senders) or 'Sender not named'} → {names(one.targets)}: {one.measure}"

    @property
    def status(self) -> str:  # noqa: D102
        return self._sanction.status

    @property
    def when(self) -> When | None:  # noqa: D102
        return self._sanction.when

    @property
    def line(self) -> Line:  # noqa: D102
        one = self._sanction
        senders = names(one.senders) or "Sender not named"
        return line(Piece(senders, "who"), " against ", Piece(names(one.targets), "who"), f": {flat(one.measure)}")

    @property
    def details(self) -> tuple[Line, ...]:  # noqa: D102
        one = self._sanction
        return details(
            (Piece(plain(one.status), "status"),),
            verbatim("if:", one.condition),
            one.amount.text if one.amount else "",
            date_words(one.when),
        )
