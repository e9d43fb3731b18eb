"""What holds for sanctions alone."""

from __future__ import annotations

import pytest

from readout.drafts import PartyDraft, SanctionDraft, Sanctions
from readout.ground import Grounding

PARTIES = [
    PartyDraft(name="Nordic Eight", kind="group", role=None, as_written=["Nordic Eight"]),
    PartyDraft(name="Freedonia", kind="country", role=None, as_written=["Freedonian"]),
]


def freeze(condition: str | None) -> Sanctions:
    draft = SanctionDraft(
        evidence=["froze more than €2bn of Freedonian assets"],
        senders=["Nordic Eight"],
        targets=["Freedonia"],
        measure="assets frozen",
        measure_kind="asset_freeze",
        status="in_force",
        condition=condition,
        amount=None,
        when=None,
    )
    return Sanctions(parties=PARTIES, sanctions=[draft])


@pytest.mark.parametrize(("condition", "kept"), [(None, 1), ("only if the truce lasts", 1), ("unless it repents", 0)])
def test_a_sanction_without_its_condition_is_not_kept(grounding: Grounding, condition: str | None, kept: int) -> None:
    grounding.take(freeze(condition))
    assert len(grounding.taken) == kept
    assert [failure.rest for failure in grounding.failures] == [None] * (1 - kept)
