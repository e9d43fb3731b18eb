"""A format whose package is not installed says which one it needs, in one line, of the file that was to be read."""

from __future__ import annotations

import sys
from io import BytesIO
from typing import Any

import pytest

from readout.errors import InputError
from readout.ingest import NO_METADATA
from readout.ingest.documents import Place
from readout.ingest.formats.feeds import FEED
from readout.ingest.formats.interface import Format, Opened
from readout.ingest.formats.outlook import OUTLOOK
from readout.ingest.formats.parquet import PARQUET
from readout.ingest.formats.pdf import PDF
from readout.ingest.formats.subtitles import SUBTITLES
from readout.ingest.formats.web_archives import WARC
from readout.ingest.formats.word import WORD


def opened(data: bytes) -> Opened:
    def nothing(*_: object) -> Any:
        raise AssertionError("nothing is inside, and nothing is skipped")

    return Opened(BytesIO(data), Place("in/a.x", "a"), NO_METADATA, 1000, nothing, nothing)


@pytest.mark.parametrize(
    ("kind", "package", "told"),
    [
        (FEED, "feedparser", "a feed needs feedparser; install readout[formats]"),
        (OUTLOOK, "oxmsg", "Outlook needs oxmsg; install readout[formats]"),
        (PDF, "pypdfium2", "PDF needs pypdfium2; install readout[formats]"),
        (SUBTITLES, "pysubs2", "subtitles needs pysubs2; install readout[formats]"),
        (WARC, "fastwarc.warc", "a web archive needs fastwarc; install readout[formats]"),
        (WORD, "mammoth", "Word needs mammoth; install readout[formats]"),
        (PARQUET, "pyarrow", "Parquet needs pyarrow; install readout[parquet]"),
    ],
    ids=lambda value: value.title if isinstance(value, Format) else None,
)
def test_a_package_that_is_missing_is_named(
    kind: Format, package: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(InputError) as caught:
        list(kind.read(opened(b"Subject: x\n\nThe ministers met.\n")))
    assert str(caught.value) == f"in/a.x: {told}"
