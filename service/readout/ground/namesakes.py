"""People of one surname: which of them a text means where it has the surname alone."""

from __future__ import annotations

from readout.ground.candidates import Candidate, Candidates
from readout.ground.verdicts import Utterance, Verdict


def among_namesakes(candidates: Candidates, candidate: Candidate, made: Utterance, verdict: Verdict) -> Verdict:
    """A verdict, left open where it hangs on a surname that another person of the answer bears too.

    The surname stands for the one for whom the answer lists it alone, and does not refute the other.

    Args:
        candidates: The parties of the answer.
        candidate: Who is said to speak.
        made: What is judged.
        verdict: What became of it so far.
    """
    others = _namesakes(candidates, candidate)
    if not others or verdict.doubt:
        return verdict
    if verdict.fault:
        meant = not verdict.instead.isdisjoint(others)
    else:
        named = [one.candidates for one in candidates.mentions(made.said or (0, 0)) if one.has(candidate)]
        meant = bool(named) and all(not some.isdisjoint(others) for some in named)
    return Verdict(doubt=f"{candidate.name!r} shares a surname with another who may be meant") if meant else verdict


def _namesakes(candidates: Candidates, candidate: Candidate) -> list[Candidate]:
    """The other persons of an answer whose names end with the same word."""
    surname = candidate.key.rpartition(" ")[2]
    people = candidates.all() if candidate.person else []
    found = [one for one in people if one.person and one.key.endswith(surname) and one.key != candidate.key]
    return [one for one in found if one.key.rpartition(" ")[2] == surname]
