"""Messages about files name the file, the place in it, and what to do; nothing of them is left to chance."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.errors import InputError
from readout.ingest import Metadata, Skipped, files, parse_metadata, read
from readout.ingest.decoding import decode
from readout.ingest.documents import Place
from readout.ingest.readers import guarded
from readout_schemas import Document

UNTOLD = r"is not UTF-8, and its encoding cannot be told for certain; save it as UTF-8"


@pytest.mark.parametrize(
    ("head", "line", "what"),
    [
        ("title: a: b\nlang: en", 2, "mapping values are not allowed here"),
        ("lang: en\ntitle: a\nsource: b: c", 4, "mapping values are not allowed here"),
        ("title: [a\nlang: en", 3, "expected ',' or ']'"),
    ],
)
def test_front_matter_that_is_no_yaml_is_named_by_its_line(tmp_path: Path, head: str, line: int, what: str) -> None:
    (tmp_path / "a.md").write_text(f"---\n{head}\n---\nText.", encoding="utf-8")
    (found,) = read([tmp_path / "a.md"])
    assert f"{tmp_path / 'a.md'}: the front matter is not YAML (line {line}: {what}" in (found.error or "")
    assert (found.error or "").endswith("; put values with a colon in quotation marks")


def test_only_line_ends_go_between_front_matter_and_text(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: T\n---\n\n\nXX marks it.", encoding="utf-8")
    assert [one.text for one in read([tmp_path / "a.md"])] == ["XX marks it."]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xff\xfeabc", "its byte order mark says utf-16-le, but byte 2 is not; save it as UTF-8"),
        (b"\xe9" + b"\x01" * 20, "is binary, not text; convert it to text or HTML first"),
        ("café".encode("cp1252"), UNTOLD),
        (b"", "is empty; leave it out"),
        (b" \n", "holds nothing but white space; leave it out"),
        (b"7z\xbc\xaf\x27\x1c" + b"\x01\x02" * 40, "is of the kind .7z"),
    ],
)
def test_what_is_wrong_with_bytes_is_said_of_the_file(data: bytes, told: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "a.txt")
    assert str(caught.value).startswith(f"a.txt: {told}")


def test_a_text_in_an_old_code_page_may_not_be_blank_either() -> None:
    """What a guess gives is looked at as any other text is."""
    with pytest.raises(InputError, match=r"^a\.txt: "):
        decode(b"\xa0" * 40, "a.txt")


def test_what_several_workers_cannot_read_is_said_whole() -> None:
    with pytest.raises(
        InputError, match=r"^standard input cannot be read by several workers; write it to a file, and name that$"
    ):
        files(["-"])
    with pytest.raises(
        InputError,
        match=r"^https://a\.example/b: addresses are not read by several workers; save the page, or leave --engine",
    ):
        files(["https://a.example/b"])


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"language": "de_DE"}, "language 'de_DE' is not a language tag; write it as in en, de or pt-BR"),
        ({"title": 7}, "title 7 is not text; put it in quotation marks"),
        ({"published": "1 April"}, "published '1 April' is not a date; write year-month-day, as in 2025-03-15"),
        ({"publishd": "x"}, "unknown key 'publishd'; did you mean 'published'? Known keys are title, author, "),
        ({"publish": "x"}, "unknown key 'publish'; did you mean 'publisher'? Known keys are "),
        ({"colour": "x"}, "unknown key 'colour'; known keys are "),
        ({"title": ["a" * 90]}, f"title ['{'a' * 8}"),
    ],
)
def test_a_wrong_key_or_value_is_repeated_and_the_right_form_told(fields: dict[str, object], told: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_metadata(fields, "a.json", closed=True)
    assert str(caught.value).startswith(f"a.json: {told}")


@pytest.mark.parametrize(("length", "cut"), [(57, False), (58, False), (59, True), (400, True)])
def test_a_long_value_is_repeated_in_part(length: int, cut: bool) -> None:
    with pytest.raises(InputError) as caught:
        parse_metadata({"published": "x" * length}, "a", closed=True)
    shown = str(caught.value).removeprefix("a: published ").partition(" is not a date")[0]
    assert shown == (f"'{'x' * 59}…" if cut else f"'{'x' * length}'")


def test_files_in_an_archive_are_named_with_it(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as inner:
        inner.writestr("deep.txt", "Deep.")
    for _ in range(4):
        outer = io.BytesIO()
        with zipfile.ZipFile(outer, "w") as archive:
            archive.writestr("in.zip", packed.getvalue())
        packed = outer
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("in.zip", packed.getvalue())
        archive.writestr("logo.png", b"\x89PNG")
        archive.writestr("bad.pdf", b"%PDF")
    skipped: list[Skipped] = []
    (bad,) = read([tmp_path / "a.zip"], Metadata(publisher="Bladet"), skip=skipped.append)
    where = f"{tmp_path / 'a.zip'}"
    assert (bad.source, bad.publisher) == (f"{where}/bad.pdf", "Bladet")
    assert (bad.error or "").startswith(f"{where}/bad.pdf: ")
    assert {(one.source, one.reason) for one in skipped} == {
        (f"{where}/logo.png", ".png files are not read"),
        (f"{where}/in.zip/in.zip/in.zip/in.zip/in.zip", "it is in more than 4 files, one in the other"),
    }


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b'{"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."]),
        (b'{"text": "One."} \n{"text": "Two."}\n{"text": "Three."}', ["One.", "Two.", "Three."]),
        (b'{"text":\n "One."}\n', ["One."]),
        (b'{"text": "One.", "more":\n {"a": 1}\n}', ["One."]),
        (b'[{"text": "One."},\n{"text": "Two."}]', ["One.", "Two."]),
        (b"WEBVTT\n\n00:01.000 --> 00:04.000\nThe caption.\n", ["The caption."]),
        (b"<!doctype html><html><body><article><p>" + b"Words of the page. " * 20 + b"</p></article></body></html>",
         [("Words of the page. " * 20).strip()]),
        (b"Words alone.", ["Words alone."]),
    ],
)  # fmt: skip
def test_standard_input_is_what_it_begins_like(data: bytes, texts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [one.text for one in read(["-"])] == texts


def test_what_is_nested_too_deeply_costs_itself_alone() -> None:
    def nested() -> Iterator[Document]:
        yield Document(id="a", source="a", text="One.")
        raise RecursionError

    first, second = guarded(nested(), Place("a.html", "a", "day 1"), Metadata(title="T"))
    assert (first.text, second.title) == ("One.", "T")
    assert second.error == "a.html, day 1: is nested too deeply to be read; mend it"


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (FileNotFoundError(2, "x"), "there is no such file; check the path"),
        (PermissionError(13, "x"), "may not be read; check its permissions"),
        (OSError(5, "Input/output error"), "cannot be read (Input/output error); check the file"),
        (OSError("bare"), "cannot be read (bare); check the file"),
    ],
)
def test_what_the_system_says_of_a_file_is_told(error: OSError, told: str) -> None:
    def failing() -> Iterator[Document]:
        raise error
        yield

    (found,) = guarded(failing(), Place("a.txt", "a"), Metadata())
    assert found.error == f"a.txt: {told}"
