"""The follow-up: what it asks, and what becomes of its answer."""

from __future__ import annotations

from typing import Any

import readout_prompts
from readout.drafts import CommitmentDraft, Commitments, PartyDraft, StatementDraft, Statements
from readout.ground import Article, Grounding, follow_up
from readout.ground.re_ask import HEADINGS
from readout_schemas import Document

PROMPT = readout_prompts.load("follow_up")
NORWAY = PartyDraft(name="Norway", kind="country", role=None, as_written=["Norway"])
BERG = PartyDraft(name="Ida Berg", kind="person", role=None, as_written=["Berg"])
ALL_LABELS = [
    "Nordic Eight",
    "We will come,",
    "and we will stay.",
    "a first step",
    "only if the truce lasts",
    "not final",
]


def promise(**changes: Any) -> CommitmentDraft:
    fields: dict[str, Any] = {
        "evidence": ["Norway will send two ships"],
        "actors": ["Norway"],
        "action": "send two ships",
        "status": "announced",
        "beneficiary": [],
        "conditions": ["provided parliament consents"],
        "deadline": None,
        "amount": None,
    }
    return CommitmentDraft.model_validate({**fields, **changes})


def said(*quotes: str, **changes: Any) -> StatementDraft:
    fields: dict[str, Any] = {
        "quotes": list(quotes),
        "speaker": "Ida Berg",
        "translations": [],
        "attribution": None,
        "gist": "So she said.",
        "addressee": [],
        "occasion": None,
        "via": None,
        "when": None,
    }
    return StatementDraft.model_validate({**fields, **changes})


def promises(*drafts: CommitmentDraft) -> Commitments:
    return Commitments(parties=[NORWAY], commitments=list(drafts))


def test_nothing_is_asked_where_everything_holds(grounding: Grounding) -> None:
    grounding.take(promises(promise()))
    assert follow_up(grounding, PROMPT) == ""


def test_a_failed_item_is_asked_about_with_its_reason_and_the_nearest_real_words(grounding: Grounding) -> None:
    grounding.take(promises(promise(evidence=["Norway will send three ships"]), promise()))
    text = follow_up(grounding, PROMPT)
    assert text.startswith(PROMPT.text.rstrip())
    assert "1. commitment: {" in text
    assert "'Norway will send three ships' does not stand in the article" in text
    assert "Norway will send two ships" in text
    assert "2. commitment" not in text
    assert "Quotations that nothing accounts for" not in text


def test_a_missed_quotation_is_asked_about_with_its_sentence(grounding: Grounding) -> None:
    grounding.take(Statements(parties=[BERG], statements=[], labels=ALL_LABELS))
    text = follow_up(grounding, PROMPT)
    assert "- 'war', in: 'Freedonia’s Rufus Firefly called that “war”.'" in text
    assert "Items that failed" not in text


def test_a_follow_up_that_fits_is_whole(grounding: Grounding) -> None:
    grounding.take(Statements(parties=[BERG], statements=[said("Nobody said this")], labels=ALL_LABELS))
    whole = follow_up(grounding, PROMPT)
    assert follow_up(grounding, PROMPT, len(whole.encode()) + HEADINGS) == whole


def test_a_follow_up_is_never_longer_than_it_may_be() -> None:
    """600 quoted titles in one sentence, each shown with the whole of it, would come to 7.3 MB."""
    titles = ", ".join(f"“Title {number} of many”" for number in range(600))
    grounding = Grounding(Article(Document(id="d", source="d", text=f"The library has {titles} and no more.")))
    grounding.take(Statements(parties=[], statements=[], labels=[]))
    text = follow_up(grounding, PROMPT, 9_000)
    assert 8_500 <= len(text.encode()) <= 9_000
    assert "- 'Title 0 of many', in: 'The library has “Title 0 of many”, “Title 1" in text
    assert follow_up(grounding, PROMPT, 300) == ""


def test_what_does_not_fit_into_a_follow_up_makes_room_for_what_does(grounding: Grounding) -> None:
    grounding.take(promises(promise(evidence=["No such words " * 90]), promise(evidence=["Norway will send nine"])))
    text = follow_up(grounding, PROMPT, 2_000)
    assert "Norway will send nine" in text
    assert "No such words" not in text
    assert len(grounding.failures) == 2


def test_a_promise_without_its_condition_is_not_kept(grounding: Grounding) -> None:
    grounding.take(promises(promise(conditions=["if the king consents"])))
    assert grounding.taken == []
    assert grounding.failures[0].rest is None


def test_a_mended_item_takes_the_place_of_its_failure(grounding: Grounding) -> None:
    grounding.take(promises(promise(evidence=["Norway will send three ships"])))
    grounding.take(promises(promise()))
    assert len(grounding.taken) == 1
    assert grounding.failures == []


def test_an_item_that_fails_again_stays_among_the_failures(grounding: Grounding) -> None:
    grounding.take(promises(promise(evidence=["Norway will send three ships"])))
    grounding.take(promises(promise(evidence=["Norway will send four ships"])))
    assert grounding.taken == []
    assert len(grounding.failures) == 2


def test_one_mended_item_stands_for_one_failure_alone(grounding: Grounding) -> None:
    grounding.take(promises(promise(evidence=["sends three ships"]), promise(evidence=["sends nine ships"])))
    grounding.take(promises(promise()))
    assert (len(grounding.taken), len(grounding.failures)) == (1, 1)


def test_what_holds_of_an_item_is_kept_if_the_follow_up_has_nothing_for_it(grounding: Grounding) -> None:
    grounding.take(Statements(parties=[BERG], statements=[said("a first step", "and a last one")], labels=[]))
    grounding.take(Statements(parties=[], statements=[], labels=[]))
    (failure,) = grounding.failures
    assert failure.rest is not None


def test_the_follow_up_accounts_for_a_missed_quotation(grounding: Grounding) -> None:
    grounding.take(Statements(parties=[BERG], statements=[], labels=ALL_LABELS[1:]))
    assert len(grounding.missed()) == 2
    grounding.take(Statements(parties=[], statements=[], labels=["Nordic Eight", "war"]))
    assert grounding.missed() == []
