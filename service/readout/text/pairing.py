"""Pairs the quotation marks of a text, whatever the language, and broken ones too.

The marks of a text are read like the words of a sentence: each may open, close, or be none, and the reading that is
least odd over the whole text wins (a Viterbi search over the quotations that are open). So a mark that is wrong by
itself, such as `last. “he said`, is understood by its neighbours, and one stray mark does not swallow the text.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from readout.text import pairing_cost
from readout.text.lines import is_wrapped
from readout.text.marks import SPACES
from readout.text.ranges import Range
from readout.text.scanning import matches
from readout.text.token_boundary import is_apostrophe, is_gershayim
from readout_schemas import QuoteMark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_MARKS = "״\"“”„‟＂〝〞〟'‘’‚‛＇«»《》‹›〈〉「」『』´`"
_SIGN = re.compile(rf"[\n<>{_MARKS}]")
_SIGN_OR_COMMA = re.compile(rf"[\n<>,{_MARKS}]")
"""With what an event begins."""
_EVENT = re.compile(
    rf"(?P<line>\n\s*)|(?P<tag></?[a-zA-Z][^<>\n]*>)|(?P<and>(?<=\s)['’‘]n['’](?=\s))|``|´´|''(?!(?<=\s'')(?:[tskmTSKM]|[Tt]is|[Tt]was)\s)|<<|>>|,,(?=['’‘]?\w)|[{_MARKS}]"
)
_TITLE_MARKS = "《》〈〉"
"""Round titles of books and papers in Chinese and Japanese; quotation marks in Korean, as the North writes it."""
_HANGUL = re.compile("[\uac00-\ud7af]")
_NEAR = 20
_TYPED = {"``": "“", "´´": "”", "''": "”", "<<": "«", ">>": "»", ",,": "„"}
_BEAM = 12
_WORST = 9.0
"""A reading this much odder than the best one so far is given up."""
_DEEPEST = 3
_LEAST_STEPS, _LONGEST_STEP = 2, 8
"""Marks of a path from which on they part it, and words that one of its steps has at most."""

_REPEATED = "¶"
"""On top of the open marks where the one that comes next repeats the first of them."""

_Action = Literal["open", "close", "none", "drop", "cross", "continue"]
_Stack = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that the text gives as somebody's.

    Attributes:
        start: First code point of the words, marks and white space left out.
        end: One past their last code point.
        opening: Where the opening mark, dash or sign of a block stands; the first code point of a labelled turn.
        closing: Where the closing mark, or what else ends the words, stands; None if it is missing, or if the next
            paragraph carries on.
        nested: Inside another quotation, which holds its words too.
        continues: Goes on with the quotation before: after a mark repeated at the head of a paragraph, or after the
            reporter's words.
        mark: How the words are set off.
        label: Where the name of the speaker of a labelled turn stands.
        reporting: The reporter's words that belong to it: between dashes, after them, or the credit line of a block.
        answers: A turn that answers a question, in an interview without labels.
    """

    start: int
    end: int
    opening: int
    closing: int | None
    nested: bool = False
    continues: bool = False
    mark: QuoteMark = "marks"
    label: Range | None = None
    reporting: Range | None = None
    answers: bool = False


class _Event(NamedTuple):
    start: int
    end: int
    mark: str
    """As one character; "" for a line break."""


# Of these a text makes thousands, which as bare tuples cost a third of what they do with names.
_Node: TypeAlias = "tuple[_Node | None, _Event, _Action]"
"""The last step of a reading, behind the way to it."""
_Reading: TypeAlias = tuple[float, "_Node | None"]
"""A cost, and the last step."""
_Offer: TypeAlias = "tuple[float, _Stack, _Node | None, _Action]"
"""The cost of a reading that goes on with one more step, what is open after it, the way to it, and the step."""


def _events(text: str, skip: Iterable[Range]) -> list[_Event]:
    skipped = deque(sorted(skip))
    events: list[_Event] = []
    for match in matches(_SIGN_OR_COMMA if ",," in text else _SIGN, _EVENT, text):
        kind, (start, end) = match.lastgroup, match.span()
        while skipped and skipped[0][1] <= start:
            skipped.popleft()
        if skipped and skipped[0][0] <= start:
            continue
        if kind == "line":
            events.append(_Event(start, end, ""))
        elif kind is None and not is_apostrophe(text, start) and not _is_other_sign(text, start, end):
            events.append(_Event(start, end, _TYPED.get(match.group(), match.group())))
    return events


def _is_other_sign(text: str, start: int, end: int) -> bool:
    """Whether a sign is certainly no quotation mark: in an acronym, round a title, or at the head of a block's line."""
    sign = text[start:end]
    if sign in '"”״':
        return is_gershayim(text, start)
    if sign in _TITLE_MARKS:
        return _HANGUL.search(text, max(start - _NEAR, 0), end + _NEAR) is None
    if sign in "»›":
        return _parts_a_path(text, start)
    return sign == ">>" and not text[:start].rpartition("\n")[2].strip()


def _parts_a_path(text: str, at: int) -> bool:
    """Whether a mark parts the steps of a path, as navigation has it: `Home › World › Asia`."""
    if text[at - 1 : at] != " " or text[at + 1 : at + 2] != " ":
        return False
    line = text[text.rfind("\n", 0, at) + 1 :].partition("\n")[0]
    steps = line.split(f" {text[at]} ")
    opened = "«" in line or "‹" in line
    return not opened and len(steps) > _LEAST_STEPS and all(0 < len(step.split()) <= _LONGEST_STEP for step in steps)


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.cross = pairing_cost.CROSS_WRAPPED if is_wrapped(text) else pairing_cost.CROSS_LINE
        self.same = pairing_cost.same_marks(text)
        self.readings: dict[_Stack, _Reading] = {(): (0.0, None)}

    def run(self, events: Sequence[_Event]) -> _Node | None:
        for i, event in enumerate(events):
            if event.mark:
                self._mark(event)
            elif len(self.readings) > 1 or () not in self.readings:
                following = events[i + 1] if i + 1 < len(events) else None
                self._line(event, following)
        self._finish()
        return self.readings[()][1]

    def _keep_best(self, event: _Event, offers: list[_Offer]) -> None:
        """Make readings of the best offers, each with ``event`` as its last step; of equal ones the first is better."""
        best: dict[_Stack, _Offer] = {}
        for offer in offers:
            known = best.get(offer[1])
            if known is None or offer[0] < known[0]:
                best[offer[1]] = offer
        ranked = sorted([offer[:2] for offer in best.values()])[:_BEAM]
        worst = ranked[0][0] + _WORST
        self.readings = {}
        for cost, stack in ranked:
            if cost <= worst:
                self.readings[stack] = cost, (best[stack][2], event, best[stack][3])

    def _mark(self, event: _Event) -> None:
        mark, (start, end) = event.mark, event[:2]
        opening, closing, neither = pairing_cost.costs(self.text, start, end)
        offers: list[_Offer] = []
        for stack, (cost, last) in self.readings.items():
            if stack and stack[-1] == _REPEATED:
                offers.append((cost, stack[:-1], last, "continue"))
                continue
            offers.append((cost + neither, stack, last, "none"))
            if len(stack) < _DEEPEST:
                nesting = pairing_cost.nesting(stack[-1], mark, len(stack)) if stack else 0.0
                offers.append((cost + (opening + nesting), (*stack, mark), last, "open"))
            if stack:
                pair = closing + pairing_cost.pair(stack[-1], mark, self.same)
                offers.append((cost + pair, stack[:-1], last, "close"))
        self._keep_best(event, offers)

    def _line(self, event: _Event, following: _Event | None) -> None:
        blank = self.text.count("\n", event.start, event.end) > 1
        at_head = following is not None and following.mark and following.start == event.end
        cross = pairing_cost.CROSS_BLANK if blank else self.cross
        offers: list[_Offer] = []
        for stack, (cost, last) in self.readings.items():
            if not stack:
                offers.append((cost, stack, last, "none"))
                continue
            offers.append((cost + cross, stack, last, "cross"))
            offers.append((cost + pairing_cost.left_open(stack), (), last, "drop"))
            if at_head and following is not None and pairing_cost.alike(stack[0], following.mark):
                continued = pairing_cost.CONTINUED + len(stack) - 1
                offers.append((cost + continued, (stack[0], _REPEATED), last, "drop"))
        self._keep_best(event, offers)

    def _finish(self) -> None:
        end = _Event(len(self.text), len(self.text), "")
        left = self.readings.items()
        self._keep_best(end, [(cost + pairing_cost.left_open(stack), (), last, "drop") for stack, (cost, last) in left])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in SPACES:
        start += 1
    while start < end and text[end - 1] in SPACES:
        end -= 1
    return start, end


class _Open(NamedTuple):
    event: _Event
    continues: bool


def _steps(last: _Node | None) -> list[_Node]:
    steps = []
    while last is not None:
        steps.append(last)
        last = last[0]
    return steps[::-1]


def _built(text: str, last: _Node | None) -> Iterator[Quotation]:
    """Turns a reading into quotations, each when it ends."""
    pending: list[_Open] = []
    for _, event, action in _steps(last):
        if action in {"open", "continue"}:
            pending.append(_Open(event, action == "continue"))
        ending = 1 if action == "close" else len(pending) if action == "drop" else 0
        for _ in range(ending):
            opened = pending.pop()
            start, end = _trimmed(text, opened.event.end, event.start)
            closing = event.start if action == "close" else None
            if any(c.isalnum() for c in text[start:end]):
                yield Quotation(start, end, opened.event.start, closing, bool(pending), opened.continues)


def in_marks(text: str, skip: Iterable[Range] = ()) -> list[Quotation]:
    """Finds all words between quotation marks, in the order of their opening marks; a nested one follows the outer."""
    return list(_in_order(text, tuple(_events(text, skip))))


@lru_cache(maxsize=2)
def _in_order(text: str, events: tuple[_Event, ...]) -> tuple[Quotation, ...]:
    """All of them; kept, for most texts have no mark in their page furniture, and are asked with it and without."""
    found = _built(text, _Scanner(text).run(events))
    return tuple(sorted(found, key=attrgetter("opening")))
