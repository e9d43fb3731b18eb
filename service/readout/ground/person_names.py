"""Whether the words of a form are those of a person's name, and whether a word that they share is but a given name."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from readout.languages import LANGUAGES, Language, language
from readout.parties.naming import LIKE, alike, likeness, plain
from readout.parties.sound_likeness import sound_alike
from readout.parties.sounds import script_of
from readout.parties.word_lists import word_list

_WORD = re.compile(r"[^\W\d_]+(?:['’׳ʼ][^\W\d_]+)*(?:['’׳](?=[^\w]|\Z))?")
_POINTS = re.compile("[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d\u00ad]")
"""Vowel points and marks that join letters."""
_NUMBER = re.compile("[IVX]+")
_UNCASED = frozenset({"arabic", "hebrew", "han", "kana"})
_ARTICLES = ("ال", "ה")
"""With which a title or an adjective before a name begins, in Arabic and Hebrew."""
_LONGEST_RUN = 4
"""Words that may be written as one: ``フォンデアライエン`` is ``von der Leyen``."""
_SYLLABLE = 4
"""Letters of a word that may be a part of a name: ``Jae-in``. A longer one that two names share makes none of them."""
_PAIR = 2
_SAME = 100.0
"""Likeness of equal words."""
_USUAL, _NEAR, _RUN, _BESIDE, _LIKE = 1.0, 0.6, 0.8, 1.25, 1.6
"""How near words have to be, of the usual limit: by themselves; where only one of several tells; written together;
beside a given name that is the same; and not to be like nothing."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    is_small: bool
    """Whether it tells nobody apart: a particle, a title, a number, an initial."""


_Words = tuple[_Word, ...]


@functools.lru_cache(maxsize=16384)
def names_person(name: str, form: str, tag: str | None) -> bool:
    """Whether a word of a form is one of a person's name, and the form is not another's whole name.

    It is another's where both have a further word that the other does not explain, and what they share is no surname:
    no word behind the first in both, and the last in one.

    Args:
        name: The usual English name.
        form: How the text has it, its words parted by spaces or marks.
        tag: Language of the text (BCP 47).
    """
    known = language(tag)
    own, theirs = _words(name, LANGUAGES["en"]), _words(form, known)
    pairs = _pairs(own, theirs, known, _USUAL)
    if pairs and not _are_two(own, theirs, pairs, known):
        given = _is_given_alone(own, pairs)
        return not given or (
            _pairs(own, theirs, known, _NEAR) != [] and not _are_two(own, theirs, pairs, known, _BESIDE)
        )
    if _share_surname(own, theirs, _pairs(own, theirs, known, _NEAR)):
        return True
    return _is_written_together(own, theirs, known, pairs)


@functools.lru_cache(maxsize=16384)
def names_another(name: str, form: str, tag: str | None) -> bool:
    """Whether a form is the whole name of somebody else with a word in common: *Angela Smith* is not Angela Merkel."""
    known = language(tag)
    own, theirs = _words(name, LANGUAGES["en"]), _words(form, known)
    pairs = _pairs(own, theirs, known, _USUAL)
    return bool(pairs) and _are_two(own, theirs, pairs, known) and not names_person(name, form, tag)


def _are_two(
    own: _Words, theirs: _Words, pairs: list[tuple[int, int]], known: Language | None, within: float = _LIKE
) -> bool:
    """Whether a name and a form that share words both have a further one that is like nothing of the other."""
    if not (_left(own, {at for at, _ in pairs}) and _strange(theirs, {at for _, at in pairs}, known)):
        return False
    like = _pairs(own, theirs, known, within)
    return bool(_left(own, {at for at, _ in like}) and _strange(theirs, {at for _, at in like}, known))


def _pairs(own: _Words, theirs: _Words, known: Language | None, within: float) -> list[tuple[int, int]]:
    """Which words of a name are which words of a form."""
    return [
        (at, other)
        for (at, one), (other, another) in itertools.product(enumerate(own), enumerate(theirs))
        if not (one.is_small or another.is_small) and _is_one(one.text, another.text, known, within, first=other == 0)
    ]


def _is_one(name: str, form: str, known: Language | None, within: float, *, first: bool) -> bool:
    if word_alike(name, form, known, within):
        return True
    if not first or known is None:
        return False
    return any(word_alike(name, bare, known, within) for bare in known.without_prefixes(form))


def _is_given_alone(own: _Words, pairs: list[tuple[int, int]]) -> bool:
    content = [at for at, word in enumerate(own) if not word.is_small]
    return len(content) > 1 and {at for at, _ in pairs} == {content[0]}


def word_alike(name: str, form: str, known: Language | None, within: float) -> bool:
    """Whether a word of a text is one of a name: it sounds so, or is spelt so in the same letters."""
    if script_of(name) != "latin":
        return alike(name, form)
    script = script_of(form)
    if script is None:  # of no script whose sounds are known
        return alike(name, form)
    if script != "latin":
        return sound_alike(name, form, cases=script in {"cyrillic", "greek"}, within=within)
    if likeness(name, form) >= LIKE + (_SAME - LIKE) * max(1 - within, 0):
        return True
    foreign = known is None or known.language != "en"
    return foreign and sound_alike(name, form, cases=known is None or known.endings, within=within)


def _is_written_together(own: _Words, theirs: _Words, known: Language | None, pairs: list[tuple[int, int]]) -> bool:
    """Whether a form writes together words of a name, or apart one that the name writes together.

    Where they are the whole of one, the other has nothing beside them.
    """
    for one, another in itertools.product(_runs(own), _runs(theirs)):
        shared = (own[at].text for at, other in pairs if at in one and other in another)
        if len(one) == len(another) <= _PAIR or any(len(word) > _SYLLABLE for word in shared):
            continue  # a given name and a surname, each told by itself
        if not word_alike(_joined(own, one), _joined(theirs, another), known, _RUN):
            continue
        left = _left(own, {*one, *(at for at, _ in pairs)})
        strange = _strange(theirs, {*another, *(at for _, at in pairs)}, known)
        if not left and not (strange and len(one) > 1 and not _left(own, set(one))):
            return True
        if not strange and not (left and len(another) > 1 and not _left(theirs, set(another))):
            return True
    return False


def _joined(words: _Words, run: range) -> str:
    return "".join(words[at].text for at in run)


def _runs(words: _Words) -> Iterator[range]:
    for length in range(min(len(words), _LONGEST_RUN), 0, -1):
        for start in range(len(words) - length + 1):
            if not all(words[at].is_small for at in range(start, start + length)):
                yield range(start, start + length)


def _left(words: _Words, explained: set[int]) -> list[int]:
    return [at for at, word in enumerate(words) if at not in explained and not word.is_small]


def _strange(words: _Words, explaining: set[int], known: Language | None) -> list[int]:
    """The words of a form that may be names and are none of this one's."""
    if not explaining:
        return []
    left = [at for at in _left(words, explaining) if _may_be_name(words[at].text)]
    first = min(explaining)
    nouns = known is not None and known.nouns_have_capitals  # `Kronprinz Mohammed`
    ahead = {first - 1} if not nouns and not words[first - 1].text.startswith(_ARTICLES) else set()
    return [at for at in left if at > first or at in ahead]


def _may_be_name(word: str) -> bool:
    return script_of(word) in _UNCASED or not word[0].islower()


def _share_surname(own: _Words, theirs: _Words, pairs: list[tuple[int, int]]) -> bool:
    """Whether the last word of one of two names is a word behind the first of the other."""
    content = [at for at, word in enumerate(own) if not word.is_small]
    others = [at for at, word in enumerate(theirs) if not word.is_small and _may_be_name(word.text)]
    return any(
        at != content[0] and other != others[0] and (at == content[-1] or other == others[-1]) for at, other in pairs
    )


@functools.lru_cache(maxsize=16384)
def _words(name: str, known: Language | None) -> _Words:
    bare = _POINTS.sub("", unicodedata.normalize("NFC", name))
    return tuple(_Word(word, _is_small(word, known)) for word in _WORD.findall(bare))


def _is_small(word: str, known: Language | None) -> bool:
    key = plain(word)
    small = word_list("particles", "particles_or_names", "titles", "titles_elsewhere")
    if script_of(word) in _UNCASED or word[:1].islower():  # `Ван` is a Chinese surname
        small |= word_list("particles_elsewhere")
    titles = known.titles | known.determiners if known is not None else frozenset[str]()
    if script_of(word) == "han":
        return False
    return len(word) == 1 or key in small or word.lower() in titles or _NUMBER.fullmatch(word) is not None
