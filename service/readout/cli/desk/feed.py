"""``readout desk feed`` and ``readout desk calendar``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from readout.cli.desk.brief import Topic
from readout.cli.desk.due import PartyName
from readout.cli.desk.options import DeskOptions
from readout.cli.grouping import grouped

Place = Annotated[Path, typer.Option("--output", "-o", help="Where it goes; - is standard output.", show_default=False)]


@grouped
def feed(
    *,
    output: Place,
    topic: Topic = "",
    editions: Annotated[int, typer.Option(min=1, help="How many editions, from the last one back.")] = 30,
    address: Annotated[
        str | None, typer.Option(help="Where the feed will be found, for its link to itself.", show_default=False)
    ] = None,
    place: DeskOptions,
) -> None:
    """Write what is new from edition to edition as a feed (Atom): an entry for each change.

    Example: readout desk feed -o /var/www/news/desk.atom --address https://news.example/desk.atom
    """
    from readout.cli.writing import check, write

    check([output], place.files())
    with place.opened() as desk:
        text = desk.feed(topic, latest=editions, address=address)
    write(text, output)


@grouped
def calendar(*, output: Place, party: PartyName = None, place: DeskOptions) -> None:
    """Write the meetings and deadlines that are not past as a calendar (iCalendar).

    Example: readout desk calendar -o desk.ics --party Norway
    """
    from readout.cli.writing import check, write
    from readout.extras import require
    from readout.rendering import CALENDARS

    require(*CALENDARS)
    check([output], place.files())
    with place.opened() as desk:
        text = desk.calendar(None if party is None else desk.party_named(party).key)
    write(text, output)
