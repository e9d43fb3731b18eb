"""A statement, put into words."""

from __future__ import annotations

from rich.cells import cell_len

from readout.citations import spoken
from readout.rendering.phrasing import flat
from readout.rendering.views.base import Line, Piece, RecordView, details, labelled, line
from readout.values.dates_in_words import date_words
from readout_schemas import Evidence, QuoteMark, Statement, When

FRAGMENT = 24
"""Columns of a terminal up to which quoted words alone do not say what was said; a Chinese character takes two."""

SET_OFF: dict[QuoteMark, str] = {
    "marks": "",
    "dash": "after a dialogue dash",
    "block": "block quotation",
    "label": "turn of a speaker label",
    "none": "without quotation marks",
}
"""How a text sets words off, where it does not do so by quotation marks."""


class StatementView(RecordView):
    """A statement: who, and the words; then what they come to, when and to whom."""

    def __init__(self, statement: Statement) -> None:
        super().__init__(statement)
        self._statement = statement
        self._spoken = spoken(statement)

    @property
    def title(self) -> str:  # noqa: D102
        return f"{self._statement.speaker.name}: {self._statement.gist}"

    @property
    def status(self) -> str:  # noqa: D102
        return self._statement.mode

    @property
    def when(self) -> When | None:  # noqa: D102
        return self._statement.when

    @property
    def line(self) -> Line:  # noqa: D102
        one = self._statement
        said: list[Piece | str] = []
        for quote in self._spoken:
            said += [*([" … "] if said else []), Piece(flat(quote.text), "verbatim", (quote.span(),))]
        return line(self.shown("speaker", one.speaker.name, role="who"), ": ", *(said or [one.gist]))

    @property
    def details(self) -> tuple[Line, ...]:  # noqa: D102
        one = self._statement
        return details(
            one.gist.rstrip(".") if self.is_fragment else "",
            ", ".join(self.set_off),
            (self.shown("when", date_words(one.when)),),
            (self.shown("occasion", one.occasion or ""),),
            labelled("to", self.named("addressee", one.addressee)),
            f"via {one.via}" if one.via else "",
        )

    @property
    def words(self) -> tuple[Evidence, ...]:
        """Its quotations, then those of the sources that word it otherwise."""
        one = self._statement
        if not one.quotes:
            return super().words
        variants = one.sourcing.variants if one.sourcing else ()
        return (
            *(quote.span() for quote in one.quotes),
            *(span for variant in variants if variant.field == "quotes" for span in variant.evidence),
        )

    @property
    def translations(self) -> tuple[str, ...]:  # noqa: D102
        return tuple(flat(quote.translation) for quote in self._spoken if quote.translation)

    @property
    def is_fragment(self) -> bool:
        """Whether the quoted words need the gist beside them to be understood."""
        if not self._spoken:
            return False
        room = cell_len(" ".join(flat(quote.text) for quote in self._spoken))
        return self._statement.mode == "mixed" or room <= FRAGMENT

    @property
    def set_off(self) -> tuple[str, ...]:
        """How the text sets the words off, where not by quotation marks."""
        return tuple(dict.fromkeys(SET_OFF[quote.mark] for quote in self._spoken if SET_OFF[quote.mark]))
