"""A sanction, put into words."""

from __future__ import annotations

from readout.rendering.phrasing import names, plain
from readout.rendering.views.base import Line, Piece, RecordView, details, labelled, line
from readout.values.dates_in_words import date_words
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
        senders = self.named("senders", one.senders, "who") or (Piece("Sender not named", "who"),)
        measure = self.shown("measure", one.measure)
        return line(*senders, " against ", *self.named("targets", one.targets, "who"), ": ", measure)

    @property
    def details(self) -> tuple[Line, ...]:  # noqa: D102
        one = self._sanction
        return details(
            (self.shown("status", plain(one.status), role="status"),),
            labelled("if:", (self.shown("condition", one.condition or "", role="verbatim"),)),
            (self.shown("amount", one.amount.text if one.amount else ""),),
            (self.shown("when", date_words(one.when)),),
        )
