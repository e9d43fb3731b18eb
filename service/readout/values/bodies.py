"""International bodies by their acronyms and names in other languages: *UE* is the European Union, *ООН* the UN."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from readout.values.counts import parse_count
from readout.values.folding import fold_name
from readout.values.language_data import known_languages

_IN_CLDR: Mapping[str, str] = {"EU": "European Union", "UN": "United Nations"}
"""Bodies that CLDR has among the territories."""

_BETWEEN = re.compile(r"[\s'’]+")
_ARABIC = re.compile("[\u0600-\u06ff]")
_ONE_LETTER = str.maketrans({"\u200c": None, "ي": "ی", "ى": "ی", "ك": "ک"})
"""Letters that Persian and Arabic keyboards write differently, and the sign between parts of a Persian word."""

_SHORTEST_STEM, _LONGEST_ENDING = 5, 3
_LAST_VOWELS = "aeiouyаеиоуяіη"

_INSTITUTIONS = frozenset({"council of the european union", "european commission", "european parliament"})


def body_names(name: str) -> frozenset[str]:
    """The English names of the bodies that bear a name or acronym, folded; most often one, or none.

    Args:
        name: The name alone. Acronyms count in capitals only: ``BM`` is the World Bank in French, the UN in Turkish.
    """
    written = name.strip()
    found = _names().get(_key(written), frozenset())
    return found if not found or written.lower() == written.upper() or written != written.lower() else frozenset()


def is_institution(name: str, head: str, *, endings: bool = False) -> bool:
    """Whether a word alone is what an institution of the European Union is called with the Union: ``Rat``, ``Rada``.

    Args:
        name: The institution's name, in whatever language.
        head: The word, with the ``s`` of a genitive at most.
        endings: Whether words change their endings by case in its language: ``Komisję``.
    """
    own, word = body_names(name) & _INSTITUTIONS, fold_name(head)
    heads = [one for body in own for one in _heads().get(body, ())]
    return any(word in {one, f"{one}s", f"{one}es"} or (endings and _is_case(word, one)) for one in heads)


def is_union_alone(word: str) -> bool:
    """Whether a word is what the European Union is called without *European*, as any other union is: ``Unie``."""
    folded = fold_name(word).replace("’", "'").rpartition("'")[2]
    return any(folded in {one, f"{one}s"} for one in _unions())


def _is_case(word: str, head: str) -> bool:
    """Whether a word is another in another case: it differs in the last letters."""
    stem = head[:-1] if head[-1] in _LAST_VOWELS else head
    return len(stem) >= _SHORTEST_STEM and word.startswith(stem) and len(word) - len(stem) <= _LONGEST_ENDING


def is_union_by_number(name: str, form: str, language: str | None, on: datetime.date) -> bool:
    """Whether a form names the European Union by how many it has: *les Vingt-Cinq* in 2006, *the Twenty-Seven* now.

    Args:
        name: The body's name.
        form: An article and a number in letters, with a capital as names have.
        language: Language of the text (BCP 47).
        on: The day on which the text appeared.
    """
    article, _, number = form.strip().partition(" ")
    if "european union" not in body_names(name) or not article.isalpha() or not number[:1].isupper():
        return False
    count = parse_count(number.lower(), language) if number.replace("-", "").replace(" ", "").isalpha() else None
    days = [day for day in _file()["members"] if day <= on.isoformat()]
    return count is not None and bool(days) and count.value == _file()["members"][max(days)]


def names_europe(text: str) -> bool:
    """Whether a text has a word for Europe or European, in whatever language, or an acronym of the Union."""
    words = _BETWEEN.split(text)
    return any(fold_name(word).startswith(_european()) for word in words) or any(
        "european union" in body_names(word.strip(".,;:!?()")) for word in words
    )


@cache
def _heads() -> Mapping[str, frozenset[str]]:
    """The word for each institution in its names that have more than it: ``EU-Rat``, ``Rada UE``."""
    found: dict[str, set[str]] = defaultdict(set)
    for english, name in _listed():
        if (body := fold_name(english)) in _INSTITUTIONS:
            words = [name.rpartition("-")[2]] if name.startswith("EU-") else name.split()
            nouns = (fold_name(word) for word in words if not fold_name(word).startswith(_european()))
            found[body] |= {noun for noun in [next(nouns, "")] if noun and not body_names(noun.upper())}
    return {body: frozenset(heads) for body, heads in found.items()}


@cache
def _unions() -> frozenset[str]:
    """The word for a union in the Union's names in all languages that are written in letters with capitals."""
    names = [name for english, name in (*_listed(), *_territories()) if fold_name(english) == "european union"]
    words = (fold_name(word) for name in names if " " in name for word in name.split())
    return frozenset(word for word in words if not word.startswith(_european()) and word != word.upper()) | {"unii"}


@cache
def _names() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for english, name in (*_listed(), *_territories()):
        found[_key(name)].add(fold_name(english))
    return {name: frozenset(bodies) for name, bodies in found.items()}


def _key(name: str) -> str:
    """A name as it is looked up: Persian parts the words within one by a sign, by a space or by nothing."""
    folded = fold_name(name).translate(_ONE_LETTER)
    return "".join(folded.split()) if _ARABIC.search(folded) else folded


def _european() -> tuple[str, ...]:
    """How words for European begin."""
    return tuple(_file()["european"].split())


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(files("readout.values").joinpath("data", "bodies.toml").read_text(encoding="utf-8"))


def _listed() -> Iterator[tuple[str, str]]:
    for line in str(_file()["bodies"]).strip().splitlines():
        english, *names = (word.replace("_", " ") for word in line.split())
        yield from ((english, name) for name in (english, *names))


def _territories() -> Iterator[tuple[str, str]]:
    from babel import Locale

    for language in known_languages():
        territories: Mapping[str, str] = Locale(language).territories
        yield from ((english, territories[code]) for code, english in _IN_CLDR.items() if code in territories)
