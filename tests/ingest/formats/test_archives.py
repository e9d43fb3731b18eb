"""ZIP and tar: what is in them is read where it is, and nothing else happens."""

from __future__ import annotations

import datetime
import io
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from made_files import tarred, zipped

from readout.ingest import Skipped, read
from readout.ingest.formats import interface
from readout_schemas import Document

FILES = {"b/two.txt": b"The second text.", "a/one.txt": b"The first text."}


def documents(folder: Path, content: bytes, name: str, skipped: list[Skipped] | None = None) -> list[Document]:
    path = folder / name
    path.write_bytes(content)
    return list(read([path], skip=([] if skipped is None else skipped).append))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("all.zip", zipped(FILES)),
        ("all.tar", tarred(FILES, "w:")),
        ("all.tgz", tarred(FILES)),
        ("all.tar.gz", tarred(FILES)),
        ("all.tar.bz2", tarred(FILES, "w:bz2")),
        ("all.tar.xz", tarred(FILES, "w:xz")),
    ],
)
def test_files_are_documents_in_the_order_of_their_names(tmp_path: Path, name: str, content: bytes) -> None:
    found = documents(tmp_path, content, name)
    assert [one.text for one in found] == ["The first text.", "The second text."]
    assert found[0].source == f"{(tmp_path / name).as_posix()}/a/one.txt"


def test_a_sidecar_in_an_archive_belongs_to_its_text(tmp_path: Path) -> None:
    files = {"a.txt": b"The text.", "a.json": b'{"published": "2025-03-04"}', "b.json": b'{"text": "A document."}'}
    first, second = documents(tmp_path, zipped(files), "all.zip")
    assert (first.published, first.published_from) == (datetime.date(2025, 3, 4), "sidecar")
    assert second.text == "A document."


def test_nothing_is_written_outside(tmp_path: Path) -> None:
    files = {"../evil.txt": b"Evil words.", "/abs.txt": b"More of them.", "C:\\x.txt": b"And more."}
    found = documents(tmp_path, zipped(files), "all.zip")
    assert sorted(one.text or "" for one in found) == ["And more.", "Evil words.", "More of them."]
    assert [path.name for path in tmp_path.iterdir()] == ["all.zip"]
    assert not (tmp_path.parent / "evil.txt").exists()


def test_links_and_devices_in_a_tar_are_no_files(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        link = tarfile.TarInfo("passwd.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    (found,) = documents(tmp_path, out.getvalue(), "all.tar")
    assert "is an empty archive" in (found.error or "")


@pytest.mark.parametrize(
    ("name", "content"),
    [("bomb.zip", zipped({"x.txt": bytes(60_000_000)})), ("bomb.tgz", tarred({"x.txt": bytes(60_000_000)}))],
)
def test_an_archive_that_explodes_is_not_unpacked(tmp_path: Path, name: str, content: bytes) -> None:
    (found,) = documents(tmp_path, content, name)
    assert "unpacks to so much more than it is" in (found.error or "")


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_the_bound_is_on_all_files_together(tmp_path: Path, pack: Callable[[dict[str, bytes]], bytes]) -> None:
    files = {f"{number}.txt": bytes(26_000_000) for number in range(2)}
    (found,) = documents(tmp_path, pack(files), "bomb.zip" if pack is zipped else "bomb.tgz")
    assert "unpacks to so much more than it is" in (found.error or "")
    assert len(documents(tmp_path, pack({"0.txt": bytes(26_000_000)}), "one.zip" if pack is zipped else "one.tgz")) == 1


def test_archives_inside_one_share_what_it_may_unpack_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else each in a hundred could unpack to as much as one may, and each in each of those again."""
    files = {f"{number}.txt": f"Talks number {number} went on. ".encode() * 20 for number in range(3)}
    inner = {f"{name}.zip": zipped({name: text}) for name, text in files.items()}
    enough = sum(map(len, [*files.values(), *inner.values()]))
    monkeypatch.setattr(interface, "MOST_EXPANSION", 0)
    for room, read_ in ((enough, [True] * 3), (enough - 1, [True, True, False])):
        monkeypatch.setattr(interface, "LEAST_BUDGET", room)
        found = documents(tmp_path, zipped(inner), "all.zip")
        assert [one.error is None for one in found] == read_
    assert "unpacks to so much more than it is" in (found[2].error or "")


def test_archives_in_archives_are_read_to_a_certain_depth(tmp_path: Path) -> None:
    content, skipped = zipped({"x.txt": b"The innermost text."}), list[Skipped]()
    for _ in range(3):
        content = zipped({"in.zip": content})
    assert [one.text for one in documents(tmp_path, content, "all.zip", skipped)] == ["The innermost text."]
    assert documents(tmp_path, zipped({"in.zip": content}), "all.zip", skipped) == []
    assert [one.reason for one in skipped] == ["it is in more than 4 files, one in the other"]


def test_an_encrypted_file_in_an_archive_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.txt": b"The secret.", "b.txt": b"The open text."}, method=zipfile.ZIP_STORED))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    first, second = documents(tmp_path, bytes(content), "all.zip")
    assert "all.zip/a.txt: is encrypted" in (first.error or "")
    assert second.text == "The open text."


def test_a_damaged_file_in_an_archive_costs_itself_alone(tmp_path: Path) -> None:
    content = zipped({"a.txt": b"The damaged text.", "b.txt": b"The open text."}, method=zipfile.ZIP_STORED)
    first, second = documents(tmp_path, content.replace(b"damaged", b"DAMAGED"), "all.zip")
    assert "cannot be unpacked (Bad CRC-32" in (first.error or "")
    assert second.text == "The open text."


@pytest.mark.parametrize(
    ("name", "content"), [("a.zip", b"PK\x03\x04 no"), ("a.tgz", b"\x1f\x8b no"), ("a.tar", b"no")]
)
def test_a_broken_archive_is_named(tmp_path: Path, name: str, content: bytes) -> None:
    (found,) = documents(tmp_path, content, name)
    assert "is no archive that can be read" in (found.error or "")


def test_what_is_hidden_and_what_a_mac_adds_is_left_out(tmp_path: Path) -> None:
    files = {"a.txt": b"The text.", ".b.txt": b"Hidden.", "__MACOSX/._a.txt": b"Resource fork."}
    assert [one.text for one in documents(tmp_path, zipped(files), "all.zip")] == ["The text."]
