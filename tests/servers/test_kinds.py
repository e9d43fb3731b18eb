"""The same article gives the same records on every kind of server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from readout_tests.servers import KINDS, VLLM, Kind, Ollama, form

import readout
from readout import Settings
from readout.errors import ModelError
from readout_schemas import Document, Report

if TYPE_CHECKING:
    from readout.ask.settings import PlanName

FILLER = "The delegations said that their experts would go on with the work in the coming weeks. " * 20
TEXT = (
    "RIGA, 12 March 2024. The foreign ministers of Norway and Latvia met in Riga on Monday.\n\n"
    "“We will send two ships to the Baltic Sea,” Prime Minister Ida Berg said.\n\n"
    f"Norway froze the assets of Volga Bank.\n\n{FILLER}\n"
)
DOCUMENT = Document(id="riga", source="riga.txt", text=TEXT, published="2024-03-12")
LONG = Document(id="riga", source="riga.txt", text=TEXT + FILLER * 6, published="2024-03-12")
PARTIES = [
    {"name": "Norway", "kind": "country", "role": None, "as_written": ["Norway"]},
    {"name": "Latvia", "kind": "country", "role": None, "as_written": ["Latvia"]},
    {"name": "Ida Berg", "kind": "person", "role": "Prime Minister", "as_written": ["Ida Berg"]},
    {"name": "Volga Bank", "kind": "organisation", "role": None, "as_written": ["Volga Bank"]},
]
MEETING = {
    "evidence": ["ministers of Norway and Latvia met in Riga on Monday"],
    "title": "Foreign ministers of Norway and Latvia",
    "status": "held",
    "format": "in_person",
    "when": "on Monday",
    "place": "Riga",
    "place_as_written": "Riga",
    "hosts": [],
    "participants": [{"name": name, "representative": None, "role": None} for name in ("Norway", "Latvia")],
    "absent": [],
    "counts": [],
    "topics": [],
    "outcomes": [],
}
STATEMENT = {
    "quotes": ["We will send two ships to the Baltic Sea,"],
    "translations": [],
    "speaker": "Ida Berg",
    "attribution": "Prime Minister Ida Berg said",
    "gist": "Norway will send two ships.",
    "addressee": [],
    "occasion": None,
    "via": None,
    "when": None,
}
COMMITMENT = {
    "evidence": ["We will send two ships to the Baltic Sea"],
    "actors": ["Norway"],
    "action": "send two ships to the Baltic Sea",
    "status": "announced",
    "beneficiary": [],
    "conditions": [],
    "deadline": None,
    "amount": None,
}
SANCTION = {
    "evidence": ["Norway froze the assets of Volga Bank"],
    "senders": ["Norway"],
    "targets": ["Volga Bank"],
    "measure": "freeze of assets",
    "measure_kind": "asset_freeze",
    "status": "in_force",
    "condition": None,
    "amount": None,
    "when": None,
}
ITEMS: dict[str, Any] = {
    "meetings": [MEETING],
    "statements": [STATEMENT],
    "commitments": [COMMITMENT],
    "sanctions": [SANCTION],
}
ANSWERS = {
    "Meetings": {"parties": PARTIES, "meetings": [MEETING]},
    "Statements": {"parties": PARTIES, "statements": [STATEMENT], "labels": []},
    "Commitments": {"parties": PARTIES, "commitments": [COMMITMENT]},
    "Sanctions": {"parties": PARTIES, "sanctions": [SANCTION]},
    "Readout": {"parties": PARTIES, **ITEMS, "labels": []},
}
PLANS: dict[str, PlanName] = {"Ollama": "small"}
"""Where the default one does not fit."""


@pytest.fixture
def kind(request: pytest.FixtureRequest) -> Iterator[Kind]:
    """A running server of the kind that the test names."""
    running = KINDS[request.param]()
    running.answers = ANSWERS
    yield running
    running.close()


def read(server: Kind, plan: PlanName = "one", document: Document = DOCUMENT, **given: Any) -> Report:
    settings = Settings(model=server.model_name, base_url=server.base_url, plan=plan, ledger=False, **given)
    return readout.extract(document, settings=settings)


def told(report: Report) -> list[dict[str, Any]]:
    """Its records, whatever they are called."""
    return [record.model_dump(exclude={"id"}) for record in report.records()]


@pytest.mark.parametrize("kind", KINDS, indirect=True)
def test_the_same_article_gives_the_same_records(kind: Kind) -> None:
    report = read(kind, PLANS.get(type(kind).__name__, "one"))
    assert report.document.error is None
    assert not report.rejected
    assert [type(record).__name__ for record in report.records()] == ["Meeting", "Statement", "Commitment", "Sanction"]
    reference = KINDS["OpenAI"]()
    reference.answers = ANSWERS
    assert told(report) == told(read(reference))
    reference.close()


@pytest.mark.parametrize(
    ("kind", "forms"),
    [
        ("OpenAI", ["json_schema", "json_schema"]),
        ("Azure", ["json_schema", "json_schema_loose", "tools"]),
        ("VLLM", ["json_schema"]),
        ("LlamaCpp", ["json_schema"]),
        ("LlamaCppPython", ["json_schema", "json_schema_loose", "tools"]),
        ("LMStudio", ["json_schema"]),
        ("DeepSeek", ["json_schema", "json_schema_loose", "tools", "json_object"]),
    ],
    indirect=["kind"],
)
def test_each_is_asked_in_the_first_form_that_it_takes(kind: Kind, forms: list[str]) -> None:
    read(kind)
    assert list(map(form, kind.requests)) == forms


@pytest.mark.parametrize("kind", ["Ollama"], indirect=True)
def test_a_prompt_that_ollama_cuts_is_an_error_that_says_what_to_do(kind: Ollama) -> None:
    report = read(kind, document=LONG)
    assert "tokens: raise its context (for Ollama num_ctx)" in (report.document.error or "")
    assert "--plan small" in (report.document.error or "")
    assert not report.records()


@pytest.mark.parametrize("kind", ["VLLM"], indirect=True)
def test_a_bound_that_vllm_has_no_room_for_is_not_taken_for_a_document_that_is_too_long(
    kind: VLLM, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It reckons the bound with the prompt, and says so without naming the parameter."""
    monkeypatch.setattr(type(kind), "context", 5_500)
    report = read(kind)
    assert report.document.error is None
    assert len(report.records()) == 4
    assert "max_tokens" in kind.requests[0].body
    assert not {"max_tokens", "max_completion_tokens"} & set(kind.requests[-1].body)


@pytest.mark.parametrize("kind", ["VLLM"], indirect=True)
def test_a_prompt_that_vllm_has_no_room_for_is_a_document_that_is_too_long(
    kind: VLLM, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(kind), "context", 512)
    with pytest.raises(ModelError, match=r"is too long for small-model .*: say how long its context is with --context"):
        read(kind)


@pytest.mark.parametrize("kind", ["LMStudio"], indirect=True)
def test_lm_studio_refuses_json_object_and_is_asked_with_the_schema_in_the_prompt(kind: Kind) -> None:
    with pytest.raises(ModelError, match="must be 'json_schema' or 'text'"):
        read(kind, mode="json_object")
    assert read(kind, mode="text").document.error is None
