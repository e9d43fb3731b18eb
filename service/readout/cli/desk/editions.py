"""``readout desk editions`` and ``readout desk diff``."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Annotated

import typer

from readout.cli.desk.brief import Topic
from readout.cli.desk.options import DeskOptions
from readout.cli.grouping import grouped
from readout.cli.options import Output

Number = Annotated[int, typer.Argument(min=1, show_default=False)]


@grouped
def editions(
    *,
    topic: Annotated[str | None, typer.Option(help="Those of this topic alone.", show_default=False)] = None,
    place: DeskOptions,
) -> None:
    """List the editions: number, when it was made, since when, and of which topic.

    Example: readout desk editions
    """
    from readout.writable import writable

    with place.opened() as desk:
        found = desk.editions(topic)
    for one in found:
        made = one.made_at.strftime("%Y-%m-%d %H:%M UTC")
        typer.echo(writable(f"{one.number:>5}  {made}  since {one.since or 'the beginning'}  {one.topic}".rstrip()))
    if not found:
        typer.echo("no edition was made yet: make one with readout desk brief")


@dataclasses.dataclass(frozen=True, kw_only=True)
class ChangesOptions:
    """Where the changes go."""

    output: Output = None
    html: Annotated[Path | None, typer.Option(help="Write the changes as a page.")] = None
    markdown: Annotated[Path | None, typer.Option(help="Write the changes in Markdown.")] = None


@grouped
def diff(*, first: Number, second: Number, topic: Topic = "", forms: ChangesOptions, place: DeskOptions) -> None:
    """Show what is news in the second of two editions against the first, whether or not others lie between.

    Example: readout desk diff 3 7 --markdown news.md
    """
    from readout.cli.diff import deliver_changes
    from readout.cli.writing import check

    check((forms.output, forms.html, forms.markdown), place.files())
    with place.opened() as desk:
        changes = desk.changes(first, second, topic)
    deliver_changes(changes, forms.output, forms.html, forms.markdown)
