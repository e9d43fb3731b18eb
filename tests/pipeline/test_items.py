"""What of an answer cannot be read: it costs itself alone, is asked for again, and is listed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from readout import Settings
from readout.ingest import document
from readout.pipeline.runner import reports
from readout_schemas import Report

if TYPE_CHECKING:
    from tests.conftest import Loopback

TEXT = "Norway froze the assets of two banks of Peru. Chile banned the import of copper from Peru."
PARTIES = [
    {"name": name, "kind": "country", "role": None, "as_written": [name]} for name in ("Norway", "Chile", "Peru")
]
BANKS = {
    "evidence": ["froze the assets of two banks"], "senders": ["Norway"], "targets": ["Peru"],
    "measure": "frozen assets",
    "measure_kind": "asset_freeze", "status": "in_force", "condition": None, "amount": None, "when": None,
}  # fmt: skip
COPPER = {
    **BANKS, "evidence": ["banned the import of copper from Peru"], "senders": ["Chile"], "targets": ["Peru"],
    "measure": "a ban on copper", "measure_kind": "trade",
}  # fmt: skip


def answer(*sanctions: dict[str, Any], **more: Any) -> dict[str, Any]:
    lists = ("meetings", "statements", "labels", "commitments")
    return {"parties": PARTIES, **{name: [] for name in lists}, "sanctions": list(sanctions), **more}


async def reported(server: Loopback) -> Report:
    asking = Settings(model="m", base_url=server.url, ledger=False, plan="one")
    (found,) = [one async for one in reports([document(TEXT, source="a.txt")], asking)]
    return found


async def test_an_item_that_could_not_be_read_is_asked_for_again_and_the_others_are_kept(server: Loopback) -> None:
    server.then_says(answer(BANKS, {**COPPER, "status": "rumoured"}))
    server.then_says(answer(COPPER))
    found = await reported(server)
    assert (found.document.error, found.rejected) == (None, ())
    assert [one.measure for one in found.sanctions] == ["frozen assets", "a ban on copper"]
    again = server.requests[1].body["messages"][-1]["content"]
    assert '"status": "rumoured"' in again
    assert "status: Input should be 'proposed'" in again
    assert "frozen assets" not in again.partition("Items that failed")[2]


async def test_an_item_that_cannot_be_read_twice_is_rejected_in_the_models_words(server: Loopback) -> None:
    for _ in range(2):
        server.then_says(answer(BANKS, {**COPPER, "status": "rumoured", "sure": True}))
    found = await reported(server)
    assert [one.measure for one in found.sanctions] == ["frozen assets"]
    assert found.document.error is None
    told = [item for item in found.rejected if item.draft.get("status") == "rumoured"]
    assert told
    assert told[0].reasons[0].startswith("status: ")


async def test_of_an_answer_that_was_cut_off_the_rest_is_asked_for_by_type(server: Loopback) -> None:
    whole = json.dumps(answer(BANKS, COPPER))
    for _ in range(2):  # with more room too
        server.then_says(whole[: whole.index("a ban on copper")], finish_reason="length")
    server.answers = {"Sanctions": {"parties": PARTIES, "sanctions": [BANKS, COPPER]}}
    found = await reported(server)
    assert [one.measure for one in found.sanctions] == ["frozen assets", "a ban on copper"]
    assert [asked.schema for asked in server.requests] == ["Readout", "Readout", "Sanctions"]
    assert found.document.error is None


async def test_an_answer_that_is_cut_off_every_time_keeps_what_came_and_names_the_limit(server: Loopback) -> None:
    for name in ("Readout", "Readout", "Sanctions", "Sanctions"):
        body = answer(BANKS, COPPER) if name == "Readout" else {"parties": PARTIES, "sanctions": [BANKS, COPPER]}
        whole = json.dumps(body)
        server.then_says(whole[: whole.index("a ban on copper")], finish_reason="length")
    found = await reported(server)
    assert [one.measure for one in found.sanctions] == ["frozen assets"]
    assert found.document.error is not None
    assert "cut off" in found.document.error
