"""Which item of a follow-up stands in the place of which failed one."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from readout.drafts import CommitmentDraft, ItemDraft, MeetingDraft, SanctionDraft, StatementDraft

LIKE = 60.0
"""Likeness, of 100, from which an item is the mended form of another: the mean of that of the copied words and that
of the model's own. A mistaken pair would hide that an item failed; one that is missed lists what was mended too."""


def aligned(failed: Sequence[ItemDraft | str], repaired: Sequence[ItemDraft]) -> dict[int, int]:
    """Which failed item was repaired by which: numbers of ``failed``, each with that of an item of ``repaired``.

    Pairs are taken by likeness, the likest first, and of equals the first; nothing is in two pairs.
    """
    scored = sorted(
        (-likeness(old, new), number, replacement)
        for number, old in enumerate(failed)
        for replacement, new in enumerate(repaired)
        if type(old) is type(new) and not isinstance(old, str)
    )
    pairs: dict[int, int] = {}
    for distance, number, replacement in scored:
        if -distance >= LIKE and number not in pairs and replacement not in pairs.values():
            pairs[number] = replacement
    return pairs


def likeness(first: ItemDraft | str, second: ItemDraft | str) -> float:
    """How alike two items are, of 100."""
    pairs = list(zip(_texts(first), _texts(second), strict=True))
    return sum(fuzz.ratio(one.casefold(), other.casefold()) for one, other in pairs) / len(pairs)


def _texts(draft: ItemDraft | str) -> tuple[str, str]:
    """The words that a draft copies, and those that the model has put of its own."""
    match draft:
        case StatementDraft():
            return " ".join(draft.quotes) or (draft.attribution or ""), draft.gist
        case MeetingDraft():
            return " ".join(draft.evidence), draft.title
        case CommitmentDraft():
            return " ".join(draft.evidence), draft.action
        case SanctionDraft():
            return " ".join(draft.evidence), draft.measure
        case _:
            return draft, ""
