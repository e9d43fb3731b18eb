"""The reporter's words inside a quotation: *– Nie – powiedział – nigdy*, *« Non, a dit le ministre, jamais »*.

They come between dashes (Russian, Ukrainian, Polish, Czech, Spanish, Portuguese, Italian, Greek) or after a comma
(Swedish, French, Turkish), and begin with a verb of speech or have one among their first words.
"""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from readout.languages import Words, all_speech_words, inside_verbs, language, past_tense, resuming_words
from readout.text.speech import verbs_of_speech

if TYPE_CHECKING:
    from readout.text.pairing import Quotation
    from readout.text.ranges import Range

GAP = "[ \t\xa0\u2009\u202f]"
_CUT = re.compile(
    rf"[,.!?…]?[»”\"]?(?P<dash>{GAP}+(?:[–—―]|--?(?=[ \xa0])){GAP}*|(?<=[\w,.!?…])[—–](?=\w))"
    r"|[,!?…][»”\"]?(?P<comma>[ \xa0\n]+)(?=\w)"
)
_DASH = re.compile("[–—―]|-[- \xa0]")
"""What is in every cut that is made by a dash."""
_RESUME = re.compile(rf"[,.:;!?…]?{GAP}*(?:[–—―]|(?<=[ \xa0])--?(?=[ \xa0]))[.,:;]?{GAP}*(?=[\w¿¡«“„…])")
_RESUME_WITHOUT_DASH = re.compile(r"(?<=\w{3})[.!?][ \xa0\n]+(?=[^\W\d_])|,[ \xa0\n]+(?=(?P<word>[^\W\d_]+))")
"""Where speech may go on after a clause between commas: at the next sentence, or with a word for *but* or *then*."""
_BETWEEN_COMMAS = re.compile(
    r"[,.!?…] (?P<clause>[^\W\d_][^,.!?…\n]{2,120}?)(?=(?P<end>(?:,|\.|[ \xa0\u202f]?:)[ \xa0])\w)"
)
_NAME_BETWEEN = re.compile(r"[^\W\d_][\w.'’-]*(?: (?:[^\W\d_a-zà-ÿ][\w.'’-]*|de|du|di|della|von|van)){1,4},[ \xa0]")
"""A name between commas behind the office of who speaks: ``, a dit la ministre, Ida Berg,``."""
_OCCASION = re.compile(
    r"(?:à|au|aux|après|lors|devant|dans|en|dopo|al|alla|durante|davanti)\b"
    r"(?:[^,.;:!?…«»]|(?<=[ \xa0][MA-Z])\.){3,90},[ \xa0]"
)
_INVERTED = re.compile(r"(?P<verb>[^\W\d_]+)(?:(?P<pronouns>(?:-[^\W\d_]+)+)|[ \xa0](?P<name>[^\W\d_]))")
"""A verb with its subject behind it: `promet-il`, `souffle Ida Berg`."""
_CLAUSE_END = re.compile(r"[.!?…:;«“„\"]|[,–—](?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
_PRONOUN_AND_VERB = 2
"""Words of `she said`, the only clause with its verb last that ends speech after a comma."""
_AFTER_DASH, _AFTER_COMMA = 4, 1
"""Words within which the verb of speech has to come, auxiliaries not counted."""
_LONGEST = 250
"""Code points of a clause inside marks; longer ones tell something of their own."""


class _Cut(NamedTuple):
    """Where spoken words stop, and the reporter's begin."""

    spoken_end: int
    start: int
    by_dash: bool


@functools.cache
def _pronouns() -> Words:
    english = language("en")
    return english.subject_pronouns | english.thing_pronouns if english else frozenset()


def is_reporting(text: str, start: int, end: int, *, by_dash: bool) -> bool:
    """Tells whether the words from ``start`` on are the reporter's: a verb of speech is among the first of them.

    Args:
        text: The text.
        start: First code point of the words.
        end: Where they end at the latest.
        by_dash: Whether a dash stands before them; after a comma the verb has to come first.
    """
    clause = _CLAUSE_END.split(text[start : min(end, start + _LONGEST)], maxsplit=1)[0]
    words = _WORD.findall(clause)
    if not words or words[0] != words[0].lower():
        return bool(words) and by_dash and any(verbs_of_speech(word) for word in words[:_AFTER_DASH])
    if by_dash and past_tense().match(clause):
        return True
    if not by_dash and words[0] in _pronouns() and len(words) == _PRONOUN_AND_VERB and verbs_of_speech(words[1]):
        return True
    counted = 0
    for word in words:
        if verbs_of_speech(word):
            return True
        counted += word not in inside_verbs()
        if counted >= (_AFTER_DASH if by_dash else _AFTER_COMMA):
            break
    return False


def _cut(text: str, start: int, end: int, *, commas: bool) -> _Cut | None:
    """The first place from ``start`` on at which the reporter's words begin."""
    if not commas and _DASH.search(text, start, end) is None:
        return None  # most quotations
    for match in _CUT.finditer(text, start, end):
        by_dash = match["dash"] is not None
        if not (by_dash or commas) or not is_reporting(text, match.end(), end, by_dash=by_dash):
            continue
        spoken_end = match.start("dash") if by_dash else match.start("comma")
        while spoken_end > start and text[spoken_end - 1] in ", \xa0":
            spoken_end -= 1
        return _Cut(spoken_end, match.end(), by_dash)
    return None


def _resumed(text: str, cut: _Cut, end: int) -> re.Match[str] | None:
    """Where speech goes on after the reporter's words; not where the next sentence is the reporter's, too."""
    by_dash = _RESUME.search(text, cut.start, end)
    if by_dash is not None or cut.by_dash:
        return by_dash
    places = _RESUME_WITHOUT_DASH.finditer(text, cut.start, end)
    found = next((one for one in places if one["word"] is None or one["word"] in resuming_words()), None)
    if found is None or verbs_of_speech(text[found.end() : end]):
        return None
    return found


def spoken_pieces(text: str, start: int, end: int) -> tuple[list[Range], Range | None]:
    """Parts dialogue after a dash into its stretches of spoken words, and the reporter's first words among them."""
    spoken: list[Range] = []
    reporting: Range | None = None
    at = start
    while (cut := _cut(text, at, end, commas=True)) is not None:
        spoken.append((at, cut.spoken_end))
        resumed = _resumed(text, cut, end)
        reporting = reporting or (cut.start, resumed.start() if resumed else end)
        if resumed is None:
            return spoken, reporting
        at = resumed.end()
    return [*spoken, (at, end)], reporting


def without_reporting(text: str, found: Quotation) -> list[Quotation]:
    """A quotation between marks, cut where the reporter's words interrupt it inside its marks.

    Between dashes in any language (`«Мы поедем, — сказал он, — завтра»`); between commas inside guillemets alone, where
    French and Italian put them (`« Nous partirons, a dit le ministre, dès demain »`).
    """
    pieces = _between_dashes(text, found) or (_between_commas(text, found) if text[found.opening] in "«»" else [])
    if not pieces:
        return [found]
    last = len(pieces) - 1
    return [
        replace(
            found,
            start=start,
            end=end,
            opening=start if number else found.opening,
            closing=found.closing if number == last else end,
            continues=found.continues or number > 0,
            reporting=(pieces[0][1], pieces[1][0]),
        )
        for number, (start, end) in enumerate(pieces)
    ]


def _between_dashes(text: str, found: Quotation) -> list[Range]:
    pieces: list[Range] = []
    at = found.start
    while (cut := _cut(text, at, found.end, commas=False)) is not None and _is_surely_reporting(text, cut):
        resumed = _RESUME.search(text, cut.start, min(found.end, cut.start + _LONGEST))
        if resumed is None:
            break
        pieces.append((at, cut.spoken_end))
        at = resumed.end()
    return [*pieces, (at, found.end)] if pieces else []


def _is_surely_reporting(text: str, cut: _Cut) -> bool:
    """Whether the verb comes first, or a comma stands before the dash: `“We go – as he said – today”` is all speech."""
    after_stop = text[cut.spoken_end : cut.start].lstrip()[:1] == "," or text[cut.spoken_end - 1] in "!?…."
    return after_stop or is_reporting(text, cut.start, cut.start + _LONGEST, by_dash=False)


def _is_inverted(clause: str) -> bool:
    """Whether a clause begins with a verb and its subject, so that the verb is no noun: `a-t-il fait valoir`."""
    found = _INVERTED.match(clause)
    if found is None:
        return False
    verb = found["verb"]
    if found["name"] is not None:
        return found["name"].isupper() and verb in all_speech_words()
    behind = found["pronouns"][1:].split("-")
    return all(word in inside_verbs() for word in behind) and (verb in all_speech_words() or verb in inside_verbs())


def _between_commas(text: str, found: Quotation) -> list[Range]:
    for match in _BETWEEN_COMMAS.finditer(text, found.start, found.end):
        clause = match["clause"]
        if _is_inverted(clause) or is_reporting(text, match.start("clause"), match.end("clause"), by_dash=False):
            return [(found.start, match.start()), (_after_apposition(text, match.end("end"), found.end), found.end)]
    return []


def _after_apposition(text: str, at: int, end: int) -> int:
    """Where a clause ends that goes on behind a comma with a name, and then the occasion: `, Ida Berg, à Oslo,`."""
    named = _NAME_BETWEEN.match(text, at, end)
    if named is None:
        return at
    occasion = _OCCASION.match(text, named.end(), end)
    return occasion.end() if occasion else named.end()
