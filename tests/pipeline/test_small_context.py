"""A briefing that is concluded in a small context."""

from __future__ import annotations

import math

from readout.ask.plan import JUDGING, SUMMING_UP, Plan
from readout.ask.settings import SMALL_CONTEXT
from readout.drafts import SummaryDraft, Verdicts
from readout.pipeline.concluding import BYTES_A_PAIR, _fitting


def test_of_records_in_lines_the_first_that_fit_are_told() -> None:
    assert _fitting(["aa", "行", "c"], 7) == ["aa", "行"]
    assert _fitting(["aa", "行", "c"], 6) == ["aa"]
    assert _fitting(["aa", "行", "c"], math.inf) == ["aa", "行", "c"]


def test_a_small_context_has_room_for_some_records_and_pairs_and_a_large_one_for_all() -> None:
    small = Plan("small", context=SMALL_CONTEXT)
    assert 4_000 < small.records_room(SUMMING_UP, SummaryDraft) < 2 * SMALL_CONTEXT
    assert small.records_room(JUDGING, Verdicts) > 5 * BYTES_A_PAIR
    assert Plan().records_room(JUDGING, Verdicts) == math.inf
