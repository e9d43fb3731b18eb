"""How records of each type are matched."""

from __future__ import annotations

from typing import Any

from readout.merging import commitments, meetings, sanctions, statements
from readout.merging.decisions import Matcher
from readout.record_types import PerType

MATCHERS: PerType[Matcher[Any]] = PerType(
    meeting=meetings.MATCHER, statement=statements.MATCHER, commitment=commitments.MATCHER, sanction=sanctions.MATCHER
)
