"""Which records of two reports are one, and which only look so: each type of record, in many languages and years."""

from __future__ import annotations

import datetime
import itertools
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from readout.merging import merge
from readout.values import parse_amount
from readout_schemas import Participant, Quote, Report, Statement, When

ROWS: dict[str, list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("one_or_two.toml").read_text(encoding="utf-8")
)
"""By type of record: each row has two reports, and which of their records are one."""

Write = Callable[..., Any]


def _day(edtf: str | None) -> When | None:
    return None if edtf is None else When(text="then", edtf=edtf, basis="published")


def _statement(made: Any, told: dict[str, Any]) -> None:
    made.statement("Berg", told["text"])
    said = made.records["statements"][-1]
    quotes = [Quote.of(quote.span(), translation=told.get("english")).model_dump() for quote in said.quotes]
    told_more = {"quotes": quotes, "occasion": told.get("occasion")}
    made.records["statements"][-1] = Statement.model_validate({**said.model_dump(), **told_more})


def _commitment(made: Any, told: dict[str, Any]) -> None:
    made.names_too(*told.get("for", ()))
    made.commitment(
        "Peru",
        told["action"],
        told.get("status", "announced"),
        amount=parse_amount(told["amount"], "en") if "amount" in told else None,
        deadline=_day(told.get("deadline")),
        beneficiary=tuple(map(made.mention, told.get("for", ()))),
    )


def _meeting(made: Any, told: dict[str, Any]) -> None:
    fields: dict[str, Any] = {name: told[name] for name in ("title", "format", "place", "status") if name in told}
    sides = told.get("sides", ["Peru", "Chile"])
    made.meeting(*sides, day=told.get("when"), hosts=tuple(map(made.mention, told.get("hosts", ()))), **fields)
    meeting = made.records["meetings"][-1]
    came = tuple(
        Participant.model_validate({**side.model_dump(), "representative": told.get("people", {}).get(side.name)})
        for side in meeting.participants
    )
    made.records["meetings"][-1] = meeting.model_copy(update={"participants": came})


def _sanction(made: Any, told: dict[str, Any]) -> None:
    made.names_too("Peru")
    made.sanction(
        told["targets"][0],
        told.get("status", "agreed"),
        senders=(made.mention("Peru"),),
        measure=told["measure"],
        measure_kind=told["kind"],
        when=_day(told.get("when")),
    )


MAKE = {"statement": _statement, "commitment": _commitment, "meeting": _meeting, "sanction": _sanction}


def _report(write: Write, kind: str, name: str, row: dict[str, Any]) -> Report:
    made = write(name, row["day"], language=row.get("language", "en"))
    for told in row["records"]:
        MAKE[kind](made, told)
    report: Report = made.report()
    return report


def _joined(kind: str, *reports: Report) -> list[list[int]]:
    """The pairs of records of the two reports that one record of the briefing has, by their places."""
    records = getattr(merge(reports), f"{kind}s")
    found = [
        (one.rpartition(".")[0], int(one.rpartition(".")[2][1:]), at)
        for at, record in enumerate(records)
        for one in record.sourcing.records
    ]
    return sorted(
        [n, m] for (a, n, at), (b, m, to) in itertools.product(found, found) if (a, b) == ("one", "other") and at == to
    )


@pytest.mark.parametrize(
    ("kind", "row"),
    [(kind, row) for kind, rows in ROWS.items() for row in rows],
    ids=lambda told: told["why"] if isinstance(told, dict) else told,
)
def test_what_is_one_is_joined_and_what_only_looks_so_is_not(writer: Write, kind: str, row: dict[str, Any]) -> None:
    reports = [_report(writer, kind, name, row[name]) for name in ("one", "other")]
    assert _joined(kind, *reports) == row["joined"]
    assert datetime.date.fromisoformat(row["one"]["day"]) <= datetime.date.fromisoformat(row["other"]["day"])
