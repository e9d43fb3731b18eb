"""Dates, numbers and sums: the words of the text, and what they come to."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from readout_schemas.base import Model, Text

_DATE = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?~?"

Edtf = Annotated[str, StringConstraints(pattern=rf"^{_DATE}(/{_DATE})?$")]
"""The forms of EDTF (ISO 8601-2:2019) in use: a date of any precision, ``~`` approximate, or an interval."""


class When(Model):
    """A date as worded and as reckoned."""

    text: Text = Field(description="The words of the text: `on Saturday`.")
    edtf: Edtf | None = Field(
        description="The date in EDTF: `2025-03-15`, `2025-03-02~` (approximate), `2025-03-16/2025-03-22` "
        "(some day of these); null where the words fix no date."
    )
    basis: Literal["stated", "published", "none"] = Field(
        description="What it was reckoned from: `stated` in full by the text, the day the document was `published`, "
        "or `none`: not reckoned."
    )


class Count(Model):
    """How many, as worded and as a number."""

    text: Text = Field(description="The words of the text: `around 25 countries`.")
    value: int = Field(ge=0, description="The number.")
    approx: bool = Field(description="Whether the text calls it approximate (around, about, more than).")


class Amount(Model):
    """A sum of money, as worded and as a number."""

    text: Text = Field(description="The words of the text: `more than €200bn`.")
    value: float | None = Field(ge=0, description="The sum in units of the currency; null where no number is given.")
    currency: str | None = Field(description="ISO 4217 code; null where the text leaves it open.")
    approx: bool = Field(description="Whether the text calls it approximate (around, about, more than).")
