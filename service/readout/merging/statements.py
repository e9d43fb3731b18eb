"""Whether two records tell of one utterance."""

from __future__ import annotations

from readout.merging.judging import Known, Ruling, different
from readout.merging.wording import NOTHING, Likeness, likeness
from readout_schemas import Statement

SAME_FROM = 0.5
"""Share of the lighter wording, by weight, that both have in the same order: above it one is a cut, or a translation
back, of the other."""
UNSURE_FROM = 0.2
FEWEST = 4
"""Words of content from which a wording can be told by a share of its words; a shorter one has to stand in the other
in one piece."""
LEAST_SHARED = 2


def judge(first: Known[Statement], second: Known[Statement]) -> Ruling:
    """By the speaker, the day, and the words."""
    conflict = conflicts(first, second)
    if conflict:
        return different(conflict)
    if first.document.id == second.document.id:
        return _in_one_report(first, second)
    told, short = _closest(first, second)
    if told.within and told.shared >= LEAST_SHARED:
        return Ruling("same", ("the words of one stand in the other",), 1.0 + told.score)
    if told.score >= SAME_FROM and told.shared > LEAST_SHARED and not short:
        return Ruling("same", (f"{told.score:.0%} of the words in the same order",), told.score)
    if told.score >= UNSURE_FROM and told.shared >= LEAST_SHARED:
        return Ruling("unsure", (f"{told.score:.0%} of the words in the same order",), told.score)
    return different("other words")


def _in_one_report(first: Known[Statement], second: Known[Statement]) -> Ruling:
    """A report tells utterances apart, but for words of one that it takes up elsewhere, in a clause of its own."""
    short, long = sorted((first, second), key=lambda known: sum(len(one.stems) for one in known.wordings))
    told = [likeness(piece, whole) for piece in short.wordings for whole in long.wordings[-1:]]
    if (
        long.record.mode == "direct"
        and short.record.mode == "mixed"
        and all(one.within and one.shared >= LEAST_SHARED for one in told)
    ):
        return Ruling("same", ("the report takes up words of it",), 1.0)
    return different("told apart by one report")


def conflicts(first: Known[Statement], second: Known[Statement]) -> str:
    """Why they cannot be one utterance; empty if nothing says so."""
    if not first.parties & second.parties:
        return "by different speakers"
    if not first.window.meets(second.window):
        return "on different days"
    if not first.record.quotes or not second.record.quotes:
        return "one is a paraphrase"
    return ""


def _closest(first: Known[Statement], second: Known[Statement]) -> tuple[Likeness, bool]:
    """The best likeness of any two pieces, and whether the shorter of these is too short to judge by."""
    best, short = NOTHING, True
    for one in first.wordings:
        for other in second.wordings:
            told = likeness(one, other)
            if (told.within, told.score) > (best.within, best.score):
                best, short = told, min(len(one.content), len(other.content)) < FEWEST
    return best, short
