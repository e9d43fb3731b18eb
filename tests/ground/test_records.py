"""Fields of meetings: days, places, sides, numbers and names beside their evidence."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from readout.drafts import MeetingDraft, Meetings, ParticipantDraft, PartyDraft
from readout.ground import Article, Grounding
from readout.ingest import Metadata, document
from readout_schemas import Meeting

TEXT = """Talks On Monday in OSLO with Some 20 Envoys

Rain fell on Lima.

Norway hosts Peru and Chile on Monday in Oslo with some 20 envoys. Ida Berg leads for Norway. Peru sends 3 aides.
"""


def party(name: str, kind: str = "country", *forms: str) -> PartyDraft:
    return PartyDraft.model_validate({"name": name, "kind": kind, "role": None, "as_written": [name, *forms]})


PARTIES = [party("Norway"), party("Peru"), party("Chile"), party("Ida Berg", "person")]


def side(name: str, representative: str | None = None, role: str | None = None) -> ParticipantDraft:
    return ParticipantDraft(name=name, representative=representative, role=role)


def draft(**changes: Any) -> MeetingDraft:
    fields: dict[str, Any] = {
        "evidence": ["hosts Peru and Chile"],
        "title": " Talks in Oslo ",
        "status": "held",
        "format": "unknown",
        "when": "on Monday",
        "place": "Oslo",
        "place_as_written": None,
        "hosts": ["Norway"],
        "participants": [side("Norway", "Ida Berg", "host"), side("Peru")],
        "absent": [],
        "counts": ["some 20 envoys"],
        "topics": [" fish ", "fish", ""],
        "outcomes": ["none", " none", " "],
    }
    return MeetingDraft.model_validate({**fields, **changes})


def grounded(text: str = TEXT, language: str = "en", parties: list[PartyDraft] = PARTIES, **changes: Any) -> Grounding:
    known = Metadata(published=datetime.date(2025, 3, 15), language=language)
    grounding = Grounding(Article(document(text, source="d.txt", metadata=known)))
    grounding.take(Meetings(parties=parties, meetings=[draft(**changes)]))
    return grounding


def only(grounding: Grounding) -> Meeting:
    (made,) = grounding.taken or [failure.rest for failure in grounding.failures]
    assert isinstance(made, Meeting)
    return made


def reasons(grounding: Grounding) -> list[str]:
    return [reason for failure in grounding.failures for reason in failure.reasons]


def test_a_meeting_has_the_words_that_stand_near_its_evidence() -> None:
    grounding = grounded()
    made = only(grounding)
    assert reasons(grounding) == []
    assert made.title == "Talks in Oslo"
    assert (made.place, made.place_as_written) == ("Oslo", "Oslo")
    assert made.when is not None
    assert made.when.text == "on Monday"
    assert [(one.text, one.value, one.approx) for one in made.counts] == [("some 20 envoys", 20, True)]
    assert [one.name for one in made.hosts] == ["Norway"]
    assert (made.topics, made.outcomes) == (("fish",), ("none",))


def test_the_form_of_a_place_is_that_near_the_evidence() -> None:
    assert only(grounded(place_as_written="Oslo")).place_as_written == "Oslo"


@pytest.mark.parametrize(
    ("status", "day"),
    [
        ("held", "2025-03-10"),
        ("ongoing", "2025-03-10"),
        ("planned", "2025-03-17"),
        ("proposed", "2025-03-17"),
        ("cancelled", "2025-03-17"),
    ],
)
def test_the_day_of_a_meeting_lies_where_its_status_says(status: str, day: str) -> None:
    when = only(grounded(status=status)).when
    assert when is not None
    assert when.edtf == day


@pytest.mark.parametrize(
    ("given", "place", "made"),
    [
        ("unknown", "Oslo", "in_person"),
        ("unknown", None, "unknown"),
        ("unknown", " ", "unknown"),
        ("phone", "Oslo", "phone"),
        ("video", None, "video"),
    ],
)
def test_a_meeting_at_a_place_is_held_in_person_unless_it_is_said_how(given: str, place: str | None, made: str) -> None:
    meeting = only(grounded(format=given, place=place))
    assert meeting.format == made
    assert meeting.place == (place if place and place.strip() else None)


def test_each_side_has_its_representative_and_role() -> None:
    made = only(grounded(participants=[side("Norway"), side("norway", "Ida Berg", "host"), side("Peru", None, "")]))
    assert [(one.name, one.representative, one.role) for one in made.participants] == [
        ("Norway", "Ida Berg", "host"),
        ("Peru", None, None),
    ]
    assert [(one.party, one.kind, one.as_written) for one in made.participants] == [
        ("country-norway", "country", "Norway"),
        ("country-peru", "country", "Peru"),
    ]
    kept = only(grounded(participants=[side("Norway", "Ida Berg", "host"), side("Norway", None, "guest")]))
    assert [(one.representative, one.role) for one in kept.participants] == [("Ida Berg", "host")]


@pytest.mark.parametrize(
    ("changes", "reason", "sides"),
    [
        ({"participants": [side("Peru", "Otto Lund")]}, "participants: the article names nobody as 'Otto Lund'", 1),
        ({"participants": [side("Chad")]}, "participants: the article names nobody as 'Chad', nor as any form", 0),
        ({"participants": [side("Chad"), side("Peru")]}, "participants: the article names nobody as 'Chad'", 1),
        ({"absent": ["Peru"]}, "participants: 'Peru' is also in absent", 1),
        ({"absent": ["Chad"]}, "absent: the article names nobody as 'Chad'", 2),
        ({"hosts": ["Chad"]}, "hosts: the article names nobody as 'Chad'", 2),
        ({"title": ""}, "title: it is empty", None),
        ({"evidence": []}, "evidence: no words of the article are given", None),
        ({"when": "on Friday"}, "when: 'on Friday' does not stand in the article", 2),
        ({"place": "Kyoto"}, "place: the article does not name 'Kyoto', nor a country that it lies in", 2),
        ({"place_as_written": "Bergen"}, "place_as_written: 'Bergen' does not stand in the article", 2),
        ({"counts": ["some 30 envoys"]}, "counts: 'some 30 envoys' does not stand in the article", 2),
    ],
)
def test_what_the_text_does_not_carry_is_named_by_its_field(
    changes: dict[str, Any], reason: str, sides: int | None
) -> None:
    grounding = grounded(**changes)
    assert len(reasons(grounding)) == 1
    assert reasons(grounding)[0].startswith(reason)
    (failure,) = grounding.failures
    assert (len(failure.rest.participants) if isinstance(failure.rest, Meeting) else None) == sides


def test_a_place_that_a_country_in_the_text_implies_is_open() -> None:
    made = only(grounded(place=" Santiago "))
    assert (made.place, made.place_as_written) == ("Santiago", None)
    assert [(one.field, one.reason) for one in made.open] == [
        ("place", "the article does not name 'Santiago'; 'Chile' may imply it")
    ]


@pytest.mark.parametrize(
    ("language", "text", "place", "form", "shown"),
    [
        ("ru", "Встреча прошла в Осло.", "Oslo", "Осло", True),
        ("de", "Das Treffen war in Genf.", "Geneva", "Genf", True),
        ("de", "Das Treffen war in Deutschland.", "Germany", "Deutschland", True),
        ("en", "They met in Bern.", "Geneva", "Bern", False),
        ("en", "They met at the lodge.", "Oslo", "the lodge", False),
    ],
)
def test_a_place_is_known_by_its_form_in_the_language_of_the_text(
    language: str, text: str, place: str, form: str, shown: bool
) -> None:
    bare: dict[str, Any] = {"when": None, "hosts": [], "participants": [], "counts": []}
    made = only(grounded(text, language, [], evidence=[text], place=place, place_as_written=form, **bare))
    assert (made.place, made.place_as_written) == (place, form)
    assert [one.field for one in made.open] == ([] if shown else ["place"])


def test_a_representative_who_is_only_described_is_open() -> None:
    listed = [*PARTIES, party("Otto Lund", "person", "aides")]
    made = only(grounded(parties=listed, participants=[side("Peru", "Otto Lund")]))
    assert [(one.representative) for one in made.participants] == ["Otto Lund"]
    assert [(one.field, one.reason) for one in made.open] == [
        ("participants", "the text has it only as 'aides', which cannot be compared with 'Otto Lund'")
    ]


@pytest.mark.parametrize(
    "hint", [{"when": "In June"}, {"counts": ["some 40 envoys"]}, {"place_as_written": "Bergen", "place": "Bergen"}]
)
def test_other_copied_words_of_a_meeting_tell_phrases_apart_that_stand_twice(hint: dict[str, Any]) -> None:
    text = "Norway hosts Peru. Rain fell.\n\nIn June Norway hosts Peru in Bergen with some 40 envoys.\n"
    bare: dict[str, Any] = {"when": None, "place": None, "participants": [], "counts": []}
    made = only(grounded(text, evidence=["Norway hosts Peru"], **{**bare, **hint}))
    assert made.evidence[0].start == text.index("In June")
