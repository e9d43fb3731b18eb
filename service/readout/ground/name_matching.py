"""Whether a form that stands in a text names a country or a body, in the language of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile

from readout.ground.person_names import names_person
from readout.languages import LANGUAGES, language
from readout.parties import chinese_names, japanese_names
from readout.parties.naming import alike, plain
from readout.values import body_names, capital_country, country_code, demonym_country, place_forms, place_name
from readout.values.folding import fold_name

_SHORTEST_GENITIVE = 4
_COMPOUND = re.compile(r"[\s:'’-]+")
_ABBREVIATION = re.compile(r"[^\W\d_]{2,8}")
_LONGEST_ENDING = 3
"""Letters of an ending of a case."""
_SHORTEST_STEM = 4
"""Letters of a name that are left without it."""
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
    stems = [one for word in (form, *words) for one in (word, *_without_endings(word, tag))]
    if any(code in {country_code(one, tag), capital_country(one, tag)} for one in stems):
        return True
    if code == _by_sign(form, tag):
        return True
    peoples = {demonym_country(word, tag, of_people=True) for word in words} - {None}
    return code in peoples if peoples else alike(name, form)


def of_state(form: str, tag: str | None) -> set[str | None]:
    """The codes of the countries whose name, capital or adjective a form is, in the text's language."""
    stems = (form, *_without_endings(form, tag))
    known = (code for one in stems for code in (country_code(one, tag), capital_country(one, tag)))
    return {*known, *(demonym_country(one, tag) for one in stems)}


def of_person(name: str, form: str, tag: str | None) -> bool:
    """Whether a form has a person's name in it, in whatever script, also written together with an office.

    A form that is a whole name is not of one with whom it shares a given name alone.
    """
    known = language(tag)
    if form.isascii() or known is None or not known.unspaced:
        return names_person(name, form, tag)
    written = (japanese_names.in_katakana(form, known.unnamed), chinese_names.beside_offices(form, known.titles))
    return reads_person(name, form, tag) or any(names_person(name, one, tag) for one in (*written, form) if one)


def reads_person(name: str, form: str, tag: str | None) -> bool:
    """Whether the characters of a form are read as a person's whole name, which no likeness is taken for."""
    known = language(tag)
    if form.isascii() or known is None or not known.unspaced:
        return False
    return chinese_names.reads_in(name, form, known.titles) or japanese_names.reads_in(name, form, known.unnamed)


@lru_cache(maxsize=16384)
def of_place(name: str, form: str, tag: str | None) -> bool:
    """Whether a form is a place's name in the language of the text, in whatever case: ``Ашхабаде``, ``Ankara'da``."""
    known = language(tag)
    english = place_name(name, "en") or name
    bare = re.split("['’]", form)[0]
    if any(place_name(one, tag) == english for one in (form, bare)) or _is_capital(name, form, tag):
        return True
    if known is None or not known.case_endings:
        stems = known.without_prefixes(form) if known is not None else ()
        return any(place_name(one, tag) == english for one in stems)
    words = fold_name(bare).split()
    endings = {fold_name(ending) for ending in known.case_endings}
    forms = [*place_forms(english, tag), fold_name(name)]
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
    stems = [titled, *_without_endings(titled, tag)]
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
    return any(own & body_names(one) for one in _inflected(form, tag)) or _is_office(name, form, tag)


def _without_endings(word: str, tag: str | None) -> list[str]:
    """A word without the ``s`` of a genitive, without the endings of cases, without an article that is part of it."""
    known = language(tag)
    found = [word[:-1]] if len(word) > _SHORTEST_GENITIVE and word.endswith("s") else []
    if known is not None and known.endings:
        found += [word[:-cut] for cut in range(1, _LONGEST_ENDING + 1) if len(word) - cut >= _SHORTEST_STEM]
    if known is not None and known.unspaced:
        found += [word[:-1]] if word[-1:] in known.of_states and len(word) > 1 else []
    return [*found, *(known.without_prefixes(word) if known is not None else ())]


def _by_sign(form: str, tag: str | None) -> str | None:
    """The code of the country that a single sign stands for: ``中方`` is China's side."""
    known = language(tag)
    if known is None or not known.country_signs:
        return None
    if form[1:] not in {"", *known.of_states}:
        return None
    return dict(zip(known.country_signs[::2], known.country_signs[1::2], strict=True)).get(form[:1])


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


def _is_office(name: str, form: str, tag: str | None) -> bool:
    """Whether a form is the word for an office of a country, with the country: ``lettisches Außenministerium``.

    All words of the name have to be explained: the office's, in English, and one that names the country.
    """
    known = language(tag)
    if known is None:
        return False
    for kind, words in LANGUAGES["en"].state_offices.items():
        theirs = known.state_offices.get(kind, ())
        rest = next((_rest(name, word) for word in words if _rest(name, word) is not None), None)
        left = next((_rest(form, word) for word in theirs if _rest(form, word) is not None), None)
        if rest and left and (code := _state_of(rest, "en")) and code == _state_of(left, tag):
            return True
    return False


def _rest(name: str, office: str) -> list[str] | None:
    """The words of a name beside those of an office; ``None`` if it is not that office's."""
    folded, sought = f" {' '.join(_COMPOUND.split(name))} ".casefold(), f" {office.casefold()} "
    return folded.replace(sought, " ", 1).split() if sought in folded else None


def _state_of(words: list[str], tag: str | None) -> str | None:
    """The country that words name together, or that each of them names, small ones left out."""
    known = language(tag)
    small = known.determiners | known.of | known.prepositions if known else frozenset[str]()
    named = [word for word in words if word not in small and len(word) > 1]
    together = {_code_of(mark.join(named), tag) for mark in " -"} - {None}
    codes = together or {_code_of(word, tag) for word in named}
    return codes.pop() if len(codes) == 1 else None


def _code_of(words: str, tag: str | None) -> str | None:
    titled = words[:1].upper() + words[1:]
    return country_code(titled, tag) or demonym_country(titled, tag)


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
