"""Two people review the seeds: how far they agree, and what prompts score against their corrections, offline."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from readout.desk import Desk, NewReview
from readout.desk.reviewing.agreement import kappa
from readout.errors import InputError
from readout.evaluation.gold import Gold
from readout.evaluation.gold_records import AnyGold
from readout_schemas import AnyRecord, Report, Statement

if TYPE_CHECKING:
    from tests.conftest import Run

ROOT = Path(__file__).parents[3]
FEW = 3
"""Every third commitment is none, for one of them."""


def _reviews(read: list[Report]) -> Iterator[NewReview]:
    """Ana accepts all but statements without quotes; Ben corrects gists as well, and rejects some commitments."""
    for record in (one for report in read for one in report.records()):
        bare = isinstance(record, Statement) and not record.quotes
        yield NewReview(what=record.id, verdict="reject" if bare else "accept", by="ana", of_record=True)
    for report in read:
        for number, record in enumerate(report.records()):
            yield _bens(record, number)


def _bens(record: AnyRecord, number: int) -> NewReview:
    if isinstance(record, Statement) and not record.quotes:
        return NewReview(what=record.id, verdict="reject", by="ben", of_record=True)
    if isinstance(record, Statement) and number % FEW == 0:
        correction: dict[str, Any] = record.model_dump(mode="json") | {"gist": "What Ben would say."}
        return NewReview(what=record.id, verdict="correct", by="ben", correction=correction, of_record=True)
    verdict: Any = "reject" if record.id.rpartition(".")[2].startswith("c") and number % FEW == 0 else "accept"
    return NewReview(what=record.id, verdict=verdict, by="ben", of_record=True)


@pytest.fixture(scope="module")
def reviewed(seed_reports: list[Report], tmp_path_factory: pytest.TempPathFactory) -> str:
    """A desk in which both reviewed all."""
    address = str(tmp_path_factory.mktemp("desk") / "desk.sqlite3")
    with Desk.open(address) as desk:
        desk.add(seed_reports)
        desk.review_all(_reviews(seed_reports))
    return address


def test_how_far_two_reviewers_agree(run: Run, reviewed: str, seed_reports: list[Report]) -> None:
    with Desk.open(reviewed) as desk:
        found = desk.agreement("ana", "ben")
        again = desk.agreement("ben", "ana")
    assert found.both == sum(len(report.records()) for report in seed_reports)
    assert found.both - found.same == len(found.differences) > 0
    assert found.kappa is not None
    assert 0 < found.kappa < (found.share or 0)
    assert again.kappa == pytest.approx(found.kappa)
    told = run("desk", "agreement", "ana", "ben", "--desk", reviewed).out.splitlines()
    assert told[0].startswith(f"reviewed by both: {found.both}; same verdict: {found.same} (0.")
    assert len(told) == 1 + len(found.differences)
    assert any("ana: accept; ben: correct (gist)" in line for line in told)


def test_kappa_is_the_textbooks() -> None:
    """Of 50 applications 20 and 15 alike; 5 and 10 not: observed .7, by chance .5."""
    pairs = [("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15
    assert kappa(pairs) == pytest.approx(0.4)
    assert kappa([("a", "a")]) is None
    assert kappa([]) is None


def test_prompts_are_scored_against_what_a_reviewer_says(run: Run, reviewed: str, tmp_path: Path) -> None:
    """The prompts whose records were reviewed find all that is left of them; what was rejected counts against them."""
    scores = tmp_path / "scores.json"
    data = ("--data", f"desk:{reviewed}", "--cassettes", ROOT / "cassettes", "--json", scores)
    done = run("eval", *data, "--against", "all=v1", "--reviewer", "ben")
    assert done.status == 0, done.err
    compared = json.loads(scores.read_text(encoding="utf-8"))["comparison"]
    assert compared["documents"] == len(list((ROOT / "seeds").glob("*.txt")))
    now, before = ({one["score"]: one[when] for one in compared["differences"]} for when in ("now", "before"))
    assert (now["meeting.f1"], now["statement.recall"], now["commitment.recall"]) == (1, 1, 1)
    assert now["commitment.precision"] < 1
    assert now["statement.precision"] < 1
    assert before["commitment.f1"] < now["commitment.f1"]
    assert before["meeting.evidence_iou"] < now["meeting.evidence_iou"] == 1


def test_what_reviewers_disagree_on_is_optional(reviewed: str) -> None:
    with Desk.open(reviewed) as desk:
        together, anas = ([*_records(desk.gold(by))] for by in (None, "ana"))
        disputed = {one.first.what for one in desk.agreement("ana", "ben").differences}
    assert len(together) == len(anas)
    optional = [one for one, own in zip(together, anas, strict=True) if own.required and not one.required]
    assert len(optional) == len(disputed)


def _records(gold: Gold) -> Iterator[AnyGold]:
    return (record for document in gold.documents for record in document.article.records())


def test_a_document_counts_when_each_of_its_records_is_reviewed(desk: Desk, seed_reports: list[Report]) -> None:
    desk.add(seed_reports[:1])
    with pytest.raises(InputError, match=r"no document of the desk .* was reviewed whole"):
        desk.gold()
    first, *others = seed_reports[0].records()
    desk.review_all(NewReview(what=one.id, verdict="accept", by="ana", of_record=True) for one in others)
    with pytest.raises(InputError, match=r"no document of the desk .* was reviewed whole"):
        desk.gold()
    desk.review_all(
        NewReview(what=record.id, verdict="accept", by="ana", of_record=True)
        for record in seed_reports[0].records()[1:]
    )
    with pytest.raises(InputError, match=r"no document of the desk .* was reviewed whole"):
        desk.gold()
    desk.review(NewReview(what=first.id, verdict="reject", by="ben", of_record=True))
    (one,) = desk.gold().documents
    assert one.text == seed_reports[0].document.text
    assert len(one.article.records()) == len(seed_reports[0].records()) - 1
    with pytest.raises(InputError, match="reviewed whole by 'ana'"):
        desk.gold("ana")
    desk.review(NewReview(what=first.id, verdict="accept", by="ana", of_record=True))
    (one,) = desk.gold().documents
    assert len(one.article.records()) == len(seed_reports[0].records())
