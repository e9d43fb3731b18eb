"""Dialogue after dashes, as in *– Vi ger inte upp, säger hon*.

A paragraph that begins with a dash is speech where words of the reporter follow or interrupt it, where the line before
announces it, or where it stands alone or beside such paragraphs and is no item of a list. In Polish, Czech and Russian
a dash may also begin speech inside a paragraph: *Zapytany odmówił. – Nie teraz – uciął.*
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from readout.text.lines import paragraphs
from readout.text.pairing import Quotation, in_marks
from readout.text.question_turns import asks
from readout.text.ranges import Ranges
from readout.text.reporting import GAP, spoken_pieces
from readout.text.speech import verbs_of_speech

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from readout.text.ranges import Range

_OPENER = re.compile(rf"(?P<dash>[–—―‒]|--|-(?=[ \xa0])){GAP}*(?=[\w¿¡«“„”\"…(])")
_MIDWAY = re.compile(rf"(?:(?<=[.!?…])|(?<=[.!?…][»”\"])){GAP}+(?P<dash>[–—]){GAP}+(?=[^\W\d_])")
_GAP_SIGNS = frozenset(" \t\xa0\u2009\u202f")
_LONG_DASHES = ("–", "—")
_LINE = 160
"""Code points before a paragraph in which its announcement is looked for."""
_LONG_RUN = 3
"""Paragraphs with dashes one after another, without a word of the reporter, that are rather a list."""
_INTERVIEW = 0.5
"""Share of the paragraphs from which on dashes part questions and answers."""
_LEAST_TURNS = 4
_LEAST_ASKED = 3
"""Questions among turns behind hyphens."""
_SHORT_CLAUSE = 10
"""Words that a clause after speech inside a paragraph has at most."""
_ENDS = frozenset('.!?…:»”"״؟。！？')


class _Speech(NamedTuple):
    """A dash, the stretches of spoken words after it, and the reporter's first words among them."""

    start: int
    end: int
    pieces: list[Range]
    reporting: Range | None


def dialogue(text: str, marked: Sequence[Quotation]) -> list[Quotation]:
    """The speech after dashes, one quotation for each stretch of spoken words, in order.

    Args:
        text: The text.
        marked: Its quotations between marks; a dash inside one of them begins no speech.
    """
    if not any(dash in text for dash in "–—―‒-"):
        return []
    held = Ranges((one.opening, one.end) for one in marked if not one.nested)
    found = list(_paragraphs(text, held))
    used = any(speech.reporting for speech in found)
    kept = [speech for run in _runs(text, found) for speech in run if _is_speech(text, speech, run, used=used)]
    heads = {speech.start for speech in found}
    midway = _midway(text, held, heads)
    return sorted((each for speech in (*kept, *midway) for each in _quotations(speech)), key=lambda one: one.start)


def turns_by_dash(text: str, skip: Iterable[Range] = ()) -> list[Quotation]:
    """The questions and answers of an interview in which each paragraph begins with a dash and none names a speaker.

    Args:
        text: The text.
        skip: Ranges in which no quotation marks are looked for: page furniture.

    Returns:
        One quotation a paragraph; [] where the text is not such an interview.
    """
    least = max(_LEAST_TURNS, _INTERVIEW * len(paragraphs(text)))
    if sum(_OPENER.match(text, *piece) is not None for piece in paragraphs(text)) < least:
        return []  # most texts, whose marks need not be paired for this
    held = Ranges((one.opening, one.end) for one in in_marks(text, skip) if not one.nested)
    turns = [speech for speech in _paragraphs(text, held) if _ends_well(text, speech)]
    asked = sum(asks(text, turn.end) for turn in turns)
    hyphens = any(text[turn.start] == "-" for turn in turns)  # with which lists begin, too
    if len(turns) < least or asked < (_LEAST_ASKED if hyphens else 1):
        return []
    whole = [(turn.start, turn.pieces[0][0], turn.end) for turn in turns]
    return [Quotation(first, end, start, None, mark="dash") for start, first, end in whole]


def _paragraphs(text: str, held: Ranges) -> Iterator[_Speech]:
    """The paragraphs that begin with a dash."""
    for start, end in paragraphs(text):
        opener = _OPENER.match(text, start, end)
        if opener is not None and held.touched(start, start + 1) is None:
            yield _Speech(start, end, *spoken_pieces(text, opener.end(), end))


def _midway(text: str, held: Ranges, heads: set[int]) -> Iterator[_Speech]:
    """Speech that begins with a dash inside a paragraph, which the reporter's words have to follow."""
    for start, end in paragraphs(text):
        speech = None if start in heads else _next_midway(text, held, start, end)
        while speech is not None and speech.reporting is not None:
            yield speech
            speech = _next_midway(text, held, speech.reporting[1], end)


def _next_midway(text: str, held: Ranges, start: int, end: int) -> _Speech | None:
    """The first such speech of a range, if its first long dash begins one."""
    dash = _first_dash(text, start, end)
    match = _MIDWAY.search(text, _gap_before(text, start, dash), end) if dash >= 0 else None
    if match is None or text[match.end()].islower() or held.touched(*match.span()) is not None:
        return None
    pieces, reporting = spoken_pieces(text, match.end(), end)
    after = reporting and text[slice(*reporting)].partition(". ")[0]
    if not reporting or not after or len(after.split()) > _SHORT_CLAUSE:
        return None
    return _Speech(match.start("dash"), end, pieces[:1], (reporting[0], reporting[0] + len(after)))


def _first_dash(text: str, start: int, end: int) -> int:
    """Where the first long dash of a range stands; -1 if it has none."""
    return min((at for at in (text.find(dash, start, end) for dash in _LONG_DASHES) if at >= 0), default=-1)


def _gap_before(text: str, start: int, at: int) -> int:
    """Where the white space begins that stands before a place."""
    while at > start and text[at - 1] in _GAP_SIGNS:
        at -= 1
    return at


def _runs(text: str, found: Sequence[_Speech]) -> Iterator[list[_Speech]]:
    """Paragraphs with dashes that follow one another directly."""
    run: list[_Speech] = []
    for speech in found:
        if run and text[run[-1].end : speech.start].strip():
            yield run
            run = []
        run.append(speech)
    if run:
        yield run


def _is_speech(text: str, speech: _Speech, run: Sequence[_Speech], *, used: bool) -> bool:
    """Whether a paragraph with a dash is dialogue, in its run of them; ``used`` says that the text has some."""
    if speech.reporting is not None:
        return True
    before = text[max(run[0].start - _LINE, 0) : run[0].start].rstrip()
    if text[speech.start] == "-" and len(run) == 1 and before.endswith((":", "：")):
        return _ends_well(text, speech)
    if not _is_sentence(text, speech):
        return False
    if before.endswith((":", "：")):
        return len(run) == 1 or verbs_of_speech(before.rpartition("\n")[2]) > 0
    return len(run) == 1 or (used and len(run) < _LONG_RUN)


def _is_sentence(text: str, speech: _Speech) -> bool:
    """Whether a paragraph looks like sentences after a long dash, and not like an item of a list."""
    return text[speech.start] != "-" and _ends_well(text, speech)


def _ends_well(text: str, speech: _Speech) -> bool:
    first = text[speech.pieces[0][0]]
    return not first.islower() and (text[speech.end - 1] in _ENDS or asks(text, speech.end))


def _quotations(speech: _Speech) -> Iterator[Quotation]:
    kept = [piece for piece in speech.pieces if piece[0] < piece[1]]
    for number, (first, last) in enumerate(kept):
        yield Quotation(
            first,
            last,
            opening=first if number else speech.start,
            closing=None if last == speech.end else last,
            continues=number > 0,
            mark="dash",
            reporting=speech.reporting,
        )
