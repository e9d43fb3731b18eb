"""``readout diff``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli.options import Output

if TYPE_CHECKING:
    from readout_schemas import Changes

Page = Annotated[Path | None, typer.Option(help="Write the changes as a page.")]
Markdown = Annotated[Path | None, typer.Option(help="Write the changes in Markdown.")]


def diff(
    *,
    old: Annotated[Path, typer.Argument(help="The earlier briefing.", show_default=False)],
    new: Annotated[Path, typer.Argument(help="The later briefing.", show_default=False)],
    output: Output = None,
    html: Page = None,
    markdown: Markdown = None,
) -> None:
    """Show what is new between two briefings.

    What is new, has developed (from, to, since when), is corroborated or disputed now, or is gone though its documents
    were read again. The later briefing need not hold the reports of the earlier one.

    Example: readout diff yesterday.json today.json --markdown news.md
    """
    from readout.cli.writing import check
    from readout.merging import compare
    from readout.report_io import read_briefing

    check((output, html, markdown), (old, new))
    earlier, later = read_briefing(old), read_briefing(new)
    if {one.id for one in earlier.documents}.isdisjoint(one.id for one in later.documents):
        typer.echo("readout: the two briefings share no document: what is gone cannot be told", err=True)
    deliver_changes(compare(earlier, later), output, html, markdown)


def deliver_changes(changes: Changes, output: Path | None, html: Path | None, markdown: Path | None) -> None:
    """Write changes in what forms are asked for, and print them where nothing else goes to standard output."""
    from readout.cli.writing import json_of, write
    from readout.rendering import changes_markdown, changes_page, print_changes

    forms = ((output, json_of), (html, changes_page), (markdown, changes_markdown))
    asked = [(place, form) for place, form in forms if place is not None]
    for place, form in asked:
        write(form(changes), place)
    if all(str(place) != "-" for place, _ in asked):
        print_changes(changes)
