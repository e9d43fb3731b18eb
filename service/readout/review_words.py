"""What people said of a record, in words: every rendering and export says it alike."""

from __future__ import annotations

from readout_schemas import Record, Reviewed


def review_words(record: Record) -> tuple[str, ...]:
    """What each of its reviewers said, on a line: ``corrected by ana, 2025-03-15 (deadline)``."""
    return tuple(map(_words, record.reviewed))


def _words(mark: Reviewed) -> str:
    fields = f" ({', '.join(one.replace('_', ' ') for one in mark.fields)})" if mark.fields else ""
    disputed = "; somebody says otherwise" if mark.disputed else ""
    note = f": {' '.join(mark.note.split())}" if mark.note.strip() else ""
    return f"{mark.verdict} by {' '.join(mark.by.split())}, {mark.at.date().isoformat()}{fields}{disputed}{note}"
