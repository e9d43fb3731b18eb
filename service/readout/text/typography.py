"""Folds away what is typography, and remembers where every folded character stood.

A folded text is made in steps. Each step is a list of edits, and the untouched stretches between edits map one to one:
so the map of offsets costs memory for the edits alone, and folding runs at the speed of the regular expressions.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import TYPE_CHECKING

from readout.text.marks import CJK, DASHES, INVISIBLE, POINTS, PUNCTUATION, QUOTES, SPACES, TYPED_MARK, TYPED_MARKS
from readout.text.scanning import matches

if TYPE_CHECKING:
    from collections.abc import Callable

_ONE_TO_ONE = {**dict.fromkeys(QUOTES, "'"), **dict.fromkeys(DASHES, "-"), **dict.fromkeys(SPACES, " ")}
_STYLED = re.compile(f"[{re.escape(''.join(sorted(set(_ONE_TO_ONE) - set(_ONE_TO_ONE.values()))))}]")
_STYLES = str.maketrans(_ONE_TO_ONE)
_LIGATURES = {"…": "...", "‥": "..", "ĳ": "ij", "Ĳ": "ij"}
_CASED = [chr(code) for block in (range(0x80, 0x2000), range(0xFB00, 0xFB18)) for code in block]
"""Holds every character whose folded case is longer than itself (Unicode's CaseFolding.txt, status F)."""
_FORMS = [
    chr(code) for block in (range(0xFB1D, 0xFE00), range(0xFE70, 0xFEFD), range(0xFF01, 0xFFA0)) for code in block
]
"""Presentation forms of Hebrew and Arabic, full-width Latin, half-width kana (Unicode Standard, chapters 9 and 18)."""
_PRESENTED = {c: unicodedata.normalize("NFKC", c) for c in _FORMS if unicodedata.normalize("NFKC", c) != c}
_EXPANDED = {c: c.casefold() for c in _CASED if len(c.casefold()) > 1} | _PRESENTED | _LIGATURES | {"İ": "i"}
_DROPPED = re.escape(INVISIBLE + POINTS)
_SPECIAL_SIGN = re.compile(f"[{re.escape(''.join(_EXPANDED))}{_DROPPED}]")
_SPECIAL = re.compile(f"[{re.escape(''.join(_EXPANDED))}]|\xad +|[{_DROPPED}]+")
"""White space after a soft hyphen is the line break at which it parts a word."""
_MARKUP = re.compile(
    r"\n(?P<block>[ \t]*(?:>[ \t]*)+)|\[(?=[^\[\]\n]{1,300}\]\()|(?<=[^\s\[])\]\([^()\s]*\)|(?<!\*)\*{1,3}(?!\*)"
)
"""Markdown: signs of a block quotation, links, emphasis."""
_LONGEST_CLUSTER = 32
"""Longer runs of combining marks are no writing (Unicode's stream-safe format allows 30)."""
_P = PUNCTUATION
# Every branch begins with a plain character, which lets the engine run over all others at full speed. Of the spaces
# most stand between two words, and are passed over by the first look around.
_SPACING = re.compile(
    rf"""
    \ (?:(?<=[\d{_P}{CJK}]\ )|(?=[\ {_P}{CJK}]))(?:
        (?P<kept>(?<=\d[.,:]\ )\ *(?=\d)|(?<=\d\ )\ *(?=-\d))   # `1, 2` and `5 -3` are not `1,2` and `5-3`
        |(?P<dropped>(?<=[{_P}{CJK}]\ )\ *|\ *(?=[{_P}{CJK}]))
        |(?P<run>\ +)
    )
    |\.(?P<dots>(?:\ *\.){{2,}})
    |-(?P<dash>(?:\ *-)+)
    """,
    re.VERBOSE,
)
_REPLACEMENT = {"kept": " ", "dots": "...", "dash": "-", "dropped": "", "run": " "}


Edit = tuple[int, int, str]
"""Start, end and new: ``text[start:end]`` becomes ``new``."""


class OffsetMap:
    """Where the characters of an edited text stood before the edits.

    Attributes:
        to: First offset, after the edits, of every stretch.
        of: First offset, before the edits, of every stretch.
        changed: Whether the stretch is the result of an edit, of any length, or untouched.
    """

    def __init__(self) -> None:
        self.to: list[int] = [0]
        self.of: list[int] = [0]
        self.changed: list[bool] = [False]

    def add(self, to: int, of: int, *, changed: bool) -> None:
        """Begins a stretch; one of no length gives way to the next."""
        if self.to[-1] == to:
            self.of[-1], self.changed[-1] = of, changed
            return
        self.to.append(to)
        self.of.append(of)
        self.changed.append(changed)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Returns the range before the edits of a range, which must not be empty, after them."""
        first = bisect_right(self.to, start) - 1
        last = bisect_right(self.to, end - 1, first) - 1
        begins = self.of[first] if self.changed[first] else self.of[first] + start - self.to[first]
        if self.changed[last] and last + 1 < len(self.of):
            return begins, self.of[last + 1]
        return begins, self.of[last] + end - self.to[last]


def apply(text: str, edits: list[Edit]) -> tuple[str, OffsetMap]:
    """Makes ``edits``, which are in order and do not overlap.

    Returns:
        The edited text, and the map of its offsets back into ``text``.
    """
    pieces: list[str] = []
    offsets = OffsetMap()
    at = to = 0
    for start, end, new in edits:
        pieces.append(text[at:start])
        to += start - at
        if new:
            offsets.add(to, start, changed=True)
            pieces.append(new)
            to += len(new)
        at = end
        offsets.add(to, at, changed=False)
    pieces.append(text[at:])
    return "".join(pieces), offsets


def _typed_marks(text: str) -> list[Edit]:
    for mark in TYPED_MARKS:
        if mark[0] in text and mark in text:  # one sign is looked for faster than two, and most texts have none
            return [(*match.span(), "'") for match in TYPED_MARK.finditer(text)]
    return []


def _in_one_style(text: str) -> str:
    if text.isascii():
        return text.translate(_STYLES)
    for sign in set(_STYLED.findall(text)):  # of the few kinds that a text has, each in one go
        text = text.replace(sign, _ONE_TO_ONE[sign])
    return text


def _expansions(text: str) -> list[Edit]:
    if text.isascii():
        return []
    found = matches(_SPECIAL_SIGN, _SPECIAL, text)
    return [(*match.span(), _EXPANDED.get(match.group(), "")) for match in found]


def _clusters(token: str) -> list[tuple[int, int]]:
    """Cuts at every place over which canonical composition does not reach."""
    cuts = [0]
    for at in range(1, len(token)):
        cluster = token[cuts[-1] : at]
        whole = unicodedata.normalize("NFC", cluster + token[at])
        if at - cuts[-1] >= _LONGEST_CLUSTER or (
            not unicodedata.combining(token[at]) and whole == unicodedata.normalize("NFC", cluster) + token[at]
        ):
            cuts.append(at)
    return list(zip(cuts, [*cuts[1:], len(token)], strict=True))


def _compositions(text: str) -> list[Edit]:
    if unicodedata.is_normalized("NFC", text):
        return []
    edits: list[Edit] = []
    for match in re.finditer(r"[^ ]+", text):
        token = match.group()
        if unicodedata.is_normalized("NFC", token):
            continue
        for start, end in _clusters(token):
            old, new = token[start:end], unicodedata.normalize("NFC", token[start:end])
            if old != new:
                edits.append((match.start() + start, match.start() + end, new))
    return edits


def _spacings(text: str) -> list[Edit]:
    edits: list[Edit] = []
    for match in _SPACING.finditer(text):
        start, end = match.span()
        new = _REPLACEMENT[match.lastgroup or "run"]
        if text[start:end] != new:
            edits.append((start, end, new))
    return edits


def _markup(text: str) -> list[Edit]:
    """The signs of Markdown, which are no words: of a block the line break stays, of a link its words."""
    if not ("*" in text or "](" in text or "\n>" in text or "\n >" in text):
        return []
    edits: list[Edit] = []
    for match in _MARKUP.finditer(text):
        if match["block"] is not None:
            edits.append((*match.span("block"), ""))
        elif match.group()[0] != "*" or _is_emphasis(text, *match.span()):
            edits.append((*match.span(), ""))
    return edits


def _is_emphasis(text: str, start: int, end: int) -> bool:
    """Whether asterisks touch a word, mark or stop on one side alone, as in `**word**,`; those of `5*3` do not."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() and after.isalnum()) and not ((before or " ").isspace() and (after or " ").isspace())


_STEPS: tuple[tuple[Callable[[str], list[Edit]], Callable[[str], str]], ...] = (
    (_markup, str),
    (_typed_marks, _in_one_style),
    # Only after the expansions is every letter as long as its folded case; composed again it may be shorter.
    (_expansions, str.casefold),
    (_compositions, str),
    (_spacings, str),
)
"""Edits, each followed by a change that keeps the length."""


_PLAIN = re.compile("[A-Za-z0-9]+(?: [A-Za-z0-9]+)*")
"""What has no typography: most names."""


def fold(text: str) -> tuple[str, list[OffsetMap]]:
    """Folds the typography of ``text``: the rules of trust, 1, in the design.

    Equal after it are texts that differ only in white space (its kind and length, and whether there is any beside
    punctuation), the style of marks, dashes and ellipses, invisible characters, composition and the case of letters.

    Returns:
        The folded text, and the maps that lead an offset in it back to ``text``, to be followed in their order.
    """
    if _PLAIN.fullmatch(text):
        return text.casefold(), []
    maps: list[OffsetMap] = []
    folded = text
    for edits_of, then in _STEPS:
        edits = edits_of(folded)
        if edits:
            folded, offsets = apply(folded, edits)
            maps.insert(0, offsets)
        folded = then(folded)
    return folded, maps


def folded_alone(text: str) -> str:
    """What ``fold`` makes of ``text``, where no offset has to be led back: in half of its time."""
    if _PLAIN.fullmatch(text):
        return text.casefold()
    for edits_of, then in _STEPS[:-1]:
        edits = edits_of(text)
        text = then(_edited(text, edits) if edits else text)
    return _SPACING.sub(_spaced, text)


def _edited(text: str, edits: list[Edit]) -> str:
    """The text after ``edits``, which are in order and do not overlap."""
    pieces: list[str] = []
    at = 0
    for start, end, new in edits:
        pieces += (text[at:start], new)
        at = end
    return "".join((*pieces, text[at:]))


def _spaced(match: re.Match[str]) -> str:
    return _REPLACEMENT[match.lastgroup or "run"]


def original(maps: list[OffsetMap], start: int, end: int) -> tuple[int, int]:
    """Leads a range of a folded text, which must not be empty, back through its maps."""
    for offsets in maps:
        start, end = offsets.back(start, end)
    return start, end
