"""How each type of record is put into words: one view a type, registered here."""

from __future__ import annotations

from readout.record_types import PerRecord, PerType
from readout.rendering.views.base import Line, Piece, RecordView, cut
from readout.rendering.views.commitment import CommitmentView
from readout.rendering.views.meeting import MeetingView
from readout.rendering.views.sanction import SanctionView
from readout.rendering.views.statement import StatementView

__all__ = ["TITLES", "Line", "Piece", "RecordView", "cut", "view"]

view: PerRecord[RecordView] = PerRecord(
    meeting=MeetingView, statement=StatementView, commitment=CommitmentView, sanction=SanctionView
)
"""The view of a record."""

TITLES = PerType(meeting="Meetings", statement="Statements", commitment="Commitments", sanction="Sanctions")
"""What the section of each type is called."""
