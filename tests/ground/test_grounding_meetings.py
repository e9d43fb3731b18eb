"""Meetings, from draft to record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from readout.drafts import MeetingDraft, Meetings, ParticipantDraft, PartyDraft
from readout.ground import Article, Grounding
from readout_schemas import Meeting


def party(name: str, *forms: str, kind: str = "country") -> PartyDraft:
    return PartyDraft.model_validate({"name": name, "kind": kind, "role": None, "as_written": list(forms)})


PARTIES = [party("some 20 countries", "some 20 countries", kind="group"), party("Peru", "Peru")]


def draft(**changes: Any) -> MeetingDraft:
    fields: dict[str, Any] = {
        "evidence": ["leaders of some 20 countries met in Oslo"],
        "title": "Leaders in Oslo",
        "status": "held",
        "format": "unknown",
        "when": "on Saturday",
        "place": "Oslo",
        "place_as_written": "Oslo",
        "hosts": [],
        "participants": [{"name": "some 20 countries", "representative": None, "role": "leaders"}],
        "absent": ["Peru"],
        "counts": ["some 20 countries"],
        "topics": ["plan", "plan", " "],
        "outcomes": [],
    }
    return MeetingDraft.model_validate({**fields, **changes})


def test_a_record_has_whole_sentences_and_what_code_derives(grounding: Grounding) -> None:
    grounding.take(Meetings(parties=PARTIES, meetings=[draft()]))
    (meeting,) = grounding.taken
    assert [span.text for span in meeting.evidence] == ["The leaders of some 20 countries met in Oslo on Saturday."]
    assert meeting.model_dump(include={"format", "topics"}) == {"format": "in_person", "topics": ("plan",)}
    assert (meeting.when.edtf, meeting.when.basis) == ("2025-03-15", "published")
    assert [(count.value, count.approx) for count in meeting.counts] == [(20, True)]
    assert [mention.name for mention in meeting.absent] == ["Peru"]
    assert grounding.failures == []


def test_evidence_that_is_not_in_the_text_fails_the_record(grounding: Grounding) -> None:
    grounding.take(Meetings(parties=PARTIES, meetings=[draft(evidence=["leaders of some 30 countries met in Oslo"])]))
    assert grounding.taken == []
    (failure,) = grounding.failures
    assert failure.rest is None
    assert "'leaders of some 30 countries met in Oslo' does not stand in the article" in failure.reasons[0]
    assert "leaders of some 20 countries met in Oslo" in failure.reasons[0]


def test_words_in_page_furniture_are_no_evidence(grounding: Grounding) -> None:
    grounding.take(Meetings(parties=PARTIES, meetings=[draft(evidence=["Subscribe to our newsletter"])]))
    assert grounding.taken == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"place_as_written": "Bergen"}, "place_as_written: 'Bergen' does not stand in the article"),
        ({"when": "on Sunday"}, "when: 'on Sunday' does not stand in the article"),
        ({"counts": ["some 25 countries"]}, "counts: 'some 25 countries' does not stand in the article"),
        ({"absent": ["Chile"]}, "absent: the article names nobody as 'Chile'"),
        (
            {"participants": [ParticipantDraft(name="Peru", representative=None, role=None)]},
            "participants: 'Peru' is also in absent",
        ),
        (
            {"participants": [ParticipantDraft(name="some 20 countries", representative="Groucho Marx", role=None)]},
            "participants: the article names nobody as 'Groucho Marx'",
        ),
    ],
)
def test_a_field_that_fails_is_left_out_and_noted(grounding: Grounding, change: dict[str, Any], reason: str) -> None:
    grounding.take(Meetings(parties=PARTIES, meetings=[draft(**change)]))
    (failure,) = grounding.failures
    assert failure.rest is not None
    assert any(reason in line for line in failure.reasons)
    (field,) = change
    sound = draft().model_dump()[field]
    assert getattr(failure.rest, field, None) != change[field]
    assert sound


def test_words_in_which_no_number_is_read_are_left_out_and_open(grounding: Grounding) -> None:
    grounding.take(Meetings(parties=PARTIES, meetings=[draft(counts=["some 20 countries", "Peru"])]))
    (meeting,) = grounding.taken
    assert [count.value for count in meeting.counts] == [20]
    assert [(one.field, one.reason) for one in meeting.open] == [("counts", "no number could be read from 'Peru'")]
    assert grounding.failures == []


@pytest.mark.parametrize(
    ("place", "form", "open_because"),
    [
        ("Oslo", "Oslo", None),
        ("Oslo", None, None),
        ("Aslo", "Oslo", None),
        ("Lima", "Oslo", "the text has it as 'Oslo', which cannot be compared with 'Lima'"),
        ("Lima", None, "the article does not name 'Lima'; 'Peru' may imply it"),
    ],
)
def test_a_place_is_confirmed_by_its_form_and_open_where_they_cannot_be_compared(
    grounding: Grounding, place: str, form: str | None, open_because: str | None
) -> None:
    grounding.take(Meetings(parties=PARTIES, meetings=[draft(place=place, place_as_written=form)]))
    (meeting,) = grounding.taken
    assert meeting.place == place
    assert [one.reason for one in meeting.open] == ([open_because] if open_because else [])


@pytest.mark.parametrize(
    ("text", "place", "kept"),
    [
        ("Ministers met at the Élysée on Monday with the French president.", "Paris", True),
        ("Ministers met on Monday in Peru.", "Lima", True),
        ("Ministers met on Monday.", "Lima", False),
        ("Ministers met on Monday in Chile.", "Lima", False),
        ("Ministers met on Monday at the lodge.", "Camp David", False),
    ],
)
def test_a_place_that_no_word_implies_is_refuted(
    article_of: Callable[..., Article], text: str, place: str, kept: bool
) -> None:
    bare: dict[str, Any] = {"when": None, "participants": [], "absent": [], "counts": []}
    grounding = Grounding(article_of(text))
    made = draft(evidence=[text], place=place, place_as_written=None, **bare)
    grounding.take(Meetings(parties=[], meetings=[made]))
    (meeting,) = grounding.taken if kept else [failure.rest for failure in grounding.failures]
    assert isinstance(meeting, Meeting)
    assert meeting.place == (place if kept else None)
    assert bool(meeting.open) is kept


def test_words_behind_a_letter_that_is_written_with_them_stand_in_the_text(
    article_of: Callable[[str, str], Article],
) -> None:
    """A place and the sentence of a meeting are told so; the letters that are left stand for themselves."""
    text = "לונד מסר שהפגישה תיערך בחיפה. איש לא בא."
    made = draft(
        evidence=["הפגישה תיערך בחיפה"], when=None, place="Haifa", place_as_written="חיפה", participants=[], absent=[]
    ).model_copy(update={"counts": []})
    grounding = Grounding(article_of(text, "he"))
    grounding.take(Meetings(parties=[party("Otto Lund", "לונד", kind="person")], meetings=[made]))
    (meeting,) = grounding.taken
    assert grounding.failures == []
    assert meeting.place_as_written == "חיפה"
    assert [span.text for span in meeting.evidence] == ["לונד מסר שהפגישה תיערך בחיפה."]
