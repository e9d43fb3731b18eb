"""The picture of meetings over time, as geometry: a dot a meeting, or a bar a day where there are many."""

from __future__ import annotations

import calendar
import datetime as dt
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from readout.rendering.entries import Entry
from readout.values.dates_in_words import Days, day_words, days_of
from readout_schemas import Meeting

WIDTH, MARGIN = 720, 26
STEP = 19
"""Height that a dot takes in a stack."""
APART = 27
"""Width that a dot takes."""
TALLEST = 8
"""Dots in a stack, above which days are drawn as bars."""
BAR = 120
"""Height of the tallest bar."""
BEFORE, AFTER = 21, 42
"""Days before the first and after the last report that the picture reaches: what lies beyond stands at its edge."""
TICKS = 9
_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 2, 3, 6, 12)
"""What may lie between two ticks: days, or else whole months, so that no two are called alike."""

TAKEN_PLACE = frozenset({"held", "ongoing"})
"""States of a meeting that has taken, or is taking, place."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A meeting."""

    id: str
    label: str
    title: str
    state: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Bar:
    """The meetings of a day that are in one state."""

    title: str
    state: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture, in units of its view box. ``told`` says it in words."""

    width: int
    height: float
    axis: float
    dots: tuple[Dot, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    reports: tuple[Tick, ...]
    told: str


def timeline(meetings: Sequence[Entry], published: Sequence[dt.date]) -> Timeline | None:
    """The picture of the meetings that have a date; None if there are fewer than two."""
    dated = [(entry, days) for entry in meetings if (days := _own_days(entry)) is not None]
    if len(dated) < 2:  # noqa: PLR2004  (one dot is no picture)
        return None
    scale = _Scale.over([days for _, days in dated], published)
    levels = _levels([scale.x(scale.day(days)) for _, days in dated])
    many = max(levels) >= TALLEST
    axis = BAR + 24.0 if many else (max(levels) + 1) * STEP + 8.0
    reports = Counter(published)
    return Timeline(
        width=WIDTH,
        height=axis + 34,
        axis=axis,
        dots=() if many else _dots(dated, levels, scale, axis),
        bars=_bars(dated, scale, axis) if many else (),
        ticks=scale.ticks(),
        reports=tuple(
            Tick(scale.x(day), f"{count} published on {day_words(day)}") for day, count in sorted(reports.items())
        ),
        told=_told([entry for entry, _ in dated], scale),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    first: dt.date
    last: dt.date

    @classmethod
    def over(cls, dated: Sequence[Days], published: Sequence[dt.date]) -> _Scale:
        first, last = min(days.first for days in dated), max(days.first for days in dated)
        if published:
            first = min(max(first, _moved(min(published), -BEFORE)), *published)
            last = max(min(last, _moved(max(published), AFTER)), *published)
        return cls(first, max(first, last))

    @property
    def unit(self) -> float:
        """Width of a day."""
        return (WIDTH - 2 * MARGIN) / max(1, (self.last - self.first).days)

    def day(self, days: Days) -> dt.date:
        return min(max(days.first, self.first), self.last)

    def x(self, day: dt.date) -> float:
        return round(MARGIN + (day - self.first).days * self.unit, 1)

    def ticks(self) -> tuple[Tick, ...]:
        length = (self.last - self.first).days
        step = next((step for step in _DAYS if length / step <= TICKS), None)
        if step is None:
            return self._monthly_ticks()
        days = [self.first + dt.timedelta(days=count) for count in range(0, length + 1, step)]
        return tuple(Tick(self.x(day), _day_and_month(day)) for day in days)

    def _monthly_ticks(self) -> tuple[Tick, ...]:
        months = 12 * (self.last.year - self.first.year) + self.last.month - self.first.month
        step = next((step for step in _MONTHS if months / step <= TICKS), 12 * math.ceil(months / 12 / TICKS))
        days = [day for count in range(0, months + 1, step) if (day := _months_later(self.first, count)) <= self.last]
        name = _year if step >= _MONTHS[-1] else _month_and_year
        return tuple(Tick(self.x(day), name(day)) for day in days)


def _months_later(day: dt.date, count: int) -> dt.date:
    """The same day of a later month, or its last day."""
    year, month = divmod(12 * day.year + day.month - 1 + count, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))


def _moved(day: dt.date, days: int) -> dt.date:
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))


def _own_days(entry: Entry) -> Days | None:
    return days_of(entry.item.when) if isinstance(entry.item, Meeting) else None


def _levels(places: Sequence[float]) -> list[int]:
    """For each place on the axis, in their order, the lowest level on which nothing stands too near."""
    taken: list[float] = []
    levels = []
    for x in places:
        level = next((level for level, last in enumerate(taken) if x - last >= APART), len(taken))
        taken[level : level + 1] = [x]
        levels.append(level)
    return levels


def _dots(dated: Sequence[tuple[Entry, Days]], levels: Sequence[int], scale: _Scale, axis: float) -> tuple[Dot, ...]:
    dots = []
    for (entry, days), level in zip(dated, levels, strict=True):
        title = f"{entry.label}, {entry.status}: {entry.title}"
        y = axis - (level + 1) * STEP + STEP / 2 - 3
        dots.append(Dot(entry.id, entry.label, title, _state(entry), scale.x(scale.day(days)), y))
    return tuple(dots)


def _bars(dated: Sequence[tuple[Entry, Days]], scale: _Scale, axis: float) -> tuple[Bar, ...]:
    counts = Counter((scale.day(days), _state(entry)) for entry, days in dated)
    totals: Counter[dt.date] = Counter()
    for (day, _), count in counts.items():
        totals[day] += count
    unit = BAR / max(totals.values())
    width = max(1.5, min(14.0, scale.unit * 0.8))
    base: Counter[dt.date] = Counter()
    bars = []
    for (day, state), count in sorted(counts.items()):
        base[day] += count
        title = f"{day_words(day)}: {count} {state}"
        bars.append(Bar(title, state, scale.x(day) - width / 2, axis - base[day] * unit, width, count * unit))
    return tuple(bars)


def _state(entry: Entry) -> str:
    if entry.status == "cancelled":
        return "cancelled"
    return "held" if entry.status in TAKEN_PLACE else "planned"


def _day_and_month(day: dt.date) -> str:
    number, month, _ = day_words(day).split()
    return f"{number} {month[:3]}"


def _month_and_year(day: dt.date) -> str:
    _, month, year = day_words(day).split()
    return f"{month[:3]} {year}"


def _year(day: dt.date) -> str:
    return str(day.year)


def _told(entries: Sequence[Entry], scale: _Scale) -> str:
    states = Counter(_state(entry) for entry in entries)
    said = ", ".join(f"{count} {state}" for state, count in states.most_common())
    return (
        f"Meetings from {day_words(scale.first)} to {day_words(scale.last)}: {said}. "
        "The list below holds the same meetings in the same order."
    )
