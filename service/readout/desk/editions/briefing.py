"""An edition, from what came to the finished snapshot."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy.orm import Session

from readout.clock import Clock
from readout.desk.editions.asking import note_verdicts, open_pairs, subjects
from readout.desk.editions.catching_up import catch_up, join_again
from readout.desk.editions.making import Edition, Wanted, composed, is_made, last_of, put, stretch_of, title_for
from readout.desk.editions.snapshots import News, Stretch, news
from readout.desk.store.engine import Store
from readout.desk.store.removing import without_removed
from readout.desk.store.runs import RunLog
from readout_schemas import Briefing, Run

if TYPE_CHECKING:  # a model's client takes a second to import, and most commands ask none
    from readout.ask.client import Client
    from readout.ask.plan import Plan
    from readout.ask.progress import RunProgress
    from readout.ask.settings import Settings


class Draft(NamedTuple):
    """An edition before anybody was asked about it."""

    stretch: Stretch
    found: News
    briefing: Briefing


class NothingNew(NamedTuple):
    """Why no edition was made."""

    last: int | None
    """The last edition of the topic, since which nothing is new; none if none was made."""


def make_edition(store: Store, clock: Clock, wanted: Wanted) -> Edition | NothingNew:
    """Join what came, and keep what is news as an edition, by rule alone.

    Raises:
        InputError: it is since an edition that there is not.
        DeskError: the store cannot be read or written.
    """
    return kept_by_rule(store, clock, wanted, prepared(store, clock, wanted))


def prepared(store: Store, clock: Clock, wanted: Wanted) -> Draft | NothingNew:
    """Join what came, and draft an edition. It takes long, and can be done again; others may write meanwhile.

    Raises:
        InputError: it is since an edition that there is not.
        DeskError: the store cannot be read or written.
    """
    catch_up(store, clock)
    return drafted(store, wanted)


def kept_by_rule(store: Store, clock: Clock, wanted: Wanted, draft: Draft | NothingNew) -> Edition | NothingNew:
    """Keep a draft as an edition of which no model was asked, if there is one.

    Raises:
        DeskError: the store cannot be written.
    """
    if isinstance(draft, NothingNew):
        return draft
    return kept(store, clock, wanted, draft, _without_a_model(draft.briefing))


async def make_edition_with(
    store: Store, clock: Clock, wanted: Wanted, settings: Settings, progress: RunProgress | None = None
) -> Edition | NothingNew:
    """The same, with a model's verdicts on the pairs that nobody has judged, and its summary.

    Where a call fails, the edition does without, and its ``notes`` say so; a pair is asked about again next time.

    Raises:
        InputError: it is since an edition that there is not.
        SettingsError: a setting is wrong.
        LedgerError: the ledger cannot be read or written.
        DeskError: the store cannot be read or written.
    """
    from readout.ask.client import Client
    from readout.ask.plan import Plan
    from readout.ask.settings import Endpoint

    catch_up(store, clock)
    draft = drafted(store, wanted)
    if isinstance(draft, NothingNew):
        return draft
    async with Client(Endpoint.settle(settings), settings, progress) as client:
        return await concluded(store, clock, wanted, draft, client, Plan.of(settings))


async def concluded(
    store: Store, clock: Clock, wanted: Wanted, draft: Draft, client: Client, plan: Plan
) -> Edition | NothingNew:
    """The edition, with what the client answers on its open pairs, and as its summary."""
    from readout.pipeline.concluding import Conclusion, judged, summed_up

    conclusion = Conclusion.on((one.id for one in draft.briefing.documents), client, plan)
    with store.reading() as session:
        pairs = open_pairs(session, draft.found.states.keys())
        told = subjects(session, pairs)
    verdicts = await judged(pairs, told, conclusion)
    if verdicts:
        with store.writing() as session:
            join_again(session, clock, note_verdicts(session, verdicts))
        again = drafted(store, wanted)
        if isinstance(again, NothingNew):  # what seemed new is what was there
            return again
        draft = again
    return kept(store, clock, wanted, draft, await summed_up(draft.briefing, conclusion))


def drafted(store: Store, wanted: Wanted) -> Draft | NothingNew:
    """What would be in the edition, by what was joined and judged until now."""
    with store.reading() as session:
        last = last_of(session, wanted.topic)
        stretch = stretch_of(session, wanted)
        if stretch.base >= stretch.turn or is_made(session, wanted, stretch):
            return NothingNew(last.number if last else None)
        found = news(session, stretch)
        if found.empty:
            return NothingNew(last.number if last else None)
        return Draft(stretch, found, composed(session, wanted, stretch, found))


def kept(store: Store, clock: Clock, wanted: Wanted, draft: Draft, briefing: Briefing) -> Edition | NothingNew:
    """Keep the edition, without what was removed meanwhile, unless another process has made it then."""
    with store.writing() as session:
        last = last_of(session, wanted.topic)
        if is_made(session, wanted, draft.stretch) or stretch_of(session, wanted).base != draft.stretch.base:
            return NothingNew(last.number if last else None)
        title = title_for(session, wanted, clock)
        left, changes = without_removed(session, briefing, draft.found.changes, title.made_at)
        if draft.found._replace(changes=changes).empty:
            return NothingNew(last.number if last else None)
        made = Edition(title, left, changes)
        put(session, wanted, draft.stretch, made, _noted(session, clock, briefing.run, draft.briefing.run))
    return made


def _noted(session: Session, clock: Clock, run: Run, read: Run) -> str:
    """The id of the run that notes what concluding took, beside the reading of the documents."""
    cost = None if run.cost_usd is None or read.cost_usd is None else run.cost_usd - read.cost_usd
    own = run.model_copy(
        update={
            "calls": run.calls - read.calls,
            "reasks": run.reasks - read.reasks,
            "retries": run.retries - read.retries,
            "reused": run.reused - read.reused,
            "tokens": run.tokens - read.tokens,
            "cost_usd": cost,
            "escalation": None,
            "seconds": 0.0,
        }
    )
    return RunLog(clock, "brief").note(session, own)


def _without_a_model(briefing: Briefing) -> Briefing:
    note = "There is no summary, and what rules leave open is kept apart: no model was asked (name one with --model)."
    return briefing.model_copy(update={"notes": (*briefing.notes, note)})
