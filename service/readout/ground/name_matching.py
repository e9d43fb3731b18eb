"""Whether a form that stands in a text names a country or a body, in the language of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import takewhile

from readout.ground.country_words import country_by_sign, without_endings
from readout.ground.movements import of_movement
from readout.ground.person_names import names_person
from readout.ground.person_nouns import NO_NOUNS
from readout.ground.state_offices import state_office
from readout.languages import Language, language
from readout.parties import chinese_names, japanese_names
from readout.parties.naming import alike, plain
from readout.values import (
    body_names,
    capital_country,
    country_code,
    demonym_country,
    place_forms,
    place_name,
    town_names,
)
from readout.values.folding import fold_name

_COMPOUND = re.compile(r"[\s:'’-]+")
_ABBREVIATION = re.compile(r"[^\W\d_]{2,8}")
_LONGEST_ENDING = 3
"""Letters of an ending of a case."""
_SHORTEST_SHARED = 3
"""Letters with which two cases of one word begin."""


@lru_cache(maxsize=16384)
def of_country(name: str, form: str, tag: str | None) -> bool:
    """Whether a form has in it a country's name, adjective, capital or seat of government, in the text's language.

    A form that none of these explains has to be like the name: ``Nigerian`` is like Niger, and is another's.
    """
    code = country_code(name)
    if form == name or code is None:
        return form == name or alike(name, form)
    words = _COMPOUND.split(form)
    known = language(tag)
    if known is not None and len(words) > 1 and words[0].lower() in known.determiners:
        form = form[len(words[0]) :].lstrip(" '’")
    stems = [one for word in (form, *words) for one in (word, *without_endings(word, tag))]
    if any(code in {country_code(one, tag), capital_country(one, tag)} for one in stems):
        return True
    if code == country_by_sign(form, tag):
        return True
    peoples = {demonym_country(word, tag, of_people=True) for word in words} - {None}
    return code in peoples if peoples else alike(name, form)


def of_state(form: str, tag: str | None) -> set[str | None]:
    """The codes of the countries whose name, capital or adjective a form is, in the text's language."""
    stems = (form, *without_endings(form, tag))
    known = (code for one in stems for code in (country_code(one, tag), capital_country(one, tag)))
    return {*known, *(demonym_country(one, tag) for one in stems)}


def of_person(name: str, form: str, tag: str | None) -> bool:
    """Whether a form has a person's name in it, in whatever script, also written together with an office.

    A form that is a whole name is not of one with whom it shares a given name alone.
    """
    known = language(tag)
    if form.isascii() or known is None or not known.unspaced:
        return names_person(name, form, tag)
    katakana = japanese_names.in_katakana(form, known.unnamed, known.spokespeople)
    written = (katakana, chinese_names.beside_offices(form, known.titles, _before_names(known)))
    return reads_person(name, form, tag) or any(names_person(name, one, tag) for one in (*written, form) if one)


def reads_person(name: str, form: str, tag: str | None) -> bool:
    """Whether the characters of a form are read as a person's whole name, which no likeness is taken for."""
    known = language(tag)
    if form.isascii() or known is None or not known.unspaced:
        return False
    read = chinese_names.reads_in(name, form, known.titles, _before_names(known))
    return read or japanese_names.reads_in(name, form, known.unnamed, known.spokespeople)


@cache
def _before_names(known: Language) -> frozenset[str]:
    """Words for what somebody is beside titles, which stand before a name: ``发言人``, ``学者``."""
    nouns = (word for kind, words in known.described.items() if kind not in NO_NOUNS for word in words)
    return known.spokespeople | frozenset(nouns)


@lru_cache(maxsize=16384)
def of_place(name: str, form: str, tag: str | None) -> bool:
    """Whether a form is a place's name in the language of the text, in whatever case: ``Ашхабаде``, ``Ankara'da``."""
    known = language(tag)
    english = place_name(name, "en") or name
    bare = re.split("['’]", form)[0]
    if any(place_name(one, tag) == english for one in (form, bare)) or _is_capital(name, form, tag):
        return True
    others = town_names(english)
    if known is None or not known.case_endings:
        stems = list(known.without_prefixes(form)) if known is not None else []
        named = any(place_name(one, tag) == english for one in stems)
        return named or any(fold_name(one) in others for one in (form, bare, *stems))
    words = fold_name(bare).split()
    endings = {fold_name(ending) for ending in known.case_endings}
    forms = [*place_forms(english, tag), *others, fold_name(name)]
    return any(_is_case(one.split(), words, endings) for one in forms)


def _is_capital(name: str, form: str, tag: str | None) -> bool:
    """Whether a form is the word for a seat of government with its country: ``la capitale gabonaise``."""
    known, code = language(tag), capital_country(name)
    if known is None or code is None:
        return False
    words = _COMPOUND.split(form)
    if known.unspaced:
        return any(word in form and _is_of(code, form.replace(word, ""), tag) for word in known.capitals)
    if not any(word.lower() in known.capitals for word in words):
        return False
    rest = [word for word in words if word.lower() not in known.capitals and len(word) > 1]
    return any(_is_of(code, part, tag) for part in (" ".join(rest), *rest))


def _is_of(code: str, words: str, tag: str | None) -> bool:
    """Whether words are a country's name or adjective, in whatever case."""
    titled = words[:1].upper() + words[1:]
    stems = [titled, *without_endings(titled, tag)]
    return any(code in {country_code(one, tag), demonym_country(one, tag)} for one in stems)


def _is_case(name: list[str], form: list[str], endings: set[str]) -> bool:
    """Whether each word of a form is that of a name but for its last letter and an ending of a case."""
    return len(name) == len(form) and all(_ends_so(one, other, endings) for one, other in zip(name, form, strict=True))


def _ends_so(word: str, form: str, endings: set[str]) -> bool:
    stems = {word, word[:-1]} if len(word) > _SHORTEST_SHARED else {word}
    return word == form or any(form.startswith(stem) and form[len(stem) :] in endings for stem in stems)


@lru_cache(maxsize=16384)
def of_body(name: str, form: str, tag: str | None = None) -> bool:
    """Whether a form, or a word of it, is an acronym of a body's name or its name elsewhere: ``the EU``, ``ООН``."""
    own = body_names(name)
    if any(_abbreviates(one, name) or own & body_names(one) for one in (form, *_COMPOUND.split(form))):
        return True
    if own and any(own & body_names(one) for one in (*_inflected(form, tag), *_bare(form, tag))):
        return True
    return state_office(name, form, tag) == "" or of_movement(name, form, tag)


def _bare(form: str, tag: str | None) -> Iterator[str]:
    """A form without what Hebrew and Arabic write before a word: ``ברשות``."""
    known = language(tag)
    for bare in known.without_prefixes(form) if known is not None else ():
        yield from (bare, *known.without_prefixes(bare)) if known is not None else ()


def _inflected(form: str, tag: str | None) -> Iterator[str]:
    """The bodies whose names a form has in whatever case: ``Evropské unie`` is ``Evropská unie``."""
    known = language(tag)
    if known is None or not known.endings:
        return
    words = fold_name(form).split()
    for body in known.bodies:
        parts = fold_name(body).split()
        if len(parts) == len(words) and all(_same_stem(one, other) for one, other in zip(parts, words, strict=True)):
            yield body


def _same_stem(first: str, second: str) -> bool:
    """Whether two words differ in their last letters alone."""
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))
    return common >= _SHORTEST_SHARED and max(len(first), len(second)) - common <= _LONGEST_ENDING


def _abbreviates(form: str, name: str) -> bool:
    """Whether a form is made of the first letters of a name, in any order: ``OTAN`` is ``NATO``."""
    initials = "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())
    if form == name:
        return True
    return (
        form.isupper()
        and _ABBREVIATION.fullmatch(form) is not None
        and sorted(plain(form)) in (sorted(plain(initials)), sorted(plain(name)))
    )
