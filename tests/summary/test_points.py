"""A line of a summary says only what its records say."""

from __future__ import annotations

import pytest

from readout.summary.point_checks import faults
from readout.summary.record_lines import line
from readout_schemas import Commitment, Evidence, Mention, When

TEXT = "Britain will send 1,500 troops to Ukraine by Friday, but only if the 30-day truce holds, Ida Berg said."
RECORD = Commitment(
    id="a.c1",
    evidence=(Evidence(document="a", start=0, end=len(TEXT), text=TEXT),),
    actors=(Mention(party="country-united-kingdom", name="United Kingdom", kind="country", as_written="Britain"),),
    action="send troops to Ukraine",
    stance="commits",
    status="offered",
    beneficiary=(),
    conditions=("only if the 30-day truce holds",),
    deadline=When(text="by Friday", edtf="2025-03-21", basis="published"),
    amount=None,
)
RECORDS = {"a.c1": RECORD}


def test_a_record_is_told_in_one_line() -> None:
    assert line(RECORD) == (
        "commitment, offered, by United Kingdom: to send troops to Ukraine; "
        "condition only if the 30-day truce holds; deadline by Friday (2025-03-21)"
    )


@pytest.mark.parametrize(
    "text",
    [
        "The United Kingdom is to send 1500 troops to Ukraine if the 30-day truce holds.",
        "By Friday 21 March 2025, Berg says, troops go to Ukraine.",
        "By 21st March the UK sends troops.",
    ],
)
def test_names_numbers_and_dates_of_its_records_pass(text: str) -> None:
    assert faults(text, ["a.c1"], RECORDS) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("France is to send troops to Ukraine.", "'France' stands in none of its records"),
        ("Macron offers troops.", "'Macron' stands in none of its records"),
        ("The United Kingdom sends 2,500 troops.", "2500 stands in none of its records"),
        ("The United Kingdom sends troops by Thursday.", "'Thursday' stands in none of its records"),
        ("The United Kingdom sends troops in April.", "'April' stands in none of its records"),
    ],
)
def test_a_name_number_or_date_that_its_records_lack_is_a_fault(text: str, reason: str) -> None:
    assert faults(text, ["a.c1"], RECORDS) == [reason]


def test_a_line_has_to_cite_records_that_exist() -> None:
    assert faults("Nothing.", [], RECORDS) == ["it names no records"]
    assert faults("Nothing.", ["a.c9"], RECORDS) == ["there is no record a.c9"]
