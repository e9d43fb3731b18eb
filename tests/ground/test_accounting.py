"""Whatever a model answers: every item is accounted for, every span is true, and the order of items decides nothing."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import readout_prompts
from readout.drafts import (
    CommitmentDraft,
    MeetingDraft,
    ParticipantDraft,
    PartyDraft,
    Readout,
    SanctionDraft,
    StatementDraft,
    Statements,
)
from readout.ground import Article, Grounding, follow_up, report
from readout.ingest import Metadata, document
from readout_schemas import Report, Run

TEXT = """Ministers back plan
The leaders of some 20 countries met in Oslo on Saturday. Peru, which was not at the table, sent a note.
“We will come,” Prime Minister Ida Berg said, “and we will stay.” She called the plan “a first step”.
Berg told Otto Lund that the pact would hold “only if the truce lasts”. NTB quoted Lund as saying: “It will not last.”
Norway will send two ships, provided parliament consents. Sweden refuses to join. “We will come,” Lund said.
The “Nordic Eight” froze more than €2bn of Freedonian assets. Rufus Firefly called that “war”.
Subscribe to our newsletter “Daily War”
"""
ARTICLE = Article(document(TEXT, source="oslo.txt", metadata=Metadata(published=datetime.date(2025, 3, 15))))
RUN = Run(model="m", plan="one")
PROMPT = readout_prompts.load("follow_up")
NAMES = ["Ida Berg", "Otto Lund", "Rufus Firefly", "Norway", "Sweden", "Peru", "NTB", "Nordic Eight", "Nobody", " ", ""]
PIECES = [
    *("We will come,", "and we will stay.", "We will come, and we will stay.", "a first step", "It will not last."),
    *("It will last.", "We will", "war", "Nordic Eight", "Daily War", "only if the truce lasts", "a last step"),
    *(
        "Prime Minister Ida Berg said",
        "Lund said",
        "She called",
        "NTB quoted Lund as saying",
        "Norway will send two ships",
    ),
    *(
        "Sweden refuses to join",
        "on Saturday",
        "on Sunday",
        "some 20 countries",
        "€2bn",
        "Oslo",
        "met in Oslo",
        "”",
        " ",
        "",
    ),
]

words = st.one_of(st.sampled_from(PIECES), st.text(max_size=12))
names = st.sampled_from(NAMES)
maybe = st.one_of(st.none(), words)
several = st.lists(words, max_size=3)
people = st.lists(names, max_size=2)


def drafts(model: type[Any], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Drafts of a type: fields as given, those with choices any of them."""
    return st.builds(model, **fields)


parties = drafts(PartyDraft, name=names, role=maybe, as_written=several)
sides = drafts(ParticipantDraft, name=names, representative=st.one_of(st.none(), names), role=maybe)
statements = drafts(
    StatementDraft, quotes=several, translations=st.just([]), speaker=names, attribution=maybe, gist=words,
    addressee=people,
    occasion=maybe, via=maybe, when=maybe,
)  # fmt: skip
meetings = drafts(
    MeetingDraft, evidence=several, title=words, when=maybe, place=maybe, place_as_written=maybe, hosts=people,
    participants=st.lists(sides, max_size=2), absent=people, counts=several, topics=several, outcomes=several,
)  # fmt: skip
commitments = drafts(
    CommitmentDraft, evidence=several, actors=people, action=words, beneficiary=people,
    conditions=several, deadline=maybe, amount=maybe,
)  # fmt: skip
sanctions = drafts(
    SanctionDraft, evidence=several, senders=people, targets=people, measure=words, condition=maybe,
    amount=maybe, when=maybe,
)  # fmt: skip
answers = drafts(
    Readout, parties=st.lists(parties, max_size=4), meetings=st.lists(meetings, max_size=2),
    statements=st.lists(statements, max_size=4), labels=several, commitments=st.lists(commitments, max_size=2),
    sanctions=st.lists(sanctions, max_size=2),
)  # fmt: skip
slowly = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def count(answer: Readout) -> int:
    return len(answer.items()) + len(answer.labels)


@slowly
@given(answers, answers)
def test_items_returned_are_kept_mended_or_rejected(first: Readout, second: Readout) -> None:
    grounding = Grounding(ARTICLE)
    for answer in (first, second):
        grounding.take(answer)
        follow_up(grounding, PROMPT)
    made = report(ARTICLE.document, [grounding], RUN)
    lost = [item for item in made.rejected if item.record is None]
    assert grounding.returned == count(first) + count(second)
    assert grounding.returned == len(made.records()) + len(lost) + grounding.mended + grounding.labelled
    assert all(item.reasons for item in made.rejected)


@slowly
@given(answers, answers)
def test_records_have_evidence_and_every_span_is_true(first: Readout, second: Readout) -> None:
    grounding = Grounding(ARTICLE)
    grounding.take(first)
    grounding.take(second)
    made = report(ARTICLE.document, [grounding], RUN)
    assert all(record.evidence for record in made.records())
    assert Report.model_validate_json(made.model_dump_json()) == made
    furniture = TEXT.index("Subscribe")
    spans = [span for record in made.records() for span in record.evidence]
    assert all(span.end <= furniture for span in spans)


@slowly
@given(answers)
def test_a_quote_is_in_one_statement_alone(answer: Readout) -> None:
    grounding = Grounding(ARTICLE)
    grounding.take(answer)
    made = report(ARTICLE.document, [grounding], RUN)
    whole = [statement.quotes for statement in made.statements if statement.quotes]
    assert len(set(whole)) == len(whole)
    assert len(set(grounding.taken)) == len(grounding.taken)


@slowly
@given(answers, st.randoms(use_true_random=False))
def test_the_order_of_items_decides_nothing(answer: Readout, random: Any) -> None:
    def shuffled(items: list[Any]) -> list[Any]:
        return random.sample(items, len(items))

    names = ("meetings", "statements", "commitments", "sanctions", "labels")
    other = answer.model_copy(update={name: shuffled(getattr(answer, name)) for name in names})
    reports = []
    for each in (answer, other):
        grounding = Grounding(ARTICLE)
        grounding.take(each)
        reports.append(report(ARTICLE.document, [grounding], RUN))
    assert reports[0].records() == reports[1].records()
    assert reports[0].coverage == reports[1].coverage
    assert sorted(map(str, (item.reasons for item in reports[0].rejected))) == sorted(
        map(str, (item.reasons for item in reports[1].rejected))
    )


@pytest.mark.parametrize("gists", [("They come.", "They stay."), ("They stay.", "They come.")])
def test_of_two_statements_of_the_same_words_the_same_one_is_kept_in_any_order(gists: tuple[str, ...]) -> None:
    berg = PartyDraft(name="Ida Berg", kind="person", role=None, as_written=[])
    told = StatementDraft(
        quotes=["We will come, and we will stay."], translations=[], speaker="Ida Berg", attribution=None, gist="?",
        addressee=[], occasion=None, via=None, when=None,
    )  # fmt: skip
    grounding = Grounding(ARTICLE)
    grounding.take(
        Statements(parties=[berg], statements=[told.model_copy(update={"gist": gist}) for gist in gists], labels=[])
    )
    assert [record.gist for record in report(ARTICLE.document, [grounding], RUN).statements] == ["They come."]


@slowly
@given(answers)
def test_the_same_answer_to_the_follow_up_adds_no_record(answer: Readout) -> None:
    grounding = Grounding(ARTICLE)
    grounding.take(answer)
    before = report(ARTICLE.document, [grounding], RUN).records()
    grounding.take(answer)
    after = report(ARTICLE.document, [grounding], RUN).records()
    assert [record.model_dump(exclude={"id"}) for record in after] == [
        record.model_dump(exclude={"id"}) for record in before
    ]
