"""Review: what waits, one record at a time beside its words, with a key a verdict."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from fastapi import APIRouter, Response

from readout.desk.editions.making import edition
from readout.desk.reviewing import NewReview, Review, ReviewKind
from readout.desk.reviewing.about import OvertakenError, record_about
from readout.desk.reviewing.correcting import CorrectionError
from readout.desk.reviewing.queue import GROUPS, Group, Item, Queue
from readout.desk.reviewing.waiting import Chosen
from readout.desk.serving.workspace.asking import CONFLICT, WRONG, Ask, EditorAsks, to
from readout.desk.serving.workspace.correction_form import PREFIX, Filled, given, is_asked_for
from readout.desk.serving.workspace.forms import Form, SentForm
from readout.desk.serving.workspace.review_looking import (
    TITLES,
    last_of,
    looked_at,
    number_in,
    place_of,
    review_numbered,
    said_of,
    written,
)
from readout.desk.serving.workspace.search_pages import Asked, Fields
from readout.desk.serving.workspace.speaking import address
from readout.errors import InputError
from readout.record_types import RECORD_TYPES, type_of
from readout.rendering import phrasing
from readout_schemas import RECORD_MODELS

routes = APIRouter(include_in_schema=False)
FILTERS = ("type", "party", "edition", "topic", "only")
UNDOABLE = dt.timedelta(hours=12)
"""How long ago what the button takes back may have been said."""
NOT_KEPT = "The correction was not kept: what is wrong with it is said at"
_KINDS: dict[str, ReviewKind] = {str(one): one for one in get_args(ReviewKind)}


@dataclass(frozen=True, slots=True)
class Filter:
    """Which records are gone through."""

    chosen: Chosen
    only: Group | None


@routes.get("/review", response_class=Response)
def review(ask: EditorAsks, asked: Asked) -> Response:
    """A record that waits: the first, the one behind or before a place, or that of an id."""
    return page(ask, asked)


@routes.post("/review", response_class=Response)
def say(ask: EditorAsks, form: SentForm) -> Response:
    """Keep what somebody says of a record, and show the next; or say why it was not kept."""
    ask.proven(form)
    asked = Fields({name: form.get(name) for name in (*FILTERS, "place") if form.get(name)})
    record, verdict = form.get("record"), form.get("verdict")
    corrects = verdict == "correct"
    filled = _filled(ask, form, record) if corrects else None
    if corrects and form.get("add"):
        return page(ask, asked, record=record, filled=filled)
    try:
        new = _new(ask, form, filled)
        ask.service.note(ask.bearer, "review.add", f"{new.verdict} {record}")
        (kept,) = ask.desk.review(new)
    except OvertakenError:
        told = "Somebody reviewed it, or it was read anew, while you looked. Nothing of yours was kept: look again."
        return page(ask, asked, record=record, filled=filled, fault=told, status=CONFLICT)
    except InputError as error:
        faults = error.faults if isinstance(error, CorrectionError) else {}
        again = Filled(filled.fields, faults) if filled else None
        beside = f"{NOT_KEPT} {phrasing.number(len(faults), 'field')}."
        fault = beside if faults and all(map(is_asked_for, faults)) else str(error)
        return page(ask, asked, record=record, filled=again, fault=fault, status=WRONG)
    if verdict == "note":
        return to(address("review", **_filters(asked), at=record, place=asked["place"], done=kept.number))
    return to(address("review", **_filters(asked), after=asked["place"], done=kept.number))


@routes.post("/review/undo", response_class=Response)
def undo(ask: EditorAsks, form: SentForm) -> Response:
    """Take back what somebody said last, by reviews that say so: of all records of a thing all at once."""
    ask.proven(form)
    asked = Fields({name: form.get(name) for name in (*FILTERS, "place") if form.get(name)})
    try:
        numbers = [number_in(one) or 0 for one in form.all("number")] or [0]
        ask.service.note(ask.bearer, "review.withdraw", ", ".join(map(str, numbers)))
        kept, *_ = ask.desk.review_all(
            NewReview(what="", verdict="withdraw", by=ask.bearer.name, number=one) for one in numbers
        )
    except InputError as error:
        return page(ask, asked, fault=str(error), status=WRONG)
    if kept.is_of_cluster or form.get("thing"):
        ask.desk.catch_up()
        return to(address("things", form.get("thing") or kept.what, "reviews", done=kept.number))
    return to(address("review", **_filters(asked), at=kept.what, place=asked["place"], done=kept.number))


def _new(ask: Ask, form: Form, filled: Filled | None) -> NewReview:
    """What the form says.

    Raises:
        InputError: it says nothing, or agrees with what nobody says.
    """
    verdict, record = form.get("verdict"), form.get("record")
    told: dict[str, Any] = {"what": record, "by": ask.bearer.name, "note": form.get("note"), "of_record": True}
    if verdict.startswith("as-"):
        with ask.desk.store.reading() as session:
            said = record_about(session, record).settled.said
        other = next((one for one in said if str(one.review) == verdict[3:]), None)
        if other is None:
            raise OvertakenError("what you agree with is said no longer")
        return NewReview(
            **told, verdict=_KINDS[other.verdict], as_read=True, correction=other.correction, shown=form.get("mark")
        )
    if filled is not None:
        return NewReview(**told, verdict="correct", correction=filled.fields, shown=form.get("mark"))
    if verdict not in {"accept", "reject", "note"}:
        raise InputError("say what of it: accept, correct, reject or note")
    mark = "" if verdict == "note" else form.get("mark")
    return NewReview(**told, verdict=_KINDS[verdict], as_read=True, shown=mark)


def _filled(ask: Ask, form: Form, record: str) -> Filled | None:
    """What the form of correction holds; none if there is no such record."""
    with ask.desk.store.reading() as session:
        try:
            read = record_about(session, record).seen
        except InputError:
            return None
    if not any(name.startswith(PREFIX) for name, _ in form.pairs):
        return Filled(read.model_dump(mode="json"), {})
    return Filled(given(RECORD_MODELS[type_of(read)], form, read), {}, form.get("add"))


def page(
    ask: Ask,
    asked: Fields,
    *,
    record: str = "",
    filled: Filled | None = None,
    fault: str = "",
    status: int = 200,
) -> Response:
    """The page of a record that waits, as its reviewer alone sees it."""
    shown = _shown(ask, asked, record or asked["at"], filled)
    if fault:
        shown = {**shown, "fault": fault, "told": ""}
    return ask.own_page("review.html", shown, section="review", status=status)


def _shown(ask: Ask, asked: Fields, record: str, filled: Filled | None) -> Mapping[str, Any]:
    told: dict[str, Any] = {
        "asked": asked, "filters": _filters(asked), "types": RECORD_TYPES, "groups": TITLES, "fault": "", "told": "",
        "look": None, "counts": {}, "following": "", "previous": "", "undo": None, "place": "", "is_last": False,
    }  # fmt: skip
    try:
        wanted = _filter(ask, asked)
    except InputError as error:
        return {**told, "fault": str(error)}
    by = ask.bearer.name
    with ask.desk.store.reading() as session:
        chosen = wanted.chosen
        try:
            made = None if chosen.edition is None else edition(session, chosen.edition, chosen.topic).briefing
        except InputError as error:
            return {**told, "fault": str(error)}
        queue = Queue(session, by, chosen, made, wanted.only)
        item, is_last = _item(queue, asked, record)
        if item is not None or record:
            if asked["correct"] and filled is None:
                filled = Filled(
                    record_about(session, record or (item.record if item else "")).seen.model_dump(mode="json"), {}
                )
            try:
                told["look"] = looked_at(session, by, record or (item.record if item else ""), item, filled)
            except InputError as error:
                told["fault"] = str(error)
        place = place_of(asked["place"]) if item is None else item.place
        before = queue.before(place) if place else None
        told["undo"] = last_of(session, by, ask.desk.now() - UNDOABLE)
        told["counts"] = queue.counts()
        told["told"] = _told(review_numbered(session, number_in(asked["done"])), by)
    told |= {"place": written(place), "is_last": is_last}
    told["following"] = address("review", **_filters(asked), after=written(place))
    told["previous"] = address("review", **_filters(asked), before=written(place)) if before else ""
    return told


def _item(queue: Queue, asked: Fields, record: str) -> tuple[Item | None, bool]:
    """What is shown of the queue, and whether what was skipped comes again."""
    if record:
        return None, False
    before, after = place_of(asked["before"]), place_of(asked["after"])
    if before is not None:
        return queue.before(before) or queue.after(None), False
    found = queue.after(after)
    if found is None and after is not None:
        return queue.after(None), True
    return found, False


def _told(done: Review | None, by: str) -> str:
    """What was done a moment ago, in a line."""
    return f"{said_of(done)[:-1]}: {done.what}." if done is not None and done.by == by else ""


def _filters(asked: Fields) -> dict[str, str]:
    return {name: asked[name] for name in FILTERS if asked[name]}


def _filter(ask: Ask, asked: Fields) -> Filter:
    """Which records.

    Raises:
        InputError: there is no such type, party or edition.
    """
    kind = next((one for one in RECORD_TYPES if one == asked["type"]), None)
    only = next((one for one in GROUPS if one == asked["only"]), None)
    if (asked["type"] and kind is None) or (asked["only"] and only is None):
        raise InputError("there is no such type, or no such group, of records")
    number = number_in(asked["edition"])
    if asked["edition"] and number is None:
        raise InputError("an edition is a number")
    party = ask.desk.party_named(asked["party"]).key if asked["party"] else None
    return Filter(Chosen(type=kind, party=party, edition=number, topic=asked["topic"]), only)
