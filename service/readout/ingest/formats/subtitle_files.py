"""What a file of subtitles holds beside its cues is taken out, so that no identifier or comment becomes a word."""

from __future__ import annotations

import re

VOICE = "\ufdd0"
"""Stands before the name of who speaks in a cue: no character (Unicode, 23.7), and in no text."""
_VOICE = re.compile(r"[ \t]*<v(?:\.[^\s>]*)?\s+([^>]+)>")
"""Who speaks in a cue (https://www.w3.org/TR/webvtt1/#webvtt-cue-voice-span)."""
_NO_CUE = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t]|$)")
"""How blocks of WebVTT begin that are no cues (https://www.w3.org/TR/webvtt1/#file-structure)."""
_TIMES = "-->"
_CLOCK = re.compile(r"\s*\d+:\d\d")
_SBV = re.compile(r"^(\d+:\d\d:\d\d)\.(\d{3}),(\d+:\d\d:\d\d)\.(\d{3})[ \t]*$", re.MULTILINE)
"""The times of a cue as YouTube exports them."""
_TICKS = re.compile(r"""(\b(?:begin|end|dur)\s*=\s*["'])(\d+)t(["'])""")
_FRAMES = re.compile(r"""(\b(?:begin|end|dur)\s*=\s*["']\d+:\d\d:\d\d):(\d+)(["'])""")
_RATE = re.compile(r"""\b(tickRate|frameRate)\s*=\s*["'](\d+)["']""")
_FRAME_RATE = 30
"""Frames a second of a file that says no rate (TTML 2, 7.2.3)."""
_AGENT = re.compile(
    r"""<(\w+:)?agent\b[^>]*?\bxml:id\s*=\s*["']([^"']+)["'].*?<(?:\w+:)?name\b[^>]*>([^<]*)<""", re.DOTALL
)
_SPOKEN = re.compile(r"""(<(?:\w+:)?p\b[^>]*?\bagent\s*=\s*["'])([^"']+)(["'][^>]*>)""")


def plain_cues(content: str) -> str:
    """The content of a file with its cues alone, in a form that pysubs2 reads, and ``VOICE`` before who speaks."""
    start = content.lstrip()
    if start.startswith("WEBVTT"):
        return _numbered(_without_blocks(_with_voices(content)))
    if start.startswith("<"):
        return _with_agents(_in_seconds(content))
    if start.startswith("["):
        return content
    return _numbered(_with_voices(_SBV.sub(r"\1,\2 --> \3,\4", content)))


def _without_blocks(content: str) -> str:
    """WebVTT without comments, styles, and the identifiers of cues."""
    head, *blocks = re.split(r"\n\n+", content)
    return "\n\n".join([head, *(_cue(block) for block in blocks if not _NO_CUE.match(block))])


def _numbered(content: str) -> str:
    """Cues with a number before and behind each: pysubs2 takes the last line for one that is nothing but figures."""
    found: list[str] = []
    for line in content.split("\n"):
        if _TIMES in line and _CLOCK.match(line):
            if found and found[-1].strip().isdecimal():
                found.pop()
            found.append("0")
        found.append(line)
    return "\n".join((*found, "", "0", ""))


def _cue(block: str) -> str:
    first, _, rest = block.partition("\n")
    return rest if _TIMES not in first and _TIMES in rest.partition("\n")[0] else block


def _with_voices(content: str) -> str:
    """The voices of cues as labels, each on a line of its own."""
    return _VOICE.sub(_label, content)


def _label(voice: re.Match[str]) -> str:
    begins = voice.start() == 0 or voice.string[voice.start() - 1] == "\n"
    return f"{'' if begins else chr(10)}{VOICE}{voice[1].strip()}: "


def _in_seconds(content: str) -> str:
    """TTML whose times are in seconds, not in ticks or frames (TTML 2, 10.3.1)."""
    rates = {name: int(rate) for name, rate in _RATE.findall(content) if int(rate)}
    frames = rates.get("frameRate", _FRAME_RATE)
    ticks = rates.get("tickRate", frames if "frameRate" in rates else 1)
    content = _TICKS.sub(lambda one: f"{one[1]}{int(one[2]) / ticks:.3f}s{one[3]}", content)
    return _FRAMES.sub(lambda one: f"{one[1]}{f'{min(int(one[2]) / frames, 0.999):.3f}'[1:]}{one[3]}", content)


def _with_agents(content: str) -> str:
    """TTML with the name of who speaks before a paragraph's words."""
    names = {key: " ".join(name.split()) for _, key, name in _AGENT.findall(content)}
    return _SPOKEN.sub(lambda one: f"{one[0]}{f'{VOICE}{names[one[2]]}: ' if names.get(one[2]) else ''}", content)
