"""What sources contradict one another, or themselves, on.

What only looks like it is none, and stays visible as variants: another precision, another completeness, an earlier
report's plan of what a later one says was held, a count called approximate, two words for a call.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readout.merging.judging import Known
from readout.merging.wording import wording
from readout.parties import Identities
from readout_schemas import (
    Claim,
    Commitment,
    Count,
    Disagreement,
    Evidence,
    Meeting,
    Sanction,
)

FIRM = {"agreed", "announced", "reaffirmed", "ongoing", "implemented"}
SOFT = {"offered", "proposed"}
FIRM_WORDS = re.compile(
    r"\bfirmly\b|\bguarantee[sd]?\b"
    r"|\b(?:has|have|had|is|are) (?:fully )?(?:committed|agreed|decided|confirmed|pledged)\b",
    re.IGNORECASE,
)
"""Words with which a report calls a commitment settled."""
SOFT_WORDS = re.compile(
    r"\boffer(?:s|ed|ing)?\b|\bconsider(?:s|ed|ing)?\b|\bdiscuss(?:es|ed|ing)?\b"
    r"|\b(?:ready|willing|prepared|proposed) to\b|\bonly if\b|\bunless\b",
    re.IGNORECASE,
)
"""Words with which a report leaves a commitment open."""
ROUGHLY = 0.1
"""Share by which a count that is called approximate may differ."""
_STATES = {"countri", "nation", "state", "alli", "capit", "govern"}


def about_meeting(members: Sequence[Known[Meeting]], identities: Identities) -> Iterator[Disagreement]:
    """Held or cancelled, who was there, how many there were."""
    first = members[0].record
    claims = [_claim(member.record.status, member) for member in members]
    if {"held", "cancelled"} <= {member.record.status for member in members}:
        yield _disagreement(first.id, first.title, "status", "status", claims)
    yield from _attendance(members, identities)
    counted = [(count, member) for member in members for count in member.record.counts]
    for at, (count, member) in enumerate(counted):
        contrary = [pair for pair in counted[at + 1 :] if _contradict(count, pair[0])]
        if contrary:
            told = [_claim(count.text, member), *(_claim(other.text, source) for other, source in contrary)]
            yield _disagreement(first.id, first.title, "counts", "number", told)
            break


def _attendance(members: Sequence[Known[Meeting]], identities: Identities) -> Iterator[Disagreement]:
    first = members[0].record
    away = [(identities.canonical(mention.party), member) for member in members for mention in member.record.absent]
    for party, member in away:
        there = [
            other
            for other in members
            if party.id in {identities.canonical(side.party).id for side in other.record.participants}
        ]
        if there:
            told = [_claim(f"{party.name} was absent", member), *(_claim(f"{party.name} took part", m) for m in there)]
            yield _disagreement(f"{first.id}.{party.id}", first.title, "participants", "attendance", told, first.id)


def _contradict(one: Count, other: Count) -> bool:
    if one.value == other.value or _unit(one) != _unit(other):
        return False
    slack = ROUGHLY * max(one.value, other.value) if one.approx or other.approx else 0
    return abs(one.value - other.value) > slack


def _unit(count: Count) -> str:
    """What is counted: states under whatever name, or the last word that says something."""
    content = [stem for stem in wording(count.text).stems if stem in wording(count.text).content and not stem.isdigit()]
    return "states" if _STATES & set(content) else (content[-1] if content else "")


def about_commitment(members: Sequence[Known[Commitment]]) -> Iterator[Disagreement]:
    """Promised or refused; settled or only offered, between reports or within one."""
    first = members[0].record
    subject = f"{', '.join(actor.name for actor in first.actors)}: {first.action}"
    stances = {member.record.stance for member in members}
    statuses = {member.record.status for member in members}
    left_open = any(
        member.record.status in SOFT and any(SOFT_WORDS.search(span.text) for span in member.record.evidence)
        for member in members
    )
    if len(stances) > 1 or (statuses & FIRM and left_open):
        claims = [_claim(_status(member.record), member) for member in members]
        yield _disagreement(first.id, subject, "status", "status", claims)
        return
    for member in members:
        firm = [span for span in member.record.evidence if FIRM_WORDS.search(span.text)]
        soft = [span for span in member.record.evidence if span not in firm]
        if member.record.status in SOFT and firm and soft:
            claims = [_claim("settled", member, firm[0]), _claim(_status(member.record), member, soft[0])]
            yield _disagreement(first.id, subject, "status", "status", claims)
            return


def about_sanction(members: Sequence[Known[Sanction]]) -> Iterator[Disagreement]:
    """Agreed, or only discussed."""
    first = members[0].record
    if len({member.record.status for member in members}) > 1:
        subject = f"{', '.join(target.name for target in first.targets)}: {first.measure}"
        claims = [_claim(_sanction_status(member.record), member) for member in members]
        yield _disagreement(first.id, subject, "status", "status", claims)


def _status(commitment: Commitment) -> str:
    return "; ".join((commitment.status, *commitment.conditions))


def _sanction_status(sanction: Sanction) -> str:
    return sanction.status if sanction.condition is None else f"{sanction.status}; {sanction.condition}"


def _claim(
    value: str, member: Known[Meeting] | Known[Commitment] | Known[Sanction], span: Evidence | None = None
) -> Claim:
    record = member.record
    return Claim(value=value, document=member.document.id, record=record.id, evidence=span or record.evidence[0])


def _disagreement(
    name: str, subject: str, field: str, kind: str, claims: Sequence[Claim], record: str | None = None
) -> Disagreement:
    return Disagreement.model_validate(
        {
            "id": f"{name}.{field}",
            "record": record or name,
            "subject": subject,
            "field": field,
            "kind": kind,
            "claims": tuple(claims),
        }
    )
