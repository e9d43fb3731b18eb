"""Long documents: windows cover the text and overlap, and a report has each record once, at its place in the whole."""

from __future__ import annotations

import itertools
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import readout
from readout import Settings
from readout.ask.plan import Plan
from readout.ask.settings import SMALL_CONTEXT
from readout.pipeline.windows import OVERLAP, SIZE, WHOLE, WindowSizes, part_of, windows
from readout_schemas import Document, Report, Span

if TYPE_CHECKING:
    from tests.conftest import Asked, Loopback, Reply

PIECES = st.sampled_from(["a", "word ", ". ", "\n", "\n\n", "x" * 900, "Ein Satz. ", "行" * 400, "y" * 5000])


@settings(deadline=None, max_examples=50)
@given(st.lists(PIECES, min_size=1, max_size=60))
def test_windows_cover_a_text_and_overlap(pieces: list[str]) -> None:
    text = "".join(pieces) * 20
    found = windows(text)
    assert (found[0][0], found[-1][1]) == (0, len(text))
    assert all(0 < end - start <= max(SIZE, WHOLE) for start, end in found)
    for (start, end), (then, last) in itertools.pairwise(found):
        assert start < then < end < last
        assert end - then >= min(OVERLAP, (end - start) // 2)


def test_a_text_that_is_not_long_is_one_window() -> None:
    assert windows("a\n\n" * (WHOLE // 3)) == [(0, WHOLE)]


def test_windows_are_cut_between_paragraphs() -> None:
    text = "\n\n".join(f"Paragraph {number}. " + "Word " * 60 for number in range(400))
    for start, end in windows(text):
        assert text[start:].startswith("Paragraph")
        assert end == len(text) or text[:end].endswith("\n\n")


def test_page_furniture_moves_with_its_window() -> None:
    document = Document(id="d", source="d", text="0123456789", furniture=(Span(start=1, end=4), Span(start=6, end=9)))
    part = part_of(document, (3, 8))
    assert part.text == "34567"
    assert [(span.start, span.end) for span in part.furniture] == [(0, 1), (3, 5)]


@pytest.fixture
def witness(loopback: type[Loopback]) -> Any:
    """A model that reports every quotation of what it is sent, as its speaker's."""

    class Witness(loopback):  # type: ignore[valid-type,misc]
        def _reply(self, asked: Asked) -> Reply:
            text = asked.body["messages"][1]["content"]
            said = re.findall(r"“([^”]+)” ((?:\w+ )?\w+) said", text)
            self.answers = {"Readout": answer(said)}
            return super()._reply(asked)

    running = Witness()
    yield running
    running.close()


def answer(said: list[tuple[str, str]]) -> dict[str, Any]:
    speakers = dict.fromkeys(speaker for _, speaker in said)
    return {
        "parties": [{"name": speaker, "kind": "person", "role": None, "as_written": [speaker]} for speaker in speakers],
        "meetings": [],
        "statements": [
            {
                "quotes": [quote],
                "speaker": speaker,
                "translations": [],
                "attribution": f"{speaker} said",
                "gist": quote,
                "addressee": [],
                "occasion": None,
                "via": None,
                "when": None,
            }
            for quote, speaker in said
        ],
        "labels": [],
        "commitments": [],
        "sanctions": [],
    }


def transcript(pages: int) -> str:
    """Pages of 2,400 letters, each with two quotations."""
    filler = "The delegates went on to the next point of the agenda, which took them some time. " * 27
    names = ("Kari Moe", "Jan Ek")
    said = (
        f"“We will open border crossing number {page} soon,” {names[page % 2]} said.\n\n"
        f"“That was item {page} of the agenda,” {names[0]} said."
        for page in range(pages)
    )
    return "\n\n".join(f"{words}\n\n{filler}" for words in said)


def test_a_transcript_of_300_pages_is_read_whole(witness: Loopback) -> None:
    text = transcript(300)
    asking = Settings(model="m", base_url=witness.url, plan="one", ledger=False, concurrency=16)
    report = readout.extract(readout.document(text, source="transcript"), settings=asking)
    assert report.document.error is None
    assert len(witness.requests) == len(windows(text)) == report.run.calls
    assert max(len(asked.body["messages"][1]["content"]) for asked in witness.requests) < SIZE + 200
    own = [one for one in report.statements if "crossing" in one.quotes[0].text]
    assert [int(re.findall(r"\d+", one.quotes[0].text)[0]) for one in own] == list(range(300))
    assert [text[one.quotes[0].start : one.quotes[0].end] for one in own] == [one.quotes[0].text for one in own]
    assert [one.id for one in report.statements] == [
        f"{report.document.id}.s{number}" for number in range(1, len(report.statements) + 1)
    ]
    assert len(report.statements) == 600
    assert report.rejected == ()
    assert (report.coverage.quotations, report.coverage.covered) == (600, 600)
    assert Report.model_validate_json(report.model_dump_json()) == report


def test_a_document_that_is_not_long_is_sent_as_it_is(witness: Loopback) -> None:
    text = transcript(9)
    assert len(text) < WHOLE
    asking = Settings(model="m", base_url=witness.url, plan="one", ledger=False)
    readout.extract(readout.document(text, source="short"), settings=asking)
    (asked,) = witness.requests
    assert text.rstrip() in asked.body["messages"][1]["content"]


def test_a_window_whose_call_fails_costs_the_others_nothing(loopback: type[Loopback]) -> None:
    class Failing(loopback):  # type: ignore[valid-type,misc]
        def _reply(self, asked: Asked) -> Reply:
            said = re.findall(r"“([^”]+)” ((?:\w+ )?\w+) said", asked.body["messages"][1]["content"])
            self.failing = {"Readout": 400} if "crossing number 7 " in json.dumps(asked.body) else {}
            self.answers = {"Readout": answer(said)}
            return super()._reply(asked)

    server = Failing()
    asking = Settings(model="m", base_url=server.url, plan="one", ledger=False, concurrency=1)
    report = readout.extract(readout.document(transcript(40), source="t"), settings=asking)
    server.close()
    assert report.document.error is not None
    assert any("number 39 " in one.quotes[0].text for one in report.statements)
    assert not any("number 7 " in one.quotes[0].text for one in report.statements)


@settings(deadline=None, max_examples=50)
@given(st.lists(PIECES, min_size=1, max_size=60), st.integers(300, 4_000))
def test_windows_of_a_small_context_cover_a_text_and_overlap(pieces: list[str], size: int) -> None:
    text, sizes = "".join(pieces) * 5, WindowSizes(size, size, size // 8)
    found = windows(text, sizes)
    assert (found[0][0], found[-1][1]) == (0, len(text))
    assert all(0 < end - start <= size for start, end in found)
    assert all(start < then < end for (start, end), (then, _) in itertools.pairwise(found))


def test_every_request_of_the_small_plan_fits_with_its_answer(loopback: type[Loopback]) -> None:
    """A document of many windows, in two scripts, of which each call fails, so that it is asked again."""
    text = transcript(4) + "\n\n" + "「我们会去，」伊达·贝格说。代表们谈到议程的下一点。\n\n" * 200
    server = loopback()
    server.answers = {"Statements": {**answer([(f"Nobody said {number}", "Ida Berg") for number in range(40)])}}
    for name in ("meetings", "commitments", "sanctions"):
        del server.answers["Statements"][name]
    asking = Settings(model="m", base_url=server.url, plan="small", ledger=False)
    report = readout.extract(Document(id="d", source="d", text=text), settings=asking)
    server.close()
    assert report.document.error is None
    assert len(server.requests) > 4 * 4
    assert any("Nobody said" in one.body["messages"][1]["content"] for one in server.requests)
    for one in server.requests:
        bound = one.body.pop("max_tokens")
        size = len(json.dumps(one.body, ensure_ascii=False, separators=(",", ":")).encode())
        assert size / 4 + bound <= SMALL_CONTEXT
        assert bound >= 500


def test_without_a_context_windows_are_as_long_as_ever() -> None:
    assert WindowSizes.of(Plan(), "行" * 50_000) == WindowSizes(WHOLE, SIZE, OVERLAP)
    assert WindowSizes.of(Plan("one", context=200_000), "a" * 50_000) == WindowSizes(WHOLE, SIZE, OVERLAP)


def test_a_window_is_as_long_as_whole_paragraphs_make_it() -> None:
    text = "\n\n".join(f"Paragraph {number:03}. " + "word " * 100 for number in range(100))
    longest = text.index("Paragraph 001")
    for start, end in windows(text)[:-1]:
        assert SIZE - longest < end - start <= SIZE


def test_lines_that_are_wrapped_are_no_paragraphs() -> None:
    paragraph = "The ministers met in the old town and\n" + "spoke of the harbour for a long time and\n" * 20
    text = "\n".join(f"{number:03} {paragraph}" for number in range(60))
    assert [text[start : start + 3].isdigit() for start, _ in windows(text)] == [True, True, True, True][
        : len(windows(text))
    ]
    assert len(windows(text)) > 2
