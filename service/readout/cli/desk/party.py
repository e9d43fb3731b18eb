"""``readout desk party``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from readout.cli.desk.found import After, FoundOptions, Limit, OfType, tell_next
from readout.cli.desk.options import DeskOptions
from readout.cli.grouping import grouped

if TYPE_CHECKING:
    from rich.console import Console

    from readout_schemas.desk import PartyPage


@grouped
def party(
    *,
    name: Annotated[str, typer.Argument(help="Its name, words of it, or its key.", show_default=False)],
    kind: OfType = None,
    limit: Limit = 50,
    after: After = None,
    form: FoundOptions,
    place: DeskOptions,
) -> None:
    """Show what a party met, said, promised and imposed over time, the latest first, each thing once.

    Example: readout desk party "Ida Berg" --type statement
    """
    from readout.desk.telling.tables import party_table

    form.check(place.files())
    with place.opened() as desk:
        page = desk.party(desk.party_named(name).key, kind=kind, limit=limit, after=after)
    table = party_table(page.entries, page.documents)
    form.deliver(page.model_dump(mode="json"), table, lambda out: _show(out, page))
    if page.next and form.format != "json":
        tell_next(page.next)


def _show(out: Console, page: PartyPage) -> None:
    from readout.cli.desk.found import print_note, print_sources, print_thing
    from readout.record_types import PLURALS
    from readout.rendering.phrasing import number, plain

    told = ", ".join(number(count, kind, PLURALS[kind]) for kind, count in page.counts.items())
    print_note(out, f"{page.name} ({page.key}): {told}", 0)
    documents = {one.id: one for one in page.documents}
    for one in page.entries:
        roles = ", ".join(map(plain, one.roles))
        print_thing(out, f"{one.day or '          '}  {one.type:10}", one.record, "cyan")
        print_note(out, f"as: {roles}")
        print_sources(out, one.documents, documents)
