"""Which item of a follow-up stands in the place of which failed one."""

from __future__ import annotations

from typing import Any

import pytest

from readout.drafts import CommitmentDraft, MeetingDraft, SanctionDraft, StatementDraft
from readout.ground.repair_alignment import LIKE, aligned, likeness


def said(quote: str, gist: str = "They will come.") -> StatementDraft:
    fields: dict[str, Any] = {"quotes": [quote], "speaker": "Ida Berg", "gist": gist, "translations": []}
    rest: dict[str, Any] = {"addressee": [], "attribution": None, "occasion": None, "via": None, "when": None}
    return StatementDraft.model_validate({**fields, **rest})


def promise(evidence: str, action: str) -> CommitmentDraft:
    fields: dict[str, Any] = {"evidence": [evidence], "actors": ["Norway"], "action": action, "status": "announced"}
    rest: dict[str, Any] = {"beneficiary": [], "conditions": [], "deadline": None, "amount": None}
    return CommitmentDraft.model_validate({**fields, **rest})


def test_the_likest_pair_comes_first_whatever_the_order() -> None:
    near, far = said("We will come today"), said("We will come tomorrow or not")
    assert aligned([said("We will come")], [far, near]) == {0: 1}
    assert aligned([said("We will come")], [near, far]) == {0: 0}


def test_of_equal_pairs_the_first_ones_are_taken() -> None:
    one = said("We will come")
    assert aligned([one, one], [one, one]) == {0: 0, 1: 1}


def test_nothing_is_in_two_pairs() -> None:
    failed = [said("We will come"), said("We will come now")]
    assert aligned(failed, [said("We will come now")]) == {1: 0}
    assert aligned(failed[:1], [failed[0], failed[0]]) == {0: 0}


def test_items_of_two_types_and_labels_are_no_pair() -> None:
    assert aligned(["We will come"], [said("We will come")]) == {}
    assert aligned([said("We will come", "send ships")], [promise("We will come", "send ships")]) == {}


def test_an_item_that_is_not_alike_repairs_nothing() -> None:
    assert aligned([said("We will come")], [said("Xyz qqq vvv kkk jjj", "Quite another matter: zz")]) == {}


def test_likeness_is_the_mean_of_copied_words_and_own_words_whatever_their_case() -> None:
    assert likeness(said("WE WILL COME", "a"), said("we will come", "b")) == 50.0
    assert likeness(said("We will come", "A"), said("We will come", "a")) == 100.0
    assert LIKE == 60.0


@pytest.mark.parametrize("attribution", ["Berg said", None])
def test_a_statement_without_quotes_is_compared_by_its_attribution(attribution: str | None) -> None:
    one = said("x").model_copy(update={"quotes": [], "attribution": attribution})
    other = said("x").model_copy(update={"quotes": [], "attribution": "Berg said"})
    assert (likeness(one, other) == 100.0) is (attribution == "Berg said")


def test_meetings_commitments_and_sanctions_are_compared_by_evidence_and_their_own_words() -> None:
    meeting = MeetingDraft.model_construct(evidence=["They met", "in Oslo"], title="Talks")
    sanction = SanctionDraft.model_construct(evidence=["froze assets"], measure="asset freeze")
    assert likeness(meeting, meeting.model_copy(update={"evidence": ["They met in Oslo"]})) == 100.0
    assert likeness(meeting, meeting.model_copy(update={"title": ""})) == 50.0
    assert likeness(sanction, sanction.model_copy(update={"measure": ""})) == 50.0
    assert likeness(promise("sends ships", "send"), promise("sends ships", "")) == 50.0
