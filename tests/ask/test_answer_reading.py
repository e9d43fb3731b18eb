"""An answer is read item by item: what cannot be read costs itself alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from readout.ask.answer_reading import Reading, read
from readout.drafts import Readout, Sanctions, Statements, SummaryDraft, Verdicts

if TYPE_CHECKING:
    from tests.ask.conftest import Ask
    from tests.conftest import Loopback

PARTY = {"name": "Oslo", "kind": "country", "role": None, "as_written": ["Oslo"]}


def sanction(**changes: Any) -> dict[str, Any]:
    """A sanction as a model writes it."""
    fields = {"evidence": ["froze the assets"], "senders": ["Oslo"], "targets": [], "measure": "frozen assets"}
    more = {"measure_kind": "asset_freeze", "status": "in_force", "condition": None, "amount": None, "when": None}
    return {**fields, **more, **changes}


def reading(*sanctions: Any, **more: Any) -> Reading[Sanctions]:
    found = read(Sanctions, json.dumps({"parties": [PARTY], "sanctions": list(sanctions), **more}))
    assert found is not None
    return found


def test_unknown_keys_are_left_out_at_any_depth() -> None:
    party = {**PARTY, "note": "x"}
    found = read(Sanctions, json.dumps({"parties": [party], "sanctions": [sanction(sure=0.9)], "model": "m"}))
    assert found == reading(sanction())


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (sanction(status="rumoured"), "status: Input should be 'proposed', 'agreed', 'in_force' or 'lifted'"),
        (sanction(status="rumoured", sure=0.9), "status: Input should be"),
        (sanction(senders="Oslo"), "senders: Input should be a valid list"),
        ({key: value for key, value in sanction().items() if key != "measure"}, "measure: Field required"),
        (sanction(evidence=[7]), "evidence.0: Input should be a valid string"),
        (7, "Input should be"),
        (None, "Input should be"),
    ],
)
def test_one_item_of_three_that_does_not_fit_costs_itself_alone(bad: Any, reason: str) -> None:
    found = reading(sanction(measure="one"), bad, sanction(measure="two"))
    assert [one.measure for one in found.answer.sanctions] == ["one", "two"]
    (misfit,) = found.misfits
    assert misfit.type == "sanction"
    assert misfit.reasons[0].startswith(reason)
    assert (misfit.draft is None) == (not isinstance(bad, dict))
    if isinstance(bad, dict):
        assert misfit.written == {key: value for key, value in bad.items() if key != "sure"}
        assert misfit.draft is not None
        assert misfit.draft.evidence == (bad["evidence"] if bad["evidence"] != [7] else [])  # type: ignore[union-attr]


def test_a_party_that_does_not_fit_costs_no_record() -> None:
    found = read(Sanctions, json.dumps({"parties": [PARTY, {"name": "Riga"}], "sanctions": [sanction()]}))
    assert found is not None
    assert (len(found.answer.parties), len(found.answer.sanctions), found.misfits) == (1, 1, ())


@pytest.mark.parametrize(
    "text", ["", "no", "[]", "null", "7", "{}", '{"records": []}', '{"parties": []}', '{"parties": [], "sanctions": 1}']
)
def test_what_is_no_answer_is_not_read(text: str) -> None:
    assert read(Sanctions, text) is None


def test_half_a_pair_of_surrogates_is_replaced_and_costs_nothing() -> None:
    text = json.dumps({"parties": [PARTY], "sanctions": [sanction(measure="HALF")]}).replace("HALF", "a \\ud83d b")
    found = read(Sanctions, text)
    assert found is not None
    assert found.answer.sanctions[0].measure == "a \ufffd b"
    found.answer.model_dump_json()


ORDER = ("parties", "meetings", "statements", "labels", "commitments", "sanctions")


def test_an_answer_that_was_cut_off_keeps_its_whole_items_and_says_what_is_missing() -> None:
    whole: dict[str, Any] = {name: [] for name in ORDER}
    statement = dict.fromkeys(("attribution", "occasion", "via", "when"))
    told = {"quotes": ["We will"], "speaker": "Oslo", "gist": "It will.", "addressee": [], **statement}
    if "translations" in Statements.model_fields["statements"].annotation.__args__[0].model_fields:  # type: ignore[union-attr]
        told["translations"] = []
    text = json.dumps({**whole, "parties": [PARTY], "statements": [told, told]})
    cut = text[: text.rindex("It will.")]
    found = read(Readout, cut, cut=True)
    assert found is not None
    assert len(found.answer.statements) == 1
    assert found.misfits == ()
    assert found.unfinished == ("statement", "commitment", "sanction")


def test_an_answer_that_was_cut_off_before_its_first_item_is_none() -> None:
    assert read(Readout, '{"parties": [{"name": "Os', cut=True) is None
    assert read(Sanctions, "", cut=True) is None


def test_a_summary_loses_a_point_that_does_not_fit() -> None:
    points = [{"text": "Oslo froze assets.", "records": [1]}, {"text": "Riga too.", "records": ["two"]}]
    found = read(SummaryDraft, json.dumps({"headline": "Assets", "headline_records": [1], "points": points}))
    assert found is not None
    assert [point.text for point in found.answer.points] == ["Oslo froze assets."]


@pytest.mark.parametrize(
    "message",
    [
        {"content": [{"type": "text", "text": '{"parties": [], '}, {"type": "text", "text": '"sanctions": []}'}]},
        {"content": None, "reasoning_content": 'Let me see. {"parties": [], "sanctions": []}'},
        {"content": "", "reasoning": '{"parties": [], "sanctions": []}'},
        {"content": '```json\n{"parties": [], "sanctions": []}\n```', "reasoning_content": "I think {so}."},
    ],
    ids=["in parts", "among thoughts", "as thoughts", "fenced"],
)
async def test_an_answer_is_found_wherever_a_server_puts_it(
    server: Loopback, ask: Ask, message: dict[str, Any]
) -> None:
    body = json.loads(server.completion(""))
    body["choices"][0]["message"].update(message)
    server.then_raw(json.dumps(body).encode())
    assert (await ask()).model_dump() == {"parties": [], "sanctions": []}
    assert len(server.requests) == 1


@pytest.mark.parametrize("number", ["1", 1.0, True])
def test_a_number_is_one_and_nothing_that_looks_like_it(number: object) -> None:
    verdicts = [{"pair": one, "reason": "r", "verdict": "same"} for one in (number, 2)]
    found = read(Verdicts, json.dumps({"verdicts": verdicts}))
    assert found is not None
    assert [one.pair for one in found.answer.verdicts] == [2]
