"""The turns of interviews without labels: which paragraphs ask, and which answer.

Questions stand in bold, in italics, as headings, behind a dash that no answer has, or as the first line of a group
whose other lines answer; or the answers alone stand behind dashes; or nothing but the question marks tells them apart,
and questions and answers alternate. Among the questions stand some that but prompt: *They say you left.*
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from readout.text.marks import QUOTES
from readout.text.reporting import spoken_pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readout.text.ranges import Range


class Head(NamedTuple):
    """The beginning of a turn."""

    paragraph: int
    name: Range | None
    """Where its label stands, if it has one."""
    words: int
    """Where the spoken words begin."""
    answers: bool = False
    """Whether the turn answers a question, in an interview without labels."""


_ASKING = re.compile(r"[?？؟]|(?<=[Ͱ-Ͽἀ-῿»]);")
"""How a question ends; in Greek with a semicolon."""
_SET = re.compile(r"(?P<set>\*\*|__|\*|_)(?=[^\s*_])(?P<words>[^\n]*[^\s*_])(?P=set)\Z")
"""A paragraph that is bold or in italics as a whole."""
_SET_HEAD = re.compile(r"(?P<set>\*\*|__)(?=[^\s*_])[^\n*]*[?？؟](?P=set)\s+(?=[^\s*_])")
"""A bold question, and the answer behind it in the same paragraph."""
_HEADING = re.compile(r"#{1,6} ")
_DASH = re.compile("(?:[–—―─]{1,2}|--)[ \xa0\u3000]*(?=[^\\s\\d–—―─-])")
_ROUND = re.compile(r"[\s*_#–—―─\-]+")
_NAMED = re.compile(
    r"(?:\*\*|__)?(?P<name>[^\W\d_][^\n:：*?!;؟«»“”\"–—()]{0,60}?)(?:\*\*|__)?"
    r"(?P<colon>[ \xa0]?[:：]|[.,]?[ \xa0]+[–—](?=[ \xa0]))(?:\*\*|__)?[ \xa0]*"
)
"""A label before the first answer alone: ``Ida BERG. – Yes.``"""
_MOST_NAMES = 6
_LEAST, _LEAST_BOLD = 3, 2
"""Questions from which on a text is an interview."""
_SHARE = 0.5
"""Of all paragraphs of the questions' form, from the first one on, as many have to ask."""
_GROUPS = 0.6
"""Of all groups of lines from the first question on, as many have to be a question and its answer."""
_EVERY_OTHER = 2
_LONGEST_QUESTION = 70
"""Words of a question that nothing but its mark tells from an answer."""


def asked(text: str, pieces: Sequence[Range]) -> list[Head]:
    """The questions and answers of an interview without labels; none where the text is no such interview.

    Args:
        text: The text.
        pieces: Its paragraphs.
    """
    asking = {number for number, piece in enumerate(pieces) if _asks(text, piece)}
    if len(asking) < _LEAST_BOLD:
        return []  # most texts
    for found in (
        _in_form(text, pieces, asking),
        _in_groups(text, pieces, asking),
        _beside_dashes(text, pieces, asking),
    ):
        if found:
            return found
    return _alternating(text, pieces, asking)


def _asks(text: str, piece: Range) -> bool:
    """Whether a paragraph ends with a question, or begins with one in bold."""
    end = piece[1]
    while end > piece[0] and text[end - 1] in "*_ \xa0":
        end -= 1
    return asks(text, end) or (text[piece[0]] in "*_" and _SET_HEAD.match(text, *piece) is not None)


def asks(text: str, end: int) -> bool:
    """Whether what ends at a place is a question."""
    return _ASKING.match(text, end - 1) is not None


def _in_form(text: str, pieces: Sequence[Range], asking: set[int]) -> list[Head]:
    """Turns where all questions have one form that no answer has: bold, italics, headings."""
    forms: dict[str, list[int]] = {}
    for number, piece in enumerate(pieces):
        if (form := _form(text, piece)) is not None:
            forms.setdefault(form, []).append(number)
    for form in ("**", "__", "*", "_", "#"):
        found = [number for number in forms.get(form, ()) if form != "#" or number in asking]
        least = _LEAST_BOLD if len(form) > 1 else _LEAST
        if found and len(asking & set(found)) >= least:
            questions = [number for number in found if number >= min(asking & set(found))]
            if len(asking & set(questions)) >= _SHARE * len(questions):
                return _heads(text, pieces, questions)
    return []


def _form(text: str, piece: Range) -> str | None:
    if text[piece[0]] == "#":
        return "#" if _HEADING.match(text, *piece) else None
    if text[piece[0]] not in "*_":
        return None
    match = _SET.match(text, *piece) or _SET_HEAD.match(text, *piece)
    return match["set"] if match else None


def _heads(text: str, pieces: Sequence[Range], questions: Sequence[int]) -> list[Head]:
    """A turn for each question, and for what stands between it and the next."""
    heads: list[Head] = []
    for number, following in pairwise([*questions, len(pieces)]):
        head = _SET_HEAD.match(text, *pieces[number])
        if head is not None:  # the answer stands behind its question
            heads.append(_answer(text, pieces, number, head.end()))
            continue
        heads.append(Head(number, None, _first_letter(text, pieces[number])))
        if number + 1 < following:
            heads.append(_answer(text, pieces, number + 1, pieces[number + 1][0]))
    return heads


def _first_letter(text: str, piece: Range) -> int:
    match = _ROUND.match(text, *piece)
    return match.end() if match else piece[0]


def _answer(text: str, pieces: Sequence[Range], number: int, at: int) -> Head:
    """An answer, with its label if it has one after all, as the first of an interview may."""
    named = _NAMED.match(text, at, pieces[number][1])
    if named is not None and _is_named(named):
        return Head(number, named.span("name"), named.end(), answers=True)
    dash = _DASH.match(text, at, pieces[number][1])
    return Head(number, None, dash.end() if dash else at, answers=True)


def _is_named(named: re.Match[str]) -> bool:
    """Whether a label may be a name: few words, each with a capital, and the last in capitals before a dash."""
    words = named["name"].split()
    capitals = all(word[0].isupper() for word in words)
    by_dash = not named["colon"].strip().endswith((":", "："))
    return len(words) <= _MOST_NAMES and capitals and (not by_dash or words[-1].isupper())


def _in_groups(text: str, pieces: Sequence[Range], asking: set[int]) -> list[Head]:
    """Turns where a question is the first of several lines that no blank one parts."""
    groups: list[list[int]] = []
    for number, piece in enumerate(pieces):
        if groups and text[pieces[number - 1][1] : piece[0]].count("\n") == 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    both = [number for number, group in enumerate(groups) if len(group) > 1 and text[pieces[group[0]][0]] not in "–—―-"]
    sure = [number for number in both if group_asks(groups[number], asking)]
    if len(sure) < _LEAST:
        return []
    within = [number for number in both if sure[0] <= number <= sure[-1]]
    if len(within) < _GROUPS * (sure[-1] + 1 - sure[0]) or len(sure) < _SHARE * len(within):
        return []
    heads: list[Head] = []
    for number in within:
        question, answer = groups[number][:2]
        named = _NAMED.match(text, *pieces[question])
        label = named if named is not None and _is_named(named) else None
        heads.append(
            Head(question, label.span("name") if label else None, label.end() if label else pieces[question][0])
        )
        heads.append(_answer(text, pieces, answer, pieces[answer][0]))
    return _ended(heads, groups[within[-1]][-1] + 1)


def group_asks(group: Sequence[int], asking: set[int]) -> bool:
    """Whether the first line of a group questions, and the last does not."""
    return group[0] in asking and group[-1] not in asking


def _ended(heads: list[Head], after: int) -> list[Head]:
    """Turns with one more that is none, where the last of them ends."""
    return [*heads, Head(after, None, -1)]


def _beside_dashes(text: str, pieces: Sequence[Range], asking: set[int]) -> list[Head]:
    """Turns where all answers, or all questions, stand behind a dash, and the others do not."""
    dashed = [number for number, piece in enumerate(pieces) if _DASH.match(text, *piece)]
    if len(dashed) < _LEAST:
        return []
    marked = set(dashed)
    if len(asking & marked) >= max(_LEAST, _SHARE * len(dashed)):
        alone = not any(one + 1 in marked for one in dashed) and not any(
            _is_reported(text, pieces[one]) for one in dashed
        )
        return _heads(text, pieces, dashed) if alone else []
    answered = [number for number in dashed if number - 1 in asking - marked and number not in asking]
    if len(answered) < max(_LEAST, _SHARE * len(dashed)):
        return []
    heads: list[Head] = []
    for number in (one for one in dashed if one >= answered[0]):
        if number - 1 not in marked:
            heads.append(Head(number - 1, None, pieces[number - 1][0]))
        heads.append(_answer(text, pieces, number, pieces[number][0]))
    return _ended(heads, dashed[-1] + 1)


def _is_reported(text: str, piece: Range) -> bool:
    """Whether the reporter says who speaks behind a dash: it is dialogue then, and no question of an interview."""
    return spoken_pieces(text, _first_letter(text, piece), piece[1])[1] is not None


def _alternating(text: str, pieces: Sequence[Range], asking: set[int]) -> list[Head]:
    """Turns where questions and answers alternate, and nothing but question marks tells them apart."""
    questions = sorted(number for number in asking if text[pieces[number][0]] not in QUOTES + "–—―-*_#")
    if len(questions) < _LEAST or any(
        len(text[slice(*pieces[number])].split()) > _LONGEST_QUESTION for number in questions
    ):
        return []
    apart = [after - before for before, after in pairwise(questions)]
    if any(one % _EVERY_OTHER for one in apart) or len(apart) < sum(apart) / _EVERY_OTHER * _SHARE:
        return []
    turns = range(questions[0], questions[-1] + _EVERY_OTHER)
    if any(number in asking for number in turns[1::_EVERY_OTHER]) or turns[-1] >= len(pieces):
        return []
    heads = (
        _answer(text, pieces, number, pieces[number][0]) if at % _EVERY_OTHER else Head(number, None, pieces[number][0])
        for at, number in enumerate(turns)
    )
    return _ended(list(heads), turns[-1] + 1)
