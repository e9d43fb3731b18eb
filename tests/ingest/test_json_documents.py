"""JSON and JSON Lines: objects with a text and metadata, each with its own error."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from readout.ingest import Metadata, read


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_an_object_is_a_document_with_its_metadata(tmp_path: Path) -> None:
    fields = {"text": "One.\r\nTwo.", "title": "T", "published": "2025-03-15T08:00:00Z", "language": "de", "author": 7}
    (found,) = read([write(tmp_path / "a.json", json.dumps(fields))])
    assert (found.id, found.text, found.title, found.language) == ("one-two-d9613c9f", "One.\nTwo.", "T", "de")
    assert found.published == datetime.date(2025, 3, 15)


def test_the_fields_win_over_the_options(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", '{"text": "x", "title": "Of the file", "url": "u"}')
    (found,) = read([path], Metadata(title="Of the caller"))
    assert (found.title, found.url) == ("Of the file", "u")


def test_an_id_in_the_file_is_kept_and_what_cannot_be_read_is_counted(tmp_path: Path) -> None:
    items = [
        {"text": "One."},
        {"text": "Two.", "id": "Named: it"},
        {"text": "Three.", "id": 7},
        {"text": " "},
        5,
        {"text": "Six.", "id": True},
    ]
    found = list(read([write(tmp_path / "a.json", json.dumps(items))]))
    assert [one.id for one in found] == ["one-70277bfc", "Named-it", "7", "a-4", "a-5", "six-cfd6e8dd"]
    assert [one.text for one in found] == ["One.", "Two.", "Three.", None, None, "Six."]
    assert found[3].error == f"{found[0].source}, item 4: holds nothing but white space; leave it out"


def test_a_json_file_may_have_any_encoding_with_a_mark(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", '{"text": "Ä"}'.encode("utf-16"))
    assert [found.text for found in read([path])] == ["Ä"]


@pytest.mark.parametrize("suffix", [".jsonl", ".ndjson"])
def test_a_bad_line_is_named_and_the_others_go_on(tmp_path: Path, suffix: str) -> None:
    lines = [
        b'\xef\xbb\xbf{"text": "One."}',
        b"",
        b"{no json}",
        b'{"text": "\xff"}',
        b'["list"]',
        b'{"text": "Six."}\r',
    ]
    found = list(read([write(tmp_path / f"a{suffix}", b"\n".join(lines))]))
    assert [one.id for one in found] == ["one-70277bfc", "a-3", "a-4", "a-5", "six-cfd6e8dd"]
    assert [one.text for one in found] == ["One.", None, None, None, "Six."]
    errors = [one.error or "" for one in found[1:4]]
    for error, words in zip(
        errors, ["line 3: is not JSON", "line 4: byte 10 is not UTF-8", "line 5: is not an"], strict=True
    ):
        assert words in error


def test_lines_are_read_one_at_a_time(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", b"".join(b'{"text": "Text %d."}\n' % number for number in range(5000)))
    documents = read([path])
    assert next(documents).text == "Text 0."
    with path.open("ab") as stream:
        stream.write(b'{"text": "Written later."}\n')
    assert [found.text for found in documents][-1] == "Written later."


def test_the_limit_is_one_of_a_line_and_the_rest_of_it_is_skipped(tmp_path: Path) -> None:
    long = json.dumps({"text": "x" * 200_000})
    path = write(tmp_path / "a.jsonl", f'{{"text": "One."}}\n{long}\n{{"text": "Three."}}\n')
    found = list(read([path], limit_bytes=100))
    assert [(one.id, one.text) for one in found] == [
        ("one-70277bfc", "One."),
        ("a-2", None),
        ("three-43c4d94e", "Three."),
    ]
    assert "line 2: is longer than the limit of 100 bytes" in (found[1].error or "")
