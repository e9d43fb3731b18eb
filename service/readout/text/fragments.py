"""The way back to the very words on a page: text fragments, ``#:~:text=…``.

The form is that of the URL Fragment Text Directives draft (https://wicg.github.io/scroll-to-text-fragment/):
``[prefix-,]start[,end][,-suffix]``, each part percent-encoded. A browser marks the first place that fits; it compares
without regard to case and white space, and only between the boundaries of words. One part never reaches over the end
of a block: words of several lines are given by their beginning and their end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

_WHOLE = 120
"""Characters up to which words are given whole; longer ones by their beginning and end."""
_WORDS = 5
"""Words that a beginning or an end has; more where these words come more than once."""
_MOST_WORDS = 24
_SIGNS = 12
"""The same for scripts without spaces, in signs."""
_MOST_SIGNS = 60
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Kana, ideographs, Thai, Lao, Burmese, Khmer."""
_TOKEN = re.compile(r"\S+")
_ONE_WORD = re.compile(r"[^\W\d_]['’.:·‧][^\W\d_]")
"""What is no boundary between two letters (UAX 29, MidLetter): a browser takes ``enough’said`` for one word."""


@dataclass(frozen=True)
class Fragments:
    """The fragments of one text, which is asked for many.

    Attributes:
        text: A document's text, a block a line.
    """

    text: str

    @cached_property
    def _folded(self) -> str:
        """The text as a browser compares it; of the same length, so that places stay."""
        folded = "".join(low if len(low := char.lower()) == 1 else char for char in self.text)
        return re.sub(r"\s", " ", folded)

    def fragment(self, start: int, end: int) -> str:
        """The fragment that marks ``text[start:end]``; empty if there is no word in it."""
        start, end = self._trimmed(start, end)
        if start >= end:
            return ""
        lines = self.text[start:end].split("\n")
        if len(lines) == 1 and end - start <= _WHOLE:
            head, tail = self.text[start:end], ""
            prefix, suffix = self._context(start, end)
        else:
            head = self._head(start, start + len(lines[0]))
            prefix = self._before(start, head)
            tail, suffix = self._tail(start + len(head), max(start + len(head), end - len(lines[-1])), end)
        prefix = prefix or self._joined_before(start)
        suffix = suffix or self._joined_behind(end)
        parts = [f"{_encoded(prefix)}-" if prefix else "", _encoded(head), _encoded(tail)]
        parts.append(f"-{_encoded(suffix)}" if suffix else "")
        return f"#:~:text={','.join(filter(None, parts))}"

    def _joined_before(self, start: int) -> str:
        """What stands before within the same word: only after it may words begin that are no word's beginning."""
        is_cut = any(_ONE_WORD.match(self.text, start - back) for back in (1, 2) if start >= back)
        return _last(self.text[:start], 1) if is_cut else ""

    def _joined_behind(self, end: int) -> str:
        is_cut = any(_ONE_WORD.match(self.text, end - back) for back in (1, 2) if end >= back)
        return _first(self.text[end:].split("\n", 1)[0], 1) if is_cut else ""

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        words = self.text[start:end]
        return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())

    def _head(self, start: int, end: int) -> str:
        """The first words of a range, as many as make them unlike all that stands before."""
        for number in (_WORDS, 2 * _WORDS, _MOST_WORDS):
            head = _first(self.text[start:end], number)
            if self._first_place(head) == start:
                return head
        return _first(self.text[start:end], _WORDS)

    def _tail(self, after: int, start: int, end: int) -> tuple[str, str]:
        """The last words of a range, unlike all between its beginning and them; else with the words behind them."""
        for number in (_WORDS, 2 * _WORDS, _MOST_WORDS):
            tail = _last(self.text[start:end], number)
            if self._find(tail, after) == end - len(tail):
                return tail, ""
        tail, line = _last(self.text[start:end], _WORDS), self.text[end:].split("\n", 1)[0].strip()
        for number in (1, 2, 3, _WORDS, 2 * _WORDS):
            suffix = _first(line, number)
            forms = (f"{tail} {suffix}", tail + suffix)
            if suffix and end - len(tail) in {self._find(form, after) for form in forms}:
                return tail, suffix
        return tail, ""

    def _context(self, start: int, end: int) -> tuple[str, str]:
        """Words before and behind, where the words themselves come earlier too."""
        if self._first_place(self.text[start:end]) == start:
            return "", ""
        prefix = self._before(start, self.text[start:end])
        return (prefix, "") if prefix else ("", self._behind(start, end))

    def _before(self, start: int, words: str) -> str:
        """As few words before as make it the first place; none if none are needed, or none do."""
        if self._first_place(words) == start:
            return ""
        line = self.text[self.text.rfind("\n", 0, start) + 1 : start] or self.text[:start].rstrip().rpartition("\n")[2]
        for number in (1, 2, 3, _WORDS, 2 * _WORDS, _MOST_WORDS):
            prefix = _last(line, number)
            if prefix and self._is_first(prefix, words, start):
                return prefix
        return ""

    def _behind(self, start: int, end: int) -> str:
        line = self.text[end:].split("\n", 1)[0]
        for number in (1, 2, 3, _WORDS, 2 * _WORDS, _MOST_WORDS):
            suffix = _first(line.strip(), number)
            if suffix and self._first_place(f"{self.text[start:end]} {suffix}", self.text[start:end] + suffix) == start:
                return suffix
        return ""

    def _is_first(self, prefix: str, words: str, start: int) -> bool:
        place = self._first_place(f"{prefix} {words}", prefix + words)
        return place >= 0 and place + len(prefix) <= start <= place + len(prefix) + 1

    def _first_place(self, *forms: str) -> int:
        """Where one of these first stands between boundaries of words; -1 if nowhere."""
        found = [place for form in forms if (place := self._find(form)) >= 0]
        return min(found, default=-1)

    def _find(self, words: str, after: int = 0) -> int:
        wanted = re.escape(re.sub(r"\s", " ", words.lower())).replace(r"\ ", r"\s+")
        left = r"(?<!\w)" if words[:1].isalnum() and not _UNSPACED.match(words) else ""
        right = r"(?!\w)" if words[-1:].isalnum() and not _UNSPACED.match(words[-1:]) else ""
        match = re.compile(f"{left}{wanted}{right}").search(self._folded, after)
        return match.start() if match else -1


def _first(line: str, number: int) -> str:
    """The first words of a line, or signs where it has no spaces."""
    if _UNSPACED.search(line):
        return _cut_signs(line, number)
    ends = [match.end() for match in _TOKEN.finditer(line)]
    return line if len(ends) <= number else line[: ends[number - 1]]


def _last(line: str, number: int) -> str:
    line = line.strip()
    if _UNSPACED.search(line):
        return line[-min(_MOST_SIGNS, number * _SIGNS // _WORDS) :]
    starts = [match.start() for match in _TOKEN.finditer(line)]
    return line if len(starts) <= number else line[starts[-number] :]


def _cut_signs(line: str, number: int) -> str:
    return line[: min(_MOST_SIGNS, number * _SIGNS // _WORDS)]


def _encoded(words: str) -> str:
    """Percent-encoded; the dash, the comma and the ampersand have a meaning in a directive."""
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")
