"""Boilerplate of any language: captions that end with a credit, and lines that say in which issue a report stood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from readout.ingest.whole_lines import QUOTED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from readout.ingest.boilerplate_wordings import Speech

_LONGEST = 300
_LONGEST_ISSUE = 120
_LONGEST_CREDIT = 110
"""Characters of a credit at the end of a caption, with the word for a picture."""
_MOST_WORDS = 8
"""Of a credit."""
_SENTENCE_ENDS = re.compile(r"[^\W\d_]{3,}[»”\"')]?[.!?…]+[»”\"')]?\s+(?=[\"'«„“(\[]?\w)|[。！？]")
"""A stop inside a caption, behind a word that is no initial and hardly an abbreviation."""
_TIED = re.compile(r"[:,،：，]\s*[“”„«»\"「『‘’]|[,،，][”“»\"」』’]|[”“»\"」』’]\s*[,،，–—-]\s")
"""A colon or a comma beside quotation marks: somebody may say these words."""
_CLOSING = '»”")] \u00a0'
_BEFORE_A_CREDIT = ".!?…([|/–—-"
_STOP = re.compile(r"[.!?…»”\")\]]\s+")
_PARTED = re.compile(r"\s*[/|]\s*|\s+\(|\s+(?=[«“\"])|\s+(?:POUR|FOR|PARA|PER|FÜR|VOOR|FÖR|VIA|DLA|PRO|ДЛЯ)\s+")
"""What stands between a photographer and an agency or a paper."""
_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?:\s+[^\W\d_][\w.’'-]*){0,3}")
_SMALL_WORDS = frozenset(
    "af al av da de del della der di do dos du e el en et i in la le los of og och oraz und van von y z za и".split()
)
_NUMBER = r"(?:no|n°|nr|num|numero|nummer|cislo|sayi|τευχος|номер|выпуск|випуск|شماره|العدد|عدد|גיליון)"
_PAGE = (
    r"(?:стр|с|стор|str|strona|s|p|pp|pg|pag|pagina|page|σελ|σελιδα|side|sida|sidan|seite|sivu|sayfa|صفحه|الصفحة|ص"
    r"|עמוד|עמ')"
)
_OF = r"(?=[,(|–—-]|\s+(?:[\d(|–—-]|(?:от|від|du|del|de|vom|van|z|ze|fra|fran|of|του|της|за)\b))"
"""What stands between the number and the day of an issue."""
_ISSUE = re.compile(
    rf"[\"'«„“].{{1,60}}[\"'»“”],?\s+{_NUMBER}\.?\s?\d{{1,6}}\b(?:\s?\(\d+\))?{_OF}[^.!?]*?"
    rf"(?:\b\d{{4}}\b|\d{{1,2}}\.\d{{1,2}}\.\d\d|{_PAGE}\.?\s?\d).{{0,30}}"
)
_WITH_PAGE = re.compile(rf"(?:[^|·•]{{1,60}}[|·•])*\s*{_PAGE}\.?\s?\d{{1,3}}\s*(?:[|·•][^|·•]{{1,60}})*")
_BARS = re.compile(r"[|·•]")


def is_of_an_issue(seen: str) -> bool:
    """Whether a plain line says in which issue of a paper, or on which page, the article stood.

    Such are ``«Биржевой листок» №148 от 23.08.2019, стр. 1`` and ``صفحه ۳ | سیاست | یکشنبه``.
    """
    if len(seen) > _LONGEST_ISSUE:
        return False
    return bool(_ISSUE.fullmatch(seen)) or bool(_BARS.search(seen) and _WITH_PAGE.fullmatch(seen))


def is_credited(bare: str, seen: str, credits_: Iterable[re.Pattern[str]], speech: Speech) -> bool:
    """Whether a line is a caption of one sentence, and ends with whose the picture is: in words or in capitals.

    Args:
        bare: The line without bullets and signs of Markdown.
        seen: The same in its plain form.
        credits_: How a picture is credited in the languages (see ``Wordings.credit``).
        speech: What ties words to a speaker: a caption that does is left.
    """
    if len(bare) > _LONGEST:
        return False
    caption = _before_capitals(bare) or next(filter(None, (_before_word(bare, seen, one) for one in credits_)), "")
    if not caption or _SENTENCE_ENDS.search(caption):
        return False
    return not QUOTED.search(caption) or not (_TIED.search(caption) or speech.in_line(caption))


def _before_capitals(bare: str) -> str:
    """What stands before a credit in capitals, ``FENG TAO / CHINA DAILY`` or ``OLMO CAÑADAS (EFE)``, if one does."""
    if not bare.rstrip(_CLOSING)[-1:].isupper():
        return ""
    line = " ".join(bare.split())
    end = next((stop.end() for stop in _STOP.finditer(line) if line[stop.end() :].isupper()), None)
    if end is None or line[:end].isupper():
        return ""
    parts = [part.strip(' «»“”"()[]') for part in _PARTED.split(line[end:])]
    are_names = len(parts) > 1 and " " in parts[0] and all(_NAME.fullmatch(part) for part in parts)
    return line[:end] if are_names else ""


def _before_word(bare: str, seen: str, credit: re.Pattern[str]) -> str:
    """What stands before a credit that a word for a picture begins: ``Foto: Jens Åkerlöf``; nothing if none does."""
    at = credit.search(seen, max(0, len(seen) - _LONGEST_CREDIT))
    before = seen[: at.start()].rstrip() if at else ""
    if at is None or not before or before[-1].isalnum() or (at["sign"] == " " and before[-1] not in _BEFORE_A_CREDIT):
        return ""
    whose = bare.split()[-len(at["whose"].split()) :]
    if len(whose) > _MOST_WORDS or (at["sign"] == " " and not _is_name(whose)):
        return ""
    return bare.rsplit(maxsplit=len(seen[at.start() :].split()))[0]


def _is_name(words: list[str]) -> bool:
    return all(word.strip("()[]")[:1].isupper() or word.casefold() in _SMALL_WORDS for word in words)
