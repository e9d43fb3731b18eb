"""A desk full of a made-up world: articles as long as articles are, deadlines, and an edition a day at its end."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Iterator

from desk_search import articles
from world import START, World

from readout.clock import SystemClock
from readout.desk import Desk
from readout.desk.editions import Wanted
from readout_schemas import Commitment, Report, When

A_REPORT = 5
DAYS = 250
EDITIONS = 5
_DEADLINE = (-20, 200)
"""Days from today to the deadlines that there are."""
_WITH_DEADLINE = 1 / 3


class Stepping(SystemClock):
    """Today, and days from it that are stepped to."""

    def __init__(self, days: int) -> None:
        self.days = days

    def wall(self) -> float:
        return super().wall() + self.days * 86_400


def fill(address: str, size: int) -> None:
    """Records of a year, joined, and an edition of each of the last days; nothing if they are there."""
    clock = Stepping(-EDITIONS)
    with Desk.open(address, clock) as desk:
        if desk.status().editions:
            return
        days = by_day(size, seed=1)
        last = sorted(days)[-EDITIONS:]
        desk.add(one for day in sorted(set(days) - set(last)) for one in days[day])
        desk.catch_up()
        for day in last:
            clock.days += 1
            desk.add(days[day])
            desk.brief(Wanted(since=desk.now().date()))


def by_day(size: int, seed: int) -> dict[dt.date, list[Report]]:
    """The reports of each day."""
    chance = random.Random(seed)
    world = World(size, seed=seed, days=DAYS, a_report=A_REPORT)
    found: dict[dt.date, list[Report]] = {}
    for report in itertools.islice(articles(world, chance), size // A_REPORT):
        found.setdefault(report.document.published or START, []).append(_with_deadlines(report, chance))
    return found


def fresh(seed: int) -> Iterator[Report]:
    """Reports of another world, for ever: none is in the desk, nor in another seed's."""
    chance = random.Random(seed)
    for turn in itertools.count():
        for number, report in enumerate(articles(World(1000, seed=seed + 1000 * turn, days=DAYS), chance)):
            yield _renamed(report, f"s{seed}-{turn}-{number}")


def _renamed(report: Report, name: str) -> Report:
    """With ids of its own."""
    old = report.document.id
    told = report.model_dump_json().replace(f'"{old}', f'"{name}')
    return Report.model_validate_json(told)


def _with_deadlines(report: Report, chance: random.Random) -> Report:
    return report.model_copy(update={"commitments": tuple(_due(one, chance) for one in report.commitments)})


def _due(one: Commitment, chance: random.Random) -> Commitment:
    """Most that is promised is promised for no day."""
    if chance.random() > _WITH_DEADLINE:
        return one
    day = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=chance.randint(*_DEADLINE))
    return one.model_copy(update={"deadline": When(text="by then", edtf=day.isoformat(), basis="stated")})
