"""What holds for sanctions alone."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from readout.drafts import PartyDraft, SanctionDraft, Sanctions
from readout.ground import Article, Grounding
from readout.ingest import Metadata, document
from readout_schemas import Sanction

PARTIES = [
    PartyDraft(name="Nordic Eight", kind="group", role=None, as_written=["Nordic Eight"]),
    PartyDraft(name="Freedonia", kind="country", role=None, as_written=["Freedonian"]),
]


def freeze(condition: str | None = None, **changes: Any) -> Sanctions:
    fields: dict[str, Any] = {
        "evidence": ["froze more than €2bn of Freedonian assets"],
        "senders": ["Nordic Eight"],
        "targets": ["Freedonia"],
        "measure": "assets frozen",
        "measure_kind": "asset_freeze",
        "status": "in_force",
        "condition": condition,
        "amount": None,
        "when": None,
    }
    return Sanctions(parties=PARTIES, sanctions=[SanctionDraft.model_validate({**fields, **changes})])


def only(grounding: Grounding) -> Sanction:
    (made,) = grounding.taken
    assert isinstance(made, Sanction)
    return made


@pytest.mark.parametrize(("condition", "kept"), [(None, 1), ("only if the truce lasts", 1), ("unless it repents", 0)])
def test_a_sanction_without_its_condition_is_not_kept(grounding: Grounding, condition: str | None, kept: int) -> None:
    grounding.take(freeze(condition))
    assert len(grounding.taken) == kept
    assert [failure.rest for failure in grounding.failures] == [None] * (1 - kept)


def test_a_sanction_has_who_who_against_and_what(grounding: Grounding) -> None:
    grounding.take(freeze("only if the truce lasts", amount="more than €2bn", when="on Saturday"))
    made = only(grounding)
    assert [one.text for one in made.evidence] == ["The “Nordic Eight” froze more than €2bn of Freedonian assets."]
    assert [one.name for one in made.senders] == ["Nordic Eight"]
    assert [(one.name, one.as_written) for one in made.targets] == [("Freedonia", "Freedonian")]
    assert (made.measure, made.measure_kind, made.status) == ("assets frozen", "asset_freeze", "in_force")
    assert made.condition == "only if the truce lasts"
    assert made.amount is not None
    assert (made.amount.value, made.amount.currency, made.amount.text) == (2_000_000_000, "EUR", "more than €2bn")
    assert made.when is not None
    assert made.when.edtf == "2025-03-15"


TWICE = """More than €2BN is at stake On Monday, Unless it repents. Rain fell on Freedonia.

The Nordic Eight froze more than €2bn of Freedonian assets on Monday, unless it repents.
"""


@pytest.mark.parametrize(
    ("status", "day"),
    [("in_force", "2025-03-10"), ("lifted", "2025-03-10"), ("agreed", "2025-03-17"), ("proposed", "2025-03-17")],
)
def test_the_day_of_a_sanction_lies_before_the_report_where_it_has_come_into_force(status: str, day: str) -> None:
    known = Metadata(published=datetime.date(2025, 3, 15), language="en")
    grounding = Grounding(Article(document(TWICE, source="d.txt", metadata=known)))
    grounding.take(freeze("unless it repents", status=status, when="on Monday", amount="more than €2bn"))
    made = only(grounding)
    assert made.when is not None
    assert made.amount is not None
    assert made.when.edtf == day
    assert (made.when.text, made.amount.text, made.condition) == ("on Monday", "more than €2bn", "unless it repents")


@pytest.mark.parametrize(
    ("changes", "reason", "kept"),
    [
        ({"targets": []}, "targets: nobody is named", False),
        ({"targets": ["Sylvania"]}, "targets: the article names nobody as 'Sylvania'", False),
        ({"senders": ["Sylvania"]}, "senders: the article names nobody as 'Sylvania'", True),
        ({"senders": []}, None, True),
        ({"evidence": []}, "evidence: no words of the article are given", False),
        ({"measure": ""}, "measure: it is empty", False),
        ({"amount": "€7bn"}, "amount: '€7bn' does not stand in the article", True),
        ({"when": "on Sunday"}, "when: 'on Sunday' does not stand in the article", True),
        ({"condition": "unless it repents"}, "condition: 'unless it repents' does not stand in the article", False),
    ],
)
def test_what_the_text_does_not_carry_is_named_by_its_field(
    grounding: Grounding, changes: dict[str, Any], reason: str | None, kept: bool
) -> None:
    grounding.take(freeze(**changes))
    reasons = [line for failure in grounding.failures for line in failure.reasons]
    assert len(reasons) == (0 if reason is None else 1)
    assert all(line.startswith(reason or "") for line in reasons)
    rests = [failure.rest for failure in grounding.failures]
    assert bool(grounding.taken or [rest for rest in rests if rest]) is kept
