"""A meeting, put into words."""

from __future__ import annotations

from readout.rendering.phrasing import flat, plain, side, told_beside
from readout.rendering.views.base import Line, Piece, RecordView, commas, details, labelled, line
from readout.values.dates_in_words import date_words
from readout_schemas import Meeting, When


class MeetingView(RecordView):
    """A meeting: when, how firm, what; then who, where and how."""

    def __init__(self, meeting: Meeting) -> None:
        super().__init__(meeting)
        self._meeting = meeting

    @property
    def title(self) -> str:  # noqa: D102
        return self._meeting.title

    @property
    def status(self) -> str:  # noqa: D102
        return self._meeting.status

    @property
    def when(self) -> When | None:  # noqa: D102
        return self._meeting.when

    @property
    def line(self) -> Line:  # noqa: D102
        meeting = self._meeting
        day = self.shown("when", date_words(meeting.when) or "No date", role="when")
        status = self.shown("status", meeting.status, role="status")
        return line(day, ", ", status, ": ", Piece(flat(meeting.title), "what"))

    @property
    def details(self) -> tuple[Line, ...]:  # noqa: D102
        meeting = self._meeting
        sides = (self.shown("participants", side(one), one.party) for one in meeting.participants)
        counts = (self.shown("counts", count.text, count.text) for count in told_beside(meeting))
        return details(
            (self.shown("place", meeting.place or ""),),
            (self.shown("format", "" if meeting.format == "unknown" else plain(meeting.format)),),
            labelled("with", commas(sides)),
            labelled("hosted by", self.named("hosts", meeting.hosts)),
            labelled("without", self.named("absent", meeting.absent)),
            commas(counts, " / "),
            labelled("on", commas(Piece(flat(topic)) for topic in meeting.topics)),
            labelled("outcome:", commas(Piece(flat(outcome)) for outcome in meeting.outcomes)),
        )
