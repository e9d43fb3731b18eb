"""Which rules judge which records."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from readout.merging import meetings, pledges, statements
from readout.merging.judging import Ruling

TYPES = ("meetings", "statements", "commitments", "sanctions")

JUDGES: dict[str, Callable[[Any, Any], Ruling]] = {
    "meetings": meetings.judge,
    "statements": statements.judge,
    "commitments": pledges.judge_commitments,
    "sanctions": pledges.judge_sanctions,
}
CONFLICTS: dict[str, Callable[[Any, Any], str]] = {
    "meetings": meetings.conflicts,
    "statements": statements.conflicts,
    "commitments": pledges.commitments_conflict,
    "sanctions": pledges.sanctions_conflict,
}
