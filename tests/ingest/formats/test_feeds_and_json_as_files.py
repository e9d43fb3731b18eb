"""Feeds and JSON that are read as files: which entries are documents, which are passed over, and what is said then."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from readout.errors import InputError
from readout.ingest import Metadata, Skipped
from readout.ingest.documents import Place
from readout.ingest.formats.feeds import FEED
from readout.ingest.formats.interface import Opened
from readout.ingest.formats.jsonfiles import JSON, JSON_LINES, Lines, _named
from readout.ingest.sidecar import is_metadata, metadata_in, owner, owner_among, sidecar
from readout_schemas import Document

VERSION = "https://jsonfeed.org/version/1.1"
LONG = "The minister said so again. " * 12
SIXTY = " ".join(["word"] * 60)


def opened(data: bytes, skipped: list[Skipped] | None = None, **more: Any) -> Opened:
    def inside(_: Opened) -> Iterator[Document]:
        raise AssertionError("nothing is inside")

    place, options = Place("f.json", "f"), Metadata(publisher="Caller", published="2025-01-01")
    return Opened(BytesIO(data), place, options, 10_000, inside, ([] if skipped is None else skipped).append, **more)


def feed(*items: dict[str, Any]) -> bytes:
    return json.dumps({"version": VERSION, "items": items}).encode()


@pytest.mark.parametrize("kind", [FEED, JSON])
def test_an_entry_with_a_text_is_a_document_and_a_teaser_is_told_with_its_address(kind: Any) -> None:
    skipped: list[Skipped] = []
    teaser = {"title": "Teaser", "url": "https://a.example/2", "content_text": " ".join(["word"] * 59)}
    whole = {"title": "Whole", "url": "https://a.example/1", "content_text": SIXTY, "date_published": "2025-03-04"}
    bare = {"title": "Bare", "content_text": "Short."}
    first, last = kind.read(opened(feed(whole, teaser, bare), skipped))
    assert (first.text, first.title, first.url) == (f"Whole\n{SIXTY}", "Whole", "https://a.example/1")
    assert (first.published, first.published_from) == (datetime.date(2025, 3, 4), "feed")
    assert (last.text, last.published, last.publisher) == ("Bare\nShort.", datetime.date(2025, 1, 1), "Caller")
    assert skipped == [Skipped("f.json, entry 2", "only a teaser; its article is at https://a.example/2")]


def test_an_entry_that_is_no_text_is_named_by_its_number() -> None:
    _, failed = FEED.read(opened(feed({"content_text": LONG}, {"content_text": " "})))
    assert (failed.id, failed.error) == ("f-2", "f.json, entry 2: holds nothing but white space; leave it out")


def test_where_articles_may_be_fetched_the_feed_is_left_to_who_fetches_them() -> None:
    asked: list[Opened] = []

    def articles(file: Opened) -> Iterator[Document]:
        asked.append(file)
        yield Document(id="x", source="x", text="x")

    for kind in (FEED, JSON):
        file = opened(feed({"content_text": LONG}), articles=articles)
        assert [one.id for one in kind.read(file)] == ["x"]
        assert (asked[-1].stream, asked[-1].stream.tell()) == (file.stream, 0)


def test_json_without_an_article_is_an_error_where_it_was_named_and_passed_over_in_a_folder() -> None:
    skipped: list[Skipped] = []
    for content in (b'{"a": 1}', b"[]", b'[{"a": 1}, 7]', b'"text"'):
        assert list(JSON.read(opened(content, skipped, found=True))) == []
    assert skipped == [Skipped("f.json", 'no article, for it has no "text"')] * 4
    (named,) = JSON.read(opened(b'{"a": 1}'))
    assert (named.error or "").startswith('f.json: has no "text"')
    assert [one.text for one in JSON.read(opened(b'{"text": "One."}', found=True))] == ["One."]
    assert len(list(JSON.read(opened(b'[{"a": 1}, {"text": "One."}]', found=True)))) == 2


def test_the_items_of_a_list_are_counted_from_one() -> None:
    first, second = JSON.read(opened(b'[{"text": " "}, {"text": "\\u0000"}]'))
    assert (first.id, first.error) == ("f-1", "f.json, item 1: holds nothing but white space; leave it out")
    assert (second.error or "").startswith("f.json, item 2: is binary")


def test_an_object_shows_its_day_below_what_it_says_and_above_what_the_user_says() -> None:
    text = "Truce\n4 March 2025\nThe ministers met in the city and agreed on a truce."
    (shown,) = JSON.read(opened(json.dumps({"text": text}).encode()))
    assert (shown.published, shown.published_from) == (datetime.date(2025, 3, 4), "line with its date")
    (said,) = JSON.read(opened(json.dumps({"text": text, "published": "2025-03-01"}).encode()))
    assert (said.published, said.published_from) == (datetime.date(2025, 3, 1), "JSON field")


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("A b", Place("s", "A-b", "line 3", "A-b")),
        (0, Place("s", "0", "line 3", "0")),
        ("", Place("s", "n", "line 3")),
        (False, Place("s", "n", "line 3")),
        (1.5, Place("s", "n", "line 3")),
    ],
)
def test_an_id_in_the_file_is_the_name_and_is_kept(name: object, place: Place) -> None:
    assert _named({"id": name}, Place("s", "n", "line 3")) == place


def test_the_lines_of_a_part_keep_their_numbers() -> None:
    parts = JSON_LINES.parts
    assert parts is not None
    data = b'{"text": "One."}\n\n{"text": 3}\n{"text": 4}\n'
    found = list(parts.read(opened(data), Lines(17, 2, 3)))
    assert [(one.id, one.source) for one in found] == [("f-3", "f.json")]
    assert (found[0].error or "").startswith('f.json, line 3: its "text" is no string')


def test_blank_lines_with_a_mark_are_none() -> None:
    with pytest.raises(InputError, match=r"^f\.json: is empty; leave it out$"):
        list(JSON_LINES.read(opened(b"\xef\xbb\xbf \n\t\n")))


def test_the_owner_of_metadata_is_the_first_of_these_endings_beside_it(tmp_path: Path) -> None:
    for name in ("a.md", "a.txt", "b.pdf"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "c.txt").mkdir()
    found = {name: owner(tmp_path / name, (".txt", ".md")) for name in ("a.json", "a.JSON", "b.json", "c.json", "a.js")}
    own = tmp_path / "a.txt"
    assert found == {"a.json": own, "a.JSON": own, "b.json": None, "c.json": None, "a.js": None}
    names = {"in/a.txt", "in/a.md", "b.pdf"}
    assert owner_among("in/a.json", names, (".md", ".txt")) == "in/a.md"
    assert owner_among("in/a.JSON", names, (".txt",)) == "in/a.txt"
    assert owner_among("a.json", names, (".txt",)) is None
    assert owner_among("in/a.js", names, (".txt",)) is None


@pytest.mark.parametrize(
    ("data", "is_meta"),
    [(b"{}", True), (b'{"title": "T"}', True), (b'{"text": "x"}', False), (b"[]", False), (b'"x"', False),
     (b"{", True), (b"\xff", True), (b"[" * 100_000, True)],
)  # fmt: skip
def test_metadata_is_an_object_without_a_text_or_what_cannot_be_parsed(data: bytes, is_meta: bool) -> None:
    assert is_metadata(data) is is_meta


def test_metadata_says_where_its_day_is_from_and_what_is_wrong_with_it(tmp_path: Path) -> None:
    made = metadata_in(b'{"published": "2025-03-04"}', "a.txt: its metadata a.json")
    assert (str(made.published), made.published_from) == ("2025-03-04", "sidecar")
    with pytest.raises(InputError) as caught:
        metadata_in(b"{", "label")
    assert str(caught.value).startswith("label: is not JSON (Expecting property name")
    assert str(caught.value).endswith("); mend or remove it")
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    assert sidecar(tmp_path / "a.txt", "a.txt", (".txt",)) == Metadata()
    (tmp_path / "a.json").write_text('{"titel": "T"}', encoding="utf-8")
    with pytest.raises(
        InputError, match=r"^in/a\.txt: its metadata a\.json: unknown key 'titel'; did you mean 'title'"
    ):
        sidecar(tmp_path / "a.txt", "in/a.txt", (".txt",))
    assert sidecar(tmp_path / "a.txt", "in/a.txt", (".md",)) == Metadata()
    (tmp_path / "a.json").write_text('{"text": "T"}', encoding="utf-8")
    assert sidecar(tmp_path / "a.txt", "in/a.txt", (".txt",)) == Metadata()


def test_metadata_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputError) as caught:
        sidecar(tmp_path / "a.txt", "a.txt", (".txt",))
    assert str(caught.value) == "a.txt: its metadata a.json: cannot be read (Permission denied); check its permissions"
