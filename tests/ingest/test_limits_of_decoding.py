"""How much of a file may be odd before it is no text, and when one reading of its bytes stands out from the others."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from readout.errors import InputError
from readout.ingest.decoding import _binary, _fits, _guess, _is_broken_utf8, _kind, _rivals, decode, tidy

BINARY = "a: is binary, not text; convert it to text or HTML first"
UNTOLD = "a: is not UTF-8, and its encoding cannot be told for certain; save it as UTF-8"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


def refusal(call: Any, *arguments: Any) -> str:
    with pytest.raises(InputError) as caught:
        call(*arguments)
    return str(caught.value)


@pytest.mark.parametrize("letter", ["a", "é", "日"])
def test_a_tenth_of_a_texts_characters_may_be_control_characters(letter: str) -> None:
    assert tidy(f"{letter * 9}\x01", "a") == f"{letter * 9}\x01"
    assert refusal(tidy, f"{letter * 8}\x01", "a") == BINARY
    assert refusal(tidy, f"{letter * 99}\0", "a") == BINARY


def test_what_tidy_changes() -> None:
    assert tidy("\ufeffa\r\nb\rc\r\r\nd\ufeff ", "a") == "a\nb\nc\n\nd\ufeff "
    assert tidy("\ufeff\ufeffa", "a") == "\ufeffa"
    assert tidy("a\ud800", "a") == "a\ufffd"
    assert refusal(tidy, "\ufeff\r\n", "a") == "a: holds nothing but white space; leave it out"


def test_bytes_that_are_no_utf8_may_be_control_characters_to_a_tenth() -> None:
    """Beyond that they are binary; up to there their encoding cannot be told."""
    assert refusal(_guess, b"\xe9" * 9 + b"\x01", "a") == UNTOLD
    assert refusal(_guess, b"\xe9" * 8 + b"\x01", "a") == BINARY


def test_bytes_that_begin_as_a_kind_of_file_are_called_so() -> None:
    kind = "of the kind .png (Portable Network Graphics file)"
    told = f"a: is {kind}, not text; give it the ending that it should have, or convert it"
    assert _kind(PNG) == kind
    assert (_binary("a", PNG), refusal(_guess, PNG, "a"), refusal(decode, b" \n" + PNG, "a")) == (told,) * 3
    assert _binary("a") == _binary("a", b"plain") == BINARY


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"RIFF"])
def test_four_bytes_tell_a_kind_of_file(data: bytes) -> None:
    assert _kind(data) is not None
    assert _kind(data[:3]) is None


def test_a_kind_of_file_is_told_whatever_few_control_characters_it_has() -> None:
    data = PNG[:8] + b"word " * 40 + b"\xe9"
    assert refusal(decode, data, "a").startswith("a: is of the kind .png")


@pytest.mark.parametrize("data", [b"", b"plain", b"BM", b"\x1f\x8b\x08"])
def test_what_begins_like_a_kind_of_file_in_few_bytes_is_none(data: bytes) -> None:
    assert _kind(data) is None


@pytest.mark.parametrize(
    ("data", "broken"),
    [
        ("é".encode() + b"\xff", True),
        ("é".encode() + b"\xff\xff", False),
        ("éé".encode() + b"a\xff\xff", True),
        (b"a\xff", False),
        ("日".encode() * 3 + b"\xff" * 4, False),
    ],
)
def test_what_is_utf8_to_half_is_broken_utf8(data: bytes, broken: bool) -> None:
    assert _is_broken_utf8(data) is broken


def test_broken_utf8_is_not_guessed_at() -> None:
    text = "Le président a déclaré samedi que les pays européens étaient prêts à négocier. " * 3
    assert refusal(decode, text.encode() + b"\xe9", "a") == UNTOLD


def reading(chaos: float, coherence: float, *pages: str, language: str = "French") -> Any:
    return SimpleNamespace(chaos=chaos, coherence=coherence, could_be_from_charset=list(pages), language=language)


@pytest.mark.parametrize(
    ("chaos", "coherence", "rivals"),
    [
        (0.25, 0.5, True),
        (0.28, 0.5, True),
        (0.30, 0.5, False),
        (0.25, 0.41, True),
        (0.25, 0.39, False),
        (0.30, 0.9, False),
        (0.0, 0.39, False),
        (0.0, 0.9, True),
    ],
)
def test_a_rival_is_nearly_as_good_in_both_scores(chaos: float, coherence: float, rivals: bool) -> None:
    """In charset-normalizer's scores: at most 0.04 more chaos, and at most 0.1 less coherence."""
    assert _rivals(reading(chaos, coherence), reading(0.25, 0.5)) is rivals


@pytest.mark.parametrize(
    ("pages", "language", "fits"),
    [
        (["cp1252"], "French", True),
        (["cp1252"], "Polish", False),
        (["cp1250"], "Polish", True),
        (["cp1252", "cp1250"], "Polish", True),
        (["cp1254"], "Turkish", True),
        (["cp1257"], "Estonian", True),
        (["cp1258"], "Vietnamese", True),
        (["cp1258"], "French", False),
        (["koi8_r"], "French", True),
        (["koi8_r", "cp1252"], "Russian", False),
        ([], "Unknown", True),
    ],
)
def test_a_code_page_fits_the_languages_that_it_was_made_for(pages: list[str], language: str, fits: bool) -> None:
    assert _fits(reading(0, 0, *pages, language=language)) is fits


@pytest.mark.parametrize("declared", [None, "utf-8", "no-such-encoding", "ascii"])
def test_a_declared_encoding_that_does_not_fit_is_passed_over(declared: str | None) -> None:
    with pytest.raises(InputError) as caught:
        decode(b"caf\xe9", "a", declared=declared)
    assert str(caught.value) == UNTOLD
    assert decode(b"caf\xe9", "a", declared="cp1252") == "café"


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"])
def test_a_mark_alone_is_a_blank_text(mark: bytes) -> None:
    assert refusal(decode, mark, "a") == "a: holds nothing but white space; leave it out"


def test_a_mark_that_lies_is_told_with_the_byte_behind_it() -> None:
    told = "a: its byte order mark says utf-8, but byte 2 is not; save it as UTF-8"
    assert refusal(decode, b"\xef\xbb\xbfab\xff", "a") == told
