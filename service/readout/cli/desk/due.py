"""``readout desk due``."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli.desk.found import FoundOptions
from readout.cli.desk.options import DeskOptions
from readout.cli.grouping import grouped

if TYPE_CHECKING:
    from rich.console import Console

    from readout_schemas.desk import DueList

Day = dt.datetime
DAY = ["%Y-%m-%d"]
PartyName = Annotated[str | None, typer.Option(help="A party's name or key: only its own.", show_default=False)]
_STYLES = {"open": "cyan", "overdue": "red", "kept": "green", "withdrawn": "magenta"}


@grouped
def due(
    *,
    first: Annotated[
        Day | None, typer.Option("--from", formats=DAY, help="First day of the deadlines.", show_default=False)
    ] = None,
    last: Annotated[
        Day | None, typer.Option("--to", formats=DAY, help="Last day of the deadlines.", show_default=False)
    ] = None,
    party: PartyName = None,
    form: FoundOptions,
    place: DeskOptions,
) -> None:
    """List the commitments by deadline: open, overdue, kept or withdrawn, and what later reports say of each.

    A deadline ends with the last day that it may mean. Who promised without a deadline is not listed.

    Example: readout desk due --from 2025-03-01 --to 2025-03-31 --party Norway
    """
    from readout.desk.telling.tables import due_table

    form.check(place.files())
    with place.opened() as desk:
        key = None if party is None else desk.party_named(party).key
        found = desk.due(day_of(first), day_of(last), key)
    form.deliver(found.model_dump(mode="json"), due_table(found), lambda out: _show(out, found))


def day_of(moment: Day | None) -> dt.date | None:
    """The day of an option."""
    return None if moment is None else moment.date()


def _show(out: Console, found: DueList) -> None:
    from readout.cli.desk.found import print_note, print_sources, print_thing
    from readout.rendering.phrasing import plain
    from readout.values.dates_in_words import day_words

    documents = {one.id: one for one in found.documents}
    if not found.commitments:
        print_note(out, "nothing is due", 0)
    for one in found.commitments:
        print_thing(out, f"{one.day}  {one.state:9}", one.record, _STYLES[one.state])
        for step in one.later:
            since = f", {day_words(step.day)}" if step.day else ""
            before = f"{step.before} → " if step.before else ""
            print_note(out, f"{plain(step.field)}: {before}{step.after}{since}")
        print_sources(out, one.documents, documents)
