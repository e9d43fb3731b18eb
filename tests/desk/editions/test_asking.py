"""A model is asked about a pair once; its verdict is kept, and joins what later reports find joined."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any, Literal

import pytest
from readout_tests.mornings import yesterday
from readout_tests.seeds import REPLAY
from sqlalchemy import select
from twins_model.reading import groups

from readout.ask.client import Client
from readout.ask.plan import Plan
from readout.ask.progress import RunProgress
from readout.ask.settings import Endpoint
from readout.desk import Desk, NewReview
from readout.desk.editions import Edition, NothingNew, Wanted
from readout.desk.editions.briefing import Draft, concluded, drafted
from readout.desk.store.tables import ClusterRecordRow, RunRow
from readout.drafts import SummaryDraft, VerdictDraft, Verdicts
from readout.errors import ModelError
from readout.pipeline.concluding import conclude
from readout.summary.record_lines import line
from readout_schemas import Briefing, Report, Tokens

pytestmark = pytest.mark.xdist_group("desk")
PAIR = {"tb-23.s1", "blatt-de.s1"}


class Judge:
    """What the client is to those who ask it: it calls every pair what it is told to, and has a headline."""

    def __init__(self, verdict: str | None) -> None:
        self.progress = RunProgress()
        self.pairs = 0
        self._verdict = verdict

    async def ask(self, answer: type[Any], messages: list[dict[str, str]], context: Any) -> Any:
        context.usage.calls += 1
        context.usage.tokens += Tokens(prompt=10, completion=1)
        if answer is SummaryDraft:
            return SimpleNamespace(answer=SummaryDraft(headline="So it was said", headline_records=[1], points=[]))
        if self._verdict is None:
            raise ModelError("it is away")
        count = messages[-1]["content"].count("Pair ")
        self.pairs += count
        told = [
            VerdictDraft.model_validate({"pair": at, "reason": "so", "verdict": self._verdict})
            for at in range(1, count + 1)
        ]
        return SimpleNamespace(answer=Verdicts(verdicts=told))


def _clinics() -> list[Report]:
    return next(group.reports for group in groups() if group.name == "09-two-beneficiaries-clinics")


def _edition(desk: Desk, judge: Judge) -> Edition:
    desk.catch_up()
    draft = drafted(desk.store, Wanted())
    assert isinstance(draft, Draft)
    made = asyncio.run(concluded(desk.store, desk.clock, Wanted(), draft, judge, Plan()))  # type: ignore[arg-type]
    assert isinstance(made, Edition)
    return made


def _together(desk: Desk) -> bool:
    with desk.store.reading() as session:
        homes = session.scalars(select(ClusterRecordRow.cluster).where(ClusterRecordRow.record.in_(PAIR))).all()
    return len(set(homes)) == 1


@pytest.mark.parametrize("last", ["merge", "part"])
def test_a_pair_that_a_reviewer_has_settled_is_asked_of_no_model(desk: Desk, last: Literal["merge", "part"]) -> None:
    desk.add(_clinics())
    desk.catch_up()
    first, second = sorted(PAIR)
    desk.review(NewReview(what=first, verdict="merge", by="ana", other=second))
    if last == "part":
        desk.catch_up()
        desk.review(NewReview(what=first, verdict="part", by="ana", records=(second,)))
    judge = Judge("different" if last == "merge" else "same")
    made = _edition(desk, judge)
    assert judge.pairs == 0
    assert _together(desk) == (last == "merge")
    assert made.briefing.summary is not None


def test_a_pair_that_is_judged_the_same_is_one_and_is_not_asked_about_again(desk: Desk) -> None:
    desk.add(_clinics())
    judge = Judge("same")
    made = _edition(desk, judge)
    assert judge.pairs == 1
    assert _together(desk)
    assert made.briefing.unsure == ()
    assert made.briefing.summary is not None
    assert made.briefing.run.calls == 2
    with desk.store.reading() as session:
        (run,) = session.scalars(select(RunRow).where(RunRow.kind == "brief"))
        assert (run.calls, run.prompt_tokens) == (2, 20)
    desk.add(yesterday())
    _edition(desk, judge)
    assert judge.pairs == 1
    assert _together(desk)


def test_a_pair_that_is_told_apart_stays_apart_and_is_open_no_longer(desk: Desk) -> None:
    desk.add(_clinics())
    judge = Judge("different")
    made = _edition(desk, judge)
    assert not _together(desk)
    assert made.briefing.unsure == ()
    assert desk.brief() == NothingNew(1)


def test_where_nobody_judges_a_pair_it_is_open_and_is_asked_about_next_time(desk: Desk) -> None:
    desk.add(_clinics())
    made = _edition(desk, Judge(None))
    assert len(made.briefing.unsure) == 1
    assert any("not judged by a model" in note for note in made.briefing.notes)
    day = desk.edition(1).title.made_at.date()
    judge = Judge("same")
    wanted = Wanted(since=day)
    draft = drafted(desk.store, wanted)
    assert isinstance(draft, Draft)
    asyncio.run(concluded(desk.store, desk.clock, wanted, draft, judge, Plan()))  # type: ignore[arg-type]
    assert judge.pairs == 1
    assert _together(desk)


def test_an_edition_asks_what_one_briefing_of_the_same_reports_asks(desk: Desk, seed_reports: list[Report]) -> None:
    desk.add(reversed(seed_reports))
    made = desk.brief(settings=REPLAY)
    assert isinstance(made, Edition)
    at_once = asyncio.run(_concluded(seed_reports))
    assert made.briefing.notes == ()
    assert _said(made.briefing) == _said(at_once) != []
    assert list(map(line, made.briefing.records())) == list(map(line, at_once.records()))


async def _concluded(reports: list[Report]) -> Briefing:
    async with Client(Endpoint.settle(REPLAY), REPLAY) as client:
        return await conclude(reports, client, Plan.of(REPLAY))


def _said(briefing: Briefing) -> list[str]:
    told = briefing.summary
    return [told.headline, *(point.text for point in told.points)] if told else []
