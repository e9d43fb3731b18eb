"""Answers of truths and lies, grounded, and what became of each item."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from chaos_model.lies import Lie, letters, lie
from chaos_model.truth import Truth, truths

from readout.drafts import Answer, ItemDraft, Readout, StatementDraft
from readout.ground import Grounding, report
from readout_schemas import Run, Statement

RUN = Run(model="chaos", plan="one")
WITHIN = "speaker swapped within the text"
"""The kind of lie that words alone cannot always tell: its figure stands by itself."""
_MANY = 500


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
    rng, tally, began = random.Random(seed), Tally(), time.perf_counter()
    while tally.told < lies and time.perf_counter() - began < seconds:
        truth = truths()[tally.answers % len(truths())]
        grounding = Grounding(truth.article)
        for most in (lies - tally.told, 2):
            told, honest = compose(rng, truth, max(most, 1))
            grounding.take(answer(rng, truth, told, honest))
            judge(grounding, truth, told, honest if most > 2 else [], tally)
        tally.answers += 1
    tally.seconds = time.perf_counter() - began
    return tally


def compose(rng: random.Random, truth: Truth, most: int) -> tuple[list[Lie], list[ItemDraft]]:
    """Some lies, and true items; now and then very many, none, or the same ones twice."""
    count = rng.choice([0, 1, 3, 5, 8, 13, rng.choice([21, _MANY])])
    told = [lie(rng, truth) for _ in range(min(count, most))]
    items = truth.items()
    honest = rng.sample(items, rng.randrange(len(items) + 1))
    if told and rng.random() < 0.1:
        told.append(rng.choice(told))
    return told, honest


def answer(rng: random.Random, truth: Truth, told: list[Lie], honest: list[ItemDraft]) -> Readout:
    """Lies and truths as one answer, in any order."""
    items = [*(made.item for made in told), *honest]
    rng.shuffle(items)
    lists = {name: [i for i in items if type(i) is kind] for name, kind in _KINDS.items()}
    labels = rng.choice([[], list(truth.statements.labels), ["no such label", *truth.statements.labels]])
    parties = {p.name: p for a in truth.answers().values() for p in a.parties}
    strangers = {made.item.speaker for made in told if isinstance(made.item, StatementDraft)} - set(parties)
    listed = [*parties.values(), *(_stranger(name) for name in sorted(strangers))]
    return Readout(parties=listed, labels=labels, **lists)
