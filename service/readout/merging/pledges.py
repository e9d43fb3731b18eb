"""Whether two records tell of one commitment, or of one sanction."""

from __future__ import annotations

from readout.merging.judging import Known, Ruling, different, published_apart
from readout.merging.wording import likeness
from readout_schemas import Commitment, Sanction

SAME_FROM = 0.55
UNSURE_FROM = 0.3
LEAST_SHARED = 2
FEWEST = 3
"""Words of content from which an action can be told by its words; the first of them, its verb, has to be the same."""
FORTNIGHT = 14
"""Days between two publications within which sanctions without details are the same ones."""


def judge_commitments(first: Known[Commitment], second: Known[Commitment]) -> Ruling:
    """By who acts and what is to be done."""
    conflict = commitments_conflict(first, second)
    if conflict:
        return different(conflict)
    one, other = first.wordings[0], second.wordings[0]
    told = likeness(one, other)
    reasons = ("by the same actors", f"{told.score:.0%} of the words in the same order")
    if told.shared < LEAST_SHARED or told.score < UNSURE_FROM:
        return different("other actions")
    telling = min(len(one.content), len(other.content)) >= FEWEST and one.head == other.head
    return Ruling("same" if telling and told.score >= SAME_FROM else "unsure", reasons, told.score)


def commitments_conflict(first: Known[Commitment], second: Known[Commitment]) -> str:
    """Why they cannot be one commitment; empty if nothing says so."""
    if first.document.id == second.document.id:
        return "told apart by one report"
    if first.days and second.days and not first.days.meets(second.days):
        return "by different days"
    if not first.parties & second.parties and not (_all_groups(first) and _all_groups(second)):
        return "by different actors"
    return ""


def _all_groups(commitment: Known[Commitment]) -> bool:
    """Whether only groups act, which reports word differently."""
    return all(party.startswith("group-") for party in commitment.parties)


def judge_sanctions(first: Known[Sanction], second: Known[Sanction]) -> Ruling:
    """By target, kind of measure and sender; within one report also, where only the firmness differs."""
    conflict = sanctions_conflict(first, second)
    if conflict:
        return different(conflict)
    one, other = first.record, second.record
    if first.document.id == second.document.id and one.status == other.status:
        return different("told apart by one report")
    told = likeness(first.wordings[0], second.wordings[0])
    apart = published_apart(first.document, second.document)
    if one.measure_kind in {"unspecified", "other"} and (apart is None or apart > FORTNIGHT):
        return Ruling("unsure", ("against the same target", "months apart"), told.score)
    if one.measure_kind == "other" and told.shared < LEAST_SHARED:
        return different("other measures")
    return Ruling("same", ("against the same target", f"of the same kind: {one.measure_kind}"), 1.0 + told.score)


def sanctions_conflict(first: Known[Sanction], second: Known[Sanction]) -> str:
    """Why they cannot be one sanction; empty if nothing says so."""
    if not first.parties & second.parties:
        return "against different targets"
    if first.record.measure_kind != second.record.measure_kind:
        return "of different kinds"
    if first.days and second.days and not first.days.meets(second.days):
        return "on different days"
    senders, others = first.beside, second.beside
    groups = all(sender.startswith("group-") for sender in senders | others)
    return "by different senders" if senders and others and not senders & others and not groups else ""
