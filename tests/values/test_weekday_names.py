"""Names of weekdays, by number and language."""

from __future__ import annotations

import pytest

from readout.values import weekday_name


@pytest.mark.parametrize(
    ("number", "language", "name"),
    [(0, None, "monday"), (6, "pl", "niedziela"), (1, "he", "יום שלישי"), (6, "pt-BR", "domingo"), (0, "tlh", None)],
)
def test_a_weekday_is_called_as_cldr_has_it(number: int, language: str | None, name: str | None) -> None:
    assert weekday_name(number, language) == name
