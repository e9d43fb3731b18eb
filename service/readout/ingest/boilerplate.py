"""Boilerplate, found by rule: what stands on a page beside the article, and sub-headings inside it.

Whole lines only, and conservative: a sentence of the article must never be marked, so that what is in doubt is left.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Self

from readout.ingest import boilerplate_patterns as rules
from readout.text.label_words import label_words
from readout_schemas import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 400
"""Characters; notices of cookies come near, and a longer line, a paragraph of the article, is not looked at."""
_HEADING_WORDS = 8
_PARAGRAPH_WORDS = 12
_PARAGRAPHS_THAT_END = 0.8
"""Share of the long lines that end a sentence, from which a file has one paragraph a line, and is not wrapped."""
_NAME_WORDS = 4

_BULLETS, _ARROWS = " \t\u00a0*•·▶►▸»›>→|+#-", " \t\u00a0»›>→|"
_OPENING = "“‘\"'«„‚‹»›「『"
_CLOSING = "”’\"'»“‘›«‹」』"
"""Marks that open and close a quotation in some language: »…« and “…” in the one, «…» and „…“ in the other."""
_STOPS = tuple(".!?…。！？؟۔।")
_AFTER_STOP = f" \t\u00a0{_CLOSING})]*"
_NO_HEADING_END = re.compile(rf"""[.,;:!?…。！？،؛؟۔।][\s{_CLOSING})\]]*$""")
_THIRD_ITEM = re.compile(r"\(c\)\s+[a-zà-öø-ÿ]")
"""The third item of a list, and no sign of copyright: ``(c) received with appreciation``."""
_QUOTED = re.compile(r"[“”„«»\"].+|(?<!\w)[‘'‚].+[’'‘](?!\w)")
_SPEECH_WORDS = (
    r"said|says?|saying|told|tells|added|adds|announced|announces|warned|warns|declared|vowed|stated|insisted"
    r"|confirmed|admitted|claimed|urged|called|agreed|pledged|promised|refused|rejected|wrote|replied|according to"
    r"|sagte|sagt|erklärte|erklärt|betonte|fügte|warnte|kündigte|forderte|teilte|so"
    r"|dit|déclaré|déclare|affirmé|affirme|ajouté|ajoute|annoncé|annonce|assuré|prévenu|selon"
)
"""What ties words to a speaker, in the languages of the rules."""
_SPEECH = re.compile(rf"\b(?:{_SPEECH_WORDS})\b", re.IGNORECASE)
_SMALL_WORDS = frozenset(("a", "an", "and", "at", "by", "de", "der", "die", "du", "et", "for", "from", "in", "la", "le",
                          "les", "of", "on", "or", "the", "to", "und", "von", "with"))  # fmt: skip


class _Line(NamedTuple):
    start: int
    text: str
    words: int
    """How many, up to one more than a paragraph has at the least."""

    @classmethod
    def of(cls, start: int, text: str) -> Self:
        """A line and how many words it has."""
        return cls(start, text, len(text.split(maxsplit=_PARAGRAPH_WORDS)))

    @property
    def ends(self) -> bool:
        """Whether it ends a sentence."""
        return self.text.rstrip(_AFTER_STOP).endswith(_STOPS)

    @property
    def reports(self) -> bool:
        """Whether it ties quoted words to a speaker."""
        return bool(_QUOTED.search(self.text) and _SPEECH.search(self.text))


def boilerplate(text: str) -> tuple[Span, ...]:
    """The spans of boilerplate in a text, in its order, none touching another.

    Marked are calls to register, comment boxes, buttons, links to other articles, notices, credits and captions, in
    English, German and French; and sub-headings, in texts that have one paragraph a line. Lines with only white
    space between them are one span.
    """
    lines = list(_lines(text))
    headings = _headings(lines)
    marked = [
        line for number, line in enumerate(lines) if number in headings or _is_boilerplate(line, is_first=number == 0)
    ]
    return tuple(_joined(marked, text))


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            yield _Line.of(start + raw.index(stripped), stripped)
        start += len(raw) + 1


def _joined(lines: list[_Line], text: str) -> Iterator[Span]:
    start = end = -1
    for line in lines:
        if start >= 0 and text[end : line.start].strip():
            yield Span(start=start, end=end)
            start = line.start
        start = line.start if start < 0 else start
        end = line.start + len(line.text)
    if start >= 0:
        yield Span(start=start, end=end)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    links = "|".join(f"(?:{pattern})" for pattern in rules.LABELLED_LINKS)
    wordings = (*rules.REGISTER, *rules.COMMENTS, *rules.SOCIAL, *rules.LINKS, *rules.NOTICES, *rules.CREDITS)
    return (
        # After a colon or a bar comes the title of another article, whoever it quotes.
        re.compile(rf"(?:{links})\s*(?:[:|–—]\s*.{{0,250}})?", re.IGNORECASE),
        re.compile("|".join(f"(?:{pattern})" for pattern in wordings), re.IGNORECASE),
        re.compile("|".join(f"(?:{pattern})" for pattern in rules.CAPTIONS), re.IGNORECASE),
    )


def _is_boilerplate(line: _Line, *, is_first: bool) -> bool:
    if len(line.text) > _LONGEST:
        return False
    bare = line.text.lstrip(_BULLETS).rstrip(_ARROWS)
    links, wordings, captions = _patterns()
    if not bare or _THIRD_ITEM.match(bare):
        return False
    if links.fullmatch(bare):
        return True
    found = wordings.fullmatch(bare) or (not is_first and not line.ends and captions.fullmatch(bare))
    return bool(found) and not line.reports


def _headings(lines: list[_Line]) -> set[int]:
    """The numbers of the lines that are sub-headings: short, without a stop, between two full paragraphs."""
    long = [line for line in lines if line.words >= _PARAGRAPH_WORDS]
    if sum(line.ends for line in long) < _PARAGRAPHS_THAT_END * len(long):
        return set()
    short = {
        number
        for number, (before, line, after) in enumerate(zip(lines, lines[1:], lines[2:], strict=False), 1)
        if line.words <= _HEADING_WORDS and _is_paragraph(before) and _is_paragraph(after)
    }
    often = Counter(line.text for line in lines) if short else Counter()
    return {
        number for number in short if often[lines[number].text] == 1 and _is_heading(lines[number], lines[number - 1])
    }


def _is_paragraph(line: _Line) -> bool:
    return line.words >= _PARAGRAPH_WORDS and line.ends


def _is_heading(line: _Line, before: _Line) -> bool:
    if line.text[0] == ">" or _NO_HEADING_END.search(line.text) or _SPEECH.search(line.text):
        return False  # in a block quotation stands its credit
    label, colon, rest = line.text.partition(":")
    if colon and rest.strip() and label.strip("*_ ").casefold() in label_words("no_speakers"):
        return False  # `Джерело: брифінг міністра` is a line of the report
    if line.text.startswith("##") or _is_quoted(line):
        return True
    return not (_may_be_a_speaker(line) or _is_quoted(before))


def _is_quoted(line: _Line) -> bool:
    return line.text[0] in _OPENING and line.text[-1] in _CLOSING


def _may_be_a_speaker(line: _Line) -> bool:
    """Whether it may say who speaks: a dash, or a name alone (of an interview's turn, or below a quotation)."""
    words = [word for word in line.text.split() if word.casefold() not in _SMALL_WORDS]
    return line.text[0] in "-–—" or (len(words) <= _NAME_WORDS and not any(word[0].islower() for word in words))
