"""Answers of truths and lies, grounded, and what became of each item."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from chaos_model.lies import Lie, letters, lie
from chaos_model.truth import Truth, truths

from readout.drafts import (
    CommitmentDraft,
    ItemDraft,
    MeetingDraft,
    PartyDraft,
    Readout,
    SanctionDraft,
    StatementDraft,
)
from readout.ground import Failure, Grounding, report
from readout_schemas import Run, Statement

RUN = Run(model="chaos", plan="one")
WITHIN = "speaker swapped within the text"
"""The kind of lie that words alone cannot always tell: its figure stands by itself."""
_MANY = 500
_SELDOM = 0.005
_LISTS = {
    "meetings": MeetingDraft,
    "statements": StatementDraft,
    "commitments": CommitmentDraft,
    "sanctions": SanctionDraft,
}


@dataclass(slots=True)
class Tally:
    """Figures of a run."""

    answers: int = 0
    lies: Counter[str] = field(default_factory=Counter)
    accepted: Counter[str] = field(default_factory=Counter)
    true: int = 0
    kept: int = 0
    unaccounted: int = 0
    examples: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def told(self) -> int:
        return sum(self.lies.values())

    @property
    def fabricated(self) -> int:
        """Lies that got through, those apart that put another person of the article for the speaker."""
        return sum(self.accepted.values()) - self.accepted[WITHIN]

    @property
    def share_kept(self) -> float:
        """Percentage of the true items."""
        return 100 * self.kept / self.true if self.true else 100.0

    def lines(self) -> Iterator[str]:
        yield f"{self.told:,} lies in {self.answers:,} answers over {len(truths())} articles, {self.seconds:.1f} s"
        for kind, count in sorted(self.lies.items()):
            yield f"  {kind:34} {count:6,} told {self.accepted[kind]:5,} accepted"
        yield f"fabricated or altered accepted:  {self.fabricated}"
        yield f"items unaccounted for:           {self.unaccounted}"
        yield f"true items kept:                 {self.kept:,} of {self.true:,} = {self.share_kept:.2f} %"


def run(seed: int, lies: int, seconds: float = 600.0) -> Tally:
    """Tell at least so many lies, each answer followed by one more as to a follow-up; a seed tells the same ones."""
    rng, tally, began = random.Random(seed), Tally(), time.perf_counter()  # noqa: S311  (no secrets here)
    while tally.told < lies and time.perf_counter() - began < seconds:
        truth = truths()[tally.answers % len(truths())]
        grounding = Grounding(truth.article)
        for first in (True, False):
            told, honest = compose(rng, truth, _MANY if first else 2)
            grounding.take(answer(rng, truth, told, honest))
            judge(grounding, truth, told, honest if first else [], tally)
        tally.answers += 1
    tally.seconds = time.perf_counter() - began
    return tally


def compose(rng: random.Random, truth: Truth, most: int) -> tuple[list[Lie], list[ItemDraft]]:
    """Some lies, and true items; now and then very many, none, or the same ones twice."""
    count = _MANY if rng.random() < _SELDOM else rng.choice([0, 1, 3, 5, 8, 13])
    told = [lie(rng, truth) for _ in range(min(count, most))]
    items = truth.items()
    honest = rng.sample(items, rng.randrange(len(items) + 1))
    if told and rng.random() < 0.1:
        again = rng.choice(told)
        told.append(replace(again, item=again.item.model_copy()))
    return told, honest


def answer(rng: random.Random, truth: Truth, told: list[Lie], honest: list[ItemDraft]) -> Readout:
    """Lies and truths as one answer, in any order."""
    items = [*(made.item for made in told), *honest]
    rng.shuffle(items)
    lists = {name: [i for i in items if type(i) is kind] for name, kind in _LISTS.items()}
    labels = rng.choice([[], list(truth.statements.labels), ["no such label", *truth.statements.labels]])
    parties = {p.name: p for a in truth.answers().values() for p in a.parties}
    strangers = {made.item.speaker for made in told if isinstance(made.item, StatementDraft)} - set(parties)
    listed = [*parties.values(), *(_stranger(rng, name, list(parties.values())) for name in sorted(strangers))]
    return Readout(parties=listed, labels=labels, **lists)


def judge(grounding: Grounding, truth: Truth, told: list[Lie], honest: list[ItemDraft], tally: Tally) -> None:
    """Count what became of an answer's items, by the identity of their drafts."""
    failed = {id(failure.draft): failure for failure in grounding.failures}
    for made in told:
        tally.lies[made.kind] += 1
        if got_through(made, failed.get(id(made.item))) and not left_open(made, grounding):
            tally.accepted[made.kind] += 1
            tally.examples.append(f"{truth.document.id} {made.kind}: {made.item!r}")
    for item in honest:
        failure = failed.get(id(item))
        tally.true += 1
        if failure is None or failure.settled:  # settled: said by another item already
            tally.kept += 1
        else:
            tally.examples.append(f"{truth.document.id} true, but {failure.reasons}: {item!r}")
    tally.unaccounted += unaccounted(grounding)


def got_through(made: Lie, failure: Failure | None) -> bool:
    """Whether a lie, or the false part of it, is in a record."""
    if failure is None:
        return True
    if failure.rest is None:
        return False
    if made.gone is not None:
        return bool(getattr(failure.rest, made.gone))
    kept = [letters(quote.text) for quote in failure.rest.quotes] if isinstance(failure.rest, Statement) else ["?"]
    sound = [letters(quote) for quote in made.sound]
    return not all(any(one in known or known in one for known in sound) for one in kept)


def left_open(made: Lie, grounding: Grounding) -> bool:
    """Whether a swapped speaker was kept, and is said not to be confirmed."""
    if made.kind != WITHIN or not isinstance(made.item, StatementDraft):
        return False
    kept = [one for one in grounding.taken if isinstance(one, Statement) and one.gist == made.item.gist]
    mine = [one for one in kept if one.speaker.name == made.item.speaker]
    return bool(mine) and all(any(field.field == "speaker" for field in one.open) for one in mine)


def unaccounted(grounding: Grounding) -> int:
    """Items that are neither kept, mended nor rejected in the report, or are so twice."""
    made = report(grounding.article.document, [grounding], RUN)
    alone = [item for item in made.rejected if item.record is None]
    ids = {record.id for record in made.records()}
    partly = {item.record for item in made.rejected if item.record is not None}
    missing = len(partly - ids) + sum(not record.evidence for record in made.records())
    counted = len(ids - partly) + len(partly) + len(alone) + grounding.mended + grounding.labelled
    return abs(grounding.returned - counted) + missing


def _stranger(rng: random.Random, name: str, known: list[PartyDraft]) -> PartyDraft:
    """A party that is not in the article, listed under its own name, under nothing, or under a name of another."""
    form = rng.choice([[name], [], [rng.choice([party for party in known if party.kind == "person"]).name]])
    return PartyDraft(name=name, kind=rng.choice(["person", "organisation"]), role=None, as_written=form)
