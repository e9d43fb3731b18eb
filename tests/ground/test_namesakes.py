"""Two people of one surname: the one who is not called by it alone is neither confirmed by it nor refuted."""

from __future__ import annotations

from collections.abc import Callable

from readout_tests.speakers import people, verdict

from readout.ground import Article
from readout.ground.verdicts import CONFIRMED

TEXT = "Lund asked Otto Berg on Monday. His wife, Ida Berg, wept. “It is,” Berg said after a pause."
PARTIES = people("Otto Berg|Otto Berg|Berg", "Ida Berg|Ida Berg", "Karl Lund|Lund")


def test_a_surname_is_whose_the_answer_lists_it_and_leaves_the_other_open(
    article_of: Callable[[str, str], Article],
) -> None:
    otto, ida, lund = (
        verdict(article_of(TEXT, "en"), PARTIES, name, "Berg said", "It is,")
        for name in ("Otto Berg", "Ida Berg", "Karl Lund")
    )
    assert otto == CONFIRMED
    assert ida.doubt is not None
    assert lund.fault is not None
