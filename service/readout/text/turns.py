"""Words that are given as somebody's without marks: the turns of transcripts and interviews, and speech after a colon.

A turn begins with a label (`PRIME MINISTER BERG:`, `Q:`, `记者：`, `**Berg:**`) and lasts until the next one. A text
has turns where at least three paragraphs begin with labels, and one label comes again.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from readout.text.dialogue import turns_by_dash
from readout.text.label_words import label_words
from readout.text.lines import paragraphs
from readout.text.marks import CJK, UNSPACED
from readout.text.pairing import Quotation
from readout.text.question_turns import Head, asked
from readout.text.ranges import Ranges
from readout.text.speech import verbs_of_speech

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from readout.text.ranges import Range

_LABEL = re.compile(
    r"""
    (?P<bold>\*\*|__|\*|_)? (?:[–—-][ ]?)?
    (?P<name>[^\W\d_] (?:[^\n:：*?!;。؟"“”«»(（\[]{0,78} [^\n:：*?!;。؟"“”«»(（\[\s])?)
    \s* (?P<note>[(（\[][^()（）\[\]\n]{1,60}[)）\]]\s*)? (?:\*\*|__|\*|_)? \s*
    (?P<colon>[:：]) (?!//|\d\d(?!\d)|[a-zà-öø-ÿ]) (?:\*\*|__|\*|_)? [ \t\u3000]*
    """,
    re.VERBOSE,
)
_LETTER, _DASHED_LETTER = (
    re.compile(
        rf"(?P<bold>\*\*|__|\*|_)?(?P<name>[^\W\d_]{{1,2}}|(?i:{'|'.join(sorted(label_words('spelled_out')))}))"
        rf"(?:\*\*|__|\*|_)?(?P<colon>\.)(?:\*\*|__|\*|_)?{dash}[ \t\xa0]+(?=[\w¿¡«“\"(])"
    )
    for dash in ("", r"[ \xa0]?[-–—]")
)
"""`P. … R. …`: a letter and a dot, which counts only where it comes again beside one other letter; `P.- … R.- …`.

The first of each may be spelled out: `Pregunta. … Respuesta. …`.
"""
_CAPITALS = re.compile(
    r"(?P<bold>\*\*|__)?(?P<name>[^\W\d_][^\n:：*?!;؟«»“”\"–—]{0,60}?)(?:\*\*|__)?"
    r"[ \xa0](?:--|[–—])[ \xa0]+(?=[\w¿¡«“\"(])"
)
"""`M. BERG – …`: a name in capitals and a dash, as the transcripts of French ministries have it."""
_BRACKETED = re.compile(rf"[(（【\[](?P<name>[{CJK}A-Z][^()（）【】\[\]\n]{{0,20}})[)）】\]][ \t\u3000]*")
"""`（記者）`, `【大臣】`: as Japanese ministries set a label."""
_GAPPED = re.compile(
    r"(?P<name>[^\W\d_](?:[.-]?[^\W\d_]){0,4}\.?)"
    r"(?:[ \xa0]{2,}|[ \xa0]*[\t\u2002\u2003]+)[ \t\xa0]*(?=[\w¿¡«“„\"‘(*—–])"
)
"""`MO   The ministers…`: initials and a gap."""
_BOLD = re.compile(
    r"(?P<bold>\*\*|__)(?P<name>[^\W\d_][^\n:：*_?!;؟«»“”\"–—]{0,60}?)[.,]?(?P=bold)[.,]?"
    r"(?:[ \xa0]+(?:[–—][ \xa0]+)?(?=[\w¿¡«“„\"‘(])|\Z)"
)
"""`**Ida Berg** We will…`: a name in bold, without a colon; or alone in its line."""
_LINE = re.compile(r"(?P<name>[^\W\d_][^\n:：*_?!;؟,«»“”\"–—]{0,40})\Z")
"""`BERG` alone in its line, in capitals."""
_COLONS = (":", "：")
_NOTE = re.compile(r"(?:[(（\[][^()（）\[\]\n]{1,80}[)）\]]|\*[^*\n]{1,60}\*)[ \t]*")
_OVER = re.compile(r"(?:[-*_=#]{3,}|#{1,6} |[(\[（*_]|https?://)")
"""What ends the last turn: a rule, a heading, a note in brackets or italics."""
_PATTERNS: tuple[tuple[re.Pattern[str], Sequence[str]], ...] = (
    (_LABEL, _COLONS),
    (_LETTER, ()),
    (_DASHED_LETTER, ()),
    (_CAPITALS, ("–", "—", "--")),
    (_BRACKETED, ()),
    (_GAPPED, ()),
    (_BOLD, ("**", "__")),
    (_LINE, ()),
)
"""Labels in the order in which they are tried. Each has one of its signs, if some are given: a text with fewer of them
than it would need labels has no turns of that kind, and need not be looked through for them."""
_LETTERS = (_LETTER, _DASHED_LETTER)
_IN_CAPITALS = (_CAPITALS, _GAPPED, _LINE)
_LEAST_LABELS = 3
_LEAST_SHARE = 0.3
"""Share of the paragraphs, from the first label on, that has to begin with one."""
_MOST_WORDS = 9
_NUMBER = re.compile(r"\d+[.:)]?\s+(?=[^\W\d_])")
_LONG_WORD = 4
_TWO = 2
_SPEECH_COLON = re.compile(r"[:：][ \xa0\u200f]*(?=[\w(（])")
_SENTENCE = re.compile(r"[.!?…。！？؟۔][\s\"”»]*")
_SENTENCE_BACK = 160
"""Code points before a colon in which its verb of speech is looked for."""
_LEAST_SPOKEN = 3
_UNSPACED_SIGN = re.compile(f"[{UNSPACED}]")


def unmarked(text: str, skip: Iterable[Range] = ()) -> list[Quotation]:
    """The words of ``text`` that are somebody's by a label (``mark="label"``) or a colon (``mark="none"``).

    Marks may stand inside them. They are counted among the quotations, and nobody is asked after them: that a label
    stands before words says whose they are, but not that a reader's digest needs them.

    Returns:
        Quotations in order; none overlaps another, but for words after a colon inside a turn, which are nested.
    """
    skipped = Ranges(skip)
    pieces = [piece for piece in paragraphs(text) if skipped.touched(*piece) is None]
    turns = list(_turns(text, pieces)) or turns_by_dash(text, skipped.all)
    taken = Ranges((turn.start, turn.end) for turn in turns)
    spoken = [
        replace(found, nested=taken.holding(found.start, found.end) is not None)
        for found in _after_colons(text, pieces)
    ]
    return sorted([*turns, *spoken], key=lambda found: (found.start, found.nested))


def _turns(text: str, pieces: Sequence[Range]) -> Iterator[Quotation]:
    heads = _labelled(text, pieces) or asked(text, pieces)
    single = all(after.paragraph - head.paragraph == 1 for head, after in pairwise(heads))
    for number, head in enumerate(heads):
        if head.words < 0:
            return
        until = heads[number + 1].paragraph if number + 1 < len(heads) else _last(text, pieces, head, single=single)
        first = _passed(text, head.words)
        if first >= pieces[head.paragraph][1] and head.paragraph + 1 < until:
            first = pieces[head.paragraph + 1][0]
        end = pieces[max(until - 1, head.paragraph)][1]
        if first < end and any(char.isalnum() for char in text[first:end]):
            while head.name is None and not head.answers and text[end - 1] in "*_":  # what sets a question off
                end -= 1
            opening = pieces[head.paragraph][0]
            yield Quotation(first, end, opening, None, mark="label", label=head.name, answers=head.answers)


def _passed(text: str, at: int) -> int:
    """Passes over a stage note: `(laughs)`."""
    note = _NOTE.match(text, at)
    return note.end() if note else at


def _last(text: str, pieces: Sequence[Range], head: Head, *, single: bool) -> int:
    """Number of the paragraph after the last turn, which no label ends: it is no longer than others are."""
    alone = head.words >= pieces[head.paragraph][1]
    number = head.paragraph + 1 + alone
    while not single and number < len(pieces) and not _OVER.match(text, pieces[number][0]):
        number += 1
    return min(number, len(pieces))


def _labelled(text: str, pieces: Sequence[Range]) -> list[Head]:
    """The labels of the text, if it is one with turns."""
    for pattern, signs in _PATTERNS:
        if signs and sum(text.count(sign) for sign in signs if sign in text) < _LEAST_LABELS:
            continue
        heads = [
            Head(number, match.span("name"), match.end())
            for number, (start, end) in enumerate(pieces)
            if (not signs or _has(text, signs, start, end))
            and (match := pattern.match(text, start, end))
            and _is_name(match["name"])
            and (pattern not in _IN_CAPITALS or match["name"].isupper())
        ]
        if len(heads) < _LEAST_LABELS:
            continue
        names = Counter(_known_label(text[slice(*head.name)]) for head in heads if head.name)
        if max(names.values()) < _TWO:
            continue
        if pattern in _LETTERS and (len(names) != _TWO or min(names.values()) < _TWO):
            continue
        if len(heads) >= _LEAST_SHARE * (len(pieces) - heads[0].paragraph):
            return heads
    return []


def _known_label(label: str) -> str:
    """A label without case and number, ``Anf. 44 Ida Berg``; of a word for question or answer only its letter."""
    folded = _NUMBER.sub("", label.casefold())
    return folded[0] if folded in label_words("spelled_out") else folded


def _has(text: str, signs: Sequence[str], start: int, end: int) -> bool:
    """Whether any of some signs stands in a range."""
    return any(text.find(sign, start, end) >= 0 for sign in signs)


def _is_name(label: str) -> bool:
    """Whether a label may be a name or an office: few words, the long ones with capitals, and no verb of speech."""
    if label.casefold() in label_words("turns") | label_words("spelled_out"):
        return True
    words = re.findall(r"[^\W\d_]+", label)
    if (
        not words
        or len(label.split()) > _MOST_WORDS
        or verbs_of_speech(label)
        or label.casefold() in label_words("no_speakers")
    ):
        return False
    cased = [word for word in words if word.upper() != word.lower()]
    if not cased:
        return True
    capital = sum(word[0].isupper() for word in cased)
    long = sum(len(word) >= _LONG_WORD for word in cased)
    return bool(cased[0][0].isupper() and _TWO * capital >= long)


def _after_colons(text: str, pieces: Sequence[Range]) -> Iterator[Quotation]:
    """Words after a verb of speech and a colon, up to the next such place or the end of the paragraph."""
    if not _has(text, _COLONS, 0, len(text)):
        return
    for start, end in pieces:
        if not _has(text, _COLONS, start, end):
            continue
        found = [match for match in _SPEECH_COLON.finditer(text, start, end) if _announces(text, start, match.start())]
        for number, match in enumerate(found):
            until = end
            if number + 1 < len(found):
                until = _sentence_start(text, match.end(), found[number + 1].start())
            words = _rstripped(text, match.end(), until)
            if _is_long(text[match.end() : words]):
                begins = _sentence_start(text, start, match.start())
                yield Quotation(match.end(), words, match.end(), None, mark="none", reporting=(begins, match.start()))


def _is_long(words: str) -> bool:
    """Whether words are enough to be speech; of a script without spaces a few signs are."""
    return len(words.split()) >= _LEAST_SPOKEN or (
        not words.isascii() and len(_UNSPACED_SIGN.findall(words)) > _LEAST_SPOKEN
    )


def _rstripped(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _announces(text: str, start: int, colon: int) -> bool:
    first = _sentence_start(text, max(start, colon - _SENTENCE_BACK), colon)
    return verbs_of_speech(text[first : colon + 1]) > 0


def _sentence_start(text: str, start: int, end: int) -> int:
    """Where the last sentence of a range begins."""
    stops = [match.end() for match in _SENTENCE.finditer(text, start, end) if match.end() < end]
    return stops[-1] if stops else start
