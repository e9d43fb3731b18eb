"""Files are written whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from readout.errors import ReadoutError, SettingsError
from readout.files import check_place, whole_file, write_whole


class Stopped(Exception):  # noqa: N818  (no error: what ends a run from outside)
    pass


def write_half(path: Path, stop: type[BaseException]) -> None:
    with whole_file(path) as file:
        file.write("new, but only ha")
        file.flush()
        raise stop


@pytest.fixture
def umask() -> Iterator[int]:
    before = os.umask(0o027)
    yield 0o027
    os.umask(before)


def test_a_file_is_written_in_utf8_with_bare_line_ends(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.json", "naïve\n“x”\n")
    assert (tmp_path / "a.json").read_bytes() == "naïve\n“x”\n".encode()


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b" / "c.txt", "x")
    assert (tmp_path / "a" / "b" / "c.txt").read_text() == "x"


@pytest.mark.parametrize("stop", [Stopped, KeyboardInterrupt, OSError])
def test_the_old_file_stays_where_the_writer_fails_half_way(tmp_path: Path, stop: type[BaseException]) -> None:
    path = tmp_path / "a.json"
    path.write_text("old")
    with pytest.raises((stop, SettingsError)):
        write_half(path, stop)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_is_to_be_seen_before_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with whole_file(path) as file:
        file.write("half")
        file.flush()
        assert not path.exists()
    assert path.read_text() == "half"


def test_text_that_cannot_be_encoded_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "half a pair: \ud83d")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_error_of_readout_passes_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(ReadoutError, match=r"^mine$"), whole_file(tmp_path / "a"):
        raise ReadoutError("mine")


def test_a_new_file_has_the_permissions_of_any_other(tmp_path: Path, umask: int) -> None:
    write_whole(tmp_path / "a.txt", "x")
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o666 & ~umask
    assert os.umask(umask) == umask


@pytest.mark.parametrize("write", [check_place, lambda path: write_whole(path, "x")], ids=["checked", "written"])
@pytest.mark.parametrize("place", ["file/below.json", "folder"])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, place: str, write: Callable[[Path], None]) -> None:
    (tmp_path / "file").write_text("a file")
    (tmp_path / "folder").mkdir()
    with pytest.raises(SettingsError, match="choose another place") as caught:
        write(tmp_path / place)
    assert str(tmp_path / place) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target, link = tmp_path / "there" / "real.json", tmp_path / "link.json"
    target.write_text("old")
    link.symlink_to(target)
    write_whole(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_what_is_no_file_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    """``-o /dev/null`` and ``-o >(program)``."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, "x")
    assert os.read(reader, 10) == b"x"
    os.close(reader)
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_checking_a_place_leaves_no_trace(tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text("old")
    check_place(tmp_path / "old.json")
    check_place(tmp_path / "new.json")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("old.json", "old")]


def test_the_draft_of_a_process_that_was_killed_is_removed_and_no_others(tmp_path: Path) -> None:
    place = tmp_path / "out.json"
    writer = "import os, sys; from pathlib import Path; from readout.files import whole_file\n"
    writer += "with whole_file(Path(sys.argv[1])): os.kill(os.getpid(), 9)"
    subprocess.run([sys.executable, "-c", writer, str(place)], check=False)
    (left,) = tmp_path.iterdir()
    assert left.name.startswith(".out.json.")
    other = tmp_path / ".out.json.another-host.99999999.x"
    other.touch()
    with whole_file(place), whole_file(place):  # a second writer leaves the first one's draft alone
        assert not left.exists()
        assert len([one for one in tmp_path.iterdir() if one.name.startswith(".out.json.")]) == 3
    assert sorted(one.name for one in tmp_path.iterdir()) == [other.name, "out.json"]
