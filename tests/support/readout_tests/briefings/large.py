"""A large briefing, made up."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from readout.record_types import LETTERS, PLURALS, RECORD_TYPES, PerType
from readout_schemas import AnyRecord, Briefing, Coverage, Evidence, RecordType
from readout_tests.briefings.pieces import (
    RUN,
    Texts,
    commitment,
    documents,
    meeting,
    part,
    party,
    sanction,
    side,
    sourcing,
    statement,
    when,
)

_SYLLABLES = ["ka", "lo", "mi", "ter", "pra", "sen", "du", "vel"]
_SHARES = PerType(meeting=2, statement=6, commitment=3, sanction=1)


def large_briefing(records: int = 2_000, articles: int = 300, seed: int = 7) -> Briefing:
    """As many records from as many articles as asked for, of common lengths: a busy week's."""
    made = _Making(seed)
    texts = Texts()
    found: dict[RecordType, list[AnyRecord]] = {kind: [] for kind in RECORD_TYPES}
    for number in range(records):
        kind, record = made.record(number, f"article-{number % articles:03}", texts)
        found[kind].append(record)
    return Briefing(
        documents=documents(texts),
        parties=(*made.people, *made.states),
        coverage=Coverage(quotations=records, covered=records, labels=0, unexplained=()),
        run=RUN,
        **{PLURALS[kind]: tuple(several) for kind, several in found.items()},
    )


class _Making:
    """Words, names and records, drawn from one seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  (made-up data)
        self._vocabulary = ["".join(self._syllables(self._random.randint(1, 4))) for _ in range(3000)]
        self.people = [party(self._words(2, 2).title() + f" {n}", "person", self._words(2, 4)) for n in range(90)]
        self.states = [party(self._words(1, 2).title() + f" {n}") for n in range(40)]

    def _syllables(self, number: int) -> list[str]:
        return self._random.choices(_SYLLABLES, k=number)

    def _words(self, least: int, most: int) -> str:
        return " ".join(self._random.choices(self._vocabulary, k=self._random.randint(least, most))).capitalize()

    def record(self, number: int, document: str, texts: Texts) -> tuple[RecordType, AnyRecord]:
        """A record, and the sentence of the document that carries it, behind two others."""
        for _ in range(2):
            texts.say(document, self._words(12, 24) + ".")
        day = when((dt.date(2025, 3, 1) + dt.timedelta(days=self._random.randrange(28))).isoformat())
        kind = self._random.choices(RECORD_TYPES, [_SHARES[kind] for kind in RECORD_TYPES])[0]
        quote = self._words(8, 30)
        sentence = texts.say(document, f"{self._words(3, 8)}: “{quote}” {self._words(3, 6)}.")
        name = f"{LETTERS[kind]}{number}"
        return kind, self._of_kind(kind, name, sentence, quote, when=day, sourcing=sourcing(document))

    def _of_kind(self, kind: RecordType, name: str, sentence: Evidence, quote: str, **given: Any) -> AnyRecord:
        first, second, *others = self._random.sample(self.states, self._random.randint(2, 6))
        if kind == "meeting":
            sides = tuple(map(side, (first, second, *others)))
            status = self._random.choice(["held", "planned"])
            return meeting(name, self._words(3, 7), (sentence,), participants=sides, status=status, **given)
        if kind == "statement":
            speaker = self._random.choice(self.people)
            return statement(name, speaker, (sentence,), (part(sentence, quote),), gist=self._words(8, 16), **given)
        day = given.pop("when")
        if kind == "commitment":
            return commitment(name, first, self._words(5, 12), (sentence,), deadline=day, **given)
        return sanction(name, first, second, (sentence,), **given)
