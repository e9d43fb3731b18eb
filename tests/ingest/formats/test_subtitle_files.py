"""Subtitles as programs write them: identifiers, comments and styles are no words, and who speaks is a label."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest

from readout.errors import InputError
from readout.ingest import NO_METADATA
from readout.ingest.documents import Place
from readout.ingest.formats import by_content
from readout.ingest.formats.interface import Opened
from readout.ingest.formats.subtitles import SUBTITLES
from readout_schemas import Document


def document(data: str) -> Document:
    def nothing(*_: object) -> Any:
        raise AssertionError("nothing is inside, and nothing is skipped")

    (found,) = SUBTITLES.read(Opened(BytesIO(data.encode()), Place("s", "s"), NO_METADATA, 10_000, nothing, nothing))
    return found


GUID = "3fa85f64-5717-4562-b3fc-2c963f66afa6"
TEAMS = f"""WEBVTT

{GUID}/12-0
00:00:01.000 --> 00:00:04.000
<v Ida Berg>We will come to the talks,</v>

{GUID}/12-1
00:00:04.000 --> 00:00:06.000
<v Ida Berg>and we will pay.</v>

{GUID}/13-0
00:00:06.500 --> 00:00:08.000
<v Otto Lund>In the year
1945</v>
"""
ZOOM = """WEBVTT

1
00:00:01.000 --> 00:00:04.000
Ida Berg: We will come to the talks,

2
00:00:04.000 --> 00:00:06.000
Ida Berg: and we will pay.

3
00:00:06.500 --> 00:00:08.000
Otto Lund: In the year
1945
"""
ASS = """[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname
Style: Default,Arial

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:01.00,0:00:04.00,Default,,0,0,0,,Not for the screen
Dialogue: 0,0:00:01.00,0:00:04.00,Default,Ida Berg,0,0,0,,{\\i1}We will come{\\i0}\\Nto the talks,
Dialogue: 0,0:00:04.00,0:00:06.00,Default,Ida Berg,0,0,0,,and we will pay.
Dialogue: 0,0:00:06.50,0:00:08.00,Default,Otto Lund,0,0,0,,In the year 1945
"""
TTML = """<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xmlns:ttp="x" ttp:frameRate="25"
 ttp:tickRate="10000000"><head><metadata><ttm:title>Title</ttm:title><ttm:agent xml:id="a" type="person"><ttm:name>Ida
Berg</ttm:name></ttm:agent><ttm:agent xml:id="b"><ttm:name>Otto Lund</ttm:name></ttm:agent></metadata></head><body><div>
<p begin="00:00:01:00" end="00:00:04.000" ttm:agent="a">We will come<br/>to the <span>talks</span>,</p>
<p begin="40000000t" end="60000000t" ttm:agent="a">and we will pay.</p>
<p begin="00:00:06:12" end="8s" ttm:agent="b">In the year 1945</p></div></body></tt>"""


@pytest.mark.parametrize("data", [TEAMS, ZOOM, ASS, TTML], ids=["Teams", "Zoom", "ASS", "TTML"])
def test_turns_of_a_meeting_have_their_speaker_once_and_no_identifier(data: str) -> None:
    made = document(data)
    assert made.text == "Ida Berg: We will come to the talks, and we will pay.\nOtto Lund: In the year 1945"
    assert made.text is not None
    times = {made.text[one.start :].split()[0]: one.time for one in made.positions}
    assert (times["Ida"], times["and"]) == (1.0, 4.0)
    assert times["Otto"] == pytest.approx(6.5, abs=0.03)


def test_comments_styles_and_regions_are_no_words() -> None:
    blocks = ["WEBVTT - Title", "NOTE one\ntwo", "STYLE\n::cue { color: red }", "REGION\nid:fred"]
    cues = [
        "intro\n00:01.000 --> 00:04.000 align:start\nWe come.",
        "NOTE three",
        "00:05.000 --> 00:06.000\n- NOTE that.",
    ]
    assert document("\n\n".join(blocks + cues)).text == "We come.\n- NOTE that."
    assert document("\r\n\r\n".join(blocks + cues)).text == "We come.\n- NOTE that."


def test_exports_of_youtube_and_of_sami_are_read() -> None:
    made = document("0:00:00.599,0:00:04.160\nWe will come,\nand pay.\n\n0:00:04.160,0:00:06.770\n>> Thank you.\n")
    assert (made.text, [one.time for one in made.positions]) == (
        "We will come, and pay.\n>> Thank you.",
        [0.599, 0.599, 4.16],
    )
    assert (
        document("<SAMI><BODY><SYNC Start=1000><P>We come.<SYNC Start=4000><P>&nbsp;</BODY></SAMI>").text == "We come."
    )


def test_words_that_roll_on_are_said_once_and_words_that_are_said_again_twice() -> None:
    def rolled(*cues: tuple[int, int, str]) -> str | None:
        return document(
            "WEBVTT\n\n" + "".join(f"00:0{a}.000 --> 00:0{b}.000\n{words}\n\n" for a, b, words in cues)
        ).text

    assert rolled((0, 2, "the ministers met"), (1, 4, "the ministers met in oslo"), (2, 6, "met in oslo to talk")) == (
        "the ministers met in oslo to talk"
    )
    youtube = (
        (0, 2, "\nthe<00:00.500><c> ministers</c>"),
        (2, 3, "the ministers\n "),
        (3, 4, "the ministers\nmet<c> today</c>"),
    )
    assert rolled(*youtube) == "the ministers met today"
    assert rolled((0, 2, "No, no."), (2, 4, "No, no. We come.")) == "No, no. No, no. We come."
    assert (
        rolled((0, 2, "We will not pay"), (3, 4, "We will not pay for this"))
        == "We will not pay We will not pay for this"
    )


@pytest.mark.parametrize("data", [TEAMS, ASS, TTML, "0:00:00.599,0:00:04.160\nWe come.\n", "<SAMI><BODY>"])
def test_subtitles_are_told_by_how_they_begin(data: str) -> None:
    assert by_content(data.encode()) is SUBTITLES


def test_times_that_cannot_be_read_are_told() -> None:
    with pytest.raises(InputError, match="holds no subtitles that can be read"):
        document(TTML.replace("40000000t", "soon"))
