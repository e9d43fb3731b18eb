"""Each column of a table holds what its name says, and each claim the words that carry it."""

from __future__ import annotations

from typing import Any

from readout.exporting import tables
from readout_schemas import Briefing

RECORD = {
    "independent_sources": None,
    "one_source": [],
    "standing": None,
    "confirmed": True,
    "open": [],
    "reviewed": [],
}


def named(briefing: Briefing, name: str) -> tuple[Any, ...]:
    return next(table.rows for table in tables(briefing) if table.name == name)


def test_a_row_of_meetings(small: Briefing) -> None:
    spans = [span.text for span in small.meetings[0].evidence]
    assert named(small, "meetings")[0] == {
        "id": "m-oslo",
        "documents": ["gazette", "courier", "copy"],
        "independent_sources": 2,
        "one_source": [],
        "standing": "disputed",
        "confirmed": True,
        "open": [],
        "reviewed": [],
        "cited": spans[0],
        "cited_document": "gazette",
        "cited_start": 46,
        "evidence": spans,
        "title": "Oslo summit",
        "status": "held",
        "format": "in_person",
        "date": "2025-03-15",
        "date_text": "on Saturday",
        "place": "Oslo",
        "place_as_written": None,
        "hosts": ["Ida Berg"],
        "participants": ["Norway", "Peru"],
        "participant_ids": ["country-Norway", "country-Peru"],
        "representatives": ["Ida Berg", ""],
        "absent": ["Freedonia"],
        "counts": ["some 20 countries"],
        "topics": ["the truce"],
        "outcomes": [],
    }


def test_a_row_of_statements(small: Briefing) -> None:
    assert named(small, "statements")[0] == {
        "id": "s-ball",
        "documents": ["gazette", "courier"],
        "independent_sources": 2,
        "one_source": [],
        "standing": "corroborated",
        "confirmed": True,
        "open": [],
        "reviewed": [],
        "cited": "The ball is in their court,",
        "cited_document": "gazette",
        "cited_start": 129,
        "evidence": ["“The ball is in their court,” Ida Berg said.", "Berg: “The ball is now in their court.”"],
        "speaker": "Ida Berg",
        "speaker_id": "person-Ida Berg",
        "speaker_kind": "person",
        "mode": "direct",
        "quotes": ["The ball is in their court,"],
        "quote_marks": ["marks"],
        "model_translations": [""],
        "gist": "It is for the others to act.",
        "addressee": [],
        "occasion": None,
        "via": None,
        "date": "2025-03-15",
        "date_text": "then",
    }


def test_a_row_of_commitments(small: Briefing) -> None:
    assert named(small, "commitments")[0] == {
        "id": "c-ships",
        "documents": ["gazette"],
        **RECORD,
        "cited": "Norway will send two ships, provided parliament consents.",
        "cited_document": "gazette",
        "cited_start": 173,
        "evidence": ["Norway will send two ships, provided parliament consents."],
        "actors": ["Norway"],
        "actor_ids": ["country-Norway"],
        "stance": "commits",
        "action": "to send two ships",
        "status": "agreed",
        "beneficiary": [],
        "conditions": ["provided parliament consents"],
        "deadline": "2025-04",
        "deadline_text": "then",
        "amount": None,
        "currency": None,
        "amount_text": None,
    }


def test_a_row_of_sanctions(small: Briefing) -> None:
    assert named(small, "sanctions")[0] == {
        "id": "x-freeze",
        "documents": ["gazette"],
        **RECORD,
        "cited": "Norway froze more than €2bn of Freedonian assets.",
        "cited_document": "gazette",
        "cited_start": 231,
        "evidence": ["Norway froze more than €2bn of Freedonian assets."],
        "senders": ["Norway"],
        "sender_ids": ["country-Norway"],
        "targets": ["Freedonia"],
        "target_ids": ["country-Freedonia"],
        "measure": "asset freeze",
        "measure_kind": "asset_freeze",
        "status": "in_force",
        "condition": None,
        "date": None,
        "date_text": None,
        "amount": 2e9,
        "currency": "EUR",
        "amount_text": "more than €2bn",
    }


def test_a_row_of_evidence(small: Briefing) -> None:
    assert named(small, "evidence")[0] == {
        "record": "m-oslo",
        "part": "evidence",
        "value": None,
        "document": "gazette",
        "start": 46,
        "end": 127,
        "text": small.meetings[0].evidence[0].text,
        "page": None,
        "time": None,
        "posted": None,
        "link": None,
    }


def test_a_row_of_parties(small: Briefing) -> None:
    assert named(small, "parties")[0] == {
        "id": "person-Ida Berg",
        "name": "Ida Berg",
        "kind": "person",
        "role": "Prime Minister of Norway",
        "country": None,
        "as_written": ["Ida Berg"],
    }


def test_a_row_of_documents(small: Briefing) -> None:
    assert named(small, "documents")[0] == {
        "id": "gazette",
        "source": "gazette.txt",
        "title": "Leaders meet in Oslo",
        "publisher": "The Gazette",
        "url": "https://gazette.example/oslo",
        "published": "2025-03-15",
        "language": None,
        "sha256": None,
        "error": None,
    }


def test_a_disagreement_has_a_row_a_claim(small: Briefing) -> None:
    found = named(small, "disagreements")
    assert [row["value"] for row in found] == ["some 20", "about 25"]
    assert found[1] == {
        "disagreement": "d-count",
        "record": "m-oslo",
        "subject": "How many countries met",
        "field": "counts",
        "kind": "number",
        "value": "about 25",
        "document": "courier",
        "start": 0,
        "end": 16,
        "text": "About 25 nations",
    }


def test_a_development_has_a_row_a_step(developing: Briefing) -> None:
    found = named(developing, "developments")
    assert [(row["value"], row["date"]) for row in found] == [("planned", "2025-03-17"), ("held", None)]
    assert found[0] == {
        "development": "v-lima",
        "record": "m-lima",
        "subject": "Talks in Lima",
        "field": "status",
        "value": "planned",
        "date": "2025-03-17",
        "document": "monday",
        "start": 0,
        "end": 51,
        "text": "Norway and Peru will hold talks in Lima on Tuesday.",
    }


def test_the_words_that_carry_a_field_are_evidence_of_that_field(developing: Briefing) -> None:
    """A meeting of which the first report says that it will be held is cited by the report that says it was."""
    found = [(row["part"], row["value"], row["document"]) for row in named(developing, "evidence")]
    assert found[3:] == [("status", "held", "wednesday"), ("status", "held", "copy"), ("when", "2025-03-18", "monday")]
    (talks,) = named(developing, "meetings")
    assert (talks["cited_document"], talks["cited_start"]) == ("wednesday", 0)
    assert talks["cited"] == "The talks of Norway and Peru in Lima ended on Tuesday evening."


def test_documents_that_count_as_one_source_are_named_with_the_reason(developing: Briefing) -> None:
    (talks,) = named(developing, "meetings")
    assert talks["one_source"] == ["wednesday, copy: the texts are copies or rewrites of one another"]


def test_a_statement_s_quotations_are_evidence_too(small: Briefing) -> None:
    parts = [(row["record"], row["part"]) for row in named(small, "evidence") if row["record"] == "s-ball"]
    assert parts == [("s-ball", "evidence"), ("s-ball", "evidence"), ("s-ball", "quote")]


def test_what_is_not_confirmed_has_columns_in_each_table_of_records(worldly: Briefing) -> None:
    for table in tables(worldly)[:4]:
        assert (table.columns["confirmed"], table.columns["open"]) == (bool, list)
    (talks,) = named(worldly, "meetings")
    assert talks["confirmed"] is False
    assert talks["open"] == ["participants: Japan is implied by the publisher"]
    assert talks["place_as_written"] == "الدوحة"
    (stays,) = named(worldly, "commitments")
    assert (stays["confirmed"], stays["open"]) == (True, [])


def test_a_translation_has_a_column_of_its_own_beside_the_quotes(worldly: Briefing) -> None:
    said = named(worldly, "statements")[2]
    assert (said["quotes"], said["quote_marks"]) == (["Vi ger inte upp"], ["dash"])
    assert said["model_translations"] == ["We are not giving up"]
    assert said["speaker_kind"] == "person"
