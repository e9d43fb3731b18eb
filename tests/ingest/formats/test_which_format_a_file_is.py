"""What a file is by its name, by what it is called, and by what it begins with; what a name that is taken becomes."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest

from readout.errors import InputError
from readout.ingest import NO_METADATA
from readout.ingest.documents import Place, digest
from readout.ingest.formats import FORMATS, by_content, by_media_type, by_name, format_of, told
from readout.ingest.formats.interface import Opened
from readout.ingest.uniqueness import Register


def titled(found: Any) -> str | None:
    return found.title if found is not None else None


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("a.txt", "text"),
        ("in/A.B.HTML", "web page"),
        ("a.tar.gz", "tar"),
        ("a.warc.gz", "WARC"),
        ("a.gz", "compressed file"),
        ("a.tar.gz.x", None),
        ("in.pdf/a", None),
        ("pdf", None),
        (".pdf", "PDF"),
        ("a.x.pdf", "PDF"),
        ("", None),
    ],
)
def test_the_longest_end_of_a_name_that_is_known_tells_its_format(name: str, title: str | None) -> None:
    assert titled(by_name(name)) == title


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (" Text/HTML ; charset=utf-8", "web page"),
        ("application/pdf", "PDF"),
        ("application/feed+json", "feed"),
        ("text/xml", "feed"),
        ("image/png", None),
        ("", None),
    ],
)
def test_what_a_server_calls_a_format(kind: str, title: str | None) -> None:
    assert titled(by_media_type(kind)) == title


@pytest.mark.parametrize(
    ("data", "title"),
    [
        (b"\n <!-- x --> <!DOCTYPE html>", "web page"),
        (b"<?xml version='1.0'?><html", "web page"),
        (b"\0\n%PDF-1.4", "PDF"),
        (b"\0" * 65 + b"%PDF-1.4", None),
        (b"From ida@e.org Tue Mar  4", "mailbox"),
        (b"From ida with love", None),
        (b"<?xml version='1.0'?> <rss version='2.0'>", "feed"),
        (b"<!-- x --><feed xmlns='a'>", "feed"),
        (b"<rssx>", None),
        (b"<?xml version='1.0'?><newsItem>", "NewsML"),
        (b"<a:nitf>", "NewsML"),
        (b"\xef\xbb\xbfWEBVTT\n", "subtitles"),
        (b"WEBVTTX", None),
        (b"PAR1", "Parquet"),
        (b"PK\x03\x04 [Content_Types].xml word/document.xml", "Word"),
        (b"PK\x03\x04 a.txt", "ZIP"),
        (b"PK\x05\x06", "ZIP"),
        (b"x" * 257 + b"ustar", "tar"),
        (b"x" * 256 + b"ustar", None),
        (b"WARC/1.1", "WARC"),
        (b"The WARC/1.1", None),
        # Neither may be tried in all the ways in which it could be cut.
        (b"<!-- x --> " * 700 + b"<x", None),
        (b"<?x?> \n<!-- -->" * 500 + b"<feed", "feed"),
    ],
)
def test_what_a_format_begins_with(data: bytes, title: str | None) -> None:
    assert titled(by_content(data)) == title


@pytest.mark.parametrize(
    ("name", "media_type", "data", "title"),
    [
        ("a.txt", "application/pdf", b"%PDF1.4", "text"),
        ("a.xml", "", b"<nitf>", "NewsML"),
        ("a.XML", "", b"<nitf>", "NewsML"),
        ("a.xml", "text/html", b"<x>", "web page"),
        ("a.xml", "", b"<x>", "feed"),
        ("a.x", "text/html", b"%PDF-1.4", "PDF"),
        ("a.x", "text/html", b"x", "web page"),
        ("a.x", "", b"x", None),
        ("a", "", b" " * 8187 + b"<html", "web page"),
        ("a", "", b" " * 8188 + b"<html", None),
    ],
)
def test_a_name_counts_first_then_the_content_then_what_the_file_is_said_to_be(
    name: str, media_type: str, data: bytes, title: str | None
) -> None:
    def nothing(*_: object) -> Any:
        raise AssertionError

    file = Opened(BytesIO(data), Place("a", "a"), NO_METADATA, 10, nothing, nothing, media_type=media_type)
    assert titled(format_of(file, name)) == title
    assert file.stream.tell() == 0


def test_what_users_are_told_of_the_formats() -> None:
    ends = [one.suffixes[0] for one in FORMATS]
    assert told() == f"{', '.join(ends[:-1])} or .warc"


def test_a_name_that_is_taken_gets_the_beginning_of_its_hash_and_then_a_number_from_two_on() -> None:
    register, mark = Register(), digest("One.")
    given = [register.settle("A", f"{number}.txt", mark, True) for number in range(4)]
    assert given == [(f"A{end}", None) for end in ("", f"-{mark[:8]}", f"-{mark[:8]}-2", f"-{mark[:8]}-3")]
    assert register.settle("a", "x.txt", None, True) == (f"a-{digest('x.txt')[:8]}", None)
    assert register.settle("b", "y.txt", "", False) == ("b", None)


def test_a_copy_names_the_first_of_its_text_however_many_came_between() -> None:
    register, mark = Register(), digest("One.")
    assert register.settle("a", "a.txt", mark, False) == ("a", None)
    for source, what in (("b.txt", "a.txt"), ("a.txt", "a.txt (document a)"), ("c.txt", "a.txt")):
        _, error = register.settle("x", source, mark, False)
        assert error == f"{source}: has the very text of {what}, and is left out as a copy"
    assert register.settle("y", "d.txt", mark, True)[1] is None


def opened_as(name: str, data: bytes) -> Opened:
    def nothing(*_: object) -> Any:
        raise AssertionError

    return Opened(BytesIO(data), Place(name, "a"), NO_METADATA, 10, nothing, nothing)


MAIL_HEAD = b"From: Ida <i@e.org>\r\nSubject: a\r\n b\r\nMIME-Version: 1.0\r\n\r\nWe come."


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.txt", b"PK\x03\x04...", "its format is ZIP, but its name says text; give it the ending .zip"),
        (
            "a.txt",
            b"PK\x03\x04....word/",
            "its format is Word, but its name says text; give it the ending .docx or .docm",
        ),
        ("a.md", b"%PDF-1.4", "its format is PDF, but its name says text; give it the ending .pdf"),
        ("a.txt", MAIL_HEAD, "its format is e-mail, but its name says text; give it the ending .eml or .emlx"),
        (
            "a.txt",
            b"<!doctype html><p>",
            "its format is web page, but its name says text; give it the ending .html or .htm",
        ),
        (
            "a.html",
            b"<rss version='2.0'>",
            "its format is feed, but its name says web page; give it the ending .rss or .atom",
        ),
        ("a.json", b"PAR1", "its format is Parquet, but its name says JSON; give it the ending .parquet"),
        ("a.pdf", b"<html>", "its format is web page, but its name says PDF; give it the ending .html or .htm"),
    ],
)
def test_a_file_whose_name_says_another_format_is_refused_by_what_it_is(name: str, data: bytes, told: str) -> None:
    with pytest.raises(InputError) as error:
        format_of(opened_as(name, data), name)
    assert str(error.value) == f"{name}: {told}"


@pytest.mark.parametrize(
    ("name", "data", "title"),
    [
        ("a.docx", b"PK\x03\x04...", "Word"),
        ("a.zip", b"PK\x03\x04....word/", "ZIP"),
        ("a.eml", b"From ida@e.org Tue Mar  4", "e-mail"),
        ("a.txt", b"From: Ida\nTo: Otto\nSubject: the accord\n\nMessage-ID is a header.", "text"),
        ("a.txt", b"PK is a town.", "text"),
        ("a.xml", b"<html>", "web page"),
    ],
)
def test_what_may_be_what_its_name_says_is_that(name: str, data: bytes, title: str) -> None:
    """A Word file whose parts come late looks like any ZIP; what somebody copied from a mail is his text."""
    assert titled(format_of(opened_as(name, data), name)) == title
