"""Two editions side by side: how each has what differs between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Query, Response
from sqlalchemy.orm import Session

from readout.desk.editions.making import edition_mark, last_of, news_between, row_of, title_of
from readout.desk.editions.marks import marked
from readout.desk.editions.states import State
from readout.desk.serving.answering import page_is_there
from readout.desk.serving.workspace.asking import ReaderAsks
from readout.desk.serving.workspace.edition_pages import TITLES, Group, Topic, Which
from readout.desk.serving.workspace.showing import Shown, shown
from readout.desk.store.stamping import mark_of_the_past
from readout.desk.store.tables import EditionRow
from readout.desk.telling.things import documents_named, sources_of
from readout.rendering import changes as told

routes = APIRouter(include_in_schema=False)
AT_ONCE = 25
"""Lines of a group that a page shows, each twice; a group by itself has as many on each of its pages."""


class Row(NamedTuple):
    """Something that differs: how the earlier edition has it, and the later one."""

    item: told.Item
    before: Shown | None
    after: Shown | None


@dataclass(frozen=True, slots=True)
class Part:
    """A group of what differs, or a page of it."""

    key: Group
    title: str
    count: int
    rows: tuple[Row, ...]
    first: int

    @property
    def rest(self) -> int:
        """How many come behind those of the page."""
        return self.count - self.first - len(self.rows)


@routes.get("/editions/{number}/compare", response_class=Response)
def compare(
    ask: ReaderAsks,
    number: Which,
    beside: Annotated[int | None, Query(alias="with")] = None,
    topic: Topic = "",
    only: Annotated[Group | None, Query()] = None,
    behind: Annotated[int, Query(ge=0, le=10**9)] = 0,
) -> Response:
    """What differs between two editions of a topic, the earlier one to the left, whichever is named first."""
    first, second = sorted((number, beside if beside is not None else max(1, number - 1)))
    with page_is_there(), ask.desk.store.reading() as session:
        marks = [edition_mark(session, one, topic) for one in (first, second)]
        last = last_of(session, topic)
        rests_on = " ".join((*marks, mark_of_the_past(session), str(last.number if last else 0)))

    def made() -> Mapping[str, Any]:
        with ask.desk.store.reading() as session:
            rows = [row_of(session, one, topic) for one in (first, second)]
            parts = list(_parts(session, rows[0], rows[1], only, behind))
        named = {"first": title_of(rows[0]), "second": title_of(rows[1])}
        return {**named, "parts": parts, "only": only, "topic": topic, "editions": ask.desk.editions(topic)[::-1]}

    return ask.page("compare.html", made, section="editions", rests_on=rests_on)


def _parts(session: Session, first: EditionRow, second: EditionRow, only: Group | None, behind: int) -> Iterable[Part]:
    news = news_between(session, first.number, second.number, first.topic)
    found = [(TITLES[one.title], one) for one in told.sections(news.changes)]
    begin = behind if only else 0
    chosen = [(key, one, one.items[begin : begin + AT_ONCE]) for key, one in found if only in {None, key}]
    named = sorted({item.id for _, _, items in chosen for item in items})
    before, after = (_shown(session, named, states) for states in (news.before, news.now))
    for key, one, items in chosen:
        rows = tuple(Row(item, before.get(item.id), after.get(item.id)) for item in items)
        yield Part(key, one.title, len(one.items), rows, begin)


def _shown(session: Session, named: list[str], told: Mapping[str, State]) -> dict[str, Shown]:
    """What things were, as they are shown."""
    states = marked(session, {name: told[name] for name in named if name in told})
    sources = {name for state in states.values() for name in sources_of(state)}
    documents = {one.id: one for one in documents_named(session, sources)}
    return {name: shown(state.record, documents, name=name) for name, state in states.items()}
