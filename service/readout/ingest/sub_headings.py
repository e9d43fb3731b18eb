"""Sub-headings inside an article, in texts that have one paragraph a line."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from readout.ingest.whole_lines import CLOSING, OPENING, PARAGRAPH_WORDS
from readout.text.label_words import label_words

if TYPE_CHECKING:
    from readout.ingest.boilerplate_wordings import Speech
    from readout.ingest.whole_lines import Line

_HEADING_WORDS = 8
_PARAGRAPHS_THAT_END = 0.8
"""Share of the long lines that end a sentence, from which a file has one paragraph a line, and is not wrapped."""
_NAME_WORDS = 4
_NO_HEADING_END = re.compile(rf"""[.,;:!?…。！？،؛؟۔।][\s{CLOSING})\]]*$""")
_SMALL_WORDS = frozenset(("a", "an", "and", "at", "by", "de", "der", "die", "du", "et", "for", "from", "in", "la", "le",
                          "les", "of", "on", "or", "the", "to", "und", "von", "with"))  # fmt: skip


def sub_headings(lines: list[Line], speech: Speech) -> set[int]:
    """The numbers of the lines that are sub-headings: short, without a stop, between two full paragraphs."""
    long = [line for line in lines if line.words >= PARAGRAPH_WORDS]
    if sum(line.ends for line in long) < _PARAGRAPHS_THAT_END * len(long):
        return set()
    short = {
        number
        for number, (before, line, after) in enumerate(zip(lines, lines[1:], lines[2:], strict=False), 1)
        if line.words <= _HEADING_WORDS and _is_paragraph(before) and _is_paragraph(after)
    }
    often = Counter(line.text for line in lines) if short else Counter()
    return {
        number
        for number in short
        if often[lines[number].text] == 1 and _is_heading(lines[number], lines[number - 1], speech)
    }


def _is_paragraph(line: Line) -> bool:
    return line.words >= PARAGRAPH_WORDS and line.ends


def _is_heading(line: Line, before: Line, speech: Speech) -> bool:
    if line.text[0] == ">" or _NO_HEADING_END.search(line.text) or speech.in_line(line.text):
        return False  # in a block quotation stands its credit
    label, colon, rest = line.text.partition(":")
    if colon and rest.strip() and label.strip("*_ ").casefold() in label_words("no_speakers"):
        return False  # `Джерело: брифінг міністра` is a line of the report
    if line.text.startswith("##") or _is_quoted(line):
        return True
    return not (_may_be_a_speaker(line) or _is_quoted(before))


def _is_quoted(line: Line) -> bool:
    return line.text[0] in OPENING and line.text[-1] in CLOSING


def _may_be_a_speaker(line: Line) -> bool:
    """Whether it may say who speaks: a dash, or a name alone (of an interview's turn, or below a quotation)."""
    words = [word for word in line.text.split() if word.casefold() not in _SMALL_WORDS]
    return line.text[0] in "-–—" or (len(words) <= _NAME_WORDS and not any(word[0].islower() for word in words))
