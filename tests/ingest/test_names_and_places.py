"""What a document is called and where it is said to be from, whatever it was read from."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from readout.errors import InputError
from readout.ingest import Metadata, document
from readout.ingest.documents import Place, _opening, build, content_id, failed, slug
from readout.ingest.inputs import Source, kind_of
from readout.ingest.readers import place_of
from readout_schemas import Position, Span

MARK = hashlib.sha256(b"T").hexdigest()[:8]


def test_a_place_is_named_with_its_part_if_it_has_one() -> None:
    assert Place("a.txt", "a").where == "a.txt"
    assert Place("a.txt", "a", "line 3").where == "a.txt, line 3"


def test_an_item_has_its_number_in_its_name_and_its_part_and_keeps_the_rest() -> None:
    assert Place("a.txt", "a", "line 3", "id").item(2, "entry") == Place("a.txt", "a-2", "line 3, entry 2", "id")


def test_the_source_of_a_place_can_be_written_whatever_bytes_its_name_has() -> None:
    assert Place("caf\udce9.txt", "caf").source == "caf\ufffd.txt"
    assert Place("caf\udce9.txt", "caf").where == "caf\ufffd.txt"
    assert Place("😀.txt", "a").source == "😀.txt"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Müller & Co", "Muller-Co"),
        ("A_b.C-d", "A_b.C-d"),
        ("a/b c.txt", "a-b-c.txt"),
        ("..-a..b-..", "a..b"),
        ("__a__", "__a__"),
        ("ﬁne", "fine"),
        ("новости", f"document-{hashlib.sha256('новости'.encode()).hexdigest()[:8]}"),
        ("", f"document-{hashlib.sha256(b'').hexdigest()[:8]}"),
    ],
)
def test_a_name_keeps_ascii_letters_digits_and_three_marks(text: str, name: str) -> None:
    assert slug(text) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Kyiv agrees to a truce", "kyiv-agrees-to-a-truce"),
        ("A.b_c--d", "a-b-c-d"),
        ("a" * 32, "a" * 32),
        ("a" * 33, "a" * 32),
        (f"{'a' * 20} {'b' * 11}", f"{'a' * 20}-{'b' * 11}"),
        (f"{'a' * 20} {'b' * 12}", "a" * 20),
        (f"a b{'c' * 20} {'d' * 12}", f"a-b{'c' * 20}"),
        (f"{'a' * 31} bc", "a" * 31),
        ("_a_", "a"),
        ("новости дня", "novosti-dnya"),
        ("北京", "beijing"),
    ],
)
def test_an_id_is_at_most_32_characters_of_words_and_8_of_the_hash(words: str, name: str) -> None:
    assert content_id("T", words) == f"{name}-{MARK}"


@pytest.mark.parametrize(
    ("text", "spans", "opening"),
    [
        ("Share\nText of it", [(0, 5)], "Text of it"),
        ("Text\nShare", [(5, 10)], "Text Share"),
        ("Share\n \nTweet\nText", [(8, 13), (0, 5)], "Text"),
        ("Share\nText\nTweet\nMore", [(0, 5), (11, 16)], "Text Tweet More"),
        ("Share\nTweet\nText", [(0, 11), (6, 9)], "Text"),
        ("Share", [(0, 5)], "Share"),
        ("x" * 61, [], "x" * 60),
        (f"Share\n{'x' * 61}", [(0, 5)], "x" * 59),
    ],
)
def test_the_words_of_an_id_are_the_first_60_characters_behind_the_furniture(
    text: str, spans: list[tuple[int, int]], opening: str
) -> None:
    assert _opening(text, [Span(start=start, end=end) for start, end in spans]) == opening


def test_a_document_has_all_that_is_known_of_its_text() -> None:
    """Its language is looked for where nobody says it, and the id that the file gives is kept."""
    text = "The ministers met in Oslo.\nShare"
    positions = (Position(start=0, page=1),)
    made = build(f"\ufeff{text}\r\n", Place("a.pdf", "a", "page 1", "own"), Metadata(title="T"), positions)
    assert (made.id, made.source, made.title, made.language) == ("own", "a.pdf", "T", "en")
    assert (made.text, made.sha256) == (f"{text}\n", hashlib.sha256(f"{text}\n".encode()).hexdigest())
    assert ([(one.start, one.end) for one in made.furniture], made.positions) == ([(27, 32)], positions)
    assert build(text, Place("a", "a"), Metadata(language="de")).language == "de"
    named = build(f"Share\n{text}", Place("a", "a"), Metadata())
    assert named.id == f"the-ministers-met-in-oslo-share-{(named.sha256 or '')[:8]}"


def test_what_is_blank_is_said_of_the_place() -> None:
    with pytest.raises(InputError, match=r"^a\.txt, line 3: holds nothing but white space"):
        build(" ", Place("a.txt", "a", "line 3"), Metadata())


def test_a_failure_is_one_line_under_the_name_of_its_place() -> None:
    made = failed(InputError("a.txt:  is\n no\ttext \udce9"), Place("a.txt", "a", given="own"), Metadata(title="T"))
    assert (made.id, made.source, made.title, made.error) == ("a", "a.txt", "T", "a.txt: is no text \ufffd")
    assert (made.text, made.sha256) == (None, None)


def test_a_string_is_called_text_or_as_its_caller_says() -> None:
    assert (document(" ").id, document(" ").source) == ("text", "text")
    known = document("\0", source="reports/a.b.txt", metadata=Metadata(title="T"))
    assert (known.id, known.source, known.title) == ("a.b", "reports/a.b.txt", "T")
    assert known.error == "reports/a.b.txt: is binary, not text; convert it to text or HTML first"


@pytest.mark.parametrize(
    ("source", "place"),
    [
        (Source(Path("-")), Place("-", "stdin")),
        (Source(Path("a/b.txt")), Place("a/b.txt", "b")),
        (Source(Path("b.TXT")), Place("b.TXT", "b")),
        (Source(Path("b.html")), Place("b.html", "b")),
        (Source(Path("b.htm")), Place("b.htm", "b")),
        (Source(Path("b.tar.gz")), Place("b.tar.gz", "b")),
        (Source(Path("b.TAR.GZ")), Place("b.TAR.GZ", "b")),
        (Source(Path("b.c.warc.gz")), Place("b.c.warc.gz", "b.c")),
        (Source(Path("b.c.xlsx")), Place("b.c.xlsx", "b.c")),
        (Source(Path("b")), Place("b", "b")),
        (Source(Path("/x/a.txt"), named="a.txt"), Place("a.txt", "a")),
        (
            Source(Path(), named="https://a.example/b//c.html?x=1", is_web=True),
            Place("https://a.example/b//c.html?x=1", "a.example-b-c.html-x-1"),
        ),
        (Source(Path(), named="https://", is_web=True), Place("https://", "https")),
    ],
)
def test_a_file_is_called_without_its_ending_and_an_address_without_its_scheme(source: Source, place: Place) -> None:
    assert place_of(source) == place


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a/b.PNG", ".png files"), ("a.tar.gz", ".gz files"), ("a", "files without an ending")],
)
def test_what_files_of_a_kind_are_called_in_a_message(name: str, kind: str) -> None:
    assert kind_of(name) == kind
