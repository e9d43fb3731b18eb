"""A record as the pages show it: plain data, put into words by the views that the briefing's page has too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from markupsafe import Markup

from readout import citations
from readout.desk.serving.workspace.speaking import address, templates
from readout.desk.store.parsing import Same, remembered
from readout.record_types import PerRecord, PerType, type_of
from readout.rendering.page_safety import web_address
from readout.rendering.phrasing import clipped, standing
from readout.rendering.places import where
from readout.rendering.views import Line, RecordView, cut, view
from readout.rendering.views.statement import StatementView
from readout.values.dates_in_words import date_words, days_of, deadline_words
from readout_schemas import (
    AnyRecord,
    Document,
    Evidence,
    RecordType,
    Reviewed,
    Statement,
)

NAMES = PerType(meeting="Meeting", statement="Statement", commitment="Commitment", sanction="Sanction")
"""What one record of each type is called."""
LONGEST = 900
"""Characters of a quotation that a line shows; the thing's own page has more of them."""
ROOM = 140
"""Characters of a list of parties or topics in a line, behind which the others are counted."""
WHOLE = 20_000

_TAGS: PerRecord[str] = PerRecord(
    meeting=lambda one: one.status,
    statement=lambda one: "" if one.quotes else "indirect",
    commitment=lambda one: one.stance,
    sanction=lambda one: one.status,
)
_BY = PerType(meeting="", statement="", commitment="by ", sanction="")
_TAG_WORDS = {"indirect": "reported speech", "in_force": "in force"}


class Source(NamedTuple):
    """A document that tells of a record.

    Attributes:
        id: the document's.
        name: who published it, or what it is called.
        title: its headline.
        published: the day.
        language: its language tag.
        where: the place in it that is cited: a page, a moment; empty for most.
        link: that very place on the web, or the document there.
    """

    id: str
    name: str
    title: str
    published: dt.date | None
    language: str | None
    where: str
    link: str | None

    @property
    def address(self) -> str:
        """The document's page."""
        return address("documents", self.id)


class Spoken(NamedTuple):
    """Quoted words with their language, and how many characters are left out."""

    text: str
    language: str | None
    left_out: int


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A record, put into words.

    Attributes:
        id: of the thing, or of the record.
        address: of its page.
        kind: its type.
        name: what one of its type is called.
        title: what it is, in a line.
        record: itself.
        when: when it is, in a few words; a deadline, of a commitment.
        tag: how firm it is, as the style sheet knows it.
        line: what it says.
        details: what else it says.
        quotes: what was said, word for word.
        translations: the model's.
        gist: what a statement comes to.
        sources: who tells of it.
        standing: how well it is sourced.
        open: what of it is not confirmed, and why.
        reviewed: what people said of it.
    """

    id: str
    address: str
    kind: RecordType
    name: str
    title: str
    record: AnyRecord
    when: str
    day: dt.date | None
    tag: str
    tag_words: str
    line: Line
    details: tuple[Line, ...]
    quotes: tuple[Spoken, ...]
    translations: tuple[str, ...]
    gist: str
    sources: tuple[Source, ...]
    standing: str
    open: tuple[str, ...]
    reviewed: tuple[Reviewed, ...]

    @cached_property
    def body(self) -> Markup:
        """What a line says of it: what it says, who tells of it, what is open, and what was said of it."""
        parts = templates().get_template("parts.html").module
        return Markup(f"{parts.said(self)}{parts.foot(self)}")  # type: ignore[attr-defined]  # noqa: S704

    @property
    def short_details(self) -> tuple[Line, ...]:
        """The details of a word or two."""
        return tuple(line for line in self.details if not _is_labelled(line))

    @property
    def long_details(self) -> tuple[Line, ...]:
        """The details that begin with what they are: ``with``, ``on``, ``outcome:``."""
        return tuple(line for line in self.details if _is_labelled(line))


def shown(
    record: AnyRecord,
    documents: Mapping[str, Document],
    *,
    name: str | None = None,
    alone: bool = False,
    whole: bool = False,
) -> Shown:
    """A record as the pages show it.

    Args:
        record: of one document, or merged.
        documents: those that it cites, by id; one that is not there is called by its id.
        name: the id of the thing, if it is called otherwise than the record.
        alone: whether it is a document's record, in no thing yet.
        whole: whether all of it is shown, and not what a line has room for.
    """
    seen, kind = view(record), type_of(record)
    tag = _TAGS(record)
    days = days_of(seen.when)
    return Shown(
        id=name or record.id,
        address=address("records" if alone else "things", name or record.id),
        kind=kind,
        name=NAMES[kind],
        title=clipped(seen.title, 200),
        record=record,
        when=_BY[kind] + date_words(seen.when, short=True) if seen.when else "",
        day=days.first if days else None,
        tag=tag,
        tag_words=_TAG_WORDS.get(tag, tag),
        line=seen.line,
        details=tuple(cut(line, WHOLE if whole else ROOM) for line in _details(seen, _TAG_WORDS.get(tag, tag))),
        quotes=_spoken(record, documents, WHOLE if whole else LONGEST),
        translations=seen.translations,
        gist=record.gist if isinstance(record, Statement) else "",
        sources=sources_of(record, documents),
        standing=standing(record.sourcing),
        open=seen.open,
        reviewed=record.reviewed,
    )


def line_of(record: AnyRecord, documents: Mapping[str, Document], *, name: str | None = None) -> Shown:
    """A record that was read of the store as a line of a list has it; one that no thing has is shown by itself.

    It is kept, with its words as the page has them, for the next list in which the same record stands. Nothing else is
    in a line than the record and its documents, which cannot be changed.
    """
    named = dict.fromkeys((*_spans(record), *(record.sourcing.documents if record.sourcing else ())))
    return _line(Same(record), tuple(Same(documents.get(one)) for one in named), name)


@remembered()
def _line(record: Same[AnyRecord], documents: tuple[Same[Document | None], ...], name: str | None) -> Shown:
    known = {each.model.id: each.model for each in documents if each.model is not None}
    return shown(record.model, known, name=name, alone=name is None)


def sources_of(record: AnyRecord, documents: Mapping[str, Document]) -> tuple[Source, ...]:
    """The documents that tell of a record, in the order in which it names them."""
    spans = _spans(record)
    named: Iterable[str] = record.sourcing.documents if record.sourcing else spans
    return tuple(source_of(name, documents.get(name), spans.get(name)) for name in named)


def _spans(record: AnyRecord) -> dict[str, Evidence]:
    """The first words that are cited of each document."""
    spans: dict[str, Evidence] = {}
    for span in (*(record.quotes if isinstance(record, Statement) else ()), *record.evidence):
        spans.setdefault(span.document, span)
    return spans


def source_of(name: str, document: Document | None, span: Evidence | None = None) -> Source:
    """A document as a source; one that is not there is called by its id."""
    place, link = (where(span), web_address(span.link)) if span else ("", None)
    if document is None:
        return Source(name, name, "", None, None, place, link)
    title = document.title or document.source.rstrip("/").rpartition("/")[2] or document.source
    return Source(
        id=name,
        name=clipped(document.publisher or document.source, 80),
        title=clipped(title, 200),
        published=document.published,
        language=document.language,
        where=place,
        link=link or web_address(document.url),
    )


def _is_labelled(line: Line) -> bool:
    return line[0].text.endswith(" ")


def _details(seen: RecordView, tag: str) -> Iterator[Line]:
    """The details, without what stands by itself: a statement's gist, the state, the day."""
    alone = {tag, date_words(seen.when), deadline_words(seen.when)}
    for line in seen.details[1:] if isinstance(seen, StatementView) and seen.is_fragment else seen.details:
        if "".join(piece.text for piece in line) not in alone:
            yield line


def _spoken(record: AnyRecord, documents: Mapping[str, Document], room: int) -> tuple[Spoken, ...]:
    if not isinstance(record, Statement):
        return ()
    return tuple(
        Spoken(
            quote.text[:room].strip(),
            documents[quote.document].language if quote.document in documents else None,
            max(0, len(quote.text) - room),
        )
        for quote in citations.spoken(record)
    )
