"""Movements, armed groups and peoples by their words in a text's language: ``хуситами``, ``胡塞武装``.

A form is one's where it has its name and nothing beside it but words for what it is. Names that are in no table are
compared by their sound, where they have consonants enough to be told by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from readout.languages import Language, language
from readout.languages.movement_words import movement_words
from readout.parties.naming import consonants, romanised
from readout.parties.sound_likeness import sound_alike
from readout.parties.sounds import script_of
from readout.values.folding import fold_name

_PARTS = re.compile(r"[^\w]+")
_JOINED = re.compile("['’׳ʼ\u200c]")
"""Signs inside words, which endings and plurals are parted by: ``Houthi's``, ``حوثی‌ها``."""
_LONGEST_ENDING = 6
"""Letters that may follow a stem: ``Kürtlerin``."""
_COUNTRY = re.compile("stan|стан")
"""What makes of a people its country."""
_TELLING, _TELLING_UNPOINTED = 3, 4
"""Consonants from which a name that is in no table may be told by its sound, and where vowels are not written."""
_UNPOINTED = frozenset({"arabic", "hebrew"})
_CLOSE = 0.7
"""How near the sounds have to be, of the usual limit."""
_PLURALS = tuple("يين يون ين ون ية ים ов ев ы и οι ων ové owie ler lar s i e".split())
"""What peoples have behind their names in several languages."""


@lru_cache(maxsize=16384)
def movement(name: str, tag: str | None) -> str | None:
    """The English name of the movement that a name is of, with nothing beside it but words for what it is.

    Args:
        name: As it is written.
        tag: Its language (BCP 47).
    """
    known = language(tag)
    return None if known is None else next((one for one, rest in _named(name, known) if not rest), None)


def of_movement(name: str, form: str, tag: str | None) -> bool:
    """Whether a form is a movement's, an armed group's or a people's by its English name."""
    own = movement(name, "en")
    return movement(form, tag) == own if own is not None else _sounds_so(name, form, tag)


def is_another_movement(name: str, form: str, tag: str | None) -> bool:
    """Whether a form is not of a movement whose name is known in its language, so that likeness shows nothing.

    It is of another one, or of somebody beside it: *foes of the Houthis*.
    """
    own, known = movement(name, "en"), language(tag)
    words = movement_words(known.language) if known is not None else None
    if own is None or words is None or movement(form, tag) == own:
        return False
    return any(one == own for _, one in words.names)


def _named(name: str, known: Language) -> Iterator[tuple[str, bool]]:
    """The movements whose names stand in a name, each with whether other words stand beside."""
    words = movement_words(known.language)
    if words is None:
        return
    if known.unspaced and not name.isascii():
        bare = "".join(_PARTS.split(name))
        found = sorted((sign[0], one) for sign, one in words.names if sign[0] in bare)
        yield from ((one, not _are_kinds(bare.replace(sign, "", 1), words.kinds)) for sign, one in reversed(found))
        return
    parts = _parts(name)
    for entry, one in words.names:
        for at in range(len(parts) - len(entry) + 1):
            here = parts[at : at + len(entry)]
            rests = [_rest(word, part, known) for word, part in zip(entry, here, strict=True)]
            if None not in rests:
                beside = [*parts[:at], *parts[at + len(entry) :], *(rest for rest in rests if rest)]
                yield one, not all(_is_small(part, known) or _is_kind(part, known) for part in beside)


def _parts(name: str) -> list[str]:
    return [part for part in _PARTS.split(_JOINED.sub("", name)) if part]


def _rest(entry: str, part: str, known: Language) -> str | None:
    """What a word has behind an entry that is no ending: ``rebellerna`` of a compound; ``None`` if it is another."""
    if entry.isupper():
        return "" if part == entry else None
    stem = fold_name(entry.removesuffix("*"))
    for word in _bare(part, known):
        if word == stem:
            return ""
        ending = word.removeprefix(stem)
        if ending == word or not entry.endswith("*") or _COUNTRY.search(ending):
            continue
        if known.compounds and _is_kind(ending, known):
            return ending
        if len(ending) <= _LONGEST_ENDING:
            return ""
    return None


def _bare(part: str, known: Language) -> list[str]:
    """A folded word, and what it is without what its language writes before words."""
    folded = fold_name(part)
    once = list(known.without_prefixes(folded))
    return [folded, *once, *(twice for one in once for twice in known.without_prefixes(one))]


def _is_small(part: str, known: Language) -> bool:
    low = part.lower()
    return low in known.determiners or low in known.office_links or low in known.of


def _is_kind(part: str, known: Language) -> bool:
    return any(_is_entry(word, entry) for word in _bare(part, known) for entry in _kinds(known.language))


def _is_entry(word: str, entry: str) -> bool:
    stem = entry.removesuffix("*")
    longest = _LONGEST_ENDING if stem != entry else 0
    return word.startswith(stem) and len(word) - len(stem) <= longest


@cache
def _kinds(code: str) -> tuple[str, ...]:
    words = movement_words(code)
    return tuple(fold_name(_JOINED.sub("", kind)) for kind in words.kinds) if words is not None else ()


def _are_kinds(signs: str, kinds: Sequence[str]) -> bool:
    """Whether signs are but words for what a movement is, one behind another."""
    return not signs or any(_are_kinds(signs.removeprefix(kind), kinds) for kind in kinds if signs.startswith(kind))


def _sounds_so(name: str, form: str, tag: str | None) -> bool:
    """Whether the one word of a form that is not for what somebody is sounds like that of a name."""
    known = language(tag)
    if known is None or form.isascii() or movement_words(known.language) is None:
        return False
    own, other = _core(name, "en"), _core(form, known.language)
    if not own or not other:
        return False
    least = _TELLING_UNPOINTED if script_of(other) in _UNPOINTED else _TELLING
    return any(
        sound_alike(one, word, cases=known.endings, within=_CLOSE)
        for one in _stems(own)
        if len(consonants(romanised(one))) >= least
        for bare in (other, *known.without_prefixes(other))
        for word in _stems(bare)
    )


def _core(name: str, code: str) -> str:
    """The one word of a name that is not for what somebody is; empty if there are several."""
    known = language(code)
    if known is None:
        return ""
    if known.unspaced and not name.isascii():
        kinds = sorted(_kinds(code), key=len, reverse=True)
        return next((name.removesuffix(kind) for kind in kinds if name.endswith(kind) and name != kind), name)
    left = [part for part in _parts(name) if not _is_small(part, known) and not _is_kind(part, known)]
    return left[0] if len(left) == 1 else ""


def _stems(word: str) -> list[str]:
    """A word, and what it is without each of the endings that peoples have."""
    low = word.lower()
    return [low, *(low.removesuffix(end) for end in _PLURALS if low.endswith(end) and len(low) - len(end) >= _TELLING)]
