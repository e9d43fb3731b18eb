"""For every field what two reports of one thing exclude one another on, and what they only tell otherwise."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from readout.merging import Merging
from readout.values import parse_amount, parse_count
from readout_schemas import Amount, Quote, Report, Statement, When

ROWS: dict[str, list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("each_field.toml").read_text(encoding="utf-8")
)
"""By type of record: each row has two reports of one thing, and the field that they contradict one another on."""

Write = Callable[..., Any]
DATES = ("when", "deadline")


def _values(told: dict[str, Any]) -> dict[str, Any]:
    """The fields of a record as the service reads them."""
    fields = {name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}
    for name in DATES:
        if name in fields:
            fields[name] = When(text=fields[name][0], edtf=fields[name][1], basis="published")
    if "amount" in fields:
        text, language = fields["amount"], fields["language"]
        unread = Amount(text=text, value=None, currency=None, approx=False)
        fields["amount"] = parse_amount(text, language) or unread
    if "counts" in fields:
        counts = (parse_count(text, fields["language"]) for text in fields["counts"])
        fields["counts"] = tuple(count for count in counts if count is not None)
    return fields


def _meeting(made: Any, fields: dict[str, Any]) -> Report:
    absent = fields.pop("absent", ())
    made.names_too(*absent)
    sides = fields.pop("sides", ("Peru", "Chile"))
    return made.meeting(*sides, absent=tuple(map(made.mention, absent)), **fields).report()


def _commitment(made: Any, fields: dict[str, Any]) -> Report:
    action, status = fields.pop("action", "to let the ferry of Chile dock"), fields.pop("status", "agreed")
    return made.commitment(fields.pop("actor", "Peru"), action, status, **fields).report()


def _sanction(made: Any, fields: dict[str, Any]) -> Report:
    ban = {"measure": "ban on imports of caviar", "measure_kind": "trade", "senders": (made.mention("Peru"),)}
    if "senders" in fields:
        kind, name, written = fields["senders"]
        made.names_too(name)
        fields["senders"] = (made.mention(name).model_copy(update={"kind": kind, "as_written": written}),)
    target, status = fields.pop("target", "Chile"), fields.pop("status", "in_force")
    return made.names_too("Peru").sanction(target, status, **{**ban, **fields}).report()


def _statement(made: Any, fields: dict[str, Any]) -> Report:
    report: Report = made.statement("Rubio", fields["told"]).report()
    (said,) = report.statements
    quotes = [Quote.of(quote.span(), translation=fields.get("translation")) for quote in said.quotes]
    told = {**said.model_dump(), "quotes": [quote.model_dump() for quote in quotes]}
    return report.model_copy(update={"statements": (Statement.model_validate(told),)})


MAKE = {"meeting": _meeting, "commitment": _commitment, "sanction": _sanction, "statement": _statement}


def _report(write: Write, kind: str, name: str, told: dict[str, Any], day: str) -> Report:
    fields = _values(told)
    language, published = fields.pop("language"), fields.pop("published")
    fields["told"] = fields.pop("sentence")
    if kind == "meeting":
        fields.setdefault("when", When(text="then", edtf=day, basis="published"))
    return MAKE[kind](write(name, published, language=language), fields)


@pytest.mark.parametrize(("kind", "row"), [(kind, row) for kind, rows in ROWS.items() for row in rows])
def test_two_reports_contradict_one_another_on_this_field_or_on_none(
    writer: Write, kind: str, row: dict[str, Any]
) -> None:
    day = min(row["one"]["published"], row["other"]["published"])
    merging = Merging(_report(writer, kind, name, row[name], day) for name in ("one", "other"))
    told = merging.briefing({(pair.first, pair.second): "same" for pair in merging.unsure()})
    assert len(list(told.records())) == 1
    fields = {one.field for one in told.disagreements}
    assert row["disputed"] in fields if "disputed" in row else not fields
