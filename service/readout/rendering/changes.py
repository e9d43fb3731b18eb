"""What is new between two briefings: for a terminal, as Markdown, and as a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from rich.console import Console
from rich.text import Text

from readout.citations import quoted
from readout.rendering.lines import print_line, safe
from readout.rendering.memo import MARK, escaped
from readout.rendering.page_safety import environment, web_address
from readout.rendering.phrasing import clipped, flat, plain
from readout.rendering.places import where
from readout.values.dates_in_words import date_words, day_words
from readout_schemas import Changes, Document, Edtf, Evidence, FieldChange, RecordChange, When

LONGEST = 2000
"""Characters of a line."""
QUOTE = 240
"""Characters of the words of a source."""
NOTHING = "Nothing is new."

_SECTIONS = (
    ("New", "green"),
    ("Developed", "yellow"),
    ("Newly corroborated", "cyan"),
    ("Newly disputed", "magenta"),
    ("Gone", "red"),
)
"""In the order in which they are shown: the heading, and its colour at a terminal."""
_FIELDS = {"when": "date", "participants": "attendance", "counts": "number"}
"""What a field is called where it is not by its name."""
_DATES = {"when", "deadline"}
_VERBATIM = {"conditions", "condition"}
_EDTF = re.compile(get_args(Edtf)[1].pattern)


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so, and with which words.

    Attributes:
        words: of the source; empty where none are shown.
        name: who published it, the file, the day, the place in it.
        address: where it can be read; None if it is not on the web.
    """

    words: str
    name: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """One record of which something is new."""

    id: str
    line: str
    details: tuple[str, ...]
    label: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading."""

    title: str
    style: str
    items: tuple[Item, ...]


def sections(changes: Changes) -> list[Section]:
    """The headings under which anything stands."""
    documents = {document.id: document for document in changes.documents}
    held = (changes.new, changes.developed, changes.corroborated, changes.disputed, changes.gone)
    return [
        Section(title, style, tuple(_item(entry, title, documents) for entry in entries))
        for (title, style), entries in zip(_SECTIONS, held, strict=True)
        if entries
    ]


def _item(entry: RecordChange, title: str, documents: dict[str, Document]) -> Item:
    label = {"Newly corroborated": "now also", "Gone": "no longer in"}.get(title, "source")
    told = [span for field in entry.fields for span in field.evidence] or entry.evidence
    return Item(
        entry.id,
        entry.line,
        tuple(_change(field, disputed=title == "Newly disputed") for field in entry.fields),
        label,
        tuple(_sources(entry.documents, told, documents)),
    )


def _change(field: FieldChange, *, disputed: bool) -> str:
    name = _FIELDS.get(field.field, plain(field.field))
    since = f", since {day_words(field.since)}" if field.since else ""
    if disputed:
        return (
            f"{name} disputed{since}: {' or '.join(value_words(field.field, one) for one in field.after.split(' / '))}"
        )
    before, after = (value_words(field.field, value) for value in (field.before, field.after))
    return f"{name}: {f'{before} → ' if before else ''}{after}{since}"


def value_words(field: str, value: str) -> str:
    """A field's value as one says it: a day in words, what a source says in quotation marks, a code as words."""
    if field in _DATES and _EDTF.fullmatch(value):
        return date_words(When(text=value, edtf=value, basis="stated"))
    if value and field in _VERBATIM | _DATES:
        return quoted(value)
    return plain(value)


def _sources(names: Sequence[str], told: Iterable[Evidence], documents: dict[str, Document]) -> Iterator[Source]:
    """Each document with the words of it that are cited, if any are."""
    words: dict[str, Evidence] = {}
    for span in told:
        words.setdefault(span.document, span)
    for name in names:
        document = documents.get(name)
        cited = words.get(name)
        said = quoted(clipped(cited.text, QUOTE)) if cited else ""
        if document is None:
            yield Source(said, name, None)
        else:
            place = where(cited) if cited else ""
            address = web_address((cited.link if cited else None) or document.url)
            yield Source(said, ", ".join(filter(None, (_name(document), place))), address)


def _name(document: Document) -> str:
    """``Reuters (a.txt), 15 March 2025``: who published it, the file in which it can be looked up, and the day."""
    day = day_words(document.published) if document.published else ""
    source = flat(document.source)
    named = f"{flat(document.publisher)} ({source})" if document.publisher else source
    return ", ".join(filter(None, (named, day)))


def print_changes(changes: Changes, console: Console | None = None) -> None:
    """Print the changes, by default to standard output: as wide as a terminal, unwrapped where there is none."""
    out = console or Console(highlight=False)
    found = sections(changes)
    if not found:
        print_line(out, Text(NOTHING))
    for number, section in enumerate(found):
        if number:
            out.print()
        print_line(out, Text(f"{section.title.upper()} ({len(section.items)})", style=f"bold {section.style}"))
        for item in section.items:
            print_line(out, Text(safe(item.line)), indent=2)
            for line in _lines(item):
                print_line(out, Text(safe(line), style="dim"), indent=4)


def _lines(item: Item) -> Iterator[str]:
    yield from item.details
    label = "sources" if item.label == "source" and len(item.sources) > 1 else item.label
    yield f"{label}: {'; '.join(source.name for source in item.sources)}"


def changes_markdown(changes: Changes) -> str:
    """The changes as Markdown."""
    found = sections(changes)
    parts = ["# What is new", "", *([] if found else [NOTHING, ""])]
    for section in found:
        parts += [f"## {section.title} ({len(section.items)})", ""]
        for item in section.items:
            parts.append(f"- {escaped(item.line, LONGEST)}")
            parts += [f"    - {escaped(detail, LONGEST)}" for detail in item.details]
            parts += [f"    - {item.label}: {_linked(source)}" for source in item.sources]
        parts.append("")
    return "\n".join(parts).rstrip() + "\n" + MARK


def _linked(source: Source) -> str:
    name = escaped(source.name)
    linked = f"[{name}](<{source.address}>)" if source.address else name
    return f"{linked}: {escaped(source.words, LONGEST)}" if source.words else linked


def changes_page(changes: Changes) -> str:
    """The changes as one page of HTML that needs nothing else."""
    return (
        environment("readout.rendering")
        .get_template("changes.html.j2")
        .render(sections=sections(changes), nothing=NOTHING)
    )
