"""Half a surrogate pair, wherever it comes from, is shown as U+FFFD and ends no run."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from readout.ask.settings import Settings
from readout.ingest import Metadata, document
from readout.writable import writable, writable_json

if TYPE_CHECKING:
    from tests.conftest import Loopback, Run

HALF = "A \ud83d"


def written() -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path("out").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Kyjiv — Київ \U0001f600", "Kyjiv — Київ \U0001f600"),
        ("half \ud83d, end", "half \ufffd, end"),
        ("\ude00 other half", "\ufffd other half"),
        ("of two halves \ud83d\ude00", "of two halves \U0001f600"),
        ("not UTF-8 \udcff.txt", "not UTF-8 \ufffd.txt"),
        ("\ufeffmark", "\ufeffmark"),
    ],
)
def test_what_no_encoding_can_write_is_replaced_and_nothing_else(text: str, written: str) -> None:
    assert writable(text) == written
    assert writable_json({text: [text, 1, None, {"a": text}]}) == {written: [written, 1, None, {"a": written}]}


def test_a_document_made_in_python_can_be_written() -> None:
    made = document(f"Oslo sent envoys {HALF}.", source=HALF, metadata=Metadata(title=HALF, publisher=HALF))
    assert (made.text, made.source, made.title) == ("Oslo sent envoys A \ufffd.", "A \ufffd", "A \ufffd")
    assert json.loads(made.model_dump_json())["publisher"] == "A \ufffd"


def test_settings_can_be_written() -> None:
    assert Settings(model=HALF).model == "A \ufffd"


def test_every_way_in_at_once_ends_in_reports_that_can_be_written(run: Run, articles: Path, server: Loopback) -> None:
    for field in ("title", "author", "publisher", "url", "id", "text"):
        fields = {"text": f"Oslo sent envoys on {field} day.", field: f"Oslo sent envoys {HALF}"}
        (articles / f"{field}.json").write_text(json.dumps(fields), encoding="utf-8")
    (articles / "side.txt").write_text("Rome sent envoys.", encoding="utf-8")
    (articles / "side.json").write_text(json.dumps({"title": HALF}), encoding="utf-8")
    (articles / os.fsdecode(b"bad\xff.txt")).write_text("Paris sent envoys.", encoding="utf-8")
    (articles / os.fsdecode(b"none\xff.txt")).write_bytes(b"")
    done = run(
        "extract", "reports", "--model", os.fsdecode(b"m\xff"), "--no-ledger", "--base-url", server.url, "-o", "out"
    )
    assert [line for line in done.err.splitlines() if "is empty" in line] == [
        "readout: reports/none\ufffd.txt: is empty; leave it out"
    ]
    lines = written()
    assert len(lines) == 11
    assert sum("\ufffd" in json.dumps(line["document"], ensure_ascii=False) for line in lines) == 8


@pytest.mark.usefixtures("articles")
def test_what_a_server_says_is_written_in_the_report(run: Run, server: Loopback) -> None:
    nothing = dict.fromkeys(("parties", "meetings", "statements", "labels", "commitments", "sanctions"), ())
    for _ in range(3):  # two articles, one of them with a quotation that is asked for again
        server.then_raw(server.completion(nothing).replace(b'"model": "', b'"model": "\\ud83d '))
    at = ("--base-url", server.url, "--model", "m", "--no-ledger")
    assert run("extract", "reports", *at, "-o", "out").status == 0
    assert {line["run"]["model"] for line in written()} == {"\ufffd gpt-5-mini"}
    server.then_fails(400, message=f"no words {HALF}", times=2)
    done = run("extract", "reports", *at)
    assert done.status == 2  # nothing could be asked
    assert all("(no words A \ufffd)" in json.loads(line)["document"]["error"] for line in done.out.splitlines())
    assert len(done.out.splitlines()) == 2
