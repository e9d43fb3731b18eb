"""Sources in portions, which are read apart: all of them together are what is read in one go."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from readout.errors import InputError
from readout.ingest import NO_METADATA, Metadata, Skipped, files, portions, read, read_portion, unique

if TYPE_CHECKING:
    from readout_schemas import Document

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")


def in_portions(sources: list[str], size: int, metadata: Metadata = NO_METADATA) -> list[Document]:
    cut = list(portions(files(sources), size))
    return list(unique(document for portion in cut for document in read_portion(portion, metadata)))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for number in range(7):
        Path(f"{number}.txt").write_text(f"Text {number}.\n", encoding="utf-8")
    Path("3.json").write_text('{"title": "Three"}', encoding="utf-8")
    Path("4.txt").write_text("---\ntitle: Four\n---\nText four.\n", encoding="utf-8")
    Path("5.txt").write_text("Text 1.\n", encoding="utf-8")
    Path("list.json").write_text(json.dumps([{"text": "One of two."}, {"text": "Two of two."}]), encoding="utf-8")
    Path("odd.pdf").write_bytes(b"%PDF")
    Path("bad.html").write_text("<p>", encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_files_of_all_kinds(size: int) -> None:
    sources = ["[0-3].txt", "nowhere.txt", "list.json", "odd.pdf", "bad.html", "4.txt", "5.txt", "6.txt", "3.json"]
    options = Metadata(publisher="Bladet")
    assert in_portions(sources, size, options) == list(read(sources, options))


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 8, 9, 100])
@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\n\n"])
def test_lines_keep_their_numbers(size: int, end: str) -> None:
    good = [json.dumps({"text": f"Text {number}."}) for number in range(5)]
    lines = [*good[:2], "", "no JSON", *good[2:], '{"text": 1}']
    Path("many.jsonl").write_bytes((("\r\n" if end == "\r\n" else "\n").join(lines) + end).encode())
    found = in_portions(["many.jsonl"], size)
    assert found == list(read(["many.jsonl"]))
    assert len(found) == 7
    assert found[2].error is not None
    assert "line 4" in found[2].error


@pytest.mark.usefixtures("folder")
def test_lines_longer_than_what_is_read_at_once() -> None:
    texts = [letter * (3 << 19) for letter in "abcde"]
    Path("many.jsonl").write_text("\n".join(json.dumps({"text": text}) for text in texts), encoding="utf-8")
    assert [document.text for document in in_portions(["many.jsonl"], 2)] == texts


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("number", "size", "group"),
    [
        *((11, size, group) for size in (1, 2, 3, 5, 7) for group in (1, 3, 4)),
        *((1300, size, group) for size in (30, 600, 2000) for group in (700, 1300)),
    ],
)
def test_rows_keep_their_numbers(number: int, size: int, group: int) -> None:
    rows: list[dict[str, Any]] = [{"text": f"Text {row}." if row % 5 else None, "day": None} for row in range(number)]
    parquet.write_table(pa.Table.from_pylist(rows), "many.parquet", row_group_size=group)
    found = in_portions(["many.parquet"], size)
    assert found == list(read(["many.parquet"]))
    cut = list(portions(files(["many.parquet"]), size))
    assert len(cut) <= number / size * 2 + 1


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("content", [b"", b"PAR1 not really"])
@pytest.mark.parametrize("name", ["many.parquet", "many.jsonl"])
def test_what_cannot_be_cut_is_read_whole_and_says_why(name: str, content: bytes) -> None:
    Path(name).write_bytes(content)
    assert in_portions([name], 2) == list(read([name]))


@pytest.mark.usefixtures("folder")
def test_where_a_file_is_does_not_depend_on_the_folder_one_is_in(monkeypatch: pytest.MonkeyPatch) -> None:
    cut, expected = list(portions(files(["3.txt"]), 2)), list(read(["3.txt"]))
    monkeypatch.chdir("/")
    assert [document for portion in cut for document in read_portion(portion, NO_METADATA)] == expected


def test_standard_input_has_no_portions() -> None:
    with pytest.raises(InputError, match="write it to a file"):
        files(["-"])


def shape(sources: list[str], size: int) -> list[tuple[list[str], object]]:
    return [
        ([source.path.name for source in one.sources], one.part and (one.part.first, one.part.last))
        for one in portions(files(sources), size)
    ]


@pytest.mark.usefixtures("folder")
def test_whole_files_go_together_and_one_that_holds_many_goes_alone() -> None:
    """An archive or a list may hold any number; a folder of texts is cut by their number."""
    with zipfile.ZipFile("box.zip", "w") as archive:
        archive.writestr("in.txt", "In the box.")
        archive.writestr("logo.png", b"PNG")
    Path("many.jsonl").write_bytes(b'{"text": "x"}\n' * 3)
    assert shape(["0.txt", "1.txt", "2.txt", "bad.html", "6.txt"], 2) == [
        (["0.txt", "1.txt"], None),
        (["2.txt", "bad.html"], None),
        (["6.txt"], None),
    ]
    for alone in ("list.json", "box.zip"):
        assert shape(["0.txt", alone, "1.txt", "nowhere.txt"], 3) == [
            (["0.txt"], None),
            ([alone], None),
            (["1.txt", "nowhere.txt"], None),
        ]
    assert shape(["0.txt", "many.jsonl"], 2) == [
        (["0.txt"], None),
        (["many.jsonl"], (1, 2)),
        (["many.jsonl"], (3, 4)),
    ]
    assert shape(["many.jsonl"], 3) == [(["many.jsonl"], None)]


@pytest.mark.usefixtures("folder")
def test_what_a_portion_skips_is_told_and_a_part_that_is_gone_is_named() -> None:
    with zipfile.ZipFile("box.zip", "w") as archive:
        archive.writestr("logo.png", b"PNG")
    Path("many.jsonl").write_bytes(b'{"text": "x"}\n' * 4)
    skipped: list[Skipped] = []
    (box,) = portions(files(["box.zip"]), 2)
    assert list(read_portion(box, NO_METADATA, skip=skipped.append)) == []
    assert [one.source for one in skipped] == ["box.zip/logo.png"]
    _, second = portions(files(["many.jsonl"]), 2)
    Path("many.jsonl").unlink()
    (gone,) = read_portion(second, Metadata(publisher="Bladet"))
    assert gone.error == "many.jsonl: there is no such file; check the path"
    assert (gone.source, gone.publisher) == ("many.jsonl", "Bladet")
