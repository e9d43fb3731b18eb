"""From groundings to a report."""

from __future__ import annotations

import pydantic
import pytest

from readout.drafts import CommitmentDraft, Commitments, PartyDraft, StatementDraft, Statements
from readout.ground import Grounding, empty_report, report
from readout_schemas import Report, Run

RUN = Run(model="m", plan="four")
PARTIES = [
    PartyDraft(name="Norway", kind="country", role=None, as_written=["Norway"]),
    PartyDraft(name="Sweden", kind="country", role=None, as_written=["Sweden"]),
    PartyDraft(name="Ida Berg", kind="person", role="Prime Minister", as_written=["Berg"]),
    PartyDraft(name="Peru", kind="country", role=None, as_written=["Peru"]),
]


def commitment(actor: str, words: str, **changes: object) -> CommitmentDraft:
    fields = {
        "evidence": [words],
        "actors": [actor],
        "action": "act",
        "status": "refused",
        "beneficiary": [],
        "conditions": [],
        "deadline": None,
        "amount": None,
    }
    return CommitmentDraft.model_validate({**fields, **changes})


def statement(quote: str) -> StatementDraft:
    return StatementDraft(
        quotes=[quote],
        speaker="Ida Berg",
        translations=[],
        attribution=None,
        gist="So she said.",
        addressee=[],
        occasion=None,
        via=None,
        when=None,
    )


@pytest.fixture
def made(grounding: Grounding) -> Report:
    other = Grounding(grounding.article)
    other.take(Statements(parties=PARTIES, statements=[statement("a first step"), statement("invented")], labels=[]))
    drafts = [
        commitment("Sweden", "Sweden refuses to join"),
        commitment("Norway", "Norway will send two ships", amount="ten ships"),
        commitment("Chile", "Sweden refuses to join"),
    ]
    grounding.take(Commitments(parties=PARTIES, commitments=drafts))
    return report(grounding.article.document, [grounding, other], RUN)


def test_records_are_named_in_the_order_of_the_text(made: Report) -> None:
    assert [(item.id, item.actors[0].name) for item in made.commitments] == [
        (f"{made.document.id}.c1", "Norway"),
        (f"{made.document.id}.c2", "Sweden"),
    ]
    assert [item.id for item in made.statements] == [f"{made.document.id}.s1"]


def test_only_parties_of_records_are_listed(made: Report) -> None:
    assert [party.id for party in made.parties] == ["country-norway", "country-sweden", "person-ida-berg"]


def test_every_item_that_was_returned_is_kept_or_rejected(made: Report) -> None:
    lost = [item for item in made.rejected if item.record is None]
    partly = [item for item in made.rejected if item.record is not None]
    assert [item.draft.get("actors", item.draft.get("quotes")) for item in lost] == [["Chile"], ["invented"]]
    assert [(item.record, item.reasons) for item in partly] == [
        (
            f"{made.document.id}.c1",
            ("amount: 'ten ships' does not stand in the article; the nearest words in it are 'two ships'",),
        )
    ]
    assert len(made.records()) + len(lost) == 5


def test_coverage_counts_every_quotation_once(made: Report) -> None:
    coverage = made.coverage
    assert (coverage.quotations, coverage.covered, coverage.labels, len(coverage.unexplained)) == (7, 1, 0, 6)


def test_a_report_survives_json(made: Report) -> None:
    assert Report.model_validate_json(made.model_dump_json()) == made


def test_a_report_refuses_a_span_that_is_not_the_documents_text(made: Report) -> None:
    stored = made.model_dump()
    stored["statements"][0]["quotes"][0]["start"] += 1
    with pytest.raises(pydantic.ValidationError, match="is not the document's text there"):
        Report.model_validate(stored)


def test_an_empty_report_says_why(grounding: Grounding) -> None:
    failed = grounding.article.document.model_copy(update={"text": None, "error": "no answer"})
    assert empty_report(failed, RUN).document.error == "no answer"
