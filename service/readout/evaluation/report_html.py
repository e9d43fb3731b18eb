"""One HTML page for an evaluation: each article with what the gold and the system mark in it, misses and false alarms.

The page is self-contained and loads nothing. What an article or a model wrote is escaped by Jinja2, and a content
security policy forbids every script and every request, so that a hostile article stays text.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from readout.evaluation.comparison import Comparison
from readout.evaluation.gold import Gold, GoldDocument
from readout.evaluation.report_terminal import number
from readout.evaluation.results import DocumentScores, Evaluation, Item, f1, scores
from readout.record_types import RECORD_TYPES
from readout.rendering.page_safety import environment, policy
from readout_schemas import Span

WRONG = ("missed", "false_alarm")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an article in which nothing begins or ends.

    Attributes:
        text: its words.
        classes: ``gold``, ``system``, ``missed``, ``false_alarm``: who marks it, and whether it went wrong.
        title: what is said of it, for a pointer that rests on it.
        anchors: ids of the items that begin here.
    """

    text: str
    classes: str
    title: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An item with the place in the page that it leads to."""

    item: Item
    anchor: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article of the page."""

    scores: DocumentScores
    pieces: tuple[Piece, ...]
    wrong: tuple[Row, ...]
    faulty: tuple[Row, ...]
    f1: tuple[tuple[str, str], ...]


def html_page(gold: Gold, evaluation: Evaluation, comparison: Comparison | None = None) -> str:
    """The page.

    Args:
        gold: holds the texts.
        evaluation: what is shown.
        comparison: what changed in it, if it is held against another.
    """
    style = (resources.files(__package__) / "templates" / "evaluation.css").read_text(encoding="utf-8")
    made = environment(__package__)
    made.filters["number"] = number
    template = made.get_template("evaluation.html.j2")
    documents = {document.prefix: document for document in gold.documents}
    return template.render(
        evaluation=evaluation,
        comparison=comparison,
        style=style,
        policy=policy(style),
        sheets=[_sheet(documents[one.document], one) for one in evaluation.documents],
        languages=_languages(evaluation),
        types=[(kind, f1(evaluation.micro, kind), evaluation.micro) for kind in RECORD_TYPES],
        fields=[(name, value) for name, value in scores(evaluation.micro).items() if not _of_types(name)],
        merging=scores(evaluation.cross.ratios),
    )


def _languages(evaluation: Evaluation) -> list[tuple[str, list[float | None]]]:
    """Each language with F1 and ``kept`` of each type; nothing where there is but one."""
    if len(evaluation.by_language) < 2:  # noqa: PLR2004
        return []
    by_tag = {tag: scores(ratios) for tag, ratios in evaluation.by_language.items()}
    return [
        (tag, [values.get(f"{kind}.{part}") for kind in RECORD_TYPES for part in ("f1", "kept")])
        for tag, values in by_tag.items()
    ]


def _of_types(name: str) -> bool:
    return name.endswith((".f1", ".precision", ".recall"))


def _sheet(document: GoldDocument, one: DocumentScores) -> Sheet:
    rows = [Row(item, f"{one.document}-{index}") for index, item in enumerate(one.items)]
    return Sheet(
        scores=one,
        pieces=tuple(pieces(document.text, rows)),
        wrong=tuple(row for row in rows if row.item.outcome in WRONG),
        faulty=tuple(row for row in rows if row.item.outcome not in {*WRONG, "optional"} and row.item.faults),
        f1=tuple((kind, number(f1(one.ratios, kind))) for kind in RECORD_TYPES),
    )


def pieces(text: str, rows: Sequence[Row]) -> list[Piece]:
    """The text, cut wherever a span of an item begins or ends; together the pieces are the text."""
    marks = [(span.start, span.end, side, row) for row in rows for side, span in _spans(row.item)]
    cuts = sorted({0, len(text), *(start for start, *_ in marks), *(end for _, end, *_ in marks)})
    anchored = {row.anchor: min(span.start for _, span in _spans(row.item)) for row in rows if _spans(row.item)}
    result: list[Piece] = []
    for start, end in itertools.pairwise(cuts):
        here = [(side, row) for first, last, side, row in marks if first <= start and end <= last]
        names = dict.fromkeys(name for side, row in here for name in (side, row.item.outcome))
        classes = " ".join(name for name in names if name in {"gold", "system", *WRONG})
        told = dict.fromkeys(_told(row.item) for _, row in here)
        anchors = tuple(anchor for anchor, place in anchored.items() if place == start)
        result.append(Piece(text[start:end], classes, "; ".join(told), anchors))
    return result


def _spans(item: Item) -> list[tuple[str, Span]]:
    return [*(("gold", span) for span in item.gold_spans), *(("system", span) for span in item.system_spans)]


def _told(item: Item) -> str:
    return f"{item.outcome.replace('_', ' ')}: {item.type} {item.gold or item.system}"
