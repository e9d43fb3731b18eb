"""A meeting, put into words."""

from __future__ import annotations

from readout.rendering.dates_in_words import date_words
from readout.rendering.phrasing import flat, names, plain, side
from readout.rendering.views.base import Line, Piece, RecordView, details, line
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
        day = date_words(meeting.when) or "No date"
        return line(Piece(day, "when"), ", ", Piece(meeting.status, "status"), ": ", Piece(flat(meeting.title), "what"))

    @property
    def details(self) -> tuple[Line, ...]:  # noqa: D102
        meeting = self._meeting
        sides = ", ".join(map(side, meeting.participants))
        return details(
            meeting.place or "",
            "" if meeting.format == "unknown" else plain(meeting.format),
            f"with {sides}" if sides else "",
            f"hosted by {names(meeting.hosts)}" if meeting.hosts else "",
            f"without {names(meeting.absent)}" if meeting.absent else "",
            " / ".join(count.text for count in meeting.counts),
            f"on {', '.join(meeting.topics)}" if meeting.topics else "",
            f"outcome: {', '.join(meeting.outcomes)}" if meeting.outcomes else "",
        )
