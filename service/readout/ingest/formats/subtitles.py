"""Subtitles and transcripts with times: what is said, a turn a line, with the second at which each cue begins."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple

from readout.errors import InputError
from readout.ingest.decoding import decode
from readout.ingest.formats.interface import Format, Opened
from readout.ingest.formats.needs import needed
from readout.ingest.formats.subtitle_files import VOICE, plain_cues
from readout.ingest.metadata import Metadata
from readout_schemas import Position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout_schemas import Document

_TAG = re.compile(r"</?[A-Za-z0-9:.][^<>]*>|\{\\[^}]*\}")
_TURN = re.compile(r"(?:>>+|[-–—])\s*|[^\W\d_][^:.!?]{0,40}:\s")
"""How a change of speaker begins: with a dash, with two angles, or with a name and a colon."""
_LABEL = re.compile(rf"{VOICE}?[^\W\d_][^:.!?]{{0,40}}:\s")
_FEWEST_AGAIN = 3
"""Words in a row from which a cue that begins before the last one ended repeats it, and its speaker does not."""
_MILLISECONDS = 1000
_LONG_PAUSE = 4000
"""Milliseconds without words after which a new line begins."""


def _read(file: Opened) -> Iterator[Document]:
    pysubs2 = needed("pysubs2", file.place.where, "subtitles")
    content = decode(file.data(), file.place.where)
    try:
        cues = pysubs2.SSAFile.from_string(plain_cues(content), keep_html_tags=True, keep_unknown_html_tags=True)
    except (pysubs2.Pysubs2Error, ValueError, IndexError, KeyError, NotImplementedError, SyntaxError) as error:
        raise InputError(f"{file.place.where}: holds no subtitles that can be read ({error}); check the file") from None
    text, positions = _joined(_cues(cues))
    if not text:
        raise InputError(f"{file.place.where}: holds no words; leave it out")
    yield file.document(text, Metadata(), positions=positions)


class _Cue(NamedTuple):
    start: int
    end: int
    lines: list[str]


def _cues(cues: Any) -> list[_Cue]:
    """The cues in the order of their times, with ``VOICE`` before each line of who is named as its speaker."""
    found = [_Cue(cue.start, cue.end, _lines(cue)) for cue in sorted(cues, key=lambda one: one.start) if _is_said(cue)]
    spoken = [cue for cue in found if cue.lines]
    if all(_LABEL.match(cue.lines[0]) for cue in spoken):  # as meetings are transcribed
        return [
            cue._replace(lines=[f"{VOICE if _LABEL.match(one) else ''}{one.lstrip(VOICE)}" for one in cue.lines])
            for cue in spoken
        ]
    return spoken


def _is_said(cue: Any) -> bool:
    return bool(cue.type == "Dialogue")


def _lines(cue: Any) -> list[str]:
    name = f"{VOICE}{cue.name.strip()}: " if cue.name.strip() else ""
    lines = (" ".join(unescape(_TAG.sub("", line)).split()) for line in re.split(r"\\N|\n", name + cue.text))
    return [line for line in lines if line]


def _joined(cues: list[_Cue]) -> tuple[str, tuple[Position, ...]]:
    """The words of all cues; what two cues running on say twice, as live captions do, is said once."""
    text, voice, last, positions = "", "", _Cue(0, 0, []), []
    for cue in cues:
        for line in _fresh(cue, last):
            name, words = _voice(line)
            paused = cue.start - last.end > _LONG_PAUSE
            if name and name == voice and not paused:
                turn, said = False, words
            else:
                turn, said = bool(not text or name or _TURN.match(words) or paused), f"{name}{words}"
                voice = name if turn else voice
            gap = "" if not text else "\n" if turn else " "
            positions.append(Position(start=len(text + gap), time=round(cue.start / _MILLISECONDS, 3)))
            text += gap + said
        last = cue._replace(end=max(last.end, cue.end))
    return text, tuple(positions)


def _voice(line: str) -> tuple[str, str]:
    """The label of who speaks in a line, if it is sure that it is one, and the words behind it."""
    if not line.startswith(VOICE):
        return "", line
    name, _, words = line[len(VOICE) :].partition(": ")
    return f"{name}: ", words


def _fresh(cue: _Cue, last: _Cue) -> list[str]:
    """The lines of a cue without what was on the screen before: whole lines, or the words that roll on."""
    fresh = [line for line in cue.lines if line not in last.lines]
    if len(fresh) < len(cue.lines) or cue.start > last.end:
        return fresh
    again = _said_twice(" ".join(last.lines).split(), " ".join(cue.lines).split())
    if again < _FEWEST_AGAIN:
        return fresh
    kept = []
    for line in fresh:
        words = line.split()
        kept.append(" ".join(words[again:]))
        again = max(0, again - len(words))
    return [line for line in kept if line]


def _said_twice(before: list[str], words: list[str]) -> int:
    """How many words a cue begins with that the one before it ended with."""
    return next((size for size in range(min(len(before), len(words)), 0, -1) if before[-size:] == words[:size]), 0)


SUBTITLES = Format(
    title="subtitles",
    suffixes=(".srt", ".vtt", ".sbv", ".ttml", ".dfxp", ".ass", ".ssa", ".smi", ".sami"),
    media_types=("text/vtt", "application/x-subrip", "application/ttml+xml"),
    begins=re.compile(
        rb"(?:\xef\xbb\xbf)?(?:WEBVTT\b|\s*+\d+\s*\n\d+:\d\d:\d\d[,.]\d+ *--> *\d+:"
        rb"|\d+:\d\d:\d\d\.\d{3},\d+:\d\d:\d\d\.\d{3}\s*\n|\[Script Info\]|<SAMI>"
        rb"|\s*+(?:<\?xml[^>]*>\s*+)?(?:(?><!--.*?-->)\s*+)*+<(?:tt|tt:tt)[\s>])",
        re.DOTALL,
    ),
    read=_read,
    has_sidecar=True,
)
