"""Which records are one thing, and how far reviewers agree, on the pages."""

from __future__ import annotations

import re
from urllib.parse import quote

from fastapi import FastAPI
from readout_tests.mornings import yesterday
from tests.desk.serving.workspace.reviewers import Reviewer

from readout.desk import Desk, NewReview
from readout.desk.editions.history import homes_of

PROMISE = yesterday()[0].commitments[0].id


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
        desk.review(NewReview(what=PROMISE, verdict=verdict, by=by, of_record=True))  # type: ignore[arg-type]
    told = ana.go("/agreement")
    assert "Both reviewed 1 record, 0 of them with the same verdict (0%)" in told
    assert "accept reject" in re.sub(r"\s+", " ", told.split("Record")[1])
    assert "Choose two people" in ana.go("/agreement?first=ana&second=zoe")
