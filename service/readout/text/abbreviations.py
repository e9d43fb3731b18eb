"""Abbreviations with a stop that ends no sentence, or not always."""

from __future__ import annotations

import re

_TITLES_WORDS = """
mr mrs ms dr drs prof gen lt col sgt capt maj adm cmdr brig sen rep gov pres sec hon rev fr st ste messrs mt ft hr
frau dipl ing mme mlle mgr sig dott sra srta dna vs cf eg ie viz al z.b d.h u.a i.d.r bzw ggf evtl sog inkl г ул им
тыс млн млрд руб др см т.е т.к κ κα κκ δρ
"""
_NUMBERED_WORDS = """
no nos nr num art abs para par sec ch vol fig p pp pt cl approx ca circa jan feb mar apr jun jul aug sep sept oct
nov dec nº αρ ст п стр
"""
_LAST_WORDS = """
inc ltd co corp bros plc jr sr etc dept est univ assn ave blvd usw
"""
_STARTERS_WORDS = """
the a an this that these those he she it they we you i his her its their our but and or so if in on at by for from
with after before as while when however meanwhile although though there here what who why how no not der die das ein
eine er sie es wir ihr aber und im am nach vor le la les l un une il elle ils elles nous mais et en el los las una
pero y lo gli o e ma
"""
_MONTHS_WORDS = """
januar jänner februar märz april mai juni juli august september oktober november dezember marts maj tammikuuta
helmikuuta maaliskuuta
"""
_TITLES = frozenset(_TITLES_WORDS.split())
"""Never the end of a sentence."""
_NUMBERED = frozenset(_NUMBERED_WORDS.split())
"""Not the end of a sentence before a number."""
_LAST = frozenset(_LAST_WORDS.split())
"""The end of a sentence only if a word follows that begins one."""
_STARTERS = frozenset(_STARTERS_WORDS.split())
"""Words that begin sentences, and hardly ever stand in the middle of a name."""
_MONTHS = frozenset(_MONTHS_WORDS.split())
"""Follow the day as an ordinal number (`15. März`)."""
_BEFORE = re.compile(r"(?:[^\W\d_]\.)*[^\W_]+\Z")
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 16
_ORDINAL_DIGITS = 2


def _may_start(following: str) -> bool:
    word = _WORD.match(following)
    return word is not None and word.group()[0].isupper() and word.group().casefold() in _STARTERS


def ends_sentence(text: str, stop: int, following: int) -> bool:
    """Tells whether the dot at ``stop`` may end a sentence, by the word before it and the one after.

    Args:
        text: The text.
        stop: Where the dot stands.
        following: Where the next word, or the mark before it, begins.

    Returns:
        False after a title, an initial, `U.S.` or `No.`, unless the next word is one that begins sentences.
    """
    before = _BEFORE.search(text[max(stop - _LONGEST, 0) : stop])
    if before is None:
        return True
    word, after = before.group().casefold(), text[following : following + _LONGEST]
    if word in _TITLES:
        return False
    if word.isdigit():
        return len(word) > _ORDINAL_DIGITS or not _is_ordinal(text, stop - len(word), after)
    if word in _NUMBERED and after[:1].isdigit():
        return False
    if len(word) == 1 or "." in word or word in _LAST:
        return _may_start(after)
    return True


def _is_ordinal(text: str, start: int, after: str) -> bool:
    """Whether a short number with a dot is a day (`15. März`) or counts the items of a list."""
    word = _WORD.match(after)
    if word is not None and word.group().casefold() in _MONTHS:
        return True
    return start == 0 or text[start - 1] == "\n"
