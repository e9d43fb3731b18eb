"""Commitments, from draft to record, and the fields that all records share."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from readout.drafts import CommitmentDraft, Commitments, PartyDraft
from readout.ground import Article, Grounding
from readout.ingest import Metadata, document
from readout_schemas import Commitment

TEXT = """Norway promises help

Norway will send two ships to Peru by May, provided parliament consents, its envoy said. The deal is worth €2bn.
Sweden refuses to join unless Peru pays. By May it will be too late. The help comes on Monday, Chile hopes.
"""
PARTIES = [PartyDraft(name=name, kind="country", role=None, as_written=[name]) for name in ("Norway", "Peru", "Sweden")]


def draft(**changes: Any) -> CommitmentDraft:
    fields: dict[str, Any] = {
        "evidence": ["Norway will send two ships"],
        "actors": ["Norway"],
        "action": "to send two ships",
        "status": "announced",
        "beneficiary": ["Peru"],
        "conditions": ["provided parliament consents"],
        "deadline": "by May",
        "amount": "€2bn",
    }
    return CommitmentDraft.model_validate({**fields, **changes})


def taken(*drafts: CommitmentDraft) -> Grounding:
    made = document(TEXT, source="d.txt", metadata=Metadata(published=datetime.date(2025, 3, 15), language="en"))
    grounding = Grounding(Article(made))
    grounding.take(Commitments(parties=PARTIES, commitments=list(drafts)))
    return grounding


def only(grounding: Grounding) -> Commitment:
    (made,) = grounding.taken or [failure.rest for failure in grounding.failures]
    assert isinstance(made, Commitment)
    return made


def reasons(grounding: Grounding) -> list[str]:
    return [reason for failure in grounding.failures for reason in failure.reasons]


def test_a_commitment_has_its_words_and_what_code_reads_from_them() -> None:
    grounding = taken(draft())
    made = only(grounding)
    assert reasons(grounding) == []
    assert made.open == ()
    assert [one.text for one in made.evidence] == [
        "Norway will send two ships to Peru by May, provided parliament consents, its envoy said."
    ]
    assert (made.action, made.stance, made.status) == ("send two ships", "commits", "announced")
    assert [one.name for one in made.actors] == ["Norway"]
    assert [one.name for one in made.beneficiary] == ["Peru"]
    assert made.conditions == ("provided parliament consents",)
    assert made.deadline is not None
    assert (made.deadline.text, made.deadline.edtf) == ("by May", "2025-05")
    assert made.amount is not None
    assert (made.amount.value, made.amount.currency, made.amount.approx) == (2_000_000_000, "EUR", False)


@pytest.mark.parametrize(
    ("status", "stance"),
    [("refused", "declines"), ("reserved", "declines"), ("announced", "commits"), ("implemented", "commits")],
)
def test_a_refusal_or_reserve_declines(status: str, stance: str) -> None:
    assert only(taken(draft(status=status))).stance == stance


@pytest.mark.parametrize(
    ("status", "day"), [("implemented", "2025-03-17"), ("announced", "2025-03-17"), ("refused", "2025-03-17")]
)
def test_a_deadline_lies_ahead_unless_what_was_promised_is_done(status: str, day: str) -> None:
    when = only(taken(draft(status=status, deadline="on Monday", evidence=["Sweden refuses to join"]))).deadline
    assert when is not None
    assert when.edtf == day


@pytest.mark.parametrize(
    ("changes", "reason", "kept"),
    [
        ({"actors": []}, "actors: nobody is named", False),
        (
            {"actors": ["Chad"]},
            "actors: the article names nobody as 'Chad', nor as any form listed in parties",
            False,
        ),
        ({"evidence": []}, "evidence: no words of the article are given", False),
        ({"action": " "}, "action: it is empty", False),
        ({"beneficiary": ["Chad"]}, "beneficiary: the article names nobody as 'Chad'", True),
        ({"conditions": ["provided it rains"]}, "conditions: 'provided it rains' does not stand in the article", False),
        ({"deadline": "by Friday"}, "deadline: 'by Friday' does not stand in the article", True),
        ({"amount": "€3bn"}, "amount: '€3bn' does not stand in the article", True),
        ({"amount": " "}, "amount: ' ' does not stand in the article", True),
    ],
)
def test_what_the_text_does_not_carry_is_named_by_its_field(changes: dict[str, Any], reason: str, kept: bool) -> None:
    grounding = taken(draft(**changes))
    (failure,) = grounding.failures
    assert [line for line in failure.reasons if line.startswith(reason)] == list(failure.reasons)
    assert (failure.rest is not None) is kept
    assert grounding.taken == []


def test_without_evidence_nobody_is_blamed_for_words_that_were_given() -> None:
    grounding = taken(draft(evidence=["Norway will send nine boats"]))
    assert [reason.partition(";")[0] for reason in reasons(grounding)] == [
        "evidence: 'Norway will send nine boats' does not stand in the article"
    ]


def test_a_condition_that_is_given_twice_is_one() -> None:
    twice = ["provided parliament consents", "provided parliament consents"]
    made = only(taken(draft(conditions=twice)))
    assert made.conditions == ("provided parliament consents",)


def test_a_sum_that_cannot_be_read_stays_words_and_open() -> None:
    made = only(taken(draft(amount="two ships")))
    assert made.amount is not None
    assert (made.amount.text, made.amount.value, made.amount.currency, made.amount.approx) == (
        "two ships",
        None,
        None,
        False,
    )
    assert [(one.field, one.reason) for one in made.open] == [
        ("amount", "no sum of money could be read from 'two ships'")
    ]


def test_dollars_of_a_text_whose_country_has_its_own_have_no_code_and_are_open() -> None:
    text = "Norway will pay $50 million. Peru will pay US$20 million."
    known = Metadata(language="en", publisher="Global Affairs Canada")
    grounding = Grounding(Article(document(text, source="d.txt", metadata=known)))
    blank = {"conditions": [], "deadline": None}
    items = [
        draft(evidence=["Norway will pay"], amount="$50 million", **blank),
        draft(evidence=["Peru will pay"], amount="US$20 million", **blank),
    ]
    grounding.take(Commitments(parties=PARTIES, commitments=items))
    made = [*grounding.taken, *(failure.rest for failure in grounding.failures if failure.rest is not None)]
    sums = {
        one.amount.text: (one.amount.value, one.amount.currency)
        for one in made
        if isinstance(one, Commitment) and one.amount
    }
    assert sums == {"$50 million": (50_000_000, None), "US$20 million": (20_000_000, "USD")}
    reasons = [one.reason for record in made for one in record.open if one.field == "amount"]
    assert reasons == ["'$50 million' may be CAD, the dollar of who published the text, as well as USD"]


TWICE = """If Asked, Norway gave €2BN in May. Rain fell on Peru.

Norway will pay €2bn in may if asked. Rain fell on Peru.
"""


def test_of_words_that_stand_twice_those_near_the_evidence_are_meant() -> None:
    grounding = Grounding(Article(document(TWICE, source="d.txt", metadata=Metadata(language="en"))))
    item = draft(evidence=["Norway will pay"], conditions=["if asked"], deadline="in may", amount="€2bn")
    grounding.take(Commitments(parties=PARTIES, commitments=[item]))
    made = only(grounding)
    assert made.conditions == ("if asked",)
    assert made.deadline is not None
    assert made.amount is not None
    assert (made.deadline.text, made.amount.text) == ("in may", "€2bn")


def test_other_copied_words_of_an_item_tell_phrases_apart_that_stand_twice() -> None:
    text = "Norway will pay. Rain fell on Peru all week.\n\nIn June Norway will pay, if Peru asks.\n"
    made = Article(document(text, source="d.txt", metadata=Metadata(language="en")))
    for hint in ({"deadline": "In June"}, {"conditions": ["if Peru asks"]}):
        grounding = Grounding(made)
        bare: dict[str, Any] = {"beneficiary": [], "conditions": [], "deadline": None, "amount": None}
        item = draft(evidence=["Norway will pay"], action="pay", **{**bare, **hint})
        grounding.take(Commitments(parties=PARTIES, commitments=[item]))
        assert only(grounding).evidence[0].text == "In June Norway will pay, if Peru asks."


def test_an_item_that_says_the_same_as_another_is_double() -> None:
    grounding = taken(draft(), draft(), draft(action="pay"))
    assert len(grounding.taken) == 2
    assert [(failure.reasons, failure.settled) for failure in grounding.failures] == [
        (("the same as another item",), True)
    ]
    assert grounding.to_ask() == []


def test_a_party_that_is_named_twice_is_mentioned_once() -> None:
    assert [one.name for one in only(taken(draft(actors=["Norway", "norway", "Peru"]))).actors] == ["Norway", "Peru"]


def test_a_fault_is_told_once() -> None:
    grounding = taken(draft(beneficiary=["Chad", "Chad"]))
    assert len(reasons(grounding)) == 1


def test_a_condition_may_stand_behind_a_word_that_is_written_with_it() -> None:
    """Not so the words of a quotation."""
    text = 'שר החוץ הודיע שאם יימסרו המל"טים, תשקול ארמניה להחזיר את שגרירה. "טוב", אמר.'
    party = PartyDraft(name="Armenia", kind="country", role=None, as_written=["ארמניה"])
    item = draft(
        evidence=["תשקול ארמניה להחזיר את שגרירה"],
        actors=["Armenia"],
        beneficiary=[],
        conditions=['אם יימסרו המל"טים'],
        deadline=None,
        amount=None,
    )
    grounding = Grounding(Article(document(text, source="d.txt", metadata=Metadata(language="he"))))
    grounding.take(Commitments(parties=[party], commitments=[item]))
    assert only(grounding).conditions == ('אם יימסרו המל"טים',)
    missed = [grounding.article.text[one.start : one.end] for one in grounding.quoted.missed()]
    assert missed == ["טוב"]
