"""What is wrong with a JSON document is told whole, and where a file of lines may be cut."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from readout.ingest import NO_METADATA, Metadata, read
from readout.ingest.documents import Place
from readout.ingest.formats.jsonfiles import JSON_LINES, Lines, _has_text, _skip_rest, item

PLACE = Place("a.json", "a")
TEXT_KEY = 'put the article under the key "text"'


def error(folder: Path, content: str, name: str = "a.json", **given: Any) -> str:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    (found,) = read([path], **given)
    return (found.error or "").removeprefix(f"{path}")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[]", ": the list holds no document; leave it out"),
        ('{"text"', ": is not JSON (Expecting ':' delimiter at line 1, column 8); mend or remove it"),
        ('"words"', ': is not an object; write {"text": "…"} with metadata beside it'),
        ("{}", f': has no "text"; {TEXT_KEY}'),
        ('{"text": 7}', f': its "text" is no string; {TEXT_KEY}'),
        ('[{"text": null}]', f', item 1: its "text" is no string; {TEXT_KEY}'),
    ],
)
def test_what_is_wrong_with_a_file(tmp_path: Path, content: str, told: str) -> None:
    assert error(tmp_path, content) == told


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("\n \n", ": is empty; leave it out"),
        ("\n5\n", ', line 2: is not an object; write {"text": "…"} with metadata beside it'),
        ('{"text": "x"', ", line 1: is not JSON (Expecting ',' delimiter at line 1, column 13); mend or remove it"),
    ],
)
def test_what_is_wrong_with_a_line(tmp_path: Path, content: str, told: str) -> None:
    assert error(tmp_path, content, "a.jsonl") == told


def test_a_file_that_is_binary_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"\xe9" + b"\x01" * 20)
    (found,) = read([path])
    assert found.error == f"{path}: is binary, not text; convert it to text or HTML first"


def test_a_line_over_the_limit_is_told_with_it(tmp_path: Path) -> None:
    content = json.dumps({"text": "x" * 90})
    assert len(content) == 102
    told = ", line 1: is longer than the limit of 101 bytes; split it or raise the limit"
    assert error(tmp_path, content, "a.jsonl", limit_bytes=101) == told
    assert error(tmp_path, content, "a.jsonl", limit_bytes=102) == ""


@pytest.mark.parametrize(
    ("name", "found"), [("Named: it", "Named-it"), (7, "7"), (True, "a"), (" ", "a"), (None, "a"), (["x"], "a")]
)
def test_the_id_of_a_document_that_cannot_be_read(name: object, found: str) -> None:
    assert item({"id": name, "text": 7}, PLACE, NO_METADATA).id == found


def test_what_an_object_says_wins_over_the_options_and_is_told_as_its_own() -> None:
    known = item({"text": "One.", "published": "2025-03-04"}, PLACE, Metadata(published="2025-03-15", title="T"))
    assert (str(known.published), known.published_from, known.title) == ("2025-03-04", "JSON field", "T")


@pytest.mark.parametrize(
    ("content", "has"),
    [({"text": None}, True), ([1, {"text": ""}], True), ({"texts": ""}, False), ([["text"]], False), ("text", False)],
)
def test_what_says_that_it_is_an_article(content: object, has: bool) -> None:
    assert _has_text(content) is has


def test_the_rest_of_a_line_is_passed_over_to_its_end_or_that_of_the_file() -> None:
    stream = io.BytesIO(b"x" * 70_000 + b"\nnext")
    _skip_rest(b"begun", stream)
    assert stream.read() == b"next"
    _skip_rest(b"whole\n", stream)
    _skip_rest(b"begun", io.BytesIO(b"no end"))


@pytest.mark.parametrize(
    ("content", "count", "cut"),
    [
        (b"", 0, []),
        (b"a", 1, [Lines(0, 1, 2)]),
        (b"a\nb", 2, [Lines(0, 1, 2)]),
        (b"a\nb\n", 2, [Lines(0, 1, 2)]),
        (b"a\n\nc\nd\ne", 5, [Lines(0, 1, 2), Lines(3, 3, 4), Lines(7, 5, 6)]),
    ],
)
def test_a_file_is_cut_at_lines(tmp_path: Path, content: bytes, count: int, cut: list[Lines]) -> None:
    (tmp_path / "a.jsonl").write_bytes(content)
    parts = JSON_LINES.parts
    assert parts is not None
    assert parts.count(tmp_path / "a.jsonl") == count
    assert list(parts.cut(tmp_path / "a.jsonl", 2)) == cut
