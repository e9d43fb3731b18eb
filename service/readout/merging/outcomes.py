"""What a meeting came to by one report, against what another report, or who was there, says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from readout.merging.comparable import Comparable
from readout.merging.denying import Claim, claim_of
from readout.merging.disputed_fields import Field, never_in_turn
from readout.merging.wording import wording
from readout.parties.naming import plain
from readout_schemas import Meeting, Statement

C = Comparable[Any]


class Said(NamedTuple):
    """A claim, and who makes it.

    Attributes:
        claim: what is said.
        side: the side at the table whose representative said so; none where the report itself does.
    """

    claim: Claim
    side: str | None

    def against(self, other: Said) -> bool:
        """Whether one denies the other: a report, or two of different sides of the table."""
        heard = self.side is None or other.side is None or self.side != other.side
        return heard and self.claim.against(other.claim)


def outcomes_field(members: Sequence[Comparable[Meeting]]) -> Field[Any, Said]:
    """The outcomes of a meeting, and what is said of it by those who were there."""
    sides = {plain(side.representative or side.name): side.party for one in members for side in one.record.participants}
    names = frozenset(
        stem
        for one in members
        for side in one.record.participants
        for stem in wording(f"{side.name} {side.representative or ''}").content
    )

    def said(one: C) -> Sequence[Said]:
        if isinstance(one.record, Meeting):
            return tuple(Said(claim_of(text, names), None) for text in one.record.outcomes)
        side = sides.get(plain(one.record.speaker.name))
        return (Said(claim_of(one.record.gist, names), side),) if side is not None else ()

    return Field("outcomes", "wording", said, Said.against, lambda told: told.claim.text, never_in_turn)


def told_beside(
    members: Sequence[Comparable[Meeting]], statements: Mapping[str, Sequence[Comparable[Statement]]]
) -> list[C]:
    """The reports of a meeting, and what they quote beside it."""
    documents = dict.fromkeys(one.document.id for one in members)
    return [*members, *(said for document in documents for said in statements.get(document, ()))]
