"""Offices of states by their names in a text's language: *Tarım ve Orman Bakanlığı*, *lettisches Außenministerium*.

A name is read where all of its words are explained: those of the office, of what a ministry is for, and of a country.
The words are data of each language (``state_offices``, ``ministries``, ``portfolios``); what only one state has under a
name is in ``readout.values``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from readout.ground.country_words import country_by_sign, country_of_words
from readout.ground.office_patterns import (
    IGNORED,
    PARTS,
    SHORTEST_STEM,
    OfficePattern,
    folded,
    folded_ministries,
    generic,
    patterns,
    portfolios,
    signs,
)
from readout.languages import Language, language
from readout.values import CHAMBERS, StateBody, country_code
from readout.values.folding import fold_name

_AFTER_APOSTROPHE = re.compile(r"['’][^\W\d_]+")
_VOWELS = "aeiouyıаеиіоуыэюяйьαεηιουω"
"""Letters at a word's end that another case may lack."""
_LOST = 2
"""Of these, how many at most."""
_LATIN_GENITIVES = ("s", "es")
_FEDERAL = "bundes"
_MINISTRY = "ministry"


def state_office(name: str, form: str, tag: str | None) -> str | None:
    """Whether a form is an office of a state that a party's English name means.

    Args:
        name: The party's name, in English: ``Ministry of Agriculture of Kenya``.
        form: How the text has it, in the language ``tag``.
        tag: BCP 47.

    Returns:
        An empty string where the words show it; the code of the country that has to be understood, where the form does
        not say whose office it is and the name does (``the ministry of agriculture``); ``None`` if it is none, or
        another's.
    """
    meant = state_bodies(name, "en")
    if not meant:
        return None
    pairs = [(one, other) for one in state_bodies(form, tag) for other in meant if one.is_called(other)]
    understood = {"" if one.country else other.country or "" for one, other in pairs}
    return min(understood, default=None)


def is_another_office(name: str, form: str, tag: str | None) -> bool:
    """Whether a form is an office of a state, and not the one that a party's English name is: of another state, say."""
    told = state_bodies(name, "en") and state_bodies(form, tag)
    return bool(told) and state_office(name, form, tag) is None


@lru_cache(maxsize=16384)
def state_bodies(name: str, tag: str | None) -> tuple[StateBody, ...]:
    """What a name in a language may be: each way to read it with no word left; most often one, or none."""
    known = language(tag)
    if known is None:
        return ()
    if known.unspaced and not name.isascii():
        return tuple(_unspaced(name.translate(IGNORED).replace(" ", ""), known))
    return tuple(_spaced(_words(name, known), known))


def is_ours(form: str, tag: str | None) -> bool:
    """Whether a form says *our country*, and nothing more but small words."""
    known = language(tag)
    if known is None:
        return False
    if known.unspaced:
        return form in known.our_country
    words = _words(form, known)
    forms = [_alternatives(word, known) for word in words]
    for phrase in known.our_country:
        pattern = folded(phrase.replace("_", " "), known)
        for at in range(len(words)):
            if _matches(pattern, forms[at:], known):
                return all(_is_small(word, known) for word in (*words[:at], *words[at + len(pattern) :]))
    return False


def office_at(words: Sequence[str], at: int, tag: str | None) -> StateBody | None:
    """The office without a country whose name begins at one of several words: a government, a ministry of whatever."""
    known = language(tag)
    if known is None:
        return None
    forms = [_alternatives(word, known) for word in words[at : at + 3]]
    found = (pattern for pattern in generic(known) if _matches(pattern.words, forms, known))
    named = next((pattern.body for pattern in found if _is_written_so(pattern, words[at])), None)
    return named or (StateBody(_MINISTRY, frozenset(), None) if forms and _ministry(forms[0], known) else None)


def _words(name: str, known: Language) -> list[str]:
    bare = _AFTER_APOSTROPHE.sub("", name) if known.endings_after_apostrophe else name
    return [word for word in PARTS.split(bare.translate(IGNORED)) if word]


def _spaced(words: list[str], known: Language) -> Iterator[StateBody]:
    forms = [_alternatives(word, known) for word in words]
    for body, used in _heads(words, forms, known):
        rest = [word for number, word in enumerate(words) if number not in used and not _is_small(word, known)]
        if body.kind in CHAMBERS and any(body.kind != "parliament" for _ in rest):
            rest = [word for word in rest if not _is_parliament(word, known)]
        code = country_of_words(rest, known.language) if rest else None
        if (rest and code is None) or (body.country and code not in {None, body.country}):
            continue
        yield body._replace(country=body.country or code)


def _heads(words: list[str], forms: list[set[str]], known: Language) -> Iterator[tuple[StateBody, set[int]]]:
    """The offices that some of the words name, with the numbers of these words; the longest first."""
    for at in range(len(words)):
        begun = [one for start in {form[:2] for form in forms[at]} for one in patterns(known).get(start, ())]
        for pattern in sorted(begun, key=lambda one: -len(one.words)):
            end = at + len(pattern.words)
            if _matches(pattern.words, forms[at:end], known) and _is_written_so(pattern, words[at]):
                yield pattern.body, set(range(at, end))
        for head in _ministry(forms[at], known):
            yield from _with_portfolios(head, at, words, forms, known)


def _is_written_so(pattern: OfficePattern, word: str) -> bool:
    """Whether a word has the capitals without which it is no name of an office; ``l'Intérieur`` has one too."""
    return not ((pattern.acronym and not word[:2].isupper()) or (pattern.capital and not word[:1].isupper()))


def _ministry(forms: set[str], known: Language) -> list[str]:
    """What stands before the word for a ministry in one word: nothing in most, ``justiz`` of ``Justizministerium``."""
    found = [""] if any(_is_case(word, form, known) for word in folded_ministries(known) for form in forms) else []
    if known.compounds and not found:
        for form in forms:
            bare = next((form.removesuffix(end) for end in _LATIN_GENITIVES if form.endswith(end)), form)
            ends = (word for word in folded_ministries(known) if bare.endswith(word) and bare != word)
            found += [bare.removesuffix(word).removeprefix(_FEDERAL) for word in ends]
    return found[:1]


def _with_portfolios(
    head: str, at: int, words: list[str], forms: list[set[str]], known: Language
) -> Iterator[tuple[StateBody, set[int]]]:
    used, fields, place = {at}, set[str](), 0
    if head:
        own = next((field for pattern, field in portfolios(known) if head in _joined(pattern)), None)
        if own is None:
            return
        fields.add(own)
    while place < len(words):
        found = next((one for one in portfolios(known) if _fits(one[0], place, at, forms, known)), None)
        if found is not None:
            fields.add(found[1])
            used |= set(range(place, place + len(found[0])))
        place += len(found[0]) if found is not None else 1
    if fields:
        yield StateBody(_MINISTRY, frozenset(fields), None), used


def _fits(pattern: tuple[str, ...], place: int, ministry: int, forms: list[set[str]], known: Language) -> bool:
    """Whether the words from a place on are a portfolio's, and the word for the ministry is none of them."""
    end = place + len(pattern)
    if place <= ministry < end:
        return False
    if len(pattern) == 1 and known.compounds and place < len(forms):
        return any(form in _joined(pattern) for form in forms[place])
    return _matches(pattern, forms[place:end], known)


def _joined(pattern: tuple[str, ...]) -> set[str]:
    """How a portfolio stands within a longer word: ``Verkehr`` is ``Verkehrs``, ``Forschung`` ``Forschungs``."""
    word = "".join(pattern)
    return {word, word + "s"}


def _matches(pattern: tuple[str, ...], forms: Sequence[set[str]], known: Language) -> bool:
    return len(forms) >= len(pattern) and all(
        any(_is_case(word, form, known) for form in found) for word, found in zip(pattern, forms, strict=False)
    )


def _is_case(word: str, form: str, known: Language) -> bool:
    """Whether a form is a word of a name, in whatever case the language has."""
    if word == form:
        return True
    if not known.endings:
        genitive = known.compounds or known.language == "en"
        return genitive and any(form == word + end for end in _LATIN_GENITIVES)
    stem = word[:-_LOST] + word[-_LOST:].rstrip(_VOWELS)
    stem = stem if len(stem) >= SHORTEST_STEM else word
    return len(stem) >= SHORTEST_STEM and form.startswith(stem) and len(form) - len(stem) <= known.longest_ending


def _alternatives(word: str, known: Language) -> set[str]:
    """A folded word, and what it is without what the language writes before words."""
    folded = fold_name(word)
    bare = set(known.without_prefixes(folded))
    return {folded, *bare, *(shorter for one in bare for shorter in known.without_prefixes(one))}


def _is_small(word: str, known: Language) -> bool:
    low = word.lower()
    return low in known.office_links or low in known.determiners or fold_name(word) in known.office_links


def _is_parliament(word: str, known: Language) -> bool:
    names = [name for name in known.state_offices.get("parliament", ()) if " " not in name]
    return any(_is_case(fold_name(name), form, known) for name in names for form in _alternatives(word, known))


def _unspaced(name: str, known: Language) -> Iterator[StateBody]:
    """The same of a script that does not part its words: the country first, the office last."""
    for pattern in signs(known):
        if name.endswith(pattern.words[0]):
            yield from _of_country(name.removesuffix(pattern.words[0]), pattern.body, known)
    for ending in sorted(known.ministries):
        rest, fields = name.removesuffix(ending), set[str]()
        if rest == name:
            continue
        while (found := next((one for one in portfolios(known) if rest.endswith(one[0][0])), None)) is not None:
            fields.add(found[1])
            rest = rest.removesuffix(found[0][0])
            rest = rest[:-1] if rest[-1:] in known.office_links else rest
        if fields:
            yield from _of_country(rest, StateBody(_MINISTRY, frozenset(fields), None), known)


def _of_country(words: str, body: StateBody, known: Language) -> Iterator[StateBody]:
    bare = "".join(sign for sign in words if sign not in known.of)
    code = country_code(bare, known.language) or country_by_sign(bare, known.language) if bare else None
    if not bare or (code is not None and body.country in {None, code}):
        yield body._replace(country=body.country or code)
