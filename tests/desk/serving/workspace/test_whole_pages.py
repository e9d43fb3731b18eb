"""A thing as a whole on its page: all of its records are accepted or rejected at once, and taken back at once."""

from __future__ import annotations

import re

import pytest
from fastapi import FastAPI
from readout_tests.mornings import yesterday
from tests.desk.serving.workspace.reviewers import Reviewer

from readout.desk import Desk, NewReview
from readout.desk.editions.history import homes_of
from readout.desk.serving.auditing import entries
from readout_schemas import Meeting

RECORDS = [yesterday()[at].meetings[0].id for at in (0, 1)]
"""Of two reports of one meeting."""


def lima(desk: Desk) -> str:
    with desk.store.reading() as session:
        homes = homes_of(session, RECORDS)
    assert len(set(homes.values())) == 1
    return homes[RECORDS[0]]


def audited(desk: Desk) -> list[str]:
    with desk.store.reading() as session:
        return [f"{one.what} {one.subject}" for one in entries(session).items if one.what.startswith("review")]


def whole(one: Reviewer, thing: str, verdict: str, **given: str) -> None:
    fields = {**one.fields("/whole"), "verdict": verdict, **given}
    one.page = one.browser.post(f"/things/{thing}/whole", data=fields)


def take_back(one: Reviewer) -> None:
    inner = one.page.text.split('class="acts undoing"')[1].split("</form>")[0]
    numbers = re.findall(r'name="number" value="(\d+)"', inner)
    fields = {**one.fields("undoing"), "number": numbers}
    one.page = one.browser.post("/review/undo", data=fields)


def said(desk: Desk) -> list[tuple[str, str, str, bool]]:
    return [(one.by, one.what, one.verdict, one.superseded) for one in desk.reviews()]


def test_all_records_are_accepted_at_once_and_taken_back_at_once(app: FastAPI, desk: Desk) -> None:
    ana, thing = Reviewer(app, "ana"), lima(desk)
    assert "Accept all 2 records" in ana.go(f"/things/{thing}")
    whole(ana, thing, "accept", note="as in the minutes")
    assert (ana.page.status_code, "Accepted: all 2 records." in ana.text) == (200, True)
    assert said(desk) == [("ana", name, "accept", False) for name in RECORDS]
    assert len({one.at for one in desk.reviews()}) == 1
    assert audited(desk) == [f"review.add accept all of {thing}"]
    ana.go(f"/things/{thing}")
    aside = ana.page.text.split("<aside")[1]
    assert (aside.count("<b>accept</b> of 2 records"), aside.count("<b>accept</b>")) == (1, 1)
    marks = re.findall(r'class="tag accepted"', ana.page.text.split('<section aria-labelledby="sources"')[0])
    assert len(marks) == 1, "one word of one person, however many records it is of"
    assert "accept of 2 records, at once" in ana.go("/review")
    ana.go(f"/things/{thing}/reviews?done={desk.reviews()[0].number}")
    take_back(ana)
    assert "Taken back." in ana.text
    assert all(one.superseded for one in desk.reviews() if one.verdict == "accept")
    assert audited(desk)[0] == "review.withdraw 1, 2"


def test_a_thing_that_was_rejected_is_there_again_under_its_id_once_that_is_taken_back(
    app: FastAPI, desk: Desk
) -> None:
    ana, thing = Reviewer(app, "ana"), lima(desk)
    ana.go(f"/things/{thing}")
    whole(ana, thing, "reject", note="it was called off")
    assert "Rejected: all 2 records." in ana.text
    assert "Nothing is left of it" in ana.text
    assert desk.records(RECORDS) == {}
    assert "Nothing is left of it" in ana.go(f"/things/{thing}")
    assert 'action="/things/' not in ana.page.text, "there is nothing to be said of it"
    ana.go(f"/things/{thing}/reviews?done={desk.reviews()[-1].number}")
    take_back(ana)
    assert set(desk.records(RECORDS)) == set(RECORDS)
    assert lima(desk) == thing
    assert "Nothing is left" not in ana.go(f"/things/{thing}")


def test_what_was_said_last_of_a_whole_thing_is_taken_back_from_the_queue_too(app: FastAPI, desk: Desk) -> None:
    ana, thing = Reviewer(app, "ana"), lima(desk)
    ana.go(f"/things/{thing}")
    whole(ana, thing, "reject")
    ana.go("/review")
    inner = ana.page.text.split('action="/review/undo"')[1].split("</form>")[0]
    numbers = re.findall(r'name="number" value="(\d+)"', inner)
    assert len(numbers) == 2
    ana.browser.post("/review/undo", data={**ana.fields('action="/review/undo"'), "number": numbers})
    assert set(desk.records(RECORDS)) == set(RECORDS)
    assert "Nothing is left" not in ana.go(f"/things/{thing}"), "though nothing was joined since"
    whole(ana, thing, "accept")
    assert (ana.page.status_code, "Accepted: all 2 records." in ana.text) == (200, True)


def test_one_who_cannot_take_all_back_takes_nothing_back(app: FastAPI, desk: Desk) -> None:
    """All or none: the second number is another's."""
    ana, thing = Reviewer(app, "ana"), lima(desk)
    (other,) = desk.review(NewReview(what=yesterday()[4].meetings[0].id, verdict="accept", by="ben"))
    ana.go(f"/things/{thing}")
    whole(ana, thing, "accept")
    fields = {**ana.fields("undoing"), "number": [str(desk.reviews(by="ana")[0].number), str(other.number)]}
    assert ana.browser.post("/review/undo", data=fields).status_code == 422
    assert not any(one.takes_back for one in desk.reviews())


def test_of_a_thing_that_changed_since_it_was_shown_nothing_is_kept(app: FastAPI, desk: Desk) -> None:
    ana, thing = Reviewer(app, "ana"), lima(desk)
    ana.go(f"/things/{thing}")
    old = ana.fields("/whole")
    desk.review(NewReview(what=RECORDS[1], verdict="reject", by="ben", of_record=True))
    ana.page = ana.browser.post(f"/things/{thing}/whole", data={**old, "verdict": "accept"})
    assert (ana.page.status_code, "look at it again" in ana.text) == (409, True)
    assert [one.by for one in desk.reviews()] == ["ben"]
    whole(ana, thing, "accept")
    assert ana.page.status_code == 200
    assert [(one.by, one.what) for one in desk.reviews()][1:] == [("ana", RECORDS[0])]


@pytest.mark.parametrize("given", [{"verdict": ""}, {"verdict": "merge"}])
def test_a_thing_as_a_whole_is_accepted_or_rejected(app: FastAPI, desk: Desk, given: dict[str, str]) -> None:
    ana, thing = Reviewer(app, "ana"), lima(desk)
    ana.go(f"/things/{thing}")
    done = ana.browser.post(f"/things/{thing}/whole", data={**ana.fields("/whole"), **given})
    assert (done.status_code, desk.reviews()) == (422, [])


def test_no_other_page_has_it_done_and_no_reader_does(app: FastAPI, desk: Desk) -> None:
    ana, rea, thing = Reviewer(app, "ana"), Reviewer(app, "rea", "reader"), lima(desk)
    ana.go(f"/things/{thing}")
    forged = {**ana.fields("/whole"), "verdict": "reject", "proof": "x"}
    assert ana.browser.post(f"/things/{thing}/whole", data=forged).status_code == 403
    assert "/whole" not in rea.browser.get(f"/things/{thing}").text
    assert desk.reviews() == []


def test_agreement_counts_each_record_of_a_whole_thing(app: FastAPI, desk: Desk) -> None:
    ana, ben, thing = Reviewer(app, "ana"), Reviewer(app, "ben"), lima(desk)
    for one, verdict in ((ana, "accept"), (ben, "accept")):
        one.go(f"/things/{thing}")
        whole(one, thing, verdict)
    told = desk.agreement("ana", "ben")
    assert (told.both, told.same, told.differences) == (2, 2, ())
    ben.go(f"/things/{thing}")
    whole(ben, thing, "reject")
    told = desk.agreement("ana", "ben")
    assert (told.both, told.same, len(told.differences)) == (2, 0, 2)


def test_where_two_differ_goes_on_over_pages(app: FastAPI, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readout.desk.serving.workspace.agreement_pages.AT_ONCE", 1)
    for by, verdict in (("ana", "accept"), ("ben", "reject")):
        desk.review_all(NewReview(what=one, verdict=verdict, by=by, of_record=True) for one in RECORDS)  # type: ignore[arg-type]
    browser, address, seen = Reviewer(app, "cy").browser, "/agreement?first=ana&second=ben", set()
    for _ in RECORDS:
        page = browser.get(address).text
        assert f'Where they differ <span class="count">{len(RECORDS)}</span>' in page
        seen |= set(re.findall(r'<th scope="row"><a href="([^"]+)"', page))
        following = re.search(r'href="([^"]+)" rel="next"', page)
        address = following[1].replace("&amp;", "&") if following else ""
    assert (len(seen), address) == (len(RECORDS), "")
    behind = browser.get("/agreement?first=ana&second=ben&behind=9").text
    assert "There are no more." in behind
    assert "First page" in behind
    assert browser.get("/agreement?behind=-1").status_code == 422


def test_a_correction_of_ones_own_or_anothers_is_accepted_with_the_whole(app: FastAPI, desk: Desk) -> None:
    """The thing is accepted as it is shown, which is as it was corrected."""
    ana, thing = Reviewer(app, "ana"), lima(desk)
    fields = desk.records(RECORDS)[RECORDS[0]].model_dump(mode="json") | {"title": "Talks in Lima on fish"}
    desk.review(NewReview(what=RECORDS[0], verdict="correct", by="ben", correction=fields, of_record=True))
    desk.catch_up()
    ana.go(f"/things/{thing}")
    whole(ana, thing, "accept")
    record = desk.records(RECORDS)[RECORDS[0]]
    assert isinstance(record, Meeting)
    assert record.title == "Talks in Lima on fish"
    assert desk.agreement("ana", "ben").differences == ()
