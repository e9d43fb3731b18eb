"""How much of an article is in a text that was read from a page, by runs of four words."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

PAGES = Path(__file__).parents[2] / "ingest" / "pages"
"""Invented pages: NAME.html, and in NAME.txt what a reader calls its article."""
RUN = 4
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|(?:(?![\u3040-\u30ff\u3400-\u9fff])\w)+")


class Score(NamedTuple):
    """Shares of runs of words, from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return Counter(tuple(words[at : at + RUN]) for at in range(max(len(words) - RUN + 1, 1)))


def score(found: str, true: str) -> Score:
    told, wanted = runs(found), runs(true)
    right = (told & wanted).total()
    return Score(right / max(told.total(), 1), right / max(wanted.total(), 1))
