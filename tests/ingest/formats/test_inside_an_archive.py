"""How much an archive may unpack to, which files of it are read and in what order, and what is said of the others."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any

import pytest

from readout.errors import InputError
from readout.ingest import Metadata
from readout.ingest.documents import Place
from readout.ingest.formats import archives
from readout.ingest.formats.archives import TAR, ZIP, _bomb, _documents, budget
from readout.ingest.formats.interface import Opened
from readout.ingest.litter import is_among_litter
from readout.writable import in_a_line
from readout_schemas import Document

Members = list[tuple[str, bytes, Metadata]]


def opened(data: bytes = b"", limit: int = 1000, members: Members | None = None) -> Opened:
    """An archive of which the files are noted, and not read."""

    def inside(file: Opened) -> Iterator[Document]:
        assert members is not None
        members.append((file.place.source, file.stream.read(), file.known))
        yield Document(id="x", source=file.place.source, text="x")

    place, options = Place("a.zip", "a"), Metadata(publisher="Caller")
    return Opened(BytesIO(data), place, options, limit, inside, print, (".txt", ".md"))


def zipped(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return packed.getvalue()


PACKED = ((ZIP, zipped), (TAR, tarred))


@pytest.mark.parametrize(
    ("name", "is_hidden"),
    [
        ("a/b.txt", False),
        (".a.txt", True),
        ("a/.b/c.txt", True),
        ("./a.txt", False),
        ("../a.txt", False),
        ("__MACOSX/a.txt", True),
        ("a/__MACOSX/b.txt", True),
        ("__MACOSX.txt", False),
        ("a./b.txt", False),
    ],
)
def test_which_files_are_hidden(name: str, is_hidden: bool) -> None:
    assert is_among_litter(name) is is_hidden


def test_an_archive_may_unpack_to_fifty_million_bytes_or_two_hundred_times_its_size() -> None:
    file = opened(b"x" * 1000)
    file.stream.seek(7)
    assert (budget(file), file.stream.tell()) == (50_000_000, 7)
    assert budget(opened(b"x" * 250_001)) == 50_000_200


def test_what_is_said_of_a_bomb_and_of_a_fault() -> None:
    told = "a.zip: unpacks to so much more than it is that it is not read; unpack it yourself"
    assert str(_bomb(opened())) == told
    assert (in_a_line(ValueError("a\n b")), in_a_line(EOFError())) == ("a b", "EOFError")


@pytest.mark.parametrize(("kind", "pack"), PACKED)
def test_files_come_in_the_order_of_their_folders_with_their_sidecars(kind: Any, pack: Any) -> None:
    files = {
        "b.txt": b"B",
        "a-b/c.txt": b"C",
        "a/z.txt": b"Z",
        "a/z.json": b'{"title": "T"}',
        "a/y.json": b'{"text": "Y"}',
        "a/y.txt": b"y",
        "a/.x.txt": b"hidden",
        "b.json": b'{"author": "Ida"}',
        "c.json": b'{"author": "Ivo"}',
    }
    members: Members = []
    assert len(list(kind.read(opened(pack(files), members=members)))) == 6
    assert [(source.removeprefix("a.zip/"), content) for source, content, _ in members] == [
        ("a/y.json", b'{"text": "Y"}'),
        ("a/y.txt", b"y"),
        ("a/z.txt", b"Z"),
        ("a-b/c.txt", b"C"),
        ("b.txt", b"B"),
        ("c.json", b'{"author": "Ivo"}'),
    ]
    assert [(known.title, known.author) for _, _, known in members] == [
        (None, None), (None, None), ("T", None), (None, None), (None, "Ida"), (None, None),
    ]  # fmt: skip


@pytest.mark.parametrize(("kind", "pack"), PACKED)
def test_a_wrong_sidecar_is_the_error_of_its_text_and_costs_the_others_nothing(kind: Any, pack: Any) -> None:
    members: Members = []
    files = {"in/a.txt": b"A", "in/a.json": b'{"titel": "T"}', "in/b.txt": b"B"}
    first, _ = kind.read(opened(pack(files), members=members))
    assert (first.id, first.source, first.publisher) == ("a", "a.zip/in/a.txt", "Caller")
    assert (first.error or "").startswith("a.zip/in/a.txt: its metadata in/a.json: unknown key 'titel'")
    assert [source for source, _, _ in members] == ["a.zip/in/b.txt"]


@pytest.mark.parametrize(("kind", "pack"), PACKED)
def test_what_cannot_be_read_at_all_is_told(kind: Any, pack: Any) -> None:
    with pytest.raises(InputError) as caught:
        list(kind.read(opened(pack({}))))
    assert str(caught.value) == "a.zip: is an empty archive; leave it out"
    with pytest.raises(InputError, match=r"^a\.zip: is no archive that can be read \(.+\); pack it anew$"):
        list(kind.read(opened(b"words")))


@pytest.mark.parametrize(("count", "is_bomb"), [(3, False), (4, True)])
def test_an_archive_of_too_many_files_is_a_bomb(count: int, is_bomb: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_MOST_MEMBERS", 3)
    for kind, pack in PACKED:
        members: Members = []
        file = opened(pack({f"{number}.txt": b"x" for number in range(count)}), members=members)
        if is_bomb:
            with pytest.raises(InputError, match="unpacks to so much more"):
                list(kind.read(file))
        assert len(members if is_bomb else list(kind.read(file))) == (0 if is_bomb else 3)


@pytest.mark.parametrize(("sizes", "is_bomb"), [((60, 40), False), ((60, 41), True)])
def test_the_files_together_may_be_as_long_as_thebudget(
    sizes: tuple[int, ...], is_bomb: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "budget", lambda _: 100)
    for kind, pack in PACKED:
        members: Members = []
        file = opened(pack({f"{at}.txt": b"x" * size for at, size in enumerate(sizes)}), members=members)
        if is_bomb:
            with pytest.raises(InputError, match="unpacks to so much more"):
                list(kind.read(file))
        else:
            assert len(list(kind.read(file))) == 2


def test_a_file_that_is_longer_than_the_archive_says_is_cut_off_by_what_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The sizes that an archive gives may lie: what was really unpacked counts."""
    monkeypatch.setattr(archives, "budget", lambda _: 10)
    members: Members = []

    def content(name: str) -> IO[bytes]:
        return BytesIO(b"x" * {"a.txt": 6, "b.txt": 5, "c.txt": 4}[name])

    found = list(_documents(opened(members=members), {"c.txt": 0, "b.txt": 0, "a.txt": 0}, content))
    assert [(source, len(data)) for source, data, _ in members] == [("a.zip/a.txt", 6), ("a.zip/c.txt", 4)]
    assert found[1].error == "a.zip: is longer than 4 bytes; take it out of the file and split it"
    assert (found[1].id, found[1].source) == ("b", "a.zip/b.txt")


def test_a_file_that_is_damaged_is_told_with_the_reason() -> None:
    members: Members = []

    def content(name: str) -> IO[bytes]:
        if name == "a.txt":
            raise EOFError
        return BytesIO(b"B")

    found = list(_documents(opened(members=members), {"a.txt": 1, "b.txt": 1}, content))
    assert found[0].error == "a.zip/a.txt: cannot be unpacked (EOFError); pack it anew"
    assert found[0].publisher == "Caller"
    assert [source for source, _, _ in members] == ["a.zip/b.txt"]


def test_an_encrypted_file_is_told() -> None:
    content = bytearray(zipped({"a.txt": b"x"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    (found,) = ZIP.read(opened(bytes(content)))
    assert found.error == "a.zip/a.txt: is encrypted; unpack it first"
