"""What the fields of a record are called in the form of correction, and what one may choose in them."""

from __future__ import annotations

from collections.abc import Mapping

from readout.rendering.phrasing import plain

_LABELS: Mapping[str, str] = {
    "amount.text": "in the text’s words",
    "amount.value": "sum",
    "approx": "only approximate",
    "as_written": "as the text has it",
    "basis": "reckoned from",
    "counts": "how many",
    "counts.text": "in the text’s words",
    "counts.value": "number",
    "deadline.text": "in the text’s words",
    "edtf": "day",
    "gist": "in short",
    "mark": "set off by",
    "measure_kind": "kind of measure",
    "place_as_written": "place as the text has it",
    "text": "words",
    "via": "passed on by",
    "when.text": "in the text’s words",
}
"""By the field, or by the field and the one that it is part of, which comes first; others are called as they are."""
_HINTS: Mapping[str, str] = {
    "approx": "around, about, more than",
    "currency": "its code: EUR, USD",
    "edtf": "2025-03-15, or 2025-03 for some day of the month; 2025-03-15~ is about then, 2025-03-16/2025-03-22 "
    "some day from the one to the other",
}
_CHOICES: Mapping[str, Mapping[str, str]] = {
    "basis": {"stated": "what the text says in full", "published": "the day of publication", "none": "nothing"},
    "mark": {
        "marks": "quotation marks",
        "dash": "a dash",
        "block": "a block of its own",
        "label": "the speaker’s name before it",
        "none": "nothing",
    },
    "mode": {"direct": "quoted", "mixed": "quoted in part", "indirect": "reported, not quoted"},
}


def label(place: str) -> str:
    """What a field is called: ``deadline.edtf`` is the *day*."""
    names = [name for name in place.split(".") if not name.isdecimal()]
    return _LABELS.get(".".join(names[-2:])) or _LABELS.get(names[-1]) or plain(names[-1])


def hint(place: str) -> str:
    """How a field is given; empty where its name says so."""
    return _HINTS.get(place.rpartition(".")[2], "")


def choice(place: str, value: str) -> str:
    """What may be chosen, in words."""
    return _CHOICES.get(place.rpartition(".")[2], {}).get(value) or plain(value) or "none"
