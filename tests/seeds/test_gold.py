"""The reading of the seeds agrees with their texts and with itself."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from pathlib import Path
from typing import Any

import pytest

from readout.ingest import read
from readout_schemas import (
    CommitmentStatus,
    MeasureKind,
    MeetingFormat,
    MeetingStatus,
    PartyKind,
    SanctionStatus,
    Stance,
    StatementMode,
)

SEEDS = Path(__file__).parents[2] / "seeds"
KINDS = {"meetings": "m", "statements": "s", "commitments": "c", "sanctions": "x"}
GROUPS = {"meetings": "meetings", "utterances": "statements", "commitments": "commitments", "sanctions": "sanctions"}
ALLOWED: dict[tuple[str, str], Any] = {
    ("meetings", "status"): MeetingStatus,
    ("meetings", "format"): MeetingFormat,
    ("statements", "mode"): StatementMode,
    ("commitments", "stance"): Stance,
    ("commitments", "status"): CommitmentStatus,
    ("sanctions", "status"): SanctionStatus,
    ("sanctions", "measure_kind"): MeasureKind,
}
PARTIES = ("hosts", "participants", "absent", "addressee", "actors", "beneficiary", "senders", "targets")
DAY = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])~?"
OPENING, CLOSING = '“‘"”', '”’"“»'

Json = dict[str, Any]


def load(path: Path) -> Json:
    content: Json = json.loads(path.read_text(encoding="utf-8"))
    return content


READINGS = {path.stem[-3:]: load(path) for path in sorted(SEEDS.glob("gold/seed_*.json"))}
TEXTS = {number: (SEEDS / one["file"]).read_bytes().decode() for number, one in READINGS.items()}
RECORDS = [(number, kind, record) for number, one in READINGS.items() for kind in KINDS for record in one[kind]]
CROSS = load(SEEDS / "gold" / "cross.json")
KIND_OF = {record["id"]: kind for one in READINGS.values() for kind in KINDS for record in one[kind]}


def each(records: list[tuple[str, str, Json]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        ("number", "kind", "record"), records, ids=[record["id"] for _, _, record in records]
    )


each_record = each(RECORDS)
each_statement = each([one for one in RECORDS if one[1] == "statements"])


def spans_in(value: object) -> list[Json]:
    """Every span at any depth: what has a start and an end."""
    if isinstance(value, dict):
        return [value] if "start" in value else [span for part in value.values() for span in spans_in(part)]
    return [span for part in value for span in spans_in(part)] if isinstance(value, list) else []


def overlap(one: Json, other: Json) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def allowed(literal: Any) -> set[str]:
    return set(literal.__args__)


def test_there_is_a_reading_of_each_seed_and_no_other() -> None:
    assert sorted(one["file"] for one in READINGS.values()) == sorted(path.name for path in SEEDS.glob("*.txt"))


@pytest.mark.parametrize("number", READINGS)
def test_a_reading_is_of_the_very_text(number: str) -> None:
    reading, text = READINGS[number], TEXTS[number]
    assert hashlib.sha256(text.encode()).hexdigest() == reading["sha256"]
    assert re.fullmatch(DAY, reading["published"])
    spans = spans_in(reading)
    assert spans
    for span in spans:
        assert text[span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize("number", READINGS)
def test_the_metadata_beside_a_seed_agree_with_its_reading(number: str) -> None:
    reading = READINGS[number]
    (document,) = read([SEEDS / reading["file"]])
    assert document.error is None
    assert (document.text, document.sha256) == (TEXTS[number], reading["sha256"])
    assert (str(document.published), document.language) == (reading["published"], reading["language"])
    assert document.title is None or document.title in TEXTS[number]


@pytest.mark.parametrize("number", READINGS)
def test_every_quotation_mark_belongs_to_a_quote_a_label_or_furniture(number: str) -> None:
    reading = READINGS[number]
    quotes = [quote for statement in reading["statements"] for quote in statement["quotes"]]
    known = [*reading["boilerplate"], *reading["label_or_scare_quotes"], *quotes]
    for mark in re.finditer('[“”"«»‘]', TEXTS[number]):
        assert any(span["start"] - 2 <= mark.start() < span["end"] + 2 for span in known), mark


def test_ids_are_well_formed_and_unique() -> None:
    assert len(KIND_OF) == len(RECORDS)
    for number, kind, record in RECORDS:
        assert re.fullmatch(rf"{number}\.{KINDS[kind]}[1-9]\d*", record["id"])


@each_record
def test_a_record_keeps_to_the_enumerations_and_to_its_text(number: str, kind: str, record: Json) -> None:
    text = TEXTS[number]
    assert isinstance(record["required"], bool)
    for (of, field), literal in ALLOWED.items():
        assert of != kind or record[field] in allowed(literal)
    speaker = [record["speaker"]] if "speaker" in record else []
    for party in [*speaker, *(party for field in PARTIES for party in record.get(field, []))]:
        assert party["name"]
        assert party["kind"] in allowed(PartyKind)
        assert (party["surface"] or "") in text
    verbatim = [record.get(field) for field in ("date_text", "deadline_text", "via", "condition")]
    for words in (*verbatim, *record.get("conditions", [])):
        assert (words or "") in text
    for date in (record.get("date"), record.get("deadline")):
        assert date is None or re.fullmatch(rf"{DAY}(/{DAY})?", date)


@each_record
def test_a_record_is_carried_by_sentences_of_the_article(number: str, kind: str, record: Json) -> None:
    assert record["evidence"], kind
    for span in record["evidence"]:
        assert not any(overlap(span, furniture) for furniture in READINGS[number]["boilerplate"])


@each_statement
def test_a_quote_stands_between_marks_inside_its_evidence(number: str, kind: str, record: Json) -> None:
    text, mode = TEXTS[number], record["mode"]
    assert bool(record["quotes"]) == (mode != "indirect"), kind
    assert not (mode == "indirect" and record["required"])
    assert mode == "indirect" or record["speaker"]["name"] not in READINGS[number]["never_speaker"]
    lengths = [len(quote["text"].split()) for quote in record["quotes"]]
    assert record["short_quote"] == (0 < max(lengths, default=0) <= 2)
    for quote in record["quotes"]:
        assert any(span["start"] <= quote["start"] and quote["end"] <= span["end"] for span in record["evidence"])
        assert quote["text"] == quote["text"].strip()
        assert text[: quote["start"]].rstrip()[-1] in OPENING
        assert text[quote["end"] :].lstrip()[0] in CLOSING


@each_record
def test_the_parts_of_a_record_do_not_contradict_each_other(number: str, kind: str, record: Json) -> None:
    absent = {party["name"] for party in record.get("absent", [])}
    assert not absent & {party["name"] for party in record.get("participants", [])}, number
    if kind == "commitments":
        assert record["actors"]
        assert (record["stance"] == "declines") == (record["status"] in {"refused", "reserved"})
    assert kind != "sanctions" or record["targets"]


def roots() -> dict[str, str]:
    """Each record's group of records that are certainly one thing, named by one of them."""
    root = {record: record for record in KIND_OF}
    for group in [group for part in GROUPS for group in CROSS[part] if group["certain"]]:
        joined = {root[record] for record in group["ids"]}
        root = {record: (min(joined) if old in joined else old) for record, old in root.items()}
    return root


@pytest.mark.parametrize(("part", "kind"), GROUPS.items())
def test_a_group_joins_known_records_of_one_kind(part: str, kind: str) -> None:
    assert CROSS[part]
    for group in CROSS[part]:
        assert len(set(group["ids"])) >= 2
        assert {KIND_OF[record] for record in group["ids"]} == {kind}


def test_what_must_not_be_merged_is_merged_nowhere() -> None:
    root = roots()
    groups = [group for part in GROUPS for group in CROSS[part]]
    joined = {frozenset((root[a], root[b])) for group in groups for a, b in itertools.combinations(group["ids"], 2)}
    for apart in CROSS["must_not_merge"]:
        assert len({KIND_OF[record] for record in apart["ids"]}) == 1
        for a, b in itertools.combinations(apart["ids"], 2):
            assert root[a] != root[b]
            assert frozenset((root[a], root[b])) not in joined


def test_a_contradiction_has_claims_of_known_records() -> None:
    for one in CROSS["contradictions"]:
        assert one["kind"] in {"number", "date", "status", "attendance", "wording"}
        assert len(one["claims"]) >= 2
        for claim in one["claims"]:
            assert claim["record"] in KIND_OF
            assert claim["record"].startswith(f"{claim['doc']}.")


def test_ids_across_documents_are_unique() -> None:
    ids = [one["id"] for part in CROSS.values() for one in part]
    assert len(ids) == len(set(ids))
