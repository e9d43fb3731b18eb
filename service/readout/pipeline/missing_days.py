"""Which days stay open because their documents do not say when they were published."""

from __future__ import annotations

import datetime as dt
import functools
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import get_args

from readout.errors import UndatedWarning
from readout.values import Tense, resolve
from readout_schemas import AnyRecord, Document, When, parts

_MOST_DATES = 5
_WEEK = tuple(dt.date(2024, 2, 26 + day) for day in range(4)) + tuple(dt.date(2024, 3, 1 + day) for day in range(3))
"""Days of publication to try, one of each weekday: on some of them *last Monday* names no day, on others it does."""


@dataclass(slots=True)
class MissingDays:
    """The documents without a day of publication, and the words that a day of publication would make a date.

    They are counted in one by one, as reports come; of a report nothing but these words is kept.
    """

    undated: int = 0
    """Documents that were read and say no day."""
    words: dict[str, None] = field(default_factory=dict)
    """What their texts say of days, each once, in the order in which it came."""

    def add(self, documents: Iterable[Document], records: Iterable[AnyRecord]) -> None:
        """Count documents in, with what they tell."""
        languages = {one.id: one.language for one in documents if one.text is not None and one.published is None}
        self.undated += len(languages)
        for record in records if languages else ():
            cited = {one.document for one in record.evidence}
            if cited <= languages.keys():
                self._add_open_days(record, {languages[name] for name in cited})

    def _add_open_days(self, record: AnyRecord, languages: set[str | None]) -> None:
        language = next(iter(languages)) if len(languages) == 1 else None
        for when in parts(record, When):
            if when.edtf is None and _counts_from_publication(when.text, language):
                self.words[when.text] = None

    def join(self, others: MissingDays) -> None:
        """Count others in."""
        self.undated += others.undated
        self.words |= others.words

    def told(self, cure: str) -> str | None:
        """One line that says so; ``None`` where no day stays open for it.

        Args:
            cure: what to give, as ``--published``.
        """
        if not self.words:
            return None
        shown = ", ".join(f"“{text}”" for text in list(self.words)[:_MOST_DATES])
        more = f" and {len(self.words) - _MOST_DATES} more" if len(self.words) > _MOST_DATES else ""
        which = "1 document says" if self.undated == 1 else f"{self.undated} documents say"
        return f"{which} no day of publication, so that these stay open: {shown}{more}; give {cure}"

    def warn(self, cure: str) -> None:
        """Say so as an ``UndatedWarning``."""
        line = self.told(cure)
        if line is not None:
            warnings.warn(line, UndatedWarning, stacklevel=2)


@functools.lru_cache(maxsize=4096)
def _counts_from_publication(words: str, language: str | None) -> bool:
    """Whether words name a date once a day of publication is known: *shortly* never does."""
    tenses: tuple[Tense, ...] = get_args(Tense)
    return any(resolve(words, day, tense, language).edtf for tense in tenses for day in _WEEK)
