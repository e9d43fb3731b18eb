"""A quotation is cited with its page, second or post in every output, as its sentence is."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from readout_tests.briefings.pieces import Texts, documents, party, statement
from rich.console import Console

from readout.exporting.tables import tables
from readout.exporting.web_annotations import annotation_page
from readout.rendering import markdown_memo, print_briefing
from readout_schemas import Briefing, Coverage, Evidence, Quote, Run

POST = dt.datetime(2025, 3, 4, 23, 50, tzinfo=dt.UTC)
PLACES: list[tuple[dict[str, Any], str]] = [
    ({"page": 3}, "p. 3"),
    ({"time": 64.5}, "1:04"),
    ({"posted": POST}, "2025-03-04 23:50"),
]


def made(**known: Any) -> Briefing:
    texts = Texts()
    sentence = texts.say("a", "Berg said: “We will come to Oslo.”").model_copy(update=known)
    start = sentence.start + sentence.text.index("We")
    words = Evidence(document="a", start=start, end=start + 20, text="We will come to Oslo", **known)
    berg = party("Berg", "person")
    said = statement("s", berg, (sentence,), (words,))
    return Briefing(
        documents=documents(texts),
        statements=(said,),
        parties=(berg,),
        coverage=Coverage(quotations=1, covered=1, labels=0, unexplained=()),
        run=Run(model="m", plan="p"),
    )


@pytest.mark.parametrize("known", [known for known, _ in PLACES])
def test_a_quotation_keeps_the_place_of_its_evidence(known: dict[str, Any]) -> None:
    evidence = Evidence(document="a", start=0, end=2, text="We", link="https://e.org/#page=3", **known)
    assert Quote.of(evidence, "block", "Wir").span() == evidence


@pytest.mark.parametrize(("known", "told"), PLACES)
def test_memo_and_terminal_cite_the_place_of_a_quotation(known: dict[str, Any], told: str) -> None:
    out = io.StringIO()
    print_briefing(made(**known), Console(file=out, width=200), full=True)
    assert told in out.getvalue()
    assert told in markdown_memo(made(**known))


def test_tables_and_annotations_have_the_place_of_a_quotation() -> None:
    (evidence,) = (one for one in tables(made(page=3)) if one.name == "evidence")
    assert [row["page"] for row in evidence.rows if row["part"] == "quote"] == [3]
    for known, value in (({"page": 3}, "page=3"), ({"time": 64.5}, "t=64.5")):
        *_, quotation = annotation_page(made(**known))["items"]
        *_, fragment = quotation["target"][0]["selector"]
        assert (fragment["type"], fragment["value"]) == ("FragmentSelector", value)
