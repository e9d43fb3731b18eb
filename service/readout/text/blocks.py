"""Block quotations: paragraphs that a text sets off.

By ``>`` (Markdown, mail, web pages as they are read in), by indenting them, or as posts of social media.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from readout.text.pairing import Quotation
from readout.text.posts import posts
from readout.text.ranges import Ranges

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readout.text.ranges import Range

_SIGNED = re.compile(r"(?:^|(?<=\n))[ \t]{0,3}>[^\n]*(?:\n[ \t]{0,3}>[^\n]*)*")
_SIGN = re.compile(r"[ \t]*(?:>[ \t]*)+")
_INDENTED = re.compile(r"(?:^|(?<=\n))(?:[ ]{4,}|\t+)[^\s*•\-–—\d][^\n]*(?:\n(?:[ ]{4,}|\t+)\S[^\n]*)*(?=\n|\Z)")
_ITEM = re.compile(
    r"[ \t]*(?:[(（\[]?(?:\d{1,3}|[^\W\d_]|[ivxlcdmIVXLCDM]{1,6}|[一二三四五六七八九十]{1,3})[)）\].、]"
    r"|[•‣◦▪*+·–—-]|§+[ \t]*\d+|[①-⑳])(?=[ \t\u3000\u4e00-\u9fff])"
)
"""The number, letter or bullet of an item: `(b) `, `iv. `, `3) `, `• `."""
_LINK = r"!?\[[^\[\]\n]*\]\([^()\s]*\)"
_NAVIGATION = re.compile(
    rf"(?:[*_]{{1,3}}[^*_\n]{{1,60}}[*_]{{1,3}}:?|[^\n:：\[]{{1,60}}[:：])?[\s>|·•–—-]*(?:{_LINK}[\s>|·•,–—-]*)+"
)
"""Nothing but links, with a label before them at most: `**Read also:** [The well](/wells)`."""
_MOST_INDENTED = 0.4
"""Share of the lines from which on an indent is how the text begins its paragraphs, and sets nothing off."""
_CREDIT = re.compile(r"\n[\s>]*(?:[–—―]|--?)[ \t]*(?P<who>[^\n]{2,120})\s*\Z")
_UNDER_THE_MARKS = re.compile(r"[ \t]*\n(?:[ \t]*>?[ \t]*\n)?[ \t>]*(?P<who>[^\n>]{2,120}[^\n.!?:;。！？：؟])\s*\Z")
"""A last line below words that stand between marks; it ends no sentence."""
_LEAST_WORDS = 3
_WHOLE = 0.9
"""Share of a block that its marks have to hold, to be the marks of the block."""


def blocks(text: str, marked: Sequence[Quotation]) -> list[Quotation]:
    """The block quotations of ``text``, in order.

    A last line that begins with a dash is the credit (`— Ida Berg`), not part of the words, and so is one below words
    that stand between marks. Where the whole block stands between marks, its words are those between them.

    Args:
        text: The text.
        marked: Its quotations between marks, nested ones too.
    """
    ranges = [match.span() for match in _SIGNED.finditer(text)] if ">" in text else []
    found = [_block(text, place, marked) for place in (*ranges, *_indented(text))]
    set_off = [block for block in found if block is not None]
    held = Ranges((block.start, block.end) for block in set_off)
    posted = [post for post in posts(text) if held.touched(*post.words) is None]
    set_off += [Quotation(*post.words, post.words[0], None, mark="block", reporting=post.name) for post in posted]
    return sorted(set_off, key=lambda block: block.opening)


def _block(text: str, place: Range, marked: Sequence[Quotation]) -> Quotation | None:
    start, end = place
    sign = _SIGN.match(text, start, end)
    first = sign.end() if sign else start
    credit = _CREDIT.search(text, first, end) or _under_the_marks(text, first, end, marked)
    last = credit.start() if credit else end
    while last > first and text[last - 1] in " \t\n>":
        last -= 1
    while first < last and text[first] in " \t\n>":
        first += 1
    if _NAVIGATION.fullmatch(text, first, last):
        return None
    if len(text[first:last].split()) < _LEAST_WORDS and not any(one.start == first + 1 for one in marked):
        return None
    reporting = credit.span("who") if credit else None
    for one in marked:
        inside = first <= one.opening and one.end <= last
        if inside and not one.nested and one.end - one.start >= _WHOLE * (last - first - 2):
            return Quotation(one.start, one.end, one.opening, one.closing, mark="block", reporting=reporting)
    return Quotation(first, last, start, None, mark="block", reporting=reporting)


def _under_the_marks(text: str, first: int, end: int, marked: Sequence[Quotation]) -> re.Match[str] | None:
    """The line below the words of a block that stand between marks from its beginning."""
    begins = (one for one in marked if one.closing is not None and not one.nested and one.closing < end)
    whole = next((one for one in begins if one.opening >= first and not text[first : one.opening].strip(" \t>")), None)
    return _UNDER_THE_MARKS.match(text, whole.closing + 1, end) if whole and whole.closing is not None else None


def _indented(text: str) -> Iterator[Range]:
    """Indented paragraphs, in a text whose others are not."""
    if "\n    " not in text and "\n\t" not in text:
        return
    lines = [line for line in text.split("\n") if line.strip()]
    if sum(line.startswith(("    ", "\t")) for line in lines) > _MOST_INDENTED * len(lines):
        return
    for match in _INDENTED.finditer(text):
        start, end = match.span()
        apart = not text[:start].strip() or text[:start].endswith("\n\n") or text[:start].rstrip().endswith((":", "："))
        if apart and text[start:end].rstrip()[-1:] not in {":", "："} and not _is_of_list(text, start, end):
            yield start + len(text[start:end]) - len(text[start:end].lstrip()), end


def _is_of_list(text: str, start: int, end: int) -> bool:
    """Whether indented lines are an item of the text's own, or go on with one: by a hanging indent or as its next part.

    What an item announces with a colon, after an empty line, is set off all the same.
    """
    if _ITEM.match(text, start, end):
        return True
    if text[:start].endswith("\n\n") and text[:start].rstrip().endswith((":", "：")):
        return False
    for line in reversed(text[:start].split("\n")):
        if _ITEM.match(line):
            return True
        if line.strip() and not line.startswith(("  ", "\t")):
            return False
    return False
