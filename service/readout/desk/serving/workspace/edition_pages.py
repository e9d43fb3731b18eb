"""Today's edition, every other one, and the list of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Response
from markupsafe import Markup
from sqlalchemy import func, select

from readout.desk.editions import Edition, NothingNew, Title, Wanted, edition_mark
from readout.desk.editions.making import last_of
from readout.desk.serving.answering import page_is_there
from readout.desk.serving.parameters import Words
from readout.desk.serving.workspace.asking import EditorAsks, ReaderAsks, to
from readout.desk.serving.workspace.forms import SentForm
from readout.desk.serving.workspace.showing import Shown, shown
from readout.desk.serving.workspace.speaking import address
from readout.desk.store.tables import ReportRow
from readout.rendering import changes as told
from readout.rendering.phrasing import headline, number
from readout_schemas import AnyRecord, Briefing, Changes

routes = APIRouter(include_in_schema=False)
Which = Annotated[int, Path()]
Topic = Annotated[Words, Query()]
Group = Literal["new", "developed", "corroborated", "disputed", "gone"]
TITLES: dict[str, Group] = {
    "New": "new",
    "Developed": "developed",
    "Newly corroborated": "corroborated",
    "Newly disputed": "disputed",
    "Gone": "gone",
}
CAME = "\x02came\x03"
"""Place of how many reports came since: the page need not be made anew for each."""
AT_ONCE = 60
"""Lines of a group that a page shows; a group by itself has as many on each of its pages."""


@dataclass(frozen=True, slots=True)
class Line:
    """Something that is news: the record, if the edition has it, and what of it is news."""

    item: told.Item
    shown: Shown | None


@dataclass(frozen=True, slots=True)
class Part:
    """A group of news, or a page of it."""

    key: Group
    title: str
    count: int
    lines: tuple[Line, ...]
    first: int

    @property
    def rest(self) -> int:
        """How many come behind those of the page."""
        return self.count - self.first - len(self.lines)


@routes.get("/", response_class=Response)
def today(ask: ReaderAsks) -> Response:
    """The last edition, or what to do where there is none."""
    with ask.desk.store.reading() as session:
        row = last_of(session, "")
        fresh = select(func.count()).select_from(ReportRow)
        came = session.scalar(fresh if row is None else fresh.where(ReportRow.added_at > row.made_at)) or 0
        mark = "" if row is None else edition_mark(session, row.number)

    def made() -> Mapping[str, Any]:
        told = Markup(CAME) if came else ""  # noqa: S704  (ours)
        if row is None:
            return {"edition": None, "came": told}
        return {**_shown(ask.desk.edition(row.number), None, 0), "came": told, "is_last": True}

    rests_on = f"{mark} {came > 0}"
    return ask.page("edition.html", made, section="today", rests_on=rests_on, fills={CAME: number(came, "report")})


@routes.get("/editions", response_class=Response)
def editions(ask: ReaderAsks, topic: Annotated[Words | None, Query()] = None) -> Response:
    """What editions there are, the latest first."""
    return ask.page(
        "editions.html",
        lambda: {"editions": ask.desk.editions(topic)[::-1], "topic": topic},
        section="editions",
    )


@routes.get("/editions/{number}", response_class=Response)
def one_edition(
    ask: ReaderAsks,
    number: Which,
    topic: Topic = "",
    only: Annotated[Group | None, Query()] = None,
    behind: Annotated[int, Query(ge=0, le=10**9)] = 0,
) -> Response:
    """An edition: what is new, developed, corroborated, disputed."""

    def made() -> Mapping[str, Any]:
        return {**_shown(ask.desk.edition(number, topic), only, behind), "came": "", "is_last": False}

    with page_is_there():
        mark = ask.desk.edition_mark(number, topic)
    return ask.page("edition.html", made, section="editions", rests_on=mark)


@routes.post("/editions", response_class=Response)
def make(ask: EditorAsks, form: SentForm) -> Response:
    """Make the next edition, by rule alone."""
    ask.proven(form)
    topic = form.get("topic")
    ask.service.note(ask.bearer, "edition.make", topic)
    found = ask.desk.brief(Wanted(topic=topic))
    number = found.last if isinstance(found, NothingNew) else found.title.number
    return to(address("editions", number, topic=topic) if number else "/")


def _shown(edition: Edition, only: Group | None, behind: int) -> Mapping[str, Any]:
    briefing = edition.briefing
    return {
        "edition": edition.title,
        "headline": headline(briefing) if briefing.records() else "Nothing new, and something gone",
        "points": briefing.summary.points if briefing.summary else (),
        "notes": briefing.notes,
        "parts": list(parts_of(briefing, edition.changes, only, behind)),
        "only": only,
        "forms": _forms(edition.title),
        "period": _period(briefing),
        "documents": len(briefing.documents),
    }


def parts_of(briefing: Briefing, changes: Changes, only: Group | None = None, behind: int = 0) -> Iterator[Part]:
    """What is news, group by group, with the records of the briefing that has them."""
    documents = {one.id: one for one in (*briefing.documents, *changes.documents)}
    records: dict[str, AnyRecord] = {one.id: one for one in briefing.records()}
    for section in told.sections(changes):
        key = TITLES[section.title]
        if only is not None and key != only:
            continue
        first = behind if only else 0
        lines = (
            Line(item, shown(records[item.id], documents) if item.id in records else None)
            for item in section.items[first : first + AT_ONCE]
        )
        yield Part(key, section.title, len(section.items), tuple(lines), first)


def _forms(title: Title) -> dict[str, str]:
    """The edition in other forms, by their names."""
    own, topic = f"/v1/editions/{title.number}", title.topic
    asked = {"The briefing’s page": "html", "Markdown": "markdown", "Calendar": "ics", "JSON": "json"}
    return {name: f"{own}{address('', topic=topic, format=form)[1:]}" for name, form in asked.items()}


def _period(briefing: Briefing) -> tuple[dt.date, dt.date] | None:
    days = [one.published for one in briefing.documents if one.published]
    return (min(days), max(days)) if days else None
