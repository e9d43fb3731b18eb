"""Subtitles and transcripts with times: what is said, a turn a line, with the second at which each cue begins."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from readout.errors import InputError
from readout.ingest.decoding import decode
from readout.ingest.formats.interface import Format, Opened
from readout.ingest.formats.needs import needed
from readout.ingest.metadata import Metadata
from readout_schemas import Position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout_schemas import Document

_VOICE = re.compile(r"[ \t]*<v(?:\.[^\s>]*)?\s+([^>]+)>")
"""Who speaks in a cue (https://www.w3.org/TR/webvtt1/#webvtt-cue-voice-span)."""
_TAG = re.compile(r"</?[A-Za-z0-9:.][^<>]*>|\{\\[^}]*\}")
_TURN = re.compile(r"(?:>>+|[-–—])\s*|[^\W\d_][^:.!?]{0,40}:\s")
"""How a change of speaker begins: with a dash, with two angles, or with a name and a colon."""
_MILLISECONDS = 1000
_LONG_PAUSE = 4000
"""Milliseconds without words after which a new line begins."""


def _read(file: Opened) -> Iterator[Document]:
    pysubs2 = needed("pysubs2", file.place.where, "subtitles")
    content = decode(file.data(), file.place.where)
    try:
        cues = pysubs2.SSAFile.from_string(_with_voices(content), keep_html_tags=True, keep_unknown_html_tags=True)
    except (pysubs2.Pysubs2Error, ValueError, IndexError) as error:
        raise InputError(f"{file.place.where}: holds no subtitles that can be read ({error}); check the file") from None
    text, positions = _joined(cues)
    if not text:
        raise InputError(f"{file.place.where}: holds no words; leave it out")
    yield file.document(text, Metadata(), positions=positions)


def _with_voices(content: str) -> str:
    """The voices of cues as labels, each on a line of its own."""
    return _VOICE.sub(_label, content)


def _label(voice: re.Match[str]) -> str:
    begins = voice.start() == 0 or voice.string[voice.start() - 1] == "\n"
    return f"{'' if begins else chr(10)}{voice[1].strip()}: "


def _joined(cues: Any) -> tuple[str, tuple[Position, ...]]:
    """The words of all cues; what two cues running on say twice, as live captions do, is said once."""
    text, last, end, positions = "", "", 0, []
    for cue in sorted(cues, key=lambda one: one.start):
        lines = [" ".join(unescape(_TAG.sub("", line)).split()) for line in re.split(r"\\N|\n", cue.text)]
        fresh = [line for line in lines if line and line not in last.split("\n")]
        last = "\n".join(lines)
        for line in fresh:
            turn = not text or bool(_TURN.match(line)) or cue.start - end > _LONG_PAUSE
            gap = "" if not text else "\n" if turn else " "
            positions.append(Position(start=len(text + gap), time=round(cue.start / _MILLISECONDS, 3)))
            text += gap + line
        end = max(end, cue.end)
    return text, tuple(positions)


SUBTITLES = Format(
    title="subtitles",
    suffixes=(".srt", ".vtt"),
    media_types=("text/vtt", "application/x-subrip"),
    begins=re.compile(rb"(?:\xef\xbb\xbf)?(?:WEBVTT\b|\s*+\d+\s*\n\d+:\d\d:\d\d[,.]\d+ *--> *\d+:)"),
    read=_read,
    has_sidecar=True,
)
