"""Who is said to speak in a stretch of the reporter's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from readout.ground.article import QUOTED, Range
from readout.ground.grammar import (
    QUOTING,
    REPORTING,
    Place,
    adjoins,
    inverted,
    is_participle,
    leads,
    listed,
    parenthesis,
    passive,
    relative,
    verbs,
)
from readout.ground.voices import Named


@dataclass(frozen=True, slots=True)
class Heard:
    """The names in a stretch, by their part in it."""

    subjects: tuple[Named, ...]
    """Those to whom a verb of speech belongs."""
    others: tuple[Named, ...]
    passing: tuple[Named, ...]
    """Those that pass on what others say."""
    verb: int | None
    """Where the first verb of speech stands."""

    def all(self) -> tuple[Named, ...]:
        """Subjects and others."""
        return (*self.subjects, *self.others)

    def heads(self) -> list[Named]:
        """Names that stand for themselves before the first verb, or anywhere if there is none."""
        return [
            named
            for named in self.others
            if named.place is Place.ALONE and (self.verb is None or named.end <= self.verb)
        ]


def hear(text: str, within: Range, found: Sequence[Named]) -> Heard:
    """Tell the names found in a range apart.

    Args:
        text: the text, quotations made marks.
        within: the range.
        found: the names in it, in order.
    """
    subjects: list[Named] = []
    passing: list[Named] = []
    relaying: list[Named] = []
    spoken = verbs(text, *within)
    for verb in spoken:
        if verb.group().casefold() in QUOTING and not passive(text, verb):
            passing += _before(text, verb, found)
            subjects += [named for named in found if named.start >= verb.end() and named.place is Place.ALONE][:1]
        elif verb.group().casefold() in REPORTING:
            relaying += _before(text, verb, found)
        else:
            subjects += _before(text, verb, found) or _after(text, verb, found, within[1])
    if not spoken and QUOTED in text[slice(*within)]:
        subjects += [named for named in found if named.place is Place.ALONE][:1]
    (passing if subjects else subjects).extend(named for named in relaying if named not in subjects)
    taken = {*subjects, *passing}
    others = tuple(named for named in found if named not in taken)
    return Heard(tuple(subjects), others, tuple(passing), spoken[0].start() if spoken else None)


def _before(text: str, verb: re.Match[str], found: Sequence[Named]) -> list[Named]:
    """The subject before a verb: next to it, with those joined to it; else those with an apposition or a clause."""
    ahead = [named for named in found if named.end <= verb.start()]
    alone = [named for named in ahead if named.place is Place.ALONE]
    direct = [named for named in alone if adjoins(text, named.end, verb.start())]
    loose = [
        named
        for named in ahead
        if named not in direct
        and parenthesis(text, named.end, verb.start())
        and (named.place is Place.ALONE or relative(text, named.end))
    ]
    if direct:
        return [*(named for named in loose if listed(text, named.end, direct[-1].start)), *direct]
    return [] if is_participle(verb.group()) else loose


def _after(text: str, verb: re.Match[str], found: Sequence[Named], end: int) -> list[Named]:
    """The subject after a verb, where it can only stand there."""
    if is_participle(verb.group()) or not leads(text, verb.start()):
        return []
    after = [named for named in found if named.start >= verb.end() and named.place in {Place.ALONE, Place.TITLE}]
    return [named for named in after if inverted(text, verb.end(), named.start, named.end, end)][:1]
