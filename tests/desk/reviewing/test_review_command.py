"""``readout desk review``: by keys at a terminal, or one record by its id."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from readout_tests.mornings import yesterday
from rich.console import Console

from readout.cli.desk.review_terminal import Reviewing
from readout.desk import Desk
from readout.desk.reviewing.correcting import fields_of
from readout.desk.reviewing.waiting import Chosen
from readout_schemas import Commitment

if TYPE_CHECKING:
    from tests.conftest import Run

SHIPS, POLICE, MARKET = (yesterday()[at].commitments[0].id for at in (0, 2, 5))
LIMA, FRENCH = (yesterday()[at].meetings[0].id for at in (0, 1))


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    address = str(tmp_path / "desk.sqlite3")
    monkeypatch.setenv("READOUT_DESK", address)
    monkeypatch.setenv("READOUT_REVIEWER", "ana")
    with Desk.open(address) as desk:
        desk.add(yesterday())
        desk.catch_up()
    return address


def test_each_key_is_a_verdict_and_the_record_stands_beside_its_words(place: str) -> None:
    """A correction that does not hold is edited again; what was reviewed waits no longer."""
    pressed = iter("xacznrcsq")
    edits = iter(["status: perhaps", None, "agreed"])

    def edit(text: str) -> str | None:
        assert "party:" not in text
        told = next(edits)
        return yaml.safe_dump(yaml.safe_load(text) | {"status": told}) if told == "agreed" else told

    out = Console(file=io.StringIO(), width=200)
    with Desk.open(place) as desk:
        chosen = Chosen(type="commitment")
        before = [one.record.id for one in desk.waiting("ana", chosen)]
        told = Reviewing(desk, "ana", lambda: next(pressed), edit, lambda _: "look again", out).go_through(chosen)
        verdicts = [(one.what, one.verdict, one.note) for one in desk.reviews()]
        left = [one.record.id for one in desk.waiting("ana", chosen)]
        again = [one.record.id for one in desk.waiting("ben", chosen)]
    names = [SHIPS, POLICE, MARKET]
    assert before == again == names
    assert left == []
    assert told == "reviewed by ana: 1 accept, 1 correct, 1 reject, 1 note"
    assert verdicts == [
        (SHIPS, "accept", ""),
        (POLICE, "note", "look again"),
        (POLICE, "reject", ""),
        (MARKET, "correct", ""),
    ]
    text = out.file.getvalue()  # type: ignore[attr-defined]
    assert "  Norway and Chile will hold talks in Lima next week, the ministry said. Norway offered to send" in text
    assert "is no commitment: evidence is missing. Any key edits it again" in text


def test_one_record_is_reviewed_by_its_id(run: Run, place: str, tmp_path: Path) -> None:
    """A correction in YAML or JSON, in which words need no place, and parties no id."""
    with Desk.open(place) as desk:
        (one,) = desk.records([SHIPS]).values()
    fields = yaml.safe_load(fields_of(one)) | {"status": "agreed", "evidence": [{"text": one.evidence[0].text}]}
    file = tmp_path / "fixed.yaml"
    file.write_text(yaml.safe_dump(fields, allow_unicode=True), encoding="utf-8")
    assert run("desk", "review", SHIPS, "correct", file).out == f"{SHIPS}: correct (status), by ana\n"
    file.write_text(json.dumps(fields | {"status": "implemented"}), encoding="utf-8")
    assert run("desk", "review", SHIPS, "correct", file, "--as", "ben").out == f"{SHIPS}: correct (status), by ben\n"
    assert run("desk", "review", LIMA, "part", FRENCH, "--note", "two rounds").status == 0
    assert run("desk", "review", LIMA, "merge", FRENCH).status == 0
    assert run("desk", "review", SHIPS, "note", "who", "says so?").status == 0
    with Desk.open(place) as desk:
        notes = [(one.verdict, one.by, one.note) for one in desk.reviews()]
        (now,) = desk.records([SHIPS]).values()
    assert isinstance(now, Commitment)
    assert now.status == "offered"  # the two disagree
    assert notes[2:] == [("part", "ana", "two rounds"), ("merge", "ana", ""), ("note", "ana", "who says so?")]


def test_a_review_that_is_given_wrongly_is_one_line(
    run: Run, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "list.yaml").write_text("- a\n", encoding="utf-8")
    (tmp_path / "torn.yaml").write_text("a: [\n", encoding="utf-8")
    for options, told in (
        ((), "this is no terminal to review at"),
        ((SHIPS,), "Give accept, correct, reject, merge, part, note or withdraw"),
        ((SHIPS, "maybe"), "there is no verdict 'maybe'"),
        ((SHIPS, "accept", "more"), "'more' behind 'accept' is too much"),
        ((SHIPS, "correct"), "give a correction"),
        ((SHIPS, "correct", tmp_path / "none"), "cannot be read (No such file or directory)"),
        ((SHIPS, "correct", tmp_path / "list.yaml"), "has to be the fields of the record"),
        ((SHIPS, "correct", tmp_path / "torn.yaml"), "is neither YAML nor JSON"),
        (("none", "accept"), "has no record or cluster 'none'"),
    ):
        done = run("desk", "review", *options)
        assert (done.status, done.err.count("\n")) == (2, 1), (options, done.err)
        assert told in done.err
    monkeypatch.delenv("READOUT_REVIEWER")
    assert "give --as NAME" in run("desk", "review", SHIPS, "accept").err
    del place
