"""True answers to invented texts in many languages are kept, and lies made from them are not."""

from __future__ import annotations

import pytest
from truth_model.corpus import truths
from truth_model.judging import Verdicts, judged
from truth_model.lies import ALTERED, INVENTED, SIDE


@pytest.fixture(scope="module")
def verdicts() -> Verdicts:
    return judged(truths())


@pytest.mark.xdist_group("truth")
@pytest.mark.parametrize("kind", [ALTERED, INVENTED, SIDE])
def test_no_altered_or_invented_word_and_no_invented_side_is_kept(verdicts: Verdicts, kind: str) -> None:
    assert verdicts.whole.told[kind] > 100
    assert verdicts.whole.kept[kind] == 0, verdicts.remarks
