"""``readout desk review``."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from readout.cli.desk.due import PartyName
from readout.cli.desk.found import OfType
from readout.cli.desk.options import DeskOptions
from readout.cli.grouping import grouped
from readout.errors import InputError, SettingsError
from readout.writable import writable

if TYPE_CHECKING:
    from readout.desk import Desk, NewReview


@dataclasses.dataclass(frozen=True, kw_only=True)
class ReviewerOptions:
    """Who reviews, and what."""

    reviewer: Annotated[
        str, typer.Option("--as", envvar="READOUT_REVIEWER", help="Who reviews.", show_default=False)
    ] = ""
    note: Annotated[str, typer.Option(help="In your words, kept with the verdict.", show_default=False)] = ""
    record: Annotated[
        bool, typer.Option("--record", help="ID is a document's record, though a cluster is called so too.")
    ] = False


@dataclasses.dataclass(frozen=True, kw_only=True)
class QueueOptions:
    """Through which records one goes at a terminal."""

    kind: OfType = None
    party: PartyName = None
    edition: Annotated[int | None, typer.Option(min=1, help="Only what this edition tells.", show_default=False)] = None
    topic: Annotated[str, typer.Option(help="The topic of that edition.", show_default=False)] = ""


@grouped
def review(
    *,
    what: Annotated[
        str | None, typer.Argument(metavar="ID", help="A cluster, or a document's record.", show_default=False)
    ] = None,
    verdict: Annotated[
        str | None,
        typer.Argument(help="accept, correct, reject, merge, part, note or withdraw (your last).", show_default=False),
    ] = None,
    given: Annotated[
        list[str] | None,
        typer.Argument(
            help="To correct: a file with the record in YAML or JSON, - for standard input. To merge: the other "
            "cluster. To part: the records that leave. To note: the note.",
            show_default=False,
        ),
    ] = None,
    who: ReviewerOptions,
    queue: QueueOptions,
    place: DeskOptions,
) -> None:
    """Review records: one after the other at a terminal, each beside its words, or one by its id.

    What you say is kept with your name and the time, is in the next edition, and stays when the document is read again.
    At a terminal: a accept, c correct in your editor, r reject, n note, s skip, q quit.

    Example: readout desk review oslo-talks-1a2b3c4d.c1 correct fixed.yaml --as ana
    """
    if not who.reviewer.strip():
        raise SettingsError("a review needs the name of who reviews: give --as NAME, or set READOUT_REVIEWER")
    if what is None:
        _go_through(who, queue, place)
        return
    if verdict is None:
        raise SettingsError(f"what of {what!r}? Give accept, correct, reject, merge, part, note or withdraw behind it")
    new = _new(what, verdict, given or [], who)
    with place.opened() as desk:
        for one in desk.review(new):
            fields = f" ({', '.join(one.fields)})" if one.fields else ""
            typer.echo(writable(f"{one.what}: {one.verdict}{fields}, by {one.by}"))


def _go_through(who: ReviewerOptions, queue: QueueOptions, place: DeskOptions) -> None:
    from readout.cli.desk.review_terminal import Reviewing
    from readout.desk.reviewing.waiting import Chosen

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise SettingsError("this is no terminal to review at: give an ID and a verdict")
    with place.opened() as desk:
        chosen = Chosen(type=queue.kind, party=_key(desk, queue.party), edition=queue.edition, topic=queue.topic)
        typer.echo(Reviewing(desk, who.reviewer).go_through(chosen))


def _key(desk: Desk, name: str | None) -> str | None:
    return None if name is None else desk.party_named(name).key


def _new(what: str, verdict: Any, given: list[str], who: ReviewerOptions) -> NewReview:
    """The review as the desk takes it.

    Raises:
        InputError: the correction cannot be read.
        SettingsError: there is too little or too much behind the verdict.
    """
    from readout.desk import NewReview
    from readout.desk.reviewing.correcting import fields_in

    new = NewReview(what=what, verdict=verdict, by=who.reviewer, note=who.note, of_record=who.record)
    match verdict, given:
        case "correct", [file]:
            return dataclasses.replace(new, correction=fields_in(_text(file)))
        case "merge", [other]:
            return dataclasses.replace(new, other=other)
        case "part", [_, *_]:
            return dataclasses.replace(new, records=tuple(given))
        case "note", [_, *_]:
            return dataclasses.replace(new, note=" ".join(given))
        case _, [extra, *_]:
            raise SettingsError(f"{extra!r} behind {verdict!r} is too much: see readout desk review --help")
    return new


def _text(file: str) -> str:
    try:
        return sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not in UTF-8"
        raise InputError(f"{file} cannot be read ({why}): give a file with the record in YAML or JSON") from None
