"""``readout desk find``."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from readout.cli.desk.due import DAY, Day, PartyName, day_of
from readout.cli.desk.found import After, FoundOptions, Limit, OfType, tell_next
from readout.cli.desk.options import DeskOptions
from readout.cli.grouping import grouped

if TYPE_CHECKING:
    from rich.console import Console

    from readout.desk import Desk, DocumentQuery, Page, RecordQuery
    from readout.desk.store.queries import FoundDocument, FoundRecord
    from readout_schemas import Document


@dataclasses.dataclass(frozen=True, kw_only=True)
class FilterOptions:
    """What has to hold of what is found."""

    kind: OfType = None
    status: Annotated[str | None, typer.Option(help="As 'planned' or 'in_force'.", show_default=False)] = None
    party: PartyName = None
    role: Annotated[
        str | None, typer.Option(help="The party's part: 'speaker', 'hosts', 'targets'.", show_default=False)
    ] = None
    first: Annotated[
        Day | None, typer.Option("--from", formats=DAY, help="On this day, or later.", show_default=False)
    ] = None
    last: Annotated[
        Day | None, typer.Option("--to", formats=DAY, help="On this day, or before.", show_default=False)
    ] = None
    due_from: Annotated[Day | None, typer.Option(formats=DAY, help="Due on it, or later.", show_default=False)] = None
    due_to: Annotated[Day | None, typer.Option(formats=DAY, help="Due on it, or before.", show_default=False)] = None
    language: Annotated[str | None, typer.Option(help="Of its document: 'pt' finds 'pt-BR'.", show_default=False)] = (
        None
    )
    publisher: Annotated[str | None, typer.Option(help="Of its document.", show_default=False)] = None
    document: Annotated[str | None, typer.Option(help="Id of its document.", show_default=False)] = None
    confirmed: Annotated[
        bool | None,
        typer.Option("--confirmed/--unconfirmed", help="With no open field, or with some.", show_default=False),
    ] = None

    def of_records(self, desk: Desk, words: str) -> RecordQuery:
        """The same as the desk asks for records.

        Raises:
            InputError: there is no such party, or there are several.
        """
        from readout.desk import RecordQuery

        return RecordQuery(
            words=words,
            type=self.kind,
            status=self.status,
            party=None if self.party is None else desk.party_named(self.party).key,
            role=self.role,
            start=day_of(self.first),
            end=day_of(self.last),
            due_start=day_of(self.due_from),
            due_end=day_of(self.due_to),
            language=self.language,
            publisher=self.publisher,
            document=self.document,
            confirmed=self.confirmed,
        )

    def of_documents(self, words: str) -> DocumentQuery:
        """The same as the desk asks for documents.

        Raises:
            SettingsError: something is said that only a record has.
        """
        from readout.desk import DocumentQuery
        from readout.errors import SettingsError

        of_both = {"first", "last", "language", "publisher"}
        given = [one.name for one in dataclasses.fields(self) if getattr(self, one.name) is not None]
        wrong = [name for name in given if name not in of_both]
        if wrong:
            raise SettingsError(f"--documents: {_option(wrong[0])} is of records alone; leave it out")
        return DocumentQuery(
            words=words,
            start=day_of(self.first),
            end=day_of(self.last),
            language=self.language,
            publisher=self.publisher,
        )


@dataclasses.dataclass(frozen=True, kw_only=True)
class PageOptions:
    """In which order, and how many."""

    order: Annotated[
        Literal["newest", "day", "due"],
        typer.Option(help="What came last first; the latest day first; the earliest deadline first."),
    ] = "newest"
    limit: Limit = 20
    after: After = None


@grouped
def find(
    *,
    words: Annotated[
        list[str] | None,
        typer.Argument(help="All have to be there; 'in quotation marks' together.", show_default=False),
    ] = None,
    documents: Annotated[bool, typer.Option("--documents", help="Find documents, by title and text.")] = False,
    filters: FilterOptions,
    paging: PageOptions,
    form: FoundOptions,
    place: DeskOptions,
) -> None:
    """Find records, or documents, by words of any script and by what they are.

    Example: readout desk find grain "black sea" --type commitment --due-to 2025-06-30 --order due
    """
    form.check(place.files())
    asked = " ".join(f'"{word}"' if " " in word else word for word in words or ())
    with place.opened() as desk:
        if documents:
            found = desk.find_documents(filters.of_documents(asked), limit=paging.limit, after=paging.after)
            _deliver_documents(form, found)
            return
        query = filters.of_records(desk, asked)
        page = desk.find_records(query, order=paging.order, limit=paging.limit, after=paging.after)
        named = desk.documents_named(one.document for one in page.items)
    _deliver_records(form, page, named)


def _deliver_records(form: FoundOptions, page: Page[FoundRecord], documents: tuple[Document, ...]) -> None:
    from readout.desk.telling.tables import records_table

    whole = {
        "records": [
            {"type": one.type, "record": one.record.model_dump(mode="json"), "excerpt": one.excerpt}
            for one in page.items
        ],
        "documents": [one.model_dump(mode="json") for one in documents],
        "next": page.next,
    }
    form.deliver(whole, records_table(page.items, documents), lambda out: _show_records(out, page, documents))
    _go_on(form, page.next)


def _deliver_documents(form: FoundOptions, page: Page[FoundDocument]) -> None:
    from readout.desk.telling.tables import documents_table

    whole = {
        "documents": [{"document": one.document.model_dump(mode="json"), "excerpt": one.excerpt} for one in page.items],
        "next": page.next,
    }
    form.deliver(whole, documents_table(page.items), lambda out: _show_documents(out, page))
    _go_on(form, page.next)


def _go_on(form: FoundOptions, after: str | None) -> None:
    if after and form.format != "json":
        tell_next(after)


def _show_records(out: Console, page: Page[FoundRecord], named: tuple[Document, ...]) -> None:
    from readout.cli.desk.found import print_note, print_sources, print_thing

    documents = {one.id: one for one in named}
    if not page.items:
        print_note(out, "nothing was found", 0)
    for one in page.items:
        print_thing(out, one.type, one.record, "cyan")
        print_note(out, one.excerpt)
        print_sources(out, [one.document], documents)


def _show_documents(out: Console, page: Page[FoundDocument]) -> None:
    from readout.cli.desk.found import print_note

    if not page.items:
        print_note(out, "nothing was found", 0)
    for one in page.items:
        told = one.document
        said = (str(told.published or ""), told.publisher, told.title or told.source, f"[{told.id}]")
        print_note(out, "  ".join(filter(None, said)), 0)
        print_note(out, one.excerpt)


def _option(name: str) -> str:
    return {"kind": "--type", "confirmed": "--confirmed"}.get(name, f"--{name.replace('_', '-')}")
