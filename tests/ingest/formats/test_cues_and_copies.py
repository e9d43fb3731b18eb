"""Subtitles from their bytes to the words and the seconds, and files that wait on disk while they are read."""

from __future__ import annotations

import datetime
import tempfile
from io import BytesIO
from typing import Any

import pytest

from readout.errors import InputError
from readout.ingest import Metadata
from readout.ingest.documents import Place
from readout.ingest.formats.interface import Opened
from readout.ingest.formats.subtitles import SUBTITLES
from readout_schemas import Position

DAY = datetime.date(2025, 3, 4)
BODY = "The ministers met in the city and agreed on a truce, and on talks about the border."


def opened(data: bytes = b"", **more: Any) -> Opened:
    def nothing(*_: object) -> Any:
        raise AssertionError("nothing is inside, and nothing is skipped")

    given = {"options": Metadata(publisher="Caller"), "limit": 10_000, **more}
    return Opened(BytesIO(data), Place("s.vtt", "s"), inside=nothing, skip=nothing, **given)


def cues(*pairs: tuple[str, str]) -> bytes:
    return ("WEBVTT\n\n" + "".join(f"{time}\n{words}\n\n" for time, words in pairs)).encode()


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("<v Ida Berg>We come.</v>", "Ida Berg: We come."),
        ("<v.loud Ida>We <b>do</b> come", "Ida: We do come"),
        ("<00:00:01.500><c.yellow>Words</c> of it", "Words of it"),
        ("<lang en>Words</lang>  of\tit", "Words of it"),
        ("2 < 3 and 4 > 3", "2 < 3 and 4 > 3"),
    ],
)
def test_signs_for_the_screen_are_no_words(words: str, text: str) -> None:
    (found,) = SUBTITLES.read(opened(cues(("00:01.000 --> 00:02.000", words))))
    assert found.text == text


def test_each_cue_has_its_second_to_three_places() -> None:
    (found,) = SUBTITLES.read(
        opened(b"1\n00:00:01,234 --> 00:00:02,000\nOne\n\n2\n01:00:02,500 --> 01:00:03,000\ntwo.\n")
    )
    assert (found.text, found.publisher) == ("One\ntwo.", "Caller")
    assert found.positions == (Position(start=0, time=1.234), Position(start=4, time=3602.5))


def test_what_live_captions_repeat_is_said_once_and_said_again_later_it_counts() -> None:
    (found,) = SUBTITLES.read(
        opened(
            cues(
                ("00:01.000 --> 00:02.000", "We come"),
                ("00:02.000 --> 00:03.000", "We come\nto the talks"),
                ("00:03.000 --> 00:04.000", "to the talks\nat last"),
                ("00:04.000 --> 00:05.000", "We come"),
            )
        )
    )
    assert found.text == "We come to the talks at last We come"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"words alone", "s.vtt: holds no subtitles that can be read (No suitable formats); check the file"),
        (b"WEBVTT\n\n", "s.vtt: holds no words; leave it out"),
        (cues(("00:01.000 --> 00:02.000", "<b> </b>")), "s.vtt: holds no words; leave it out"),
        (b"", "s.vtt: is empty; leave it out"),
    ],
)
def test_subtitles_without_words_are_told(data: bytes, told: str) -> None:
    with pytest.raises(InputError) as caught:
        list(SUBTITLES.read(opened(data)))
    assert str(caught.value) == told


def test_a_file_may_be_as_long_as_the_limit() -> None:
    assert opened(b"x" * 9, limit=9).data() == b"x" * 9
    with pytest.raises(InputError) as caught:
        opened(b"x" * 10, limit=9).data()
    assert str(caught.value) == "s.vtt: is longer than the limit of 9 bytes; split it or raise the limit"


class Spy(tempfile.SpooledTemporaryFile):  # type: ignore[type-arg]
    """Notes how many bytes stay in memory, and whether it was closed."""

    made: list[Spy]

    def __init__(self, max_size: int) -> None:
        super().__init__(max_size)
        self.most = max_size
        self.made.append(self)


class Stream(BytesIO):
    """Notes how much is asked for at a time."""

    asked: list[int]

    def read(self, size: int | None = -1, /) -> bytes:
        self.asked.append(-1 if size is None else size)
        return super().read(size)


@pytest.fixture
def spies(monkeypatch: pytest.MonkeyPatch) -> list[Spy]:
    Spy.made, Stream.asked = [], []
    monkeypatch.setattr(tempfile, "SpooledTemporaryFile", Spy)
    return Spy.made


def test_a_copy_of_more_than_a_mebibyte_waits_on_disk_and_begins_at_its_beginning(spies: list[Spy]) -> None:
    content = bytes(range(256)) * 4096 + b"x"
    copy = opened().spooled(Stream(content), 2_000_000)
    assert copy.read() == content
    (spy,) = spies
    assert (spy.most, spy._rolled) == (1 << 20, True)  # type: ignore[attr-defined]
    opened().spooled(Stream(content[:-1]), 2_000_000)
    assert not spies[1]._rolled  # type: ignore[attr-defined]


def test_no_more_is_read_than_tells_that_it_is_too_long(spies: list[Spy]) -> None:
    """Of a stream that unpacks to terabytes, a chunk of 64 KiB at a time, and one byte more than is allowed."""
    with pytest.raises(InputError) as caught:
        opened().spooled(Stream(b"x" * 1_000_000), 100_000)
    assert Stream.asked == [65_536, 34_465]
    assert str(caught.value) == "s.vtt: is longer than 100000 bytes; take it out of the file and split it"
    assert spies[0].closed
    Stream.asked = []
    opened().spooled(Stream(b"x" * 100_000), 100_000)
    assert Stream.asked == [65_536, 34_465, 1]


def test_a_document_has_the_day_that_its_text_shows_below_what_its_file_says() -> None:
    text = f"Truce\n4 March 2025\n{BODY}"
    said, weak = Metadata(published="2025-03-01", published_from="file"), Metadata(published="2025-02-01", author="W")
    options = Metadata(published="2025-01-01", published_from="options", author="O")
    sidecar = Metadata(published="2025-04-01", published_from="sidecar")

    def published(file: Opened, text: str, metadata: Metadata) -> Any:
        made = file.document(text, metadata, weak=weak)
        return (made.published or DAY).isoformat(), made.published_from, made.author

    assert published(opened(known=sidecar, options=options), text, said) == ("2025-04-01", "sidecar", "O")
    assert published(opened(options=options), text, said) == ("2025-03-01", "file", "O")
    assert published(opened(options=options), text, Metadata()) == ("2025-03-04", "line with its date", "O")
    assert published(opened(options=options), BODY, Metadata()) == ("2025-01-01", "options", "O")
    assert published(opened(), BODY, Metadata()) == ("2025-02-01", None, "W")


def test_a_text_that_is_none_is_told_with_what_is_known_and_its_place() -> None:
    made = opened().document(" ", Metadata(title="T"), place=Place("s.vtt", "s-2", "cue 2"))
    assert (made.id, made.title, made.publisher) == ("s-2", "T", "Caller")
    assert made.error == "s.vtt, cue 2: holds nothing but white space; leave it out"


def test_a_file_inside_another_is_one_deeper_fetches_nothing_and_keeps_the_rest() -> None:
    met: list[Opened] = []

    def inside(file: Opened) -> Any:
        met.append(file)
        return iter(())

    outer = Opened(
        BytesIO(), Place("a.zip", "a"), Metadata(title="T"), 7, inside, print, (".txt",), Metadata(author="A"), 2,
        "application/zip", inside, True,
    )  # fmt: skip
    stream = BytesIO(b"x")
    list(outer.member("b/c.txt", stream, known=Metadata(author="B"), media_type="text/plain"))
    list(outer.member("d", stream))
    first, second = met
    assert (first.stream, first.place, first.options, first.limit) == (stream, Place("a.zip/b/c.txt", "c"),
                                                                       Metadata(title="T"), 7)  # fmt: skip
    assert (first.known, first.media_type, first.depth, first.articles) == (Metadata(author="B"), "text/plain", 3, None)
    assert (first.sidecar_owners, first.skip, first.found) == ((".txt",), print, True)
    assert (second.known, second.media_type, second.place) == (Metadata(), "", Place("a.zip/d", "d"))
