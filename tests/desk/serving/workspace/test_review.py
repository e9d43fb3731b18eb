"""Reviewing on a page, without script: what waits, what is said of it, and what others said meanwhile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from readout_tests.mornings import yesterday
from tests.desk.serving.workspace.reviewers import Reviewer

from readout.desk import Desk, NewReview
from readout.desk.serving.app import create_app
from readout.desk.serving.auditing import entries
from readout.desk.serving.workspace.correction_form import given
from readout.desk.serving.workspace.forms import Form
from readout_schemas import Open

OPEN = yesterday()[0].commitments[0].id
"""A promise whose actor nothing confirms."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(tmp_path / "desk.sqlite3") as one:
        first, *rest = yesterday()
        (promise,) = first.commitments
        doubted = promise.model_copy(update={"open": (Open(field="actors", reason="nobody is named there"),)})
        one.add([first.model_copy(update={"commitments": (doubted,)}), *rest])
        one.brief()
        yield one


@pytest.fixture
def app(desk: Desk) -> FastAPI:
    return create_app(desk)


def test_what_is_not_confirmed_comes_first_and_each_verdict_leads_to_the_next(app: FastAPI, desk: Desk) -> None:
    ana = Reviewer(app, "ana")
    assert "Not confirmed 1" in ana.text
    assert "nobody is named there" in ana.text
    assert '<mark class="commitment chosen">' in ana.page.text
    seen = []
    for verdict in ("accept", "reject", "accept"):
        seen.append(ana.record)
        assert ana.say(verdict, note="as the paper has it").status_code == 200
        assert "Reviews of it None yet." in ana.text, "what was said of others is not of it"
    assert seen[0] == OPEN
    assert "None yet." in ana.text
    assert f"Accepted: {seen[-1]}" in ana.text
    assert len({*seen, ana.record}) == 4
    told = [(one.what, one.verdict, one.by, one.note) for one in desk.reviews()]
    assert told == [
        (name, verdict, "ana", "as the paper has it")
        for name, verdict in zip(seen, ("accept", "reject", "accept"), strict=True)
    ]
    with desk.store.reading() as session:
        assert ("ana", "review.add", f"accept {OPEN}") in [
            (one.who, one.what, one.subject) for one in entries(session).items
        ]


def test_skipping_goes_on_and_back_and_a_note_stays_with_its_record(app: FastAPI, desk: Desk) -> None:
    ana = Reviewer(app, "ana")
    names = [ana.record]
    while "That was the end" not in ana.follow("j"):
        names.append(ana.record)
    assert len(set(names)) == len(names) == sum(len(one.records()) for one in yesterday())
    assert ana.record == names[0]
    ana.follow("j")
    ana.say("note", note="ask the ministry")
    assert (ana.record, "Noted:" in ana.text, "ask the ministry" in ana.text) == (names[1], True, True)
    assert ana.follow("k") is not None
    assert ana.record == names[0]
    assert ana.say("note", note=" ").status_code == 422
    assert [one.note for one in desk.reviews()] == ["ask the ministry"]


def test_what_was_said_last_is_taken_back_by_a_review_that_says_so(app: FastAPI, desk: Desk) -> None:
    """What the same person said before counts again."""
    ana = Reviewer(app, "ana")
    first = ana.record
    ana.say("accept")
    ana.go(f"/review?at={first}")
    ana.say("reject")
    assert first not in desk.records([first])
    ana.undo()
    assert (ana.record, f"Taken back: {first}" in ana.text, "you: accept" in ana.text) == (first, True, True)
    assert first in desk.records([first])
    ana.undo()
    assert ana.record == first
    assert [(one.verdict, one.superseded, one.takes_back) for one in desk.reviews()] == [
        ("accept", True, None),
        ("reject", True, None),
        ("withdraw", False, 2),
        ("withdraw", False, 1),
    ]
    assert "you:" not in ana.text
    assert "Take it back" not in ana.text
    (kept,) = desk.review(NewReview(what=first, verdict="accept", by="ben"))
    for number in ("1", str(kept.number), "9" * 10, "9" * 20, "x"):
        again = ana.browser.post("/review/undo", data={**ana.fields('action="/review"'), "number": number})
        assert (again.status_code, desk.reviews()[-1].number) == (422, kept.number), "gone, another's, and none"


def test_a_correction_is_kept_or_says_beside_the_field_why_not(app: FastAPI, desk: Desk) -> None:
    ana = Reviewer(app, "ana")
    name = ana.record
    ana.follow("c")
    form = ana.fields('class="correction"')
    assert (form["f.actors.0.name"], form["f.status"]) == ("Norway", "offered")
    ana.say("correct")
    assert (ana.page.status_code, "changes nothing" in ana.text) == (422, True)
    wrong = {"f.action": "", "f.deadline.text": "soon", "f.deadline.edtf": "Monday", "f.evidence.0.text": "Not there."}
    ana.say("correct", **wrong)
    assert ana.page.status_code == 422
    for field, told in (
        ("f-action", "may not be empty"),
        ("f-deadline-edtf", "has another form"),
        ("f-evidence-0-text", "do not stand in the text"),
    ):
        assert f'aria-describedby="{field}-fault' in ana.page.text
        assert re.search(rf'id="{field}-fault">[^<]*{told}', ana.page.text), field
    assert desk.reviews() == []
    assert "what is wrong with it is said at 3 fields" in ana.text
    for word in ("edtf", "approx ", "basis", "as_written"):
        assert word not in ana.text, "the form speaks in words"
    assert "day" in re.findall(r'<label for="f-deadline-edtf">([^<]*)<', ana.page.text)
    assert 'id="f-deadline-edtf-hint"' in ana.page.text
    ana.say("correct", add="actors")
    assert 'name="f.actors.2.name"' in ana.page.text
    good = {"f.action": "send three ships", "f.deadline.text": "", "f.deadline.edtf": "", "f.actors.1.name": "Sweden"}
    good |= {"f.actors.1.kind": "country", "f.evidence.0.text": desk.records([name])[name].evidence[0].text}
    assert ana.say("correct", note="see the minutes", **good).status_code == 200
    (review,) = desk.reviews()
    assert (review.fields, review.note) == (("actors", "action"), "see the minutes")
    (one,) = desk.records([name]).values()
    assert [(each.name, each.party) for each in one.actors] == [  # type: ignore[union-attr]
        ("Norway", "country-norway"),
        ("Sweden", "country-sweden"),
    ]
    assert one.open == ()
    ana.go(f"/review?at={name}&correct=yes")
    gone = {"f.actors.0.gone": "yes", "f.actors.1.name": "Sweden", "f.actors.1.kind": "country"}
    assert ana.say("correct", **gone).status_code == 200
    (one,) = desk.records([name]).values()
    assert [each.name for each in one.actors] == ["Sweden"]  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", ["meetings", "statements", "commitments", "sanctions"])
def test_the_form_of_each_type_gives_back_what_it_was_filled_with(app: FastAPI, kind: str) -> None:
    ana = Reviewer(app, "ana")
    for report in yesterday():
        for record in getattr(report, kind):
            ana.go(f"/review?at={record.id}&correct=yes")
            ana.say("correct")
            assert (ana.page.status_code, "changes nothing" in ana.text) == (422, True), ana.text


def test_what_another_said_meanwhile_is_told_and_not_written_over(app: FastAPI, desk: Desk) -> None:
    ana, ben = Reviewer(app, "ana"), Reviewer(app, "ben")
    name = ana.record
    assert ben.record == name
    ben.say("reject", note="an offer of talks")
    ana.say("accept")
    assert ana.page.status_code == 409
    assert "Somebody reviewed it" in ana.text
    assert "rejected by ben" in ana.text
    assert "Rejected by others" in ana.text.split("Its words")[0]
    assert [one.by for one in desk.reviews()] == ["ben"]
    ana.say("accept")
    assert ana.page.status_code == 200
    cleo = Reviewer(app, "cleo")
    assert (cleo.record, "Reviewers disagree 1" in cleo.text) == (name, True)
    assert "disagree" not in ana.text.split("What waits")[1].split("Type")[0]
    assert ana.go("/review?only=disputed").count("Agree with ben") == 1
    (reject,) = [one.number for one in desk.reviews() if one.by == "ben"]
    cleo.say(f"as-{reject}")
    assert [(one.by, one.verdict) for one in desk.reviews()][-1] == ("cleo", "reject")


def test_what_one_reviewed_does_not_wait_again_when_its_document_is_read_anew(app: FastAPI, desk: Desk) -> None:
    """Though another model calls it otherwise; what it found beside it waits."""
    ana = Reviewer(app, "ana")
    assert ana.record == OPEN
    ana.say("accept")
    first = yesterday()[0]
    again, run = first.commitments[0].model_copy(update={"id": f"{OPEN[:-1]}2"}), first.run
    desk.add([first.model_copy(update={"commitments": (again,), "run": run.model_copy(update={"model": "another"})})])
    ana.go("/review")
    names = [ana.record]
    while "That was the end" not in ana.follow("j"):
        names.append(ana.record)
    assert first.meetings[0].id in names
    assert {again.id, OPEN}.isdisjoint(names)


def test_another_ones_correction_is_agreed_with(app: FastAPI, desk: Desk) -> None:
    ana = Reviewer(app, "ana")
    fields = desk.records([OPEN])[OPEN].model_dump(mode="json") | {"action": "send three ships"}
    desk.review(NewReview(what=OPEN, verdict="correct", by="ben", correction=fields, of_record=True))
    assert "send two ships to Peru send three ships" in ana.go(f"/review?at={OPEN}")
    assert "Reviewed by others" in ana.text.split("Its words")[0]
    ana.say(f"as-{desk.reviews()[0].number}")
    assert [one.action for one in desk.records([OPEN]).values()] == ["send three ships"]  # type: ignore[union-attr]
    told = desk.agreement("ana", "ben")
    assert (told.both, told.same, told.differences) == (1, 1, ())


def test_filters_choose_and_say_what_is_wrong_with_them(app: FastAPI) -> None:
    ana = Reviewer(app, "ana")
    for asked, kind in (
        ("type=sanction", "Sanction"),
        ("party=Ghana", "Commitment"),
        ("edition=1&type=meeting", "Meeting"),
    ):
        assert kind in ana.go(f"/review?{asked}").split("Its words")[0]
    assert "Nothing waits for you of these" in ana.go("/review?only=rejected")
    for wrong in ("type=x", "only=x", "edition=9", "edition=x", "party=zzz", "at=none"):
        assert 'role="alert"' in ana.browser.get(f"/review?{wrong}").text, wrong
    assert ana.browser.get("/review?after=9.9.9&before=x&done=x&place=%00").status_code == 200


def test_a_reader_does_not_review_and_no_other_page_makes_one_do_it(app: FastAPI, desk: Desk) -> None:
    reader = Reviewer(app, "rea", "reader")
    assert reader.page.status_code == 403
    assert "Review" not in reader.browser.get("/").text
    assert reader.browser.post("/review", data={"record": OPEN, "verdict": "accept"}).status_code == 403
    ana = Reviewer(app, "ana")
    forged = {**ana.fields('action="/review"'), "verdict": "accept", "proof": "x"}
    assert ana.browser.post("/review", data=forged).status_code == 403
    good = {**ana.fields('action="/review"'), "verdict": "accept"}
    assert ana.browser.post("/review", data=good, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert desk.reviews() == []


def test_words_keep_their_page_as_long_as_they_are_the_same() -> None:
    """Of other words the form cannot say on which page they stand."""
    (record,) = yesterday()[4].meetings
    (words,) = record.evidence
    read = record.model_copy(update={"evidence": (words.model_copy(update={"page": 3}),)})
    pages = []
    for said in (words.text, words.text[:-1]):
        sent = Form([("f.title", read.title), ("f.evidence.0.text", said)])
        (found,) = given(type(read), sent, read)["evidence"]
        pages.append((found["text"], found["start"], found.get("page")))
    assert pages == [(words.text, words.start, 3), (words.text[:-1], words.start, None)]
