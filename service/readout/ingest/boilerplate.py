"""Boilerplate, found by rule: what stands on a page beside the article, and sub-headings inside it.

Whole lines only, and conservative: a sentence of the article must never be marked, so that what is in doubt is left. A
byline is left, too: it may be the attribution of the text.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from readout.ingest.boilerplate_wordings import plain, speech_for, wordings_for
from readout.ingest.credited_captions import is_credited, is_of_an_issue
from readout.ingest.sub_headings import sub_headings
from readout.ingest.whole_lines import whole_lines
from readout_schemas import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout.ingest.boilerplate_wordings import Speech, Wordings
    from readout.ingest.whole_lines import Line

_LONGEST = 400
"""Characters; notices of cookies come near, and a longer line, a paragraph of the article, is not looked at."""
_LONGEST_TITLE = 150
"""Characters of the title of another article."""
_MOST_TITLES = 8
"""Lines at the end of a text that are titles without bullets."""
_ASKS = ("?", "？", "؟")
_MOST_AROUND = 100
"""Characters before a notice of copyright."""
_BULLETS, _ARROWS = " \t\u00a0*•·▶►▸»›>→▼▲|+#-", " \t\u00a0»›>→|"
_BULLETED = re.compile(r"[-*•·・■□▶►▸>+]+\s*\S|\*{0,2}\[[^\]]+\]\(")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
"""A link in Markdown, of which its words are left."""
_ITEM = re.compile(r"[^\w(]*\([cC]\)\s+(\w)")
_PARTS = re.compile(r"\s*[|·•]\s*|】\s*【|\s{2,}")
"""What stands between the buttons of one line."""
_BETWEEN = ("|", "·", "•", "】", "  ")
_LINK_TO, _DASHED_LINK, _OTHER = "link", "dashed_link", "other"
_NO_WORDS = re.compile(r"[\W\d_]*")
_YEAR_OR_SIGN = re.compile(r"©|\(c\)|copyright|\b(?:19|20)\d\d\b|[.|–—,;:·-]\s*$")


def boilerplate(text: str, language: str | None) -> tuple[Span, ...]:
    """The spans of boilerplate in a text, in its order, none touching another.

    Marked are calls to register, comment boxes, buttons, links to other articles, notices, credits and captions, in the
    language of the text and in English; and sub-headings, in texts that have one paragraph a line. Lines with only
    white space between them are one span.

    Args:
        text: The whole text.
        language: Its language as a BCP 47 tag; ``None`` if it is not known: then the wordings of all languages count.
    """
    lines = list(whole_lines(text))
    wordings, speech = wordings_for(language), speech_for(language)
    marked = sub_headings(lines, speech)
    marked |= {number for number, line in enumerate(lines) if _is_boilerplate(line, number, wordings, speech)}
    marked |= _titles(lines, marked, wordings)
    return tuple(_joined([lines[number] for number in sorted(marked)], text))


def _joined(lines: list[Line], text: str) -> Iterator[Span]:
    start = end = -1
    for line in lines:
        if start >= 0 and text[end : line.start].strip():
            yield Span(start=start, end=end)
            start = line.start
        start = line.start if start < 0 else start
        end = line.start + len(line.text)
    if start >= 0:
        yield Span(start=start, end=end)


def _is_boilerplate(line: Line, number: int, wordings: tuple[Wordings, ...], speech: Speech) -> bool:
    seen = _bare(line.plain)
    if not seen or len(line.text) > _LONGEST or _is_item(line.text):
        return False
    found = _whole(line, seen, wordings)
    if found == _LINK_TO:
        return True
    if found is not None:
        return not (speech.in_line(line.text) if found == _DASHED_LINK else line.reports(speech))
    return (not line.ends and number > 0 and _is_caption(line, seen, wordings, speech)) or is_of_an_issue(seen)


def _is_item(text: str) -> bool:
    """Whether a line is the third item of a list, and has no sign of copyright: ``(c) received with appreciation``."""
    item = _ITEM.match(text)
    return item is not None and item[1].islower()


def _bare(text: str) -> str:
    """A line without bullets, arrows, and the signs of Markdown."""
    if text.startswith("*") and text.endswith("*"):
        text = text.replace("*", "")
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    return text.lstrip(_BULLETS).rstrip(_ARROWS)


def _whole(line: Line, seen: str, wordings: tuple[Wordings, ...]) -> str | None:
    """Which kind of wording a line is as a whole: a link to another article, or another; ``None`` if none."""
    for one in wordings:
        if found := one.lines.fullmatch(seen):
            return found.lastgroup or _OTHER
        if one.as_written and one.as_written.fullmatch(_bare(line.text)):
            return _OTHER
        for notice in one.rights:
            if notice in seen and _is_reserved(seen, notice):
                return _OTHER
    for sign in _BETWEEN:
        if sign in seen:
            return _OTHER if _is_row_of_buttons(seen, wordings) else None
    return None


def _is_reserved(seen: str, notice: str) -> bool:
    """Whether a line is a notice of copyright: its words alone, or behind a sign, a year or a stop."""
    before, _, after = seen.partition(notice)
    if not before:
        return not after[:2].strip()[:1].isalnum()  # `Все права защищены конституцией` is a sentence
    return len(before) <= _MOST_AROUND and _YEAR_OR_SIGN.search(before) is not None


def _is_caption(line: Line, seen: str, wordings: tuple[Wordings, ...], speech: Speech) -> bool:
    """Whether a line that ends no sentence is a caption, or the title of another article behind a label."""
    bare = _bare(line.text)
    if is_credited(bare, seen, [one.credit for one in wordings], speech):
        return True
    found = any(one.captions.fullmatch(seen) or _is_open_link(bare, seen, one, speech) for one in wordings)
    return found and not line.reports(speech)


def _is_open_link(bare: str, seen: str, one: Wordings, speech: Speech) -> bool:
    """Whether a label is followed by a title, which begins with a capital or a mark, and nobody is said to speak."""
    label = one.open_links.match(seen)
    if label is None or speech.in_line(bare):
        return False
    title = bare.split(maxsplit=len(label.group().split()))[-1]
    return not title[0].islower() and seen.endswith(plain(title))


def _is_row_of_buttons(seen: str, wordings: tuple[Wordings, ...]) -> bool:
    """Whether a line has several parts, each of which is boilerplate by itself, or a day or a time."""
    parts = [part.strip("[]【】 ") for part in _PARTS.split(seen)]
    words = [part for part in parts if not _NO_WORDS.fullmatch(part)]
    return bool(words) and all(_is_button(part, wordings) for part in words)


def _is_button(part: str, wordings: tuple[Wordings, ...]) -> bool:
    found = (one.lines.fullmatch(part) for one in wordings)
    return any(one and (one.lastgroup != _LINK_TO or ":" not in part) for one in found)


def _titles(lines: list[Line], marked: set[int], wordings: tuple[Wordings, ...]) -> set[int]:
    """The lines below a label of links that are titles: those with bullets, or all up to the end of the text."""
    found: set[int] = set()
    for number in marked:
        seen = _bare(lines[number].plain).strip("[]【】()* ")
        if any(one.link_labels.fullmatch(seen) for one in wordings):
            found.update(_titles_below(lines[number + 1 :], number + 1))
    return found


def _titles_below(lines: list[Line], first: int) -> range:
    titles = list(takewhile(_is_title, lines))
    if len(titles) < len(lines) or len(titles) > _MOST_TITLES:
        titles = list(takewhile(lambda line: _BULLETED.match(line.text), titles))
    return range(first, first + len(titles))


def _is_title(line: Line) -> bool:
    return len(line.text) <= _LONGEST_TITLE and (not line.ends or line.text.endswith(_ASKS))
