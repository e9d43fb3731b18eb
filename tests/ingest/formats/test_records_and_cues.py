"""Which records of a web archive are pages, where cues are joined, and what files inside files are called."""

from __future__ import annotations

import datetime
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest
from made_files import PARAGRAPH

from readout.errors import InputError
from readout.ingest import NO_METADATA, Metadata
from readout.ingest.documents import Place
from readout.ingest.formats.interface import Opened
from readout.ingest.formats.subtitles import _cues, _joined
from readout.ingest.formats.web_archives import _documents, _is_page
from readout_schemas import Document

NOON = datetime.datetime(2025, 3, 4, 12, tzinfo=datetime.UTC)
PAGE = f"<html><head><title>T</title></head><body><article><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></article></body></html>"


def opened(options: Metadata = NO_METADATA, limit: int = 10_000) -> Opened:
    def nothing(*_: object) -> Any:
        raise AssertionError("nothing is inside, and nothing is skipped")

    return Opened(BytesIO(b""), Place("w.warc", "w"), options, limit, nothing, nothing)


def record(body: str = PAGE, uri: str | None = "https://e.org/1", **more: Any) -> Any:
    headers = {} if uri is None else {"WARC-Target-URI": uri}
    known = {"headers": headers, "record_date": NOON, "http_charset": None, "http_headers": {}}
    return SimpleNamespace(**{**known, "reader": BytesIO(body.encode()), "content_length": len(body.encode()), **more})


def document(record: Any, number: int, file: Opened) -> Document:
    (found,) = _documents(record, number, file)
    return found


@pytest.mark.parametrize(
    ("status", "kind", "is_page"),
    [
        (200, "text/html", True),
        (299, " Text/HTML ; charset=utf-8", True),
        (None, "application/xhtml+xml", True),
        (199, "text/html", False),
        (300, "text/html", False),
        (404, "text/html", False),
        (200, "text/plain", False),
        (200, None, False),
    ],
)
def test_a_page_is_what_was_there_and_is_html(status: int | None, kind: str | None, is_page: bool) -> None:
    assert (
        _is_page(SimpleNamespace(http_headers=SimpleNamespace(status_code=status), http_content_type=kind)) is is_page
    )
    assert not _is_page(SimpleNamespace(http_headers=None, http_content_type=kind))


@pytest.mark.parametrize(
    ("uri", "url"), [("https://e.org/1", "https://e.org/1"), ("<https://e.org/1>", "https://e.org/1"), (None, None)]
)
def test_the_address_of_a_page_is_that_of_its_record(uri: str | None, url: str | None) -> None:
    made = document(record(uri=uri), 3, opened())
    assert (made.url, made.published, made.published_from) == (url, NOON.date(), "day of fetching")
    failed = document(record("<p>x</p>", uri=uri), 3, opened(Metadata(url="https://o.org", publisher="Daily")))
    assert (failed.url, failed.publisher) == (url or "https://o.org", "Daily")
    assert (failed.error or "").startswith("w.warc, record 3: no main text was found")


def test_the_day_of_fetching_counts_least_and_may_be_unknown() -> None:
    day = datetime.date(2025, 3, 1)
    made = document(record(), 1, opened(Metadata(published=day, published_from="the options")))
    assert (made.published, made.published_from) == (day, "the options")
    assert document(record(record_date=None), 1, opened()).published is None


def test_a_page_longer_than_the_limit_is_told_with_its_record() -> None:
    error = "w.warc, record 2: is longer than the limit of 9 bytes; split it or raise the limit"
    assert document(record("x" * 10), 2, opened(limit=9)).error == error


def test_a_page_that_breaks_off_is_told_and_not_read_as_if_it_were_whole() -> None:
    cut = document(record(content_length=len(PAGE) + 1), 2, opened())
    assert (cut.text, cut.error) == (None, "w.warc, record 2: breaks off before its end; fetch it anew")
    packed = record(content_length=len(PAGE) + 1, http_headers={"Content-Encoding": "gzip"})
    assert document(packed, 2, opened()).error is None


def cue(start: int, end: int, text: str) -> Any:
    return SimpleNamespace(start=start, end=end, text=text, name="", type="Dialogue")


@pytest.mark.parametrize(
    ("cues", "text", "times"),
    [
        ([], "", []),
        ([cue(0, 900, "One"), cue(1000, 1900, "two.")], "One two.", [0.0, 1.0]),
        ([cue(1000, 1900, "two."), cue(0, 900, "One")], "One two.", [0.0, 1.0]),
        ([cue(0, 1000, "One"), cue(5000, 6000, "two")], "One two", [0.0, 5.0]),
        ([cue(0, 1000, "One"), cue(5001, 6000, "two")], "One\ntwo", [0.0, 5.001]),
        ([cue(0, 9000, "One"), cue(100, 200, "two"), cue(12_000, 13_000, "three")], "One two three", [0.0, 0.1, 12.0]),
        ([cue(0, 900, "One"), cue(1000, 1900, ">> two"), cue(2000, 2900, "– three")], "One\n>> two\n– three",
         [0.0, 1.0, 2.0]),
        ([cue(0, 900, "One"), cue(1000, 1900, "Ida Berg: two")], "One\nIda Berg: two", [0.0, 1.0]),
        ([cue(0, 900, "One"), cue(1000, 1900, "at 10:30 two")], "One at 10:30 two", [0.0, 1.0]),
        ([cue(0, 900, "One\\Ntwo"), cue(1000, 1900, "two\nthree")], "One two three", [0.0, 0.0, 1.0]),
        ([cue(0, 900, "{\\an8}<i>One</i>  <c.x>two</c>")], "One two", [0.0]),
        ([cue(0, 900, " \n ")], "", []),
        ([cue(0, 900, "XX")], "XX", [0.0]),
        ([cue(0, 0, "One"), cue(4001, 5000, "two")], "One\ntwo", [0.0, 4.001]),
        ([cue(0, 900, "One"), cue(1000, 1900, "One\ntwo"), cue(2000, 2900, "One")], "One two", [0.0, 1.0]),
        ([cue(0, 900, "Wor<b>ds</b>")], "Words", [0.0]),
    ],
)  # fmt: skip
def test_where_cues_are_joined(cues: list[Any], text: str, times: list[float]) -> None:
    found, positions = _joined(_cues(cues))
    assert (found, [one.time for one in positions]) == (text, times)
    assert all(one.start == 0 or found[one.start - 1] in " \n" for one in positions)


@pytest.mark.parametrize(
    ("name", "source", "slug"),
    [
        ("a/b.txt", "w.warc/a/b.txt", "b"),
        ("/a\\b.tar.gz/", "w.warc/a/b.tar.gz", "b.tar"),
        (".hidden", "w.warc/.hidden", "hidden"),
        ("plain", "w.warc/plain", "plain"),
        ("/", "w.warc/unnamed", "unnamed"),
    ],
)
def test_what_a_file_inside_is_called(name: str, source: str, slug: str) -> None:
    assert opened().member_place(name) == Place(source, slug)


def test_a_copy_may_be_as_long_as_it_is_allowed_and_no_longer() -> None:
    assert opened().spooled(BytesIO(b"x" * 9), 9).read() == b"x" * 9
    with pytest.raises(InputError) as caught:
        opened().spooled(BytesIO(b"x" * 10), 9)
    assert str(caught.value) == "w.warc: is longer than 9 bytes; take it out of the file and split it"
