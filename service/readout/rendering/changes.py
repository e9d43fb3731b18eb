"""What is new between two briefings: for a terminal, as Markdown, and as a page."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from readout.rendering.memo import escaped
from readout.rendering.page_safety import environment
from readout_schemas import Changes, RecordChange

LONGEST = 2000
"""Characters of a line."""

_SECTIONS = (
    ("new", "New", "green"),
    ("developed", "Developed", "yellow"),
    ("corroborated", "Newly corroborated", "cyan"),
    ("disputed", "Newly disputed", "magenta"),
    ("gone", "Gone", "red"),
)
"""In the order in which they are shown: the name in the JSON, the heading, and its colour at a terminal."""


def sections(changes: Changes) -> tuple[tuple[str, str, Sequence[RecordChange]], ...]:
    """The headings, their colours, and what stands under them."""
    held = (changes.new, changes.developed, changes.corroborated, changes.disputed, changes.gone)
    return tuple((title, style, entries) for (_, title, style), entries in zip(_SECTIONS, held, strict=True))


def details(entry: RecordChange, title: str) -> list[str]:
    """What stands under a line: what changed from what to what, and which documents say so."""
    lines = [
        f"{field.field}: {'disputed: ' if title == 'Newly disputed' else ''}"
        + (f"{field.before} → {field.after}" if field.before else field.after)
        + (f" (since {field.since})" if field.since else "")
        for field in entry.fields
    ]
    if entry.documents:
        label = "source" if len(entry.documents) == 1 else "sources"
        lines.append(f"{label}: {', '.join(entry.documents)}")
    return lines


def print_changes(changes: Changes, console: Console | None = None) -> None:
    """Print the changes, by default to standard output; piped lines are not wrapped."""
    out = console or Console(highlight=False, soft_wrap=True)
    for title, style, entries in sections(changes):
        out.print(Text(f"{title.upper()} ({len(entries)})", style=f"bold {style}"))
        for entry in entries:
            out.print(Padding(Text(entry.line), (0, 0, 0, 2), expand=False), soft_wrap=not out.is_terminal)
            for detail in details(entry, title):
                text = Padding(Text(detail, style="dim"), (0, 0, 0, 4), expand=False)
                out.print(text, soft_wrap=not out.is_terminal)
        out.print()


def changes_markdown(changes: Changes) -> str:
    """The changes as Markdown."""
    parts = ["# What is new", ""]
    for title, _, entries in sections(changes):
        parts += [f"## {title} ({len(entries)})", ""]
        for entry in entries:
            parts.append(f"- {escaped(entry.line, LONGEST)}")
            parts += [f"    - {escaped(detail, LONGEST)}" for detail in details(entry, title)]
        parts += [""] if entries else []
    return "\n".join(parts).rstrip() + "\n"


def changes_page(changes: Changes) -> str:
    """The changes as one page of HTML that needs nothing else."""
    told = [(title, [(entry, details(entry, title)) for entry in entries]) for title, _, entries in sections(changes)]
    return environment("readout.rendering").get_template("changes.html.j2").render(sections=told)
