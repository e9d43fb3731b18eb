"""Reviewing on a page, without script: what waits, what is said of it, and what others said meanwhile."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response
from readout_tests.mornings import yesterday
from tests.desk.serving.workspace.conftest import HERE, sign_in

from readout.desk import Desk, NewReview
from readout.desk.editions.history import homes_of
from readout.desk.serving.app import create_app, served
from readout.desk.serving.auditing import entries
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


class Reviewer:
    """Somebody at the page, who sends its forms as a browser does."""

    def __init__(self, app: FastAPI, name: str, role: str = "editor") -> None:
        self.name = name
        self.browser = TestClient(served(app), base_url=HERE, headers={"Accept": "text/html"})
        sign_in(self.browser, app.state.service.tokens.add(name, role, "a test"))
        self.page: Response = self.browser.get("/review")

    def go(self, address: str) -> str:
        self.page = self.browser.get(address)
        assert self.page.status_code == 200, self.page.text
        return self.text

    @property
    def text(self) -> str:
        main = self.page.text.split('<main id="main"')[1].split("<footer")[0]
        return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", main)))

    @property
    def record(self) -> str:
        return self.fields('action="/review"')["record"]

    def fields(self, form: str) -> dict[str, str]:
        """What a form of the page holds."""
        inner = next(one for one in self.page.text.split("<form")[1:] if form in one.split(">")[0]).split("</form>")[0]
        found = {}
        for name, value in re.findall(r'<input[^>]*name="([^"]*)" value="([^"]*)"', inner):
            found[name] = html.unescape(value)
        for tag in re.findall(r"<input[^>]*type=\"checkbox\"[^>]*>", inner):
            if " checked" not in tag:
                found.pop(re.findall(r'name="([^"]*)"', tag)[0], None)
        for name, value in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', inner, re.DOTALL):
            found[name] = html.unescape(value)
        for name, options in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', inner, re.DOTALL):
            values = re.findall(r'<option value="([^"]*)"( selected)?>', options)
            found[name] = next((value for value, chosen in values if chosen), values[0][0])
        return found

    def say(self, verdict: str, **given: Any) -> Response:
        self.page = self.browser.post("/review", data={**self.fields('action="/review"'), "verdict": verdict, **given})
        return self.page

    def follow(self, key: str) -> str:
        found = re.search(rf'href="([^"]*)" data-key="{key}"', self.page.text)
        assert found is not None
        return self.go(html.unescape(found[1]))

    def undo(self) -> Response:
        self.page = self.browser.post("/review/undo", data=self.fields('action="/review/undo"'))
        return self.page


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
    again = ana.browser.post("/review/undo", data={**ana.fields('action="/review"'), "number": "1"})
    assert again.status_code == 422


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
        assert f'aria-describedby="{field}-fault"' in ana.page.text
        assert re.search(rf'id="{field}-fault">[^<]*{told}', ana.page.text), field
    assert desk.reviews() == []
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


def test_another_ones_correction_is_agreed_with(app: FastAPI, desk: Desk) -> None:
    ana = Reviewer(app, "ana")
    fields = desk.records([OPEN])[OPEN].model_dump(mode="json") | {"action": "send three ships"}
    desk.review(NewReview(what=OPEN, verdict="correct", by="ben", correction=fields, of_record=True))
    assert "send two ships to Peru send three ships" in ana.go(f"/review?at={OPEN}")
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


def test_two_things_become_one_and_are_parted_after_a_look_at_what_they_become(app: FastAPI, desk: Desk) -> None:
    ana = Reviewer(app, "ana")
    record, other, call = (yesterday()[at].meetings[0].id for at in (0, 1, 4))
    with desk.store.reading() as session:
        lima = homes_of(session, [record])[record]
    ana.go(f"/things/{lima}")
    assert f'href="/things/{quote(lima)}/merge"' in ana.page.text
    found = ana.go(f"/things/{lima}/merge?q=Japan")
    assert "With this one" in found
    shown = ana.go(f"/things/{lima}/merge?with={call}")
    assert "become this" in shown
    assert desk.reviews() == []
    mark = ana.fields("/merge")["mark"]
    desk.review(NewReview(what=lima, verdict="part", by="ben", records=(other,)))
    done = ana.browser.post(f"/things/{lima}/merge", data={**ana.fields("/merge"), "mark": mark})
    assert (done.status_code, "other records than it had" in done.text) == (409, True)
    desk.review(NewReview(what=lima, verdict="withdraw", by="ben"))
    ana.go(f"/things/{lima}/merge?with={call}")
    ana.page = ana.browser.post(f"/things/{lima}/merge", data={**ana.fields("/merge"), "note": "the same talks"})
    assert (ana.page.status_code, "Made one." in ana.text, "the same talks" in ana.text) == (200, True, True)
    assert "these are all of its records" in ana.go(f"/things/{lima}/part?record={call}&record={record}&record={other}")
    assert "It becomes two" in ana.go(f"/things/{lima}/part?record={call}")
    ana.page = ana.browser.post(f"/things/{lima}/part", data=ana.fields("/part"))
    assert "Parted." in ana.text
    with desk.store.reading() as session:
        homes = homes_of(session, [record, other, call])
    assert homes[record] == homes[other] != homes[call]
    ana.page = ana.browser.post(f"/things/{lima}/note", data={**ana.fields("sign-out"), "note": "two rounds"})
    assert ("Noted." in ana.text, "two rounds" in ana.text) == (True, True)
    ana.page = ana.browser.post("/review/undo", data=ana.fields('action="/review/undo"'))
    assert (ana.page.url.path.startswith("/things/"), "Taken back." in ana.text) == (True, True)
    assert "It is of one record" in ana.go(f"/things/{homes[call]}/part")


def test_agreement_is_counted_and_each_difference_shown(app: FastAPI, desk: Desk) -> None:
    ana = Reviewer(app, "ana")
    assert "Two people have to review first" in ana.go("/agreement")
    for by, verdict in (("ana", "accept"), ("ben", "reject")):
        desk.review(NewReview(what=OPEN, verdict=verdict, by=by, of_record=True))  # type: ignore[arg-type]
    told = ana.go("/agreement")
    assert "Both reviewed 1 record, 0 of them with the same verdict (0%)" in told
    assert "accept reject" in re.sub(r"\s+", " ", told.split("Record")[1])
    assert "Choose two people" in ana.go("/agreement?first=ana&second=zoe")
