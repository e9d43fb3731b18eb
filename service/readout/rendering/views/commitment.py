"""A commitment or refusal, put into words."""

from __future__ import annotations

from readout.rendering.phrasing import infinitive, plain, several
from readout.rendering.views.base import Line, Piece, RecordView, details, labelled, line
from readout.values.dates_in_words import deadline_words
from readout_schemas import Commitment, When


class CommitmentView(RecordView):
    """A commitment: who is to do what, or will not; then how firmly, on what terms, by when."""

    def __init__(self, commitment: Commitment) -> None:
        super().__init__(commitment)
        self._commitment = commitment

    @property
    def title(self) -> str:  # noqa: D102
        return "".join(piece.text for piece in self.line)

    @property
    def status(self) -> str:  # noqa: D102
        return self._commitment.status

    @property
    def when(self) -> When | None:  # noqa: D102
        return self._commitment.deadline

    @property
    def line(self) -> Line:  # noqa: D102
        one = self._commitment
        refuses = "decline to" if several(one.actors) else "declines to"
        does = Piece(refuses, "refusal") if one.stance == "declines" else Piece("to")
        action = self.shown("action", infinitive(one.action))
        return line(*self.named("actors", one.actors, "who"), " ", does, " ", action)

    @property
    def details(self) -> tuple[Line, ...]:  # noqa: D102
        one = self._commitment
        return details(
            (self.shown("status", plain(one.status), role="status"),),
            *(
                labelled("if:", (self.shown("conditions", condition, condition, "verbatim"),))
                for condition in one.conditions
            ),
            labelled("for", self.named("beneficiary", one.beneficiary)),
            (self.shown("deadline", deadline_words(one.deadline)),),
            (self.shown("amount", one.amount.text if one.amount else ""),),
        )
