"""What is new between two briefings, for a person at a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from readout_schemas import Changes, RecordChange

WIDTH = 80
_STYLES = {"new": "green", "changed": "yellow", "confirmed": "cyan", "gone": "red"}


def print_changes(changes: Changes, console: Console | None = None) -> None:
    """Print the changes, by default to standard output."""
    out = console or Console(highlight=False)
    out.width = min(out.width, WIDTH)
    for name, style in _STYLES.items():
        entries: tuple[RecordChange, ...] = getattr(changes, name)
        out.print(Text(f"{name.upper()} ({len(entries)})", style=f"bold {style}"))
        for entry in entries:
            out.print(Padding(Text(entry.line), (0, 0, 0, 2)))
            details = [
                f"{field.field}: {field.before or 'nothing'} → {field.after or 'nothing'}" for field in entry.fields
            ]
            if entry.sources:
                details.append(f"now also in {', '.join(entry.sources)}")
            for detail in details:
                out.print(Padding(Text(detail, style="dim"), (0, 0, 0, 4)))
        out.print()
