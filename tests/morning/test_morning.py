"""A desk's morning: fifteen invented documents in eight languages of one tour, one list and one promise, read together.

Readouts, communiqués, agency copy with its correction and its rewrite, a page, a transcript, an interview, a mail with
another's report in it. The answers are a language model's, recorded; pairs that the rules leave open are judged by
nobody here. What is asserted is what stands in the documents.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

import readout
from readout import Settings
from readout_schemas import Briefing, Meeting

HERE = Path(__file__).parent
FIFTEENTH = datetime.date(2025, 10, 15)
GROUP = pytest.mark.xdist_group("morning")


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return readout.brief(HERE / "documents", settings=Settings(model="recorded", cassettes=HERE / "cassettes"))


def _named(briefing: Briefing, words: str) -> list[Meeting]:
    return [one for one in briefing.meetings if re.search(words, one.title)]


def _file(briefing: Briefing, document: str) -> str:
    return next(Path(one.source.split("!")[0]).name for one in briefing.documents if one.id == document)


@GROUP
def test_every_document_is_read_and_has_its_day(briefing: Briefing) -> None:
    assert [one.error for one in briefing.documents] == [None] * 15
    days = {one.published for one in briefing.documents}
    assert days == {FIFTEENTH - datetime.timedelta(1), FIFTEENTH, FIFTEENTH + datetime.timedelta(1)}


@GROUP
def test_all_quotations_are_accounted_for(briefing: Briefing) -> None:
    assert briefing.coverage.unexplained == ()
    assert briefing.coverage.quotations == briefing.coverage.covered + briefing.coverage.labels


@GROUP
def test_the_talks_in_libreville_are_one_and_their_wrong_monday_is_kept_apart(briefing: Briefing) -> None:
    talks = {(one.when.edtf, one.place) for one in briefing.meetings if one.when and one.place == "Libreville"}
    assert talks == {("2025-10-14", "Libreville"), ("2025-10-13", "Libreville")}


@GROUP
def test_the_dinner_is_none_of_the_talks(briefing: Briefing) -> None:
    """The agency seats the third minister at the talks; he was at the dinner alone."""
    dinners = {record for one in _named(briefing, "Dinner") if one.sourcing for record in one.sourcing.records}
    talks = {
        record
        for one in _named(briefing, "receives|Audience|Talks of")
        if one.sourcing
        for record in one.sourcing.records
    }
    assert dinners
    assert talks
    assert not dinners & talks


@GROUP
def test_a_head_of_state_whom_the_text_does_not_name_is_not_confirmed(briefing: Briefing) -> None:
    """The communiqué has *Chef de l'État équato-guinéen*; the model wrote the name that the world knows."""
    (dinner,) = (one for one in briefing.meetings if any("Obiang" in host.name for host in one.hosts))
    assert [(one.field, one.name) for one in dinner.open if one.name and "Obiang" in one.name] == [
        ("hosts", "Teodoro Obiang Nguema Mbasogo")
    ]


@GROUP
def test_who_was_struck_from_the_list_is_not_under_sanctions(briefing: Briefing) -> None:
    listed = [one for one in briefing.sanctions if one.status in {"agreed", "in_force"}]
    targets = {mention.name for one in listed for mention in one.targets}
    assert "Corvane Maritime Ltd" in targets
    assert not [name for name in targets if "Blue Heron" in name]


@GROUP
def test_the_rewrite_of_an_agencys_copy_is_no_second_source(briefing: Briefing) -> None:
    for record in (*briefing.meetings, *briefing.statements, *briefing.commitments):
        files = [_file(briefing, one) for one in record.sourcing.documents] if record.sourcing else []
        of_one_house = [name for name in files if name.startswith(("HWS_20251015", "epk"))]
        if len(of_one_house) == 2:
            assert record.sourcing
            assert record.sourcing.independent < len(files)


@GROUP
def test_words_and_their_translations_are_one_utterance(briefing: Briefing) -> None:
    (utterance,) = (one for one in briefing.statements if any("Nos eaux ne sont pas" in q.text for q in one.quotes))
    assert utterance.sourcing
    files = {_file(briefing, one).split("_")[0] for one in utterance.sourcing.documents}
    assert {"COMMUNIQUE", "HWS", "bogazpostasi"} <= files


@GROUP
def test_the_sum_of_one_paper_is_told_as_another(briefing: Briefing) -> None:
    """420 million in five documents, 240 in one; what it is in dollars, euros and francs differs from nothing."""
    own = [one.amount for one in briefing.commitments if one.amount and one.actors[0].name == "Norway"]
    assert {amount.value for amount in own} == {4.2e8, 2.4e8, 9e7}
