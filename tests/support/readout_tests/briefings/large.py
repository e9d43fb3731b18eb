"""A large briefing, made up."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from readout_schemas import (
    Briefing,
    Coverage,
)
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


def large_briefing(records: int = 2_000, articles: int = 300, seed: int = 7) -> Briefing:
    """As many records from as many articles as asked for, of common lengths: a busy week's."""
    rng = random.Random(seed)  # noqa: S311  (made-up data)
    vocabulary = [
        "".join(rng.choices(["ka", "lo", "mi", "ter", "pra", "sen", "du", "vel"], k=rng.randint(1, 4)))
        for _ in range(3000)
    ]

    def words(least: int, most: int) -> str:
        return " ".join(rng.choices(vocabulary, k=rng.randint(least, most))).capitalize()

    people = [party(words(2, 2).title() + f" {n}", "person", words(2, 4)) for n in range(90)]
    states = [party(words(1, 2).title() + f" {n}") for n in range(40)]
    texts, made = Texts(), {"meetings": [], "statements": [], "commitments": [], "sanctions": []}
    for number in range(records):
        document = f"article-{number % articles:03}"
        for _ in range(2):
            texts.say(document, words(12, 24) + ".")
        day = (dt.date(2025, 3, 1) + dt.timedelta(days=rng.randrange(28))).isoformat()
        kind = rng.choices(["meetings", "statements", "commitments", "sanctions"], [2, 6, 3, 1])[0]
        quote = words(8, 30)
        sentence = texts.say(document, f"{words(3, 8)}: “{quote}” {words(3, 6)}.")
        others = rng.sample(states, rng.randint(2, 6))
        source = sourcing(document)
        if kind == "meetings":
            sides = tuple(map(side, others))
            held = rng.choice(["held", "planned"])
            record: Any = meeting(
                f"m{number}", words(3, 7), (sentence,), when=when(day), participants=sides, status=held, sourcing=source
            )
        elif kind == "statements":
            record = statement(
                f"s{number}",
                rng.choice(people),
                (sentence,),
                (part(sentence, quote),),
                gist=words(8, 16),
                when=when(day),
                sourcing=source,
            )
        elif kind == "commitments":
            record = commitment(f"c{number}", others[0], words(5, 12), (sentence,), deadline=when(day), sourcing=source)
        else:
            record = sanction(f"x{number}", others[0], others[1], (sentence,), sourcing=source)
        made[kind].append(record)
    return Briefing(
        documents=documents(texts),
        parties=(*people, *states),
        coverage=Coverage(quotations=records, covered=records, labels=0, unexplained=()),
        run=RUN,
        **{kind: tuple(found) for kind, found in made.items()},
    )
